"""Clauses of the law from ``rules/clauses/*.yaml``."""

from __future__ import annotations

from datetime import date

from auditor.model.rules import Clause
from auditor.rulebook.source import Node, Source

MARKS = ("V", "V-part", "C", "M")
"""How the words were verified: verbatim, verbatim but cut, corroborated by other documents, from memory."""

INSTRUMENT = ("name", "since", "clauses")
CLAUSE = ("id", "article", "mark", "words")


def read_clauses(source: Source, root: Node) -> list[tuple[Clause, Node]]:
    """Return the clauses of one file in file order, each with the node of its id; faults go to ``source``.

    A file has ``instruments``; an instrument has its name, document ``number``, ``since``, ``until`` (the last day it
    is in force) and ``clauses``. A clause may have a ``since`` and ``until`` of its own.
    """
    instruments = source.entries(root, ["instruments"], what="条文文件").get("instruments")
    return [found for node in source.sequence(instruments) for found in _read_instrument(source, node)]


def _read_instrument(source: Source, node: Node) -> list[tuple[Clause, Node]]:
    entries = source.entries(node, INSTRUMENT, ["number", "until"], "文件依据")
    name, number = source.text(entries.get("name")), source.text(entries.get("number"))
    title = f"{name}（{number}）" if number else name
    since, until = source.day(entries.get("since")), source.day(entries.get("until"))
    found = [_read_clause(source, child, title, since, until) for child in source.sequence(entries.get("clauses"))]
    return [pair for pair in found if pair is not None]


def _read_clause(
    source: Source, node: Node, instrument: str, since: date | None, until: date | None
) -> tuple[Clause, Node] | None:
    before = len(source.faults)
    entries = source.entries(node, CLAUSE, ["since", "until"], "条文")
    identity, article, mark, words = (source.text(entries.get(name)) for name in CLAUSE)
    if mark and mark not in MARKS:
        source.blame(entries["mark"], f"“{mark}”不是核实标记", f"只能写：{'、'.join(MARKS)}")
    since = source.day(entries.get("since")) or since
    until = source.day(entries.get("until")) or until
    if since and until and until < since:
        source.blame(node, f"失效日 {until} 早于施行日 {since}", "改正其中一个")
    if len(source.faults) > before or since is None:
        return None
    return Clause(identity, instrument, article, words.strip(), mark, since, until), entries["id"]
