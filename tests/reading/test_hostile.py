"""Hostile files end with a sentence or a reading, within bounds, and never with another error."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.audit import each_facts
from auditor.batch import workers
from auditor.errors import UnreadableDocument
from auditor.model.document import Document, Table
from auditor.reading import read_bytes
from auditor.reading.grid import MAX_POSITIONS
from tests.generation.hostile.cases import CASES, Hostile
from tests.generation.report import FORMS

OUTSIDE = ("pdf", "zip")
"""Formats that only workers read: a native library reads the one, and the other is no report."""
REFUSED = [case for case in CASES if case.is_refused and case.suffix not in OUTSIDE]
READ = [case for case in CASES if not case.is_refused]
SMALL_WORKER = 1 << 29


def read(case: Hostile) -> Document:
    """Read the small file of ``case``."""
    return read_bytes(case.write(case.small), f".{case.suffix}", f"hostile.{case.suffix}", FORMS)


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: f"{case.suffix}: {case.name}")
def test_a_hostile_file_is_refused_with_what_to_do(case: Hostile) -> None:
    with pytest.raises(UnreadableDocument, match="请"):
        read(case)


@pytest.mark.parametrize("case", READ, ids=lambda case: f"{case.suffix}: {case.name}")
def test_a_file_of_little_but_separators_is_read_within_bounds(case: Hostile) -> None:
    tables = [block for block in read(case).blocks if isinstance(block, Table)]
    assert sum(len(table.grid) * table.width for table in tables) <= MAX_POSITIONS


def test_a_file_that_ends_its_worker_is_refused_and_the_others_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "MAX_ADDRESS_SPACE", SMALL_WORKER)
    cases = [case for case in CASES if case.suffix in OUTSIDE]
    for number, case in enumerate(cases):
        (tmp_path / f"{number}.{case.suffix}").write_bytes(case.write(case.small))
    answers = dict(each_facts([tmp_path.as_posix()], FORMS, 2))
    assert len(answers) == len(cases)
    for name, answer in answers.items():
        assert isinstance(answer, str), name
        assert "请" in answer
        assert not answer.startswith("程序内部错误")
