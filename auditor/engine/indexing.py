"""The facts of one report as the two evaluators see them: checked, by kind, with an index for 有 …{…}."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from auditor.errors import EngineFailure
from auditor.model.facts import Fact, FactBase

LARGEST = 10**15
"""Largest number that is judged: 10 万亿元 in 分. The engine computes in 64 bits; sums of such numbers stay inside."""

FIRST_YEAR, LAST_YEAR = -1, 1_000_000
"""Years before and after all others: the bounds of an open range, and of a year that is not known."""

TOO_LARGE = "数值过大，无法核算"


@dataclass(frozen=True, slots=True)
class IndexedFact:
    """A fact with only those fields that can be judged; ``texts`` names the fields that hold text.

    ``number`` is its position in the report, from 0. A field stands in ``fields`` or in ``unreadable``, never in both.
    ``since`` and ``until`` are the report years it may belong to, FIRST_YEAR and LAST_YEAR where they are not known.
    """

    number: int
    fact: Fact
    fields: Mapping[str, int | str]
    unreadable: Mapping[str, str]
    texts: frozenset[str]
    since: int
    until: int


@dataclass(slots=True)
class Witnesses:
    """What the facts of one kind state of some fields, for 有 …{…}.

    ``stated`` has one tuple of values for each fact that states all the fields. In the tuples of ``doubtful`` at least
    one value is None: the document has it, but it cannot be read.
    """

    stated: set[tuple[int | str, ...]] = field(default_factory=set)
    doubtful: set[tuple[int | str | None, ...]] = field(default_factory=set)


class FactIndex:
    """The facts of one report by kind."""

    def __init__(
        self, facts: Iterable[Fact], unreadable_kinds: Mapping[str, str], untold: Mapping[str, str] | None = None
    ) -> None:
        """Check and sort ``facts``; EngineFailure for a value that is neither an integer nor text."""
        self.facts = tuple(_indexed(number, fact) for number, fact in enumerate(facts))
        self.unreadable_kinds = unreadable_kinds
        self.untold = untold or {}
        self.kinds: dict[str, list[IndexedFact]] = {}
        for fact in self.facts:
            self.kinds.setdefault(fact.fact.kind, []).append(fact)
        self._witnesses: dict[tuple[str, tuple[str, ...]], Witnesses] = {}

    def of_kind(self, kind: str) -> Sequence[IndexedFact]:
        """Return the facts of ``kind`` in the order of the report."""
        return self.kinds.get(kind, ())

    def witnesses(self, kind: str, names: tuple[str, ...]) -> Witnesses:
        """Return what the facts of ``kind`` state of the fields ``names``."""
        found = self._witnesses.get((kind, names))
        if found is None:
            found = self._witnesses[kind, names] = _witnesses(self.of_kind(kind), names)
        return found

    def exists(self, kind: str, names: tuple[str, ...], values: tuple[int | str, ...]) -> bool | None:
        """Tell whether a fact of ``kind`` has ``values`` in ``names``; None where the document leaves it open.

        It is open when there is no such fact, but the kind is unreadable in this document, or a fact that agrees in all
        it states has an unreadable value in one of ``names``.
        """
        witnesses = self.witnesses(kind, names)
        if values in witnesses.stated:
            return True
        if kind in self.unreadable_kinds:
            return None
        for doubtful in witnesses.doubtful:
            if all(have is None or have == value for have, value in zip(doubtful, values, strict=True)):
                return None
        return False


def index_facts(base: FactBase) -> FactIndex:
    """Index the facts of ``base``."""
    return FactIndex(base.facts, base.unreadable_kinds, base.untold)


def _indexed(number: int, fact: Fact) -> IndexedFact:
    fields, unreadable = fact.fields, fact.unreadable
    texts = frozenset([name for name, value in fields.items() if type(value) is str])
    others = [(name, value) for name, value in fields.items() if type(value) is not str]
    unfit = [name for name, value in others if type(value) is not int or not -LARGEST <= value <= LARGEST]
    if unfit or unreadable:
        fields, unreadable = _sorted_out(fact, unfit)
    since, until = fields.get("年度自"), fields.get("年度至")
    return IndexedFact(
        number,
        fact,
        fields,
        unreadable,
        texts,
        since if isinstance(since, int) else FIRST_YEAR,
        until if isinstance(until, int) else LAST_YEAR,
    )


def _sorted_out(fact: Fact, unfit: Iterable[str]) -> tuple[Mapping[str, int | str], Mapping[str, str]]:
    """Return the fields that can be judged and those that cannot."""
    fields = {name: value for name, value in fact.fields.items() if name not in fact.unreadable}
    unreadable = dict(fact.unreadable)
    for name in unfit:
        value = fact.fields[name]
        if not isinstance(value, int):
            raise EngineFailure(f"事实 {fact.kind}（{fact.ref}）的字段“{name}”既不是整数也不是文字：{value!r}")
        if -LARGEST <= value <= LARGEST:
            fields[name] = int(value)  # True and False become 1 and 0
        else:
            fields.pop(name, None)
            unreadable.setdefault(name, TOO_LARGE)
    return fields, unreadable


def _witnesses(facts: Iterable[IndexedFact], names: tuple[str, ...]) -> Witnesses:
    found = Witnesses()
    for fact in facts:
        if all(name in fact.fields for name in names):
            found.stated.add(tuple(fact.fields[name] for name in names))
        elif all(name in fact.fields or name in fact.unreadable for name in names):
            found.doubtful.add(tuple(fact.fields.get(name) for name in names))
    return found
