"""The counts beside a verdict: a rule is counted once, and nothing that could not be judged is left out."""

from __future__ import annotations

from auditor.judging.verdict import coverage_of, not_checked, partly_checked
from auditor.model.facts import Fact
from auditor.model.outcomes import Outcome, Status

OUTCOMES = (
    Outcome("GK-XX-001", Status.PASS),
    Outcome("GK-XX-002", Status.FAIL, failures=(Fact("表三", "表三", {}),)),
    Outcome("GK-XX-003", Status.FAIL, "表三 这一行读不出来", (Fact("表三", "表三", {}),)),
    Outcome("GK-XX-004", Status.UNREADABLE, "没有认出标题"),
    Outcome("GK-XX-005", Status.NOT_APPLICABLE, "报告没有写"),
)


def test_a_rule_that_fails_and_could_not_be_judged_everywhere_is_counted_as_failed() -> None:
    assert coverage_of(OUTCOMES) == {"pass": 1, "fail": 2, "n/a": 1, "unreadable": 1}
    assert not_checked(OUTCOMES) == {"GK-XX-004": "没有认出标题"}


def test_what_such_a_rule_could_not_judge_is_told() -> None:
    assert partly_checked(OUTCOMES) == {"GK-XX-003": "表三 这一行读不出来"}
