"""Of a sheet's cells those that belong together are a table, and what stands alone is text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.errors import UnreadableDocument
from auditor.model.document import HIDDEN, Document, Locator, Paragraph
from auditor.reading.sheets.sheet import Spans
from auditor.reading.xlsx.reader import read_xlsx
from tests.reading.builders import expect_grid, grids, kinds, tables, texts
from tests.reading.sheet_builders import (
    FORMS,
    Grid,
    frame,
    letters,
    sheet_xml,
    workbook,
    workbook_bytes,
    write_cell,
    write_merges,
    write_rows,
    write_sheet_table,
)

HEADS = ("信息内容", "本年制发件数", "本年废止件数")
ROWS: Grid = (HEADS, ("规章", 0, 1), ("行政规范性文件", 2, 3))
RULED = 1


def page(*pieces: str, merges: tuple[str, ...] = (), before: str = "") -> Document:
    return workbook("".join(pieces), write_merges(*merges) if merges else "", before)


def line(row: int, text: str, style: int = 0, column: int = 0) -> str:
    return write_rows([[text]], style, row, column)


@pytest.mark.parametrize("style", [0, RULED])
def test_text_alone_above_and_below_a_table_is_no_part_of_it(style: int) -> None:
    document = page(line(0, "统计表"), line(1, "单位：件"), write_rows(ROWS, style, 2), line(6, "注：本表不含咨询。"))
    assert kinds(document) == "PPTP"
    assert texts(document) == ["统计表", "单位：件", "注：本表不含咨询。"]
    assert grids(document) == [[list(HEADS), ["规章", "0", "1"], ["行政规范性文件", "2", "3"]]]


def test_places_are_told_in_the_rows_and_columns_of_the_sheet() -> None:
    document = page(line(0, "统计表", column=1), write_rows(ROWS, RULED, 3, 2))
    (table,) = tables(document)
    assert document.blocks[0].locator == Locator(sheet="表", row=1, column=2)
    assert table.locator == Locator(sheet="表", table=1)
    assert table.grid[1][2].locator == Locator(sheet="表", table=1, row=5, column=5)


def test_a_blank_row_ends_a_table() -> None:
    document = page(write_rows(ROWS, RULED), write_rows(ROWS, RULED, 5))
    assert kinds(document) == "TT"
    assert tables(document)[1].grid[0][0].locator.row == 6


def test_blank_cells_with_lines_around_them_belong_to_the_table() -> None:
    document = page(write_rows([["结果维持", "结果纠正"], ["", ""], ["", ""]], RULED))
    assert grids(document) == [[["结果维持", "结果纠正"], ["", ""], ["", ""]]]


@pytest.mark.parametrize("style", [0, RULED])
def test_a_heading_of_a_part_ends_a_table_without_a_blank_row(style: int) -> None:
    headed = line(3, "三、收到和处理政府信息公开申请情况", style)
    document = page(
        line(0, "二、主动公开情况", style), write_rows(ROWS[:2], style, 1), headed, write_rows(ROWS, style, 4)
    )
    assert kinds(document) == "PTPT"


def test_a_heading_in_a_ruled_row_of_blank_cells_is_a_heading() -> None:
    heading = write_rows([["五、存在的主要问题及改进情况", "", ""]], RULED, 3)
    assert kinds(page(write_rows(ROWS, RULED), heading, write_rows(ROWS, RULED, 4))) == "TPT"


def test_a_row_of_table_three_without_numbers_is_no_heading() -> None:
    blank = "四、结转下年度继续办理"
    inner: Grid = (
        ("项目", "自然人"),
        ("一、本年新收政府信息公开申请数量", ""),
        ("二、上年结转政府信息公开申请数量", 1),
        (blank, ""),
    )
    document = page(write_rows(inner))
    assert kinds(document) == "T"
    assert [row[0] for row in grids(document)[0]][-1] == blank


def test_a_short_line_below_a_table_without_lines_may_be_a_row_without_numbers() -> None:
    rows: Grid = (
        ("（六）其他处理", "1.申请人无正当理由逾期不补正", 2),
        (None, "（七）总计", None),
        ("注：略。", None, None),
    )
    document = page(
        "".join(write_rows([[v for v in row if v]], 0, n, 0 if row[0] else 1) for n, row in enumerate(rows))
    )
    assert [row[1] for row in grids(document)[0]] == ["1.申请人无正当理由逾期不补正", "（七）总计", ""]


def test_a_long_text_alone_in_its_rows_is_running_text() -> None:
    prose = "2024年，本机关认真落实各项要求，" * 6
    assert kinds(page(line(0, prose, RULED), write_rows(ROWS, RULED, 1), line(4, prose, RULED))) == "PTP"


def test_a_line_as_wide_as_those_that_head_the_other_blocks_heads_the_first() -> None:
    blocks: Grid = (
        ("二、主动公开政府信息情况", None, None), ("第二十条第（一）项", None, None), HEADS, ("规章", 0, 1),
        ("第二十条第（五）项", None, None), ("信息内容", "本年处理决定数量", None), ("行政许可", 4, None),
    )  # fmt: skip
    document = page(write_rows(blocks, RULED), merges=("A1:C1", "A2:C2", "A5:C5", "B6:C6", "B7:C7"))
    assert texts(document) == ["二、主动公开政府信息情况"]
    assert grids(document)[0][0] == ["第二十条第（一）项"] * 3
    assert grids(document)[0][-1] == ["行政许可", "4", "4"]


def test_ruled_tables_beside_each_other_are_two() -> None:
    left = [[*row, None, *(f"{text}右" for text in row)] for row in ROWS]
    rows = "".join(
        f'<row r="{number}">'
        + "".join(write_cell(number - 1, c, value, RULED) for c, value in enumerate(row) if value is not None)
        + "</row>"
        for number, row in enumerate(left, 2)
    )
    document = page(line(0, "统计表"), rows, merges=("A1:G1",))
    assert kinds(document) == "PTT"
    assert grids(document)[1][0] == [f"{text}右" for text in HEADS]


def test_an_empty_column_of_a_table_without_lines_does_not_split_it() -> None:
    document = page(write_rows([["行目", None, "件数"], ["新收", None, 4]]))
    assert grids(document) == [[["行目", "件数"], ["新收", "4"]]]


def test_a_cell_that_holds_whole_paragraphs_only_arranges_the_page() -> None:
    document = page(write_rows([["一、总体情况\n" + "正文。" * 400, "旁注"]]))
    assert kinds(document) == "PPP"


def test_lines_within_a_cell_are_kept() -> None:
    document = page(write_rows([["商业\n企业", "科研\n机构"], [1, 2]]), line(3, "第一行\n第二行"))
    assert grids(document)[0][0] == ["商业\n企业", "科研\n机构"]
    assert texts(document) == ["第一行", "第二行"]


def hide_row(rows: str, number: int) -> str:
    return rows.replace(f'<row r="{number}">', f'<row r="{number}" hidden="1">')


def test_hidden_rows_and_columns_within_a_table_are_doubted_with_a_warning() -> None:
    rows = hide_row(write_rows([["甲", "乙", "丙"], [1, 2, 3], [4, 5, 6]], RULED), 2)
    document = page(rows, before='<cols><col min="2" max="2" hidden="1"/></cols>')
    assert [[cell.doubt == HIDDEN for cell in row] for row in tables(document)[0].grid] == [
        [False, True, False],
        [True, True, True],
        [False, True, False],
    ]
    assert tables(document)[0].grid[2][2].locator == Locator(sheet="表", table=1, row=3, column=3)
    assert document.warnings == ("工作表“表”有隐藏的行或列，其中的内容没有读取。",)


def test_a_hidden_row_without_content_is_no_gap_and_no_loss() -> None:
    rows = write_rows(ROWS[:2], RULED) + '<row r="3" hidden="1"/>' + write_rows(ROWS[2:], RULED, 3)
    document = page(rows)
    assert kinds(document) == "T"
    assert document.warnings == ()


def test_a_merged_block_is_shown_while_a_row_of_it_is() -> None:
    rows = hide_row(write_rows([["甲", "乙"], [None, 2], [None, 3]], RULED), 1)
    document = page(rows, merges=("A1:A3",))
    assert grids(document) == [[["甲", "2"], ["甲", "3"]]]
    assert tables(document)[0].grid[0][0].rowspan == 2


def test_text_that_a_merged_block_covers_is_told() -> None:
    document = page(write_rows([["甲", "盖住", "乙"], [1, 2, 3]], RULED), merges=("A1:B1",))
    assert grids(document) == [[["甲", "甲", "乙"], ["1", "2", "3"]]]
    assert "合并单元格下面" in document.warnings[0]


def test_a_doubt_about_text_outside_tables_is_told() -> None:
    document = page('<row r="3"><c r="B3" t="e"><v>#REF!</v></c></row>')
    assert document.warnings == ("工作表“表”表格以外有1格的内容不能确定：第3行第2列，公式出错（#REF!），没有数值。",)


def test_cells_at_the_ends_of_the_sheet_cost_nothing() -> None:
    far = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    assert texts(page(far, before='<dimension ref="A1:XFD1048576"/>')) == ["1", "2"]
    assert texts(page(far.split("</row>")[0] + "</row>", merges=("A1:XFD1048576",))) == ["1"]


def test_merged_blocks_that_are_shown_in_one_place_are_read() -> None:
    error = '<c r="B1" t="e"><v>甲</v></c>'
    rows = f'<row r="1" hidden="1">{error}</row><row r="2">{write_cell(1, 0, "甲")}</row>'
    hidden = '<cols><col min="1" max="1" hidden="1"/></cols>'
    assert set(texts(page(rows, merges=("B1:C3", "A2:C3"), before=hidden))) == {"甲"}


def test_merged_blocks_that_overlap_beyond_all_measure_are_refused() -> None:
    rows = write_rows([[1] * 300] * 100, RULED)
    merges = tuple(f"{letters(number)}1:XFD1048576" for number in range(100))
    with pytest.raises(UnreadableDocument, match="400000"):
        page(rows, merges=merges)


def test_a_cell_outside_every_sheet_is_damage() -> None:
    with pytest.raises(UnreadableDocument, match="超出范围"):
        page('<row r="1"><c r="ZZZ1"><v>1</v></c></row>')


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 5)), max_size=10), st.integers(0, 40))
def test_the_next_shown_place_is_the_first_that_is_not_hidden(ranges: list[tuple[int, int]], place: int) -> None:
    hidden = {at for start, length in ranges for at in range(start, start + length)}
    expected = next(at for at in range(place, 100) if at not in hidden)
    assert Spans((start, start + length) for start, length in ranges).after(place) == expected


@given(st.integers(1, 6), st.integers(1, 6), st.integers(0, 99), st.integers(0, 3), st.integers(0, 3))
@settings(max_examples=60)
def test_a_ruled_table_is_read_as_it_was_written(height: int, width: int, seed: int, top: int, left: int) -> None:
    rectangles = frame(height, width, seed)
    document = workbook_of(write_sheet_table(rectangles, top, left))
    assert grids(document) == [[[one.text for one in row] for row in expect_grid(rectangles)]]
    (table,) = tables(document)
    places = {(cell.locator.row, cell.locator.column): cell for row in table.grid for cell in row}
    assert {place: cell.text for place, cell in places.items()} == {
        (one.row + top + 1, one.column + left + 1): one.text for one in rectangles
    }


def workbook_of(xml: str) -> Document:
    return read_xlsx("made-up.xlsx", workbook_bytes({"表": xml}), FORMS)


def test_sheets_follow_each_other_and_tables_are_counted_on() -> None:
    sheets = {name: sheet_xml(write_rows(ROWS, RULED)) for name in ("表二", "表三")}
    document = read_xlsx("made-up.xlsx", workbook_bytes(sheets), FORMS)
    assert [table.locator for table in tables(document)] == [
        Locator(sheet="表二", table=1),
        Locator(sheet="表三", table=2),
    ]


def test_the_name_of_a_sheet_may_be_the_heading_of_its_part() -> None:
    lines = {
        "一、总体情况": ["某局2024年年报", "做了工作。"],
        "其他需要报告的事项": ["没有收费。"],
        "五": ["五、存在的问题", "有。"],
    }
    sheets = {name: sheet_xml(write_rows([[text] for text in texts])) for name, texts in lines.items()}
    document = read_xlsx("made-up.xlsx", workbook_bytes(sheets), FORMS)
    assert texts(document) == [
        "某局2024年年报", "一、总体情况", "做了工作。", "其他需要报告的事项", "没有收费。", "五、存在的问题", "有。",
    ]  # fmt: skip
    named = [block.locator for block in document.blocks if isinstance(block, Paragraph) and block.locator.row is None]
    assert named == [Locator(sheet="一、总体情况"), Locator(sheet="其他需要报告的事项")]
