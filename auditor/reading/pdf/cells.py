"""The cells of a table on one page: what its rules enclose, and the text printed there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from auditor.reading.grid import MAX_POSITIONS
from auditor.reading.pdf.characters import Run
from auditor.reading.pdf.drawings import Rule
from auditor.reading.pdf.library import Box
from auditor.reading.pdf.regions import EDGE, Region, cluster, nearest

_RULED = 0.5
_OVERHANG = 20.0
_TOUCHING = 0.1
# Punctuation that must not begin a line may be printed over the border.
_HANGING = frozenset("，。、；：！？）》〉”’」』】〕")

_CROSSED = "文字越过单元格的边线，不能确定属于哪一格"
_RAGGED = "单元格的边线不全，不能确定各数属于哪一格"


@dataclass(slots=True)
class DrawnCell:
    """A cell in rows and columns of its part (half open), its text as runs, and why that is doubted if it is.

    ``page`` is the page on which it begins.
    """

    page: int
    top: int = 0
    left: int = 0
    bottom: int = 0
    right: int = 0
    runs: list[Run] = field(default_factory=list)
    doubt: str | None = None

    @property
    def text(self) -> str:
        """Its text without any white space."""
        return "".join(run.text for run in self.runs)


@dataclass(slots=True)
class Part:
    """A table, or as much of it as stands on one page: column borders from the left, rows, and cells.

    ``grid`` has the cell at every row and column.
    """

    columns: list[float]
    rows: list[float]
    cells: list[DrawnCell]
    grid: list[list[DrawnCell]]
    page: int
    box: Box
    is_open: bool = False

    def cell_at(self, x: float, y: float) -> DrawnCell:
        """Return the cell at a point of the page; the nearest one for a point outside."""
        column = min(max(bisect_right(self.columns, x) - 1, 0), len(self.columns) - 2)
        row = min(max(bisect_right(self.rows, y) - 1, 0), len(self.rows) - 2)
        return self.grid[row][column]


def read_part(region: Region, page: int) -> Part | None:
    """Return the cells that the rules of ``region`` enclose; None where they enclose nothing."""
    box = region.box
    columns = cluster([*(rule.at for rule in region.upright), box.left, box.right], EDGE)
    rows = cluster([*(rule.at for rule in region.across), box.top, box.bottom], EDGE)
    height, width = len(rows) - 1, len(columns) - 1
    if height < 1 or width < 1 or height * width > MAX_POSITIONS:
        return None
    right_of = _ruled(columns, region.upright, rows)
    below = _ruled(rows, region.across, columns)
    # A cell is a group of neighbouring fields without a rule between them.
    owner = list(range(height * width))

    def find(place: int) -> int:
        while owner[place] != place:
            owner[place] = owner[owner[place]]
            place = owner[place]
        return place

    for row in range(height):
        for column in range(width):
            place = row * width + column
            if column + 1 < width and not right_of[column + 1][row]:
                owner[find(place + 1)] = find(place)
            if row + 1 < height and not below[row + 1][column]:
                owner[find(place + width)] = find(place)
    owners = {find(place): DrawnCell(page) for place in range(height * width)}
    grid = [[owners[find(row * width + column)] for column in range(width)] for row in range(height)]
    cells = settle(grid)
    lowest = sum(rule.end - rule.start for rule in region.across if box.bottom - rule.at <= EDGE)
    return Part(columns, rows, cells, grid, page, box, lowest < 0.95 * (box.right - box.left))


def _ruled(lines: Sequence[float], rules: Sequence[Rule], across: Sequence[float]) -> list[list[bool]]:
    """Tell for each of ``lines`` and each step of ``across`` whether a rule is drawn along most of it."""
    spans: list[list[Rule]] = [[] for _ in lines]
    for rule in rules:
        spans[nearest(lines, rule.at)].append(rule)
    return [
        [
            sum(max(0.0, min(end, rule.end) - max(start, rule.start)) for rule in own) >= _RULED * (end - start)
            for start, end in pairwise(across)
        ]
        for own in spans
    ]


def settle(grid: list[list[DrawnCell]]) -> list[DrawnCell]:
    """Set rows and columns of all cells from the positions they have in ``grid``, and return the cells.

    Where rules are missing, what they enclose may be no rectangle; every position is then a doubted cell of its own.
    """
    places: dict[int, list[tuple[int, int]]] = {}
    for row, cells in enumerate(grid):
        for column, cell in enumerate(cells):
            places.setdefault(id(cell), []).append((row, column))
    settled: list[DrawnCell] = []
    for own in places.values():
        cell = grid[own[0][0]][own[0][1]]
        rows, columns = [row for row, _ in own], [column for _, column in own]
        cell.top, cell.left, cell.bottom, cell.right = min(rows), min(columns), max(rows) + 1, max(columns) + 1
        settled.append(cell)
        if (cell.bottom - cell.top) * (cell.right - cell.left) == len(own):
            continue
        settled.pop()
        for number, (row, column) in enumerate(own):
            runs = cell.runs if number == 0 else []
            grid[row][column] = DrawnCell(cell.page, row, column, row + 1, column + 1, runs, _RAGGED)
            settled.append(grid[row][column])
    return settled


def fill(parts: Sequence[Part], runs: Sequence[Run]) -> list[Run]:
    """Put ``runs`` into the cells they are printed in, of the innermost table; return those outside all tables."""
    outside: list[Run] = []
    by_size = sorted(parts, key=lambda part: (part.box.right - part.box.left) * (part.box.bottom - part.box.top))
    for run in runs:
        x, y = (run.left + run.right) / 2, (run.top + run.bottom) / 2
        part = next((part for part in by_size if _reaches(part, x, y)), None)
        if part is None:
            outside.append(run)
            continue
        for cell, piece in _split(run, part):
            cell.runs.append(piece)
    return outside


def _reaches(part: Part, x: float, y: float) -> bool:
    left, top, right, bottom = part.box
    # A row that goes on over the page may have no rule below, and text that hangs below the last of its sides.
    return left - 1 <= x <= right + 1 and top - 1 <= y <= bottom + (_OVERHANG if part.is_open else 1)


def _split(run: Run, part: Part) -> Iterator[tuple[DrawnCell, Run]]:
    """Yield the pieces of ``run`` that stand in one cell each; text that a border runs through is doubted."""
    y = (run.top + run.bottom) / 2
    first, last = (part.cell_at((run.lefts[i] + run.rights[i]) / 2, y) for i in (0, -1))
    if first is last:
        yield first, run
        return
    cells = [part.cell_at((left + right) / 2, y) for left, right in zip(run.lefts, run.rights, strict=True)]
    for index in range(1, len(cells)):
        if run.text[index] in _HANGING:
            cells[index] = cells[index - 1]
    gaps = [left - right for left, right in zip(run.lefts[1:], run.rights, strict=False)]
    # The boxes of characters of one number may overlap.
    usual = min(0.0, sorted(gaps)[len(gaps) // 2])
    start = 0
    for index in range(1, len(cells)):
        if cells[index] is cells[start]:
            continue
        is_over = run.text[index - 1] in _HANGING and part.columns[cells[index].left] <= run.lefts[index]
        if not is_over and gaps[index - 1] - usual < _TOUCHING * (run.bottom - run.top):
            cells[start].doubt = cells[index].doubt = _CROSSED
        yield cells[start], run.cut(start, index, "" if start else run.blank)
        start = index
    yield cells[start], run.cut(start, len(cells), "" if start else run.blank)
