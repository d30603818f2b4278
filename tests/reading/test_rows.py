"""Plain tables: csv in the encodings and shapes that spreadsheets write, and workbooks."""

from __future__ import annotations

import pytest

from auditor.errors import UnreadableDocument
from auditor.model.metadata import WrittenTable
from auditor.reading import rows
from auditor.reading.rows import read_rows
from tests.reading.odf_builders import odf_bytes
from tests.reading.sheet_builders import sheet_xml, workbook_bytes, write_cell, write_rows


def texts(table: WrittenTable) -> list[tuple[int, list[str]]]:
    return [(row.number, [cell.text for cell in row.cells]) for row in table.rows]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_a_csv_is_read_in_any_encoding_that_a_spreadsheet_writes(codec: str) -> None:
    table = read_rows("r.csv", "文件,机关\r\n甲.docx,某县财政局\r\n".encode(codec), ".csv")
    assert texts(table) == [(1, ["文件", "机关"]), (2, ["甲.docx", "某县财政局"])]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_cells_are_set_off_by_comma_semicolon_or_tab(separator: str) -> None:
    table = read_rows("r.csv", f"文件{separator}机关\n甲{separator}乙".encode(), ".csv")
    assert texts(table)[1] == (2, ["甲", "乙"])


def test_rows_keep_their_numbers_where_cells_hold_line_breaks() -> None:
    table = read_rows("r.csv", '文件,备注\n\n甲,"一\n二"\n乙,三\n'.encode(), ".csv")
    assert texts(table) == [(1, ["文件", "备注"]), (3, ["甲", "一\n二"]), (5, ["乙", "三"])]
    assert table.place(5, 2) == "r.csv:5:2"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('文件,备注\n甲,"没有合上\n乙,三\n'.encode(), "第 2 行不是正确的 csv"),
        ("文件,备注\n".encode() + b"\xff\xff\xff\n", "编码"),
        (f"文件\n{'长' * 200_000}".encode(), "不是正确的 csv"),
    ],
)
def test_a_csv_that_would_be_read_wrongly_is_not_read(content: bytes, said: str) -> None:
    with pytest.raises(UnreadableDocument, match=said):
        read_rows("r.csv", content, ".csv")


@pytest.mark.parametrize(
    ("data", "suffixes"),
    [
        (workbook_bytes({"名册": sheet_xml(write_rows([["文件"]]))}), (".csv", ".xls", ".txt")),
        (odf_bytes("", "spreadsheet"), (".csv", ".ods")),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", (".csv", ".xls", ".xlsx", ".et")),
    ],
)
def test_workbooks_of_other_kinds_are_to_be_saved_anew(data: bytes, suffixes: tuple[str, ...]) -> None:
    for suffix in suffixes:
        with pytest.raises(UnreadableDocument, match="请用表格软件另存为 xlsx 或 csv"):
            read_rows(f"r{suffix}", data, suffix)


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "MOST_ROWS", 2)
    with pytest.raises(UnreadableDocument, match="超过 2 行"):
        read_rows("r.csv", b"a\nb\nc\n", ".csv")


def test_a_workbook_is_read_as_it_displays() -> None:
    day = '<row r="3">' + write_cell(2, 0, "甲.docx") + '<c r="B3" s="2"><v>45322</v></c></row>'
    sheet = sheet_xml(write_rows([["文件", "发布日期"]]) + day)
    table = read_rows("r.xlsx", workbook_bytes({"名册": sheet}, formats=("yyyy/m/d",)), ".xlsx")
    assert texts(table) == [(1, ["文件", "发布日期"]), (3, ["甲.docx", "2024/1/31"])]
    assert table.place(3, 2) == "r.xlsx 工作表“名册” B3"
    assert table.place(3, 28) == "r.xlsx 工作表“名册” AB3"


def test_a_formula_without_a_result_is_doubted() -> None:
    row = '<row r="1"><c r="A1"><f>B1</f></c></row>'
    table = read_rows("r.xlsx", workbook_bytes({"名册": sheet_xml(write_rows([["文件"]], top=1) + row)}), ".xlsx")
    assert table.rows[0].cells[0].doubt == "公式没有保存计算结果"


def test_a_workbook_without_content_or_damaged_is_not_read() -> None:
    for data in (workbook_bytes({"名册": sheet_xml("")}), b"PK\x03\x04broken", "文件,机关".encode()):
        with pytest.raises(UnreadableDocument):
            read_rows("r.xlsx", data, ".xlsx")
