"""Workbooks of Excel 97 to 2003 and of WPS (BIFF8) read as documents."""

from __future__ import annotations

import io
import os
import struct
from collections.abc import Iterator

import olefile
import xlrd

from auditor.errors import UnreadableDocument
from auditor.model.document import Document, Image
from auditor.model.forms import Forms
from auditor.reading.grid import Room
from auditor.reading.sentences import MARKED
from auditor.reading.sheets.display import Shown, parse_number, show_hidden, show_number
from auditor.reading.sheets.formats import DATES
from auditor.reading.sheets.layout import SheetFlow
from auditor.reading.sheets.sheet import Content, Merge, Sheet

_DAMAGED = "xls 文件已损坏或没有下载完，读不出来；请重新下载，或用 Excel、WPS 打开后另存为 xlsx"
_ENCRYPTED = "xls 文件有密码，不能读取；请用密码打开后另存为不加密的 xlsx"
# A workbook of 200 full sheets of the form has 2 MB; each kilobyte may hold hundreds of cells to be kept apart.
_MOST_BYTES = 8 << 20
# Sheets may lie over each other, so that each is as large as the file.
_MOST_BYTES_OF_SHEETS = 128 << 20
# Records of the workbook stream and what an object is ([MS-XLS] 2.4.21 BOF, 2.4.103 EOF, 2.4.265 SST, 2.4.58 Continue, 2.4.181 Obj, 2.5.143 FtCmo).
_OBJECT = 0x005D
_BEGIN, _END, _STRINGS, _CONTINUE = 0x0809, 0x000A, 0x00FC, 0x003C
_GAP = bytes(64)  # more zeros than the texts of cells can have in a row
_PICTURE, _TEXT_BOX = 0x08, 0x06


def read_xls(path: str, data: bytes, forms: Forms) -> Document:
    """Read the bytes of an xls or et file; ``path`` is the name to show, ``forms`` tells headings from rows of tables.

    Sheets, rows and columns that are hidden are left out with a warning; numbers are read as their cells display them.
    Raises `UnreadableDocument` when the file is damaged, encrypted or beyond the safe bounds.
    """
    if len(data) > _MOST_BYTES:
        raise UnreadableDocument(f"xls 文件超过 {_MOST_BYTES >> 20} MB，不是正常的报告；请只保存报告的工作表后重试")
    flow = SheetFlow(forms)
    try:
        stream = _read_stream(data)
        if _has_gap(stream):
            raise UnreadableDocument(_DAMAGED)
        sheets = _open(stream)
        drawn = {kind for record, content in _records(stream) if record == _OBJECT for kind in _object_kind(content)}
    except UnreadableDocument:
        raise
    # The library was not written for damaged files: it asserts, and runs over the ends of its lists and structures.
    except Exception as error:
        raise UnreadableDocument(_ENCRYPTED if "encrypted" in str(error) else _DAMAGED) from error
    for sheet in sheets:
        flow.read(sheet)
    if _PICTURE in drawn:
        # On which sheet and where is not known; nothing else says that a table may be a picture.
        flow.blocks.append(Image())
        flow.warnings.append("工作簿里有图片，其内容没有读取。")
    if _TEXT_BOX in drawn:
        flow.warnings.append("工作簿里有文本框，其中的文字没有读取。")
    return Document(path, "xls", tuple(flow.blocks), None, tuple(flow.warnings))


def _read_stream(data: bytes) -> bytes:
    """Read the stream of the workbook; xlrd itself may go round in a damaged container until memory is full."""
    with olefile.OleFileIO(io.BytesIO(data)) as container:
        size = container.get_size("Workbook")
        content = bytes(container.openstream("Workbook").read()) if size <= len(data) else b""
    if len(content) != size:
        raise UnreadableDocument(_DAMAGED)
    return content


def _open(stream: bytes) -> list[Sheet]:
    with open(os.devnull, "w", encoding="utf-8") as silence:
        book = xlrd.open_workbook(
            file_contents=stream, formatting_info=True, ragged_rows=True, on_demand=True, logfile=silence
        )
        if book.nsheets * len(stream) > _MOST_BYTES_OF_SHEETS:
            raise UnreadableDocument("xls 的工作表过多，不是正常的报告；请只保存报告的工作表后重试")
        room = Room()
        return [_read_sheet(book, book.sheet_by_index(number), room) for number in range(book.nsheets)]


def _read_sheet(book: xlrd.Book, source: xlrd.sheet.Sheet, room: Room) -> Sheet:
    sheet = Sheet(" ".join(source.name.split()))
    if source.visibility:
        if source.nrows:
            sheet.warnings.append(f"工作表“{sheet.name}”是隐藏的，没有读取。")
        return sheet
    for row in range(source.nrows):
        room.take(source.row_len(row))
        for column in range(source.row_len(row)):
            sheet.put(row, column, _read_cell(book, source, row, column))
    sheet.merges += [Merge(top, left, bottom, right) for top, bottom, left, right in source.merged_cells]
    sheet.hidden_rows += [(row, row + 1) for row, shape in source.rowinfo_map.items() if shape.hidden]
    sheet.hidden_columns += [(column, column + 1) for column, shape in source.colinfo_map.items() if shape.hidden]
    return sheet


def _read_cell(book: xlrd.Book, source: xlrd.sheet.Sheet, row: int, column: int) -> Content:
    style = book.xf_list[source.cell_xf_index(row, column)]
    border = style.border
    ruled = any((border.left_line_style, border.right_line_style, border.top_line_style, border.bottom_line_style))
    text, doubt = _show(book, source, row, column, style)
    if text and doubt is None and _is_marked(book, source, row, column, style):
        doubt = MARKED
    return Content(text, doubt, ruled)


def _show(book: xlrd.Book, source: xlrd.sheet.Sheet, row: int, column: int, style: xlrd.formatting.XF) -> Shown:
    kind, value = source.cell_type(row, column), source.cell_value(row, column)
    if kind == xlrd.XL_CELL_TEXT:
        return Shown(value)
    if kind == xlrd.XL_CELL_BOOLEAN:
        return Shown("TRUE" if value else "FALSE")
    if kind == xlrd.XL_CELL_ERROR:
        name = xlrd.error_text_from_code.get(value, "#ERROR!")
        return Shown(name, f"公式出错（{name}），没有数值")
    if kind not in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        return Shown("")
    amount = parse_number(repr(value))
    if amount is None:
        return Shown(repr(value), "格内的数写法不正确，不能确定是什么数")
    if amount == 0 and not source.show_zero_values:
        return show_hidden(amount)
    code = DATES.get(style.format_key) or book.format_map[style.format_key].format_str
    return show_number(amount, code, book.datemode == 1)


def _is_marked(book: xlrd.Book, source: xlrd.sheet.Sheet, row: int, column: int, style: xlrd.formatting.XF) -> bool:
    runs = source.rich_text_runlist_map.get((row, column), ())
    fonts = [book.font_list[number] for number in (style.font_index, *(number for _, number in runs))]
    return any(font.struck_out or font.escapement for font in fonts)


def _records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the records of the workbook's stream; xlrd passes over what is drawn on the sheets."""
    at = 0
    while at + 4 <= len(stream):
        record, length = struct.unpack_from("<HH", stream, at)
        yield record, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _has_gap(stream: bytes) -> bool:
    """Tell whether zeros stand among the records or the texts, a block that a disk never got; xlrd would pass over it.

    After the last record the stream may be filled up with zeros.
    """
    depth = before = 0
    for record, content in _records(stream):
        if depth and not record and not content:
            return True
        before = before if record == _CONTINUE else record
        if before == _STRINGS and _GAP in content:
            return True
        depth += (record == _BEGIN) - (record == _END)
    return False


def _object_kind(content: bytes) -> tuple[int, ...]:
    # The first part of the record (ftCmo) has its own kind and size before that of the object.
    return (content[4],) if content[:4] == b"\x15\x00\x12\x00" and len(content) > 4 else ()
