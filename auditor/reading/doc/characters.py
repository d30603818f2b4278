"""Formatting of characters that decides what is printed and whether a number can be trusted."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from auditor.reading.doc.binary import damaged, unsigned16
from auditor.reading.doc.modifiers import HIDDEN, is_on, split_modifiers
from auditor.reading.doc.pieces import Text
from auditor.reading.doc.runs import Runs
from auditor.reading.doc.styles import Style

# Modifiers of characters, 2.6.1.
_DELETED, _INSERTED = 0x0800, 0x0801  # sprmCFRMarkDel, sprmCFRMarkIns
_STYLE = 0x4A30  # sprmCIstd
_STRUCK, _STRUCK_TWICE, _RAISED = 0x0837, 0x2A53, 0x2A48  # sprmCFStrike, sprmCFDStrike, sprmCIss
_POSITIONS = {1: "superscript", 2: "subscript"}
_SYMBOL = 0x6A09  # sprmCSymbol


class Look(NamedTuple):
    """How characters look: deleted or inserted under revision, hidden, struck out, or a symbol instead of them.

    ``hidden`` is None where that is left to the style of the paragraph; ``position`` is ``superscript``, ``subscript``
    or empty for text on the line.
    """

    deleted: bool = False
    inserted: bool = False
    hidden: bool | None = None
    struck: bool = False
    position: str = ""
    symbol: str = ""


_PLAIN = Look()


class Span(NamedTuple):
    """Characters ``start`` to ``end`` of the text that have a look of their own."""

    start: int
    end: int
    look: Look


class Spans:
    """The spans of a text that do not look plain, in ascending order."""

    def __init__(self, text: Text, runs: Runs, styles: list[Style]) -> None:
        """Find the spans of all pieces of ``text``; ``runs`` lie in the stream."""
        self._spans: list[Span] = []
        looks: dict[tuple[bytes, bytes], Look] = {}
        for piece in text.pieces:
            limit = piece.offset + (piece.end - piece.start) * piece.width
            index, offset = runs.find(piece.offset), piece.offset
            while offset < limit:
                if index == len(runs.starts) and limit - offset == piece.width:
                    break  # LibreOffice leaves out the last paragraph mark where a field stands before it
                if index == len(runs.starts) or runs.starts[index] > offset:
                    raise damaged(runs.what)
                end = min(runs.ends[index], limit)
                key = runs.properties[index], piece.modifiers
                if key not in looks:
                    looks[key] = _read_look(key, styles)
                if looks[key] != _PLAIN and end > offset:
                    start = piece.start + (offset - piece.offset) // piece.width
                    self._spans.append(Span(start, piece.start + (end - piece.offset) // piece.width, looks[key]))
                offset = max(end, offset)
                index += 1
        self._ends = [span.end for span in self._spans]

    def between(self, start: int, end: int) -> list[Span]:
        """Return the spans that share characters with ``start`` to ``end``."""
        first = last = bisect_right(self._ends, start)
        while last < len(self._spans) and self._spans[last].start < end:
            last += 1
        return self._spans[first:last]


def _read_look(lists: tuple[bytes, bytes], styles: list[Style]) -> Look:
    deleted = inserted = struck = struck_twice = by_style = False
    hidden: bool | None = None
    position = symbol = ""
    for modifiers in lists:
        for modifier, operand in split_modifiers(modifiers):
            if modifier == _STYLE:
                style = unsigned16(operand, 0)
                by_style = style < len(styles) and styles[style].hidden
                hidden = by_style or None
            elif modifier == HIDDEN:
                hidden = is_on(operand, by_style)
            elif modifier == _DELETED:
                deleted = is_on(operand)
            elif modifier == _INSERTED:
                inserted = is_on(operand)
            elif modifier == _STRUCK:
                struck = is_on(operand)
            elif modifier == _STRUCK_TWICE:
                struck_twice = is_on(operand)
            elif modifier == _RAISED:
                position = _POSITIONS.get(operand[0], "")
            elif modifier == _SYMBOL:
                symbol = _read_symbol(unsigned16(operand, 2))
    return Look(deleted, inserted, hidden, struck or struck_twice, position, symbol)


def _read_symbol(code: int) -> str:
    """Give the character at its place in the symbol font, which is in the private area and never a digit."""
    return chr(code | 0xF000) if code < 0x100 else chr(code) if 0xE000 <= code <= 0xF8FF else "\ufffd"
