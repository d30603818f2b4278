"""The numbered lists of a binary document."""

from __future__ import annotations

from auditor.reading.doc.binary import byte, cut, damaged, signed32, unsigned16, unsigned32
from auditor.reading.doc.styles import ListPlace
from auditor.reading.numbering import MAX_NUMBER, Counters, Level, NumberedList

_WHAT = "编号列表"
_LIST_BYTES = 28  # LSTF, 2.9.147
_OVERRIDE_BYTES = 16  # LFO, 2.9.131
_LEVELS = 9
# Number formats by their numbers (MSONFC, [MS-OSHARED] 2.2.1.3): the order of ST_NumberFormat in ISO/IEC 29500-1.
_FORMATS = (
    "decimal", "upperRoman", "lowerRoman", "upperLetter", "lowerLetter", "ordinal", "cardinalText", "ordinalText",
    "hex", "chicago", "ideographDigital", "japaneseCounting", "aiueo", "iroha", "decimalFullWidth",
    "decimalHalfWidth", "japaneseLegal", "japaneseDigitalTenThousand", "decimalEnclosedCircle", "decimalFullWidth2",
    "aiueoFullWidth", "irohaFullWidth", "decimalZero", "bullet", "ganada", "chosung", "decimalEnclosedFullstop",
    "decimalEnclosedParen", "decimalEnclosedCircleChinese", "ideographEnclosedCircle", "ideographTraditional",
    "ideographZodiac", "ideographZodiacTraditional", "taiwaneseCounting", "ideographLegalTraditional",
    "taiwaneseCountingThousand", "taiwaneseDigital", "chineseCounting", "chineseLegalSimplified",
    "chineseCountingThousand",
)  # fmt: skip
_NO_NUMBER = 0xFF
_FOLLOWS = ("tab", "space", "nothing")


class Lists:
    """The lists of a document and how far each has counted; paragraphs must be asked for in reading order."""

    def __init__(self, lists: bytes, levels: bytes, overrides: bytes) -> None:
        """Read the structures PlfLst (2.9.201), the levels that stand after it, and PlfLfo (2.9.200)."""
        definitions = _read_definitions(lists, levels) if lists else {}
        self._lists = _read_lists(overrides, definitions) if overrides else {}
        self._counters = Counters()

    def label(self, place: ListPlace) -> str:
        """Give the number printed before a paragraph at ``place``, with the gap after it; "" without one."""
        numbered = self._lists.get(place.number)
        if numbered is None:
            return ""
        depth = place.level
        if depth is None:
            depth = numbered.depth_of_style(str(place.style)) or 0
        return self._counters.label(numbered, depth) if depth in numbered.levels else ""


def _read_definitions(lists: bytes, levels: bytes) -> dict[int, dict[int, Level]]:
    definitions: dict[int, dict[int, Level]] = {}
    offset = 0
    for step in range(unsigned16(lists, 0)):
        definition = cut(lists, 2 + _LIST_BYTES * step, _LIST_BYTES, _WHAT)
        found = definitions.setdefault(unsigned32(definition, 0), {})
        is_simple = byte(definition, 26) & 1
        for depth in range(1 if is_simple else _LEVELS):
            style = unsigned16(definition, 8 + 2 * depth)
            found[depth], offset = _read_level(levels, offset, depth, str(style))
    return definitions


def _read_level(data: bytes, offset: int, depth: int, style: str | None) -> tuple[Level, int]:
    """Read the level at ``depth`` (LVL, 2.9.149) and return it with the offset after it."""
    fixed = cut(data, offset, 28, _WHAT)
    format_, flags, restart_limit = byte(fixed, 4), byte(fixed, 5), byte(fixed, 26)
    offset += 28 + byte(fixed, 24) + byte(fixed, 25)
    length = unsigned16(data, offset)
    text = cut(data, offset + 2, 2 * length, _WHAT).decode("utf-16-le", "replace")
    places = {place - 1 for place in fixed[6:15] if place}
    level = Level(
        start=min(max(signed32(fixed, 0), 0), MAX_NUMBER),
        format="none" if format_ == _NO_NUMBER else _FORMATS[format_] if format_ < len(_FORMATS) else "decimal",
        pattern="".join(f"%{ord(sign) + 1}" if at in places else sign for at, sign in enumerate(text)),
        follow=_FOLLOWS[min(byte(fixed, 15), 2)],
        style=style,
        plain=bool(flags & 4),
        restarts_below=restart_limit if flags & 8 else depth,
    )
    return level, offset + 2 + 2 * length


def _read_lists(overrides: bytes, definitions: dict[int, dict[int, Level]]) -> dict[int, NumberedList]:
    """Read the lists that paragraphs refer to, numbered from 1, with what each changes of its definition."""
    count = unsigned32(overrides, 0)
    lists: dict[int, NumberedList] = {}
    offset = 4 + _OVERRIDE_BYTES * count
    for step in range(count):
        override = cut(overrides, 4 + _OVERRIDE_BYTES * step, _OVERRIDE_BYTES, _WHAT)
        definition = unsigned32(override, 0)
        numbered = NumberedList(str(definition), dict(definitions.get(definition, {})))
        lists[step + 1] = numbered
        offset += 4
        for _ in range(byte(override, 12)):
            start, flags = signed32(overrides, offset), byte(overrides, offset + 4)
            depth = flags & 0xF
            offset += 8
            if flags & 0x20:
                old = numbered.levels.get(depth)
                numbered.levels[depth], offset = _read_level(overrides, offset, depth, old.style if old else None)
                start = numbered.levels[depth].start
            if flags & 0x10:
                numbered.starts[depth] = min(max(start, 0), MAX_NUMBER)
    if count >= 1 << 15 or offset > len(overrides):
        raise damaged(_WHAT)
    return lists
