"""Automatic numbers of paragraphs and headings in an OpenDocument, as an office program prints them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from auditor.reading.numbering import with_gap
from auditor.reading.numerals import write_number
from auditor.reading.odf.names import LIBRE_OFFICE, STYLE, TEXT, XML, integer
from auditor.reading.odf.styles import Styles

_PLACE = re.compile(r"%(\d{1,2})%")
_MOST = 10_000
_DEEPEST = 10
# The formats of numbers by the character that begins them (style:num-format, 19.500), as Word names them.
_FORMATS = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "一": "chineseCounting", "壹": "chineseLegalSimplified", "甲": "ideographTraditional", "①": "decimalEnclosedCircle",
    "１": "decimalFullWidth", "⑴": "decimalEnclosedParen", "⒈": "decimalEnclosedFullstop", "㊀": "ideographEnclosedCircle",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list: its first number, its number format, and its pattern such as ``（%1%）``."""

    start: int
    format: str
    pattern: str
    has_gap: bool


@dataclass(slots=True)
class OpenList:
    """A list that is being read: the style of its numbers, how far each level has counted, and how deep it is."""

    style: str | None
    counters: dict[int, int]
    depth: int


class Numbering:
    """The lists of a document and how far each has counted; they must be opened in reading order."""

    def __init__(self, styles: Styles) -> None:
        """Read the definitions of lists and of the numbers of headings."""
        self._styles = styles
        self._levels = {
            style.get(STYLE + "name"): _read_levels(style, TEXT + "list-level-style-number")
            for root in styles.roots
            for style in root.iterchildren(TEXT + "list-style")
        }
        outlines = [style for root in styles.roots for style in root.iterchildren(TEXT + "outline-style")]
        self._outline = _read_levels(outlines[0], TEXT + "outline-level-style") if outlines else {}
        self._outline_counters: dict[int, int] = {}
        self._by_id: dict[str, dict[int, int]] = {}
        self._by_style: dict[str | None, dict[int, int]] = {}

    def open_list(self, element: etree._Element, around: OpenList | None) -> OpenList:
        """Open the list ``element``, inside another one if there is one ``around``; it may go on from a list before."""
        style = element.get(TEXT + "style-name")
        if around is not None:
            return OpenList(style or around.style, around.counters, around.depth + 1)
        counters: dict[int, int] | None = None
        continued = element.get(TEXT + "continue-list")
        if continued is not None:
            counters = self._by_id.get(continued)
        elif element.get(TEXT + "continue-numbering") == "true":
            counters = self._by_style.get(style)
        if counters is None:
            counters = {}
        name = element.get(XML + "id")
        if name is not None:
            self._by_id[name] = counters
        self._by_style[style] = counters
        return OpenList(style, counters, 1)

    def label_of_entry(self, entry: etree._Element, opened: OpenList) -> str:
        """Give the number printed before the first paragraph of a list's ``entry``, with the gap after it."""
        levels = self._levels.get(entry.get(TEXT + "style-override") or opened.style, {})
        start = entry.get(TEXT + "start-value")
        return _count(levels, opened.counters, opened.depth, start)

    def label_of_heading(self, heading: etree._Element) -> str:
        """Give the number printed before a heading that stands in no list, with the gap after it."""
        unnumbered = heading.get(TEXT + "is-list-header") == "true"
        if unnumbered or self._styles.list_style(heading.get(TEXT + "style-name")) == "":
            return ""
        depth = integer(heading.get(TEXT + "outline-level"), 1, _DEEPEST)
        start = heading.get(TEXT + "start-value")
        if start is None and heading.get(TEXT + "restart-numbering") == "true" and depth in self._outline:
            start = str(self._outline[depth].start)
        return _count(self._outline, self._outline_counters, depth, start)


def _count(levels: dict[int, Level], counters: dict[int, int], depth: int, start: str | None) -> str:
    level = levels.get(depth)
    first = level.start if level is not None else 1
    counters[depth] = counters.get(depth, first - 1) + 1 if start is None else integer(start, first, _MOST)
    for deeper in [other for other in counters if other > depth]:
        del counters[deeper]
    if level is None or not level.format:
        return ""

    def write(place: re.Match[str]) -> str:
        other = levels.get(int(place[1]))
        if other is None or not other.format:
            return ""
        return write_number(counters.get(int(place[1]), other.start), other.format)

    label = _PLACE.sub(write, level.pattern)
    return with_gap(label) if level.has_gap else label


def _read_levels(style: etree._Element, tag: str) -> dict[int, Level]:
    return {integer(level.get(TEXT + "level"), 1, _DEEPEST): _read_level(level) for level in style.iterchildren(tag)}


def _read_level(level: etree._Element) -> Level:
    depth = integer(level.get(TEXT + "level"), 1, _DEEPEST)
    pattern = level.get(STYLE + "num-list-format") or level.get(LIBRE_OFFICE + "num-list-format")
    if pattern is None:
        shown = min(integer(level.get(TEXT + "display-levels"), 1, _DEEPEST), depth)
        numbers = ".".join(f"%{place}%" for place in range(depth - shown + 1, depth + 1))
        pattern = f"{level.get(STYLE + 'num-prefix', '')}{numbers}{level.get(STYLE + 'num-suffix', '')}"
    alignment = next(level.iter(STYLE + "list-level-label-alignment"), None)
    follow = alignment.get(TEXT + "label-followed-by", "listtab") if alignment is not None else "listtab"
    printed = level.get(STYLE + "num-format") or ""
    return Level(
        start=integer(level.get(TEXT + "start-value"), 1, _MOST),
        format=_FORMATS.get(printed[:1], "decimal") if printed else "",
        pattern=pattern[:100],
        has_gap=follow != "nothing",
    )
