"""Where a page breaks off: inside a tag, or inside a table that nothing closes."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

from auditor.reading.html.outline import CELLS, is_blank

_ENDS = ("</table", "</body", "</html")
_ENDS_OF_CELLS = ("</td", "</th", "</tr")
_BEGINNING = re.compile(r"<(?:p|div|span|font|b|strong|h[1-6]|li)(?:\s[^<>]{0,2000})?>\s{0,200}", re.IGNORECASE)
_LETTERS = 3  # of a tag of a cell or row with its bracket


class Break(NamedTuple):
    """The table in which a page ends, whether it holds data or arranges the page; ``cell`` is its last cell, ``is_open`` tells that the page ends in that cell."""

    table: etree._Element
    cell: etree._Element
    is_open: bool


def without_broken_tag(text: str) -> str:
    """Return ``text`` without the tag in which it ends, or that begins at its end: a parser would take the first for text.

    No page ends where a paragraph, a heading or a piece of text begins.
    """
    at = text.rfind("<")
    is_broken = (
        at >= 0 and ">" not in text[at:] and (at + 1 == len(text) or text[at + 1] in "/!?" or _is_letter(text, at + 1))
    )
    return text[:at] if is_broken or (at > 0 and _BEGINNING.fullmatch(text, at)) else text


def find_break(text: str, root: etree._Element) -> Break | None:
    """Return the table in which the page ends; ``text`` is its source, without a broken tag.

    Careless writers never close their tables: where the page itself is closed, or something is printed after the last
    cell, the table is whole.
    """
    lower = text.lower()
    begin = max(_last(lower, tag) for tag in ("<td", "<th", "<tr"))
    if begin < 0 or any(lower.find(end, begin) >= 0 for end in _ENDS):
        return None
    last = _last_of(root, "tr", *CELLS)
    table = None if last is None else next(last.iterancestors("table"), None)
    cell = None if table is None else _last_of(table, *CELLS)
    if table is None or cell is None or _goes_on(cell):
        return None
    is_open = lower[begin + 2] != "r" and all(lower.find(end, begin) < 0 for end in _ENDS_OF_CELLS)
    return Break(table, cell, is_open)


def _last(lower: str, tag: str) -> int:
    at = lower.rfind(tag)
    while at >= 0 and _is_letter(lower, at + _LETTERS):
        at = lower.rfind(tag, 0, at)
    return at


def _is_letter(text: str, at: int) -> bool:
    return text[at : at + 1].isascii() and text[at : at + 1].isalpha()


def _last_of(top: etree._Element, *tags: str) -> etree._Element | None:
    last = None
    for element in top.iter(*tags):
        last = element
    return last


def _goes_on(cell: etree._Element) -> bool:
    """Tell whether text follows ``cell``."""
    for element in (cell, *cell.iterancestors()):
        if not is_blank(element.tail):
            return True
        if any(not is_blank(str(text)) for following in element.itersiblings() for text in following.itertext()):
            return True
    return False
