"""What became of clean reports and of mutants."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from auditor.audit import Auditor
from auditor.model.findings import Finding, Review
from auditor.model.rules import Grade
from bench.defects.auditing import WRITERS, audit_draft
from tests.generation.clean.clean import draw_draft
from tests.generation.clean.draft import Draft
from tests.generation.mutants.mutant import Mutant

_ATTEMPTS = 400
"""Most reports made up in search of one that can have a defect."""


@dataclass(slots=True)
class CleanTally:
    """Clean reports by what was found in them; ``accused`` are those with a finding graver than advice."""

    reports: int = 0
    accused: list[str] = field(default_factory=list)
    advice: Counter[str] = field(default_factory=Counter)
    unchecked: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class Tally:
    """Mutants of one kind: in how many the rule meant stands open, steps back for another, or says nothing.

    ``missed`` names the files of the last, ``elsewhere`` the rules to which it stepped back or that spoke in its place.
    """

    mutant: Mutant
    reports: int = 0
    fired: int = 0
    elsewhere: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)

    @property
    def told(self) -> int:
        """How often the defect was told by the rule meant or one that speaks for it."""
        return self.fired + self.elsewhere.total()


def tally_clean(auditor: Auditor, seed: str, count: int, folder: Path) -> CleanTally:
    """Audit ``count`` clean reports, in each format in turn."""
    tally = CleanTally()
    suffixes = list(WRITERS)
    for number in range(count):
        choice = random.Random(f"{seed}-{number}")
        path = folder / f"clean-{number}.{suffixes[number % len(suffixes)]}"
        found = audit_draft(auditor, draw_draft(choice), choice, path)
        tally.reports += 1
        tally.unchecked.update(found.not_checked or ([found.reason] if found.status == "unreadable" else []))
        grave = [f for f in _open(found) if f.grade is not Grade.ADVICE]
        tally.accused += [f"{path}: {f.rule} {f.message}" for f in grave]
        tally.advice.update({f.rule for f in _open(found) if f.grade is Grade.ADVICE})
        if not grave:
            path.unlink()
    return tally


def tally_mutants(auditor: Auditor, mutant: Mutant, seed: str, count: int, folder: Path) -> Tally:
    """Audit ``count`` reports with the defect of ``mutant``, in each format in turn."""
    tally = Tally(mutant)
    for number in range(count):
        choice = random.Random(f"{seed}-{mutant.rule}-{mutant.name}-{number}")
        draft = next(_spoiled(mutant, choice), None)
        if draft is None:
            break
        suffix = mutant.formats[number % len(mutant.formats)]
        path = folder / f"{mutant.rule}-{mutant.name}-{number}.{suffix}"
        found = audit_draft(auditor, draft, choice, path, mutant.finish)
        tally.reports += 1
        _count(tally, found, path)
    return tally


def _spoiled(mutant: Mutant, choice: random.Random) -> Iterator[Draft]:
    for _ in range(_ATTEMPTS):
        draft = mutant.change(choice, draw_draft(choice))
        if draft is not None:
            yield draft


def _count(tally: Tally, found: Review, path: Path) -> None:
    """Note what ``found`` says of the defect; the file of a miss is kept."""
    meant = [f for f in found.findings if f.rule == tally.mutant.rule]
    others = {f.rule for f in _open(found)}
    if any(f.status == "open" for f in meant):
        tally.fired += 1
    elif meant:
        tally.elsewhere[meant[0].yielded_to or ""] += 1
    elif others & set(tally.mutant.instead):
        tally.elsewhere[next(rule for rule in tally.mutant.instead if rule in others)] += 1
    else:
        unread = found.reason or found.not_checked.get(tally.mutant.rule, "")
        said = f"not judged, {unread}" if unread else "、".join(sorted(others)) or "nothing found"
        tally.missed.append(f"{path}: {said}")
        return
    path.unlink()


def _open(found: Review) -> list[Finding]:
    return [finding for finding in found.findings if finding.status == "open"]
