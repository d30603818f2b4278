"""Lines that a converter broke where the page was full, joined to the paragraphs they were."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from unicodedata import east_asian_width

_WIDEST = 110
"""Half-width columns of the widest page; longer lines are whole paragraphs."""
_SLACK = 12
"""Half-width columns that may be left at the end of a full line: a mark or a number that did not fit."""
_LEAST_LINES = 8
_HEADING = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|#|第[一二三四五六七八九十]{1,3}(?:部分|章|条)|表[一二三四])"
)

Line = tuple[str, int]
"""A line with its number in the file."""


def page_width(paragraphs: Iterable[Sequence[str]]) -> int | None:
    """Return the width of the lines of ``paragraphs`` where they were broken by it; None where they were not.

    They were when many lines that another one follows are about equally wide, and hardly any a little less: headings and
    labels are short, and lines that end where they want to have any length.
    """
    widths = [_width(line) for lines in paragraphs for line in lines[:-1]]
    widest = max(widths, default=0)
    full = sum(1 for width in widths if width >= widest - _SLACK)
    nearly = sum(1 for width in widths if widest // 2 < width < widest - _SLACK)
    return widest if widest <= _WIDEST and full >= max(_LEAST_LINES, 4 * nearly) else None


def join_wrapped(lines: Sequence[Line], width: int | None) -> list[Line]:
    """Return the ``lines`` of one paragraph with those joined that fill the page; the first one gives the number."""
    joined: list[Line] = []
    is_full = False
    for text, number in lines:
        if is_full and not _HEADING.match(text):
            before, first = joined[-1]
            # Digits on both sides may be one number or two: a blank between them leaves that open.
            is_open = before[-1:].isascii() and text[:1].isascii()
            joined[-1] = (f"{before}{' ' if is_open else ''}{text}", first)
        else:
            joined.append((text, number))
        is_full = width is not None and _width(text) >= width - _SLACK
    return joined


def _width(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text.strip())
