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


def test_one_cause_gives_one_finding_in_the_order_of_the_catalogue(book: Rulebook) -> None:
    judging = [rule for rule in book.rules.values() if not rule.explains]
    arithmetic = {rule.id for rule in judging if rule.family in ("T2", "T3", "T4")}
    order = {
        "GK-ERA-001": {r.id for r in judging if r.family == "T2" and (r.years[1] or 2021) >= 2021},
        "GK-TB-001": arithmetic,
        "GK-T3-001": {"GK-T3-007", "GK-T3-008", "GK-T3-009"},
        **{f"GK-T3-00{number}": {"GK-T3-010"} for number in (3, 4, 5, 6)},
        "GK-NT-001": {"GK-ZC-001", "GK-ZC-002"},
    }
    missing = {(id, by) for by, ids in order.items() for id in ids if by not in book.rules[id].yields_to}
    assert missing == set()
    assert all(book.rules[name].explains for name in ("GK-TB-011", "GK-T3-012", "GK-T3-013", "GK-T3-014"))


UNQUOTED = {
    "GK-AG-008": "what is nowhere said has no sentence",
    "GK-TX-011": "the length of a whole part",
}
"""Rules on prose whose message quotes nothing, and why."""


def test_what_rests_on_prose_quotes_its_sentence_or_place(book: Rulebook) -> None:
    prose = ("陈述", "占比", "分项", "同数", "文字", "收费")
    named = {name: FORMS.kinds[name].fields for name in prose}
    quotes = {name: {"原文"} | {field for field in fields if f"{field}数" in fields} for name, fields in named.items()}
    to_confirm = [r for r in book.rules.values() if r.kind in prose and r.certainty is Certainty.TO_CONFIRM]
    silent = {r.id for r in to_confirm if not any(f"{{{quote}}}" in r.says.zh for quote in quotes[r.kind])}
    assert len(to_confirm) > 50
    assert silent == UNQUOTED.keys()


def test_every_rule_tells_its_traps_and_speaks_english(book: Rulebook) -> None:
    texts = {rule.id: (rule.traps, rule.title.en, rule.says.en, rule.remedy.en) for rule in book.rules.values()}
    assert [name for name, text in texts.items() if not all(text)] == []
