"""What the engine says of one report and one rule."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from auditor.model.facts import Fact


class Status(StrEnum):
    """The four answers; there is no fifth."""

    PASS = "pass"
    FAIL = "fail"
    NOT_APPLICABLE = "n/a"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The answer of one rule on one report, with the reason where it is not pass, and the facts that fail.

    A rule that fails on one fact and cannot read another is ``fail``, with the reason for the other.
    """

    rule: str
    status: Status
    reason: str = ""
    failures: tuple[Fact, ...] = ()
