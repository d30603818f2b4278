"""Rules, clauses and rulebooks as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from auditor.model.expressions import Condition


class Grade(StrEnum):
    """How grave a finding is, gravest first."""

    VIOLATION = "违规"
    DEFECT = "缺陷"
    ADVICE = "提示"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Grade).index(self)

    @property
    def english(self) -> str:
        """The English name."""
        return {"违规": "violation", "缺陷": "defect", "提示": "advice"}[self.value]


class Certainty(StrEnum):
    """Whether the finding stands by itself or a person has to confirm it."""

    CERTAIN = "确定"
    TO_CONFIRM = "待核"


@dataclass(frozen=True, slots=True)
class Words:
    """One text in two languages; English may be empty."""

    zh: str
    en: str = ""

    def in_language(self, language: str) -> str:
        """Return the text in ``language`` (``zh`` or ``en``), Chinese where there is no English."""
        return self.en if language == "en" and self.en else self.zh


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of the law: its id, instrument, operative words and force.

    ``mark`` says how its words were verified: V verbatim, V-part verbatim but cut, C corroborated, M memory.
    ``until`` is None while it is in force. Of a clause that is ``asked``, the coverage has to name the rules that cite
    it, or say why none can: ``untested``.
    """

    id: str
    instrument: str
    article: str
    words: str
    mark: str
    since: date
    until: date | None = None
    asked: bool = False
    untested: Words | None = None

    def binds(self, year: int) -> bool:
        """Say whether the clause binds the report on ``year``.

        It does when it is in force on 31 December of that year, the last day the report is about: 〔2021〕30号 of
        2021-09-26 governs the reports from 2021 on, 〔2019〕60号 those on 2019 and 2020, and 国办函〔2020〕109号, in force
        from 2021-01-01, none before 2021 (GS19-8).
        """
        day = date(year, 12, 31)
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Milder:
    """``when`` this holds on the failing fact, the finding has ``grade`` instead."""

    when: Condition
    grade: Grade


@dataclass(frozen=True, slots=True)
class Case:
    """An example of a rule: a fact, whether the rule passes on it, and words its message must contain.

    ``others`` are further facts (each with its ``kind``) for rules that ask whether some fact exists.
    """

    name: str
    passes: bool
    fields: Mapping[str, int | str | None]
    others: tuple[Mapping[str, int | str], ...] = ()
    says: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """One requirement of the regulation: which facts it is about, and what must hold of them.

    ``years`` are the first and last report year it applies to, inclusive; None is open. ``grade_2019`` is the grade
    for report year 2019, whose form was only encouraged (GS19-2). ``yields_to`` names rules that, failing at the same
    place, accuse the same cause: this rule's finding then steps back. ``explains`` names rules whose finding at the same
    place this one only explains: it is attached there and never stands alone.
    """

    id: str
    family: str
    title: Words
    grade: Grade
    grade_2019: Grade
    certainty: Certainty
    clauses: tuple[str, ...]
    kind: str
    where: Condition | None
    expect: Condition
    says: Words
    remedy: Words
    years: tuple[int | None, int | None] = (None, None)
    milder: Milder | None = None
    yields_to: tuple[str, ...] = ()
    explains: tuple[str, ...] = ()
    traps: str = ""
    cases: tuple[Case, ...] = ()
    path: str = ""
    line: int = 0
    where_text: str = ""
    expect_text: str = ""


@dataclass(frozen=True, slots=True)
class UnbuiltRule:
    """A rule of the catalogue that is not built, and why."""

    id: str
    title: Words
    why: Words


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Rules by id in file order, the clauses they cite, the rules not built, and the hash of the files that judge.

    The hash leaves out the list of rules not built, which judges nothing.
    """

    rules: Mapping[str, Rule]
    clauses: Mapping[str, Clause]
    unbuilt: tuple[UnbuiltRule, ...] = ()
    sha256: str = ""
    packs: tuple[str, ...] = field(default=("national",))
