"""The expression language: what a text means, and what is said of a text that means nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model.expressions import (
    And,
    Arithmetic,
    Blank,
    Comparison,
    Condition,
    Exists,
    Member,
    Name,
    Not,
    Number,
    Or,
    Stated,
    Text,
    Total,
)
from auditor.model.forms import FieldForm, KindForm
from auditor.rulebook.expressions import ExpressionError, parse_condition
from tests.rulebook.builders import FORMS, MARK
from tests.rulebook.printing import conditions, written

COLUMN = FORMS.kinds["表三.列"]


def parse(text: str, kind: KindForm = COLUMN) -> Condition:
    return parse_condition(text, kind, FORMS)


def refuse(marked: str, kind: KindForm = COLUMN) -> ExpressionError:
    """Parse a text that is wrong at the mark, and return the error."""
    with pytest.raises(ExpressionError) as caught:
        parse(marked.replace(MARK, ""), kind)
    assert caught.value.offset == marked.index(MARK)
    return caught.value


@settings(max_examples=150)
@given(conditions(COLUMN, FORMS.kinds["部分"]))
def test_a_condition_that_is_written_out_is_parsed_back(condition: Condition) -> None:
    assert parse(written(condition)) == condition


@settings(max_examples=50)
@given(conditions(COLUMN, FORMS.kinds["部分"]))
def test_spaces_between_signs_do_not_matter(condition: Condition) -> None:
    text = written(condition)
    if '"' not in text and "“" not in text:
        assert parse(text.replace(" ", "\n　\t").replace("(", " ( ").replace(",", " , ")) == condition


def test_times_binds_before_plus_and_minus_goes_from_the_left() -> None:
    one, two = Name("本年新收"), Name("上年结转")
    assert parse("本年新收 - 上年结转 - 本年新收 * 2 = 0") == Comparison(
        "=", Arithmetic("-", Arithmetic("-", one, two), Arithmetic("*", one, Number(2))), Number(0)
    )


def test_not_binds_before_and_and_and_before_or() -> None:
    a, b = Comparison("=", Name("本年新收"), Number(1)), Comparison("=", Name("上年结转"), Number(2))
    assert parse("非 本年新收 = 1 且 上年结转 = 2 或 上年结转 = 2") == Or((And((Not(a), b)), b))
    assert parse("非 (本年新收 = 1 且 (上年结转 = 2 或 上年结转 = 2))") == Not(And((a, Or((b, b)))))


@pytest.mark.parametrize(
    ("typed", "meant"), [("==", "="), ("＝", "="), ("!=", "≠"), ("<=", "≤"), (">=", "≥"), ("＜", "<"), ("＞", ">")]
)
def test_signs_have_other_spellings(typed: str, meant: str) -> None:
    assert parse(f"本年新收{typed}1") == parse(f"本年新收 {meant} 1")


def test_signs_of_a_chinese_keyboard_are_understood() -> None:
    assert parse('（本年新收＋1）×2＝3 且 列 在 ｛“甲”、"乙"，“丙”｝') == And(
        (
            Comparison("=", Arithmetic("*", Arithmetic("+", Name("本年新收"), Number(1)), Number(2)), Number(3)),
            Member("列", ("甲", "乙", "丙")),
        )
    )


def test_a_group_is_expanded() -> None:
    assert parse("合计(无法提供各项) = 0") == Comparison(
        "=", Total("无法提供各项", ("不掌握信息", "需另行制作", "补正后仍不明确")), Number(0)
    )


def test_facts_are_asked_for_by_constants_and_by_own_fields() -> None:
    expected = Exists("部分", (("序号", Name("本年新收")), ("名称", "总体情况")))
    assert parse('有 部分{序号 = 本.本年新收, 名称 = "总体情况"}') == expected
    assert parse("没有 表二.文件{}") == Not(Exists("表二.文件", ()))
    assert parse("非 有 表二.文件{}") == parse("没有 表二.文件{}")


def test_words_inside_names_are_no_keywords() -> None:
    names = (
        "存在的问题",
        "有标题",
        "没有的事",
        "本机关",
        "非税收入",
        "或有负债",
        "合计数",
        "空白格",
        "在编人数",
        "且慢",
    )
    kind = KindForm("试", "", {name: FieldForm(name, "count", "") for name in names})
    for name in names:
        assert parse(f"{name} 存在", kind) == Stated(name)
        assert parse(f"非 {name} 空白 或 {name} = 1", kind) == Or(
            (Not(Blank(name)), Comparison("=", Name(name), Number(1)))
        )


def test_constants_are_plain() -> None:
    condition = parse('列 = "甲" 且 本年新收 = 7')
    assert condition == And((Comparison("=", Name("列"), Text("甲")), Comparison("=", Name("本年新收"), Number(7))))
    assert isinstance(condition, And)
    assert {type(part.left.name) for part in condition.items if isinstance(part, Comparison)} == {str}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("⟦本年新受 = 1", "没有名为“本年新受”的字段", "本年新收"),
        ("本年新收 = 1 且 ⟦总体 空白", "没有名为“总体”的字段", "可以写"),
        ("⟦各办理结果 = 1", "没有名为“各办理结果”的字段", "合计(各办理结果)"),
        ("合计(⟦六类申请人) = 1", "没有名为“六类申请人”的组", "各办理结果"),
        ('本年新收 ⟦= "1"', "不能把数与文字相比", "引号"),
        ("列 ⟦= 1", "不能把文字与数相比", "引号"),
        ('列 ⟦> "甲"', "文字不能用 > 比较大小", "="),
        ("1 + ⟦列 = 1", "文字不能参加运算", "数"),
        ('本年新收 * ⟦"2" = 1', "文字不能参加运算", "数"),
        ('列 在 {"甲", ⟦2}', "“列”是文字", "引号"),
        ("本年新收 在 {1, ⟦“2”}", "“本年新收”是数", "引号"),
        ("2 + 3 ⟦= 5", "两边都是常数", "字段"),
        ("有 ⟦部份{}", "没有“部份”这类事实", "部分"),
        ("有 部分{⟦列 = 1}", "“部分”没有名为“列”的字段", ""),
        ("有 部分{序号 = 1, ⟦序号 = 2}", "“序号”写了两次", ""),
        ("有 部分{序号 ⟦> 1}", "花括号里不能用 >", "="),
        ("有 部分{名称 = ⟦1}", "“名称”是文字", "引号"),
        ("有 部分{序号 = 本.⟦列}", "本.列 是文字", ""),
        ("有 部分{序号 = 本.⟦名称}", "“表三.列”没有名为“名称”的字段", ""),
        ("本年新收 = ⟦1234567890123456", "数太大", "15"),
        ("本年新收 ⟦/ 2 = 1", "条件里不能有“/”", "乘法"),
        ('列 = ⟦"甲', '条件里不能有“"”', "成对"),
        ("本年新收 = 1⟦。", "条件里不能有“。”", "句号"),
        ("本年新收⟦", "条件没有写完", "比较符"),
        ("本年新收 = 1 ⟦= 2", "此处不应有“=”", "且"),
        ("本年新收 = 1 ⟦)", "此处不应有“)”", "已经完整"),
        ("(本年新收 = 1⟦", "条件没有写完", ")"),
        ("本年新收存在⟦", "条件没有写完", "本年新收 存在"),
        ("本年新收 = 1 ⟦且列 存在", "此处不应有“且列”", "且 列"),
        ("列 ⟦存在且 列 空白", "此处不应有“存在且”", "存在 且"),
        ("⟦非列 空白", "没有名为“非列”的字段", "非 列"),
    ],
)
def test_a_fault_is_shown_where_it_stands(text: str, message: str, hint: str) -> None:
    error = refuse(text)
    assert message in error.message
    assert hint in error.hint


def test_an_empty_condition_is_refused() -> None:
    assert refuse("⟦  ").message == "条件是空的"


def test_a_closing_bracket_is_expected_only_where_one_is_open() -> None:
    assert ")" not in refuse("本年新收⟦").hint
    assert ")" in refuse("(本年新收⟦").hint


PIECES = [
    "本年新收",
    "列",
    "部分",
    "序号",
    "且",
    "或",
    "非",
    "在",
    "空白",
    "存在",
    "有",
    "没有",
    "合计",
    "本",
    "各办理结果",
]
PIECES += [*"(){},.=≠<+-*1/“", '"甲"', "存在且", " ", "\n"]


@settings(max_examples=200)
@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_any_text_is_a_condition_or_a_fault_in_its_place(pieces: list[str]) -> None:
    text = " ".join(pieces)
    condition, fault = None, None
    try:
        condition = parse(text)
    except ExpressionError as error:
        fault = error
    assert condition is None or parse(written(condition)) == condition
    assert fault is None or (0 <= fault.offset <= len(text) and fault.message)


def test_long_deep_and_wide_conditions_are_refused() -> None:
    assert "太长" in refuse("本年新收 = 1" + " " * 1992 + MARK + "  ").message
    assert "太复杂" in refuse(MARK + " 且 ".join(["列 存在"] * 220)).message
    assert "太复杂" in refuse(MARK + "非 " * 300 + "列 存在").message
    assert "太深" in refuse(MARK + " + ".join(["本年新收"] * 31) + " = 1").message
    assert parse("(" * 900 + "列 存在" + ")" * 900) == Stated("列")
