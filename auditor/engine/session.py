"""Sessions of the durable-rules engine; the only module that imports it.

durable-rules 2.0.28 crashes or drops facts in silence when it is used freely. A session here always runs in the same
order: a sentinel fact on which a rule fires (without any firing, deleting the session frees memory that was never set);
all facts in one batch, the gate last (a rule fires on it too, which proves that the batch was read to its end); the
firings; and the deletion of the session. The C module is driven directly: the Python host starts threads that walk
deleted sessions.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import durable_rules_engine as native

from auditor.engine.atoms import Body
from auditor.engine.compiler import JUDGED
from auditor.engine.encoding import GATE
from auditor.engine.shape import check_shape, fields_of
from auditor.errors import EngineFailure

OPEN = "$open"
"""Kind of the sentinel fact that opens every session."""

LONGEST_TEXT = 15_000
"""Characters; the engine keeps the length of a text in 16 bits (65,535 bytes), and a character has up to four bytes."""

MOST_FACTS = 100_000
"""Ids are running numbers, which the engine compares by a 32-bit hash: the first two alike are above 790,000."""


def engine_name() -> str:
    """Return ``durable-rules`` and its version, read from its folder: importlib.metadata takes longer than all else."""
    folder = Path(native.__file__).parent
    versions = [found.name.split("-")[1].removesuffix(".dist") for found in folder.glob("durable_rules-*.dist-info")]
    return f"durable-rules {versions[0]}" if versions else "durable-rules"


class Ruleset:
    """A ruleset of the engine. Not for several threads."""

    def __init__(self, name: str, rules: Mapping[str, Body]) -> None:
        """Check and compile ``rules`` (durable rules by name); EngineFailure where they leave the safe shapes."""
        check_shape(rules)
        self._fields = fields_of(rules)
        self._sessions = 0
        whole = {
            OPEN: {"all": [{JUDGED: {"kind": OPEN}}]},
            **rules,
            GATE: {"all": [{JUDGED: {"kind": GATE}}], "pri": 65535},
        }
        try:
            self._handle: int | None = native.create_ruleset(name, json.dumps(whole, ensure_ascii=False))
        except Exception as error:
            raise EngineFailure(f"durable-rules 不接受规则集 {name}：{error}") from error

    def run(self, facts: Sequence[Mapping[str, int | str]]) -> set[tuple[str, int]]:
        """Return (rule name, position in ``facts`` of the fact under judgement) of every firing.

        Each fact has its ``kind`` and fields that the rules read. EngineFailure where a fact is not fit for the
        engine, or where the engine fails or does not read all of them.
        """
        if len(facts) > MOST_FACTS:
            raise EngineFailure(f"事实多于 {MOST_FACTS} 条")
        self._sessions += 1
        session = str(self._sessions)
        batch = [self._written(fact, session, number) for number, fact in enumerate(facts, 1)]
        batch.append({"kind": GATE, "sid": session, "id": str(len(facts) + 1)})
        state = self._assert([{"kind": OPEN, "sid": session, "id": "0"}])
        if (OPEN, 0) not in self._firings(state):
            raise EngineFailure("durable-rules 没有打开会话")
        try:
            self._assert(batch)  # its own handle of the session is not safe to use when the batch was cut short
            fired = self._firings(state)
        finally:
            native.delete_state(self._handle, session)
        if (GATE, len(facts) + 1) not in fired:
            raise EngineFailure("durable-rules 没有读完全部事实")
        return {(rule, number - 1) for rule, number in fired if rule != GATE}

    def close(self) -> None:
        """Free the ruleset; the engine never does so by itself."""
        if self._handle is not None:
            native.delete_ruleset(self._handle)
            self._handle = None

    def _written(self, fact: Mapping[str, int | str], session: str, number: int) -> dict[str, int | str]:
        for name, value in fact.items():
            if name not in self._fields:
                raise EngineFailure(f"没有规则读取的字段“{name}”不得送入引擎")
            if type(value) is int:
                if not -(1 << 62) < value < 1 << 62:
                    raise EngineFailure(f"字段“{name}”的数值超出引擎的范围")
            elif type(value) is not str:
                raise EngineFailure(f"字段“{name}”既不是整数也不是文字：{value!r}")
            elif len(value) > LONGEST_TEXT:
                raise EngineFailure(f"字段“{name}”的文字多于 {LONGEST_TEXT} 字")
        if "kind" not in fact:
            raise EngineFailure("事实没有类别")
        return {**fact, "sid": session, "id": str(number)}

    def _assert(self, batch: list[dict[str, int | str]]) -> int:
        """Assert ``batch`` and return the engine's handle of its session."""
        try:
            result, state = native.assert_facts(self._handle, json.dumps(batch, ensure_ascii=False))
        except native.error as error:
            raise EngineFailure(f"durable-rules 出错：{error}") from error
        if result == 2:
            raise EngineFailure("durable-rules 把两条事实当作同一条")
        return int(state)

    def _firings(self, state: int) -> set[tuple[str, int]]:
        """Return (rule, id of the fact under judgement) of every firing that waits in the session ``state``."""
        fired: set[tuple[str, int]] = set()
        try:
            step = native.start_action_for_state(self._handle, state)
            firing = step[1] if step else None
            while firing:
                for rule, bound in json.loads(firing).items():
                    fired.add((rule, int(bound[JUDGED]["id"])))
                firing = native.complete_and_start_action(self._handle, state)
        except native.error as error:
            raise EngineFailure(f"durable-rules 出错：{error}") from error
        return fired
