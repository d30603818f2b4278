"""Reports of each year on the form of their year, on the other form, and on tables of both forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from auditor.audit import Auditor, load_rules, open_auditor, review, select_rules
from auditor.batch.sources import Source
from auditor.model.places import rules_directory

CORPUS = Path(__file__).parents[1] / "corpus"
OLD, NEW = (CORPUS / "2019" / "云溪市水利局.html", 2019), (CORPUS / "2023" / "河东区财政局.html", 2023)
FAMILIES = ["ST", "TB", "T2", "T3", "T4", "ERA"]
"""The prose of one report is not about the tables of another; what compares the two is left out."""

_TABLE = re.compile(r"<table.*?</table>", re.DOTALL)


@pytest.fixture(scope="module")
def auditor() -> Iterator[Auditor]:
    """Return the auditor with the rules about the form and the tables."""
    rulebook, forms = load_rules(rules_directory())
    opened = open_auditor(select_rules(rulebook, FAMILIES, []), forms, "reference", "zh")
    yield opened
    opened.engine.close()


def tables(path: Path) -> list[str]:
    """Return the three tables of a page, as they stand there."""
    return _TABLE.findall(path.read_text("utf-8"))


def page(report: tuple[Path, int], year: int, two: str, three: str) -> str:
    """Return the page of a clean report moved to ``year``, with another table 2 and 3; the years beside it move along."""
    path, own = report
    text = path.read_text("utf-8")
    old_two, old_three, _ = tables(path)
    text = text.replace(old_two, "⟨二⟩").replace(old_three, "⟨三⟩")
    text = re.sub(r"20\d\d", lambda m: str(int(m[0]) + year - own) if abs(int(m[0]) - own) < 2 else m[0], text)
    return text.replace("⟨二⟩", two).replace("⟨三⟩", three)


@pytest.mark.parametrize("year", [2019, 2020, 2021, 2023])
@pytest.mark.parametrize("two", [OLD, NEW], ids=["old-two", "new-two"])
@pytest.mark.parametrize("three", [OLD, NEW], ids=["old-three", "new-three"])
@pytest.mark.parametrize("prose", [OLD, NEW], ids=["old-prose", "new-prose"])
def test_only_the_tables_of_another_year_are_found_fault_with(
    auditor: Auditor,
    tmp_path: Path,
    year: int,
    two: tuple[Path, int],
    three: tuple[Path, int],
    prose: tuple[Path, int],
) -> None:
    path = tmp_path / "年报.html"
    path.write_text(page(prose, year, tables(two[0])[0], tables(three[0])[1]), "utf-8")
    found = review(auditor, Source(path.name, path))
    expected = set()
    if year >= 2021:
        expected |= {("GK-ERA-001", "违规")} if two is OLD else set()
        expected |= {("GK-ERA-005", "缺陷")} if three is OLD else set()
    elif three is NEW:  # may have been published anew on the later form
        expected = {("GK-ERA-005", "提示")}
    assert (found.status, found.year) == ("read", year)
    assert {(f.rule, f.grade.value) for f in found.findings} == expected
