"""Printed cells read as numbers, blanks or text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.facts.tables.numbers import is_dash, is_fraction, is_text, read_cell, read_number, reason
from auditor.model.document import Cell


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        ("１２３", 123),
        ("1,234", 1234),
        ("１，２３４，５６７", 1234567),
        (" 12\xa0", 12),
        ("12件", 12),
        ("12 件", 12),
        ("-35", -35),
        ("－35", -35),
        ("+5", 5),
        ("3.0", 3),
        ("0.00", 0),
        ("\u200b7", 7),
        ("9次", 9),
        ("9（件）", 9),
        ("4人", 4),
        ("零", 0),
        ("〇", 0),
    ],
)
def test_a_count_is_read(text: str, number: int) -> None:
    assert read_number(text).number == number


@pytest.mark.parametrize(
    ("text", "unit", "fen"),
    [
        ("84.5", "万元", 84_500_000),
        ("0.35万元", "万元", 350_000),
        ("251000元", "元", 25_100_000),
        ("251000元", "万元", 25_100_000),
        ("0.000001", "万元", 1),
        ("27.948692", "万元", 27_948_692),
        ("12.34", "元", 1234),
        ("-1", "元", -100),
        ("12.5（万元）", "万元", 12_500_000),
        ("12.5万", "万元", 12_500_000),
    ],
)
def test_money_is_read_in_fen(text: str, unit: str, fen: int) -> None:
    assert read_number(text, unit).number == fen


@pytest.mark.parametrize("text", ["", " ", "\xa0", "\u3000", "/", "／", "—", "——", "-", "－", "无", "暂无", " / "])
def test_a_blank_keeps_what_was_printed(text: str) -> None:
    reading = read_number(text)
    assert (reading.number, reading.blank, reading.doubt) == (None, text.strip(), None)
    assert is_dash(reading) == bool(text.strip())


@pytest.mark.parametrize("text", ["12①", "约12", "12[1]", "近3件"])
def test_a_number_with_a_remark_is_neither_number_nor_text(text: str) -> None:
    reading = read_number(text)
    assert reading.number is None
    assert reading.blank is None
    assert not is_text(reading)


@pytest.mark.parametrize("text", ["暂无数据", "详见附件", "若干"])
def test_other_words_are_text(text: str) -> None:
    assert is_text(read_number(text))
    assert reason(read_number(text)).endswith("不是数字")


@pytest.mark.parametrize("text", ["12万元", "1万", "3,4件以上", "十二", "见附件2"])
def test_words_with_a_number_among_them_are_doubted(text: str) -> None:
    reading = read_number(text)
    assert (reading.number, reading.blank, is_text(reading)) == (None, None, False)
    assert reading.doubt


def test_a_count_with_a_fraction_is_no_number_but_a_fraction() -> None:
    reading = read_number("0.5")
    assert (reading.number, reading.scale, is_fraction(reading), is_text(reading)) == (None, 1, True, False)
    assert reason(reading).endswith("不是件数")


@pytest.mark.parametrize("text", ["1 2", "270\n255", "1,23", "12,3456", "1" * 16, "—35"])
def test_what_could_be_two_numbers_is_doubted(text: str) -> None:
    assert read_number(text).doubt
    assert read_number(text).number is None


def test_money_finer_than_a_fen_is_doubted() -> None:
    assert read_number("1.2345678", "万元").doubt


def test_a_doubted_cell_is_never_a_number() -> None:
    reading = read_cell(Cell("12", 0, 0, doubt="两格连在一起"))
    assert (reading.number, reading.doubt) == (None, "两格连在一起")


@given(st.integers(-(10**12), 10**12), st.booleans(), st.booleans())
def test_any_integer_survives_printing(number: int, grouped: bool, wide: bool) -> None:
    text = f"{number:,}" if grouped else str(number)
    if wide:
        text = "".join(chr(ord(c) + 0xFEE0) for c in text)
    assert read_number(text).number == number


@given(st.integers(0, 10**12))
def test_any_sum_of_money_survives_printing(fen: int) -> None:
    assert read_number(f"{fen // 100}.{fen % 100:02}", "元").number == fen
    assert read_number(f"{fen // 10**6}.{fen % 10**6:06}", "万元").number == fen


@given(st.text(max_size=40))
def test_reading_never_fails_and_says_one_thing(text: str) -> None:
    reading = read_number(text)
    said = [reading.number is not None, reading.blank is not None, reading.doubt is not None]
    assert sum(said) <= 1
