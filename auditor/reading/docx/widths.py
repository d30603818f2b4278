"""Columns of a Word table whose rows do not fill the same grid: where Word draws the edges of their cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from lxml import etree

from auditor.reading.docx.markup import W

# In twentieths of a point. Edges of cells above each other that are written by different rows differ by rounding; the
# narrowest columns of the form are five times as wide.
_NEAR = 60

Widths = list[etree._Element | None]
"""The elements ``w:tcW`` and the like that give widths; None where one is not there."""


@dataclass(slots=True)
class Extent:
    """The columns that a cell takes in its row, and the widths of the cells it is made of.

    ``before`` is the width of the gap before it where the row begins with one.
    """

    column: int
    colspan: int
    widths: Widths
    before: Widths = field(default_factory=list)


def place_by_width(rows: Sequence[Sequence[Extent]]) -> None:
    """Put cells into columns by their widths where the spans of ``rows`` do not add up to the same grid.

    Word draws each row by the widths of its cells, whatever the grid says; other programs write tables without any
    spans. Rows whose spans agree, that lack widths, or that are not equally wide stay as they are.
    """
    rows = [row for row in rows if row]
    if len({row[-1].column + row[-1].colspan for row in rows}) < 2:
        return
    edges = [found for row in rows if (found := _edges(row))]
    if len(edges) < len(rows) or max(row[-1] for row in edges) - min(row[-1] for row in edges) > _NEAR:
        return
    # The first edge of a cluster stands for all edges near it.
    lines: list[int] = []
    for edge in sorted({edge for row in edges for edge in row}):
        if not lines or edge - lines[-1] > _NEAR:
            lines.append(edge)
    columns = [[bisect_right(lines, edge) - 1 for edge in row] for row in edges]
    if any(left == right for row in columns for left, right in pairwise(row)):
        return
    for row, own in zip(rows, columns, strict=True):
        for extent, (left, right) in zip(row, pairwise(own), strict=True):
            extent.column, extent.colspan = left, right - left


def _edges(row: Sequence[Extent]) -> list[int]:
    """Return the edges of the cells of ``row`` from the left edge of the table; empty where a width is not given."""
    steps = [_sum(row[0].before), *(_sum(extent.widths) for extent in row)]
    known = [step for step in steps if step is not None]
    return list(accumulate(known)) if len(known) == len(steps) and all(known[1:]) else []


def _sum(widths: Widths) -> int | None:
    """Return a width in twentieths of a point; None where a part of it is not given in them."""
    total = 0
    for width in widths:
        text = (width.get(W + "w") or "")[:6] if width is not None and width.get(W + "type", "dxa") == "dxa" else ""
        if not (text.isascii() and text.isdigit()):
            return None
        total += int(text)
    return total
