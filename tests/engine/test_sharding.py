"""Rules are spread below the limits of the engine, and each ruleset is sent only what it reads."""

from __future__ import annotations

from collections import Counter

import pytest

from auditor.engine import open_engine
from auditor.engine.compiler import compile_rule
from auditor.engine.indexing import index_facts
from auditor.engine.projecting import Projection
from auditor.engine.sharding import MOST_BEHIND_GATE, MOST_PER_KIND, spread
from auditor.model.expressions import Blank, Exists, Name, Stated
from auditor.model.rules import Rule
from tests.engine.builders import base, compared, computed, fact, rule, text, total


def shards_of(rules: list[Rule]) -> list[Counter[str]]:
    shards = spread(p for position, one in enumerate(rules) for p in compile_rule(one, position, {}))
    return [shard.load for shard in shards]


def test_no_shard_has_too_many_rules_of_one_kind() -> None:
    rules = [rule(compared("v", "=", number), kind=kind) for number in range(100) for kind in ("甲", "乙")]
    loads = shards_of(rules)
    assert [load["甲"] for load in loads] == [MOST_PER_KIND, MOST_PER_KIND, 100 - 2 * MOST_PER_KIND]
    assert [load["乙"] for load in loads] == [load["甲"] for load in loads]


def test_no_shard_has_too_many_rules_behind_the_gate() -> None:
    rules = [
        rule(Exists(f"部分{number}", (("序号", 1),)), kind=f"甲{number}") for number in range(MOST_BEHIND_GATE + 1)
    ]
    assert [load["$done"] for load in shards_of(rules)] == [MOST_BEHIND_GATE, 1]


def test_a_fact_that_fails_hundreds_of_rules_fails_them_all() -> None:
    rules = [rule(compared("v", "=", number), name=f"R{number}") for number in range(250)]
    with open_engine(rules) as engine:
        outcomes = engine.judge(base([fact({"v": -1}), fact({"v": 7})]))
    assert [len(outcome.failures) for outcome in outcomes] == [1 if number == 7 else 2 for number in range(250)]


def test_hundreds_of_absences_are_found_at_once() -> None:
    rules = [rule(Exists("部分", (("序号", number),)), name=f"R{number}") for number in range(300)]
    with open_engine(rules) as engine:
        outcomes = engine.judge(base([fact(), fact({"序号": 5}, kind="部分")]))
    assert [len(outcome.failures) for outcome in outcomes] == [int(number != 5) for number in range(300)]


def test_two_hundred_and_forty_six_violations_in_one_report_are_all_found() -> None:
    rules = [rule(compared("c", "=", computed("a", "+", "b")), name=f"R{number}") for number in range(6)]
    facts = [fact({"a": number, "b": 1, "c": number}, ref=str(number)) for number in range(41)]
    with open_engine(rules) as engine:
        assert sum(len(outcome.failures) for outcome in engine.judge(base(facts))) == 246


@pytest.mark.parametrize(
    ("one", "sent"),
    [
        (rule(compared("a", "=", 1)), [{"kind": "甲", "a": 0}]),
        (rule(compared("a", "=", 1), years=(2019, None)), [{"kind": "甲", "a": 0, "年度自": 2023}]),
        (rule(compared("列", "=", text("总计"))), [{"kind": "甲", "列": 1 << 60}]),
        (rule(compared(total("列"), "=", 1)), [{"kind": "甲"}]),
        (rule(compared("疑", "=", 1)), [{"kind": "甲"}]),
        (rule(Stated("a")), [{"kind": "甲", "存在〈a〉": 0}]),
        (rule(Blank("a")), [{"kind": "甲", "空白〈a〉": 1}]),
        (rule(Stated("无此项")), [{"kind": "甲", "存在〈无此项〉": 0}]),
        (rule(Blank("疑")), [{"kind": "甲"}]),
        (
            rule(Exists("部分", (("序号", Name("a")), ("疑", 1)))),
            [
                {"kind": "甲", "a": 0},
                {"kind": "有〈部分：序号、疑〉", "序号": 2, "存疑〈疑〉": 1},
                {"kind": "缺〈部分〉"},
            ],
        ),
    ],
)
def test_only_what_a_rule_reads_is_sent(one: Rule, sent: list[dict[str, int | str]]) -> None:
    scope = {"年度": 2023, "年度自": 2023, "年度至": 2023}
    own = fact({**scope, "b": 5, "列": "总计"}, blanks={"a": "/"}, unreadable={"疑": "看不清"})
    parts = [fact({"序号": 2, "名称": "x"}, kind="部分", unreadable={"疑": "看不清"})] * 3
    other = fact({"a": 1}, kind="丙")
    codes: dict[str, int] = {}
    (pattern,) = compile_rule(one, 0, codes)
    index = index_facts(base([other, own, *parts], {"部分": "不全", "丁": "不全"}))
    facts, positions = Projection(pattern.needs).project(index, codes)
    assert facts == sent
    assert positions == [1]
