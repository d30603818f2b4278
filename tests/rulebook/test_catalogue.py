"""The rules of the product beside the catalogue they were built from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from auditor.model.places import rules_directory
from auditor.model.rules import Certainty, Grade, Rulebook
from auditor.rulebook.loader import load_rulebook
from tests.rulebook.builders import FORMS

OUTSIDE = {"GK-ST-016", "GK-TB-013", "GK-TB-014", "GK-TB-015", "GK-NT-023", "GK-TP-011"} | {
    "GK-NT-024",
    "GK-TX-015",
    "GK-TX-016",
}
"""Rules that the catalogue does not have."""


@pytest.fixture(scope="module")
def book() -> Rulebook:
    """Return the rulebook of the product."""
    return load_rulebook(rules_directory(), FORMS)


@pytest.fixture
def catalogue(shared: Path) -> dict[str, dict[str, Any]]:
    """Return the rules of the catalogue by id."""
    rules = json.loads((shared / "regulation" / "rule_catalogue.json").read_text("utf-8"))
    return {rule["id"]: rule for rule in rules}


def test_every_rule_of_the_catalogue_is_built_or_listed(book: Rulebook, catalogue: dict[str, dict[str, Any]]) -> None:
    built, listed = set(book.rules) - OUTSIDE, {rule.id for rule in book.unbuilt}
    assert built & listed == set()
    assert (set(catalogue) - built - listed, (built | listed) - set(catalogue)) == (set(), set())


DEPARTURES = {
    "GK-T4-010": "advice: the catalogue asks for no more without a list of cases or the organ's own words",
    "GK-TB-010": "since 2021: the note is known from the form of that year, and nobody has read that of 2019",
}
"""Rules whose grade or years are not those of the catalogue, and why."""


def years_of(era: str) -> tuple[int | None, int | None]:
    """Return the first and last year of ``all``, ``2019+``, ``2019`` or ``2019-2020``."""
    if era == "all":
        return None, None
    first, _, last = era.rstrip("+").partition("-")
    return int(first), None if era.endswith("+") else int(last or first)


def test_grades_and_years_are_those_of_the_catalogue(book: Rulebook, catalogue: dict[str, dict[str, Any]]) -> None:
    differing = {
        rule.id: (rule.family, rule.grade.value, rule.years)
        for rule in book.rules.values()
        if rule.id not in OUTSIDE
        and (rule.family, rule.grade.value, rule.years)
        != ((entry := catalogue[rule.id])["family"], entry["grade"], years_of(entry["era"]))
    }
    assert set(differing) == DEPARTURES.keys() & book.rules, differing


def test_a_person_confirms_what_the_catalogue_wants_confirmed(
    book: Rulebook, catalogue: dict[str, dict[str, Any]]
) -> None:
    to_confirm = [name for name, entry in catalogue.items() if entry["needs_confirmation"] and name in book.rules]
    assert [name for name in to_confirm if book.rules[name].certainty is not Certainty.TO_CONFIRM] == []


FORM = ("ST", "TP", "TB", "ERA", "CT")
"""Families about the form of the report, which was only encouraged for 2019 (GS19-2): advice for that year."""

SUMS = ("T2", "T3", "T4", "NT", "ZC")
"""Families about sums and contradictions, which are as grave in 2019 as later."""

KEPT = {
    "GK-ERA-006": "the regulation of 2007 ended on 14 May 2019, whatever the form",
    "GK-ST-005": "the regulation itself asks for these results (TL-50.1(4))",
    "GK-ST-012": "the regulation itself asks for problems and improvement (TL-50.1(4))",
    "GK-ST-013": "the regulation itself asks for problems and improvement (TL-50.1(4))",
    "GK-TB-009": "a negative or broken number of cases is no matter of form",
    "GK-TB-011": "explains sums that fail",
    "GK-TB-012": "two answers to one question contradict each other",
    "GK-TP-004": "two names of the organ contradict each other",
    "GK-TP-005": "two years of the report contradict each other",
    "GK-TP-008": "another organ's name contradicts the report's own",
    "GK-TP-007": "the regulation itself says which year is reported (TL-49)",
}
"""Rules of families about the form that keep their grade for 2019, and why."""

LOWERED = {
    "GK-T3-019": "a column that the form does not have",
    "GK-T4-012": "a blank table; blanks were accepted on the form of 2019",
}
"""Rules of families about sums that are advice for 2019, and why."""


def test_for_2019_the_form_is_advice_and_sums_keep_their_grade(book: Rulebook) -> None:
    in_2019 = [rule for rule in book.rules.values() if (rule.years[0] or 2019) <= 2019 <= (rule.years[1] or 2019)]
    graver = {r.id for r in in_2019 if r.family in FORM and r.grade_2019 is not Grade.ADVICE}
    milder = {r.id for r in in_2019 if r.family in SUMS and r.grade_2019 is not r.grade}
    assert (graver, milder) == (KEPT.keys() & book.rules, LOWERED.keys() & book.rules)
