"""The coverage of the regulation on the terminal, as Markdown and as HTML."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path

import lxml.html
import pytest
from rich.cells import cell_len
from rich.console import Console

from auditor.audit import load_rules
from auditor.errors import UsageError
from auditor.model.places import rules_directory
from auditor.model.rules import Clause, Rulebook, UnbuiltRule, Words
from auditor.report.coverage import write_coverage
from auditor.report.coverage.html import page_as_html
from auditor.report.coverage.markdown import page_as_markdown
from auditor.report.coverage.page import coverage_page, runs
from auditor.report.coverage.terminal import print_page

HOSTILE = "<script>alert(1)</script>|[甲](javascript:x)\x1b[2J*&amp;"


@pytest.fixture(scope="module")
def book() -> Rulebook:
    """Return the rulebook of the product."""
    return load_rules(rules_directory())[0]


@pytest.fixture
def hostile(book: Rulebook) -> Rulebook:
    """Return a rulebook whose every text tries to break out."""
    rule = replace(book.rules["GK-T3-001"], title=Words(HOSTILE), clauses=("L-1",))
    told = Clause("L-1", HOSTILE, HOSTILE, HOSTILE, "V", date(2019, 1, 1), asked=True)
    silent = replace(told, id="L-2", untested=Words(HOSTILE))
    unbuilt = (UnbuiltRule(f"GK-XY-001{HOSTILE}", Words(HOSTILE), Words(HOSTILE)),)
    return Rulebook({rule.id: rule}, {"L-1": told, "L-2": silent}, unbuilt)


def printed(book: Rulebook, width: int, language: str = "zh") -> str:
    """Return what the terminal shows of the coverage."""
    stream = StringIO()
    print_page(coverage_page(book, language, brief=True), Console(file=stream, width=width, highlight=False))
    return stream.getvalue()


def test_numbers_in_a_row_are_one_run() -> None:
    assert runs(["GK-T3-001", "GK-T3-002", "GK-T3-003", "GK-TB-005", "GK-T3-019"], "、") == [
        "T3-001–003、019",
        "TB-005",
    ]
    assert runs([], "、") == []


def test_every_item_has_rules_or_a_reason(book: Rulebook) -> None:
    page = coverage_page(book, "zh")
    *instruments, unbuilt = page.sections
    rows = {row[0][0]: row for section in instruments for row in section.rows}
    assert {"TL-49.1", "TL-49.2", "TL-50.1(5)", "TL-50.2", *(f"GS21-{n}" for n in range(16))} <= set(rows)
    assert {f"GS19-{n}" for n in range(1, 9)} <= set(rows)
    assert all(all(cell) for row in rows.values() for cell in row)
    assert any("GK-T3-001 本年新收加上年结转" in line for line in rows["GS21-7"][2])
    assert rows["GS19-1"][2][0].startswith("没有规则检验：")
    assert ("GK-PUB-007",) in [row[0] for row in unbuilt.rows]


def test_instruments_stand_in_the_order_of_their_force(book: Rulebook) -> None:
    headings = [section.heading for section in coverage_page(book, "zh").sections]
    assert ["条例》" in headings[0], "60号" in headings[1], "30号" in headings[2], len(headings)] == [
        True,
        True,
        True,
        4,
    ]


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_table_fits_the_terminal(book: Rulebook, width: int, language: str) -> None:
    text = printed(book, width, language)
    assert max(map(cell_len, text.splitlines())) <= width
    assert "TL-50.1(4)" in text
    assert "T3-001–" in text


def test_markdown_is_escaped(hostile: Rulebook) -> None:
    text = page_as_markdown(coverage_page(hostile, "zh"))
    assert "<script" not in text
    assert r"\[甲\](javascript:x)" in text
    assert "\x1b" not in text
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert {line.replace(r"\|", "").count("|") for line in rows} == {4}


def test_html_is_escaped_and_fetches_nothing(hostile: Rulebook) -> None:
    text = page_as_html(coverage_page(hostile, "en"))
    page = lxml.html.document_fromstring(text)
    tags = {element.tag for element in page.iter()}
    assert tags.isdisjoint({"script", "a", "img", "link", "iframe"})
    assert "\x1b" not in text
    assert [row.get("id") for row in page.iter("tr")][1:3] == ["L-1", "L-2"]
    assert "<script>alert(1)</script>" in "".join(map(str, page.itertext()))


def test_the_terminal_is_not_obeyed(hostile: Rulebook) -> None:
    assert "\x1b[2J" not in printed(hostile, 80)


def test_files_are_known_by_their_suffix(book: Rulebook, tmp_path: Path) -> None:
    for name in ("甲.md", "甲.html"):
        write_coverage(book, tmp_path / name, "zh")
        assert "GS21-12" in (tmp_path / name).read_text("utf-8")
    with pytest.raises(UsageError, match=r"\.md、\.html"):
        write_coverage(book, tmp_path / "甲.pdf", "zh")


def test_the_committed_page_is_up_to_date(book: Rulebook) -> None:
    page = Path(__file__).parents[2] / "docs" / "coverage.md"
    if page.read_text("utf-8") != page_as_markdown(coverage_page(book, "zh")):
        pytest.fail("docs/coverage.md is out of date; run: python -m auditor rules --coverage -o docs/coverage.md")
