"""The same report gives the same facts on every site."""

from __future__ import annotations

from typing import Any

import pytest

from auditor.facts.extract import extract
from auditor.model.facts import FactBase
from auditor.reading.html.reader import read_html
from tests.reading.builders import FORMS
from tests.reading.sites import SITES, bare


def facts_of(data: bytes) -> FactBase:
    return extract(read_html("made-up.html", data, FORMS), FORMS)


def told(base: FactBase) -> dict[str, Any]:
    """What the facts say, without the places where they say it."""
    return {
        "identity": base.identity,
        "period": base.period,
        "contact": base.contact,
        "fees": base.fee_statement,
        "sections": [(section.ordinal, section.title) for section in base.sections],
        "facts": [(fact.kind, fact.ref, fact.fields, fact.unreadable) for fact in base.facts],
        "unreadable": base.unreadable_kinds,
    }


def test_the_bare_report_is_complete() -> None:
    base = facts_of(bare().encode())
    assert list(base.tables) == ["表二", "表三", "表四"]
    assert (base.identity.organ, base.identity.year) == ("清江县示例局", 2023)
    assert base.contact.phone == "0517-80000001"
    assert base.warnings == ()


@pytest.mark.parametrize("site", SITES)
def test_what_a_site_puts_around_a_report_changes_nothing(site: str) -> None:
    assert told(facts_of(SITES[site]().encode())) == told(facts_of(bare().encode()))


@pytest.mark.parametrize("site", SITES)
def test_a_wrong_declaration_of_the_encoding_changes_nothing(site: str) -> None:
    expected = told(facts_of(bare().encode()))
    assert told(facts_of(SITES[site]().encode("gb18030"))) == expected
    assert told(facts_of(SITES[site]().replace("utf-8", "gb2312").encode())) == expected
