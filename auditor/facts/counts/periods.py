"""Periods: whole sentences up to 。！？, in which a total and its parts stand together."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from auditor.facts.counts.quantities import Quantity, find_quantities
from auditor.facts.prose import Passage

OUTLOOK = 5
"""The part on problems and plans: its numbers need not be those of the year."""

_CELLS = re.compile(r"[|\t]|勾稽关系|结果维持[^，。；\d]{0,6}结果纠正|第二十条第|信息内容本年")
"""Signs that the cells of a table run on in the text."""
_PLANNED = re.compile(r"力争|拟于|计划于?20\d\d年|目标任务")
_OF_BEFORE = re.compile(r"其中")
_GOES_ON = ("；", ";")
_STOPS = ("。", "！", "？", "；", ";", "，", "、")
_HEADING = 30
"""Characters of a paragraph without a final stop up to which it is the heading of what follows."""
LONGEST = 1_200
"""Characters of a period, and of what is looked up before it, beyond which nothing is searched; the longest real breakdown has about 300."""
QUOTED = 300
"""Characters of a period that a fact quotes."""


class Period(NamedTuple):
    """A whole sentence, with the one after it where that opens with 其中.

    ``earlier`` is the heading above and what stands before it in its paragraph, ``LONGEST`` characters at most.
    """

    text: str
    passage: Passage
    earlier: str
    quantities: tuple[Quantity, ...]


def periods(passages: tuple[Passage, ...]) -> Iterator[Period]:
    """Yield the periods of ``passages`` that state numbers of the year, in order.

    Part five, plans, and text in which the cells of a table run on are left out.
    """
    heading = ""
    for passage in passages:
        if passage.part == OUTLOOK or not passage.text or _CELLS.search(passage.text):
            continue
        if len(passage.text) <= _HEADING and not passage.text.rstrip().endswith(_STOPS):
            heading = passage.text
        before, length = deque[str](), len(heading)
        for text in _joined(passage):
            quantities = find_quantities(text) if len(text) <= LONGEST and not _PLANNED.search(text) else ()
            if quantities:
                yield Period(text, passage, heading + "".join(before), quantities)
            before.append(text)
            length += len(text)
            while before and length > LONGEST:
                length -= len(before.popleft())


def _joined(passage: Passage) -> list[str]:
    whole: list[str] = []
    ended = True
    for sentence in passage.sentences:
        if whole and (not ended or _OF_BEFORE.match(sentence.text)):
            whole[-1] += sentence.text
        else:
            whole.append(sentence.text)
        ended = not sentence.text.endswith(_GOES_ON)
    return whole
