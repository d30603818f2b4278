"""One cause, one finding: which findings step back for others, and the explanations they leave behind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from auditor.model.facts import Fact
from auditor.model.findings import Finding
from auditor.model.rules import Rule


@dataclass(frozen=True, slots=True)
class Failure:
    """One rule failing on one fact, with the finding it makes."""

    rule: Rule
    fact: Fact
    finding: Finding


def same_place(first: str, second: str) -> bool:
    """Whether one fact's place is, contains or lies inside the other's (``表三`` contains ``表三/列/总计``)."""
    return (
        first == second or not first or not second or first.startswith(second + "/") or second.startswith(first + "/")
    )


def settle(failures: Sequence[Failure]) -> list[Finding]:
    """Return the findings of ``failures``, some of them stepped back, the others with the explanations due to them.

    A finding yields to the first rule of ``yields_to`` that fails at the same place with a grade at least as grave: a
    violation never disappears behind a defect. One of a rule that only explains
    never stands: its message becomes a hint of the finding it explains, and where that one has stepped back, of the one
    it stepped back for. Each explaining rule speaks once in a finding.
    """
    explanations: list[dict[str, str]] = [{} for _ in failures]
    settled = []
    for failure in failures:
        finding = failure.finding
        for rule in (*failure.rule.yields_to, *failure.rule.explains):
            explains = rule in failure.rule.explains
            others = [
                place
                for place, other in enumerate(failures)
                if other.rule.id == rule
                and same_place(other.fact.ref, failure.fact.ref)
                and (explains or other.finding.grade.rank <= finding.grade.rank)
            ]
            if not others:
                continue
            finding = replace(finding, status="yielded", yielded_to=rule)
            if not explains:
                break
            for place in others:
                explanations[place].setdefault(failure.rule.id, finding.message)
        if failure.rule.explains and finding.status == "open":
            finding = replace(finding, status="yielded", yielded_to=failure.rule.explains[0])
        settled.append(finding)
    return [
        replace(finding, hints=_hints(place, settled, explanations)) if finding.status == "open" else finding
        for place, finding in enumerate(settled)
    ]


def _hints(place: int, settled: Sequence[Finding], explanations: Sequence[dict[str, str]]) -> tuple[str, ...]:
    """The hints of an open finding: its own, those explaining it, and those of findings that stepped back for it."""
    finding = settled[place]
    told = dict(explanations[place])
    for other, yielded in enumerate(settled):
        if yielded.status == "yielded" and yielded.yielded_to == finding.rule:
            for rule, message in explanations[other].items():
                told.setdefault(rule, message)
    return tuple(dict.fromkeys((*finding.hints, *told.values())))
