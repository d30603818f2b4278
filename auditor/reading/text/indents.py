"""Tabs that only indent the lines of a text, as they do in the source of the page that a crawler took it from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

# A table with tabs between its cells may begin some rows with blank cells, but not so many in a row.
_FEWEST_LINES = 8
# The longest row of the form, that of table 四, has 15 cells.
_LONGEST_ROW = 20


def without_indents(lines: Sequence[str]) -> list[str]:
    """Return ``lines`` without the tabs that indent them; one tab stays where rows of cells end with a blank line.

    A line of blanks as deep as the cells is a blank cell, a less deep one the end of a row. A line without a tab goes on
    the one above.
    """
    found = list(lines)
    longest = 0
    stretches = list(_stretches(lines))
    for stretch in stretches:
        depth = min(_depth(lines[index]) for index in stretch if _is_indented(lines[index]))
        row = 0
        for index in stretch:
            text = lines[index].strip()
            if _depth(lines[index]) >= depth:
                found[index] = f"\t{text}"
            elif not text:
                found[index] = ""
            row = row + found[index].startswith("\t") if found[index] else 0
            longest = max(longest, row)
    if longest > _LONGEST_ROW:
        for index in (index for stretch in stretches for index in stretch):
            found[index] = found[index].strip()
    return found


def _stretches(lines: Sequence[str]) -> Iterator[list[int]]:
    """Yield the places of lines below each other that have tabs before their text only, as many of them have."""
    for is_plain, places in groupby(range(len(lines)), lambda index: "\t" not in lines[index].lstrip()):
        stretch = list(places)
        if is_plain and sum(_is_indented(lines[index]) for index in stretch) >= _FEWEST_LINES:
            yield stretch


def _is_indented(line: str) -> bool:
    return _depth(line) > 0 and not line.isspace()


def _depth(line: str) -> int:
    return line[: len(line) - len(line.lstrip())].count("\t")
