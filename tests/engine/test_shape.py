"""No ruleset outside the measured shapes and limits reaches the engine."""

from __future__ import annotations

from typing import Any

import pytest

from auditor.engine import shape
from auditor.engine.shape import check_shape, fields_of, hash_of
from auditor.errors import EngineFailure

KIND: dict[str, Any] = {"kind": "甲"}
EX: dict[str, Any] = {"$ex": {"v": 1}}
LAST = {"sid": {"m": "sid"}}
GATE = {"gate": {"kind": "$done"}}
FIRST = {"m": {"$and": [KIND, EX]}}


def durable(*patterns: Any) -> dict[str, Any]:
    return {"all": list(patterns), "dist": 0}


def alone(*tests: Any) -> dict[str, Any]:
    return durable({"m": {"$and": [KIND, *tests]}})


def second(*tests: Any) -> dict[str, Any]:
    return durable(FIRST, {"w": {"$and": [KIND, EX, *tests]}})


def deep(leaves: int) -> Any:
    chain: Any = {"$m": "v"}
    for _ in range(leaves - 1):
        chain = {"$add": {"$l": chain, "$r": {"$m": "v"}}}
    return chain


SAFE = {
    "constant": alone({"v": 3}, {"$lt": {"w": 3}}),
    "sum": alone(EX, {"$neq": {"v": deep(200)}}),
    "join": second({"v": {"m": "v"}}, LAST),
    "cross join": durable(FIRST, {"w": {"$and": [KIND, LAST]}}),
    "absence": durable(FIRST, GATE, {"n$not": {"$and": [KIND, EX, {"v": {"m": "v"}}, LAST]}}),
    "sixteen": durable(*({f"b{n}": KIND} for n in range(16))),
}

UNSAFE = {
    "empty": durable(),
    "no all": {"any": [FIRST], "dist": 0},
    "any beside all": {"all": [FIRST], "any": [FIRST], "dist": 0},
    "count": {"all": [FIRST], "dist": 0, "count": 3},
    "span": {"all": [FIRST], "dist": 0, "span": 3},
    "action": {"all": [FIRST], "dist": 0, "run": "f"},
    "distinct facts": {"all": [FIRST], "dist": 1},
    "pattern with two names": durable({"m": KIND, "n": KIND}),
    "same name twice": durable(FIRST, FIRST),
    "nested any": durable({"m$any": [FIRST]}),
    "nested all": durable({"m$all": [FIRST]}),
    "absence without gate": durable(FIRST, {"n$not": KIND}),
    "absence before gate": durable(FIRST, {"n$not": KIND}, GATE),
    "absence alone": durable({"n$not": KIND}),
    "fact after gate": durable(GATE, FIRST),
    "two keys in one pattern": durable({"m": {"kind": "甲", "v": 1}}),
    "two keys in one condition": alone({"v": 1, "w": 2}),
    "kind not first": durable({"m": {"$and": [EX, KIND]}}),
    "no kind": durable({"m": EX}),
    "missing field": alone({"$nex": {"v": 1}}),
    "missing field alone": durable({"m": {"$nex": {"v": 1}}}),
    "pattern on text": alone({"$mt": {"v": "[一-龥]"}}),
    "pattern on text without case": alone({"$imt": {"v": "a"}}),
    "alternative": alone({"$or": [{"v": 1}, {"v": 2}]}),
    "nested and": alone({"$and": [{"v": 1}]}),
    "all of an array": alone({"$iall": {"v": {"$i": 1}}}),
    "any of an array": alone({"$iany": {"v": {"$i": 1}}}),
    "division": alone(EX, {"$gt": {"v": {"$div": {"$l": {"$m": "v"}, "$r": {"$m": "v"}}}}}),
    "constant arithmetic": alone(EX, {"$gt": {"v": {"$add": {"$l": 7, "$r": -2}}}}),
    "constant arithmetic inside": alone(
        EX, {"$gt": {"v": {"$add": {"$l": {"$m": "v"}, "$r": {"$mul": {"$l": 7, "$r": 2}}}}}}
    ),
    "text in arithmetic": alone(EX, {"$gt": {"v": {"$add": {"$l": {"$m": "v"}, "$r": "x"}}}}),
    "right side not guarded": alone({"$ex": {"v": 1}}, {"$gt": {"v": {"$m": "w"}}}),
    "left side not guarded": alone({"$ex": {"w": 1}}, {"$gt": {"v": {"$m": "w"}}}),
    "guard after use": alone({"$gt": {"v": {"$m": "v"}}}, EX),
    "sum too long": alone(EX, {"$neq": {"v": deep(241)}}),
    "null": alone({"v": None}),
    "float": alone({"v": 1.0}),
    "flag": alone({"v": True}),
    "large number": alone({"v": 1 << 62}),
    "large number in arithmetic": alone(EX, {"$gt": {"v": {"$add": {"$l": {"$m": "v"}, "$r": -(1 << 62)}}}}),
    "long text": alone({"v": "长" * 15_001}),
    "list": alone({"v": [1]}),
    "nested field": alone({"a.b": 1}),
    "field of the engine": alone({"id": 1}),
    "false last join": second({"v": {"m": "v"}}),
    "tautology first": second(LAST, {"v": {"m": "v"}}),
    "constant after join": second({"v": {"m": "v"}}, {"v": 1}, LAST),
    "guard after join": durable(FIRST, {"w": {"$and": [KIND, {"v": {"m": "v"}}, EX, LAST]}}),
    "join by comparison": second({"$neq": {"v": {"m": "v"}}}, LAST),
    "join mixed with own field": second({"v": {"$add": {"$l": {"m": "v"}, "$r": {"$m": "v"}}}}, LAST),
    "join of two": second({"v": {"m": "v", "n": "v"}}, LAST),
    "join with nothing": second({"v": {"x": "v"}}, LAST),
    "join with a later pattern": durable({"w": {"$and": [KIND, EX, {"v": {"m": "v"}}, LAST]}}, FIRST),
    "join with a field not guarded": second({"v": {"m": "u"}}, LAST),
    "join of a field not guarded": second({"u": {"m": "v"}}, LAST),
    "join of the session with a field": second({"v": {"m": "sid"}}, LAST),
    "too many joins": second(*({"v": {"m": "v"}} for _ in range(28)), LAST),
    "too many patterns": durable(*({f"b{n}": KIND} for n in range(17))),
}


@pytest.mark.parametrize("name", SAFE)
def test_a_safe_shape_passes(name: str) -> None:
    check_shape({"r": SAFE[name]})


@pytest.mark.parametrize("name", UNSAFE)
def test_an_unsafe_shape_is_refused(name: str) -> None:
    with pytest.raises(EngineFailure, match="规则集的形状不安全：r："):
        check_shape({"r": UNSAFE[name]})


def test_too_many_patterns_on_one_kind_are_refused() -> None:
    check_shape({str(n): alone({"v": n}) for n in range(60)})
    with pytest.raises(EngineFailure, match="61 个模式"):
        check_shape({str(n): alone({"v": n}) for n in range(61)})


def test_too_many_rules_with_one_pattern_are_refused() -> None:
    check_shape({str(n): durable(GATE) for n in range(250)})
    with pytest.raises(EngineFailure, match="同一个模式"):
        check_shape({str(n): durable(GATE) for n in range(251)})


def test_too_many_tests_after_one_test_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(EngineFailure, match="不同的条件"):
        check_shape({str(n): durable({"m": {"kind": str(n)}}) for n in range(501)})
    monkeypatch.setattr(shape, "MOST_RULES", 1)
    with pytest.raises(EngineFailure, match="多于 1 条规则"):
        check_shape({"a": alone(), "b": alone()})


def test_fields_that_the_engine_cannot_tell_apart_are_refused() -> None:
    one, two = "列125618x", "列1059042x"
    assert hash_of(one) == hash_of(two)
    with pytest.raises(EngineFailure, match="分不清"):
        check_shape({"r": alone({one: 1}, {two: 1})})


def test_the_fields_of_a_ruleset_are_those_it_tests() -> None:
    assert fields_of(SAFE) == {"kind", "v", "w"}
