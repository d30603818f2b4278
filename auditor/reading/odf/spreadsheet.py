"""The sheets of an OpenDocument spreadsheet."""

from __future__ import annotations

from bisect import bisect_right

from lxml import etree

from auditor.model.document import Block
from auditor.model.forms import Forms
from auditor.reading.grid import Room
from auditor.reading.odf.names import CALC, DRAW, OFFICE, TABLE, TEXT
from auditor.reading.odf.styles import Styles
from auditor.reading.odf.table import MOST_ROWS, Line, PlacedCell, cells_of, columns_of, rows_of
from auditor.reading.odf.text import PARAGRAPHS, Printed, gather_shape, print_paragraph
from auditor.reading.sentences import MARKED
from auditor.reading.sheets.display import Shown, parse_number, show_plain, states, tell_difference
from auditor.reading.sheets.layout import SheetFlow
from auditor.reading.sheets.sheet import Content, Merge, Sheet

_NUMBERS = ("float", "percentage", "currency")
_SHAPES = TABLE + "shapes"
# A run of blank cells or rows that is longer than any table stands for the empty rest of the sheet.
_LONGEST_RUN = 200


def read_spreadsheet(body: etree._Element, styles: Styles, forms: Forms) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """Read the ``body`` of a spreadsheet; return its blocks and what was not read.

    Sheets, rows and columns that are hidden are left out with a warning; numbers are read as their cells display them.
    """
    flow = SheetFlow(forms)
    room = Room()
    for table in body.iterchildren(TABLE + "table"):
        sheet = _read_sheet(table, styles, room)
        if styles.is_table_shown(table.get(TABLE + "style-name")):
            flow.read(sheet)
        elif sheet.rows:
            flow.warnings.append(f"工作表“{sheet.name}”是隐藏的，没有读取。")
    return tuple(flow.blocks), tuple(flow.warnings)


def _read_sheet(table: etree._Element, styles: Styles, room: Room) -> Sheet:
    sheet = Sheet(" ".join((table.get(TABLE + "name") or "").split()))
    columns = list(columns_of(table))
    sheet.hidden_columns += [(line.start, line.end) for line in columns if _is_hidden(line.element)]
    starts = [line.start for line in columns]
    defaults = [line.element.get(TABLE + "default-cell-style-name") for line in columns]
    for row in rows_of(table):
        if _is_hidden(row.element):
            sheet.hidden_rows.append((row.start, row.end))
        own = row.element.get(TABLE + "default-cell-style-name")
        for cell in cells_of(row):
            room.take(1)
            default = defaults[bisect_right(starts, cell.column) - 1] if defaults else None
            style = cell.element.get(TABLE + "style-name") or own or default
            content = _read_cell(cell.element, style, styles, sheet, row.start)
            _put(sheet, row, cell, content, room)
    shapes = table.find(_SHAPES)
    for shape in () if shapes is None else shapes:
        _note_shape(shape, sheet, MOST_ROWS)  # such a shape lies on the page, not in a cell
    return sheet


def _put(sheet: Sheet, row: Line, cell: PlacedCell, content: Content, room: Room) -> None:
    is_blank = not (content.text or content.doubt)
    if is_blank and (not content.ruled or max(cell.repeated, row.end - row.start) > _LONGEST_RUN):
        return
    room.take(cell.repeated * (row.end - row.start))
    for number in range(row.start, row.end):
        for column in range(cell.column, cell.column + cell.repeated):
            sheet.put(number, column, content)
            if cell.rowspan * cell.colspan > 1:
                sheet.merges.append(Merge(number, column, number + cell.rowspan, column + cell.colspan))


def _is_hidden(element: etree._Element) -> bool:
    return element.get(TABLE + "visibility", "visible") != "visible"


def _read_cell(cell: etree._Element, style: str | None, styles: Styles, sheet: Sheet, row: int) -> Content:
    lines: list[str] = []
    marked = styles.is_struck(style)
    for child in cell:
        if child.tag in PARAGRAPHS:
            printed = print_paragraph(child, styles)
            lines.append("".join(printed.texts))
            marked = marked or printed.marked
        elif child.tag.startswith(DRAW):
            _note_shape(child, sheet, row)
    text, doubt = _show(cell, "\n".join(lines).strip())
    if marked and text and doubt is None:
        doubt = MARKED
    return Content(text, doubt, styles.is_ruled(style))


def _show(cell: etree._Element, text: str) -> Shown:
    kind = cell.get(OFFICE + "value-type")
    if cell.get(CALC + "value-type") == "error":
        return Shown(text, f"公式出错（{text[:20]}），没有数值")
    if kind is None and not text and cell.get(TABLE + "formula") is not None:
        return Shown("", "公式没有保存计算结果")
    if kind in _NUMBERS:
        amount = parse_number(cell.get(OFFICE + "value") or "")
        if amount is None:
            return Shown(text, "格内的数写法不正确，不能确定是什么数")
        if not text:
            return Shown(show_plain(amount), None if cell.find(TEXT + "p") is None else tell_difference(amount, ""))
        return Shown(text, None if states(text, amount) else tell_difference(amount, text))
    return Shown(text or cell.get(OFFICE + "string-value") or cell.get(OFFICE + "date-value") or "")


def _note_shape(shape: etree._Element, sheet: Sheet, row: int) -> None:
    printed = Printed()
    gather_shape(shape, printed)
    sheet.pictures += [(row, description) for description in printed.images]
    if any(str(text).strip() for box in printed.boxes for text in box.itertext()):
        warning = f"工作表“{sheet.name}”里有文本框，其中的文字没有读取。"
        if warning not in sheet.warnings:
            sheet.warnings.append(warning)
