"""A sheet of a workbook as its file has it: cells, merges, and rows and columns that are not shown."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from auditor.errors import UnreadableDocument
from auditor.model.document import HIDDEN
from auditor.reading.grid import Room

# The last row and column that any spreadsheet has (ISO/IEC 29500-1, 18.3.1.73 and 18.3.1.13).
_ROWS, _COLUMNS = 1_048_576, 16_384


class Content(NamedTuple):
    """What a cell displays, the reason to doubt it, and whether the cell has lines around it (``ruled``).

    A hidden cell would display it if its row and column were shown, and is doubted for ``HIDDEN``.
    """

    text: str
    doubt: str | None = None
    ruled: bool = False


class Merge(NamedTuple):
    """A block of merged cells, rows and columns from 0, ends excluded."""

    top: int
    left: int
    bottom: int
    right: int


class Region(NamedTuple):
    """A shown cell or merged block: its rows and columns from 0, ends excluded, and its content."""

    top: int
    left: int
    bottom: int
    right: int
    content: Content


def place_of(region: Region) -> tuple[int, int]:
    """Return the upper left place of ``region``: regions are read row by row."""
    return region.top, region.left


class Spans:
    """Rows or columns that are not shown, as ranges (from 0, ends excluded)."""

    def __init__(self, ranges: Iterable[tuple[int, int]]) -> None:
        """Join ``ranges`` that touch."""
        joined: list[tuple[int, int]] = []
        for start, end in sorted(ranges):
            if joined and start <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
            else:
                joined.append((start, end))
        self._ranges = joined
        self._starts = [start for start, _ in joined]

    def after(self, place: int) -> int:
        """Return the first row or column from ``place`` on that is shown."""
        at = bisect_right(self._starts, place) - 1
        return max(place, self._ranges[at][1]) if at >= 0 else place


@dataclass(slots=True)
class Sheet:
    """A sheet: cells by row and column (from 0), merges, hidden ranges, pictures by the row that they begin at."""

    name: str
    rows: dict[int, dict[int, Content]] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: list[tuple[int, int]] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    pictures: list[tuple[int, str]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def put(self, row: int, column: int, content: Content) -> None:
        """Put ``content`` into a cell; where a file has a cell twice the first stays."""
        if not (0 <= row < _ROWS and 0 <= column < _COLUMNS):
            raise UnreadableDocument(f"工作表“{self.name}”有超出范围的单元格，文件已损坏；请用 Excel、WPS 打开后另存")
        if content.text or content.doubt or content.ruled:
            self.rows.setdefault(row, {}).setdefault(column, content)


def split_by_sight(sheet: Sheet, rows: Spans, columns: Spans) -> tuple[list[Region], list[Region]]:
    """Return the cells and merged blocks of ``sheet`` that are shown, and those with a text that are hidden.

    Blank ones are shown where they are ruled. What is hidden or covered by a merged block gives a warning.
    """
    regions = [
        *_merged(sheet),
        *(Region(r, c, r + 1, c + 1, content) for r, cells in sheet.rows.items() for c, content in cells.items()),
    ]
    shown: list[Region] = []
    hidden: list[Region] = []
    for region in regions:
        top, left = rows.after(region.top), columns.after(region.left)
        if top < region.bottom and left < region.right:
            shown.append(region._replace(top=top, left=left))
        elif region.content.text:
            hidden.append(region._replace(content=region.content._replace(doubt=HIDDEN)))
            _warn(sheet, f"工作表“{sheet.name}”有隐藏的行或列，其中的内容没有读取。")
    return sorted(shown, key=place_of), hidden


def _merged(sheet: Sheet) -> list[Region]:
    """Take the cells that merged blocks cover out of ``sheet`` and return the blocks that can be seen."""
    regions: list[Region] = []
    rows = sorted(sheet.rows)
    columns = sorted({column for cells in sheet.rows.values() for column in cells})
    # Blocks do not overlap; those that a file makes up would ask for more positions than a table has.
    room = Room()
    for merge in sheet.merges:
        top, bottom = bisect_left(rows, merge.top), bisect_left(rows, merge.bottom)
        left, right = bisect_left(columns, merge.left), bisect_left(columns, merge.right)
        room.take(1 + max(bottom - top, 0) * max(right - left, 0))
        across, along = rows[top:bottom], columns[left:right]
        covered = {
            (row, column): sheet.rows[row].pop(column)
            for row in across
            for column in along
            if column in sheet.rows[row]
        }
        first = covered.pop((merge.top, merge.left), Content(""))
        if any(content.text for content in covered.values()):
            _warn(sheet, f"工作表“{sheet.name}”的合并单元格下面有没有显示的内容，没有读取。")
        ruled = first.ruled or any(content.ruled for content in covered.values())
        if first.text or first.doubt or ruled:
            regions.append(Region(*merge, first._replace(ruled=ruled)))
    return regions


def _warn(sheet: Sheet, warning: str) -> None:
    if warning not in sheet.warnings:
        sheet.warnings.append(warning)
