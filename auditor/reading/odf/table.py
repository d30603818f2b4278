"""Tables of an OpenDocument: which cells their rows have, and where repeats and merges put them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from auditor.reading.grid import Room
from auditor.reading.odf.names import TABLE, integer

CELL = TABLE + "table-cell"
_COVERED = TABLE + "covered-table-cell"
_ROW = TABLE + "table-row"
_COLUMN = TABLE + "table-column"
# Elements that stand around rows and columns without being printed themselves.
_WRAPPERS = frozenset(
    TABLE + name
    for name in (
        "table-header-rows", "table-rows", "table-row-group", "table-header-columns", "table-columns",
        "table-column-group",
    )
)  # fmt: skip
# The last row and column that a spreadsheet has.
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384


class Line(NamedTuple):
    """A row or column element and the rows or columns that it stands for (from 0, end excluded)."""

    element: etree._Element
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A cell with its position in the grid of the table, rows and columns from 0; ``repeated`` columns are alike."""

    element: etree._Element
    row: int
    column: int
    rowspan: int
    colspan: int
    repeated: int
    is_covered: bool


def rows_of(table: etree._Element) -> Iterator[Line]:
    """Yield the rows of ``table``."""
    return _lines(table, _ROW, TABLE + "number-rows-repeated", MOST_ROWS)


def columns_of(table: etree._Element) -> Iterator[Line]:
    """Yield the columns of ``table``."""
    return _lines(table, _COLUMN, TABLE + "number-columns-repeated", MOST_COLUMNS)


def cells_of(row: Line) -> Iterator[PlacedCell]:
    """Yield the cells of ``row``, those that a merged cell covers as well."""
    column = 0
    for cell in row.element.iterchildren(CELL, _COVERED):
        repeated = integer(cell.get(TABLE + "number-columns-repeated"), 1, MOST_COLUMNS)
        yield PlacedCell(
            cell,
            row.start,
            column,
            max(integer(cell.get(TABLE + "number-rows-spanned"), 1, MOST_ROWS), 1),
            max(integer(cell.get(TABLE + "number-columns-spanned"), 1, MOST_COLUMNS), 1),
            repeated,
            cell.tag == _COVERED,
        )
        column += repeated


def place_cells(table: etree._Element, room: Room) -> list[PlacedCell]:
    """Give every cell of ``table`` its position, each as often as it is repeated; ``room`` bounds how many."""
    placed: list[PlacedCell] = []
    for row in rows_of(table):
        cells = list(cells_of(row))
        room.take((row.end - row.start) * sum(cell.repeated for cell in cells))
        placed += [
            PlacedCell(cell.element, number, cell.column + step, cell.rowspan, cell.colspan, 1, is_covered=False)
            for number in range(row.start, row.end)
            for cell in cells
            if not cell.is_covered
            for step in range(cell.repeated)
        ]
    return placed


def count_cells_inside(table: etree._Element) -> int:
    """Count the cells of the tables inside ``table``."""
    own = sum(1 for row in rows_of(table) for _ in row.element.iterchildren(CELL))
    return sum(1 for _ in table.iter(CELL)) - own


def covers_text(body: etree._Element) -> bool:
    """Tell whether a cell that a merged one covers has text in any table, which an office program does not show."""
    return any(str(text).strip() for cell in body.iter(_COVERED) for text in cell.itertext())


def _lines(element: etree._Element, tag: str, repeats: str, most: int) -> Iterator[Line]:
    start = 0
    for child in _unwrap(element, tag):
        end = min(start + max(integer(child.get(repeats), 1, most), 1), most)
        yield Line(child, start, end)
        start = end


def _unwrap(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _unwrap(child, tag)
