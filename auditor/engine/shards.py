"""Durable rules spread over several rulesets below the engine's limits, and the facts that each is sent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from auditor.engine.atoms import Body
from auditor.engine.compiler import Need, Pattern
from auditor.engine.encoding import GATE, absence_kind, blank_mark, doubt_mark, encode, stated_mark, witness_kind
from auditor.engine.indexing import FactIndex, IndexedFact

MOST_PER_KIND = 40
"""The engine loses the whole batch (error 303) when one fact passes more than 64 sibling tests at once (measured)."""

MOST_BEHIND_GATE = 200
"""At most 255 rules may share one identical pattern (measured: error 108 at 257); the gate is such a pattern."""

EngineFact = dict[str, int | str]
"""A fact as the engine gets it: ``kind`` and integers."""


@dataclass(slots=True)
class Shard:
    """One ruleset: its rules by name, the rule that each name belongs to, and what they read."""

    rules: dict[str, Body] = field(default_factory=dict)
    owners: dict[str, int] = field(default_factory=dict)
    load: Counter[str] = field(default_factory=Counter)
    needs: set[Need] = field(default_factory=set)

    def has_room(self, pattern: Pattern) -> bool:
        """Tell whether ``pattern`` can be added below the limits."""
        added = Counter(pattern.kinds)
        return all(self.load[k] + n <= (MOST_BEHIND_GATE if k == GATE else MOST_PER_KIND) for k, n in added.items())

    def add(self, pattern: Pattern) -> None:
        """Add ``pattern`` under a name of its own."""
        name = f"{pattern.rule}.{len(self.rules)}"
        self.rules[name] = {"all": list(pattern.body)}
        self.owners[name] = pattern.rule
        self.load.update(pattern.kinds)
        self.needs |= pattern.needs


def spread(patterns: Iterable[Pattern]) -> list[Shard]:
    """Put each pattern into the first shard that has room."""
    shards: list[Shard] = []
    for pattern in patterns:
        shard = next((shard for shard in shards if shard.has_room(pattern)), None)
        if shard is None:
            shard = Shard()
            shards.append(shard)
        shard.add(pattern)
    return shards


class Projection:
    """Which parts of a report the rules of one shard read."""

    def __init__(self, needs: Iterable[Need]) -> None:
        """Sort ``needs`` by kind."""
        tables: dict[str, dict[str, set[str]]] = {}
        for purpose, kind, name in needs:
            tables.setdefault(purpose, {}).setdefault(kind, set()).add(name)
        numbers = tables.get("number", {})
        self._values = {
            kind: tuple((name, name in numbers.get(kind, ())) for name in sorted(names))
            for kind, names in tables.get("value", {}).items()
        }
        ...
