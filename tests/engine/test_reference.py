"""The meaning of a rule, clause by clause, as the reference evaluator gives it."""

from __future__ import annotations

import pytest

from auditor.engine import holds, open_engine, value_of
from auditor.model.expressions import And, Blank, Condition, Exists, Member, Name, Not, Or, Stated
from auditor.model.facts import Fact
from auditor.model.outcomes import Outcome, Status
from auditor.model.rules import Rule
from tests.engine.builders import base, compared, computed, fact, rule, text, total

ALWAYS, NEVER = compared(1, "=", 1), compared(1, "=", 2)
BOUGHT = compared("收", "=", 1)
NO_PART_TWO = Not(Exists("部分", (("序号", 2),)))


def judged(one: Rule, *facts: Fact, unreadable_kinds: dict[str, str] | None = None) -> Outcome:
    (outcome,) = open_engine([one], "reference").judge(base(facts, unreadable_kinds))
    return outcome


@pytest.mark.parametrize(
    ("years", "since", "until", "status"),
    [
        ((None, None), None, None, Status.FAIL),
        ((2021, None), 2021, 2021, Status.FAIL),
        ((2021, None), 2021, 9999, Status.FAIL),
        ((2021, None), 2020, 2020, Status.NOT_APPLICABLE),
        ((2021, None), 2020, 2021, Status.UNREADABLE),
        ((2021, None), None, None, Status.UNREADABLE),
        ((2019, 2020), 2019, 2020, Status.FAIL),
        ((2019, 2020), 2021, 9999, Status.NOT_APPLICABLE),
        ((2019, 2020), 2018, 2018, Status.NOT_APPLICABLE),
        ((2019, 2020), 2020, 2021, Status.UNREADABLE),
        ((None, 2020), 2020, 2020, Status.FAIL),
        ((None, 2020), None, 2020, Status.FAIL),
        ((None, 2020), 2021, None, Status.NOT_APPLICABLE),
    ],
)
def test_a_rule_applies_only_where_the_year_is_certain(
    years: tuple[int | None, int | None], since: int | None, until: int | None, status: Status
) -> None:
    known = {name: year for name, year in (("年度自", since), ("年度至", until)) if year is not None}
    outcome = judged(rule(NEVER, years=years), fact(known))
    assert outcome.status is status
    reasons = {Status.UNREADABLE: " 报告年度不明", Status.NOT_APPLICABLE: "不在适用年度"}
    assert outcome.reason.endswith(reasons.get(status, ""))


def test_a_year_that_is_not_in_force_is_decided_before_an_unreadable_value() -> None:
    doubtful = fact({"年度自": 2019, "年度至": 2019}, unreadable={"收": "看不清"})
    assert judged(rule(BOUGHT, years=(2021, None)), doubtful).status is Status.NOT_APPLICABLE


def test_a_condition_that_is_certainly_false_is_decided_before_an_unreadable_value() -> None:
    outcome = judged(rule(BOUGHT, NEVER), fact(ref="表三/列/总计", unreadable={"收": "写作“1?”"}))
    assert outcome.status is Status.NOT_APPLICABLE


@pytest.mark.parametrize("where", [None, ALWAYS])
def test_an_unreadable_value_is_decided_before_the_condition(where: Condition | None) -> None:
    outcome = judged(rule(BOUGHT, where), fact(ref="表三/列/总计", unreadable={"收": "写作“1?”"}))
    assert outcome.status is Status.UNREADABLE
    assert outcome.reason == "表三/列/总计 “收”：写作“1?”"


@pytest.mark.parametrize("where", [BOUGHT, Exists("部分", (("序号", Name("收")),)), Member("收", (1,)), Stated("收")])
def test_every_way_of_reading_meets_the_unreadable_value(where: Condition) -> None:
    assert judged(rule(ALWAYS, where), fact(unreadable={"收": "看不清"})).status is Status.UNREADABLE


def test_a_value_that_is_not_stated_makes_the_rule_silent() -> None:
    outcome = judged(rule(compared("收", "=", "办")), fact({"收": 1}))
    assert (outcome.status, outcome.reason) == (Status.NOT_APPLICABLE, "没有写明“办”")


def test_unreadable_counts_before_missing() -> None:
    outcome = judged(rule(compared("收", "=", "办")), fact(unreadable={"办": "看不清"}))
    assert outcome.status is Status.UNREADABLE


@pytest.mark.parametrize(
    ("where", "expect", "status"),
    [
        (NEVER, NEVER, Status.NOT_APPLICABLE),
        (ALWAYS, ALWAYS, Status.PASS),
        (ALWAYS, NEVER, Status.FAIL),
        (None, NEVER, Status.FAIL),
    ],
)
def test_where_chooses_and_expect_decides(where: Condition | None, expect: Condition, status: Status) -> None:
    assert judged(rule(expect, where), fact()).status is status


NOTED = fact({"收": 3, "列": "总计", "甲列": "总计", "零": 0}, blanks={"空": "/"})


@pytest.mark.parametrize(
    ("condition", "answer"),
    [
        (compared(computed("收", "+", 2), "=", 5), True),
        (compared(computed(computed("收", "-", 5), "*", "收"), "=", -6), True),
        (compared(total("收", "空", "零"), "=", 3), True),
        (compared("收", "<", 3), False),
        (compared("收", "≤", 3), True),
        (compared("收", ">", 3), False),
        (compared("收", "≥", 3), True),
        (compared("收", "≠", 3), False),
        (compared("空", "=", 0), True),
        (compared("列", "=", text("总计")), True),
        (compared("列", "≠", "甲列"), False),
        (compared("收", "=", text("3")), False),
        (Member("收", (1, 2)), False),
        (Member("列", ("自然人", "总计")), True),
        (Member("收", ("3",)), False),
        (Blank("空"), True),
        (Blank("零"), False),
        (Blank("无此项"), False),
        (Stated("零"), True),
        (Stated("空"), False),
        (Stated("无此项"), False),
        (Exists("甲", (("收", 3), ("列", "总计"))), True),
        (Exists("甲", (("收", 3), ("列", "其他"))), False),
        (Exists("甲", (("甲列", Name("列")),)), True),
        (Exists("甲", (("收", "3"),)), False),
        (Exists("甲", (("空", 0),)), True),
        (Exists("甲", ()), True),
        (Exists("乙", ()), False),
        (Not(Blank("空")), False),
        (And((ALWAYS, NEVER)), False),
        (And(()), True),
        (Or((ALWAYS, NEVER)), True),
        (Or(()), False),
    ],
)
def test_a_condition_means_what_it_says(condition: Condition, answer: bool) -> None:
    assert judged(rule(condition), NOTED).status is (Status.PASS if answer else Status.FAIL)
    assert holds(condition, NOTED, [NOTED]) is answer


@pytest.mark.parametrize(
    ("condition", "status"),
    [
        (NO_PART_TWO, Status.UNREADABLE),
        (Not(NO_PART_TWO), Status.UNREADABLE),
        (And((NO_PART_TWO, ALWAYS)), Status.UNREADABLE),
        (And((NO_PART_TWO, NEVER)), Status.FAIL),
        (Or((NO_PART_TWO, NEVER)), Status.UNREADABLE),
        (Or((NO_PART_TWO, ALWAYS)), Status.PASS),
    ],
)
def test_an_unreadable_kind_counts_only_where_it_matters(condition: Condition, status: Status) -> None:
    outcome = judged(rule(condition), fact(), unreadable_kinds={"部分": "分不出部分"})
    assert outcome.status is status
    assert ("分不出部分" in outcome.reason) is (status is Status.UNREADABLE)


def test_a_witness_settles_the_question_even_where_its_kind_is_unreadable() -> None:
    part = fact({"序号": 2}, kind="部分")
    assert judged(rule(NO_PART_TWO), fact(), part, unreadable_kinds={"部分": "分不出"}).status is Status.FAIL


def test_a_witness_with_an_unreadable_value_leaves_the_question_open() -> None:
    written = Exists("法定部分", (("序号", 2), ("已写", 1)))
    unclear = fact({"序号": 2}, kind="法定部分", unreadable={"已写": "文件中断"})
    other = fact({"序号": 3}, kind="法定部分", unreadable={"已写": "文件中断"})
    assert judged(rule(written), fact(), unclear).status is Status.UNREADABLE
    assert "文件中断" in judged(rule(written), fact(), unclear).reason
    assert judged(rule(written), fact(), other).status is Status.FAIL


def test_an_open_condition_is_not_read_as_false() -> None:
    outcome = judged(rule(NEVER, Exists("部分", ())), fact(), unreadable_kinds={"部分": "分不出部分"})
    assert outcome.status is Status.UNREADABLE


GOOD, BAD = fact({"收": 1}, ref="好"), fact({"收": 2}, ref="坏")
UNCLEAR, SILENT = fact(ref="疑", unreadable={"收": "看不清"}), fact(ref="默")


@pytest.mark.parametrize(
    ("facts", "status", "reason"),
    [
        ((GOOD, BAD, UNCLEAR, SILENT), Status.FAIL, "疑 “收”：看不清"),
        ((GOOD, BAD, SILENT), Status.FAIL, ""),
        ((GOOD, UNCLEAR, UNCLEAR, SILENT), Status.UNREADABLE, "疑 “收”：看不清（另有 1 处）"),
        ((GOOD, SILENT), Status.PASS, ""),
        ((SILENT,), Status.NOT_APPLICABLE, "没有写明“收”"),
        ((), Status.NOT_APPLICABLE, "没有这类事实"),
        ((fact(kind="乙"),), Status.NOT_APPLICABLE, "没有这类事实"),
    ],
)
def test_fail_comes_before_unreadable_before_pass(facts: tuple[Fact, ...], status: Status, reason: str) -> None:
    outcome = judged(rule(BOUGHT), *facts)
    assert (outcome.status, outcome.reason) == (status, reason)
    assert outcome.failures == tuple(one for one in facts if one is BAD)


def test_the_condition_is_the_reason_that_is_told_first() -> None:
    facts = fact({"年度自": 2019, "年度至": 2019}), fact({"年度自": 2023, "年度至": 2023, "收": 2})
    assert judged(rule(NEVER, BOUGHT, years=(2021, None)), *facts).reason == "条件不成立"


def test_a_kind_that_could_not_be_extracted_is_unreadable_unless_some_fact_fails() -> None:
    gone = {"甲": "表格拆不开"}
    assert judged(rule(BOUGHT), unreadable_kinds=gone).status is Status.UNREADABLE
    assert judged(rule(BOUGHT), GOOD, unreadable_kinds=gone).reason == "甲：表格拆不开"
    assert judged(rule(BOUGHT), BAD, unreadable_kinds=gone).status is Status.FAIL


def test_a_kind_that_could_not_be_extracted_is_no_question_in_years_without_the_rule() -> None:
    dated = fact({"年度自": 2019, "年度至": 2019}, kind="报告")
    outcome = judged(rule(BOUGHT, years=(2021, None)), dated, unreadable_kinds={"甲": "表格拆不开"})
    assert outcome.status is Status.NOT_APPLICABLE


def test_numbers_beyond_the_range_of_the_engine_are_unreadable() -> None:
    assert judged(rule(compared("收", ">", 5)), fact({"收": 10**15})).status is Status.PASS
    outcome = judged(rule(compared("收", ">", 5)), fact({"收": 10**15 + 1}))
    assert (outcome.status, outcome.reason) == (Status.UNREADABLE, "甲 “收”：数值过大，无法核算")
    product = compared(computed("收", "*", "收"), ">", 5)
    assert judged(rule(product), fact({"收": 10**9})).status is Status.PASS
    assert judged(rule(product), fact({"收": 10**12})).status is Status.UNREADABLE


def test_text_where_a_number_is_read_is_unreadable() -> None:
    outcome = judged(rule(compared("收", ">", 5)), fact({"收": "六"}))
    assert (outcome.status, outcome.reason) == (Status.UNREADABLE, "甲 “收”：不是数字")


def test_value_of_computes_what_is_printed() -> None:
    assert value_of(computed(total("收", "空"), "*", 2), NOTED) == 6
    assert value_of(Name("列"), NOTED) == "总计"
    with pytest.raises(KeyError):
        value_of(Name("无此项"), NOTED)


def test_holds_is_false_where_it_cannot_be_known() -> None:
    assert not holds(compared("无此项", "=", 0), NOTED, [])
    assert not holds(Not(Stated("收")), fact(unreadable={"收": "看不清"}), [])
    assert not holds(Not(Exists("乙", (("a", 1),))), NOTED, [fact(kind="乙", unreadable={"a": "看不清"})])
