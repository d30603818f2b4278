"""The reference evaluator: the meaning of a rule, in plain Python.

It is the second opinion on every failure that the engine reports, the source of pass, n/a and unreadable and their
reasons, and the only evaluator where durable-rules cannot be installed.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from auditor.engine.indexing import FIRST_YEAR, LARGEST, LAST_YEAR, TOO_LARGE, FactIndex, IndexedFact
from auditor.engine.polynomials import limit_of, numbers_read
from auditor.model.expressions import (
    And,
    Arithmetic,
    Blank,
    Comparison,
    Condition,
    Exists,
    Member,
    Name,
    Not,
    Number,
    Or,
    Stated,
    Text,
    Total,
    Value,
    presence_read,
    values_read,
    walk,
)
from auditor.model.facts import Fact
from auditor.model.outcomes import Status
from auditor.model.rules import Rule

Fields = Mapping[str, int | str]
Test = Callable[[Fields, Mapping[str, str], FactIndex], bool | None]
"""A condition made ready: fields, blanks and the other facts in; True, False, or None where it cannot be known."""

_CALCULATE: Mapping[str, Callable[[int, int], int]] = {"+": operator.add, "-": operator.sub, "*": operator.mul}
_COMPARE: Mapping[str, Callable[[int | str, int | str], bool]] = {
    "=": operator.eq,
    "≠": operator.ne,
    "<": operator.lt,
    "≤": operator.le,
    ">": operator.gt,
    "≥": operator.ge,
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer of one rule on one fact, with the reason where it is n/a or unreadable."""

    status: Status
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A condition with the fields it reads by value, all fields it reads, and whether it asks about other facts."""

    values: frozenset[str]
    names: frozenset[str]
    of_others: bool
    test: Test


NO_SUCH_FACTS = "没有这类事实"
"""Reason of n/a where the report has no fact of the rule's kind."""

PASS = Verdict(Status.PASS)
FAIL = Verdict(Status.FAIL)
OTHER_YEARS = Verdict(Status.NOT_APPLICABLE, "不在适用年度")
NOT_THE_CASE = Verdict(Status.NOT_APPLICABLE, "条件不成立")
YEAR_UNKNOWN = Verdict(Status.UNREADABLE, "报告年度不明")


def value_of(node: Value, fact: Fact) -> int | str:
    """Return the value of ``node`` on ``fact``, a blank cell being 0; KeyError for a field that it does not state."""
    return _prepare_value(node)(fact.fields)


def holds(condition: Condition, fact: Fact, base_facts: Iterable[Fact]) -> bool:
    """Tell whether ``condition`` certainly holds on ``fact`` among the facts ``base_facts``.

    False as well where it reads a value that the fact does not state or that cannot be read.
    """
    asked = _asked(condition)
    index = FactIndex(base_facts if asked.of_others else (), {})
    alone = FactIndex((fact,), {}).facts[0]
    if not asked.names.isdisjoint(alone.unreadable) or not asked.values <= alone.fields.keys():
        return False
    return asked.test(alone.fields, fact.blanks, index) is True


@lru_cache(maxsize=1024)
def _asked(condition: Condition) -> _Asked:
    """Make ``condition`` ready once; it is asked of one fact after another."""
    values = frozenset(values_read(condition))
    return _Asked(
        values=values,
        names=values.union(presence_read(condition)),
        of_others=any(isinstance(node, Exists) for node in walk(condition)),
        test=prepare(condition),
    )


def prepare(condition: Condition) -> Test:
    """Turn ``condition`` into a function; every field it reads by value must be stated where it is called."""
    match condition:
        case Comparison(op, left, right):
            compare, first, second = _COMPARE[op], _prepare_value(left), _prepare_value(right)
            return lambda fields, _blanks, _index: compare(first(fields), second(fields))
        case Member(name, values):
            return lambda fields, _blanks, _index: fields[name] in values
        case Blank(name):
            return lambda _fields, blanks, _index: name in blanks
        case Stated(name):
            return lambda fields, blanks, _index: name in fields and name not in blanks
        case Exists(kind, equals):
            return _prepare_exists(kind, equals)
        case Not(item):
            return _negate(prepare(item))
        case And(items):
            return _join([prepare(item) for item in items], decisive=False)
        case Or(items):
            return _join([prepare(item) for item in items], decisive=True)


def _prepare_value(node: Value) -> Callable[[Fields], int | str]:
    match node:
        case Number(value) | Text(value):
            return lambda _fields: value
        case Name(name):
            return operator.itemgetter(name)
        case Total(_, names):
            return lambda fields: sum(map(fields.__getitem__, names))  # type: ignore[arg-type]
        case Arithmetic(op, left, right):
            calculate, first, second = _CALCULATE[op], _prepare_value(left), _prepare_value(right)
            return lambda fields: calculate(first(fields), second(fields))  # type: ignore[arg-type]


def _prepare_exists(kind: str, equals: Sequence[tuple[str, int | str | Name]]) -> Test:
    names = tuple(name for name, _ in equals)
    values = [_prepare_value(v) if isinstance(v, Name) else _constant(v) for _, v in equals]
    return lambda fields, _blanks, index: index.exists(kind, names, tuple(value(fields) for value in values))


def _constant(value: int | str) -> Callable[[Fields], int | str]:
    return lambda _fields: value


def _negate(test: Test) -> Test:
    def negated(fields: Fields, blanks: Mapping[str, str], index: FactIndex) -> bool | None:
        answer = test(fields, blanks, index)
        return None if answer is None else not answer

    return negated


def _join(tests: Sequence[Test], *, decisive: bool) -> Test:
    """Join by 或 (one True decides) or 且 (one False decides); an unknown counts only where none decides."""

    def joined(fields: Fields, blanks: Mapping[str, str], index: FactIndex) -> bool | None:
        answer: bool | None = not decisive
        for test in tests:
            own = test(fields, blanks, index)
            if own is decisive:
                return decisive
            if own is None:
                answer = None
        return answer

    return joined


class Assessor:
    """One rule, ready to be asked about facts."""

    def __init__(self, rule: Rule) -> None:
        """Prepare ``rule``; EngineFailure where it calculates with text or beyond the range of the engine."""
        conditions = [rule.expect] if rule.where is None else [rule.where, rule.expect]
        first, last = rule.years
        self.rule = rule
        self._first = FIRST_YEAR if first is None else first
        self._last = LAST_YEAR if last is None else last
        self._values = tuple(dict.fromkeys(name for part in conditions for name in values_read(part)))
        self._value_set = frozenset(self._values)
        self._reads = tuple(dict.fromkeys((*self._values, *(n for part in conditions for n in presence_read(part)))))
        self._numbers = numbers_read(rule)
        self._limit = limit_of(rule)
        self._asked = [node for part in conditions for node in walk(part) if isinstance(node, Exists)]
        self._where = None if rule.where is None else prepare(rule.where)
        self._where_values = frozenset() if rule.where is None else frozenset(values_read(rule.where))
        self._where_reads = self._where_values.union(() if rule.where is None else presence_read(rule.where))
        self._expect = prepare(rule.expect)

    def in_years(self, since: int, until: int) -> Verdict | None:
        """Return None if the rule is in force in all years from ``since`` to ``until``, else n/a or unreadable."""
        if self._first <= since and until <= self._last:
            return None
        return OTHER_YEARS if until < self._first or self._last < since else YEAR_UNKNOWN

    def assess(self, fact: IndexedFact, index: FactIndex) -> Verdict:
        """Judge one fact of the rule's kind among the facts of ``index``."""
        years = self.in_years(fact.since, fact.until)
        if years is not None:
            return years
        fields = fact.fields
        if fact.unreadable and self._is_of_another(fact, index):
            return NOT_THE_CASE
        if fact.unreadable:
            for name in self._reads:
                if name in fact.unreadable:
                    return Verdict(Status.UNREADABLE, f"“{name}”：{fact.unreadable[name]}")
        if not self._numbers.isdisjoint(fact.texts):
            name = next(name for name in self._values if name in self._numbers and name in fact.texts)
            return Verdict(Status.UNREADABLE, f"“{name}”：不是数字")
        if self._limit < LARGEST:
            for name in self._numbers:
                value = fields.get(name, 0)
                if isinstance(value, int) and abs(value) > self._limit:
                    return Verdict(Status.UNREADABLE, f"“{name}”：{TOO_LARGE}")
        if not self._value_set <= fields.keys():
            name = next(n for n in self._values if n not in fields)
            return Verdict(Status.NOT_APPLICABLE, index.untold.get(name) or f"没有写明“{name}”")
        return self._decide(fact, index)

    def _is_of_another(self, fact: IndexedFact, index: FactIndex) -> bool:
        """Whether the rule is certainly not about ``fact``, whatever could not be read of it: a claim of another matter."""
        if self._where is None or not self._where_values <= fact.fields.keys():
            return False
        if not self._where_reads.isdisjoint(fact.unreadable) or not self._numbers.isdisjoint(fact.texts):
            return False
        return self._where(fact.fields, fact.fact.blanks, index) is False

    def _decide(self, fact: IndexedFact, index: FactIndex) -> Verdict:
        fields, blanks = fact.fields, fact.fact.blanks
        if self._where is not None:
            applies = self._where(fields, blanks, index)
            if applies is False:
                return NOT_THE_CASE
            if applies is None:
                return Verdict(Status.UNREADABLE, self._open_question(index))
        answer = self._expect(fields, blanks, index)
        if answer is None:
            return Verdict(Status.UNREADABLE, self._open_question(index))
        return PASS if answer else FAIL

    def _open_question(self, index: FactIndex) -> str:
        for asked in self._asked:
            if asked.kind in index.unreadable_kinds:
                return index.unreadable_kinds[asked.kind]
        for asked in self._asked:
            for name, _ in asked.equals:
                for other in index.of_kind(asked.kind):
                    if name in other.unreadable:
                        return f"{asked.kind}的“{name}”：{other.unreadable[name]}"
        return ""
