"""The clauses of the product beside the compiled law: the same words and marks, and everything that is cited."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from auditor.model.places import rules_directory
from auditor.model.rules import Clause, Rulebook
from auditor.rulebook.loader import load_rulebook
from tests.rulebook.builders import FORMS

_MARK = re.compile(r"\[(V-part|V|C|M)\b")
_ENTRY = re.compile(
    r"- `(?P<id>[^`]+)` (?:\*\*\[(?P<mark>V-part|V|C|M)\b)?|\| (?P<survey>PG-\d) \|.*\[(?P<its_mark>V-part|V|C|M)\b"
)
_CITATION = re.compile(r"\b(TL|GS21|GS19|XF|FY|SS|LF|GB|DF|PG)-([\d.]+)((?:\(\d+\)–?)*)((?:[/–]-?\d+)*)")


@pytest.fixture(scope="module")
def book() -> Rulebook:
    """Return the rulebook of the product."""
    return load_rulebook(rules_directory(), FORMS)


def plain(text: str) -> str:
    """Return ``text`` without spaces, emphasis and quotation marks, brackets full-width."""
    return re.sub(r"[\s*“”‘’\"]", "", text.replace("(", "（").replace(")", "）"))


def cited(text: str) -> set[str]:
    """Return the ids in a citation such as ``TL-50.1(1)–(4) [V]; GS21-5/6 [C]; FY-41/63–69``."""
    found = set(re.findall(r"\b(?:K201|SF25|PT61|TJ32-\d)\b", text))
    for family, number, points, more in _CITATION.findall(text):
        single = [int(point) for point in re.findall(r"\d+", points)]
        span = range(single[0], single[-1] + 1) if "–" in points else single
        found |= {f"{family}-{number}({point})" for point in span} or {f"{family}-{number}"}
        last = number
        for sign, following in re.findall(r"([/–])-?(\d+)", more):
            start = int(last) + 1 if sign == "–" else int(following)
            found |= {f"{family}-{n}" for n in range(start, int(following) + 1)}
            last = following
    return found


def stands(name: str, clauses: Mapping[str, Clause]) -> bool:
    """Say whether a cited id is a clause, or an article that has paragraphs: TL-49 (TL-49.1), TL-20(1) (TL-20.1(1))."""
    article, bracket, point = name.partition("(")
    return name in clauses or any(key.startswith(f"{article}.") and key.endswith(bracket + point) for key in clauses)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("TL-50.1(1)–(3) [V]; GS21-5/6 [C]", {"TL-50.1(1)", "TL-50.1(2)", "TL-50.1(3)", "GS21-5", "GS21-6"}),
        ("FY-41/63–65 [V]; K201 [V]", {"FY-41", "FY-63", "FY-64", "FY-65", "K201"}),
        ("TL-20(5)(6), GS21-1/-2; TJ32-2", {"TL-20(5)", "TL-20(6)", "GS21-1", "GS21-2", "TJ32-2"}),
        ("as GK-T3-003", set()),
    ],
)
def test_a_citation_of_the_catalogue_is_taken_apart(text: str, names: set[str]) -> None:
    assert cited(text) == names


def test_every_clause_that_the_catalogue_cites_is_there(shared: Path, book: Rulebook) -> None:
    catalogue = json.loads((shared / "regulation" / "rule_catalogue.json").read_text("utf-8"))
    names = {name for rule in catalogue for name in cited(rule["cite"])}
    assert len(names) > 60
    assert {name for name in names if not stands(name, book.clauses)} == set()


def test_the_regulation_is_whole_and_quoted_word_for_word(shared: Path, book: Rulebook) -> None:
    text = plain((shared / "regulation" / "tiaoli.md").read_text("utf-8"))
    regulation = [clause for clause in book.clauses.values() if clause.id.startswith("TL-")]
    assert [clause.id for clause in regulation if plain(clause.words) not in text] == []
    assert len({clause.article.partition("条")[0] for clause in regulation}) == 56


def test_marks_are_those_of_the_compiled_law(shared: Path, book: Rulebook) -> None:
    marks: dict[str, str] = {}
    section = ""
    for line in (shared / "regulation" / "clauses.md").read_text("utf-8").splitlines():
        if line.startswith("#"):
            section = next(iter(_MARK.findall(line)), "")
        entry = _ENTRY.match(line)
        if entry and (mark := entry["mark"] or entry["its_mark"] or section):
            marks[entry["id"] or entry["survey"]] = mark
    known = {name: mark for name, mark in marks.items() if name in book.clauses}
    assert len(known) > 150
    assert {name: book.clauses[name].mark for name in known} == known
    # Entries for several articles at once; an earlier local notice, two of which only the name is known, and criteria
    # of surveys: no rule cites them.
    together = {"FY-41/63-69/74", "GB-4/25/28/34"}
    assert set(marks) - set(known) - together == {"DF-3", "DF-4", "PG-4", "PG-5", "PG-6", "PG-7"}
