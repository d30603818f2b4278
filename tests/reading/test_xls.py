"""Workbooks of Excel 97 to 2003; ``workbook.xls`` was written for these tests and saved by LibreOffice."""

from __future__ import annotations

import io
from pathlib import Path

import olefile
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.errors import UnreadableDocument
from auditor.model.document import HIDDEN, Document, Locator
from auditor.reading.sniff import identify
from auditor.reading.xls import read_xls
from tests.reading.builders import grids, kinds, pack, shown_cells, tables, texts
from tests.reading.ole_builders import write_container
from tests.reading.sheet_builders import FORMS

DATA = (Path(__file__).parent / "workbook.xls").read_bytes()
# The record WRITEACCESS, and the record FILEPASS that an encrypted workbook has in such a place ([MS-XLS] 2.4.117).
WRITE_ACCESS, FILE_PASS = b"\x5c\x00\x70\x00", b"\x2f\x00\x70\x00"
STRINGS = b"\xfc\x00\x94\x00"  # the record SST of this workbook


def read(data: bytes) -> Document:
    return read_xls("made-up.xls", data, FORMS)


def test_cells_are_read_as_displayed() -> None:
    document = read(DATA)
    assert (document.format, kinds(document), texts(document)) == ("xls", "PTI", ["云溪市水利局统计表"])
    assert shown_cells(document) == [
        [
            ["项目", "数", "数", "备注"],
            ["项目", "甲栏", "乙栏", "其他"],
            ["一般", "84", "1234.5", "0.3"],
            ["格式", "1,234.50", "95%", "2024年1月1日"],
            ["存疑", "84", "#DIV/0!", "121"],
            ["其余", "TRUE", "12", ""],
        ]
    ]


def test_places_are_told_in_the_rows_and_columns_of_the_sheet() -> None:
    (table,) = tables(read(DATA))
    assert table.locator == Locator(sheet="表三", table=1)
    place = Locator(sheet="表三", table=1, row=5, column=6)
    assert place in [cell.locator for row in table.grid for cell in row]
    assert (table.grid[0][0].rowspan, table.grid[0][1].colspan) == (2, 2)


def test_what_is_not_certain_is_doubted() -> None:
    doubts = {
        cell.text: cell.doubt
        for row in tables(read(DATA))[0].grid
        for cell in row
        if cell.doubt and cell.doubt != HIDDEN
    }
    assert doubts == {
        "84": "格内的数是83.5，按数字格式显示为“84”，数值不能确定",
        "#DIV/0!": "公式出错（#DIV/0!），没有数值",
        "121": "格内有上下标或删除线，数值不能确定",
        "12": "格内有上下标或删除线，数值不能确定",
    }


def test_what_is_not_read_is_told() -> None:
    assert read(DATA).warnings == (
        "工作表“表三”有隐藏的行或列，其中的内容没有读取。",
        "工作表“底稿”是隐藏的，没有读取。",
        "工作簿里有图片，其内容没有读取。",
        "工作簿里有文本框，其中的文字没有读取。",
    )


def test_such_a_workbook_is_known_by_its_content() -> None:
    assert identify(DATA, ".et") == "xls"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (DATA.replace(WRITE_ACCESS, FILE_PASS), "有密码"),
        (DATA[:3000], "已损坏"),
        (DATA[: DATA.index(STRINGS) + 20] + bytes(100) + DATA[DATA.index(STRINGS) + 120 :], "已损坏"),
        (DATA[: DATA.index(WRITE_ACCESS)] + bytes(0x74) + DATA[DATA.index(WRITE_ACCESS) + 0x74 :], "已损坏"),
        (b"", "已损坏"),
        (pack({"xl/workbook.xml": "<a/>"}), "已损坏"),
        (DATA + bytes(8 << 20), "8 MB"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(
    data: bytes, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(UnreadableDocument, match=reason) as refusal:
        read(data)
    assert "请" in str(refusal.value)
    assert capsys.readouterr() == ("", "")


def test_a_stream_filled_up_with_zeros_is_sound() -> None:
    with olefile.OleFileIO(io.BytesIO(DATA)) as container:
        stream = container.openstream("Workbook").read()
    assert len(stream) < 4096
    assert grids(read(write_container({"Workbook": stream}))) == grids(read(DATA))


@given(st.data())
@settings(max_examples=150)
def test_damaged_files_are_read_or_refused_and_nothing_else(data: st.DataObject) -> None:
    damaged = bytearray(DATA[: data.draw(st.integers(len(DATA) // 2, len(DATA)))])
    for place, byte in data.draw(st.lists(st.tuples(st.integers(0, len(DATA)), st.integers(0, 255)), max_size=20)):
        if place < len(damaged):
            damaged[place] = byte
    try:
        document = read(bytes(damaged))
    except UnreadableDocument as refusal:
        assert "请" in str(refusal)  # noqa: PT017 - both outcomes are right
    else:
        assert document.path == "made-up.xls"
