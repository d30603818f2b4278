"""The rules of one run inside durable-rules: which facts fail which rules."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.engine.compiler import compile_rule
from auditor.engine.indexing import FactIndex
from auditor.engine.projecting import Projection
from auditor.engine.session import Ruleset
from auditor.engine.sharding import Shard, spread
from auditor.errors import EngineFailure
from auditor.model.rules import Rule


class Rulesets:
    """Rules compiled into as many rulesets as the engine's limits ask for."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        """Compile ``rules``; EngineFailure where one of them cannot be expressed safely."""
        self._closed = False
        self._codes: dict[str, int] = {}
        patterns = [
            pattern for position, rule in enumerate(rules) for pattern in compile_rule(rule, position, self._codes)
        ]
        self._parts: list[tuple[Shard, Projection, Ruleset]] = []
        try:
            for number, shard in enumerate(spread(patterns)):
                ruleset = Ruleset(f"auditor{number}", shard.rules)
                self._parts.append((shard, Projection(shard.needs), ruleset))
        except BaseException:
            self.close()
            raise

    def failing(self, index: FactIndex) -> set[tuple[int, int]]:
        """Return (position of the rule, position of the fact) of every failure among the facts of ``index``.

        EngineFailure where the engine fails, or when it is closed.
        """
        if self._closed:
            raise EngineFailure("引擎已经关闭")
        codes = dict(self._codes)  # the texts of one report must not stay behind
        found: set[tuple[int, int]] = set()
        for shard, projection, ruleset in self._parts:
            facts, positions = projection.project(index, codes)
            found.update((shard.owners[rule], positions[number]) for rule, number in ruleset.run(facts))
        return found

    def close(self) -> None:
        """Free the rulesets."""
        self._closed = True
        for _, _, ruleset in self._parts:
            ruleset.close()
        self._parts.clear()
