"""Rules that fit the clauses they cite and the rules they point to."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from auditor.model.rules import Clause
from auditor.rulebook.loader import load_rulebook
from tests.rulebook.builders import FORMS, rule, write_rules

OTHER = {"id": "GK-T3-002"}
THIRD = {"id": "GK-T3-003"}


def test_the_year_of_a_report_is_decided_on_its_last_day() -> None:
    clause = Clause("旧", "", "", "", "V", date(2019, 11, 30), date(2021, 9, 25))
    assert [year for year in range(2017, 2024) if clause.binds(year)] == [2019, 2020]
    lasting = Clause("新", "", "", "", "V", date(2021, 1, 1))
    assert [year for year in range(2019, 2024) if lasting.binds(year)] == [2021, 2022, 2023]


@pytest.mark.parametrize(
    ("years", "clauses"),
    [
        ("2021-", "[GS21-1]"),
        ("2019-2020", "[GS19-1]"),
        ("2019-", "[GS19-1, GS21-1]"),
        ("2019-", "[GS21-1, TL-1]"),
        ("all", "[TL-1, GS21-1]"),
        ("2019-", "[MM-1, TL-1]"),
    ],
)
def test_clauses_may_take_turns_over_the_years(tmp_path: Path, years: str, clauses: str) -> None:
    grade = {"grade_2019": "提示" if years != "2021-" else None}
    book = write_rules(tmp_path, rule({"years": years, "clauses": clauses, **grade}))
    assert "GK-T3-001" in load_rulebook(book.directory, FORMS).rules


@pytest.mark.parametrize(
    ("years", "clauses", "message"),
    [
        ("2019-", "[TL-1, ⟦TL-2]", "没有条文 TL-2"),
        ("2019-", "⟦[GS21-1]", "2019、2020 年度没有一条所引条文在施行"),
        ("2019-", "⟦[GS19-1]", "2021、2022 年度没有一条所引条文在施行"),
        ("all", "⟦[GS21-1]", "2019、2020 年度没有一条"),
        ("2019-2020", "[TL-1, ⟦GS21-1]", "条文 GS21-1 在规则的适用年度都不在施行（2021-09-26 至 今）"),
        ("2021-", "[TL-1, ⟦GS19-1]", "条文 GS19-1 在规则的适用年度都不在施行（2019-11-30 至 2021-09-25）"),
        ("2019-", "⟦[MM-1]", "违规不能只凭未经核实（M）的条文"),
    ],
)
def test_a_citation_that_does_not_carry_the_rule_is_a_fault(
    tmp_path: Path, years: str, clauses: str, message: str
) -> None:
    grade = {"grade_2019": "提示" if years != "2021-" else None}
    fault = write_rules(tmp_path, rule({"years": years, "clauses": clauses, **grade})).fault()
    assert message in fault.message


def test_advice_may_rest_on_memory(tmp_path: Path) -> None:
    book = write_rules(tmp_path, rule({"grade": "提示", "grade_2019": "提示", "clauses": "[MM-1]"}))
    assert load_rulebook(book.directory, FORMS).rules


def test_an_id_is_used_once(tmp_path: Path) -> None:
    fault = write_rules(tmp_path, rule(), rule({"id": "⟦GK-T3-001"})).fault()
    assert fault.message == "编号 GK-T3-001 已经用过"


@pytest.mark.parametrize("key", ["yields_to", "explains"])
def test_a_reference_leads_to_another_rule(tmp_path: Path, key: str) -> None:
    fault = write_rules(tmp_path, rule(), rule({**OTHER, key: "[⟦GK-T3-009]"})).fault()
    assert (fault.message, fault.hint) == ("没有规则 GK-T3-009", "您是不是要写“GK-T3-002”")
    fault = write_rules(tmp_path, rule({key: "[⟦GK-T3-001]"})).fault()
    assert "指向规则自己" in fault.message


def test_a_reference_to_a_faulty_rule_is_no_fault(tmp_path: Path) -> None:
    fault = write_rules(tmp_path, rule({"grade": "⟦重"}), rule({**OTHER, "yields_to": "[GK-T3-001]"})).fault()
    assert "不是可选的值" in fault.message


def test_a_circle_is_blamed_once_where_it_starts(tmp_path: Path) -> None:
    fault = write_rules(
        tmp_path,
        rule({"yields_to": "⟦[GK-T3-002]"}),
        rule({**OTHER, "yields_to": "[GK-T3-003]"}),
        rule({**THIRD, "yields_to": "[GK-T3-001]"}),
    ).fault()
    assert fault.message == "yields_to 绕成了圈：GK-T3-001 → GK-T3-002 → GK-T3-003 → GK-T3-001"


def test_two_ways_to_one_rule_are_no_circle(tmp_path: Path) -> None:
    book = write_rules(
        tmp_path,
        rule({"yields_to": "[GK-T3-002, GK-T3-003]", "explains": "[GK-T3-003]"}),
        rule({**OTHER, "yields_to": "[GK-T3-003]"}),
        rule({**THIRD, "explains": "[GK-T3-002]"}),
    )
    assert len(load_rulebook(book.directory, FORMS).rules) == 3
