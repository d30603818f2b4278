"""Printed lines outside tables joined to paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditor.reading.pdf.lines import Line, is_full

_SLACK = 0.5
_SAME_SIZE = 0.92
_CENTRED = 4.0
_INDENT = 0.8
_NARROWEST = 0.6


@dataclass(frozen=True, slots=True)
class Measure:
    """Where the lines of running text begin and end on the pages of one size."""

    left: float
    right: float

    @classmethod
    def of(cls, lines: Sequence[Line], width: float) -> Measure:
        """Take the leftmost beginning that comes more than once, and the end that nine of ten lines do not pass.

        Punctuation may hang over the end. Where all lines end on the left of a page of ``width``, none of them is full.
        """
        begins = Counter(round(line.left) for line in lines)
        common = [left for left, count in begins.items() if count > 1]
        ends = sorted(line.right for line in lines if line.text[-1].isalnum()) or [0.0]
        return cls(float(min(common or begins)), max(ends[int(0.9 * (len(ends) - 1))], _NARROWEST * width))

    def goes_on(self, line: Line, following: Line, is_first: bool) -> bool:
        """Tell whether ``following`` is part of the paragraph of ``line``, which may be its first line so far."""
        (_, smaller), (larger, _) = sorted((line.sizes, following.sizes))
        if 0 < smaller < _SAME_SIZE * larger:
            return False
        if following.left <= self.left + _INDENT * following.height:
            return is_full(line, following, self.right - line.right - _SLACK)
        # A title that is too long for one line; its first line may reach from margin to margin.
        room = self.right - self.left - (line.right - line.left)
        axes = _axis(line), _axis(following), (self.left + self.right) / 2
        is_centred = abs(axes[0] - axes[1]) < _CENTRED and abs(axes[1] - axes[2]) < 3 * _CENTRED
        is_indented = following.left > self.left + _CENTRED
        return is_first and is_centred and is_indented and is_full(line, following, room)


def _axis(line: Line) -> float:
    return (line.left + line.right) / 2


def join_paragraphs(lines: Sequence[Line], measure: Measure) -> Iterator[tuple[Line, str]]:
    """Yield the paragraphs of consecutive ``lines``: the first line of each and the whole text."""
    first: Line | None = None
    text = ""
    last: Line | None = None
    for line in lines:
        if first is not None and last is not None and measure.goes_on(last, line, last is first):
            text += line.text
        else:
            if first is not None:
                yield first, text
            first, text = line, line.text
        last = line
    if first is not None:
        yield first, text
