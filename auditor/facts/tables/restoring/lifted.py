"""A table found in running text: where it stands there, and its cells as far as they could be told apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from auditor.model.document import Cell, Locator, Table


@dataclass(frozen=True, slots=True)
class Lifted:
    """Table ``name`` of the form at ``start`` to ``end`` of the running text.

    ``rows`` are texts of cells; where a cell is a pair, its second is the reason why it is not certain. The last cell of
    a row takes the columns that are left. ``codes`` are the rows of the form among them, with ``size`` cells. ``assumed`` are
    the sums that were taken for granted, None where all cells stand apart.
    """

    name: str
    start: int
    end: int
    rows: tuple[tuple[str | tuple[str, str], ...], ...]
    codes: frozenset[str]
    size: int
    assumed: frozenset[str] | None

    @property
    def unread(self) -> int:
        """How many cells of the form are not certain."""
        return sum(1 for row in self.rows for cell in row if not isinstance(cell, str))

    def table(self, locator: Locator) -> Table:
        """Return the table as a grid; all its cells stand at ``locator``."""
        width = max(len(row) for row in self.rows)
        grid = tuple(_grid_row(row, top, width, locator) for top, row in enumerate(self.rows))
        return Table(grid, locator, self.assumed)


def _grid_row(row: Sequence[str | tuple[str, str]], top: int, width: int, locator: Locator) -> tuple[Cell, ...]:
    cells = []
    for left, cell in enumerate(row):
        text, doubt = (cell, None) if isinstance(cell, str) else cell
        colspan = width - left if left == len(row) - 1 else 1
        cells += [Cell(text, top, left, colspan=colspan, locator=locator, doubt=doubt)] * colspan
    return tuple(cells)
