"""Tables of plain text whose lines are rows: every number in its place, or doubted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.facts.tables.extraction import Tables, extract_tables
from auditor.model.facts import Reading
from auditor.reading.text.reader import read_text
from tests.reading.dumps import (
    FORMS,
    MERGINGS,
    ROW_LAYOUTS,
    Layout,
    Merging,
    Numbers,
    bare_lines,
    closed_lines,
    lone_bars,
    outer_bars,
    padded_bars,
    report,
    stripped_tabs,
    tabbed_rows,
    tabs,
    unmerged,
    with_blank_labels,
    without_merged,
)

THREE = [row.code for row in FORMS.tables["表三"].rows if "2021" in row.forms]
COLUMNS = [column.code for column in FORMS.tables["表三"].columns]
TWO = {"规章": 3, "行政规范性文件": 3, "行政许可": 1, "行政处罚": 1, "行政强制": 1, "行政事业性收费": 1}
BLANK_TOTAL = ["3", "1", "0", "0", "0", "0", ""]

Printed = tuple[Numbers, Numbers, Sequence[str]]
Row = Mapping[str, Reading]


def read(layout: Layout, printed: Printed, merging: Merging) -> Tables:
    """The tables of a report with the numbers of ``printed``."""
    text = report(layout, *printed, merging=merging)
    return extract_tables(read_text("made-up.txt", text.encode(), FORMS), (), FORMS)


def rows(tables: Tables) -> dict[str, Row]:
    """The readings of tables 二 and 三 by row, those of 表四 as one row."""
    found: dict[str, Row] = {}
    for name in ("表二", "表三"):
        found |= cells(tables, name) if name in tables.tables else {}
    if "表四" in tables.tables:
        four = cells(tables, "表四").items()
        found["表四"] = {f"{group}/{code}": reading for group, row in four for code, reading in row.items()}
    return found


def cells(tables: Tables, name: str) -> Mapping[str, Row]:
    """The readings of one table by row and column."""
    return tables.tables[name].cells


def texts(row: Row) -> list[str | None]:
    """The texts of a row as read; None where they are doubted."""
    return [None if reading.doubt else reading.text for reading in row.values()]


def by_row(printed: Printed) -> dict[str, list[str]]:
    """The printed texts as ``rows`` has them."""
    two, three, four = printed
    return {code: list(values) for code, values in (two | three).items()} | {"表四": list(four)}


cell = st.sampled_from(["0", "", "", "/", "12"]) | st.integers(0, 99_999).map(str)


@st.composite
def printed_cells(draw: st.DrawFn) -> Printed:
    """Texts for the three tables, some cells blank; often some columns of table 三 are blank throughout."""
    emptied = draw(st.sets(st.integers(0, 6)))

    def row(width: int) -> list[str]:
        values = draw(st.lists(cell, min_size=width, max_size=width))
        return ["" if width == 7 and place in emptied else value for place, value in enumerate(values)]

    return {code: row(width) for code, width in TWO.items()}, {code: row(7) for code in THREE}, row(15)


@settings(max_examples=150)
@given(printed_cells(), st.sampled_from(ROW_LAYOUTS), st.sampled_from(MERGINGS))
def test_every_cell_is_read_as_printed_or_doubted(printed: Printed, layout: Layout, merging: Merging) -> None:
    wanted = by_row(printed)
    for code, row in rows(read(layout, printed, merging)).items():
        found = texts(row)
        assert len(found) in (len(wanted[code]), 1)
        assert all(text is None or text == wanted[code][place] for place, text in enumerate(found)), (code, found)


@settings(max_examples=30)
@given(printed_cells(), st.sampled_from([tabbed_rows, outer_bars, stripped_tabs]))
def test_cells_that_keep_their_places_are_all_read(printed: Printed, layout: Layout) -> None:
    """Lines that lost all separators with their cells, and a line of blanks alone, show no values."""
    wanted = by_row(printed)
    found = rows(read(layout, printed, unmerged))
    for code, values in wanted.items():
        if any(values) or (code != "表四" and layout is not stripped_tabs):
            assert texts(found[code]) == values, code


def uniform(values: Sequence[str]) -> Printed:
    """Every row of table 三 with the same seven values, 0 in the other tables."""
    return {code: ["0"] * n for code, n in TWO.items()}, {code: list(values) for code in THREE}, ["0"] * 15


@pytest.mark.parametrize("layout", [tabbed_rows, stripped_tabs, outer_bars])
@pytest.mark.parametrize("values", [BLANK_TOTAL, ["", *BLANK_TOTAL[:5], "4"], ["", "1", "", "", "2", "", ""]])
def test_the_blank_of_a_merged_label_is_no_value(layout: Layout, values: list[str]) -> None:
    found = rows(read(layout, uniform(values), unmerged))
    assert [texts(found[code]) for code in THREE] == [values] * len(THREE)


@pytest.mark.parametrize("layout", [stripped_tabs, padded_bars])
def test_a_blank_beside_the_label_is_doubted_where_merged_cells_are_dropped(layout: Layout) -> None:
    found = rows(read(layout, uniform(["", "1", "0", "0", "0", "0", "1"]), without_merged))
    assert {text for code in THREE for text in texts(found[code])} == {None}
    found = rows(read(layout, uniform(["2", "1", "0", "", "0", "0", "3"]), without_merged))
    assert texts(found["A1"]) == ["2", "1", "0", "", "0", "0", "3"]


def test_a_row_is_doubted_where_only_some_rows_keep_merged_cells() -> None:
    values = ["", "1", "0", "0", "0", "0", "1"]
    found = rows(read(stripped_tabs, uniform(values), with_blank_labels))
    assert {text for code in THREE for text in texts(found[code])} == {None}


def test_rows_without_a_header_are_read_by_what_they_have_in_common() -> None:
    full, blank = ["2", "1", "0", "0", "0", "0", "3"], ["", "1", "0", "0", "0", "0", ""]
    two, three, four = uniform(full)
    lines = report(stripped_tabs, two, {**three, "B3": blank, "T": blank}, four, merging=unmerged).split("\n")
    start = next(number for number, line in enumerate(lines) if "二、上年结转" in line)
    text = "\n".join(lines[start:])
    found = rows(extract_tables(read_text("made-up.txt", text.encode(), FORMS), (), FORMS))
    assert [texts(found[code]) for code in ("R2", "A1", "B3", "T", "R4")] == [full, full, blank, blank, full]


def test_a_heading_printed_above_several_columns_doubts_the_numbers_below() -> None:
    lines = ["第二十条第（五）项", "信息内容", "行政许可", "行政处罚"]
    text = "".join(
        "\t".join([line, *[value] * 3]) + "\n"
        for line, value in zip(lines, ["第二十条第（五）项", "本年处理决定数量", "5", "6"], strict=True)
    )
    found = rows(extract_tables(read_text("made-up.txt", text.encode(), FORMS), (), FORMS))
    assert {text for row in found.values() for text in texts(row)} == {None}


def test_a_row_with_a_blank_is_doubted_in_a_table_with_more_columns() -> None:
    labels = [row.label for row in FORMS.tables["表三"].rows[4:14]]
    values = [["2", "5", "1", "1", "1", "1", "1", "7"], ["", "5", "1", "1", "1", "1", "1", "5"], *[["1"] * 8] * 8]
    text = "".join("\t".join([label, *row]) + "\n" for label, row in zip(labels, values, strict=True))
    found = rows(extract_tables(read_text("made-up.txt", text.encode(), FORMS), (), FORMS))
    assert len(found) == 10
    assert {text for row in found.values() for text in texts(row)} == {None}


def test_a_header_of_one_line_gives_the_columns_too() -> None:
    heads = ["（勾稽关系略）", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    rest = ["四、结转下年度继续办理", *[""] * 6, "2"]
    lines = [heads, ["一、本年新收政府信息公开申请数量", "", "1"], rest]
    text = "".join("\t".join(line) + "\n" for line in lines)
    found = rows(extract_tables(read_text("made-up.txt", text.encode(), FORMS), (), FORMS))
    assert texts(found["R1"]) == ["", "1", "", "", "", "", ""]
    assert texts(found["R4"]) == ["", "", "", "", "", "", "2"]


@st.composite
def lines_with_one_lost(draw: st.DrawFn) -> tuple[Printed, str]:
    """A report with a cell to a line, from which a crawler dropped some lines of values."""
    filled = st.sampled_from(["0", "0", "7", "12"])
    rows: Numbers = {code: draw(st.lists(filled, min_size=n, max_size=n)) for code, n in TWO.items()}
    many: Numbers = {code: draw(st.lists(filled, min_size=7, max_size=7)) for code in THREE}
    last = draw(st.lists(filled, min_size=15, max_size=15))
    layout = draw(st.sampled_from([bare_lines, closed_lines, lone_bars, tabs]))
    lines = report(layout, rows, many, last, merging=without_merged).split("\n")
    values = [number for number, line in enumerate(lines) if line.strip("\t |").isdigit()]
    lost = draw(st.sets(st.sampled_from(values), min_size=1, max_size=9))
    return (rows, many, last), "\n".join(line for number, line in enumerate(lines) if number not in lost)


@settings(max_examples=150)
@given(lines_with_one_lost())
def test_values_that_a_crawler_dropped_never_shift_the_others(given_text: tuple[Printed, str]) -> None:
    printed, text = given_text
    wanted = by_row(printed)
    for code, row in rows(extract_tables(read_text("made-up.txt", text.encode(), FORMS), (), FORMS)).items():
        found = texts(row)
        assert all(value is None or value == wanted[code][place] for place, value in enumerate(found)), (code, found)


@pytest.mark.parametrize("mark", ["\ufeff", "\u200b", "\x0c"])
@pytest.mark.parametrize("layout", [tabs, bare_lines, padded_bars])
def test_marks_that_nobody_sees_do_not_matter(layout: Layout, mark: str) -> None:
    printed = uniform(["1", "2", "0", "0", "0", "0", "3"])
    text = report(layout, *printed, merging=without_merged)
    marked = mark + text.replace("规章", f"规章{mark}" if mark != "\x0c" else "规章").replace("\n\n", f"\n{mark}\n", 3)
    plain, other = (
        rows(extract_tables(read_text("made-up.txt", source.encode(), FORMS), (), FORMS)) for source in (text, marked)
    )
    assert {code: [r.number for r in row.values()] for code, row in other.items()} == {
        code: [r.number for r in row.values()] for code, row in plain.items()
    }


def test_full_width_digits_in_a_cell_to_a_line_are_numbers() -> None:
    text = report(bare_lines, *uniform(["１", "２", "０", "０", "０", "０", "３"]), merging=without_merged)
    found = rows(extract_tables(read_text("made-up.txt", text.encode(), FORMS), (), FORMS))
    assert [reading.number for reading in found["A1"].values()] == [1, 2, 0, 0, 0, 0, 3]
