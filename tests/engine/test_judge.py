"""The engine as the rest of the program uses it."""

from __future__ import annotations

import sys

import pytest

from auditor.engine import Engine, open_engine
from auditor.errors import EngineFailure, UsageError
from auditor.model.expressions import Stated
from auditor.model.outcomes import Status
from tests.engine.builders import base, compared, fact, rule

RULES = [rule(compared("v", "=", 3), name="GK-XX-001"), rule(Stated("v"), name="GK-XX-002", kind="乙")]
REPORT = base([fact({"v": 3}, ref="一"), fact({"v": 4}, ref="二"), fact({"v": 5}, ref="三")])


def test_one_outcome_for_each_rule_in_their_order() -> None:
    with open_engine(RULES) as engine:
        first, second = engine.judge(REPORT)
    assert (first.rule, first.status, first.failures) == ("GK-XX-001", Status.FAIL, REPORT.facts[1:])
    assert (second.rule, second.status, second.reason) == ("GK-XX-002", Status.NOT_APPLICABLE, "没有这类事实")


def test_a_closed_engine_does_not_judge() -> None:
    pytest.importorskip("durable_rules_engine", reason="durable-rules is not installed")
    engine = open_engine(RULES, "durable")
    engine.close()
    with pytest.raises(EngineFailure, match="关闭"):
        engine.judge(REPORT)


def test_no_rules_give_no_outcomes() -> None:
    with open_engine([]) as engine:
        assert engine.judge(REPORT) == ()


def test_the_name_says_who_decides() -> None:
    pytest.importorskip("durable_rules_engine", reason="durable-rules is not installed")
    assert [open_engine(RULES, choice).name for choice in ("auto", "durable", "reference")] == [
        "durable-rules 2.0.28",
        "durable-rules 2.0.28",
        "reference",
    ]
    assert open_engine(RULES).note == ""


@pytest.fixture
def _without_durable(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("auditor.engine.session", "auditor.engine.rulesets"):
        monkeypatch.delitem(sys.modules, module, raising=False)
    monkeypatch.setitem(sys.modules, "durable_rules_engine", None)


@pytest.mark.usefixtures("_without_durable")
def test_without_durable_rules_the_reference_evaluator_takes_over_and_says_so() -> None:
    engine = open_engine(RULES)
    assert engine.name == "reference"
    assert engine.note.count("。") == 1
    assert engine.judge(REPORT)[0].failures == REPORT.facts[1:]
    assert open_engine(RULES, "reference").note == ""


@pytest.mark.usefixtures("_without_durable")
def test_durable_rules_that_are_asked_for_and_not_installed_are_a_usage_error() -> None:
    with pytest.raises(UsageError, match=r"durable_rules==2\.0\.28"):
        open_engine(RULES, "durable")


class Mistaken:
    """Rulesets that accuse a fact which passes and miss one which fails."""

    def __init__(self, failures: set[tuple[int, int]]) -> None:
        self.failures = failures

    def failing(self, _index: object) -> set[tuple[int, int]]:
        return self.failures


@pytest.mark.parametrize(
    ("failures", "place"), [({(0, 0), (0, 1), (0, 2)}, "一"), ({(0, 1)}, "三"), (set(), "二"), ({(0, 1), (0, 2)}, None)]
)
def test_a_disagreement_is_an_error_and_never_a_finding(failures: set[tuple[int, int]], place: str | None) -> None:
    engine = Engine(RULES, Mistaken(failures), "durable-rules")  # type: ignore[arg-type]
    if place is None:
        engine.judge(REPORT)
        return
    with pytest.raises(EngineFailure, match=f"GK-XX-001.*（{place}）"):
        engine.judge(REPORT)


@pytest.mark.parametrize("value", [1.5, None, ["3"]])
def test_a_fact_with_a_value_of_no_known_type_is_an_error(value: object) -> None:
    with pytest.raises(EngineFailure, match="“v”既不是整数也不是文字"):
        open_engine(RULES).judge(base([fact({"v": value})]))  # type: ignore[dict-item]


def test_true_and_false_are_one_and_zero() -> None:
    with open_engine([rule(compared("v", "=", 1))]) as engine:
        (outcome,) = engine.judge(base([fact({"v": True}), fact({"v": False})]))
    assert [one.fields["v"] for one in outcome.failures] == [0]


@pytest.mark.parametrize("choice", ["reference", "auto"])
def test_a_rule_that_cannot_be_computed_is_refused_by_both_evaluators(choice: str) -> None:
    with pytest.raises(EngineFailure, match="GK-XX-001"):
        open_engine([rule(compared("v", "<", 10**19))], choice)  # type: ignore[arg-type]
