"""Counts over a whole report, and the two orders in which documents and findings are given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from auditor.model.findings import Finding, Location, Report, Review
from auditor.model.outcomes import Status
from auditor.model.rules import Grade

CLEAR = "未见问题"
UNJUDGED = "无法判断"
VERDICTS = (*(str(grade) for grade in Grade), CLEAR, UNJUDGED)
"""The verdicts of a document, gravest grade first (``Review.verdict``)."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of each thing a report holds.

    ``verdicts`` counts documents; ``grades`` open findings; ``coverage`` pairs of document and rule by status;
    ``not_checked`` pairs of document and rule that could not be judged, which is ``coverage["unreadable"]``;
    ``clear_but_unchecked`` documents with nothing found on which some rule could not be judged, or not everywhere.
    """

    documents: int
    read: int
    verdicts: Mapping[str, int]
    grades: Mapping[Grade, int]
    waived: int
    yielded: int
    coverage: Mapping[str, int]
    not_checked: int
    clear_but_unchecked: int


def count_report(report: Report) -> Tally:
    """Count ``report``; every verdict, grade and status is present, with 0 where there is none."""
    reviews = report.reviews
    findings = [finding for review in reviews for finding in review.findings]
    return Tally(
        documents=len(reviews),
        read=sum(review.status == "read" for review in reviews),
        verdicts={verdict: sum(review.verdict == verdict for review in reviews) for verdict in VERDICTS},
        grades={grade: sum(review.count(grade) for review in reviews) for grade in Grade},
        waived=sum(finding.status == "waived" for finding in findings),
        yielded=sum(finding.status == "yielded" for finding in findings),
        coverage={str(status): sum(review.coverage.get(status, 0) for review in reviews) for status in Status},
        not_checked=sum(len(review.not_checked) for review in reviews),
        clear_but_unchecked=sum(
            review.verdict == CLEAR and bool(review.not_checked or review.partly_checked) for review in reviews
        ),
    )


def order_by_path(report: Report) -> list[Review]:
    """Reviews in the order of machine output: by path."""
    return sorted(report.reviews, key=lambda review: (review.path, review.sha256))


def order_worst_first(report: Report) -> list[Review]:
    """Reviews in the order for people: most 违规, most 缺陷, most 提示, then what could not be judged, then by path."""
    return sorted(
        report.reviews,
        key=lambda review: (
            *(-review.count(grade) for grade in Grade),
            review.verdict != UNJUDGED,
            review.path,
        ),
    )


def order_findings(findings: tuple[Finding, ...]) -> list[Finding]:
    """Findings by document, grade (gravest first), rule and place; ties are broken by their words."""
    return sorted(findings, key=_finding_key)


def _finding_key(finding: Finding) -> tuple[object, ...]:
    places = tuple(map(_place_key, finding.locations))
    return (finding.document, finding.grade.rank, finding.rule, places, finding.message, finding.fingerprint)


def _place_key(place: Location) -> tuple[str | int, ...]:
    words = (place.role, place.section or "", place.table or "", place.row or "", place.column or "")
    return (*words, place.page or 0, place.line or 0, place.place, place.text)
