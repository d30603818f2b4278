"""Columns of a Word table whose rows do not fill the same grid: where Word draws the edges of their cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

# In twentieths of a point. Edges of cells above each other that are written by different rows differ by rounding; the
# narrowest columns of the form are five times as wide.
_NEAR = 60


@dataclass(slots=True)
class Extent:
    """The columns that a cell takes in its row, and its printed width where it is given.

    ``start`` is the distance of a row's first cell from the left edge of the table; widths in twentieths of a point.
    """

    column: int
    colspan: int
    start: int | None
    width: int | None

    def widen(self, colspan: int, width: int | None) -> None:
        """Take in the cell to the right."""
        self.colspan += colspan
        self.width = None if width is None or self.width is None else self.width + width


def place_by_width(rows: Sequence[Sequence[Extent]]) -> None:
    """Put cells into columns by their widths where the spans of ``rows`` do not add up to the same grid.

    Word draws each row by the widths of its cells, whatever the grid says; other programs write tables without any
    spans. Rows whose spans agree, that lack widths, or that are not equally wide stay as they are.
    """
    rows = [row for row in rows if row]
    if len({row[-1].column + row[-1].colspan for row in rows}) < 2:
        return
    edges = [_edges(row) for row in rows]
    written = [row for row in edges if row is not None]
    if len(written) < len(edges):
        return
    ends = [row[-1] for row in written]
    if max(ends) - min(ends) > _NEAR:
        return
    # The first edge of a cluster stands for all edges near it.
    lines: list[int] = []
    for edge in sorted({edge for row in written for edge in row}):
        if not lines or edge - lines[-1] > _NEAR:
            lines.append(edge)
    columns = [[bisect_right(lines, edge) - 1 for edge in row] for row in written]
    if any(left == right for row in columns for left, right in pairwise(row)):
        return
    for row, own in zip(rows, columns, strict=True):
        for extent, (left, right) in zip(row, pairwise(own), strict=True):
            extent.column, extent.colspan = left, right - left


def _edges(row: Sequence[Extent]) -> list[int] | None:
    """Return the edges of the cells of ``row`` from the left edge of the table; None where a width is not given."""
    steps = [row[0].start, *(extent.width for extent in row)]
    known = [step for step in steps if step is not None]
    return list(accumulate(known)) if len(known) == len(steps) and all(known[1:]) else None
