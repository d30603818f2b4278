"""Clean reports are not accused, and known defects are found by the rule that is meant for them."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest

from auditor.audit import Auditor
from auditor.model.rules import Grade
from bench.defects.auditing import WRITERS, audit_draft
from bench.defects.tallies import tally_mutants
from bench.subjects import open_auditor
from tests.generation.clean.clean import draw_draft
from tests.generation.clean.statement import Statement, print_number
from tests.generation.mutants.catalogue import MUTANTS, NONE

_SEED = "2026"
_CLEAN, _PARTS = 24, 10
"""A few only; ``python -m bench.defects`` makes hundreds of clean reports and many of each defect."""


@pytest.fixture(scope="module")
def auditor() -> Auditor:
    return open_auditor()


def test_clean_reports_are_not_accused(auditor: Auditor, tmp_path: Path) -> None:
    for number in range(_CLEAN):
        choice = random.Random(f"{_SEED}-{number}")
        suffix = list(WRITERS)[number % len(WRITERS)]
        found = audit_draft(auditor, draw_draft(choice), choice, tmp_path / f"{number}.{suffix}")
        assert found.status == "read"
        assert [f.message for f in found.findings if f.status == "open" and f.grade is not Grade.ADVICE] == []


@pytest.mark.parametrize("part", range(0, _PARTS, 3))
def test_known_defects_are_found(auditor: Auditor, tmp_path: Path, part: int) -> None:
    mutants = [m for m in MUTANTS if m.rule in auditor.rulebook.rules][part::_PARTS]
    tallies = [tally_mutants(auditor, mutant, _SEED, 1, tmp_path) for mutant in mutants]
    assert sum(tally.told for tally in tallies) >= 0.9 * len(tallies)


def test_every_rule_has_a_mutant_or_a_reason(auditor: Auditor) -> None:
    lacking = set(auditor.rulebook.rules) - {mutant.rule for mutant in MUTANTS} - set(NONE)
    assert lacking == set()


def test_every_defect_has_a_name_of_its_own() -> None:
    assert [key for key, n in Counter((m.rule, m.name) for m in MUTANTS).items() if n > 1] == []


def test_a_report_and_its_defects_follow_from_the_seed() -> None:
    assert draw_draft(random.Random(5)) == draw_draft(random.Random(5))


@pytest.mark.parametrize(
    ("notation", "printed"), [("grouped", "1,024"), ("wide", "１０２４"), ("spaced", " 1024 "), ("plain", "1024")]
)
def test_a_number_is_printed_in_the_notation_of_its_statement(notation: str, printed: str) -> None:
    assert str(Statement("收到申请", "共{新收}件。", {"新收": 1024}, notation)) == f"共{printed}件。"


@pytest.mark.parametrize(("number", "words"), [(0, "零"), (10, "十"), (12, "十二"), (30, "三十"), (45, "四十五")])
def test_small_numbers_are_printed_in_words(number: int, words: str) -> None:
    assert print_number(number, "words") == words
