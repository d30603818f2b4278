"""Short ways to write rules and facts in the tests of the engine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from auditor.model.expressions import (
    Arithmetic,
    Comparison,
    Condition,
    Name,
    Number,
    Text,
    Total,
    Value,
)
from auditor.model.facts import Fact, FactBase, Identity
from auditor.model.rules import Certainty, Grade, Rule, Words


def value(part: Value | str | int) -> Value:
    """Turn a field name or an integer into its node."""
    if isinstance(part, str):
        return Name(part)
    return Number(part) if isinstance(part, int) else part


def compared(left: Value | str | int, op: str, right: Value | str | int) -> Comparison:
    """Return ``left op right``."""
    return Comparison(op, value(left), value(right))  # type: ignore[arg-type]


def computed(left: Value | str | int, op: str, right: Value | str | int) -> Arithmetic:
    """Return the arithmetic ``left op right``."""
    return Arithmetic(op, value(left), value(right))  # type: ignore[arg-type]


def total(*names: str) -> Total:
    """Return the sum of fields."""
    return Total("组", names)


def text(words: str) -> Text:
    """Return a text constant."""
    return Text(words)


def rule(
    expect: Condition,
    where: Condition | None = None,
    *,
    kind: str = "甲",
    years: tuple[int | None, int | None] = (None, None),
    name: str = "GK-XX-001",
) -> Rule:
    """Return a rule with only what the engine looks at."""
    return Rule(
        id=name,
        family="XX",
        title=Words("题"),
        grade=Grade.VIOLATION,
        grade_2019=Grade.VIOLATION,
        certainty=Certainty.CERTAIN,
        clauses=(),
        kind=kind,
        where=where,
        expect=expect,
        says=Words("述"),
        remedy=Words("改"),
        years=years,
    )


def fact(
    fields: Mapping[str, int | str] | None = None,
    *,
    kind: str = "甲",
    ref: str = "",
    blanks: Mapping[str, str] | None = None,
    unreadable: Mapping[str, str] | None = None,
) -> Fact:
    """Return a fact; blank fields are 0 in its fields as well."""
    blanks = blanks or {}
    return Fact(kind, ref, {**(fields or {}), **dict.fromkeys(blanks, 0)}, blanks, unreadable or {})


def base(facts: Iterable[Fact], unreadable_kinds: Mapping[str, str] | None = None) -> FactBase:
    """Return a fact base of ``facts``."""
    return FactBase(Identity(), tuple(facts), unreadable_kinds=unreadable_kinds or {})
