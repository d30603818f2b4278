"""Connected groups of ruling lines: each is the frame of a table, or of a part of one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from auditor.reading.pdf.drawings import Drawings, Rule
from auditor.reading.pdf.library import Box, Budget

_SNAP = 2.0
"""Rules of one border are drawn cell by cell and meet within this distance, in points."""

EDGE = 6.0
"""Rules closer than this are one border, in points: double borders, and those of neighbours that miss each other."""

_GAP = 3.0
_SHORTEST = 4.0
_BESIDE = 200.0


@dataclass(slots=True)
class Region:
    """Rules that cross one another, and the rectangle they span."""

    across: list[Rule]
    upright: list[Rule]

    @property
    def box(self) -> Box:
        """The rectangle that the rules span."""
        return Box(
            min(*(rule.start for rule in self.across), *(rule.at for rule in self.upright)),
            min(*(rule.at for rule in self.across), *(rule.start for rule in self.upright)),
            max(*(rule.end for rule in self.across), *(rule.at for rule in self.upright)),
            max(*(rule.at for rule in self.across), *(rule.end for rule in self.upright)),
        )


def find_regions(drawings: Drawings, budget: Budget) -> list[Region]:
    """Return the groups of rules that cross one another; `UnreadableDocument` where there are too many rules."""
    across, upright = _straighten(drawings.across), _straighten(drawings.upright)
    budget.take_pairs(len(across) * len(upright))
    groups = _connect(across, upright)
    alone = [rule for group in groups if not group.across for rule in group.upright]
    # A browser draws no rule where a row goes on over the page: one rule may be all that a page has of it.
    regions = [g for g in groups if g.across and len(g.upright) > 1 and len(g.across) + len(g.upright) > 3]
    for region in regions:
        region.upright.extend(_beside(region.box, alone))
    return regions


def cluster(values: Sequence[float], width: float) -> list[float]:
    """Return the means of groups of ``values`` in which neighbours are at most ``width`` apart, in order."""
    means: list[float] = []
    group: list[float] = []
    for value in sorted(values):
        if group and value - group[-1] > width:
            means.append(sum(group) / len(group))
            group = []
        group.append(value)
    return [*means, sum(group) / len(group)] if group else means


def nearest(ordered: Sequence[float], value: float) -> int:
    """Return the index of the number in ``ordered`` that is nearest to ``value``."""
    index = bisect_left(ordered, value)
    if index == len(ordered) or (index and value - ordered[index - 1] < ordered[index] - value):
        index -= 1
    return index


def _straighten(rules: Sequence[Rule]) -> list[Rule]:
    """Put rules that nearly lie on one line on that line and join the pieces of each."""
    lines = cluster([rule.at for rule in rules], _SNAP)
    pieces: dict[int, list[tuple[float, float]]] = {}
    for rule in rules:
        pieces.setdefault(nearest(lines, rule.at), []).append((rule.start, rule.end))
    joined: list[Rule] = []
    for line, spans in pieces.items():
        spans.sort()
        start, end = spans[0]
        for begin, stop in spans[1:]:
            if begin <= end + _GAP:
                end = max(end, stop)
            else:
                joined.append(Rule(lines[line], start, end))
                start, end = begin, stop
        joined.append(Rule(lines[line], start, end))
    return [rule for rule in joined if rule.end - rule.start > _SHORTEST]


def _connect(across: Sequence[Rule], upright: Sequence[Rule]) -> list[Region]:
    """Group rules that cross, directly or by way of others."""
    group_of: dict[int, list[int]] = {index: [index] for index in range(len(across) + len(upright))}
    for i, (y, left, right) in enumerate(across):
        for j, (x, top, bottom) in enumerate(upright, len(across)):
            if left - EDGE <= x <= right + EDGE and top - EDGE <= y <= bottom + EDGE:
                one, other = group_of[i], group_of[j]
                if one is not other:
                    smaller, larger = sorted((one, other), key=len)
                    larger.extend(smaller)
                    group_of.update(dict.fromkeys(smaller, larger))
    groups = {id(members): sorted(members) for members in group_of.values()}
    count = len(across)
    return [
        Region([across[m] for m in members if m < count], [upright[m - count] for m in members if m >= count])
        for members in groups.values()
    ]


def _beside(box: Box, alone: Sequence[Rule]) -> list[Rule]:
    """Return the upright rules beside a table that cross none of its own.

    Where a cell spans the whole page, a browser draws only its sides.
    """
    return [
        rule
        for rule in alone
        if rule.end - rule.start > 4 * _GAP
        and abs(rule.at - box.left) < _BESIDE
        and min(box.bottom, rule.end) - max(box.top, rule.start) > 0.8 * (rule.end - rule.start)
    ]
