"""Durable rules spread over several rulesets below the engine's limits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from auditor.engine.atoms import Body
from auditor.engine.compiler import Need, Pattern
from auditor.engine.encoding import GATE

MOST_PER_KIND = 40
"""The engine loses the whole batch (error 303) when one fact passes more than 64 sibling tests at once (measured)."""

MOST_BEHIND_GATE = 200
"""At most 255 rules may share one identical pattern (measured: error 108 at 257); the gate is such a pattern."""


@dataclass(slots=True)
class Shard:
    """One ruleset: its rules by name, the position of the rule that each name belongs to, and what they read."""

    rules: dict[str, Body] = field(default_factory=dict)
    owners: dict[str, int] = field(default_factory=dict)
    needs: set[Need] = field(default_factory=set)
    load: Counter[str] = field(default_factory=Counter)

    def has_room(self, pattern: Pattern) -> bool:
        """Tell whether ``pattern`` can be added below the limits."""
        return all(
            self.load[kind] + count <= (MOST_BEHIND_GATE if kind == GATE else MOST_PER_KIND)
            for kind, count in Counter(pattern.kinds).items()
        )

    def add(self, pattern: Pattern) -> None:
        """Add ``pattern`` under a name of its own."""
        name = f"{pattern.rule}.{len(self.rules)}"
        # Without "dist" a fact that fills one pattern is invisible to the others, even to $not.
        self.rules[name] = {"all": list(pattern.body), "dist": 0}
        self.owners[name] = pattern.rule
        self.needs |= pattern.needs
        self.load.update(pattern.kinds)


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
