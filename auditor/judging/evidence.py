"""Where a finding stands, and the piece of the table that shows it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from auditor.model.document import Locator
from auditor.model.facts import Exhibit, Fact, FactBase, FormTable, Section
from auditor.model.findings import Evidence, EvidenceCell, Location
from auditor.model.forms import Forms

_LONG = 12
_ENUMERATOR = re.compile(r"[一二三四]、|[（(][一二三四五六七][）)]|\d[.．、]")

Place = tuple[str, str, str]
"""Table, row code and column code of one cell."""


def place_in_words(locator: Locator) -> str:
    """Return the file's own coordinates in words, as a person would count them; empty where there are none."""
    words = []
    if locator.page is not None:
        words.append(f"第{locator.page}页")
    if locator.sheet is not None:
        place = "" if locator.row is None else f"第{locator.row}行第{locator.column}列"
        words.append(f"工作表“{locator.sheet}”{place}")
    elif locator.table is not None and locator.row is not None:
        words.append(f"第{locator.table}个表格第{locator.row}行第{locator.column}列")
    elif locator.table is not None:
        words.append(f"第{locator.table}个表格")
    if locator.line is not None:
        words.append(f"文件第{locator.line}行")
    elif locator.paragraph is not None and locator.table is None:
        words.append(f"第{locator.paragraph}段")
    return "，".join(words)


def exhibits_of(fact: Fact, names: Sequence[str]) -> tuple[Exhibit, ...]:
    """Return the exhibits of the fields ``names``; a field that is a sum has one for each cell, keyed 名/1, 名/2 …"""
    wanted = set(names)
    keyed = {key: key.partition("/")[0] for key in fact.exhibits}
    order = {name: place for place, name in enumerate(names)}
    found = sorted((key for key, name in keyed.items() if name in wanted), key=lambda key: order[keyed[key]])
    return tuple(fact.exhibits[key] for key in found)


def is_quoted(fact: Fact) -> bool:
    """Whether ``fact`` sets a sentence of the prose beside the tables, so that no cell is known to be the wrong one."""
    return "原文" in fact.exhibits


def cells_of(fact: Fact, names: Sequence[str]) -> tuple[Place, ...]:
    """Return the table cells that the fields ``names`` of ``fact`` were read from."""
    found = [(e.table, e.row, e.column) for e in exhibits_of(fact, names) if e.table and e.row and e.column]
    return tuple(dict.fromkeys(found))


def _section_at(sections: Sequence[Section], ordinal: int | None) -> str | None:
    return next((s.title for s in sections if s.ordinal == ordinal and ordinal is not None), None)


def locations(fact: Fact, names: Sequence[str], primary: Place | None, base: FactBase) -> tuple[Location, ...]:
    """Return the places of a finding: exactly one primary, then the cells and sentences it was computed from.

    Where several cells disagree and none of them is known to be the wrong one, the primary place is the column, row or
    block that they stand in; where a sentence disagrees with cells, the sentence.
    """
    exhibits: dict[tuple[str | None, ...], Exhibit] = {}
    for exhibit in exhibits_of(fact, names):
        if exhibit.text or exhibit.table:
            key = (exhibit.table, exhibit.row, exhibit.column, None if exhibit.table else exhibit.text)
            exhibits.setdefault(key, exhibit)
    if not exhibits:
        return (_whole(fact, base),)
    keys = list(exhibits)
    first = next((k for k in keys if k[:3] == primary), None)
    if first is None and is_quoted(fact):
        first = next((k for k in keys if not k[0]), None)
    if first is None and len([k for k in keys if k[0]]) > 1:
        return (_whole(fact, base), *(_located(exhibits[k], "related", base) for k in keys))
    first = first or keys[0]
    ordered = [first, *(k for k in keys if k != first)]
    return tuple(_located(exhibits[k], "primary" if k == first else "related", base) for k in ordered)


def _located(exhibit: Exhibit, role: str, base: FactBase) -> Location:
    table = base.tables.get(exhibit.table) if exhibit.table else None
    return Location(
        role="primary" if role == "primary" else "related",
        section=exhibit.section or (table.section if table else None),
        table=exhibit.table,
        row=exhibit.row,
        column=exhibit.column,
        page=exhibit.locator.page,
        line=exhibit.locator.line,
        text=exhibit.text[:200],
        place=place_in_words(exhibit.locator),
    )


def _whole(fact: Fact, base: FactBase) -> Location:
    """The location of a finding about something that is not there: the part or table it belongs to."""
    top, _, rest = fact.ref.partition("/")
    table = base.tables.get(top)
    section = table.section if table else None
    if top == "部分" and rest.isdigit():
        section = _section_at(base.sections, int(rest))
    locator = table.locator._replace(row=None, column=None) if table else Locator()
    row, column = None, None
    parts = fact.ref.split("/")
    if table and len(parts) == 3:
        row, column = (None, parts[2]) if parts[1] == "列" else (parts[2], None)
    return Location(
        "primary",
        section,
        top if table or top.startswith("表") else None,
        row,
        column,
        locator.page,
        locator.line,
        "",
        place_in_words(locator),
    )


def evidence(cells: Sequence[Place], primary: Place | None, base: FactBase, forms: Forms) -> Evidence | None:
    """Return the rows and columns of the table that hold ``cells``, as printed, with the wrong cell marked."""
    table = base.tables.get(cells[0][0]) if cells else None
    if table is None:
        return None
    wanted = {(row, column) for name, row, column in cells if name == table.name}
    rows = [code for code in table.cells if any(r == code for r, _ in wanted)]
    columns = _columns(table, wanted)
    heads = _heads(table, forms)
    names = {line.code: line.name for line in forms.tables[table.name].rows}
    body = tuple(
        (
            _short(table.labels.get(row, row), names.get(row, row)),
            tuple(_cell(table, row, column, wanted, primary) for column in columns),
        )
        for row in rows
    )
    return Evidence(table.name, tuple(heads.get(c, c) for c in columns), body)


def _short(label: str, name: str) -> str:
    """Return a printed row label, a long one as its enumerator and the row's name, so that the numbers have room."""
    label = "".join(label.split())
    enumerator = _ENUMERATOR.match(label)
    return label if len(label) <= _LONG else (enumerator[0] if enumerator else "") + name


def _columns(table: FormTable, wanted: set[tuple[str, str]]) -> tuple[str, ...]:
    if table.name != "表二":
        return table.columns
    used = [c for row in dict.fromkeys(r for r, _ in wanted) for c in table.cells[row]]
    return tuple(dict.fromkeys(used))


def _heads(table: FormTable, forms: Forms) -> Mapping[str, str]:
    form = forms.tables[table.name]
    lines = [*form.columns, *(column for block in form.blocks for column in block.columns)]
    return {line.code: line.label for line in lines}


def _cell(table: FormTable, row: str, column: str, wanted: set[tuple[str, str]], primary: Place | None) -> EvidenceCell:
    reading = table.cells[row].get(column)
    if primary == (table.name, row, column):
        return EvidenceCell(reading.text if reading else "", "primary")
    return EvidenceCell(reading.text if reading else "", "part" if (row, column) in wanted else "")
