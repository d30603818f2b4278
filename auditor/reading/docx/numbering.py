"""Automatic numbers of Word paragraphs, as Word prints them."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from auditor.reading.docx.text import W, is_on
from auditor.reading.numbering import MAX_NUMBER, Counters, Level, NumberedList


class Numbering:
    """The lists of a document and how far each has counted; paragraphs must be asked for in reading order."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        """Read the definitions from the parts ``numbering`` and ``styles``."""
        self._styles = {} if styles is None else {style.get(W + "styleId"): style for style in styles.iter(W + "style")}
        self._lists = {} if numbering is None else self._read_lists(numbering)
        self._counters = Counters()

    def label(self, properties: Mapping[str, etree._Element]) -> str:
        """Give the number printed before a paragraph of these ``properties``, with the gap after it; "" without one."""
        found = self._find(properties) if self._lists else None
        return "" if found is None else self._counters.label(*found)

    def _find(self, properties: Mapping[str, etree._Element]) -> tuple[NumberedList, int] | None:
        direct = properties.get(W + "numPr")
        number = _value(direct, "numId")
        depth = _value(direct, "ilvl")
        style = properties.get(W + "pStyle")
        name = style.get(W + "val") if style is not None else None
        seen: set[str] = set()
        while (number is None or depth is None) and name is not None and name in self._styles and name not in seen:
            seen.add(name)
            style = self._styles[name]
            inherited = style.find(f"{W}pPr/{W}numPr")
            if number is None:
                number = _value(inherited, "numId")
            if depth is None and number in self._lists:
                depth = _value(inherited, "ilvl") or self._depth_of_style(self._lists[number], name)
            name = _value(style, "basedOn")
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
            if link in self._styles:
                # The definition only names a list style, whose own list has the levels.
                target = elements.get(_value(self._styles[link].find(f"{W}pPr/{W}numPr"), "numId"))
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
            restarts=_value(level, "lvlRestart") != "0",
        )
        for level in element.iter(W + "lvl")
    }


def _value(element: etree._Element | None, name: str) -> str | None:
    child = element.find(W + name) if element is not None else None
    value: str | None = child.get(W + "val") if child is not None else None
    return value


def _integer(text: str | None, default: int) -> int:
    return min(int(text), MAX_NUMBER) if text and text.isascii() and text.isdigit() and len(text) < 10 else default
