"""The values of one fact while they are gathered from the cells of a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from auditor.facts.tables.numbers import reason
from auditor.model.facts import Exhibit, Fact, FormTable, Reading


class Values:
    """The named values of one fact about ``table``: fields, blanks, reasons and exhibits."""

    def __init__(self, table: FormTable, fields: Mapping[str, int | str] | None = None) -> None:
        """Start with ``fields``, which say what of ``table`` the fact is about."""
        self.table = table
        self.fields: dict[str, int | str] = dict(fields or {})
        self.blanks: dict[str, str] = {}
        self.unreadable: dict[str, str] = {}
        self.exhibits: dict[str, Exhibit] = {}
        self.restored: set[str] = set()

    def read(self, name: str, reading: Reading, row: str, column: str, table: FormTable | None = None) -> None:
        """Take ``reading`` as the value ``name``: a number, a blank that counts 0, or a reason why there is none."""
        table = table or self.table
        self.exhibits[name] = Exhibit(reading.text, reading.locator, table.section, table.name, row, column)
        if table.is_restored:
            self.restored.add(name)
        if reading.number is not None:
            self.fields[name] = reading.number
        elif reading.blank is not None:
            self.fields[name] = 0
            self.blanks[name] = reading.blank
        else:
            self.unreadable[name] = reason(reading)

    def add(self, name: str, readings: Iterable[Reading], missing: str = "", table: FormTable | None = None) -> None:
        """Take the sum of ``readings`` as ``name``; unreadable when a part is, or for the reason ``missing``."""
        readings = list(readings)
        if (table or self.table).is_restored:
            self.restored.add(name)
        unread = missing or next((reason(r) for r in readings if r.number is None and r.blank is None), "")
        if unread:
            self.unreadable[name] = unread
        else:
            self.fields[name] = sum(reading.number or 0 for reading in readings)

    def leave_open(self, names: Iterable[str], reading: Reading) -> None:
        """Leave ``names`` unreadable for the reason that ``reading`` gives."""
        self.unreadable |= dict.fromkeys(names, reason(reading))

    def withhold(self, names: Iterable[str], reason: str) -> None:
        """Leave those of ``names`` that have a value unreadable for ``reason``."""
        for name in names:
            if name in self.fields:
                del self.fields[name]
                self.blanks.pop(name, None)
                self.unreadable[name] = reason

    def fact(self, kind: str, ref: str, extras: Mapping[str, Mapping[str, int | str]]) -> Fact:
        """Return the fact, with the further fields that ``extras`` has for its kind."""
        fields = {**self.fields, **extras.get(kind, {})}
        return Fact(kind, ref, fields, self.blanks, self.unreadable, self.exhibits, frozenset(self.restored))
