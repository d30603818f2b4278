"""Runs of characters put together to printed lines, and whether a line goes on in the next one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from auditor.reading.pdf.characters import NUMERIC, Run

# What a line must not begin or end with keeps to the character before or after it (GB/T 15834-2011, 5.1.10).
_UNBREAKABLE = re.compile(
    r"[（《〈“‘「『【〔(\[]*(?:[\w.,:/@%+\-−·~&=?#]+|.)[，。、；：！？）》〉”’」』】〕)\]…—]*", re.ASCII
)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3}){1,4}")
_NUMBER = re.compile(r"\d+|\d{1,3}(?:,\d{3}){1,4}")
# The next line is no farther than wide spacing puts it: in points for usual sizes, in heights for larger ones.
_NEXT_LINE = 48.0
_NEXT_LINE_IN_HEIGHTS = 3.0


@dataclass(slots=True)
class Line:
    """A printed line: its text, its edges in points, and the runs it consists of."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    page: int
    runs: list[Run]

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        """The height of its characters."""
        return self.bottom - self.top

    @property
    def sizes(self) -> tuple[float, float]:
        """The usual and the largest width of its ideographs, which are the size of its type; 0 where it has none.

        Beside letters and digits some files give them other widths.
        """
        widths = sorted(
            right - left
            for run in self.runs
            for character, left, right in zip(run.text, run.lefts, run.rights, strict=True)
            if "\u4e00" <= character <= "\u9fff"
        )
        return (widths[len(widths) // 2], widths[-1]) if widths else (0.0, 0.0)

    @property
    def first_width(self) -> float:
        """The width of what cannot be parted from its first character."""
        run = self.runs[0]
        token = _UNBREAKABLE.match(run.text)
        return run.rights[token.end() - 1 if token else 0] - run.left


def gather_lines(runs: Iterable[Run]) -> list[Line]:
    """Return the lines of ``runs``, which come in reading order."""
    lines: list[Line] = []
    for run in runs:
        line = lines[-1] if lines else None
        if line and line.page == run.page and _continues(line, run):
            line.text += run.blank + run.text
            line.right = max(line.right, run.right)
            line.runs.append(run)
        else:
            if line and run.typed.isascii():
                line.text += run.typed
            lines.append(Line(run.text, run.left, run.top, run.right, run.bottom, run.page, [run]))
    return lines


def _continues(line: Line, run: Run) -> bool:
    height = min(line.height, run.bottom - run.top)
    shared = min(line.bottom, run.bottom) - max(line.top, run.top)
    # Half of a full-width punctuation mark may be covered by its neighbour.
    return shared > height / 2 and run.left >= line.right - 0.8 * line.height


def is_full(line: Line, following: Line, room: float) -> bool:
    """Tell whether ``line`` ended only because the beginning of the ``following`` line did not fit into ``room``.

    A number is broken only where not one more digit fits, or where its groups of three digits show it; and it goes on
    in the very next line. Where the file says that both lines are one text, room for a blank that cannot be seen may be
    left: no-break blanks around a number are not printed, and not always in the file.
    """
    if not is_broken_number(line, following):
        return following.first_width > room
    if line.page == following.page and following.top - line.top > max(_NEXT_LINE, _NEXT_LINE_IN_HEIGHTS * line.height):
        return False
    if is_group_broken(line, following):
        return True
    before, after = line.runs[-1], following.runs[0]
    digit = after.rights[0] - following.left
    is_one_text = line.page == following.page and before.mark == after.mark >= 0
    return not line.text[-1].isspace() and (2 if is_one_text else 1) * digit > room


def is_broken_number(line: Line, following: Line) -> bool:
    """Tell whether a number may go on from ``line`` in the ``following`` line."""
    return bool(NUMERIC.fullmatch(line.runs[-1].text) and NUMERIC.fullmatch(following.runs[0].text))


def is_group_broken(line: Line, following: Line) -> bool:
    """Tell whether groups of three digits show that a number goes on in the ``following`` line."""
    before, after = line.runs[-1].text, following.runs[0].text
    is_number = _NUMBER.fullmatch(before) and _NUMBER.fullmatch(after)
    return not is_number and _GROUPED.fullmatch(before + after) is not None
