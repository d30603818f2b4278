"""Rules become durable rules of the safe shapes, written out here as the engine gets them."""

from __future__ import annotations

import pytest

from auditor.engine.compiler import compile_rule
from auditor.engine.encoding import TEXT_CODES
from auditor.errors import EngineFailure
from auditor.model.expressions import And, Blank, Condition, Exists, Member, Name, Not, Or, Stated
from auditor.model.rules import Rule
from tests.engine.builders import compared, computed, rule, text, total


def subject_tests(one: Rule) -> list[list[object]]:
    """Return, for each durable rule, the tests of the fact under judgement after its kind."""
    return [pattern.body[0]["m"].get("$and", [None])[1:] for pattern in compile_rule(one, 0, {})]


def ex(*names: str) -> list[object]:
    return [{"$ex": {name: 1}} for name in names]


A, B, C = {"$m": "a"}, {"$m": "b"}, {"$m": "c"}


@pytest.mark.parametrize(
    ("expect", "tests"),
    [
        (compared("a", "≤", 5), [*ex("a"), {"$gt": {"a": 5}}]),
        (compared(5, "≤", "a"), [*ex("a"), {"$lt": {"a": 5}}]),
        (compared("a", "≠", 5), [{"a": 5}, *ex("a")]),
        (compared("a", "=", "b"), [*ex("a", "b"), {"$neq": {"a": B}}]),
        (compared("a", "≠", "b"), [*ex("a", "b"), {"a": B}]),
        (compared("a", "<", "b"), [*ex("a", "b"), {"$gte": {"a": B}}]),
        (compared("c", "=", total("a", "b")), [*ex("a", "b", "c"), {"$neq": {"c": {"$add": {"$l": A, "$r": B}}}}]),
        (
            compared(computed("a", "+", 1), "=", computed("b", "-", computed("c", "*", 3))),
            [
                *ex("a", "b", "c"),
                {
                    "$neq": {
                        "a": {"$add": {"$l": {"$sub": {"$l": B, "$r": {"$mul": {"$l": C, "$r": 3}}}}, "$r": -1}},
                    }
                },
            ],
        ),
        (
            compared(computed("a", "*", 3), ">", 7),
            [*ex("a"), {"$lte": {"a": {"$add": {"$l": {"$mul": {"$l": A, "$r": -2}}, "$r": 7}}}}],
        ),
        (compared(computed("a", "-", "a"), "=", computed("b", "*", 0)), None),
        (compared(computed("a", "-", "a"), "=", 1), ex("a")),
        (compared("a", "=", 10**16), ex("a")),
        (Not(Member("a", (1,))), [{"a": 1}, *ex("a")]),
        (Member("a", (1, "x")), [*ex("a"), {"$neq": {"a": 1}}, {"$neq": {"a": TEXT_CODES}}]),
        (compared("a", "≠", text("x")), [{"a": TEXT_CODES}, *ex("a")]),
        (Stated("a"), [{"存在〈a〉": 0}, *ex("存在〈a〉")]),
        (Not(Blank("a")), [{"空白〈a〉": 1}, *ex("空白〈a〉")]),
        (And(()), None),
        (Or(()), []),
    ],
)
def test_a_condition_becomes_tests_in_canonical_order(expect: Condition, tests: list[object] | None) -> None:
    assert subject_tests(rule(expect)) == ([] if tests is None else [tests])


def test_years_become_tests_before_all_others() -> None:
    (tests,) = subject_tests(rule(compared("a", "≠", 5), years=(2019, 2020)))
    assert tests == [{"$gte": {"年度自": 2019}}, {"$lte": {"年度至": 2020}}, {"a": 5}, *ex("a")]


def test_alternatives_become_several_durable_rules() -> None:
    where = Or((compared("a", "=", 1), compared("a", "=", 2)))
    first, second = subject_tests(rule(compared("b", "=", 3), where))
    assert first == [{"a": 1}, *ex("a", "b"), {"$neq": {"b": 3}}]
    assert second == [{"a": 2}, *ex("a", "b"), {"$neq": {"b": 3}}]


def test_products_of_fields_are_kept_inside_64_bits() -> None:
    (tests,) = subject_tests(rule(compared("a", "≥", computed("b", "*", "b"))))
    limit = 10**9
    bounds = [c for name in "ab" for c in ({"$gte": {name: -limit}}, {"$lte": {name: limit}})]
    assert tests == [*ex("a", "b"), *bounds, {"$lt": {"a": {"$mul": {"$l": B, "$r": B}}}}]


def test_presence_becomes_a_join_with_a_witness_that_ends_in_a_tautology() -> None:
    (pattern,) = compile_rule(rule(compared(1, "=", 2), Exists("部分", (("序号", Name("a")), ("名称", "x")))), 0, {})
    assert pattern.body == (
        {"m": {"$and": [{"kind": "甲"}, *ex("a")]}},
        {
            "w0": {
                "$and": [
                    {"kind": "有〈部分：名称、序号〉"},
                    {"名称": TEXT_CODES},
                    {"$ex": {"序号": 1}},
                    {"序号": {"m": "a"}},
                    {"sid": {"m": "sid"}},
                ]
            }
        },
    )


def test_absence_stands_behind_the_gate_and_doubts_refute_it() -> None:
    (pattern,) = compile_rule(rule(Exists("部分", (("序号", 2),))), 0, {})
    last = {"sid": {"m": "sid"}}
    assert pattern.body == (
        {"m": {"kind": "甲"}},
        {"gate": {"kind": "$done"}},
        {"n0$not": {"$and": [{"kind": "有〈部分：序号〉"}, {"序号": 2}, last]}},
        {"n1$not": {"$and": [{"kind": "有〈部分：序号〉"}, {"存疑〈序号〉": 1}, last]}},
        {"n2$not": {"$and": [{"kind": "缺〈部分〉"}, last]}},
    )


@pytest.mark.parametrize(
    ("expect", "message"),
    [
        (compared(computed(text("x"), "+", 1), "=", 2), "文字不能参加运算"),
        (compared("a", "<", text("x")), "文字不能参加运算"),
        (And(tuple(Member(name, tuple(range(5))) for name in "ab")), None),
        (Not(And(tuple(Member(name, tuple(range(9))) for name in "ab"))), "64 种情形"),
        (compared(total(*(f"f{n}" for n in range(201))), "=", 0), "200 项"),
        (compared(computed(computed("a", "*", "a"), "*", computed("a", "*", "a")), "=", 1), "整数范围"),
        (compared("a", "<", 10**19), "整数范围"),
        (Exists("部分", tuple((name, 1) for name in "abcd")), "最多写 3 个"),
        (Exists("部分", (("a", 10**16),)), "过大"),
    ],
)
def test_what_no_safe_shape_expresses_is_refused(expect: Condition, message: str | None) -> None:
    if message is None:
        assert compile_rule(rule(expect), 0, {})
        return
    with pytest.raises(EngineFailure, match=f"GK-XX-001.*{message}"):
        compile_rule(rule(expect), 0, {})
