"""Printed labels and the labels of the form."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model.forms import load_forms
from auditor.model.labels import distance, find_line, fold

FORMS = load_forms(Path(__file__).parents[2] / "rules" / "forms")
ROWS = FORMS.tables["表三"].rows
COLUMNS = FORMS.tables["表三"].columns


@pytest.mark.parametrize("row", [row for row in ROWS if row.code != "E"], ids=lambda row: row.code)
def test_every_row_of_the_form_is_found_by_its_own_label(row: object) -> None:
    match = find_line(row.label, ROWS)  # type: ignore[attr-defined]
    assert match is not None
    assert (match.line, match.closeness) == (row, "same")


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("予以公开", "A1"),
        ("(二)部分公开(区分处理的,只计这一情形,\n不计其他情形)", "A2"),
        ("（二）部分公开（区分处理的，只计这一", "A2"),
        ("３．危及“三安全\n 一稳定”", "B3"),
        ('3、危及"三安全一稳定"', "B3"),
        ("2.其它法律行政法规禁止公开", "B2"),
        ("3.其它", "E3"),
        ("（七）合计", "T"),
        ("二、上年結轉政府信息公開申請數量", "R2"),
    ],
)
def test_layout_and_script_do_not_change_a_label(printed: str, code: str) -> None:
    match = find_line(printed, ROWS)
    assert match is not None
    assert (match.line.code, match.closeness) == (code, "same")


@pytest.mark.parametrize(("printed", "code"), [("2.属于国家密秘", "B1"), ("四、结转下年继续办理", "R4")])
def test_a_slip_of_the_pen_is_a_slip(printed: str, code: str) -> None:
    match = find_line(printed, ROWS)
    assert match is not None
    assert (match.line.code, match.closeness) == (code, "slip")


@pytest.mark.parametrize(
    ("printed", "code"),
    [("2.其他法律行政止公开", "B2"), ("1.申请人无正当理由逾期不补正", "E1"), ("信访举报投诉", "D1")],
)
def test_other_words_for_one_row_are_altered(printed: str, code: str) -> None:
    match = find_line(printed, ROWS)
    assert match is not None
    assert (match.line.code, match.closeness) == (code, "altered")


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "（三）不予公开",
        "小计",
        "本年结转政府信息公开申请数量",
        "政府信息公开申请",
        "全年共收到申请十二件，其中属于国家秘密的没有，属于行政查询事项的两件，均已按时答复并送达申请人，没有结转下年度继续办理的情形",
    ],
)
def test_what_could_mean_two_rows_or_none_means_none(printed: str) -> None:
    assert find_line(printed, ROWS) is None


def test_a_column_over_sub_columns_is_no_column_itself() -> None:
    assert find_line("法人或其他组织", COLUMNS) is None
    assert find_line("商业\n企业", COLUMNS) is not None


def test_folding_drops_only_one_enumerator() -> None:
    assert fold("（三）1.属于国家秘密") == "1属于国家秘密"
    assert fold("一、二次收到") == "二次收到"


@given(st.text(max_size=30), st.text(max_size=30))
def test_distance_is_symmetric_and_zero_only_for_equals(one: str, other: str) -> None:
    assert distance(one, other) == distance(other, one)
    assert (distance(one, other) == 0) == (one == other)


@given(st.text(max_size=500))
def test_folding_never_fails_and_leaves_no_white_space(text: str) -> None:
    assert fold(text) == "".join(fold(text).split())
