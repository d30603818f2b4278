"""Printed lines outside tables joined to paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditor.reading.pdf.lines import Line, is_full

_SLACK = 0.5
_SAME_SIZE = 0.2
_CENTRED = 8.0
_INDENT = 0.8
_NEARLY_FULL = 0.75
_NARROWEST = 0.6


@dataclass(frozen=True, slots=True)
class Measure:
    """Where the lines of running text begin and end on the pages of one size."""

    left: float
    right: float

    @classmethod
    def of(cls, lines: Sequence[Line], width: float) -> Measure:
        """Take the leftmost beginning that comes more than once, and the end that nine of ten lines do not pass.

        Where all lines end on the left of a page of ``width``, none of them is full.
        """
        begins = Counter(round(line.left) for line in lines)
        common = [left for left, count in begins.items() if count > 1]
        ends = sorted(line.right for line in lines)
        return cls(float(min(common or begins)), max(ends[int(0.9 * (len(ends) - 1))], _NARROWEST * width))

    def goes_on(self, line: Line, following: Line) -> bool:
        """Tell whether ``following`` is part of the paragraph of ``line``."""
        larger = max(line.height, following.height)
        if abs(line.height - following.height) > _SAME_SIZE * larger:
            return False
        if following.left <= self.left + _INDENT * following.height:
            return is_full(line, following, self.right - line.right - _SLACK)
        wide = line.right - line.left > _NEARLY_FULL * (self.right - self.left)
        return wide and self._is_centred(line) and self._is_centred(following)

    def _is_centred(self, line: Line) -> bool:
        middle = (self.left + self.right) / 2
        return line.left > self.left + _CENTRED and abs((line.left + line.right) / 2 - middle) < _CENTRED


def join_paragraphs(lines: Sequence[Line], measure: Measure) -> Iterator[tuple[Line, str]]:
    """Yield the paragraphs of consecutive ``lines``: the first line of each and the whole text."""
    first: Line | None = None
    text = ""
    last: Line | None = None
    for line in lines:
        if first is not None and last is not None and measure.goes_on(last, line):
            text += line.text
        else:
            if first is not None:
                yield first, text
            first, text = line, line.text
        last = line
    if first is not None:
        yield first, text
