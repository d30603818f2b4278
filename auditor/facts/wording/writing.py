"""The text of a report as one string whose every piece can be found again in the document."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from auditor.facts.prose import Passage
from auditor.facts.sections import Outline
from auditor.model.document import Cell, Table

_STOPS = "。！？；;!?\n"
_AROUND = 80
"""Most characters of a sentence that are quoted on either side of what was found."""
_FAR = 300
"""Characters on either side in which the beginning of a sentence and quotation marks are looked for."""
_NEAR = 10
"""Characters on either side by which a place is named."""
_LONG_CELL = 10
"""Cells up to this length hold a number or the name of a row, no particulars of a person."""
_LONG_NUMBER = re.compile(r"(?<!\d)(\d{3})\d{10,16}([\dXx]{2})(?![\dXx])")


class Hit(NamedTuple):
    """A place in the text, half open, with what is to be said of it after the quotation."""

    start: int
    end: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Writing:
    """Lines of text joined by line breaks; ``starts`` are the offsets of the ``lines`` in ``text``."""

    text: str
    lines: tuple[Passage, ...]
    starts: tuple[int, ...]

    def line_at(self, offset: int) -> Passage:
        """Return the line that ``offset`` lies in."""
        return self.lines[bisect_right(self.starts, offset) - 1]

    def is_prose(self, offset: int) -> bool:
        """Whether the line at ``offset`` is a sentence, and no heading or row of a table that lost its cells."""
        start, end = self._window(offset)
        return any(self.text.find(mark, start, end) >= 0 for mark in "。，；,")

    def sentence(self, hit: Hit) -> str:
        """Return the sentence that ``hit`` stands in, or the piece of a long one around it."""
        start = self.clause_start(hit.start)
        ends = [end for stop in _STOPS if (end := self.text.find(stop, hit.end, hit.end + _AROUND)) >= 0]
        start, end = max(start, hit.start - _AROUND), min(ends, default=hit.end + _AROUND) + 1
        return self.text[start:end].strip()

    def clause_start(self, offset: int) -> int:
        """Return where the sentence at ``offset`` begins."""
        start = self._window(offset)[0]
        return max(start, *(self.text.rfind(stop, start, offset) + 1 for stop in _STOPS))

    def place(self, hit: Hit) -> str:
        """Name the place of ``hit`` by the words around it: “…在工作中仍在不足，如新时代…”."""
        first = self.clause_start(hit.start)
        start = max(first, hit.start - _NEAR)
        while start > first and self.text[start - 1 : start + 1].isdecimal():
            start -= 1  # no number is cut in two
        end = hit.end
        while end < len(self.text) and end < hit.end + _NEAR and self.text[end] not in _STOPS:
            end += 1
        return f"“{self.text[start:end].strip()}”{hit.note}"

    def is_quoted(self, offset: int) -> bool:
        """Whether the line has an opening quotation mark or 《 before ``offset`` that is not closed before it."""
        before = self.text[self._window(offset)[0] : offset]
        return any(before.rfind(opening) > before.rfind(closing) for opening, closing in ("“”", "《》", "「」", "<>"))

    def _window(self, offset: int) -> tuple[int, int]:
        """The line at ``offset``, of a very long one the piece around it."""
        number = bisect_right(self.starts, offset) - 1
        start, length = self.starts[number], len(self.lines[number].text)
        return max(start, offset - _FAR), min(start + length, offset + _FAR)


def join(lines: Iterable[Passage]) -> Writing:
    """Join ``lines`` into one text."""
    kept = tuple(lines)
    starts, length = [], 0
    for line in kept:
        starts.append(length)
        length += len(line.text) + 1
    return Writing("\n".join(line.text for line in kept), kept, tuple(starts))


def prose(frame: Outline) -> Writing:
    """Return the running text of a report, the headings of its parts at the end."""
    heads = (Passage(section.title, section.ordinal or 0, section.locator, section.title) for section in frame.sections)
    return join((*frame.passages, *heads))


def long_cells(frame: Outline) -> Writing:
    """Return the texts of table cells that are long enough to hold more than a number."""
    return join(
        Passage(cell.text, 0, cell.locator)
        for block in frame.blocks
        if isinstance(block, Table)
        for number, row in enumerate(block.grid)
        for column, cell in enumerate(row)
        if len(cell.text) > _LONG_CELL and _is_first(cell, number, column)
    )


def _is_first(cell: Cell, row: int, column: int) -> bool:
    return cell.row == row and cell.column == column


def without_numbers(text: str) -> str:
    """Return ``text`` with the middle of long numbers masked, so that a finding does not spread what it reports."""
    return _LONG_NUMBER.sub(r"\1…\2", text) if _LONG_NUMBER.search(text) else text
