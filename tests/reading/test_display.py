"""Numbers are displayed as the cell's format says, and doubted where that is not the number."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.reading.sheets.display import parse_number, show_number, show_plain

ACCOUNT = '_ * #,##0_ ;_ * \\-#,##0_ ;_ * "-"_ ;_ @_ '


def shown(stored: str, code: str = "General") -> str:
    value = parse_number(stored)
    assert value is not None
    text, doubt = show_number(value, code)
    assert doubt is None
    return text


@pytest.mark.parametrize(
    ("stored", "code", "expected"),
    [
        ("84", "General", "84"), ("84.0", "General", "84"), ("1234.5", "General", "1234.5"),
        ("0.30000000000000004", "General", "0.3"), ("1E3", "General", "1000"), ("-0.0", "General", "0"),
        ("123456789012345", "General", "123456789012345"), ("84", "", "84"), ("84", "@", "84"), ("84", "0_ ", "84"),
        ("84", "0.00", "84.00"), ("84", "0.0#", "84.0"), ("5", "00", "05"), ("84", "0;0;0;text", "84"), ("0.5", "#.0", ".5"),
        ("1234567", "#,##0", "1,234,567"), ("1234.5", "#,##0.00", "1,234.50"), ("0", "#,##0", "0"),
        ("12", ACCOUNT, "12"), ("-1234", ACCOUNT, "-1,234"), ("-5", "0;[Red]-0", "-5"), ("0.95", "0%", "95%"),
        ("84", '0"件"', "84件"), ("84", "G/通用格式", "84"), ("12.5", '[$¥-804]#,##0.00', "¥12.50"),
        ("45292", 'yyyy"年"m"月"d"日"', "2024年1月1日"), ("45292", "yyyy-mm-dd", "2024-01-01"),
        ("45292", "[$-804]yyyy/m/d;@", "2024/1/1"), ("45292.75", "yyyy/m/d h:mm:ss", "2024/1/1 18:00:00"),
        ("45292.5", "h:mm", "12:00"), ("61", "m/d", "3/1"),
    ],
)  # fmt: skip
def test_a_number_is_displayed_as_its_format_says(stored: str, code: str, expected: str) -> None:
    assert shown(stored, code) == expected


@pytest.mark.parametrize(
    ("stored", "code", "expected"),
    [
        ("83.5", "0", "84"), ("0.957", "0%", "96%"), ("1234.565", "0.00", "1234.57"), ("0", ACCOUNT, "-"),
        ("0", "#", ""), ("84", ";;;", ""), ("-84", "0;0", "84"), ("-84", "0;(0)", "(84)"), ("84", '"2024年"0', "2024年84"),
    ],
)  # fmt: skip
def test_what_is_displayed_is_doubted_where_it_is_not_the_number(stored: str, code: str, expected: str) -> None:
    value = parse_number(stored)
    assert value is not None
    text, doubt = show_number(value, code)
    assert text == expected
    assert doubt is not None
    assert f"格内的数是{stored}" in doubt


@pytest.mark.parametrize(
    "code",
    [
        '[=0]"/";General', "0.00E+00", "# ?/?", "[DBNum2]General", "mmm-yy", "[h]:mm", "h:mm AM/PM", "aaaa",
        "0-00", "#,##0,", "yyyy0", "0.0.0",
    ],
)  # fmt: skip
def test_a_format_that_is_not_understood_is_doubted(code: str) -> None:
    text, doubt = show_number(Decimal(45292), code)
    assert text == "45292"
    assert "没有照样显示" in str(doubt)


@pytest.mark.parametrize("stored", ["-1", "60", "2958466", "1E300"])
def test_days_that_no_calendar_has_are_doubted(stored: str) -> None:
    value = parse_number(stored)
    assert value is not None
    assert show_number(value, "yyyy-mm-dd").doubt is not None


def test_days_count_from_1904_where_the_workbook_says_so() -> None:
    assert show_number(Decimal(43830), "yyyy-mm-dd", is_1904=True) == ("2024-01-01", None)


@pytest.mark.parametrize("stored", ["", "abc", "1_000", "１２", "NaN", "Infinity", "1e99999", "--1", "1 2"])
def test_other_texts_are_no_stored_numbers(stored: str) -> None:
    assert parse_number(stored) is None


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9))
def test_the_plain_text_of_a_number_is_the_number(value: Decimal) -> None:
    assert parse_number(show_plain(value)) == value
    assert show_number(value, "General").doubt is None


@given(st.integers(-(10**14), 10**14), st.sampled_from(["0", "#,##0", "0.00", "0_ ", '0"件"', "0;-0"]))
def test_whole_numbers_are_never_changed_nor_doubted(number: int, code: str) -> None:
    text, doubt = show_number(Decimal(number), code)
    assert doubt is None
    assert Decimal(text.replace(",", "").rstrip("件")) == number


@given(st.decimals(allow_nan=False, allow_infinity=False), st.text('0#?.,;%"\\-_*[]@/ymdhsEG件General', max_size=30))
def test_any_format_gives_a_text_or_a_doubt(value: Decimal, code: str) -> None:
    stored = parse_number(str(value))
    if stored is not None:
        text, doubt = show_number(stored, code)
        assert doubt is not None or text
