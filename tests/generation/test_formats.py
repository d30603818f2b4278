"""A report made up and written in any format says the same when it is read back."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from auditor.errors import UnreadableDocument
from auditor.facts.extract import extract
from auditor.model.facts import FactBase
from auditor.reading import read
from tests.generation.comparison import compare_tables, compare_text
from tests.generation.damage import cut_off, hide_line
from tests.generation.dump import ALL, GLUED, KEEPING, write_markdown, write_text
from tests.generation.figures import Figure
from tests.generation.page import write_page, write_web_archive
from tests.generation.report import FORMS, Report, draw_report
from tests.generation.word import write_word
from tests.generation.workbook import write_workbook

Writer = Callable[[Report, random.Random], bytes]
WRITERS: dict[str, Writer] = {
    "docx": write_word,
    "html": write_page,
    "md": write_markdown,
    "mhtml": write_web_archive,
    "xlsx": write_workbook,
}
TRANSFERRED: dict[str, Writer] = {
    "html": write_page,
    "mhtml": write_web_archive,
    "md": write_markdown,
    "txt": lambda report, choice: write_text(report, choice, KEEPING),
}
"""Formats without a checksum or an end that must be there: a file that was cut off can be read."""

seeds = st.integers(0, 2**32)
once_per_example = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])


def read_facts(data: bytes, path: Path) -> FactBase:
    """Write ``data`` to ``path`` and read the facts of the file."""
    path.write_bytes(data)
    return extract(read(path, FORMS), FORMS)


def _adds_up(row: tuple[Figure, ...]) -> bool:
    *numbers, total = (figure.number or 0 for figure in row)
    return sum(numbers) == total


def check(report: Report, base: FactBase) -> None:
    """Assert that every cell and every other fact is as ``report`` states it."""
    tables = compare_tables(report, base)
    assert [(table.wrong, table.doubted) for table in tables.values()] == [([], [])] * 3
    assert sum(table.exact for table in tables.values()) == sum(
        len(r) for t in report.tables.values() for r in t.values()
    )
    assert compare_text(report, base) == []


@pytest.mark.parametrize("suffix", WRITERS)
@once_per_example
@given(seed=seeds)
def test_every_layout_of_a_format_gives_back_the_report(suffix: str, seed: int, tmp_path: Path) -> None:
    choice = random.Random(seed)
    report = draw_report(choice)
    base = read_facts(WRITERS[suffix](report, choice), tmp_path / f"report.{suffix}")
    check(report, base)


@example(seed=2845)
@once_per_example
@given(seed=seeds)
def test_a_dump_gives_back_the_report_or_says_what_it_lost(seed: int, tmp_path: Path) -> None:
    choice = random.Random(seed)
    report = draw_report(choice)
    base = read_facts(write_text(report, choice, ALL + GLUED), tmp_path / "report.txt")
    tables = compare_tables(report, base)
    four = base.tables.get("表四")
    if four and four.assumed and not all(_adds_up(row) for row in report.tables["表四"].values()):
        # Digits run together were taken apart by sums that the report itself gets wrong, and the warning says so.
        assert any("表四单元格连写" in warning for warning in base.warnings)
        del tables["表四"]
    assert [table.wrong for table in tables.values()] == [[]] * len(tables)
    assert compare_text(report, base) == []


@once_per_example
@given(seed=seeds)
def test_run_together_cells_that_add_up_are_read_as_printed(seed: int, tmp_path: Path) -> None:
    choice = random.Random(seed)
    report = draw_report(choice)
    base = read_facts(write_text(report, choice, GLUED), tmp_path / "report.txt")
    if all(_adds_up(row) for row in report.tables["表四"].values()):
        assert compare_tables(report, base)["表四"].wrong == []


@once_per_example
@given(seed=seeds)
def test_a_dump_that_keeps_all_cells_gives_back_the_report(seed: int, tmp_path: Path) -> None:
    choice = random.Random(seed)
    report = draw_report(choice)
    check(report, read_facts(write_text(report, choice, KEEPING), tmp_path / "report.txt"))


@pytest.mark.parametrize("suffix", TRANSFERRED)
@example(seed=279659947)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=seeds)
def test_a_file_cut_off_says_what_it_lost(suffix: str, seed: int, tmp_path: Path) -> None:
    choice = random.Random(seed)
    report = draw_report(choice)
    data = cut_off(TRANSFERRED[suffix](report, choice), choice)
    try:
        base = read_facts(data, tmp_path / f"report.{suffix}")
    except UnreadableDocument:
        return
    assert [table.wrong for table in compare_tables(report, base).values()] == [[], [], []]
    assert 0 not in [fact.fields.get("已附") for fact in base.facts if fact.kind == "表"]


@once_per_example
@given(seed=seeds)
def test_a_hidden_row_or_column_makes_no_number_wrong_and_no_row_missing(seed: int, tmp_path: Path) -> None:
    choice = random.Random(seed)
    report = draw_report(choice)
    base = read_facts(hide_line(write_workbook(report, choice), choice), tmp_path / "report.xlsx")
    assert [table.wrong for table in compare_tables(report, base).values()] == [[], [], []]
