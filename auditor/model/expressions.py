"""Conditions of rules as a tree: the form between the YAML text and the two evaluators.

The grammar (``auditor/rulebook/grammar.lark``) builds these nodes, the compiler turns them into durable-rules
patterns, the reference evaluator computes them, and the arithmetic line of a finding is written from them.
Group names (``六类申请人``) are already expanded here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Number:
    """An integer constant."""

    value: int


@dataclass(frozen=True, slots=True)
class Text:
    """A string constant."""

    value: str


@dataclass(frozen=True, slots=True)
class Name:
    """The value of a field of the fact under judgement; a blank cell counts as 0."""

    name: str


@dataclass(frozen=True, slots=True)
class Total:
    """``合计(group)``: the sum of several fields."""

    group: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """``left op right`` on integers."""

    op: Literal["+", "-", "*"]
    left: Value
    right: Value


Value = Number | Text | Name | Total | Arithmetic

Relation = Literal["=", "≠", "<", "≤", ">", "≥"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """``left op right``; text may only be compared with = and ≠."""

    op: Relation
    left: Value
    right: Value


@dataclass(frozen=True, slots=True)
class Member:
    """``name 在 {…}``: the field equals one of the constants."""

    name: str
    values: tuple[int | str, ...]


@dataclass(frozen=True, slots=True)
class Blank:
    """``name 空白``: the document has the cell and nothing, or a dash, stands in it."""

    name: str


@dataclass(frozen=True, slots=True)
class Stated:
    """``name 存在``: the document states the field, and it is not blank."""

    name: str


@dataclass(frozen=True, slots=True)
class Exists:
    """``有 kind{field = …}``: some fact of that kind has all these values.

    A value is a constant, or a ``Name`` of the fact under judgement (``本.field``).
    """

    kind: str
    equals: tuple[tuple[str, int | str | Name], ...]


@dataclass(frozen=True, slots=True)
class Not:
    """``非 …``."""

    item: Condition


@dataclass(frozen=True, slots=True)
class And:
    """``… 且 …``."""

    items: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """``… 或 …``."""

    items: tuple[Condition, ...]


Condition = Comparison | Member | Blank | Stated | Exists | Not | And | Or
Node = Condition | Value


def children(node: Node) -> tuple[Node, ...]:
    """Return the nodes directly below ``node``."""
    match node:
        case Arithmetic(_, left, right) | Comparison(_, left, right):
            return (left, right)
        case Not(item):
            return (item,)
        case And(items) | Or(items):
            return items
        case _:
            return ()


def walk(node: Node) -> Iterator[Node]:
    """Yield ``node`` and every node below it, parents first."""
    yield node
    for child in children(node):
        yield from walk(child)


def values_read(node: Node) -> tuple[str, ...]:
    """Return the fields whose value ``node`` reads, in order of first appearance.

    Fields that are only tested for presence (空白, 存在) are not among them: a rule is silent on a fact that does
    not state a value it reads, while a presence test is exactly about that.
    """
    seen: dict[str, None] = {}
    for part in walk(node):
        match part:
            case Name(name) | Member(name, _):
                seen.setdefault(name)
            case Total(_, names):
                seen.update(dict.fromkeys(names))
            case Exists(_, equals):
                seen.update(dict.fromkeys(v.name for _, v in equals if isinstance(v, Name)))
    return tuple(seen)


def presence_read(node: Node) -> tuple[str, ...]:
    """Return the fields that ``node`` tests for presence, in order of first appearance."""
    return tuple(dict.fromkeys(part.name for part in walk(node) if isinstance(part, Blank | Stated)))
