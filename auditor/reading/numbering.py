"""Lists whose paragraphs Word numbers, and how far each has counted."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from auditor.reading.numerals import write_number

MAX_NUMBER = 10_000
_PLACE = re.compile(r"%([1-9])")
# After these marks text follows without a gap; after others a blank keeps "1." and "5万元" apart.
_CLOSING = tuple("、）．。：】")


def with_gap(label: str) -> str:
    """Return the number ``label`` of a paragraph with the gap that keeps it apart from the text after it."""
    return label if not label or label.endswith(_CLOSING) else label + " "


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: first number, number format, pattern such as ``（%1）``, and what follows the number.

    ``restarts_below`` is the depth (from 0) that a number must be above to start this level anew.
    """

    start: int
    format: str
    pattern: str
    follow: str
    style: str | None
    plain: bool
    restarts_below: int


@dataclass(slots=True)
class NumberedList:
    """A list: the definition whose counters it shares, its levels, and the numbers that it starts anew from."""

    definition: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)

    def depth_of_style(self, style: str) -> int | None:
        """Find the level that belongs to a paragraph style."""
        return next((depth for depth, level in self.levels.items() if level.style == style), None)


class Counters:
    """How far the lists of a document have counted; paragraphs must be asked for in reading order."""

    def __init__(self) -> None:
        """Start before the first paragraph."""
        self._reached: dict[str, dict[int, int]] = {}

    def label(self, numbered: NumberedList, depth: int) -> str:
        """Give the number printed before the next paragraph of a list, with the gap after it; "" for a bullet."""
        level = numbered.levels[depth]
        counters = self._reached.setdefault(numbered.definition, {})
        # Levels that were passed over count as used: a first-level heading after a lone second-level one is number 2.
        for above in range(depth):
            if above in numbered.levels:
                counters.setdefault(above, numbered.levels[above].start)
        start = numbered.starts.pop(depth, None)
        if start is not None:
            counters[depth] = start - 1
        counters[depth] = counters.get(depth, level.start - 1) + 1
        for deeper in [other for other in counters if other > depth]:
            if deeper not in numbered.levels or depth < numbered.levels[deeper].restarts_below:
                del counters[deeper]
        if level.format == "bullet":
            return ""

        def write(place: re.Match[str]) -> str:
            other = numbered.levels.get(int(place[1]) - 1)
            if other is None:
                return ""
            number = counters.get(int(place[1]) - 1, other.start)
            return str(number) if level.plain else write_number(number, other.format)

        label = _PLACE.sub(write, level.pattern)
        return label if level.follow == "nothing" else with_gap(label)
