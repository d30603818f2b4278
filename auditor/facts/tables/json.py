"""The tables of a document in the shape of facts/v1."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from auditor.facts.tables.numbers import FEN
from auditor.model.facts import FormTable, Reading
from auditor.model.forms import Forms

Value = int | float | None
_SINGLE = frozenset({"处理决定", "收费金额"})


def tables_json(tables: Mapping[str, FormTable], forms: Forms) -> dict[str, dict[str, list[Value] | Value]]:
    """Return the readable tables: ``{"表三": {"R1": [seven values], …}, …}``, with null for blank and unreadable cells.

    In table 二 a row with the one column of the 2021 format (处理决定, 收费金额) is a number, any other a list in
    printed order; money is in the unit of the form (万元; 采购总金额 元).
    """
    units = {c.code: c.unit for block in forms.tables["表二"].blocks for c in block.columns}
    found: dict[str, dict[str, list[Value] | Value]] = {}
    for name, table in tables.items():
        found[name] = {row: _row(table, row, units) for row in table.cells}
    return found


def _row(table: FormTable, row: str, units: dict[str, str]) -> list[Value] | Value:
    readings = table.cells[row]
    if "" in readings:
        return None
    if len(readings) == 1 and next(iter(readings)) in _SINGLE:
        ((column, reading),) = readings.items()
        return _value(reading, units.get(column, ""))
    return [_value(reading, units.get(column, "")) for column, reading in readings.items()]


def _value(reading: Reading, unit: str) -> Value:
    if reading.number is None:
        return None
    amount = Decimal(reading.number) / FEN[unit] if unit else Decimal(reading.number)
    return int(amount) if amount == amount.to_integral_value() else float(amount)
