"""Hostile files end with a sentence or a reading, within bounds, and never with another error."""

from __future__ import annotations

import pytest

from auditor.errors import UnreadableDocument
from auditor.model.document import Document, Table
from auditor.reading import read_bytes
from auditor.reading.grid import MAX_POSITIONS
from tests.generation.hostile.cases import CASES, Hostile
from tests.generation.report import FORMS

REFUSED = [case for case in CASES if case.suffix in ("docx", "html") and case.name != "cell over 2e9 columns"]
READ = [case for case in CASES if case.suffix == "txt" or case.name == "cell over 2e9 columns"]


def read(case: Hostile) -> Document:
    """Read the small file of ``case``."""
    return read_bytes(case.write(case.small), f".{case.suffix}", f"hostile.{case.suffix}", FORMS)


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: f"{case.suffix}: {case.name}")
def test_a_hostile_file_is_refused_with_what_to_do(case: Hostile) -> None:
    with pytest.raises(UnreadableDocument, match="请"):
        read(case)


@pytest.mark.parametrize("case", READ, ids=lambda case: f"{case.suffix}: {case.name}")
def test_a_file_of_nothing_but_separators_is_read_within_bounds(case: Hostile) -> None:
    tables = [block for block in read(case).blocks if isinstance(block, Table)]
    assert sum(len(table.grid) * table.width for table in tables) <= MAX_POSITIONS
