"""Figures: the numbers of cases in a sentence, each with the words before and after it in its own clause."""

from __future__ import annotations

import re
from dataclasses import dataclass

from auditor.facts.counts.quantities import find_quantities

UNITS = frozenset(["件", "条", "封", "次", "宗", "起", "份", "例", "个", "项", "部", "期"])
"""Units in which applications, cases, documents and decisions are counted."""

_STOP = re.compile(r"[，,。！？；;!?（()）\n]")
_NEXT = re.compile(r"[，,。！？；;!?（()）、\n]|以及|和|(?<!涉)及|(?<!参)与")
_LONGEST = 120
"""Characters before a figure that are looked at; what reaches further back is no plain statement."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of cases: ``before`` and ``after`` are the words around it up to the next stop or figure, without blanks.

    ``start`` and ``end`` delimit number and unit in the sentence; ``about`` marks what is not the exact number (20余件).
    """

    number: int
    unit: str
    before: str
    after: str
    start: int
    end: int
    about: bool


def find_figures(sentence: str) -> tuple[Figure, ...]:
    """Return the figures of ``sentence`` in order, whatever the notation: 12件, 1,234件, 十二件, １２件."""
    if UNITS.isdisjoint(sentence):
        return ()
    found = []
    last = 0
    for quantity in find_quantities(sentence):
        start, end = quantity.start, quantity.end
        if quantity.unit in UNITS:
            opening = max(last, start - _LONGEST)
            stops = [stop.end() for stop in _STOP.finditer(sentence, opening, start)]
            following = _NEXT.search(sentence, end)
            before = sentence[stops[-1] if stops else opening : start]
            after = sentence[end : following.start() if following else len(sentence)]
            found.append(
                Figure(
                    int(quantity.value),
                    quantity.unit,
                    "".join(before.split()),
                    "".join(after.split()),
                    start,
                    end,
                    quantity.about,
                )
            )
        last = end
    return tuple(found)
