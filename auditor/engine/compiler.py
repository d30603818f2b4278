"""Rules as durable-rules patterns, inside the shapes that the engine computes correctly.

A rule fires on a fact when its ``where`` holds and its ``expect`` does not. That condition is brought into disjunctive
normal form; each conjunction becomes one durable rule. Only these shapes come out, because others crash the engine or
make it answer wrongly: tests of one fact against constants and against integer arithmetic of its own guarded fields,
equality joins that end in a test which is always true, and absence behind the gate fact that is asserted last.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from auditor.engine.atoms import Body, compare, presence, presence_mark
from auditor.engine.encoding import GATE, absence_kind, doubt_mark, encode, witness_kind
from auditor.engine.indexing import LARGEST
from auditor.engine.normalizing import Conjunction, conjunctions
from auditor.engine.polynomials import limit_of, numbers_read
from auditor.errors import EngineFailure
from auditor.model.expressions import Blank, Comparison, Condition, Exists, Name, Not, Stated, values_read, walk
from auditor.model.rules import Rule

MOST_KEYS = 3
"""Most values that 有 …{…} may test: each doubles the patterns for witnesses that cannot be read."""

Purpose = Literal["judged", "value", "number", "stated", "blank", "witness", "doubt", "absence"]

Need = tuple[Purpose, str, tuple[str, ...]]
"""What a pattern reads of the report: the purpose, the kind of fact, and its fields (all that are asked of a witness)."""

JUDGED = "m"
"""The binding of the fact under judgement."""

_TAUTOLOGY: Body = {"sid": {JUDGED: "sid"}}
"""A join that is always true; the engine reads past its memory when the last join of a pattern is false."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One durable rule: the position of the rule it belongs to, its ``all`` list, and what it reads.

    ``kinds`` are the engine's kinds that its patterns select, once for each pattern.
    """

    rule: int
    body: tuple[Body, ...]
    needs: frozenset[Need]
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Frame:
    """What all conjunctions of one rule share."""

    rule: Rule
    years: tuple[Body, ...]
    guards: tuple[Body, ...]
    limits: tuple[Body, ...]
    needs: frozenset[Need]


def compile_rule(rule: Rule, position: int, codes: dict[str, int]) -> list[Pattern]:
    """Return the durable rules that fire where ``rule`` fails, adding its texts to ``codes``.

    EngineFailure, naming the rule, where no safe shape expresses it.
    """
    broken: Condition = Not(rule.expect)
    frame = _frame(rule)
    try:
        found = conjunctions((broken,) if rule.where is None else (rule.where, broken))
        patterns = [_pattern(frame, position, conjunction, codes) for conjunction in found]
    except EngineFailure as failure:
        raise EngineFailure(f"规则 {rule.id} 无法编译：{failure}") from failure
    return [pattern for pattern in patterns if pattern is not None]


def _frame(rule: Rule) -> _Frame:
    conditions = [rule.expect] if rule.where is None else [rule.where, rule.expect]
    nodes = [node for part in conditions for node in walk(part)]
    tests = [node for node in nodes if isinstance(node, Blank | Stated)]
    names = {name for part in conditions for name in values_read(part)}
    numbers, limit = numbers_read(rule), limit_of(rule)
    first, last = rule.years
    years: list[Body] = [] if first is None else [{"$gte": {"年度自": first}}]
    years += [] if last is None else [{"$lte": {"年度至": last}}]
    limits = [] if limit == LARGEST else [c for n in sorted(numbers) for c in _between(n, limit)]
    scope = [name for name, bound in (("年度自", first), ("年度至", last)) if bound is not None]
    purposes: list[tuple[Purpose, Iterable[str]]] = [
        ("value", [*names, *scope]),
        ("number", [*numbers, *scope]),
        ("stated", [test.name for test in tests if isinstance(test, Stated)]),
        ("blank", [test.name for test in tests if isinstance(test, Blank)]),
    ]
    return _Frame(
        rule,
        years=tuple(years),
        guards=tuple({"$ex": {name: 1}} for name in sorted(names.union(map(presence_mark, tests)))),
        limits=tuple(limits),
        needs=frozenset(
            [("judged", rule.kind, ()), *((p, rule.kind, (name,)) for p, members in purposes for name in members)]
        ),
    )


def _between(name: str, limit: int) -> tuple[Body, Body]:
    return {"$gte": {name: -limit}}, {"$lte": {name: limit}}


def _pattern(frame: _Frame, position: int, conjunction: Conjunction, codes: dict[str, int]) -> Pattern | None:
    """Return the durable rule of one conjunction, or None where it can never hold."""
    tests: list[Body] = []
    present: list[Exists] = []
    absent: list[Exists] = []
    for literal in conjunction:
        match literal:
            case Exists():
                present.append(literal)
            case Not(Exists() as asked):
                absent.append(asked)
            case Blank() | Stated():
                tests.append(presence(literal, wanted=True))
            case Not(Blank() | Stated() as test):
                tests.append(presence(test, wanted=False))
            case Comparison():
                compared = compare(literal, codes)
                if compared is False:
                    return None
                if isinstance(compared, dict):
                    tests.append(compared)
    body: list[tuple[str, str, list[Body]]] = [(JUDGED, frame.rule.kind, _ordered(frame, tests))]
    for number, asked in enumerate(present):
        body.append((f"w{number}", _kind(asked), _witness(asked, (), codes)))
    if absent:
        body.append(("gate", GATE, []))
        refuted = [(_kind(a), _witness(a, doubts, codes)) for a in absent for doubts in _doubts(a)]
        refuted += [(kind, [_TAUTOLOGY]) for kind in dict.fromkeys(absence_kind(asked.kind) for asked in absent)]
        body += [(f"n{number}$not", kind, tests) for number, (kind, tests) in enumerate(refuted)]
    needs: set[Need] = {("witness", asked.kind, _names(asked)) for asked in (*present, *absent)}
    needs.update(("doubt", asked.kind, _names(asked)) for asked in absent)
    needs.update(("absence", asked.kind, ()) for asked in absent)
    return Pattern(
        position,
        body=tuple({binding: _all_of(kind, tests)} for binding, kind, tests in body),
        needs=frame.needs | needs,
        kinds=tuple(kind for _, kind, _ in body),
    )


def _all_of(kind: str, tests: list[Body]) -> Body:
    return {"$and": [{"kind": kind}, *tests]} if tests else {"kind": kind}


def _ordered(frame: _Frame, tests: list[Body]) -> list[Body]:
    """Put tests in the order years, keys, guards, constants, arithmetic, so that rules share their beginnings."""
    keys, constants, sums = [], [], []
    for test in tests:
        ((head, operand),) = test.items()
        if isinstance(operand, int):
            keys.append(test)
        elif head.startswith("$") and isinstance(next(iter(operand.values())), int):
            constants.append(test)
        else:
            sums.append(test)
    return [*frame.years, *keys, *frame.guards, *frame.limits, *constants, *sums]


def _names(asked: Exists) -> tuple[str, ...]:
    return tuple(sorted({name for name, _ in asked.equals}))


def _kind(asked: Exists) -> str:
    return witness_kind(asked.kind, _names(asked))


def _witness(asked: Exists, doubts: Iterable[str], codes: dict[str, int]) -> list[Body]:
    """Return the tests of a fact that answers ``asked``, its values in ``doubts`` being unreadable instead of equal."""
    keys: list[Body] = []
    guards: list[Body] = []
    joins: list[Body] = []
    for name, value in asked.equals:
        if name in doubts:
            keys.append({doubt_mark(name): 1})
        elif isinstance(value, Name):
            guards.append({"$ex": {name: 1}})
            joins.append({name: {JUDGED: value.name}})
        elif isinstance(value, int) and abs(value) > LARGEST:
            raise EngineFailure(f"“有 {asked.kind}”里的数 {value} 过大")
        else:
            keys.append({name: encode(value, codes)})
    return [*keys, *guards, *joins, _TAUTOLOGY]


def _doubts(asked: Exists) -> Iterable[tuple[str, ...]]:
    """Return every choice of values of ``asked`` that a witness may have unreadable, none of them first."""
    names = _names(asked)
    if len(asked.equals) > MOST_KEYS or len(names) < len(asked.equals):
        raise EngineFailure(f"“没有 {asked.kind}”最多写 {MOST_KEYS} 个不同的字段")
    return [choice for size in range(len(names) + 1) for choice in combinations(names, size)]
