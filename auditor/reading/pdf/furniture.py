"""What stands in the margin of every page and is no part of the report: page numbers and running headers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from auditor.reading.pdf.cells import Part
from auditor.reading.pdf.characters import Run
from auditor.reading.pdf.library import Page
from auditor.reading.pdf.lines import Line, gather_lines

_MARGIN = 0.11
_STEP = 3.0
_PAGE_NUMBER = re.compile(
    r"([-—–－~·.]{0,3}\s{0,3}第?\s{0,3})([0-9０-９]{1,4})(\s{0,3}页?\s{0,3}(?:[/／,，]?\s{0,3}共?\s{0,3}[0-9０-９]{1,4}\s{0,3}页)?"
    r"(?:[/／]\s{0,3}[0-9０-９]{1,4})?\s{0,3}[-—–－~·.]{0,3})"
)
_WORDS = re.compile(r"[^\W\d]{2}")
_DIGITS = re.compile(r"[0-9０-９]+")


def drop_furniture(pages: Sequence[tuple[Page, list[Run], list[Part]]]) -> list[list[Run]]:
    """Return the runs of each page without page numbers and without lines that come again at the same place."""
    margins = [_margin_lines(*page) for page in pages]
    numbers = [(index, line, found) for index, lines in enumerate(margins) for line, found in _numbered(lines)]
    steps = Counter(int(found[2]) - index for index, _, found in numbers)
    repeated = Counter(key for lines in margins for key in {_key(line) for line in lines})
    needed = max(2, (len(pages) + 1) // 2)
    dropped: set[int] = set()
    for index, line, found in numbers:
        step = int(found[2]) - index
        # A number alone in the margin may be a value; page numbers count on from page to page.
        if step == 1 or steps[step] > 1 or (found[1] + found[3]).strip():
            dropped.update(map(id, line.runs))
    for lines in margins:
        for line in lines:
            if repeated[_key(line)] >= needed and _WORDS.search(line.text):
                dropped.update(map(id, line.runs))
    return [[run for run in runs if id(run) not in dropped] for _, runs, _ in pages]


def _margin_lines(page: Page, runs: Sequence[Run], parts: Sequence[Part]) -> list[Line]:
    edge = _MARGIN * page.height
    near = [
        run
        for run in runs
        if (run.bottom < edge or run.top > page.height - edge)
        and not any(part.box.holds(run.left, (run.top + run.bottom) / 2) for part in parts)
    ]
    return gather_lines(near)


def _numbered(lines: Sequence[Line]) -> list[tuple[Line, re.Match[str]]]:
    found = ((line, _PAGE_NUMBER.fullmatch(line.text.strip())) for line in lines)
    return [(line, match) for line, match in found if match]


def _key(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("0", "".join(line.text.split())), round(line.middle / _STEP)
