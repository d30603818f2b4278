"""Automatic numbers of Word paragraphs, as Word prints them."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from lxml import etree

from auditor.reading.docx.markup import W, is_on
from auditor.reading.docx.styles import Styles
from auditor.reading.numbering import MAX_NUMBER, Counters, Level, NumberedList

Found = tuple[NumberedList, int] | None
"""The list of a paragraph and the depth in it, from 0; None where it has no number."""


class Numbering:
    """The lists of a document and how far each has counted; paragraphs must be asked for in reading order."""

    def __init__(self, numbering: etree._Element | None, styles: Styles) -> None:
        """Read the definitions from the part ``numbering``; paragraphs may be numbered through their ``styles``."""
        self._styles = styles
        self._lists = {} if numbering is None else self._read_lists(numbering)
        self._numbered_styles: dict[str | None, Found] = {}
        self._counters = Counters()

    def label(self, properties: Mapping[str, etree._Element]) -> str:
        """Give the number printed before a paragraph of these ``properties``, with the gap after it; "" without one."""
        found = self._find(properties) if self._lists else None
        return "" if found is None else self._counters.label(*found)

    def _find(self, properties: Mapping[str, etree._Element]) -> Found:
        style = self._styles.name(properties)
        direct = properties.get(W + "numPr")
        if direct is not None:
            return self._resolve(_value(direct, "numId"), _value(direct, "ilvl"), style)
        if style not in self._numbered_styles:
            self._numbered_styles[style] = self._resolve(None, None, style)
        return self._numbered_styles[style]

    def _resolve(self, number: str | None, depth: str | None, style_name: str | None) -> Found:
        """Find the list and the depth in it that a paragraph has by itself or through its style."""
        for name, style in self._styles.lineage(style_name):
            if number is not None and depth is not None:
                break
            inherited = style.find(f"{W}pPr/{W}numPr")
            if number is None:
                number = _value(inherited, "numId")
            if depth is None and number in self._lists:
                depth = _value(inherited, "ilvl") or self._depth_of_style(self._lists[number], name)
        numbered = self._lists.get(number or "0")
        level = _integer(depth, 0)
        return (numbered, level) if numbered is not None and level in numbered.levels else None

    @staticmethod
    def _depth_of_style(numbered: NumberedList, style: str) -> str | None:
        depth = numbered.depth_of_style(style)
        return None if depth is None else str(depth)

    def _read_lists(self, root: etree._Element) -> dict[str, NumberedList]:
        definitions = {element.get(W + "abstractNumId"): element for element in root.iter(W + "abstractNum")}
        elements = {element.get(W + "numId"): element for element in root.iter(W + "num")}
        lists: dict[str, NumberedList] = {}
        for number, element in elements.items():
            name = _value(element, "abstractNumId")
            definition = definitions.get(name)
            link = _value(definition, "numStyleLink")
            for _, style in islice(self._styles.lineage(link), 1):
                # The definition only names a list style, whose own list has the levels.
                target = elements.get(_value(style.find(f"{W}pPr/{W}numPr"), "numId"))
                name = _value(target, "abstractNumId")
                definition = definitions.get(name)
            if number is None or name is None or definition is None or number == "0":
                continue
            lists[number] = NumberedList(name, _read_levels(definition))
            for override in element.iter(W + "lvlOverride"):
                lists[number].levels.update(_read_levels(override))
                start = _value(override, "startOverride")
                if start is not None:
                    lists[number].starts[_integer(override.get(W + "ilvl"), 0)] = _integer(start, 1)
        return lists


def _read_levels(element: etree._Element) -> dict[int, Level]:
    return {
        _integer(level.get(W + "ilvl"), 0): Level(
            start=_integer(_value(level, "start"), 1),
            format=_value(level, "numFmt") or "decimal",
            pattern=_value(level, "lvlText") or "",
            follow=_value(level, "suff") or "tab",
            style=_value(level, "pStyle"),
            plain=is_on(level.find(W + "isLgl")),
            restarts_below=_integer(_value(level, "lvlRestart"), _integer(level.get(W + "ilvl"), 0)),
        )
        for level in element.iter(W + "lvl")
    }


def _value(element: etree._Element | None, name: str) -> str | None:
    child = element.find(W + name) if element is not None else None
    value: str | None = child.get(W + "val") if child is not None else None
    return value


def _integer(text: str | None, default: int) -> int:
    return min(int(text), MAX_NUMBER) if text and text.isascii() and text.isdigit() and len(text) < 10 else default
