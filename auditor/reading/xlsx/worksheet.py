"""A worksheet part of SpreadsheetML read as a sheet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from auditor.errors import UnreadableDocument
from auditor.reading.grid import Room
from auditor.reading.sentences import MARKED
from auditor.reading.sheets.dates import is_date, write_moment
from auditor.reading.sheets.display import GENERAL, Shown, parse_number, show_hidden, show_number
from auditor.reading.sheets.formats import parse_format
from auditor.reading.sheets.sheet import Content, Merge, Sheet
from auditor.reading.xlsx.styles import Style
from auditor.reading.xlsx.text import S, Text, is_true, print_string, unescape

_ROW, _CELL, _VALUE, _FORMULA, _INLINE = S + "row", S + "c", S + "v", S + "f", S + "is"
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")
_DIGITS = re.compile(r"\d{1,7}", re.ASCII)
_NEVER_CALCULATED = "公式没有保存计算结果"
_CALCULATED_LATER = "公式的结果要到打开文件时才计算，保存的数不能确定"


@dataclass(frozen=True, slots=True)
class Book:
    """What the sheets of a workbook share; ``calculates``: all formulas are to be calculated anew when it is opened."""

    strings: Sequence[Text]
    styles: Sequence[Style]
    is_1904: bool
    calculates: bool
    room: Room


def read_worksheet(name: str, root: etree._Element, book: Book) -> Sheet:
    """Read the worksheet ``root`` as the sheet ``name``."""
    sheet = Sheet(name)
    views = root.findall(f"{S}sheetViews/{S}sheetView")
    shows_zeros = not any(view.get("showZeros", "1") in ("0", "false") for view in views)
    row = -1
    for line in root.iterfind(f"{S}sheetData/{_ROW}"):
        row = _integer(line.get("r"), row + 2) - 1
        if is_true(line, "hidden"):
            sheet.hidden_rows.append((row, row + 1))
        column = -1
        book.room.take(len(line))
        for cell in line.iterfind(_CELL):
            place = _REFERENCE.fullmatch(cell.get("r") or "")
            column = _column(place[1]) if place else column + 1
            sheet.put(int(place[2]) - 1 if place else row, column, _read_cell(cell, book, shows_zeros))
    for columns in root.iterfind(f"{S}cols/{S}col"):
        if is_true(columns, "hidden"):
            sheet.hidden_columns.append((_integer(columns.get("min"), 1) - 1, _integer(columns.get("max"), 1)))
    for merge in root.iterfind(f"{S}mergeCells/{S}mergeCell"):
        sheet.merges += _read_merge(merge.get("ref") or "")
    return sheet


def _read_cell(cell: etree._Element, book: Book, shows_zeros: bool) -> Content:
    number = _integer(cell.get("s"), 0)
    style = book.styles[number] if number < len(book.styles) else Style()
    if not len(cell):
        return Content("", None, style.ruled)
    text, doubt = _show(cell, style, book, shows_zeros)
    if cell.find(_FORMULA) is not None and doubt is None:
        value = cell.find(_VALUE)
        if value is None or not (value.text or cell.get("t") == "str"):
            doubt = _NEVER_CALCULATED
        elif book.calculates:
            doubt = _CALCULATED_LATER
    if style.marked and text and doubt is None:
        doubt = MARKED
    return Content(text, doubt, style.ruled)


def _show(cell: etree._Element, style: Style, book: Book, shows_zeros: bool) -> Shown:
    kind = cell.get("t", "n")
    value = cell.findtext(_VALUE) or ""
    if kind == "inlineStr" or (kind == "n" and cell.find(_INLINE) is not None):
        inline = cell.find(_INLINE)
        return _show_text(print_string(inline)) if inline is not None else Shown("")
    if kind == "str":
        return Shown(unescape(value))
    if not value.strip():
        return Shown("")
    if kind == "s":
        number = _integer(value.strip(), len(book.strings))
        if number >= len(book.strings):
            raise UnreadableDocument("xlsx 的单元格指向不存在的文字，文件已损坏；请用 Excel、WPS 打开后另存")
        return _show_text(book.strings[number])
    if kind == "b":
        return Shown("TRUE" if value.strip() in ("1", "true") else "FALSE")
    if kind == "e":
        return Shown(value.strip(), f"公式出错（{value.strip()[:20]}），没有数值")
    if kind == "d":
        return _show_day(value.strip(), style)
    amount = parse_number(value)
    if amount is None:
        return Shown(value.strip(), "格内的数写法不正确，不能确定是什么数")
    if amount == 0 and not shows_zeros:
        return show_hidden(amount)
    if style.code is None:
        return Shown(show_number(amount, GENERAL).text, "文件没有说明这一格的数字格式，数值不能确定")
    return show_number(amount, style.code, book.is_1904)


def _show_text(text: Text) -> Shown:
    return Shown(text.text, MARKED if text.marked else None)


def _show_day(value: str, style: Style) -> Shown:
    """Display a day or time that is stored in words (ISO 8601), as strict workbooks do."""
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return Shown(value, "格内的日期写法不正确")
    section = parse_format(style.code or GENERAL)[0]
    text = write_moment(moment, section) if section is not None and is_date(section) else None
    return Shown(text or value)


def _read_merge(text: str) -> list[Merge]:
    first, _, last = text.partition(":")
    start, end = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last or first)
    if start is None or end is None:
        return []
    return [Merge(int(start[2]) - 1, _column(start[1]), int(end[2]), _column(end[1]) + 1)]


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _integer(text: str | None, default: int) -> int:
    return int(text) if text and _DIGITS.fullmatch(text) else default
