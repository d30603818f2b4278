"""A session of the engine: what goes in is checked, what comes out is complete."""

from __future__ import annotations

from typing import Any

import pytest

pytest.importorskip("durable_rules_engine", reason="durable-rules is not installed, so it opens no sessions")

from auditor.engine import session
from auditor.engine.session import Ruleset
from auditor.errors import EngineFailure

RULES = {
    "three": {"all": [{"m": {"$and": [{"kind": "甲"}, {"v": 3}]}}], "dist": 0},
    "long": {"all": [{"m": {"$and": [{"kind": "甲"}, {"v": "长" * 15_000}]}}], "dist": 0},
}


@pytest.fixture
def ruleset() -> Any:
    found = Ruleset("t", RULES)
    yield found
    found.close()


def test_firings_name_the_rule_and_the_position_of_the_fact(ruleset: Ruleset) -> None:
    facts: list[dict[str, int | str]] = [
        {"kind": "甲", "v": 1},
        {"kind": "甲", "v": 3},
        {"kind": "乙", "v": 3},
        {"kind": "甲", "v": "长" * 15_000},
    ]
    assert ruleset.run(facts) == {("three", 1), ("long", 3)}
    assert ruleset.run([]) == set()


@pytest.mark.parametrize("value", [1.0, None, True, [1], {"a": 1}, 1 << 62, -(1 << 62), "长" * 15_001])
def test_a_value_that_the_engine_would_mistake_is_refused(ruleset: Ruleset, value: Any) -> None:
    with pytest.raises(EngineFailure, match="“v”"):
        ruleset.run([{"kind": "甲", "v": value}])
    assert ruleset.run([{"kind": "甲", "v": 3}]) == {("three", 0)}


@pytest.mark.parametrize("fact", [{"v": 1}, {"kind": "甲", "w": 1}, {"kind": "甲", "sid": 1}, {}])
def test_a_fact_without_kind_or_with_a_field_that_no_rule_reads_is_refused(
    ruleset: Ruleset, fact: dict[str, int | str]
) -> None:
    with pytest.raises(EngineFailure):
        ruleset.run([fact])


def test_too_many_facts_are_refused(ruleset: Ruleset, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "MOST_FACTS", 1)
    with pytest.raises(EngineFailure, match="多于 1 条"):
        ruleset.run([{"kind": "甲"}] * 2)


def test_an_unsafe_ruleset_never_reaches_the_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("durable_rules_engine.create_ruleset", lambda *_: pytest.fail("reached the engine"))
    with pytest.raises(EngineFailure, match="不安全"):
        Ruleset("t", {"r": {"all": [{"m": {"$nex": {"v": 1}}}], "dist": 0}})


def test_the_name_carries_the_version() -> None:
    assert session.engine_name() == "durable-rules 2.0.28"
