"""Findings, reviews of one document, and the report of a run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from auditor.model.rules import Certainty, Grade


@dataclass(frozen=True, slots=True)
class Location:
    """A place of a finding, in the words of the form and in numbers a person can count.

    ``table`` is 表二, 表三 or 表四; ``row`` and ``column`` are the codes of the form; ``text`` what is printed there.
    """

    role: Literal["primary", "related"]
    section: str | None = None
    table: str | None = None
    row: str | None = None
    column: str | None = None
    page: int | None = None
    line: int | None = None
    text: str = ""
    place: str = ""
    """The file's own coordinates in words: 第2个表格第5行第3列, 第18行."""


@dataclass(frozen=True, slots=True)
class EvidenceCell:
    """A cell of an evidence grid; ``mark`` is ``primary`` for the wrong one, ``part`` for what it is computed from."""

    text: str
    mark: Literal["", "part", "primary"] = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The piece of a table that shows a finding: column heads, row labels and the cells as printed."""

    table: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[EvidenceCell, ...]], ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One graded finding of one rule in one document.

    ``status`` is ``open``, ``waived`` or ``yielded`` (another finding accuses the same cause; ``yielded_to`` names its
    rule). ``hints`` are explanations that diagnosing rules attached. ``values`` are the numbers the rule read.
    """

    rule: str
    family: str
    grade: Grade
    certainty: Certainty
    document: str
    title: str
    message: str
    clauses: tuple[str, ...]
    remedy: str
    fingerprint: str
    locations: tuple[Location, ...]
    status: Literal["open", "waived", "yielded"] = "open"
    yielded_to: str | None = None
    arithmetic: str = ""
    values: Mapping[str, int | str] = field(default_factory=dict)
    hints: tuple[str, ...] = ()
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """What the audit says of one document.

    ``status`` is ``read`` or ``unreadable`` (then ``reason`` says why and there are no outcomes). ``coverage`` counts
    rules by status; ``not_checked`` maps each rule that is unreadable to its reason, ``partly_checked`` each that fails at
    one place and is unreadable at another, ``untold`` each that does not apply only because no roster tells what it
    reads. ``verdict`` is the gravest open grade, 未见问题, or 无法判断.
    """

    path: str
    sha256: str
    format: str
    status: Literal["read", "unreadable"]
    reason: str = ""
    organ: str | None = None
    year: int | None = None
    form: str | None = None
    verdict: str = ""
    coverage: Mapping[str, int] = field(default_factory=dict)
    not_checked: Mapping[str, str] = field(default_factory=dict)
    partly_checked: Mapping[str, str] = field(default_factory=dict)
    untold: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()

    def count(self, grade: Grade) -> int:
        """Number of open findings of ``grade``."""
        return sum(1 for f in self.findings if f.grade is grade and f.status == "open")


@dataclass(frozen=True, slots=True)
class RosterUsage:
    """The roster of a run: its path and number of rows, the rows about no report, and the reports without a row."""

    path: str
    rows: int
    unused: tuple[int, ...] = ()
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """A whole run: the tool, the rules, the reference date and one review per document, in order of path."""

    version: str
    engine: str
    rules: int
    rules_sha256: str
    packs: tuple[str, ...]
    on: str
    reviews: tuple[Review, ...]
    clauses: Mapping[str, str] = field(default_factory=dict)
    """Words of each clause that a finding cites: id → 'instrument article：words'."""
    left_aside: Mapping[str, str] = field(default_factory=dict)
    """Files below the given paths that were not audited because they are no reports: path → why."""
    engine_note: str = ""
    """A sentence about the engine that the reader must know (which one took over, and why); usually empty."""
    roster: RosterUsage | None = None
