"""Clauses that have to be tested or to say why not, and the rules of the catalogue that are not built."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.model.rules import UnbuiltRule, Words
from auditor.rulebook.clause_files import stands_under
from auditor.rulebook.loader import load_rulebook
from tests.rulebook.builders import CLAUSES, FORMS, family, rule, write

ASKED = CLAUSES.replace("    since: 2021-09-26\n", "    since: 2021-09-26\n    tested: [GS21]\n")
UNBUILT = """\
unbuilt:
  - why: {zh: 要看上一年的报告。, en: Needs last year's report.}
    rules:
      - {id: GK-XY-001, title: {zh: 结转, en: Carried over}}
      - {id: GK-XY-002, title: {zh: 照抄}}
"""


def test_a_rule_that_cites_a_clause_tests_it(tmp_path: Path) -> None:
    book = write(tmp_path, {"clauses/all.yaml": ASKED, "national/T3.yaml": family(rule({"clauses": "[TL-1, GS21-1]"}))})
    read = load_rulebook(book.directory, FORMS).clauses
    assert (read["GS21-1"].asked, read["GS21-1"].untested) == (True, None)
    assert not read["TL-1"].asked


def test_a_clause_without_a_rule_may_say_why(tmp_path: Path) -> None:
    text = ASKED.replace("words: 新表。}", "words: 新表。, untested: {zh: 看不到。, en: Out of sight.}}")
    book = write(tmp_path, {"clauses/all.yaml": text, "national/T3.yaml": family(rule())})
    assert load_rulebook(book.directory, FORMS).clauses["GS21-1"].untested == Words("看不到。", "Out of sight.")


@pytest.mark.parametrize(
    ("old", "new", "cited", "message"),
    [
        ("id: GS21-1", "id: ⟦GS21-1", "[TL-1]", "条文 GS21-1 没有规则引用，也没有写明为什么不检验"),
        (
            "words: 新表。}",
            "words: 新表。, untested: ⟦{zh: 看不到。}}",
            "[TL-1, GS21-1]",
            "条文 GS21-1 写明没有规则检验，而 GK-T3-001 引用了它",
        ),
        ("tested: [GS21]", "tested: [⟦GS22]", "[TL-1]", "没有条文属于 GS22"),
    ],
)
def test_what_is_neither_tested_nor_explained_is_a_fault(
    tmp_path: Path, old: str, new: str, cited: str, message: str
) -> None:
    assert old in ASKED
    files = {"clauses/all.yaml": ASKED.replace(old, new), "national/T3.yaml": family(rule({"clauses": cited}))}
    assert write(tmp_path, files).fault().message == message


def test_a_reason_where_none_is_asked_is_a_fault(tmp_path: Path) -> None:
    text = CLAUSES.replace("words: 旧表。}", "words: 旧表。, untested: ⟦{zh: 看不到。}}")
    book = write(tmp_path, {"clauses/all.yaml": text, "national/T3.yaml": family(rule())})
    assert "不在 tested 所列的条文里" in book.fault().message


def test_other_faults_come_first(tmp_path: Path) -> None:
    files = {"clauses/all.yaml": ASKED, "national/T3.yaml": family(rule({"grade": "⟦重", "clauses": "[TL-1]"}))}
    assert "不是可选的值" in write(tmp_path, files).fault().message


@pytest.mark.parametrize(
    ("identity", "article", "under"),
    [
        ("TL-50.1(2)", "TL-50", True),
        ("TL-50.1(2)", "TL-50.1", True),
        ("GS21-7", "GS21", True),
        ("GS21-12", "GS21-1", False),
        ("TL-50.1", "TL-5", False),
        ("GS21-1", "GS21-1", True),
    ],
)
def test_an_article_takes_in_its_paragraphs_and_no_longer_number(identity: str, article: str, under: bool) -> None:
    assert stands_under(identity, article) is under


def test_rules_that_are_not_built_are_read_with_their_reason(tmp_path: Path) -> None:
    book = write(tmp_path, {"national/T3.yaml": family(rule()), "unbuilt.yaml": UNBUILT})
    why = Words("要看上一年的报告。", "Needs last year's report.")
    assert load_rulebook(book.directory, FORMS).unbuilt == (
        UnbuiltRule("GK-XY-001", Words("结转", "Carried over"), why),
        UnbuiltRule("GK-XY-002", Words("照抄"), why),
    )


def test_the_hash_of_the_rules_leaves_out_those_not_built(tmp_path: Path) -> None:
    book = write(tmp_path, {"national/T3.yaml": family(rule())})
    before = load_rulebook(book.directory, FORMS).sha256
    (tmp_path / "unbuilt.yaml").write_text(UNBUILT, "utf-8")
    assert load_rulebook(book.directory, FORMS).sha256 == before


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("id: GK-XY-002", "id: ⟦GK-T3-001", "GK-T3-001 已经写成规则"),
        ("id: GK-XY-002", "id: ⟦GK-XY-001", "GK-XY-001 列了两次"),
        ("  - why: {zh: 要看上一年的报告。, en: Needs last year's report.}\n    rules", "  - ⟦rules", "缺少键：why"),
        ("title: {zh: 照抄}", "title: ⟦照抄", "这里应当是键值对"),
    ],
)
def test_a_fault_in_the_list_is_shown_where_it_stands(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in UNBUILT
    book = write(tmp_path, {"national/T3.yaml": family(rule()), "unbuilt.yaml": UNBUILT.replace(old, new)})
    assert message in book.fault().message
