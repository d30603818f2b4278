"""Integer arithmetic of rules in normal form: a sum of products of fields, and how large it can become."""

from __future__ import annotations

from auditor.engine.indexing import LARGEST
from auditor.errors import EngineFailure
from auditor.model.expressions import Arithmetic, Comparison, Name, Number, Text, Total, Value, walk
from auditor.model.rules import Rule

Polynomial = dict[tuple[str, ...], int]
"""Coefficients by product of fields: ``a*a - 3*b + 2`` is ``{("a", "a"): 1, ("b",): -3, (): 2}``; no zeros."""

MOST_TERMS = 200
"""The engine handles sums of 240 fields in one pattern (measured); this stays below."""

ROOM = 1 << 62
"""The engine wraps silently at 64 bits: every number on the way must stay below this."""

SMALLEST_LIMIT = 10**6
"""A rule whose arithmetic leaves no room for counts up to a million is refused."""


def expand(value: Value) -> Polynomial:
    """Multiply ``value`` out; EngineFailure for text, or when it has more than MOST_TERMS products."""
    match value:
        case Number(number):
            return {(): number} if number else {}
        case Name(name):
            return {(name,): 1}
        case Total(_, names):
            return add(*(expand(Name(name)) for name in names))
        case Arithmetic("+", left, right):
            return add(expand(left), expand(right))
        case Arithmetic("-", left, right):
            return add(expand(left), scaled(expand(right), -1))
        case Arithmetic(_, left, right):
            return _product(expand(left), expand(right))
        case _:
            raise EngineFailure("文字不能参加运算，也不能比较大小")


def add(*polynomials: Polynomial) -> Polynomial:
    """Return the sum of ``polynomials``."""
    total: Polynomial = {}
    for polynomial in polynomials:
        for names, factor in polynomial.items():
            total[names] = total.get(names, 0) + factor
    if len(total) > MOST_TERMS:
        raise EngineFailure(f"算式展开后多于 {MOST_TERMS} 项")
    return {names: factor for names, factor in total.items() if factor}


def scaled(polynomial: Polynomial, factor: int) -> Polynomial:
    """Return ``polynomial`` times ``factor`` (not 0)."""
    return {names: factor * own for names, own in polynomial.items()}


def _product(left: Polynomial, right: Polynomial) -> Polynomial:
    if len(left) * len(right) > MOST_TERMS:
        raise EngineFailure(f"算式展开后多于 {MOST_TERMS} 项")
    return add({}, *({tuple(sorted((*a, *b))): x * y} for a, x in left.items() for b, y in right.items()))


def bound(polynomial: Polynomial, limit: int) -> int:
    """Return what ``polynomial`` cannot exceed, at any step, while its fields stay between ``-limit`` and ``limit``."""
    return sum(abs(factor) * limit ** len(names) for names, factor in polynomial.items())


def is_plain(comparison: Comparison) -> bool:
    """Tell whether ``comparison`` only asks if two values are the same, so that text is welcome."""
    sides = (comparison.left, comparison.right)
    return comparison.op in ("=", "≠") and all(isinstance(side, Name | Number | Text) for side in sides)


def _computed(rule: Rule) -> list[Comparison]:
    conditions = [rule.expect] if rule.where is None else [rule.where, rule.expect]
    nodes = [node for condition in conditions for node in walk(condition)]
    return [node for node in nodes if isinstance(node, Comparison) and not is_plain(node)]


def numbers_read(rule: Rule) -> frozenset[str]:
    """Return the fields that ``rule`` calculates with or compares by size; text in them cannot be judged."""
    names: set[str] = set()
    for comparison in _computed(rule):
        for node in walk(comparison):
            match node:
                case Name(name):
                    names.add(name)
                case Total(_, members):
                    names.update(members)
    return frozenset(names)


def limit_of(rule: Rule) -> int:
    """Return the largest number that ``rule`` may meet in the fields it calculates with.

    It is LARGEST or a smaller power of ten: sums of fields keep LARGEST, only products of fields need less.
    EngineFailure, naming the rule, where even small numbers would overflow, or where text is calculated with.
    """
    limit = LARGEST
    try:
        for comparison in _computed(rule):
            difference = add(expand(comparison.left), scaled(expand(comparison.right), -1))
            while bound(difference, limit) + limit >= ROOM:
                limit //= 10
                if limit < SMALLEST_LIMIT:
                    raise EngineFailure("算式会超出引擎的整数范围")
    except EngineFailure as failure:
        raise EngineFailure(f"规则 {rule.id}：{failure}") from failure
    return limit
