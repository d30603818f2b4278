"""A report made up and written in any format says the same when it is read back."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.facts.extract import extract
from auditor.model.facts import FactBase
from auditor.reading import read
from tests.generation.comparison import compare_tables, compare_text
from tests.generation.dump import KEEPING, continued, draw_text_layout, unmerged, write_text
from tests.generation.page import write_page
from tests.generation.report import FORMS, Report, draw_report
from tests.generation.word import write_word

Writer = Callable[[Report, random.Random], bytes]
WRITERS: dict[str, Writer] = {"docx": write_word, "html": write_page}

seeds = st.integers(0, 2**32)
once_per_example = settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])


def read_facts(data: bytes, path: Path) -> FactBase:
    """Write ``data`` to ``path`` and read the facts of the file."""
    path.write_bytes(data)
    return extract(read(path, FORMS), FORMS)


@pytest.mark.parametrize("suffix", WRITERS)
@once_per_example
@given(seed=seeds)
def test_every_layout_of_a_format_gives_back_the_report(suffix: str, seed: int, tmp_path: Path) -> None:
    choice = random.Random(seed)
    report = draw_report(choice)
    base = read_facts(WRITERS[suffix](report, choice), tmp_path / f"report.{suffix}")
    found = compare_tables(report, base)
    assert (found.wrong, found.doubted, compare_text(report, base)) == ([], [], [])
    assert found.exact == sum(len(row) for rows in report.tables.values() for row in rows.values())


@once_per_example
@given(seed=seeds)
def test_a_dump_gives_back_the_report_or_says_what_it_lost(seed: int, tmp_path: Path) -> None:
    choice = random.Random(seed)
    report = draw_report(choice)
    layout, merging = draw_text_layout(choice)
    base = read_facts(write_text(report, choice, layout, merging), tmp_path / "report.txt")
    found = compare_tables(report, base)
    assert (found.wrong, compare_text(report, base)) == ([], [])


@pytest.mark.parametrize("layout", KEEPING)
@once_per_example
@given(seed=seeds)
def test_a_dump_that_keeps_all_cells_gives_back_the_report(
    layout: Callable[[list[list[str]]], str], seed: int, tmp_path: Path
) -> None:
    choice = random.Random(seed)
    report = draw_report(choice)
    merging = unmerged if layout is KEEPING[1] else continued
    base = read_facts(write_text(report, choice, layout, merging), tmp_path / "report.txt")
    found = compare_tables(report, base)
    assert (found.wrong, found.doubted, compare_text(report, base)) == ([], [], [])
