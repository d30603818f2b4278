"""What each ruleset is sent of a report: only the kinds and the fields that its rules read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from auditor.engine.compiler import Need, Purpose
from auditor.engine.encoding import absence_kind, blank_mark, doubt_mark, encode, stated_mark, witness_kind
from auditor.engine.indexing import FactIndex, IndexedFact

EngineFact = dict[str, int | str]
"""A fact as the engine gets it: its ``kind``, and integers."""


@dataclass(frozen=True, slots=True)
class _Columns:
    """The fields of one kind of fact under judgement that are read, by purpose."""

    values: tuple[str, ...]
    numbers: frozenset[str]
    stated: tuple[tuple[str, str], ...]
    blank: tuple[tuple[str, str], ...]


class Projection:
    """The parts of a report that the rules of one ruleset read."""

    def __init__(self, needs: Iterable[Need]) -> None:
        """Sort ``needs`` by kind."""
        self._judged: dict[str, _Columns] = {}
        self._witnesses: list[tuple[str, tuple[str, ...], bool]] = []
        self._absences: list[str] = []
        wanted = set(needs)
        for purpose, kind, names in sorted(wanted):
            match purpose:
                case "judged":
                    self._judged[kind] = _columns(kind, wanted)
                case "witness":
                    self._witnesses.append((kind, names, ("doubt", kind, names) in wanted))
                case "absence":
                    self._absences.append(kind)

    def project(self, index: FactIndex, codes: dict[str, int]) -> tuple[list[EngineFact], list[int]]:
        """Return the facts to send, and the positions in the report of the facts under judgement, which come first."""
        facts: list[EngineFact] = []
        positions: list[int] = []
        for kind, columns in self._judged.items():
            for fact in index.of_kind(kind):
                facts.append(_judged(fact, columns, codes))
                positions.append(fact.number)
        for kind, names, with_doubts in self._witnesses:
            facts.extend(_witnesses(index.of_kind(kind), witness_kind(kind, names), names, with_doubts, codes))
        facts.extend({"kind": absence_kind(kind)} for kind in self._absences if kind in index.unreadable_kinds)
        return facts, positions


def _columns(kind: str, needs: Collection[Need]) -> _Columns:
    def names_for(purpose: Purpose) -> list[str]:
        return sorted(name for own, of, names in needs if own == purpose and of == kind for name in names)

    return _Columns(
        values=tuple(names_for("value")),
        numbers=frozenset(names_for("number")),
        stated=tuple((name, stated_mark(name)) for name in names_for("stated")),
        blank=tuple((name, blank_mark(name)) for name in names_for("blank")),
    )


def _judged(fact: IndexedFact, columns: _Columns, codes: dict[str, int]) -> EngineFact:
    """Write one fact; a text where a number is read stays out, so that the rule is silent on it."""
    written: EngineFact = {"kind": fact.fact.kind}
    fields, blanks, unreadable = fact.fields, fact.fact.blanks, fact.unreadable
    for name in columns.values:
        if name in fields:
            value = fields[name]
            if not isinstance(value, str):
                written[name] = value
            elif name not in columns.numbers:
                written[name] = encode(value, codes)
    for name, mark in columns.stated:
        if name not in unreadable:
            written[mark] = int(name in fields and name not in blanks)
    for name, mark in columns.blank:
        if name not in unreadable:
            written[mark] = int(name in blanks)
    return written


def _witnesses(
    facts: Iterable[IndexedFact], kind: str, names: Iterable[str], with_doubts: bool, codes: dict[str, int]
) -> Iterator[EngineFact]:
    """Write ``facts`` as witnesses of ``kind``, those that look the same only once."""
    seen: set[tuple[tuple[str, int | str], ...]] = set()
    for fact in facts:
        written: EngineFact = {"kind": kind}
        for name in names:
            if name in fact.fields:
                written[name] = encode(fact.fields[name], codes)
            elif with_doubts and name in fact.unreadable:
                written[doubt_mark(name)] = 1
        key = tuple(written.items())
        if key not in seen:
            seen.add(key)
            yield written
