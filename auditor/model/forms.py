"""The vocabulary of the official form: parts, tables, rows, columns, groups and kinds of facts, from ``rules/forms``.

Lines, blocks and tables are compared by identity: there is one of each, and they are looked up for every label read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from auditor.model.wording import Wording, wording

FORMS = ("2019", "2021")
"""Names of the official formats: 〔2019〕60号 for report years 2019 and 2020, 〔2021〕30号 since (rules/clauses)."""


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A row or a column of a table of the form.

    ``code`` is its code in machine output, ``name`` its name in rules, ``label`` the printed text, ``variants`` other
    texts seen in reports for the same thing, ``under`` the heading it stands below, ``forms`` the formats that have it,
    ``unit`` the unit of its numbers (``万元``, ``元``; empty for counts).
    """

    code: str
    name: str
    label: str
    variants: tuple[str, ...] = ()
    under: str = ""
    forms: tuple[str, ...] = FORMS
    unit: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class BlockForm:
    """A block of table 二: one item of article 20 with its own columns and rows."""

    item: str
    columns: tuple[Line, ...]
    rows: tuple[Line, ...]
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class TableForm:
    """A table of the form; table 二 has ``blocks``, the others ``rows`` and ``columns``."""

    name: str
    part: int
    rows: tuple[Line, ...] = ()
    columns: tuple[Line, ...] = ()
    blocks: tuple[BlockForm, ...] = ()
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def row(self, code: str) -> Line:
        """Return the row with ``code``; KeyError where there is none."""
        return next((line for line in self.rows if line.code == code), None) or _missing(code)

    def column(self, code: str) -> Line:
        """Return the column with ``code``; KeyError where there is none."""
        return next((line for line in self.columns if line.code == code), None) or _missing(code)


@dataclass(frozen=True, slots=True)
class PartForm:
    """One of the six parts of a report, with the variants of its heading seen in real reports."""

    ordinal: int
    name: str
    variants: tuple[str, ...]
    table: str | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """One of the five topics of part 一 and the words that show it."""

    name: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FieldForm:
    """A field of a kind of fact: ``type`` is count, flag, text, fen, date or year."""

    name: str
    type: str
    means: str


@dataclass(frozen=True, slots=True)
class KindForm:
    """A kind of fact that rules may select, with its fields and the groups that 合计() may sum."""

    name: str
    means: str
    fields: Mapping[str, FieldForm]
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Forms:
    """The whole vocabulary; ``kinds`` include the scope fields in each kind, ``wording`` are the word lists."""

    parts: tuple[PartForm, ...]
    topics: tuple[Topic, ...]
    tables: Mapping[str, TableForm]
    kinds: Mapping[str, KindForm]
    wording: Wording


def _missing(code: str) -> Line:
    raise KeyError(code)


def _lines(items: list[dict[str, Any]]) -> tuple[Line, ...]:
    return tuple(
        Line(
            code=item["code"],
            name=item.get("name", item["code"]),
            label=item["label"],
            variants=tuple(item.get("variants", ())),
            under=item.get("under", ""),
            forms=tuple(item.get("forms", FORMS)),
            unit=item.get("unit", ""),
        )
        for item in items
    )


def _table(data: dict[str, Any]) -> TableForm:
    blocks = tuple(
        BlockForm(b["item"], _lines(b["columns"]), _lines(b["rows"]), tuple(b["forms"])) for b in data.get("blocks", ())
    )
    return TableForm(
        name=data["table"],
        part=data["part"],
        rows=_lines(data.get("rows", [])),
        columns=_lines(data.get("columns", [])),
        blocks=blocks,
        groups={name: tuple(members) for name, members in data.get("groups", {}).items()},
    )


def _kind(name: str, data: dict[str, Any], scope: dict[str, FieldForm], tables: Mapping[str, TableForm]) -> KindForm:
    fields = {n: FieldForm(n, f["type"], f["means"]) for n, f in data["fields"].items()}
    groups: Mapping[str, tuple[str, ...]] = {}
    if "across" in data:
        table = tables[data["table"]]
        for line in table.rows if data["across"] == "rows" else table.columns:
            fields[line.name] = FieldForm(line.name, "count", line.label)
        groups = {g: members for g, members in table.groups.items() if all(m in fields for m in members)}
    return KindForm(name, data["means"], {**scope, **fields}, groups)


@cache
def load_forms(directory: Path) -> Forms:
    """Read the vocabulary from ``directory`` (``rules/forms``); the files are part of the product, so faults raise."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    def read(name: str) -> dict[str, Any]:
        data: dict[str, Any] = yaml.load((directory / name).read_text("utf-8"), Loader=loader)
        return data

    parts = read("parts.yaml")
    tables = {t.name: t for t in (_table(read(f"table{n}.yaml")) for n in (2, 3, 4))}
    facts = read("facts.yaml")
    scope = {n: FieldForm(n, f["type"], f["means"]) for n, f in facts["scope"].items()}
    return Forms(
        parts=tuple(PartForm(p["ordinal"], p["name"], tuple(p["variants"]), p.get("table")) for p in parts["parts"]),
        topics=tuple(Topic(t["name"], tuple(t["words"])) for t in parts["topics"]),
        tables=tables,
        kinds={name: _kind(name, data, scope, tables) for name, data in facts["kinds"].items()},
        wording=wording(read("wording.yaml")),
    )
