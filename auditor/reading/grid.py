"""Cells that lie anywhere laid out as the rectangular grid of a table."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from auditor.errors import UnreadableDocument
from auditor.model.document import Cell, Locator, Table

# The largest grid of the official form has 28 × 10 positions; a file that asks for more than this is an attack or a
# dump of a database, and would take gigabytes to hold.
MAX_POSITIONS = 400_000
# The longest text in a cell of the official form has about 40 characters; a cell that holds whole paragraphs belongs
# to a table that arranges a page.
LONGEST_CELL = 1_000


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
    return cells_inside > cells or columns <= 1 or longest > LONGEST_CELL


def lay_out(
    areas: Iterable[Area],
    number: int,
    room: Room,
    line: int | None = None,
    part: str | None = None,
    page: int | None = None,
    sheet: str | None = None,
) -> Table:
    """Lay ``areas`` out as table ``number`` of the document; ``line`` or ``page`` is where the table begins.

    Rows and columns in which no cell begins are left out: they come from the arithmetic of spans and cannot be seen.
    Positions that no cell covers get an empty cell; where cells overlap the earlier one stays. On a ``sheet`` places are
    told by the rows and columns of the areas, which are the sheet's own, elsewhere by those of the grid.
    """
    areas = list(areas)
    rows = sorted({area.row for area in areas})
    columns = sorted({area.column for area in areas})
    room.take(len(rows) * len(columns))
    told_rows: Sequence[int] = range(len(rows)) if sheet is None else rows
    told_columns: Sequence[int] = range(len(columns)) if sheet is None else columns
    grid: list[list[Cell | None]] = [[None] * len(columns) for _ in rows]
    row_numbers = {row: number for number, row in enumerate(rows)}
    column_numbers = {column: number for number, column in enumerate(columns)}
    for area_row, area_column, rowspan, colspan, text, area_line, doubt, area_page in areas:
        top, left = row_numbers[area_row], column_numbers[area_column]
        bottom = top + 1 if rowspan == 1 else bisect_left(rows, area_row + rowspan)
        right = left + 1 if colspan == 1 else bisect_left(columns, area_column + colspan)
        place = Locator(part, area_page, area_line, None, number, told_rows[top] + 1, told_columns[left] + 1, sheet)
        cell = Cell(text, top, left, bottom - top, right - left, place, doubt)
        for row in range(top, bottom):
            own = grid[row]
            for column in range(left, right):
                if own[column] is None:
                    own[column] = cell
    for top, own in enumerate(grid):
        if None in own:
            for left, found in enumerate(own):
                if found is None:
                    place = Locator(part, None, None, None, number, told_rows[top] + 1, told_columns[left] + 1, sheet)
                    own[left] = Cell("", top, left, locator=place)
    return Table(
        tuple(tuple(cell for cell in own if cell is not None) for own in grid),
        Locator(part=part, page=page, line=line, table=number, sheet=sheet),
    )
