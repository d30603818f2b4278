"""Lines of a text file taken as the cells that a crawler left: one per line, between tabs or between bars."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from auditor.reading.text.indents import without_indents

_VALUE = re.compile(
    r"[约近]?\s?[-－—–−+＋]?\s?[\d０-９][\d０-９,，.．]{0,30}\s?[（(]?[件条项个份宗起次人万元]{0,2}[）)]?[①-⑳*]?"
    r"|[-－—–/／\\]{1,8}|暂?无|[零〇]"
)
_RULE = re.compile(r"[\s|:-]*---[\s|:-]*")
_BROKEN = "单元格里的数分在两行，不能确定是一个数还是两个"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text that may be a cell, with the lines (from 1) it stands on.

    ``row`` tells rows apart where the layout shows rows, and then blank cells are pieces too; None where it does not,
    and then blank cells have left no trace. ``column`` (from 0) counts the separators before the cell where a line is
    a row; None where rows do not show or take a line for each cell. ``doubt`` is the reason why the text is not
    certain.
    """

    text: str
    lines: tuple[int, ...]
    row: int | None = None
    column: int | None = None
    doubt: str | None = None

    @property
    def is_value(self) -> bool:
        """Whether the text is a number or a sign for a blank."""
        return bool(_VALUE.fullmatch(self.text))


def cut_pieces(lines: Sequence[str]) -> list[Piece]:
    """Return the pieces of ``lines`` in reading order; a row has the number of its first line.

    Lines with tabs and lines with two or more cells between bars are rows. A line that begins with its only tab is a
    cell of the row that a blank line ends, unless it stands beside such rows; a line without a tab below a label goes
    on that cell. Other bars that stand alone or end a line only separate.
    """
    lines = without_indents(lines)
    tabbed = [bool(line.strip()) and ("\t" in line.strip() or line.count("\t") > 1) for line in lines]
    framed = _framed(lines)
    pieces: list[Piece] = []
    row: int | None = None
    for index, line in enumerate(lines):
        number, text = index + 1, line.strip()
        is_beside = any(tabbed[max(0, index - 1) : index + 2])
        if line.startswith("\t") and line.count("\t") == 1 and not (text and is_beside):
            row = row or number
            pieces.append(Piece(text, (number,), row))
            continue
        if row and text and "|" not in text and "\t" not in line and _goes_on(pieces[-1], text):
            pieces[-1] = _join(pieces[-1], text, number)
            continue
        row = None
        if not text or _RULE.fullmatch(line):
            continue
        if "\t" in line and is_beside:
            pieces += _cut_row(line.strip("\r\n").split("\t"), number)
        elif "|" in text:
            cells = text.split("|")
            filled = [cell for cell in cells if cell.strip()]
            is_row = len(filled) > 1 or framed[index]
            pieces += _cut_row(cells, number) if is_row else [Piece(cell.strip(), (number,)) for cell in filled]
        else:
            pieces.append(Piece(text, (number,)))
    return pieces


def _framed(lines: Sequence[str]) -> list[bool]:
    """Tell for each line whether it stands in a table with a bar before every row, where one cell alone is a row."""
    framed: list[bool] = []
    start = 0
    for index in range(len(lines) + 1):
        if index < len(lines) and lines[index].strip():
            continue
        barred = [line.strip() for line in lines[start:index] if "|" in line]
        several = any(sum(bool(cell.strip()) for cell in line.split("|")) > 1 for line in barred)
        is_framed = several and all(line.startswith("|") for line in barred)
        framed += [is_framed] * (index + 1 - start)
        start = index + 1
    return framed


def _cut_row(cells: Sequence[str], number: int) -> list[Piece]:
    return [Piece(cell.strip(), (number,), number, column) for column, cell in enumerate(cells)]


def _goes_on(cell: Piece, text: str) -> bool:
    """Tell whether ``text`` on the next line belongs to ``cell``: a label goes on with words, a number with digits."""
    return bool(cell.text) and (not cell.is_value or bool(_VALUE.fullmatch(text)))


def _join(cell: Piece, text: str, number: int) -> Piece:
    doubt = _BROKEN if cell.is_value else cell.doubt
    return replace(cell, text=f"{cell.text}\n{text}", lines=(*cell.lines, number), doubt=doubt)
