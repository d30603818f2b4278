"""The text of a table cell as it is printed, and the reason to doubt it where there is one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from auditor.reading.lines import join_lines
from auditor.reading.pdf.cells import DrawnCell
from auditor.reading.pdf.characters import NUMERIC, UNKNOWN
from auditor.reading.pdf.lines import Line, is_broken_number
from auditor.reading.pdf.wrapping import Frame, goes_on, is_stacked, is_too_wide, measure_frames

Printed = tuple[str, str | None]
"""The text of a cell, and why it is doubted if it is."""

# Word sets raised and lowered digits at two thirds of the size.
_SMALLER = 0.8
_SHIFTED = 0.1
_DIGITS = re.compile(r"[0-9０-９]")
_UNTOLD = re.compile(f"[{UNKNOWN}\ue000-\uf8ff]")


def print_table(cells: Sequence[tuple[DrawnCell, Sequence[Line]]], borders: Sequence[float]) -> list[Printed]:
    """Return the texts of the ``cells`` of a table with their lines; ``borders`` are those of its columns."""
    bare = [(Frame(borders[cell.left], borders[cell.right]), lines) for cell, lines in cells]
    frames = measure_frames(bare)
    # In a row of several rows taken together numbers stand one above the other, also where a cell is too narrow to show
    # it; where other cells of the row have one line, a number on several lines is one that is broken.
    stacked: set[int] = set()
    single: Counter[int] = Counter()
    for (cell, lines), frame in zip(cells, frames, strict=True):
        if is_stacked(lines, frame):
            stacked.update(range(cell.top, cell.bottom))
        if len(lines) == 1 and NUMERIC.fullmatch(lines[0].text):
            single.update(range(cell.top, cell.bottom))
    printed = []
    for (cell, lines), frame in zip(cells, frames, strict=True):
        rows = range(cell.top, cell.bottom)
        is_broken = len(lines) > 1 and all(single[row] for row in rows) and is_too_wide(lines, frame)
        printed.append(_print_lines(lines, frame, not stacked.isdisjoint(rows), is_broken))
    return printed


def _print_lines(lines: Sequence[Line], frame: Frame, is_several: bool, is_broken: bool) -> Printed:
    """Return the text of a cell with ``lines``, and why it is doubted if it is.

    A line that was full goes on in the next; other ends of lines are kept.
    """
    text = ""
    for number, line in enumerate(lines):
        if number:
            before = lines[number - 1]
            if is_broken_number(before, line) and (is_several or is_broken):
                is_one = not is_several
            else:
                is_one = goes_on(before, line, frame)
            text += "" if is_one else "\n"
        text += line.text
    printed = "\n".join(join_lines([text]))
    if _UNTOLD.search(printed):
        return printed, "格内有无法识别的字符（字体没有文字编码）"
    return printed, _doubt(lines) if _DIGITS.search(printed) else None


def _doubt(lines: Sequence[Line]) -> str | None:
    """Return why the digits of a cell may not be the number that is printed."""
    if any(run.is_struck for line in lines for run in line.runs):
        return "格内有删除线，数值不能确定"
    for line in lines:
        digits = [
            (run.lefts[i], run.rights[i], run.tops[i], run.bottoms[i])
            for run in line.runs
            for i, character in enumerate(run.text)
            if _DIGITS.match(character)
        ]
        for (left, right, top, bottom), (next_left, _, next_top, next_bottom) in pairwise(digits):
            if next_left < (left + right) / 2:
                return "格内的数字互相重叠，数值不能确定"
            heights = sorted((bottom - top, next_bottom - next_top))
            shift = abs(top + bottom - next_top - next_bottom) / 2
            if heights[0] < _SMALLER * heights[1] and shift > _SHIFTED * heights[1]:
                return "格内的数字大小不一（上下标？），数值不能确定"
    return None
