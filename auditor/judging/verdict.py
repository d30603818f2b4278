"""The verdict on one report in a word, and the counts beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from auditor.model.facts import FactBase
from auditor.model.findings import Finding
from auditor.model.outcomes import Outcome, Status
from auditor.model.rules import Grade

CLEAN = "未见问题"
UNDECIDED = "无法判断"


def verdict_of(findings: Sequence[Finding], outcomes: Sequence[Outcome]) -> str:
    """Return the gravest open grade; without 违规 and 缺陷, 无法判断 if some rule could not be checked; else 未见问题.

    Advice does not outweigh a gap in the check: a report of which something was not readable is never called clean.
    """
    grades = {f.grade for f in findings if f.status == "open"}
    for grade in (Grade.VIOLATION, Grade.DEFECT):
        if grade in grades:
            return grade.value
    if any(outcome.status is Status.UNREADABLE for outcome in outcomes):
        return UNDECIDED
    return Grade.ADVICE.value if grades else CLEAN


def coverage_of(outcomes: Sequence[Outcome]) -> Mapping[str, int]:
    """Return how many rules ended in each of the four answers."""
    counts = Counter(outcome.status.value for outcome in outcomes)
    return {status.value: counts[status.value] for status in Status}


def not_checked(outcomes: Sequence[Outcome]) -> Mapping[str, str]:
    """Return the rules that could not be checked, as many as ``coverage_of`` counts, with the reason."""
    return {outcome.rule: outcome.reason for outcome in outcomes if outcome.status is Status.UNREADABLE}


def partly_checked(outcomes: Sequence[Outcome]) -> Mapping[str, str]:
    """Return the rules that fail at one place of the report and could not be checked at another, with the reason."""
    return {outcome.rule: outcome.reason for outcome in outcomes if outcome.status is Status.FAIL and outcome.reason}


def untold_of(outcomes: Sequence[Outcome], base: FactBase) -> Mapping[str, str]:
    """Return the rules that do not apply only because nothing told what they read, with the reason."""
    reasons = frozenset(base.untold.values())
    return {o.rule: o.reason for o in outcomes if o.status is Status.NOT_APPLICABLE and o.reason in reasons}
