"""What was read of a made-up report beside what it states."""

from __future__ import annotations

from dataclasses import dataclass, field

from auditor.model.facts import FactBase, Reading, find_reading
from tests.generation.figures import Figure
from tests.generation.report import FORMS, Report

_KINDS = {"表二": ("表二", "表二.事项"), "表三": ("表三.行", "表三.列"), "表四": ("表四", "表四.组")}
_ACCUSATIONS = ("缺行数", "多行数", "改名行数", "非数字格数", "重复不一致格数")


@dataclass(slots=True)
class Comparison:
    """How the cells of one table were read: how many exactly, which not at all but with a reason, which wrongly.

    ``doubted`` and ``wrong`` name the places; a table that is said to lack rows which are printed is wrong as well.
    """

    exact: int = 0
    doubted: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def state(self) -> str:
        """``exact``, ``doubted`` or ``wrong``: the worst of its cells."""
        return "wrong" if self.wrong else "doubted" if self.doubted else "exact"


def compare_tables(report: Report, base: FactBase) -> dict[str, Comparison]:
    """Compare every cell of the three tables, by the name of the table."""
    return {name: _compare_table(report, name, base) for name in report.tables}


def _compare_table(report: Report, name: str, base: FactBase) -> Comparison:
    found = Comparison()
    rows = report.tables[name]
    reason = next((base.unreadable_kinds[kind] for kind in _KINDS[name] if kind in base.unreadable_kinds), "")
    for row, figures in rows.items():
        for column, figure in zip(column_codes(report, name, row), figures, strict=True):
            _compare(f"{name}/{row}/{column}", figure, find_reading(base.tables, name, row, column), reason, found)
    if name in base.tables:
        # A row with a doubt in every cell, as one in whose label the file breaks off, says nothing.
        told_rows = [row for row, cells in base.tables[name].cells.items() if any(not c.doubt for c in cells.values())]
        found.wrong += [f"{name}/{row}: no such row is printed" for row in told_rows if row not in rows]
    for fact in base.facts:
        if (fact.kind, fact.ref) == ("表", name):
            told = [f"{field} {fact.fields[field]}" for field in _ACCUSATIONS if fact.fields.get(field)]
            found.wrong += [f"{name}: said to have {each}" for each in told]
    return found


def column_codes(report: Report, table: str, row: str) -> list[str]:
    """Return the codes of the columns that ``row`` has in the form of ``report``."""
    form = FORMS.tables[table]
    columns = form.columns
    for block in form.blocks:
        if report.form in block.forms and any(line.code == row for line in block.rows):
            columns = tuple(column for column in block.columns if report.form in column.forms)
    return [column.code for column in columns]


def _compare(place: str, figure: Figure, reading: Reading | None, reason: str, found: Comparison) -> None:
    if reading is None:
        target = found.doubted if reason else found.wrong
        target.append(f"{place}: {reason or f'{figure.text!r} is missing without a reason'}")
    elif reading.doubt:
        found.doubted.append(f"{place}: {reading.doubt}")
    elif reading.number == figure.number and (figure.number is not None or reading.blank is not None):
        found.exact += 1
    else:
        found.wrong.append(f"{place}: {figure.text!r} is printed, {reading.text!r} is read")


def compare_text(report: Report, base: FactBase) -> list[str]:
    """Return how the other facts differ: identity, period, contact, fee and parts."""
    identity = base.identity
    pairs = {
        "title": (report.title, identity.title),
        "organ": (report.organ, identity.organ),
        "year": (report.year, identity.year),
        "form": (report.form, identity.form),
        "period": (report.period, base.period),
        "contact": (report.contact, base.contact),
        "fee": (report.fee, base.fee_statement),
        "parts": ([part.heading for part in report.parts], [section.title for section in base.sections]),
    }
    return [
        f"{name}: {stated!r} is printed, {read!r} is read" for name, (stated, read) in pairs.items() if stated != read
    ]
