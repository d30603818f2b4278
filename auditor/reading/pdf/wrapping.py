"""Numbers broken over the lines of a narrow cell, told from numbers that stand one above the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from auditor.reading.pdf.characters import NUMERIC
from auditor.reading.pdf.lines import Line, is_broken_number, is_full, is_group_broken

Alignment = Literal["left", "centre", "right"]

# The widest margin that programs put inside a cell.
_WIDEST_MARGIN = 10.0
# Half of the borders is inside the cell.
_SLACK = 1.5
# Texts of one width differ by less in what a file says of their places.
_EXACT = 0.2
# How exactly programs keep to the middle or the side of a cell.
_ALIGNED = 1.0
# Fewer lines of a table than this share are aligned by chance.
_CHANCE = 0.1


class Frame(NamedTuple):
    """The left and right border of a cell, how far from each nothing is printed, and how its table aligns numbers."""

    left: float
    right: float
    before: float = 0.0
    after: float = 0.0
    alignments: frozenset[Alignment] = frozenset()

    @property
    def width(self) -> float:
        """The width that can be printed on."""
        return self.right - self.left - self.before - self.after

    def gaps(self, line: Line) -> tuple[float, float]:
        """Return the width that is free to the left and to the right of ``line``."""
        return line.left - self.left - self.before, self.right - self.after - line.right

    def shift(self, line: Line) -> float:
        """Return how much more of the cell is to the left of ``line`` than to the right."""
        return line.left - self.left - self.right + line.right


def measure_frames(cells: Sequence[tuple[Frame, Sequence[Line]]]) -> list[Frame]:
    """Return the frames of the cells of a table with the margins and alignments that all their lines show.

    Punctuation at the end of a line may hang over, and a single character has to be printed even where it does not fit.
    """
    lines = [(frame, line) for frame, own in cells for line in own]
    lefts = [line.left - frame.left for frame, line in lines]
    rights = [frame.right - line.right for frame, line in lines if line.text[-1].isalnum() and len(line.text) > 1]
    before, after = (max(min([_WIDEST_MARGIN, *gaps]), 0.0) for gaps in (lefts, rights))
    frames = [frame._replace(before=before, after=after) for frame, _ in cells]
    alone = [(frame, own[0]) for frame, (_, own) in zip(frames, cells, strict=True) if len(own) == 1]
    alignments = _find_alignments((frame, line) for frame, line in alone if NUMERIC.fullmatch(line.text))
    return [frame._replace(alignments=alignments) for frame in frames]


def _find_alignments(numbers: Iterable[tuple[Frame, Line]]) -> frozenset[Alignment]:
    """Return where ``numbers`` with room beside them stand in their cells; anywhere where none has room."""
    counts: Counter[Alignment] = Counter()
    for frame, line in numbers:
        left, right = frame.gaps(line)
        if left + right < line.height:
            continue
        if abs(frame.shift(line)) <= _ALIGNED:
            counts["centre"] += 1
        elif min(left, right) <= _ALIGNED:
            counts["left" if left < right else "right"] += 1
    least = _CHANCE * counts.total()
    return frozenset(name for name, count in counts.items() if count > least) or frozenset(("left", "centre", "right"))


def is_stacked(lines: Sequence[Line], frame: Frame) -> bool:
    """Tell whether ``lines`` are numbers one above the other: as one number they would leave room for two digits."""
    if len(lines) < 2 or not all(is_broken_number(*pair) and not is_group_broken(*pair) for pair in pairwise(lines)):
        return False
    digit = max(lines[0].runs[0].rights[0] - lines[0].left, lines[1].runs[0].rights[0] - lines[1].left)
    return _free(lines, frame) > 2 * digit - _SLACK


def is_too_wide(lines: Sequence[Line], frame: Frame) -> bool:
    """Tell whether the number that ``lines`` are together does not fit into its cell on one line."""
    if not all(is_broken_number(*pair) for pair in pairwise(lines)):
        return False
    shifts = frame.shift(lines[0]), -frame.shift(lines[-1])
    is_centred = frame.alignments == {"centre"} and all(_is_blank(shift, lines[0]) for shift in shifts)
    blanks = sum(max(shift, 0.0) for shift in shifts) if is_centred else 0.0
    return _free(lines, frame) < blanks - _EXACT


def _free(lines: Sequence[Line], frame: Frame) -> float:
    return frame.width - sum(line.right - line.left for line in lines)


def goes_on(line: Line, following: Line, frame: Frame) -> bool:
    """Tell whether ``line`` ended only because the cell had no room for the beginning of the ``following`` line."""
    return is_full(line, following, _room(line, following, frame) - _SLACK)


def _room(line: Line, following: Line, frame: Frame) -> float:
    """Return the width that was free in ``line`` for the beginning of the ``following`` line.

    A no-break blank before or after a number takes room and is not printed. It shows where the lines stand: off the
    middle of a cell whose text is centred, or off the side that its text keeps to. Where several alignments are
    possible, the largest room counts.
    """
    left, right = frame.gaps(line)
    if not is_broken_number(line, following):
        return left + right
    next_left, next_right = frame.gaps(following)
    # Only a single digit stands beside the blank after the number and cannot leave it.
    is_last = len(following.text) == 1
    rooms = []
    shift, next_shift = frame.shift(line), -frame.shift(following)
    if "centre" in frame.alignments and _is_blank(shift, line) and _is_blank(next_shift, line):
        rooms.append(left + right - max(shift, 0.0) - (max(next_shift, 0.0) if is_last else 0.0))
    if "left" in frame.alignments and abs(next_left) <= _ALIGNED and _is_blank(left, line):
        rooms.append(right)
    if "right" in frame.alignments and abs(right) <= _ALIGNED and _is_blank(next_right, line):
        rooms.append(left - (next_right if is_last else 0.0))
    return max(rooms, default=left + right)


def _is_blank(width: float, line: Line) -> bool:
    """Tell whether ``width`` may be that of no blank, or of one beside ``line``."""
    return -_ALIGNED <= width <= line.height
