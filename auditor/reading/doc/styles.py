"""The style sheet: which list and level paragraph styles give to their paragraphs."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.reading.doc.binary import byte, cut, signed16, unsigned16
from auditor.reading.doc.modifiers import split_modifiers

LIST_LEVEL, LIST_NUMBER = 0x260A, 0x460B  # sprmPIlvl, sprmPIlfo
_WHAT = "样式表"
_PARAGRAPH_STYLE = 1
_NO_STYLE = 0xFFF
# Word lets a style stand on ten others; styles of a damaged file may be based on each other.
_LONGEST_CHAIN = 64


@dataclass(frozen=True, slots=True)
class ListPlace:
    """Where a paragraph counts: the number of its list (0: none), its level, and the style that it has."""

    number: int = 0
    level: int | None = None
    style: int = 0


def change_place(place: ListPlace, modifier: int, operand: bytes) -> ListPlace:
    """Apply one modifier to the place of a paragraph in the lists."""
    if modifier == LIST_NUMBER:
        # A negative number names the same list and keeps the paragraph's own indents; -2047 is no list (sprmPIlfo).
        number = signed16(operand, 0)
        return ListPlace(0 if number == -2047 else abs(number), place.level, place.style)
    if modifier == LIST_LEVEL:
        return ListPlace(place.number, byte(operand, 0), place.style)
    return place


def read_styles(sheet: bytes) -> list[ListPlace]:
    """Read the place in the lists that each style gives, by the number of the style (STSH, 2.9.271)."""
    if not sheet:
        return []
    count, size = unsigned16(sheet, 2), unsigned16(sheet, 4)
    offset = 2 + unsigned16(sheet, 0)
    definitions: list[tuple[int, bytes]] = []
    for _ in range(count):
        length = unsigned16(sheet, offset)
        definition = cut(sheet, offset + 2, length, _WHAT)
        definitions.append(_read_definition(definition, size) if length else (_NO_STYLE, b""))
        offset += 2 + length + length % 2
    places: dict[int, ListPlace] = {}
    for number in range(count):
        _resolve(number, definitions, places)
    return [places[number] for number in range(count)]


def _read_definition(definition: bytes, size: int) -> tuple[int, bytes]:
    """Return the style that a style is based on, and the paragraph modifiers that it adds (STD, 2.9.258)."""
    kind, base = unsigned16(definition, 2) & 0xF, unsigned16(definition, 2) >> 4
    if kind != _PARAGRAPH_STYLE or not unsigned16(definition, 4) & 0xF:
        return base, b""
    # The name has its length before it and a zero after it; formatting begins at an even offset.
    offset = size + 2 * unsigned16(definition, size) + 4
    offset += offset % 2
    # The formatting of the paragraph (UpxPapx) begins with the style's own number.
    length = unsigned16(definition, offset)
    return base, cut(definition, offset + 2, length, _WHAT)[2:]


def _resolve(number: int, definitions: list[tuple[int, bytes]], places: dict[int, ListPlace]) -> None:
    """Enter the place that a style gives, and those of the styles that it is based on."""
    chain: list[int] = []
    while number < len(definitions) and number not in places and len(chain) < _LONGEST_CHAIN:
        chain.append(number)
        number = definitions[number][0]
    place = places.get(number, ListPlace())
    for style in reversed(chain):
        if not place.number:
            place = ListPlace(0, place.level, style)
        for modifier, operand in split_modifiers(definitions[style][1]):
            if modifier == LIST_NUMBER:
                # The level that the list itself gives to the style, unless the style names one.
                place = ListPlace(place.number, None, style)
            place = change_place(place, modifier, operand)
        places[style] = place
