"""The text of a table cell as it is printed, and the reason to doubt it where there is one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from auditor.reading.lines import join_lines
from auditor.reading.pdf.characters import UNKNOWN
from auditor.reading.pdf.lines import Line, is_full

# The widest margin that programs put inside a cell.
_WIDEST_MARGIN = 10.0
# Half of the borders is inside the cell.
_SLACK = 1.5
# Word sets raised and lowered digits at two thirds of the size.
_SMALLER = 0.8
_SHIFTED = 0.1
_DIGITS = re.compile(r"[0-9０-９]")
_UNTOLD = re.compile(f"[{UNKNOWN}\ue000-\uf8ff]")


def find_margin(lines: Sequence[tuple[float, float, Line]]) -> float:
    """Return how much of the width of the cells of a table is never printed on.

    ``lines`` come with the left and right border of their cell. Punctuation at the end of a line may hang over, and a
    single character has to be printed even where it does not fit.
    """
    before = [line.left - left for left, _, line in lines]
    after = [right - line.right for _, right, line in lines if line.text[-1].isalnum() and len(line.text) > 1]
    return sum(max(min([_WIDEST_MARGIN, *gaps]), 0.0) for gaps in (before, after))


def print_lines(lines: Sequence[Line], width: float, margin: float) -> tuple[str, str | None]:
    """Return the text of a cell of ``width`` with ``lines``, and why it is doubted if it is.

    A line that was full goes on in the next; other ends of lines are kept. ``margin`` is what `find_margin` gives.
    """
    text = ""
    for number, line in enumerate(lines):
        if number:
            before = lines[number - 1]
            room = width - margin - (before.right - before.left)
            text += "" if is_full(before, line, room - _SLACK) else "\n"
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
