"""A plain table read row by row as people keep it in a spreadsheet: csv, or a workbook of Excel."""

from __future__ import annotations

import csv
import io

from auditor.errors import UnreadableDocument
from auditor.model.metadata import WrittenCell, WrittenRow, WrittenTable
from auditor.reading.encoding import decode

MOST_ROWS = 100_000
_MOST_CELLS = 100
"""Columns that are looked at; a table of people has a dozen."""
_SEPARATORS = ",\t;"
_ZIPPED, _OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
"""The first bytes of workbooks of today, and of those of Excel 97 and of encrypted ones."""


def read_rows(name: str, data: bytes, suffix: str) -> WrittenTable:
    """Read the bytes of a csv (UTF-8, UTF-16 with mark, GB18030) or xlsx file; ``name`` is the path to show.

    Blank rows are left out. Raises `UnreadableDocument` where the file is neither, is damaged, or is beyond bounds.
    """
    if data.startswith(_OLD) or (suffix != ".xlsx" and data.startswith(_ZIPPED)):
        kind = "旧版或加密的 Excel 工作簿" if data.startswith(_OLD) else "工作簿（xlsx、ods 等）"
        raise UnreadableDocument(f"内容是{kind}，请用表格软件另存为 xlsx 或 csv")
    table = _read_workbook(name, data) if suffix == ".xlsx" else _read_csv(name, data)
    if len(table.rows) > MOST_ROWS:
        raise UnreadableDocument(f"超过 {MOST_ROWS} 行，请分成几份")
    return table


def _read_csv(name: str, data: bytes) -> WrittenTable:
    decoded = decode(data, declared=False)
    if decoded.warning is not None:
        raise UnreadableDocument("文字编码读不出来，请用 Excel、WPS 另存为“CSV UTF-8（逗号分隔）”")
    first = decoded.text.partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    # A quotation mark that is never closed would swallow the rows below it; strict reading says so.
    reader = csv.reader(io.StringIO(decoded.text, newline=""), delimiter=separator, strict=True)
    rows = []
    number = 1
    try:
        for fields in reader:
            cells = tuple(WrittenCell(field.strip()) for field in fields[:_MOST_CELLS])
            if any(cell.text for cell in cells):
                rows.append(WrittenRow(number, cells))
            number = reader.line_num + 1
    except csv.Error as error:
        raise UnreadableDocument(f"第 {number} 行不是正确的 csv（{error}），请用 Excel、WPS 打开后另存") from error
    return WrittenTable(name, tuple(rows))


def _read_workbook(name: str, data: bytes) -> WrittenTable:
    from auditor.reading.package import Package
    from auditor.reading.xlsx.reader import read_sheets

    for sheet, is_shown in read_sheets(Package(data, "xlsx")):
        if not is_shown or not any(cell.text for cells in sheet.rows.values() for cell in cells.values()):
            continue
        rows = []
        for number, cells in sorted(sheet.rows.items()):
            last = min(max(cells) + 1, _MOST_CELLS)
            written = [cells.get(column) for column in range(last)]
            line = tuple(WrittenCell(c.text.strip(), c.doubt) if c else WrittenCell("") for c in written)
            if any(cell.text or cell.doubt for cell in line):
                rows.append(WrittenRow(number + 1, line))
        return WrittenTable(name, tuple(rows), sheet.name)
    raise UnreadableDocument("工作簿里没有内容")
