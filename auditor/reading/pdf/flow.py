"""The pages of a document in order: tables, lines of text and pictures, tables joined over the ends of pages."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from auditor.reading.pdf.cells import Part, fill, read_part
from auditor.reading.pdf.characters import Run
from auditor.reading.pdf.drawings import Drawings, Rule
from auditor.reading.pdf.furniture import drop_furniture
from auditor.reading.pdf.library import Box, Page
from auditor.reading.pdf.lines import Line, gather_lines
from auditor.reading.pdf.regions import find_regions
from auditor.reading.pdf.stitching import doubt_row, reach_left, stitch
from auditor.reading.pdf.vocabulary import Labels, is_value

_NEAR = 6.0
_ONE_LINE = 3.0
_FRAME = 0.6
_STRUCK = 3.0


@dataclass(slots=True)
class Sheet:
    """One page: its text, what else is drawn on it, and its tables, which have no text at first.

    ``rests`` are rules too close together to hold a row: a row above may have been cut and end with them.
    """

    page: Page
    runs: list[Run]
    drawings: Drawings
    parts: list[Part]
    rests: list[Box]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on a page, outside all tables."""

    page: int
    box: Box


Entry = Part | Line | Picture


def lay_sheet(page: Page, runs: list[Run], drawings: Drawings) -> Sheet:
    """Find the tables of a page; their text comes later, when it is known what stands on all pages."""
    drawings.across = _take_strikes(drawings.across, runs)
    regions = find_regions(drawings)
    found = [(region.box, read_part(region, page.number)) for region in regions]
    parts = [part for _, part in found if part]
    rests = [box for box, part in found if part is None]
    return Sheet(page, runs, drawings, [part for part in parts if not _is_frame(part, parts, page)], rests)


def _is_frame(part: Part, parts: Sequence[Part], page: Page) -> bool:
    """Tell whether rules only surround a page, or arrange what stands on it, and hold no data themselves."""
    inside = [other for other in parts if other is not part and _encloses(part.box, other.box)]
    if len(part.columns) == 2 and (inside or part.box.bottom - part.box.top > _FRAME * page.height):
        return True
    return sum(len(other.cells) for other in inside) > len(part.cells)


def _encloses(outer: Box, inner: Box) -> bool:
    left, top, right, bottom = inner
    return outer.holds(left, top) and outer.holds(right, bottom)


def join_sheets(sheets: Sequence[Sheet], labels: Labels) -> list[Entry]:
    """Return what the report has in order of reading, page by page, without headers, footers and page numbers."""
    kept = drop_furniture([(sheet.page, sheet.runs, sheet.parts) for sheet in sheets])
    entries: list[Entry] = []
    for sheet, runs in zip(sheets, kept, strict=True):
        before = entries[-1] if entries else None
        open_part = before if isinstance(before, Part) and sheet.page.number > 1 else None
        parts = sorted(sheet.parts, key=lambda part: part.box.top)
        if open_part and parts and all(run.bottom > parts[0].box.top - _NEAR for run in runs):
            parts[0] = reach_left(parts[0], open_part)
        outside = fill(parts, runs)
        _doubt_strays(parts, outside)
        lines = gather_lines(outside)
        _doubt(parts, sheet)
        own: list[Entry] = [*(part for part in parts if _has_content(part)), *lines, *_pictures(sheet, parts)]
        own.sort(key=_height)
        if open_part and own and isinstance(own[0], Part):
            joined = stitch(open_part, own[0], labels)
            if joined:
                entries[-1] = joined
                del own[0]
        if open_part and entries[-1] is open_part and open_part.is_open and not _ends(open_part, sheet.rests, lines):
            doubt_row(open_part.grid[-1])
        entries.extend(own)
    return entries


def _ends(part: Part, rests: Sequence[Box], lines: Sequence[Line]) -> bool:
    """Tell whether the next page has, above its ``lines``, the lower border of the last row of ``part`` and no more."""
    top = min((line.top for line in lines), default=inf)
    left, right = part.columns[0], part.columns[-1]
    return any(max(abs(rest.left - left), abs(rest.right - right)) <= _NEAR and rest.bottom <= top for rest in rests)


def _doubt_strays(parts: Sequence[Part], outside: Sequence[Run]) -> None:
    """Doubt the row beside which a number stands that is in no cell."""
    for run in outside:
        if not is_value(run.text):
            continue
        x, y, near = (run.left + run.right) / 2, _middle(run), run.bottom - run.top
        for part in parts:
            left, top, right, bottom = part.box
            if left - near <= x <= right + near and top - near <= y <= bottom + near:
                cell = part.cell_at(x, y)
                for row in part.grid[cell.top : cell.bottom]:
                    doubt_row(row)


def _has_content(part: Part) -> bool:
    return len(part.cells) > 1 or bool(part.cells[0].runs)


def _height(entry: Entry) -> tuple[int, float]:
    if isinstance(entry, Line):
        return round(entry.middle / _ONE_LINE), entry.left
    return round(entry.box.top / _ONE_LINE), entry.box.left


def _pictures(sheet: Sheet, parts: Sequence[Part]) -> list[Picture]:
    if sheet.drawings.cover(sheet.page):
        return []
    boxes = [box for box in sheet.drawings.pictures if not any(part.box.holds(*_centre(box)) for part in parts)]
    return [Picture(sheet.page.number, box) for box in boxes]


def _centre(box: Box) -> tuple[float, float]:
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2


def _doubt(parts: Sequence[Part], sheet: Sheet) -> None:
    """Doubt the cells in which something else than text is printed."""
    for part in parts:
        for box in sheet.drawings.notes:
            if part.box.holds(*_centre(box)):
                part.cell_at(*_centre(box)).doubt = "格内有表单域、批注或盖章，其内容没有读取"
        for boxes, reason in (
            (sheet.drawings.pictures, "格内是图片，没有文字可读"),
            (sheet.drawings.unseen, "格内可能有读不出的字符（PDF 没有嵌入字体）"),
        ):
            for box in boxes:
                if _encloses(part.box, box):
                    cell = part.cell_at(*_centre(box))
                    cell.doubt = cell.doubt or (None if cell.runs else reason)


def _take_strikes(rules: Sequence[Rule], runs: Sequence[Run]) -> list[Rule]:
    """Mark runs that a line is drawn through, and return the ``rules`` that are no such lines."""
    by_height = sorted(runs, key=_middle)
    heights = [_middle(run) for run in by_height]
    kept = []
    for rule in rules:
        near = by_height[bisect_left(heights, rule.at - _STRUCK) : bisect_right(heights, rule.at + _STRUCK)]
        struck = [run for run in near if rule.start < run.right and run.left < rule.end]
        if struck and struck[0].left - _STRUCK < rule.start and rule.end < struck[-1].right + _STRUCK:
            for run in struck:
                run.is_struck = True
        else:
            kept.append(rule)
    return kept


def _middle(run: Run) -> float:
    return (run.top + run.bottom) / 2
