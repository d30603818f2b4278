"""Single tests of a fact as durable-rules conditions: comparisons and presence.

The left side of a condition is always one field. A comparison of sums is therefore solved for a field that occurs once,
or, where there is none, written as ``x op x + (right − left)``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from auditor.engine.encoding import blank_mark, encode, stated_mark
from auditor.engine.indexing import LARGEST
from auditor.engine.polynomials import Polynomial, add, expand, is_plain, scaled
from auditor.model.expressions import Blank, Comparison, Name, Number, Relation, Stated, Text, Value

Body = dict[str, Any]
"""A condition, a pattern or a rule of the engine as it is written in JSON."""

_MARKS: Mapping[Relation, str] = {"=": "$eq", "≠": "$neq", "<": "$lt", "≤": "$lte", ">": "$gt", "≥": "$gte"}
_MIRRORED: Mapping[Relation, Relation] = {"=": "=", "≠": "≠", "<": ">", "≤": "≥", ">": "<", "≥": "≤"}


def condition(name: str, op: Relation, operand: int | Body) -> Body:
    """Return ``name op operand`` as a condition; equality is written ``{name: operand}``."""
    return {name: operand} if op == "=" else {_MARKS[op]: {name: operand}}


def presence(test: Blank | Stated, *, wanted: bool) -> Body:
    """Return ``test``, or its opposite, as a test of its mark."""
    return {presence_mark(test): int(wanted)}


def presence_mark(test: Blank | Stated) -> str:
    """Return the engine's field that answers ``test``."""
    return stated_mark(test.name) if isinstance(test, Stated) else blank_mark(test.name)


def compare(comparison: Comparison, codes: dict[str, int]) -> Body | bool:
    """Return ``comparison`` as a condition, or its truth where no field decides it.

    Fields that stand on the right of the condition need ``$ex`` guards before it.
    """
    if is_plain(comparison):
        return _plain(comparison.op, comparison.left, comparison.right, codes)
    difference = add(expand(comparison.left), scaled(expand(comparison.right), -1))
    if difference.keys() <= {()}:
        return _truth(comparison.op, difference.get((), 0))
    for names, factor in difference.items():
        if len(names) == 1 and abs(factor) == 1:
            rest = scaled({product: own for product, own in difference.items() if product != names}, -factor)
            op = comparison.op if factor == 1 else _MIRRORED[comparison.op]
            return condition(names[0], op, _written(rest))
    name = next(names[0] for names in difference if names)
    return condition(name, comparison.op, _written(add({(name,): 1}, scaled(difference, -1))))


def _plain(op: Relation, left: Value, right: Value, codes: dict[str, int]) -> Body | bool:
    if not isinstance(left, Name):
        left, right = right, left
    if isinstance(left, Name) and isinstance(right, Name):
        return op == "=" if left == right else condition(left.name, op, {"$m": right.name})
    if isinstance(left, Name) and isinstance(right, Number | Text):
        if isinstance(right, Number) and abs(right.value) > LARGEST:
            return op == "≠"  # no fact that is judged has such a number
        return condition(left.name, op, encode(right.value, codes))
    return (left == right) is (op == "=")


def _truth(op: Relation, difference: int) -> bool:
    if difference == 0:
        return op in ("=", "≤", "≥")
    return op in (("≠", ">", "≥") if difference > 0 else ("≠", "<", "≤"))


def _written(polynomial: Polynomial) -> int | Body:
    """Write a sum as engine arithmetic; a constant alone as a number, since the engine fails on constant arithmetic."""
    total: Body | None = None
    for names, factor in polynomial.items():
        if not names:
            continue
        term: Body = {"$m": names[0]}
        for name in names[1:]:
            term = {"$mul": {"$l": term, "$r": {"$m": name}}}
        if total is None:
            total = term if factor == 1 else {"$mul": {"$l": term, "$r": factor}}
        else:
            size = abs(factor)
            term = term if size == 1 else {"$mul": {"$l": term, "$r": size}}
            total = {"$add" if factor > 0 else "$sub": {"$l": total, "$r": term}}
    constant = polynomial.get((), 0)
    if total is None:
        return constant
    return {"$add": {"$l": total, "$r": constant}} if constant else total
