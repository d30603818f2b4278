"""Tables that run over the end of a page, put together from their parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from auditor.reading.pdf.cells import DrawnCell, Part, settle
from auditor.reading.pdf.regions import EDGE, cluster, nearest
from auditor.reading.pdf.vocabulary import Labels, Verdict, is_value

Grid = list[list[DrawnCell]]

_SHARED_COLUMNS = 0.8
_LONGEST_HEADER = 6
_TORN = re.compile(r"^[,，]|[,，]\d{0,2}$")
_UNSURE = "表格在换页处断开，不能确定这一行的数"


class Pair(NamedTuple):
    """Two cells, one above the end of a page and one below, in the same columns (``start`` to ``end``).

    ``in_rows``: each stands in one row of its page only. ``verdict`` is what the words of the form say of them.
    """

    above: DrawnCell
    below: DrawnCell
    start: int
    in_rows: bool
    verdict: Verdict

    @property
    def filled(self) -> int:
        """How many of the two have text."""
        return bool(self.above.text) + bool(self.below.text)


def stitch(above: Part, below: Part, labels: Labels) -> Part | None:
    """Return the table that begins with ``above`` and goes on with ``below``; None where they are two tables.

    A repeated header is left out; a row cut in two is one row again, and so are labels that reach over the end of the
    page. Where it cannot be told whether a row was cut, its numbers are doubted.
    """
    if not _is_one_table(above, below):
        return None
    columns = cluster([*above.columns, *below.columns], EDGE)
    upper, lower = _spread(above, columns), _spread(below, columns)
    lower = lower[_count_repeated(upper, lower) :]
    pairs = list(_pairs(upper, lower, labels))
    is_cut, is_sure = _is_row_cut(upper[-1], lower[0], pairs)
    joined = pairs if is_cut else list(_reaching_over(pairs))
    if not is_sure:
        doubt_row(upper[-1])
        doubt_row(lower[0])
    for pair in joined:
        pair.above.runs.extend(pair.below.runs)
        pair.above.doubt = pair.above.doubt or pair.below.doubt
        lower = [[pair.above if cell is pair.below else cell for cell in row] for row in lower]
    grid = [*upper, *(lower[1:] if is_cut else lower)]
    return Part(columns, [], settle(grid), grid, above.page, below.box, below.is_open)


def reach_left(below: Part, above: Part) -> Part:
    """Return ``below`` with the columns of ``above`` to its left, where nothing is drawn.

    A browser draws no rules around a cell that spans the whole page.
    """
    missing = [x for x in above.columns if x < below.box.left - EDGE]
    if not missing or abs(below.box.right - above.box.right) > EDGE:
        return below
    last = above.grid[-1]
    own = {id(last[index]): DrawnCell(below.page) for index in range(len(missing))}
    left = [own[id(last[index])] for index in range(len(missing))]
    grid = [[*left, *row] for row in below.grid]
    box = below.box._replace(left=missing[0])
    return Part(
        [*missing, *below.columns], below.rows, [*own.values(), *below.cells], grid, below.page, box, below.is_open
    )


def doubt_row(row: Sequence[DrawnCell]) -> None:
    """Doubt the cells of a row that the end of a page may have cut: its numbers, and its blanks as well."""
    for cell in row:
        if not cell.text or is_value(cell.text):
            cell.doubt = cell.doubt or _UNSURE


def _is_one_table(above: Part, below: Part) -> bool:
    if abs(above.columns[0] - below.columns[0]) > EDGE or abs(above.columns[-1] - below.columns[-1]) > EDGE:
        return False
    few, many = sorted((above.columns, below.columns), key=len)
    shared = sum(abs(many[nearest(many, x)] - x) <= EDGE for x in few)
    return shared >= _SHARED_COLUMNS * len(few)


def _spread(part: Part, columns: Sequence[float]) -> Grid:
    """Return the grid of ``part`` with the finer ``columns``."""
    middles = [(left + right) / 2 for left, right in pairwise(columns)]
    owners = [sum(border <= middle for border in part.columns[1:-1]) for middle in middles]
    return [[row[owner] for owner in owners] for row in part.grid]


def _count_repeated(upper: Grid, lower: Grid) -> int:
    """Return how many rows at the top of the new page repeat the header of the table."""
    count = 0
    for one, other in zip(upper[:_LONGEST_HEADER], lower[:-1], strict=False):
        texts = [(cell.text, again.text) for cell, again in zip(one, other, strict=True)]
        # LibreOffice leaves the text of a merged cell out of some of the headers that it repeats.
        is_same = all(again in (text, "") for text, again in texts) and any(again for _, again in texts)
        if not is_same or any(is_value(text) for text, _ in texts):
            break
        count += 1
    return count


def _pairs(upper: Grid, lower: Grid, labels: Labels) -> Iterator[Pair]:
    last, first = upper[-1], lower[0]
    second_last = upper[-2] if len(upper) > 1 else None
    second = lower[1] if len(lower) > 1 else None
    start = 0
    for end in range(1, len(last) + 1):
        if end < len(last) and last[end] is last[start]:
            continue
        above, below = last[start], first[start]
        is_same = all(first[column] is below for column in range(start, end))
        if is_same and (start == 0 or first[start - 1] is not below) and (end == len(first) or first[end] is not below):
            in_rows = not (second_last and second_last[start] is above) and not (second and second[start] is below)
            yield Pair(above, below, start, in_rows, labels.compare(above.text, below.text))
        start = end


def _is_row_cut(last: Sequence[DrawnCell], first: Sequence[DrawnCell], pairs: Sequence[Pair]) -> tuple[bool, bool]:
    """Tell whether the last row of a page goes on as the first of the next, and whether that is sure."""
    rows = [pair for pair in pairs if pair.in_rows]
    if len(pairs) < len(set(map(id, last))) or len(pairs) < len(set(map(id, first))):
        return False, True  # cells of different columns cannot be halves of one row
    verdicts = [pair.verdict for pair in rows]
    if "two" in verdicts:
        return False, "one" not in verdicts
    values = [pair for pair in rows if is_value(pair.above.text) or is_value(pair.below.text)]
    # Two whole rows of numbers are hardly the halves of one.
    are_whole = bool(values) and all(pair.filled == 2 and not _is_torn(pair) for pair in values)
    if "one" in verdicts:
        return True, not are_whole
    if not any(pair.below.text for pair in rows):
        # What is left of a row of fixed height; below a header it is a row of its own without values.
        return sum(bool(pair.above.text) and not is_value(pair.above.text) for pair in rows) < 2, True
    # Every row has a label: where none of the two rows has one of its own, they are one row.
    labels = [
        pair for pair in rows if pair.filled == 2 and not (is_value(pair.above.text) and is_value(pair.below.text))
    ]
    return not labels, are_whole == bool(labels) or not values


def _is_torn(pair: Pair) -> bool:
    """Tell whether one of two numbers is no number of its own, as its groups of three digits show."""
    return any(_TORN.search(cell.text) for cell in (pair.above, pair.below))


def _reaching_over(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """Yield the cells that are one although the rows beside them are two: labels of several rows."""
    apart = [p.start for p in pairs if p.verdict == "two" and not is_value(p.above.text) and not is_value(p.below.text)]
    has_values = any(is_value(pair.above.text) or is_value(pair.below.text) for pair in pairs)
    is_header = not has_values and any(pair.below.text for pair in pairs)
    for pair in pairs:
        # Left of the labels of the two rows stand those of groups; in a header any cell may reach down.
        may_reach = pair.start < max(apart) if apart else is_header
        if pair.verdict == "one" or (may_reach and pair.filled == 1):
            yield pair
