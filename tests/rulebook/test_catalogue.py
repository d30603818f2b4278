"""The rules of the product beside the catalogue they were built from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from auditor.model.places import rules_directory
from auditor.model.rules import Rulebook
from auditor.rulebook.loader import load_rulebook
from tests.rulebook.builders import FORMS

OUTSIDE = {"GK-ST-016", "GK-TB-013", "GK-TB-014", "GK-TB-015", "GK-NT-023"}
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
