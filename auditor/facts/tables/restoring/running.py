"""The running text of a document in one string, without blanks, in which labels of the form are found."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from auditor.facts.tables.restoring.splits import Digits, join
from auditor.model.document import Block, Paragraph
from auditor.model.forms import Line

BREAK = "\n"
"""What stands in the text for a block that is no paragraph; no label goes across it."""

VALUE = r"[^\u4e00-\u9fff()\n]{0,90}?"
"""What may stand between a label and the next: no words."""

_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\xad")
_PUNCTUATION = re.compile(r"[^0-9A-Za-z\u4e00-\u9fff]+")
_ENUMERATOR = re.compile(r"\(([一二三四五六七])\)|([一二三四])、|(\d)\.")


@dataclass(frozen=True, slots=True)
class Running:
    """The paragraphs of a document run together.

    ``text`` has no blanks and plain instead of full-width characters; the character at ``n`` stands in block
    ``blocks[n]`` at ``offsets[n]``. ``gaps`` are the positions before which a blank or the end of a paragraph is.
    """

    text: str
    blocks: Sequence[int]
    offsets: Sequence[int]
    gaps: Sequence[int]

    def printed(self, start: int, end: int) -> str:
        """Return the text from ``start`` to ``end`` with one blank where there are any."""
        pieces = []
        for position in range(start, end):
            if position > start and self._has_gap(position):
                pieces.append(" ")
            pieces.append(self.text[position])
        return "".join(pieces)

    def digits(self, start: int, end: int) -> Digits | None:
        """Return the digits from ``start`` to ``end``; None where anything else stands there."""
        parts = self.printed(start, end).split()
        return join(parts) if all(part.isascii() and part.isdigit() for part in parts) else None

    def is_at_end(self, position: int) -> bool:
        """Tell whether the text ends at ``position``, so that more may have followed."""
        return position >= len(self.text)

    def _has_gap(self, position: int) -> bool:
        place = bisect_right(self.gaps, position)
        return bool(place) and self.gaps[place - 1] == position


def run_together(blocks: Sequence[Block]) -> Running:
    """Return the paragraphs among ``blocks`` as one text."""
    text: list[str] = []
    places: list[tuple[int, int]] = []
    gaps: list[int] = []
    for number, block in enumerate(blocks):
        if not isinstance(block, Paragraph):
            text.append(BREAK)
            places.append((number, 0))
            continue
        is_gap = True
        for offset, character in enumerate(block.text):
            if character.isspace():
                is_gap = True
            elif character not in _INVISIBLE:
                if is_gap:
                    gaps.append(len(text))
                    is_gap = False
                text.append(character.translate(_HALF_WIDTH))
                places.append((number, offset))
    return Running("".join(text), [b for b, _ in places], [o for _, o in places], gaps)


def words(text: str) -> str:
    """Return a pattern for the words of ``text`` with any marks between them."""
    pieces = _PUNCTUATION.split("".join(text.split()).translate(_HALF_WIDTH))
    marks = r"[^0-9A-Za-z\u4e00-\u9fff\n]{0,2}"
    return marks.join(re.escape(piece) for piece in pieces if piece)


def label(line: Line) -> str:
    """Return a pattern for the printed label of ``line``: its number as the form has it, then its words."""
    return "(?:" + "|".join(map(_label, sorted((line.label, *line.variants), key=len, reverse=True))) + ")"


def _label(text: str) -> str:
    plain = "".join(text.split()).translate(_HALF_WIDTH)
    found = _ENUMERATOR.match(plain)
    if not found:
        return words(plain)
    part, chapter, number = found.groups()
    before = rf"\({part}\)" if part else rf"{chapter}[、.,]" if chapter else rf"{number}[.、]"
    after = r"[^0-9A-Za-z\u4e00-\u9fff\n]{0,2}"
    return before + words(plain[found.end() :]) + after


def either(patterns: Iterable[str]) -> str:
    """Return a pattern for any of ``patterns``."""
    return "(?:" + "|".join(patterns) + ")"
