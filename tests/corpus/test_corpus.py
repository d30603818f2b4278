from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from auditor.audit import EngineChoice, audit, load_rules, read_facts
from auditor.model.findings import Finding, Report, Review

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "corpus"
EXPECTED: list[dict[str, Any]] = yaml.safe_load((CORPUS / "expected.yaml").read_text("utf-8"))["reports"]
NAMES = [entry["report"] for entry in EXPECTED]

# The last day on which every report of the corpus can have been published.
ON = "2025-03-31"


@pytest.fixture(scope="module", params=["auto", "reference"])
def reviews(request: pytest.FixtureRequest) -> Mapping[str, Review]:
    """Return the reviews of the whole corpus by path below it, as the engine of the parameter judges."""
    choice: EngineChoice = request.param
    rulebook, forms = load_rules(ROOT / "rules")
    report: Report = audit([str(CORPUS)], rulebook, forms, choice=choice, on=ON)
    return {Path(review.path).relative_to(CORPUS).as_posix(): review for review in report.reviews}


def _seen(finding: Finding) -> dict[str, str | None]:
    place = finding.locations[0]
    return {
        "rule": finding.rule,
        "grade": finding.grade.value,
        "status": finding.status,
        "table": place.table,
        "row": place.row,
        "column": place.column,
        "says": finding.message,
    }


def _fits(seen: Mapping[str, str | None], expected: Mapping[str, str]) -> bool:
    compared = {key: value for key, value in expected.items() if key not in ("says", "defect")}
    return all(seen[key] == value for key, value in compared.items()) and expected["says"] in (seen["says"] or "")


def test_every_report_has_its_expectation(reviews: Mapping[str, Review]) -> None:
    assert sorted(reviews) == sorted(NAMES)


@pytest.mark.parametrize("entry", EXPECTED, ids=NAMES)
def test_a_report_gives_exactly_its_findings(reviews: Mapping[str, Review], entry: dict[str, Any]) -> None:
    review = reviews[entry["report"]]
    seen = [_seen(finding) for finding in review.findings if finding.status == "open"]
    rules = sorted(finding["rule"] for finding in entry["findings"])
    assert sorted(str(finding["rule"]) for finding in seen) == rules, seen
    for expected in entry["findings"]:
        assert any(_fits(finding, expected) for finding in seen), (expected, seen)
    assert review.verdict == entry["verdict"]


@pytest.mark.parametrize("name", NAMES)
def test_every_rule_of_a_report_is_decided(reviews: Mapping[str, Review], name: str) -> None:
    review = reviews[name]
    assert review.status == "read", review.reason
    assert review.not_checked == {}
    assert review.warnings == ()


@pytest.mark.parametrize("name", NAMES)
def test_the_year_and_the_organ_are_those_of_the_path(reviews: Mapping[str, Review], name: str) -> None:
    review = reviews[name]
    path = Path(name)
    assert review.year == int(path.parent.name)
    assert (review.organ or "").endswith(path.stem)


@pytest.mark.parametrize("entry", [e for e in EXPECTED if "carries_to" in e], ids=lambda e: e["report"])
def test_applications_carried_out_are_carried_in_next_year(entry: dict[str, Any]) -> None:
    _, forms = load_rules(ROOT / "rules")
    last, this = (read_facts(CORPUS / name, name, forms)[0] for name in (entry["report"], entry["carries_to"]))
    carried_out, carried_in = last.tables["表三"].cells["R4"], this.tables["表三"].cells["R2"]
    assert carried_out.keys() == carried_in.keys()
    assert [r.number for r in carried_out.values()] == [carried_in[column].number for column in carried_out]
    assert any(reading.number for reading in carried_out.values())
