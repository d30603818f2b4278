"""Clauses of the law from ``rules/clauses/*.yaml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from auditor.model.rules import Clause
from auditor.rulebook.nodes import nearest
from auditor.rulebook.source import Node, Source

MARKS = ("V", "V-part", "C", "M")
"""How the words were verified: verbatim, verbatim but cut, corroborated by other documents, from memory."""

INSTRUMENT = ("name", "since", "clauses")
CLAUSE = ("id", "article", "mark", "words")


@dataclass(frozen=True, slots=True)
class ClauseEntry:
    """A clause as it stands in a file: the clause, and the nodes of its id and of ``untested`` (None without one)."""

    source: Source
    clause: Clause
    id_node: Node
    untested_node: Node | None


@dataclass(frozen=True, slots=True)
class _Instrument:
    """What the clauses of an instrument share."""

    title: str
    since: date | None
    until: date | None
    asked: Mapping[str, Node]

    def asks(self, identity: str) -> bool:
        return any(stands_under(identity, article) for article in self.asked)


def stands_under(identity: str, article: str) -> bool:
    """Say whether a clause is the article or family ``article``, or part of it: TL-50.1(2) of TL-50, GS21-7 of GS21."""
    rest = identity.removeprefix(article)
    return rest != identity and (not rest or rest[0] in ".-(")


def read_clauses(source: Source, root: Node) -> list[ClauseEntry]:
    """Return the clauses of one file in file order; faults go to ``source``.

    A file has ``instruments``; an instrument has its name, document ``number``, ``since``, ``until`` (the last day it
    is in force), ``clauses``, and in ``tested`` the articles of which each item has to be tested by a rule or to say in
    ``untested`` why none can. A clause may have a ``since`` and ``until`` of its own.
    """
    instruments = source.entries(root, ["instruments"], what="条文文件").get("instruments")
    return [found for node in source.sequence(instruments) for found in _read_instrument(source, node)]


def _read_instrument(source: Source, node: Node) -> Iterator[ClauseEntry]:
    entries = source.entries(node, INSTRUMENT, ["number", "until", "tested"], "文件依据")
    name, number = source.text(entries.get("name")), source.text(entries.get("number"))
    instrument = _Instrument(
        title=f"{name}（{number}）" if number else name,
        since=source.day(entries.get("since")),
        until=source.day(entries.get("until")),
        asked=source.texts(entries.get("tested")),
    )
    found = [_read_clause(source, child, instrument) for child in source.sequence(entries.get("clauses"))]
    read = [entry for entry in found if entry is not None]
    yield from read
    for article, place in instrument.asked.items():
        if len(read) == len(found) and not any(stands_under(entry.clause.id, article) for entry in read):
            source.blame(place, f"没有条文属于 {article}", nearest(article, [entry.clause.id for entry in read]))


def _read_clause(source: Source, node: Node, instrument: _Instrument) -> ClauseEntry | None:
    before = len(source.faults)
    entries = source.entries(node, CLAUSE, ["since", "until", "untested"], "条文")
    identity, article, mark, words = (source.text(entries.get(name)) for name in CLAUSE)
    if mark and mark not in MARKS:
        source.blame(entries["mark"], f"“{mark}”不是核实标记", f"只能写：{'、'.join(MARKS)}")
    since = source.day(entries.get("since")) or instrument.since
    until = source.day(entries.get("until")) or instrument.until
    if since and until and until < since:
        source.blame(node, f"失效日 {until} 早于施行日 {since}", "改正其中一个")
    untested = entries.get("untested")
    reason = source.words(untested) if untested is not None else None
    if len(source.faults) > before or since is None:
        return None
    asked = instrument.asks(identity)
    clause = Clause(identity, instrument.title, article, words.strip(), mark, since, until, asked, reason)
    return ClauseEntry(source, clause, entries["id"], untested)
