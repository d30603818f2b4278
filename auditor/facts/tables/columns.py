"""What a column of table 三 shows besides its numbers: totals left blank, rows not filled in, and likely slips."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from auditor.model.facts import FormTable, Reading
from auditor.model.forms import TableForm

_BALANCE = {"R1": 1, "R2": 1, "T": -1, "R4": -1}
"""The identity printed on the form: 一 + 二 = （七） + 四, as weights of its rows (GS21-7)."""

_CATEGORIES = {
    "不予公开各项": "不予公开",
    "无法提供各项": "无法提供",
    "不予处理各项": "不予处理",
    "其他处理各项": "其他处理",
}
_SHOWN = 5


def column_state(table: FormTable, form: TableForm, column: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return the text fields of ``column`` that describe its state, and those that cannot be told with the reason.

    A field is there only where it has something to say; in the total column, blanks beside applicants' numbers count.
    """
    fields: dict[str, str] = {}
    unreadable: dict[str, str] = {}
    results = [line for line in form.rows if line.name in form.groups["各办理结果"] and line.code in table.cells]
    if column == form.columns[-1].code:
        for name, rows in (("四项缺合计", list(_BALANCE)), ("结果缺合计", [line.code for line in results])):
            found, open_row = _without_total(table, form, rows)
            if found:
                fields[name] = _list(form.row(code).name for code in found)
            elif open_row:
                unreadable[name] = f"“{form.row(open_row).name}”一行有读不出来的格"
    blank = [line.name for line in results if table.cells[line.code][column].blank is not None]
    if blank:
        fields["结果未填"] = _list(blank)
    numbers = _numbers(table, column)
    if numbers is not None and {"R1", "R2", "T", "R4"} <= numbers.keys():
        missing = _equal_category(numbers, form)
        if missing:
            fields["差额相当于"] = missing
        reversed_row = _reversed_row(numbers, form)
        if reversed_row:
            fields["疑似倒位"] = form.row(reversed_row).name
    return fields, unreadable


def _list(names: Iterable[str]) -> str:
    found = list(names)
    return "、".join(found[:_SHOWN]) + ("等" if len(found) > _SHOWN else "")


def _without_total(table: FormTable, form: TableForm, rows: Iterable[str]) -> tuple[list[str], str]:
    """Return the rows whose total is blank beside applicants' numbers above 0, and one of which this cannot be told."""
    *applicants, total = (column.code for column in form.columns)
    found, open_row = [], ""
    for code in rows:
        readings = table.cells.get(code)
        if readings is None or readings[total].blank is None:
            continue
        parts = [readings[column] for column in applicants]
        if sum(reading.number or 0 for reading in parts) > 0:
            found.append(code)
        elif any(_is_open(reading) for reading in parts):
            open_row = open_row or code
    return found, open_row


def _is_open(reading: Reading) -> bool:
    return reading.number is None and reading.blank is None


def _numbers(table: FormTable, column: str) -> dict[str, int] | None:
    """Return the numbers of ``column`` by row, blanks as 0; None where one cannot be read."""
    readings = {code: cells[column] for code, cells in table.cells.items()}
    if any(_is_open(reading) for reading in readings.values()):
        return None
    return {code: reading.number or 0 for code, reading in readings.items()}


def _gaps(numbers: dict[str, int], form: TableForm) -> tuple[int, int]:
    """Return by how much the column's two identities are out: the printed balance, and （七） as the sum of results."""
    balance = sum(weight * numbers[code] for code, weight in _BALANCE.items())
    return balance, sum(numbers.get(code, 0) for code in _result_codes(form)) - numbers["T"]


@lru_cache(maxsize=4)
def _result_codes(form: TableForm) -> tuple[str, ...]:
    return tuple(line.code for line in form.rows if line.name in form.groups["各办理结果"])


def _equal_category(numbers: dict[str, int], form: TableForm) -> str:
    """Return the one category whose subtotal is what （七） lacks (at least 2, so that chance is unlikely)."""
    excess = _gaps(numbers, form)[1]
    if excess < 2:
        return ""
    sums = {
        name: sum(numbers.get(line.code, 0) for line in form.rows if line.name in form.groups[group])
        for group, name in _CATEGORIES.items()
    }
    equal = [name for name, number in sums.items() if number == excess]
    return equal[0] if len(equal) == 1 else ""


def _transposed(number: int) -> Iterator[int]:
    """Yield ``number`` with each pair of neighbouring digits exchanged, where that changes it."""
    digits = str(number)
    for place in range(len(digits) - 1):
        other = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
        if other != digits and other[0] != "0":
            yield int(other)


def _reversed_row(numbers: dict[str, int], form: TableForm) -> str:
    """Return the only row in which exchanging two neighbouring digits mends both identities of the column."""
    if _gaps(numbers, form) == (0, 0):
        return ""
    mending = [
        code
        for code, number in numbers.items()
        if number >= 10 and any(_gaps({**numbers, code: other}, form) == (0, 0) for other in _transposed(number))
    ]
    return mending[0] if len(mending) == 1 else ""
