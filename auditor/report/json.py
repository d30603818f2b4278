"""Machine output ``report/v1``: a frozen copy written key by key, so that the model may change and the format not."""

from __future__ import annotations

import json
import re
from typing import Any

from auditor.model.findings import Finding, Location, Report, Review, RosterUsage
from auditor.model.rules import Grade
from auditor.report.tally import count_report, order_by_path, order_findings

SCHEMA = "report/v1"

_STATUSES = ("pass", "fail", "n/a", "unreadable")

_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
"""Characters that JSON allows unescaped but that a terminal obeys, a reader does not see, or UTF-8 cannot hold."""


def render_json(report: Report) -> str:
    """Return ``report`` as ``report/v1``: UTF-8 text with Chinese unescaped, two spaces of indent, a final newline.

    The same report gives the same bytes. Documents are sorted by path, findings by document, grade, rule and place.
    Invisible and control characters are escaped, which loses nothing.
    """
    reviews = order_by_path(report)
    findings = tuple(finding for review in reviews for finding in review.findings)
    content = {
        "schema": SCHEMA,
        "tool": {"name": "auditor", "version": report.version, "engine": report.engine},
        "rules": {"count": report.rules, "sha256": report.rules_sha256, "packs": list(report.packs)},
        "on": report.on,
        "documents": [_document(review) for review in reviews],
        "findings": [_finding(finding) for finding in order_findings(findings)],
        "summary": _summary(report),
    }
    text = json.dumps(content, ensure_ascii=False, indent=2)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def _document(review: Review) -> dict[str, Any]:
    return {
        "path": review.path,
        "sha256": review.sha256,
        "format": review.format,
        "status": review.status,
        "reason": review.reason,
        "organ": review.organ,
        "year": review.year,
        "form": review.form,
        "verdict": review.verdict,
        "counts": {grade.value: review.count(grade) for grade in Grade},
        "coverage": {status: review.coverage.get(status, 0) for status in _STATUSES},
        "warnings": list(review.warnings),
        "not_checked": dict(sorted(review.not_checked.items())),
        "partly_checked": dict(sorted(review.partly_checked.items())),
        "untold": dict(sorted(review.untold.items())),
    }


def _roster(roster: RosterUsage | None) -> dict[str, Any] | None:
    if roster is None:
        return None
    return {"path": roster.path, "rows": roster.rows, "unused": list(roster.unused), "without": list(roster.without)}


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "family": finding.family,
        "grade": finding.grade.value,
        "certainty": finding.certainty.value,
        "status": finding.status,
        "document": finding.document,
        "title": finding.title,
        "message": finding.message,
        "arithmetic": finding.arithmetic,
        "values": dict(finding.values),
        "clauses": list(finding.clauses),
        "remedy": finding.remedy,
        "fingerprint": finding.fingerprint,
        "locations": [_location(location) for location in finding.locations],
        "hints": list(finding.hints),
        "yielded_to": finding.yielded_to,
    }


def _location(location: Location) -> dict[str, Any]:
    return {
        "role": location.role,
        "section": location.section,
        "table": location.table,
        "row": location.row,
        "column": location.column,
        "page": location.page,
        "line": location.line,
        "text": location.text,
        "place": location.place,
    }


def _summary(report: Report) -> dict[str, Any]:
    """Counts of the run; ``not_checked`` counts pairs of document and rule, ``unreadable`` documents."""
    tally = count_report(report)
    return {
        "documents": tally.documents,
        "verdicts": dict(tally.verdicts),
        "counts": {grade.value: tally.grades[grade] for grade in Grade},
        "coverage": {status: tally.coverage[status] for status in _STATUSES},
        "yielded": tally.yielded,
        "waived": tally.waived,
        "unreadable": tally.documents - tally.read,
        "not_checked": tally.not_checked,
        "left_aside": [{"path": path, "reason": reason} for path, reason in sorted(report.left_aside.items())],
        "roster": _roster(report.roster),
    }
