"""The facts of one report: ``facts/v1`` for programs, a table of the names that rules may use for people."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from auditor.facts.tables.json import tables_json
from auditor.hostile import clean
from auditor.model.facts import SCOPE, Fact, FactBase
from auditor.model.forms import Forms

if TYPE_CHECKING:
    from rich.console import Console


def facts_object(base: FactBase, path: str, forms: Forms) -> dict[str, Any]:
    """Return ``facts/v1`` of one report; blank and unreadable cells are null, never 0."""
    contact = base.contact
    return {
        "schema": "facts/v1",
        "path": PurePath(path).as_posix(),
        "title": base.identity.title,
        "organ": base.identity.organ,
        "year": base.identity.year,
        "form": "mixed" if base.identity.form == "混合" else base.identity.form,
        "period": {"start": base.period[0], "end": base.period[1]} if base.period else None,
        "contact": {
            "address": contact.address,
            "postcode": contact.postcode,
            "phone": contact.phone,
            "fax": contact.fax,
            "email": contact.email,
        },
        "fee_statement": base.fee_statement,
        "sections": [{"ordinal": s.ordinal, "title": s.title} for s in base.sections],
        "tables": tables_json(base.tables, forms),
        "claims": [{"item": c.item, "said": c.said, "table": c.table, "sentence": c.sentence} for c in base.claims],
        "warnings": list(base.warnings),
    }


def print_facts(base: FactBase, path: str, console: Console) -> None:
    """Print every fact with its fields, blanks and unreadable values; scope fields once at the top."""
    from rich.table import Table
    from rich.text import Text

    console.print(Text(clean(path), style="bold"))
    scope = base.facts[0].fields if base.facts else {}
    console.print(Text("　".join(f"{name} {clean(str(scope[name]))}" for name in SCOPE if name in scope)))
    for warning in base.warnings:
        console.print(Text(f"注意：{clean(warning)}"))
    grid = Table("类别", "位置", box=None, pad_edge=False, header_style="bold")
    grid.add_column("字段", overflow="fold")
    for fact in base.facts:
        grid.add_row(Text(fact.kind, no_wrap=True), Text(clean(fact.ref)), _fields(fact))
    console.print(grid)


def _fields(fact: Fact) -> Any:
    from rich.text import Text

    line = Text()
    for name, value in fact.fields.items():
        if name in SCOPE:
            continue
        blank = fact.blanks.get(name)
        shown = clean(str(value)) if blank is None else f"空白（{clean(blank)}）" if blank else "空白"
        line.append(f"{name} ", style="dim")
        line.append(f"{shown}　")
    for name, reason in fact.unreadable.items():
        line.append(f"{name} ", style="dim")
        line.append(f"无法判断（{clean(reason)}）　", style="yellow")
    return line
