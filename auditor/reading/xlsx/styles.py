"""The formats of cells in a workbook of SpreadsheetML."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from auditor.reading.sheets.display import GENERAL
from auditor.reading.sheets.formats import DATES, NUMBERS
from auditor.reading.xlsx.text import S, is_marked

_SIDES = ("left", "right", "top", "bottom", "start", "end")


class Style(NamedTuple):
    """How a cell is shown: its number format (None when the file does not say which), whether it has lines around it,
    and whether its font strikes out, raises or lowers."""

    code: str | None = GENERAL
    ruled: bool = False
    marked: bool = False


def read_styles(root: etree._Element | None) -> list[Style]:
    """Return the formats of cells in the order that cells refer to them."""
    if root is None:
        return []
    own = {element.get("numFmtId"): element.get("formatCode") for element in root.iterfind(f"{S}numFmts/{S}numFmt")}
    fonts = [is_marked(font) for font in root.iterfind(f"{S}fonts/{S}font")]
    borders = [_is_ruled(border) for border in root.iterfind(f"{S}borders/{S}border")]
    return [
        Style(
            own.get(element.get("numFmtId")) or _built_in(element.get("numFmtId", "0")),
            _pick(borders, element.get("borderId")),
            _pick(fonts, element.get("fontId")),
        )
        for element in root.iterfind(f"{S}cellXfs/{S}xf")
    ]


def _built_in(number: str) -> str | None:
    key = int(number) if number.isascii() and number.isdigit() and len(number) < 5 else -1
    return NUMBERS.get(key) or DATES.get(key)


def _is_ruled(border: etree._Element) -> bool:
    return any(side.get("style", "none") != "none" for name in _SIDES for side in border.iterfind(S + name))


def _pick(values: list[bool], number: str | None) -> bool:
    text = number or ""
    return text.isascii() and text.isdigit() and len(text) < 7 and int(text) < len(values) and values[int(text)]
