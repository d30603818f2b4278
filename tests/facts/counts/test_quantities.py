"""Numbers with a unit: read in every notation, and not read where they are something else."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.facts.counts.numerals import read_numeral
from auditor.facts.counts.quantities import find_quantities


def read(text: str) -> list[tuple[str, str, bool]]:
    return [(str(q.value), q.unit, q.about) for q in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("收到申请12件", "12", "件"),
        ("收到申请 12 件", "12", "件"),
        ("公开信息1,234条", "1234", "条"),
        ("公开信息1，234条", "1234", "条"),
        ("公开信息12,345,678条", "12345678", "条"),
        ("公开信息１２３４条", "1234", "条"),
        ("收到申请十七件", "17", "件"),
        ("收到申请两件", "2", "件"),
        ("公开一百二十三条", "123", "条"),
        ("公开三千零五条", "3005", "条"),
        ("公开信息一万二千条", "12000", "条"),
        ("上年结转为零件", "0", "件"),
        ("占比6.25%", "6.25", "%"),
        ("占比６．２５％", "6.25", "%"),
        ("占百分之五", "5", "%"),
        ("占百分之三十三点九", "33.9", "%"),
        ("占百分之33.9", "33.9", "%"),
        ("满意率百分之百", "100", "%"),
        ("占千分之三", "3", "‰"),
        ("提高0.3个百分点", "0.3", "个百分点"),
        ("收费27.948692万元", "27.948692", "万元"),
        ("收费0元", "0", "元"),
        ("出席25人次", "25", "人次"),
        ("另72件申请顺延", "72", "件"),
        ("目前3件正在办理", "3", "件"),
        ("其中：政策7条", "7", "条"),
        ("公开信息数7条", "7", "条"),
        ("完成5件", "5", "件"),
        ("接入53个部门", "53", "个"),
        ("办结10件，2件结转", "10", "件"),
        ("公开76条；", "76", "条"),
        ("（含上年结转18件）", "18", "件"),
        ("涉及3件事项", "3", "件"),
    ],
)
def test_a_number_is_read_as_printed(text: str, value: str, unit: str) -> None:
    assert read(text)[0] == (value, unit, False)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("公开732余条", "732", "条"),
        ("公开1000余条", "1000", "条"),
        ("公开三千余条", "3000", "条"),
        ("约100件", "100", "件"),
        ("近100件", "100", "件"),
        ("超过2300万次", "23000000", "次"),
        ("阅读238人次以上", "238", "人次"),
        ("60多批次", "60", "批次"),
        ("占70%以上", "70", "%"),
        ("不足10件", "10", "件"),
        ("100条左右", "100", "条"),
        ("发布3.5万条", "35000", "条"),
        ("发布3万余条", "30000", "条"),
        ("发布30余万条", "300000", "条"),
        ("逾50件", "50", "件"),
    ],
)
def test_a_number_that_is_not_exact_says_so(text: str, value: str, unit: str) -> None:
    assert read(text)[0] == (value, unit, True)


@pytest.mark.parametrize(
    "text",
    [
        "2024年，我局认真贯彻条例",
        "2024年1月1日至12月31日",
        "截至2024年年底",
        "国办公开办函〔2021〕30号",
        "国务院令第711号",
        "《条例》第三十六条规定",
        "第3条、第5件",
        "依据第三十六条、三十七条",
        "属于第（八）项",
        "前5名",
        "电话0571-88729858",
        "邮编311121",
        "文一西路1500号8号楼7楼",
        "30分钟内、24小时、20个工作日、3个月",
        "形成一系列制度",
        "一次性告知、一站式服务、一网通办、一件事一次办",
        "最多跑一次",
        "三公经费、两会、十四五规划、二十大、两个确立",
        "3-5件",
        "3至5件",
        "3～5件",
        "三至五件",
        "3、5件",
        "数十件",
        "几百条",
        "上百条",
        "成千上万条",
        "三五件",
        "日均5条",
        "各14项",
        "每3件",
        "PM2.5个点",
        "统一条件",
        "进一次",
        "另一件",
        "12部门",
        "25人大代表",
        "第2次会议",
        "10月29日",
        "12345热线",
        "2.5件",
        "一个平台",
        "公开12,34件",
        "二次供水",
        "二〇二四年",
    ],
)
def test_what_only_looks_like_a_count_is_left_out(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text", ["三五", "三千五", "一百五", "一万二", "百", "二〇二四", "十百", "千万", "三零", "", "万", "一一"]
)
def test_an_ambiguous_numeral_is_no_number(text: str) -> None:
    assert read_numeral(text) is None


def spell(number: int) -> str:
    """Return ``number`` below 100 million as a Chinese numeral."""
    if number >= 10_000:
        rest = number % 10_000
        gap = "零" if 0 < rest < 1000 else ""
        return spell(number // 10_000) + "万" + gap + (spell(rest) if rest else "")
    text, pending = "", False
    for scale, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // scale % 10
        if digit:
            text += ("零" if pending and text else "") + "零一二三四五六七八九"[digit] + sign
        pending = not digit
    return text.removeprefix("一") if text.startswith("一十") else text


@given(st.integers(1, 99_999_999))
def test_a_numeral_is_read_back(number: int) -> None:
    # 一万一十 and 一万零一十 both occur; within a section after 万 the leading 一 of 十 is dropped by spell only at the start.
    assert read_numeral(spell(number)) == number


@given(st.integers(2, 999_999_999), st.sampled_from(["件", "条", "次", "份", "人次", "万元"]))
def test_a_number_is_read_back_in_every_notation(number: int, unit: str) -> None:
    full = str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    notations = [str(number), f"{number:,}", f"{number:,}".replace(",", "，"), full]
    if number < 100_000_000 and unit not in ("次", "万元"):
        notations.append(spell(number))
    for printed in notations:
        text = f"全年共计{printed}{unit}，其他"
        (quantity,) = find_quantities(text)
        assert (quantity.value, quantity.unit) == (Decimal(number), unit), printed
        assert text[quantity.start : quantity.end] == printed + unit


@given(st.decimals(0, 100, places=2))
def test_a_percentage_keeps_its_printed_decimals(value: Decimal) -> None:
    (quantity,) = find_quantities(f"占比为{value}%。")
    assert str(quantity.value) == str(value)


@given(st.text(alphabet="一二三十百千万亿零两0123456789,，.件条次%个第百分之余约", max_size=40))
def test_any_text_is_read_without_error(text: str) -> None:
    for quantity in find_quantities(text):
        assert 0 <= quantity.start < quantity.end <= len(text)
