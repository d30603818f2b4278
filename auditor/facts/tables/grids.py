"""Rows of grids and the labels of the form in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from auditor.model.document import HIDDEN, Cell, Table
from auditor.model.forms import Line, TableForm
from auditor.model.labels import Match, find_line, fold

BLOCK_TITLE = re.compile(r"二十[条條]第?[（(]?[一二三四五六七八九十]{1,2}[)）]?[项項]")
SUBTOTALS = frozenset({"小计", "合计", "共计", "其中"})
"""Labels of rows that some reports add below a group of the form; they are neither rows of the form nor extra ones."""

_VALUE = re.compile(
    r"[-－—–−+]?\s?[\d０-９][\d０-９\s,，.．]*[（(]?[件条项个份宗起次人万元]{0,2}[）)]?|[-－—–/／\\]+|暂?无|[零〇]"
)


class Placed(NamedTuple):
    """A cell of one grid row with the grid columns ``first`` to ``end`` (half open) that it takes there.

    ``text`` is the printed text without outer white space, ``is_value`` whether it is a number or a sign for a blank.
    """

    cell: Cell
    first: int
    end: int
    text: str
    is_value: bool


Row = tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """Consecutive rows of one grid that belong to one table of the form; ``block`` is where the grid stands.

    ``caption`` is the text of the rows of that grid above them that belong to no table of the form.
    """

    name: str
    rows: tuple[Row, ...]
    block: int
    caption: str = ""

    @property
    def has_note(self) -> bool:
        """Whether the note that only table 三 has is printed in it."""
        return any("勾稽" in placed.text for row in self.rows for placed in row)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How the rows and columns of one table of the form are recognised."""

    name: str
    rows: tuple[Line, ...]
    columns: tuple[Line, ...]
    groups: frozenset[str]

    def row_match(self, text: str) -> Match | None:
        """Return the row that ``text`` names; headings of groups name none."""
        return None if fold(text) in self.groups else find_line(text, self.rows)

    def column_match(self, text: str) -> Match | None:
        """Return the column that ``text`` names."""
        return find_line(text, self.columns)


@lru_cache(maxsize=16)
def vocabulary(form: TableForm) -> Vocabulary:
    """Return the vocabulary of ``form``; for table 二 that of all its blocks."""
    rows = (*form.rows, *(row for block in form.blocks for row in block.rows))
    columns = (*form.columns, *(column for block in form.blocks for column in block.columns))
    labels = {fold(row.label) for row in rows}
    groups = frozenset(fold(line.under) for line in (*rows, *columns) if line.under) - labels
    return Vocabulary(form.name, rows, tuple({line.code: line for line in columns}.values()), groups)


def rows_of(table: Table) -> list[Row]:
    """Return the rows of ``table``, each cell once."""
    return [_placed(grid_row) for grid_row in table.grid]


def _placed(grid_row: Sequence[Cell]) -> Row:
    starts = [n for n, cell in enumerate(grid_row) if not n or cell is not grid_row[n - 1]]
    row = []
    for first, end in zip(starts, [*starts[1:], len(grid_row)], strict=True):
        cell = grid_row[first]
        text = cell.text.strip()
        row.append(Placed(cell, first, end, text, _VALUE.fullmatch(text) is not None))
    return tuple(row)


def label_matches(row: Row, words: Vocabulary) -> list[tuple[Placed, Match]]:
    """Return the cells of ``row`` that name rows of the form, left of its first number.

    A first cell with a number may be the row's running number.
    """
    found: list[tuple[Placed, Match]] = []
    for placed in row:
        if placed.is_value and (placed is not row[0] or not placed.text.isdecimal()):
            break
        match = words.row_match(placed.text)
        if match:
            found.append((placed, match))
    return found


Assigned = tuple[dict[str, Cell], str | None]
"""Cells by column code, and the reason why columns that are not among them have none, if there is one."""


def assign(values: list[Placed], heads: list[tuple[str, Placed]], headed: Callable[[Placed], bool]) -> Assigned:
    """Give each value of a row its column by the header above it.

    ``heads`` are the recognised headers (code and place) in printed order, ``headed`` tells whether some other header
    stands above a value. A cell merged over several columns is the blank of all of them when it is blank; a number in
    it belongs to no one column and is doubted.
    """
    if [(v.first, v.end) for v in values] == [(head.first, head.end) for _, head in heads]:
        return {code: v.cell for (code, _), v in zip(heads, values, strict=True)}, None
    below = {code: [v for v in values if v.first < head.end and head.first < v.end] for code, head in heads}
    above: dict[int, list[str]] = {id(v): [] for v in values}
    for code, under in below.items():
        for v in under:
            above[id(v)].append(code)
    one_to_one = all(len(cells) == 1 for cells in below.values()) and all(len(codes) <= 1 for codes in above.values())
    if not one_to_one and len(values) == len(heads):
        return {code: v.cell for (code, _), v in zip(heads, values, strict=True)}, None
    stray = [v for v in values if not above[id(v)] and v.text and v.cell.doubt != HIDDEN and not headed(v)]
    if stray:
        return {}, f"“{stray[0].text[:20]}”上方没有表头，数据与表头对不齐，不能确定各数属于哪一栏"
    cells: dict[str, Cell] = {}
    reason = None
    for code, candidates in below.items():
        filled = [v for v in candidates if v.text]
        if len(filled) > 1:
            return {}, "一栏之下有几个数，数据与表头对不齐"
        if candidates:
            chosen = (filled or candidates)[0]
            if len(above[id(chosen)]) > 1 and any(character.isdigit() for character in chosen.text):
                reason = f"“{chosen.text[:20]}”所在的合并单元格跨几栏，不能确定属于哪一栏"
            else:
                cells[code] = chosen.cell
    return cells, reason


def placed_over(rows: Iterable[Iterable[Placed]]) -> Callable[[Placed], bool]:
    """Return a test whether some text stands above a value in the header ``rows``."""
    columns = {column for row in rows for placed in row if placed.text for column in range(placed.first, placed.end)}
    return lambda value: not columns.isdisjoint(range(value.first, value.end))
