"""Conditions in disjunctive normal form, with 非 pushed down to single tests."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, product

from auditor.errors import EngineFailure
from auditor.model.expressions import (
    And,
    Blank,
    Comparison,
    Condition,
    Exists,
    Member,
    Name,
    Not,
    Number,
    Or,
    Relation,
    Stated,
    Text,
)

Literal = Comparison | Blank | Stated | Exists | Not
"""A single test; ``Not`` stands only around Blank, Stated and Exists."""

Conjunction = tuple[Literal, ...]
"""Tests that must all hold; an empty one always holds."""

MOST_CONJUNCTIONS = 64
"""Each conjunction becomes one rule of the engine; a condition with more of them should be several rules."""

_OPPOSITE: dict[Relation, Relation] = {"=": "≠", "≠": "=", "<": "≥", "≥": "<", ">": "≤", "≤": ">"}


def conjunctions(conditions: Sequence[Condition]) -> list[Conjunction]:
    """Return conjunctions of which at least one is true exactly when all ``conditions`` are.

    This holds in the logic of true, false and unknown as well. EngineFailure where there are more than
    MOST_CONJUNCTIONS.
    """
    return list(dict.fromkeys(_normalize(And(tuple(conditions)), True)))


def _normalize(condition: Condition, wanted: bool) -> list[Conjunction]:
    match condition:
        case Not(item):
            return _normalize(item, not wanted)
        case And(items):
            parts = [_normalize(item, wanted) for item in items]
            return _all_of(parts) if wanted else _any_of(parts)
        case Or(items):
            parts = [_normalize(item, wanted) for item in items]
            return _any_of(parts) if wanted else _all_of(parts)
        case Member(name, values):
            op: Relation = "=" if wanted else "≠"
            tests = [[(Comparison(op, Name(name), _constant(value)),)] for value in values]
            return _any_of(tests) if wanted else _all_of(tests)
        case Comparison(op, left, right):
            return [(condition if wanted else Comparison(_OPPOSITE[op], left, right),)]
        case _:
            return [(condition if wanted else Not(condition),)]


def _constant(value: int | str) -> Number | Text:
    return Text(value) if isinstance(value, str) else Number(value)


def _any_of(parts: Sequence[Sequence[Conjunction]]) -> list[Conjunction]:
    _check(sum(map(len, parts)))
    return list(chain.from_iterable(parts))


def _all_of(parts: Sequence[Sequence[Conjunction]]) -> list[Conjunction]:
    joined: list[Conjunction] = [()]
    for part in parts:
        _check(len(joined) * len(part))
        joined = [tuple(dict.fromkeys((*left, *right))) for left, right in product(joined, part)]
    return joined


def _check(count: int) -> None:
    if count > MOST_CONJUNCTIONS:
        raise EngineFailure(f"条件展开后多于 {MOST_CONJUNCTIONS} 种情形，请拆成几条规则")
