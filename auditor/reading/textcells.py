"""Lines of a text file taken as the cells that a crawler left: one per line, between tabs or between bars."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

_VALUE = re.compile(
    r"[约近]?\s?[-－—–−+]?\s?[\d０-９][\d０-９,，.．]{0,30}\s?[件条项个份宗起元万]{0,2}[①-⑳*]?|[-－—–/／\\]{1,8}|无"
)
_RULE = re.compile(r"[\s|:-]*---[\s|:-]*")
_BROKEN = "单元格里的数分在两行，不能确定是一个数还是两个"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text that may be a cell, with the lines (from 1) it stands on.

    ``row`` is the number of the row where the layout shows rows, and then blank cells are pieces too; None where it
    does not, and then blank cells have left no trace. ``doubt`` is the reason why the text is not certain.
    """

    text: str
    lines: tuple[int, ...]
    row: int | None = None
    doubt: str | None = None

    @property
    def is_value(self) -> bool:
        """Whether the text is a number or a sign for a blank."""
        return bool(_VALUE.fullmatch(self.text))


def cut_pieces(lines: Sequence[str]) -> list[Piece]:
    """Return the pieces of ``lines`` in reading order.

    A line that begins with its only tab is a cell of the row that a blank line ends, and a line without a tab below a
    label goes on that cell. Other lines with tabs, and lines with two or more cells between bars, are rows. Bars that
    stand alone or end a line only separate; blank cells cannot be told from them and are dropped.
    """
    pieces: list[Piece] = []
    row = 0
    is_open = False
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if line.startswith("\t") and line.count("\t") == 1:
            row += not is_open
            is_open = True
            pieces.append(Piece(text, (number,), row))
            continue
        if is_open and text and "|" not in text and "\t" not in line and _goes_on(pieces[-1], text):
            pieces[-1] = _join(pieces[-1], text, number)
            continue
        is_open = False
        if not text or _RULE.fullmatch(line):
            continue
        if "\t" in line.rstrip():
            row += 1
            pieces += [Piece(cell.strip(), (number,), row) for cell in line.rstrip("\r\n").split("\t")]
        elif "|" in text:
            cells = [cell.strip() for cell in text.split("|")]
            filled = [place for place, cell in enumerate(cells) if cell]
            if len(filled) > 1:
                row += 1
                pieces += [Piece(cell, (number,), row) for cell in cells[filled[0] : filled[-1] + 1]]
            else:
                pieces += [Piece(cells[place], (number,)) for place in filled]
        else:
            pieces.append(Piece(text, (number,)))
    return pieces


def _goes_on(cell: Piece, text: str) -> bool:
    """Tell whether ``text`` on the next line belongs to ``cell``: a label goes on with words, a number with digits."""
    return bool(cell.text) and (not cell.is_value or bool(_VALUE.fullmatch(text)))


def _join(cell: Piece, text: str, number: int) -> Piece:
    doubt = _BROKEN if cell.is_value else cell.doubt
    return replace(cell, text=f"{cell.text}\n{text}", lines=(*cell.lines, number), doubt=doubt)
