"""Numbers that balance only when moved by one column: the sign of a row typed one cell too far left or right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from auditor.model.facts import FormTable, Reading
from auditor.model.forms import TableForm

_LEAST_ROWS = 2


def _left(numbers: Sequence[int]) -> list[int]:
    return [*numbers[1:], numbers[0]]


def _right(numbers: Sequence[int]) -> list[int]:
    return [numbers[-1], *numbers[:-1]]


_MOVES: tuple[Callable[[Sequence[int]], list[int]], ...] = (_left, _right)


def values(readings: Mapping[str, Reading], columns: Sequence[str]) -> list[int] | None:
    """Return the numbers of ``columns`` with 0 for blanks, or None when one of them cannot be read."""
    found = []
    for column in columns:
        reading = readings.get(column)
        if reading is None or (reading.number is None and reading.blank is None):
            return None
        found.append(reading.number or 0)
    return found


def shifted_rows(table: FormTable, form: TableForm) -> list[str]:
    """Return the rows of table 三 whose total is wrong as printed and right after moving the row by one column.

    Only rows that move the same way count, and only when there are two of them (rule GK-TB-011).
    """
    columns = [line.code for line in form.columns]
    best: list[str] = []
    for move in _MOVES:
        found = []
        for row, readings in table.cells.items():
            numbers = values(readings, columns)
            if numbers is None or sum(numbers[:-1]) == numbers[-1]:
                continue
            *parts, total = move(numbers)
            if total == sum(parts) and total > 0:
                found.append(row)
        if len(found) >= _LEAST_ROWS and len(found) > len(best):
            best = found
    return best


def fits_shifted(table: FormTable, form: TableForm) -> bool | None:
    """Tell whether the fifteen numbers of table 四 balance only after moving all of them by one; None if unreadable.

    A blank total proves nothing: then the answer is no.
    """
    columns = [line.code for line in form.columns]
    numbers: list[int] = []
    for group in (line.code for line in form.rows):
        readings = table.cells.get(group, {})
        part = values(readings, columns)
        if part is None:
            return None
        if readings[columns[-1]].blank is not None:
            return False
        numbers += part
    if _balances(numbers, len(columns)):
        return False
    return any(_balances(move(numbers), len(columns)) for move in _MOVES)


def _balances(numbers: Sequence[int], width: int) -> bool:
    groups = [numbers[start : start + width] for start in range(0, len(numbers), width)]
    return all(sum(group[:-1]) == group[-1] for group in groups)
