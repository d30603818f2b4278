"""Table 四 found in running text: its header and the fifteen numbers after it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from auditor.facts.tables.restoring.lifted import Lifted
from auditor.facts.tables.restoring.running import Running, words
from auditor.facts.tables.restoring.splits import LONGEST, Digits, Numbers, balanced_splits
from auditor.facts.tables.restoring.sums import ROWS
from auditor.facts.tables.restoring.three import NOT_CERTAIN
from auditor.model.forms import TableForm

_MOST_WAYS = 10_000


def find_four(running: Running, form: TableForm) -> Lifted | None:
    """Return table 四 where the whole header stands in ``running`` and numbers after it, once only.

    Numbers that ran together are read where all ways to make them three groups of five, the last the sum of the others,
    agree. The text must go on after them, as the last number may otherwise be cut.
    """
    found = list(_pattern(form).finditer(running.text))
    if len(found) != 1 or running.is_at_end(found[0].end()):
        return None
    head = found[0]
    digits = running.digits(*head.span("values"))
    groups, columns = len(form.rows), tuple(column.label for column in form.columns)
    width = len(columns)
    if digits is None:
        return None
    assumed: frozenset[str] | None = None
    cells: list[str | None] = [None] * (groups * width)
    if len(digits.parts) == len(cells):
        cells = [*digits.parts]
    else:
        ways = {sum(way, ()) for way in _ways(digits, groups, width)}
        if not ways or len(ways) > _MOST_WAYS:
            return None
        cells = [str(place[0]) if len(set(place)) == 1 else None for place in zip(*ways, strict=True)]
        assumed = frozenset({ROWS})
    printed = running.printed(*head.span("values"))
    doubted = [(printed, NOT_CERTAIN) if text is None else text for text in cells]
    names = tuple(row.label for row in form.rows for _ in columns)
    rows = (names, columns * groups, tuple(doubted))
    codes = frozenset(row.code for row in form.rows)
    return Lifted(form.name, head.start(), head.end(), rows, codes, len(cells), assumed)


@lru_cache(maxsize=4)
def _pattern(form: TableForm) -> re.Pattern[str]:
    columns = "".join(words(column.label) for column in form.columns).replace("其他", "其[他它]")
    first, *others = (words(row.label) for row in form.rows)
    under = words(form.rows[-1].under)
    groups = "".join(others)
    heads = f"(?:{columns}{groups}{columns * len(others)}|{groups}{columns * len(form.rows)})"
    return re.compile(rf"{first}{under}{heads}(?P<values>\d{{15,{LONGEST}}})(?![\d.,%-])")


def _ways(digits: Digits, groups: int, width: int) -> Iterator[tuple[Numbers, ...]]:
    """Yield each way to take ``digits`` apart into ``groups`` of ``width`` numbers, the last the sum of the others."""

    @cache
    def group(start: int, end: int) -> tuple[Numbers, ...]:
        return balanced_splits(digits.slice(start, end), width)

    def ways(start: int, left: int) -> Iterator[tuple[Numbers, ...]]:
        if not left:
            yield ()
            return
        ends = [len(digits.text)] if left == 1 else range(start + width, len(digits.text) - (left - 1) * width + 1)
        for end in ends:
            for numbers in group(start, end):
                for others in ways(end, left - 1):
                    yield (numbers, *others)

    for count, way in enumerate(ways(0, groups)):
        yield way
        if count > _MOST_WAYS:
            return
