"""Facts made from the cases of rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.model.facts import FactBase
from auditor.rulebook.cases import TESTED, case_facts
from auditor.rulebook.loader import load_rulebook
from tests.rulebook.builders import FORMS, rule, write_rules

FAIL = "{name: 乙, fail: {}}"


def facts(directory: Path, case: str, years: str = "2019-", **changes: str) -> FactBase:
    """Return the facts of a passing ``case`` of an otherwise sound rule."""
    grade = "提示" if years in ("all", "2019-", "2019-2020") else None
    text = rule({"years": years, "grade_2019": grade, "cases": f"[{{name: 甲, {case}}}, {FAIL}]", **changes})
    read = load_rulebook(write_rules(directory, text).directory, FORMS).rules["GK-T3-001"]
    return case_facts(read, read.cases[0], FORMS)


def test_lines_that_are_not_mentioned_are_zero(tmp_path: Path) -> None:
    (fact,) = facts(tmp_path, "pass: {列: 总计, 本年新收: 3}").facts
    assert (fact.kind, fact.ref) == ("表三.列", TESTED)
    assert (fact.fields["列"], fact.fields["本年新收"], fact.fields["结转下年度"]) == ("总计", 3, 0)
    assert "说明反复或收费" not in fact.fields


def test_lines_of_the_other_form_are_blank(tmp_path: Path) -> None:
    (fact,) = facts(tmp_path, "pass: {年度: 2020}").facts
    assert fact.fields["版式"] == "2019"
    assert fact.blanks == {"逾期不补正": "无此行", "逾期不缴费": "无此行", "其他情形": "无此行"}
    (fact,) = facts(tmp_path, "pass: {}").facts
    assert fact.blanks == {"其他处理": "无此行"}
    (fact,) = facts(tmp_path, "pass: {其他处理: 2}").facts
    assert (fact.fields["其他处理"], fact.blanks) == (2, {})
    (fact,) = facts(tmp_path, 'pass: {年度: 2022, 版式: "2019"}').facts
    assert "其他情形" in fact.blanks
    (fact,) = facts(tmp_path, "pass: {版式: 混合}").facts
    assert fact.blanks == {}


def test_null_is_a_blank_cell(tmp_path: Path) -> None:
    (fact,) = facts(tmp_path, "pass: {本年新收: null}").facts
    assert fact.fields["本年新收"] == 0
    assert fact.blanks["本年新收"] == ""


@pytest.mark.parametrize(
    ("years", "year"), [("2019-", 2023), ("all", 2023), ("2019-2020", 2020), ("2024-", 2024), ("2022", 2022)]
)
def test_the_year_is_one_of_the_rule(tmp_path: Path, years: str, year: int) -> None:
    base = facts(tmp_path, "pass: {}", years)
    fields = base.facts[0].fields
    assert (fields["年度"], fields["年度自"], fields["年度至"], base.identity.year) == (year, year, year, year)


def test_the_organ_is_unknown_unless_the_case_says(tmp_path: Path) -> None:
    (fact,) = facts(tmp_path, "pass: {机关类型: 乡镇}").facts
    assert (fact.fields["机关类型"], fact.fields["机关层级"]) == ("乡镇", "不明")


def test_others_share_the_scope_and_keep_their_fields(tmp_path: Path) -> None:
    case = "pass: {年度: 2020}, others: [{kind: 部分, 序号: 2}, {kind: 表四.组, 总计: 1, 年度: 2021}]"
    first, second, third = facts(tmp_path, case).facts
    assert len({first.ref, second.ref, third.ref}) == 3
    assert (second.kind, second.fields["序号"], second.fields["年度"]) == ("部分", 2, 2020)
    assert "字数" not in second.fields
    assert (third.fields["总计"], third.fields["维持"], third.fields["年度"]) == (1, 0, 2021)


def test_a_whole_table_has_no_lines_of_its_own(tmp_path: Path) -> None:
    changes = {"for": "表四", "expect": "案件合计 = 0", "says": '{zh: "{案件合计}"}'}
    (fact,) = facts(tmp_path, "pass: {案件合计: 0}", **changes).facts
    assert "复议总计" not in fact.fields
