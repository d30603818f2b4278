"""The style sheet: which list and level styles give to paragraphs, and which of them hide text."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.reading.doc.binary import byte, cut, signed16, unsigned16
from auditor.reading.doc.modifiers import HIDDEN, is_on, split_modifiers

LIST_LEVEL, LIST_NUMBER = 0x260A, 0x460B  # sprmPIlvl, sprmPIlfo
_WHAT = "样式表"
_PARAGRAPH_STYLE, _CHARACTER_STYLE = 1, 2
_NO_STYLE = 0xFFF
# Word lets a style stand on ten others; styles of a damaged file may be based on each other.
_LONGEST_CHAIN = 64


@dataclass(frozen=True, slots=True)
class ListPlace:
    """Where a paragraph counts: the number of its list (0: none), its level, and the style that it has."""

    number: int = 0
    level: int | None = None
    style: int = 0


@dataclass(frozen=True, slots=True)
class Style:
    """What a style gives: a place in the lists, and whether text is hidden."""

    place: ListPlace = ListPlace()
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class _Definition:
    base: int = _NO_STYLE
    paragraph: bytes = b""
    characters: bytes = b""


def change_place(place: ListPlace, modifier: int, operand: bytes) -> ListPlace:
    """Apply one modifier to the place of a paragraph in the lists."""
    if modifier == LIST_NUMBER:
        # A negative number names the same list and keeps the paragraph's own indents; -2047 is no list (sprmPIlfo).
        number = signed16(operand, 0)
        return ListPlace(0 if number == -2047 else abs(number), place.level, place.style)
    if modifier == LIST_LEVEL:
        return ListPlace(place.number, byte(operand, 0), place.style)
    return place


def read_styles(sheet: bytes) -> list[Style]:
    """Read the styles by their numbers (STSH, 2.9.271)."""
    if not sheet:
        return []
    count, size = unsigned16(sheet, 2), unsigned16(sheet, 4)
    offset = 2 + unsigned16(sheet, 0)
    definitions: list[_Definition] = []
    for _ in range(count):
        length = unsigned16(sheet, offset)
        definition = cut(sheet, offset + 2, length, _WHAT)
        definitions.append(_read_definition(definition, size) if length else _Definition())
        offset += 2 + length + length % 2
    styles: dict[int, Style] = {}
    for number in range(count):
        _resolve(number, definitions, styles)
    return [styles[number] for number in range(count)]


def _read_definition(definition: bytes, size: int) -> _Definition:
    """Read what a style is based on, and the modifiers that it adds (STD, 2.9.258)."""
    kind, base = unsigned16(definition, 2) & 0xF, unsigned16(definition, 2) >> 4
    # The name has its length before it and a zero after it; each list of modifiers begins at an even offset.
    offset = size + 2 * unsigned16(definition, size) + 4
    parts = []
    for _ in range(unsigned16(definition, 4) & 0xF):
        offset += offset % 2
        length = unsigned16(definition, offset)
        parts.append(cut(definition, offset + 2, length, _WHAT))
        offset += 2 + length
    if kind == _PARAGRAPH_STYLE and parts:
        # The formatting of the paragraph (UpxPapx) begins with the style's own number.
        return _Definition(base, parts[0][2:], parts[1] if len(parts) > 1 else b"")
    return _Definition(base, b"", parts[0] if kind == _CHARACTER_STYLE and parts else b"")


def _resolve(number: int, definitions: list[_Definition], styles: dict[int, Style]) -> None:
    """Enter what a style gives, and what those give that it is based on."""
    chain: list[int] = []
    while number < len(definitions) and number not in styles and len(chain) < _LONGEST_CHAIN:
        chain.append(number)
        number = definitions[number].base
    inherited = styles.get(number, Style())
    for own in reversed(chain):
        place, hidden = inherited.place, inherited.hidden
        if not place.number:
            place = ListPlace(0, place.level, own)
        for modifier, operand in split_modifiers(definitions[own].paragraph):
            if modifier == LIST_NUMBER:
                # The level that the list itself gives to the style, unless the style names one.
                place = ListPlace(place.number, None, own)
            place = change_place(place, modifier, operand)
        for modifier, operand in split_modifiers(definitions[own].characters):
            if modifier == HIDDEN:
                hidden = is_on(operand, hidden)
        styles[own] = inherited = Style(place, hidden)
