"""Lines of cells between bars gathered into tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from auditor.model.document import INTERRUPTED, Table
from auditor.reading.grid import Area, Room, lay_out
from auditor.reading.markdown.inline import show

_BAR = re.compile(r"(?<!\\)\|")
# GitHub Flavored Markdown, section 4.10: the delimiter row.
_DELIMITER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_DIGIT = re.compile(r"\d")
_OTHER_LENGTH = "这一行的格数与表头不同，不能确定各数属于哪一栏"
_PICTURE = "单元格里是图片，没有读取"


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one line as written; ``line`` is its number, from 1. ``is_closed``: a bar stands after the last."""

    cells: tuple[str, ...]
    line: int
    is_closed: bool = True


@dataclass(slots=True)
class Rows:
    """The rows of one table; ``is_headed`` once a delimiter row has followed the first.

    ``lately`` is the number of rows of the last piece that was added to it.
    """

    rows: list[Row] = field(default_factory=list)
    is_headed: bool = False
    lately: int = 0


def is_delimiter(line: str) -> bool:
    """Tell whether ``line`` is the row of dashes below a header."""
    return "|" in line and bool(_DELIMITER.fullmatch(line))


def are_rows(lines: Sequence[str]) -> list[bool]:
    """Tell which of the ``lines`` of one paragraph are rows of a table.

    Those are that begin with a bar and have another; where a delimiter row is among the lines, one bar is enough.
    """
    is_table = any(map(is_delimiter, lines))
    return [_is_row(line.strip(), is_table) for line in lines]


def _is_row(line: str, is_table: bool) -> bool:
    bars = len(_BAR.findall(line))
    return bars > 1 and line.startswith("|") if not is_table else bars > 0


def cut_row(line: str, number: int) -> Row:
    """Return the cells of ``line``; the bars around it are none of them."""
    text = line.strip().removeprefix("|")
    is_closed = text.endswith("|") and not text.endswith("\\|")
    if is_closed:
        text = text[:-1]
    return Row(tuple(cell.strip().replace("\\|", "|") for cell in _BAR.split(text)), number, is_closed)


def gather(lines: Sequence[tuple[str, int]]) -> Iterator[Rows]:
    """Yield the tables in consecutive ``lines`` of cells, given with their numbers.

    A delimiter row makes the row before it a header. Where that is not the first one it begins a new table: converters
    write one table below the other without a blank line.
    """
    table = Rows()
    for line, number in lines:
        if not is_delimiter(line):
            table.rows.append(cut_row(line, number))
            continue
        if len(table.rows) > 1:
            head = table.rows.pop()
            yield replace(table, lately=len(table.rows))
            table = Rows([head])
        table.is_headed = bool(table.rows)
    if table.rows:
        yield replace(table, lately=len(table.rows))


def breaks_off(table: Rows) -> bool:
    """Tell whether the last row stops short of the one before it: it lacks cells, or the bar after the last."""
    before, last = table.rows[-2:] if len(table.rows) > 1 else (Row((), 0), table.rows[-1])
    return len(last.cells) < len(before.cells) or before.is_closed > last.is_closed


def build(table: Rows, number: int, room: Room, end: int | None) -> Table:
    """Return ``table`` as table ``number`` of the document; the file ends within line ``end`` (None: after a line).

    Rows that have more or fewer cells than the first one keep them, but their numbers are doubted: a cell may have been
    lost anywhere in them. Where the file ends within a row, what it may have cut off is doubted,
    and so are its blanks: a row of the header begins with some.
    """
    width = len(table.rows[0].cells)
    areas = []
    for top, row in enumerate(table.rows):
        is_last = row.line == end
        doubt = _OTHER_LENGTH if table.is_headed and len(row.cells) != width else None
        for left, cell in enumerate(row.cells):
            text, has_image = show(cell)
            own = _PICTURE if has_image else doubt if _DIGIT.search(text) else None
            if is_last and (not text or (not row.is_closed and left == len(row.cells) - 1)):
                own = INTERRUPTED
            areas.append(Area(top, left, 1, 1, text, row.line, own))
        lost = INTERRUPTED if is_last else doubt if any(map(_DIGIT.search, row.cells)) else None
        if lost:
            areas += [Area(top, left, 1, 1, "", row.line, lost) for left in range(len(row.cells), width)]
    return lay_out(areas, number, room, line=table.rows[0].line)
