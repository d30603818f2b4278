"""Drafts through the whole pipeline: written in a format, read from bytes, judged."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from auditor.audit import Auditor, review
from auditor.batch.sources import Source
from auditor.model.findings import Review
from auditor.roster.matching import Roster
from tests.generation.clean.draft import Draft, print_draft
from tests.generation.dump import KEEPING, write_text
from tests.generation.page import write_page
from tests.generation.report import Report
from tests.generation.word import write_word

WRITERS: dict[str, Callable[[Report, random.Random], bytes]] = {
    "docx": write_word,
    "html": write_page,
    "txt": lambda report, choice: write_text(report, choice, KEEPING),
}


def audit_draft(
    auditor: Auditor,
    draft: Draft,
    choice: random.Random,
    path: Path,
    finish: Callable[[bytes], bytes] | None = None,
) -> Review:
    """Write ``draft`` to ``path`` in the format of its suffix and return the review of that file."""
    content = WRITERS[path.suffix[1:]](print_draft(draft), choice)
    path.write_bytes(finish(content) if finish else content)
    name, row = path.as_posix(), draft.metadata
    known = replace(auditor, roster=Roster("roster.csv", (row,), {name: row})) if row else auditor
    return review(known, Source(name, path))
