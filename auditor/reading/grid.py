"""Cells that lie anywhere laid out as the rectangular grid of a table."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from auditor.errors import UnreadableDocument
from auditor.model.document import Cell, Locator, Table

# The largest grid of the official form has 28 × 10 positions; a file that asks for more than this is an attack or a
# dump of a database, and would take gigabytes to hold.
MAX_POSITIONS = 400_000
# The longest text in a cell of the official form has about 40 characters; a cell that holds whole paragraphs belongs
# to a table that arranges a page.
_LONGEST_CELL = 1_000


@dataclass(slots=True)
class Room:
    """Grid positions that the tables of one document may still take."""

    positions: int = MAX_POSITIONS

    def take(self, positions: int) -> None:
        """Take ``positions``; raise `UnreadableDocument` when so many are not left."""
        self.positions -= positions
        if self.positions < 0:
            raise UnreadableDocument(
                f"文档的表格超过 {MAX_POSITIONS} 格，不是正常的年度报告；请检查合并单元格的行列数，或另存后重试"
            )


class Area(NamedTuple):
    """A cell where its source puts it, in rows and columns (from 0) that may leave gaps."""

    row: int
    column: int
    rowspan: int
    colspan: int
    text: str
    line: int | None = None
    doubt: str | None = None
    page: int | None = None


def is_page_layout(columns: int, cells: int, cells_inside: int, longest: int) -> bool:
    """Tell whether a table arranges a page and holds no data.

    It does when the tables inside it have more cells than itself, when it has only one column, or when a cell is as
    long as running text (``longest`` characters). Its content is then read as if the table were not there.
    """
    return cells_inside > cells or columns <= 1 or longest > _LONGEST_CELL


def lay_out(
    areas: Iterable[Area],
    number: int,
    room: Room,
    line: int | None = None,
    part: str | None = None,
    page: int | None = None,
) -> Table:
    """Lay ``areas`` out as table ``number`` of the document; ``line`` or ``page`` is where the table begins.

    Rows and columns in which no cell begins are left out: they come from the arithmetic of spans and cannot be seen.
    Positions that no cell covers get an empty cell; where cells overlap the earlier one stays.
    """
    areas = list(areas)
    rows = sorted({area.row for area in areas})
    columns = sorted({area.column for area in areas})
    room.take(len(rows) * len(columns))
    grid: list[list[Cell | None]] = [[None] * len(columns) for _ in rows]
    for area in areas:
        top, left = bisect_left(rows, area.row), bisect_left(columns, area.column)
        bottom = bisect_left(rows, area.row + area.rowspan)
        right = bisect_left(columns, area.column + area.colspan)
        place = Locator(part=part, page=area.page, line=area.line, table=number, row=top + 1, column=left + 1)
        cell = Cell(area.text, top, left, bottom - top, right - left, place, area.doubt)
        for row in grid[top:bottom]:
            for column in range(left, right):
                row[column] = row[column] or cell
    return Table(
        tuple(
            tuple(
                cell or Cell("", top, left, locator=Locator(part=part, table=number, row=top + 1, column=left + 1))
                for left, cell in enumerate(row)
            )
            for top, row in enumerate(grid)
        ),
        Locator(part=part, page=page, line=line, table=number),
    )
