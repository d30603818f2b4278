"""Numbers and names of private persons, marks of secrecy; all numbers here are made up."""

from __future__ import annotations

import pytest

from auditor.facts.prose import Passage
from auditor.facts.wording.marks import find_marks
from auditor.facts.wording.privacy import (
    find_applicants,
    find_numbers,
    has_luhn_check,
    is_citizen_number,
    masked,
)
from auditor.facts.wording.writing import Writing, join

CITIZEN = "11010519491231002X"  # the example of GB 11643


def writing(text: str) -> Writing:
    return join([Passage(text, 1)])


def test_a_citizen_number_needs_region_date_and_check_character() -> None:
    assert is_citizen_number(CITIZEN)
    assert not is_citizen_number("110105194912310021")
    assert not is_citizen_number("99010519491231002X")
    assert not is_citizen_number("11010519491331002X")


def test_a_card_number_needs_its_check_digit() -> None:
    digits = next(f"62220200000000000{n:02}" for n in range(100) if has_luhn_check(f"62220200000000000{n:02}"))
    assert len(find_numbers(writing(f"汇入卡号{digits}，"))) == 1
    wrong = digits[:-1] + str((int(digits[-1]) + 1) % 10)
    assert not find_numbers(writing(f"汇入卡号{wrong}，"))
    assert not find_numbers(writing(f"缴费账户开户行农业银行，户名某县财政局，账号{digits}，"))
    assert not find_numbers(writing(f"索引号{digits}，"))


@pytest.mark.parametrize(
    "text",
    [
        f"统一社会信用代码{CITIZEN}，",
        f"索引号：{CITIZEN}",
        f"备案号{CITIZEN}，",
        f"WX{CITIZEN}",
        "电话13800138000，",
        "申请编号202301010000000001，",
    ],
)
def test_codes_of_other_kinds_are_no_private_number(text: str) -> None:
    assert not find_numbers(writing(text))


def test_a_number_is_shown_masked() -> None:
    text = writing(f"身份证号{CITIZEN}，")
    (hit,) = find_numbers(text)
    shown = masked(text, hit, False)
    assert CITIZEN not in shown
    assert shown.startswith("“110")
    assert "*" in shown


@pytest.mark.parametrize(
    "text",
    ["申请人张三，电话13800138000，", "当事人：李小明（手机号码：13800138000）", f"原告王五，男，身份证号{CITIZEN}，"],
)
def test_an_applicant_named_beside_a_number_is_found_and_masked(text: str) -> None:
    made = writing(text)
    (hit,) = find_applicants(made)
    shown = masked(made, hit, True)
    assert "13800138000" not in shown
    assert CITIZEN not in shown
    assert not any(name in shown for name in ("张三", "小明", "王五"))


@pytest.mark.parametrize(
    "text",
    [
        "申请人张某，电话13800138000，",
        "申请人可拨打电话13800138000，",
        "申请人应及时联系手机13800138000，",
        "申请人向我局电话13800138000反映，",
        "申请人李××，电话138****8000，",
        "联系人：张三，电话13800138000，",
        "申请人王五申请公开征地文件。",
        "申请人联系电话：13800138000",
        "责任人张三，申请人电话见表。",
    ],
)
def test_officials_masked_names_and_names_alone_are_lawful(text: str) -> None:
    assert not find_applicants(writing(text))


@pytest.mark.parametrize(
    "text", ["机密★1年", "秘密 ★ 长期", "内部资料 注意保存", "（此件不公开）", "公开属性：不予公开"]
)
def test_a_mark_on_its_own_line_is_found(text: str) -> None:
    assert len(find_marks([Passage("某局", 0), Passage(text, 0)])) == 1


@pytest.mark.parametrize(
    "text",
    [
        "1.属于国家秘密",
        "国家秘密",
        "机密",
        "此件依申请公开",
        "（三）不予公开",
        "涉及内部资料的不予公开。",
        "内部管理",
        "内部文件",
    ],
)
def test_rows_and_sentences_are_no_marks(text: str) -> None:
    assert not find_marks([Passage("某局", 0), Passage(text, 0)])


def test_internal_counts_only_at_the_head() -> None:
    assert not find_marks([*(Passage("正文。", 1) for _ in range(20)), Passage("内部资料", 1)])
