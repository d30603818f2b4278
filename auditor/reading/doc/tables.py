"""Paragraphs put together to the tables that hold them, and the cells of a table put in their places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from auditor.reading.doc.binary import damaged
from auditor.reading.doc.rows import Merge, Row
from auditor.reading.doc.story import CELL_END, Printed

_WHAT = "表格"
# Word nests tables about as deep as a page is wide.
_DEEPEST = 32
# Edges of different rows that lie nearer than this (2.5 mm) are one: rows differ by rounding, by hand, and by the
# margin of a cell (108 twips) where Word counted it in one row and not in the other. A column as narrow as this holds
# no number.
_TOLERANCE = 144


@dataclass(slots=True)
class RawTable:
    """A table as its rows, each with its cells and their definition."""

    rows: list[tuple[list[Content], Row]] = field(default_factory=list)


Content = list[Printed | RawTable]
"""What a cell or the document holds, in reading order."""


@dataclass(slots=True)
class PlacedCell:
    """A cell with its position in the grid of the table, rows and columns from 0.

    ``covers_text``: a cell that this one is merged over has text, which Word does not show.
    """

    content: Content
    row: int
    column: int
    colspan: int
    rowspan: int = 1
    covers_text: bool = False


@dataclass(slots=True)
class _Open:
    """A table that is being read: its rows, and of the next row the cells, and of the next cell the content."""

    table: RawTable = field(default_factory=RawTable)
    cells: list[Content] = field(default_factory=list)
    content: Content = field(default_factory=list)


def assemble(paragraphs: Iterable[Printed]) -> Content:
    """Put paragraphs together by their depth in tables and by the marks that end cells and rows (2.4.3).

    A paragraph whose end was deleted or is hidden runs on into the next one. Raises `UnreadableDocument` when marks are missing.
    """
    body: Content = []
    levels: list[_Open] = []
    carried: Printed | None = None
    for paragraph in paragraphs:
        depth = paragraph.properties.tables_around
        ends_cell, ends_row = _ends(paragraph, depth)
        if carried is not None:
            if carried.properties.tables_around == depth and not ends_row:
                paragraph.take_before(carried)
            else:
                (levels[-1].content if levels else body).append(carried)
            carried = None
        while len(levels) > depth:
            _close(levels, body)
        while len(levels) < depth:
            levels.append(_Open())
        if (paragraph.removed or paragraph.hides_end) and not ends_cell and not ends_row:
            # A paragraph of which nothing is seen is not counted in its list.
            if paragraph.removed or paragraph.prints:
                carried = paragraph
        elif not levels:
            body.append(paragraph)
        elif ends_row:
            _end_row(levels[-1], paragraph)
        else:
            levels[-1].content.append(paragraph)
            if ends_cell:
                levels[-1].cells.append(levels[-1].content)
                levels[-1].content = []
    if carried is not None:
        (levels[-1].content if levels else body).append(carried)
    while levels:
        _close(levels, body)
    return body


def place_cells(table: RawTable) -> list[PlacedCell]:
    """Give every cell of ``table`` its position; cells that are merged belong to the cell that began the merge."""
    columns = _number_edges([row.edges for _, row in table.rows])
    placed: list[PlacedCell] = []
    above: dict[tuple[int, int], PlacedCell] = {}
    for number, (cells, row) in enumerate(table.rows):
        merging: dict[tuple[int, int], PlacedCell] = {}
        for group in _group(row.merges):
            content = cells[group.start]
            left, right = columns[number][group.start], columns[number][group.stop]
            is_covering = any(has_text(cells[other]) for other in group[1:])
            if left == right:  # a cell without width cannot be seen
                if is_covering or has_text(content):
                    raise damaged(_WHAT)
                continue
            down = row.merges[group.start].down
            begun = above.get((left, right)) if down == 1 else None
            if begun is None:
                begun = PlacedCell(content, number, left, right - left)
                placed.append(begun)
            else:
                begun.rowspan += 1
                is_covering = is_covering or has_text(content)
            begun.covers_text = begun.covers_text or is_covering
            if down:
                merging[left, right] = begun
        above = merging
    return placed


def count_cells_inside(content: Content) -> int:
    """Count the cells of the tables in ``content``, those of tables inside them included."""
    tables = [part for part in content if isinstance(part, RawTable)]
    rows = [cells for table in tables for cells, _ in table.rows]
    return sum(len(cells) + sum(count_cells_inside(cell) for cell in cells) for cells in rows)


def paragraphs_of(content: Content) -> Iterator[Printed]:
    """Yield the paragraphs of ``content``, those of tables inside it included."""
    for part in content:
        if isinstance(part, Printed):
            yield part
        else:
            for cells, _ in part.rows:
                for cell in cells:
                    yield from paragraphs_of(cell)


def has_text(content: Content) -> bool:
    """Tell whether ``content`` prints any text."""
    return any(paragraph.text.strip() for paragraph in paragraphs_of(content))


def _ends(paragraph: Printed, depth: int) -> tuple[bool, bool]:
    """Tell whether a paragraph at ``depth`` ends a cell and whether it ends a row."""
    properties = paragraph.properties
    is_mark = paragraph.end == CELL_END
    if not 0 <= depth <= _DEEPEST or (is_mark and depth != 1):
        raise damaged(_WHAT)
    if depth == 1:
        return is_mark and not properties.row_end, is_mark and properties.row_end
    return depth > 1 and properties.inner_cell_end, depth > 1 and properties.inner_row_end


def _end_row(level: _Open, mark: Printed) -> None:
    row = Row.build(mark.properties.row)
    if level.content or not level.cells or len(level.cells) != len(row.merges):
        raise damaged(_WHAT)
    # LibreOffice marks the end of the row before the deleted one, whose cells still print.
    if not mark.removed or any(map(has_text, level.cells)):
        level.table.rows.append((level.cells, row))
    level.cells = []


def _close(levels: list[_Open], body: Content) -> None:
    level = levels.pop()
    if level.cells or level.content:
        raise damaged(_WHAT)
    if level.table.rows:
        (levels[-1].content if levels else body).append(level.table)


def _group(merges: list[Merge]) -> Iterator[range]:
    """Yield the cells of a row, those that are merged across as one.

    Of a merged set the first cell has the bit 1 and the others 2 in files of Word 97 (fFirstMerged, fMerged), and the
    other way round in 2.9.317; what the first of several merged cells has tells which of the two it is.
    """
    start = 0
    while start < len(merges):
        first = merges[start].across
        stop = start + 1
        while first and stop < len(merges) and merges[stop].across not in (0, first):
            stop += 1
        yield range(start, stop)
        start = stop


def _number_edges(rows: list[list[int]]) -> list[list[int]]:
    """Number the edges of all rows from the left; edges of different rows that lie close together are one."""
    numbers: dict[int, int] = {}
    group_start = 0
    owners: set[int] = set()
    by_edge: dict[int, set[int]] = {}
    for number, edges in enumerate(rows):
        for edge in edges:
            by_edge.setdefault(edge, set()).add(number)
    count = -1
    for edge in sorted(by_edge):
        if count < 0 or edge - group_start > _TOLERANCE or not owners.isdisjoint(by_edge[edge]):
            count, group_start, owners = count + 1, edge, set()
        owners |= by_edge[edge]
        numbers[edge] = count
    return [[numbers[edge] for edge in edges] for edges in rows]
