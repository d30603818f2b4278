"""The text of a table cell as it is printed, and the reason to doubt it where there is one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auditor.reading.lines import join_lines
from auditor.reading.pdf.characters import UNKNOWN
from auditor.reading.pdf.lines import Line, is_full

# Twice the widest margin that programs put inside a cell.
_WIDEST_MARGINS = 20.0
_SLACK = 0.5
_RAISED = 0.8
_APART = 0.5
_DIGITS = re.compile(r"[0-9０-９]")
_UNTOLD = re.compile(f"[{UNKNOWN}\ue000-\uf8ff]")


def find_margin(lines: Sequence[tuple[float, Line]]) -> float:
    """Return how much of the width of the cells of a table is never printed on.

    ``lines`` come with the width of their cell. Punctuation at the end of a line may hang over.
    """
    free = [width - (line.right - line.left) for width, line in lines if line.text[-1].isalnum()]
    return max(min([_WIDEST_MARGINS, *free]), 0.0)


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
    for line in lines:
        digits = [
            (run.lefts[i], run.rights[i], run.bottoms[i] - run.tops[i])
            for run in line.runs
            for i, character in enumerate(run.text)
            if _DIGITS.match(character)
        ]
        heights = [height for _, _, height in digits]
        if heights and min(heights) < _RAISED * max(heights):
            return "格内的数字大小不一（上下标？），数值不能确定"
        for (left, right, _), (next_left, _, _) in zip(digits, digits[1:], strict=False):
            if next_left < (left + right) / 2:
                return "格内的数字互相重叠，数值不能确定"
    return None
