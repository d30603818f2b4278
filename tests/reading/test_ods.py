"""OpenDocument spreadsheets: cells as displayed, repeats, what is hidden."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model.document import Locator
from auditor.reading.odf.reader import read_odf
from tests.reading.builders import expect_grid, grids, kinds, shown_cells, tables, texts
from tests.reading.odf_builders import cell, number, odf_bytes, row, spreadsheet, write_odf_rows
from tests.reading.sheet_builders import FORMS, frame

RULED = 'table:style-name="ruled"'


def test_cells_are_read_as_displayed_and_placed_by_the_sheet() -> None:
    document = spreadsheet(
        row() + row(cell(), cell("规章"), number("1234.5", "1,234.50")) + row(cell(), cell("甲"), number("2", "2"))
    )
    assert document.format == "ods"
    assert grids(document) == [[["规章", "1,234.50"], ["甲", "2"]]]
    assert tables(document)[0].grid[0][1].locator == Locator(sheet="表", table=1, row=2, column=3)


@pytest.mark.parametrize(
    ("markup", "text", "doubt"),
    [
        (number("84", "84"), "84", None),
        (number("0.95", "95%").replace("float", "percentage"), "95%", None),
        (number("83.5", "84"), "84", "格内的数是83.5，按数字格式显示为“84”，数值不能确定"),
        (number("84", "###"), "###", "格内的数是84，按数字格式显示为“###”，数值不能确定"),
        (number("84", ""), "84", None),
        (number("1e", "1"), "1", "格内的数写法不正确，不能确定是什么数"),
        (cell("2024年1月1日", 'office:value-type="date" office:date-value="2024-01-01"'), "2024年1月1日", None),
        (cell("", 'office:value-type="date" office:date-value="2024-01-01"'), "2024-01-01", None),
        (cell("#DIV/0!", 'calcext:value-type="error"'), "#DIV/0!", "公式出错（#DIV/0!），没有数值"),
        (cell("", 'table:formula="of:=SUM([.A1])" table:style-name="ruled"'), "", "公式没有保存计算结果"),
        (cell("12", 'table:style-name="struck"'), "12", "格内有上下标或删除线，数值不能确定"),
    ],
)
def test_what_a_cell_displays_and_when_it_is_doubted(markup: str, text: str, doubt: str | None) -> None:
    styles = (
        '<style:style style:name="struck" style:family="table-cell">'
        '<style:text-properties style:text-line-through-style="solid"/></style:style>'
    )
    document = spreadsheet(row(cell("甲"), markup), styles)
    found = tables(document)[0].grid[0][1]
    assert (found.text, found.doubt) == (text, doubt)


def test_repeats_are_as_many_and_the_empty_rest_of_a_sheet_is_nothing() -> None:
    rest = row(
        cell("", f'{RULED} table:number-columns-repeated="16384"'), attributes='table:number-rows-repeated="1048000"'
    )
    twice = row(cell("甲"), cell("0", 'table:number-columns-repeated="3"'), attributes='table:number-rows-repeated="2"')
    assert grids(spreadsheet(twice + rest)) == [[["甲", "0", "0", "0"]] * 2]


def test_blank_cells_have_the_lines_of_their_column() -> None:
    columns = '<table:table-column table:default-cell-style-name="ruled" table:number-columns-repeated="2"/>'
    blank = row(cell("", 'table:number-columns-repeated="2"'))
    assert grids(spreadsheet(row(cell("甲"), cell("乙")) + blank, before=columns)) == [[["甲", "乙"], ["", ""]]]


def test_hidden_rows_columns_and_sheets_are_left_out_with_a_warning() -> None:
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/><table:table-column/>'
    shown = row(cell("甲"), cell("乙"), cell("丙"))
    document = spreadsheet(shown + row(cell("丁"), attributes='table:visibility="filter"') + shown, before=columns)
    assert shown_cells(document) == [[["甲", "丙"], ["甲", "丙"]]]
    assert document.warnings == ("工作表“表”有隐藏的行或列，其中的内容没有读取。",)
    hiding = (
        '<style:style style:name="h" style:family="table"><style:table-properties table:display="false"/></style:style>'
    )
    sheets = f'<table:table table:name="甲">{shown}</table:table><table:table table:name="乙" table:style-name="h">{shown}</table:table>'
    other = read_odf("made-up.ods", odf_bytes(sheets, "spreadsheet", hiding), FORMS)
    assert kinds(other) == "T"
    assert other.warnings == ("工作表“乙”是隐藏的，没有读取。",)


def test_pictures_are_kept_and_text_boxes_told() -> None:
    shapes = (
        "<table:shapes><draw:frame><draw:image/></draw:frame><draw:frame><draw:text-box><text:p>说明</text:p>"
        "</draw:text-box></draw:frame></table:shapes>"
    )
    document = spreadsheet(row(cell("统计表")), before=shapes)
    assert kinds(document) == "PI"
    assert texts(document) == ["统计表"]
    assert document.warnings == ("工作表“表”里有文本框，其中的文字没有读取。",)


@given(st.integers(1, 6), st.integers(1, 6), st.integers(0, 99))
@settings(max_examples=60)
def test_a_ruled_table_is_read_as_it_was_written(height: int, width: int, seed: int) -> None:
    rectangles = frame(height, width, seed)
    document = spreadsheet(write_odf_rows(rectangles))
    assert grids(document) == [[[one.text for one in line] for line in expect_grid(rectangles)]]
