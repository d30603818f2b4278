"""The rows of table 三 that ran together, read by the sums of the form.

Three sums are printed on the form (GS21-7): in each row the six kinds of applicants give 总计; in each column 一 + 二
= （七） + 四, here 收支, and the outcomes give （七）, here 结果. The first one leaves few readings of a row. Which of them
the document prints may still not be certain, as the document may be wrong: a row whose own sum is wrong can have another
reading that happens to be right. So a row is taken for certain only where

- its digits can be taken apart in one way at all (``forced``; cells that the document left blank have left no trace, so
  where some row has no reading at all, fewer numbers than seven count as a way too), or
- it is in a sum of columns that closes in all seven columns: a wrong reading moves digits between neighbouring columns
  and would leave some of them open.

A sum that is taken as a sign of certainty proves nothing when it is tested afterwards. What was taken for granted is told
with the numbers (``assumed``), and no rule that tests it may pass.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from auditor.facts.tables.restoring.splits import Digits, Numbers, balanced_splits, count_splits

WIDTH = 7
ROWS, BALANCE, RESULTS = "行", "收支", "结果"
"""The names of the three sums in ``assumed``."""

_TOTAL = "T"
BALANCE_ROWS = ("R1", "R2", "R4")
_MOST_STEPS = 20_000

Cells = tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Restored:
    """The rows of table 三 by code, None for cells that are not certain, and the sums that were taken for granted."""

    rows: Mapping[str, Cells]
    assumed: frozenset[str]


@dataclass(slots=True)
class _Closing:
    """The readings of each row that occur in some way to close a sum of columns."""

    readings: dict[str, set[Numbers]] = field(default_factory=dict)

    def add(self, rows: Iterable[tuple[str, Numbers]]) -> None:
        for code, numbers in rows:
            self.readings.setdefault(code, set()).add(numbers)


def restore(rows: Mapping[str, Digits]) -> Restored:
    """Return what is certain of ``rows``, the digits of every row of table 三 by code in printed order."""
    readings = {code: balanced_splits(digits, WIDTH) for code, digits in rows.items()}
    fewest = WIDTH if all(readings.values()) else 1
    forced = {code for code, digits in rows.items() if readings[code] and _ways_apart(digits, fewest) == 1}
    certain: dict[str, set[Numbers]] = {code: set(readings[code]) for code in forced}
    outcomes = [code for code in rows if code not in (_TOTAL, *BALANCE_ROWS)]
    closings: dict[tuple[bool, bool], _Closing] = {}
    for total in readings[_TOTAL]:
        balance = _close_balance({code: readings[code] for code in BALANCE_ROWS}, total)
        results = _close([(code, readings[code]) for code in outcomes], total)
        kind = (bool(balance), bool(results))
        if any(kind):
            closing = closings.setdefault(kind, _Closing())
            closing.add([(_TOTAL, total), *balance, *results])
    chosen = _choose(closings)
    assumed = {ROWS}
    if chosen:
        (balances, adds_up), closing = chosen
        certain |= closing.readings
        if balances and not forced.issuperset((_TOTAL, *BALANCE_ROWS)):
            assumed.add(BALANCE)
        if adds_up and not forced.issuperset((_TOTAL, *outcomes)):
            assumed.add(RESULTS)
    return Restored({code: _agreed(certain.get(code, ())) for code in rows}, frozenset(assumed))


def _ways_apart(digits: Digits, fewest: int) -> int:
    return sum(count_splits(digits, width) for width in range(fewest, WIDTH + 1))


def _choose(closings: Mapping[tuple[bool, bool], _Closing]) -> tuple[tuple[bool, bool], _Closing] | None:
    """Return the way in which most sums close; None where one total row closes the one and another the other."""
    both = closings.get((True, True))
    if both:
        return (True, True), both
    return next(iter(closings.items())) if len(closings) == 1 else None


def _close_balance(readings: Mapping[str, Sequence[Numbers]], total: Numbers) -> list[tuple[str, Numbers]]:
    """Return the readings of 一, 二 and 四 that balance with ``total`` in every column."""
    found: list[tuple[str, Numbers]] = []
    for carried in readings["R4"]:
        handled = tuple(a + b for a, b in zip(total, carried, strict=True))
        received = _close([(code, readings[code]) for code in ("R1", "R2")], handled)
        if received:
            found += [("R4", carried), *received]
    return found


def _close(rows: Sequence[tuple[str, Sequence[Numbers]]], total: Numbers) -> list[tuple[str, Numbers]]:
    """Return all readings of ``rows`` that occur where they add up to ``total`` in every column; none where too many do."""
    ordered = sorted(rows, key=lambda row: len(row[1]))
    found: set[tuple[str, Numbers]] = set()
    for steps, way in enumerate(_ways(ordered, 0, total)):
        if steps > _MOST_STEPS:
            return []
        found.update(way or ())
    return sorted(found)


def _ways(
    rows: Sequence[tuple[str, Sequence[Numbers]]], at: int, rest: Numbers
) -> Iterator[tuple[tuple[str, Numbers], ...] | None]:
    """Yield each way to make up ``rest``, and None for each step on the way."""
    if at == len(rows):
        yield () if not any(rest) else None
        return
    code, readings = rows[at]
    for numbers in readings:
        left = tuple(a - b for a, b in zip(rest, numbers, strict=True))
        if min(left) < 0:
            yield None
            continue
        for way in _ways(rows, at + 1, left):
            yield None if way is None else ((code, numbers), *way)


def _agreed(readings: Iterable[Numbers]) -> Cells:
    """Return the cells that are the same in all ``readings``."""
    listed = list(readings)
    if not listed:
        return (None,) * WIDTH
    return tuple(column[0] if len(set(column)) == 1 else None for column in zip(*listed, strict=True))
