"""The errors that users meet; each carries one sentence that says what is wrong, where, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from unicodedata import east_asian_width


class AuditorError(Exception):
    """Base of all errors that are reported to the user as a sentence and never as a traceback."""


class UsageError(AuditorError):
    """The command line or the configuration is wrong (exit code 2)."""


class NothingToAudit(AuditorError):
    """No path led to a report (exit code 3)."""


class UnreadableDocument(AuditorError):
    """A file cannot be read as a report; the message is the reason that stands beside 无法判断."""


class EngineFailure(AuditorError):
    """The rules engine failed, lost facts, or disagreed with the reference evaluator: never a finding."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault in a rule file: the place, what is wrong, and how to mend it.

    ``line`` and ``column`` start at 1; ``excerpt`` is the offending line of the file.
    """

    path: str
    line: int
    column: int
    message: str
    hint: str = ""
    excerpt: str = ""

    def __str__(self) -> str:
        """Render as ``path:line:column: message`` with the excerpt and a caret below."""
        text = f"{self.path}:{self.line}:{self.column}: {self.message}"
        if self.excerpt:
            before = self.excerpt[: self.column - 1]
            text += f"\n    {self.excerpt}\n    {''.join(_blank_below(character) for character in before)}^"
        if self.hint:
            text += f"\n    → {self.hint}"
        return text


def _blank_below(character: str) -> str:
    """A blank as wide as ``character`` on a terminal, so that the caret stands below the fault."""
    return "\u3000" if east_asian_width(character) in "WF" else character if character == "\t" else " "


class RuleError(AuditorError):
    """Rule files are faulty (exit code 2); carries every fault found in one run."""

    def __init__(self, faults: list[Fault]) -> None:
        """Keep ``faults`` (at least one) and join them for printing."""
        self.faults = faults
        super().__init__("\n".join(str(fault) for fault in faults))
