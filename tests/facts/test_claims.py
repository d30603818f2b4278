"""Claims of the prose beside the tables."""

from __future__ import annotations

import pytest

from auditor.facts.claims import find_claims
from auditor.facts.prose import Passage
from auditor.model.facts import Fact, FormTable, Reading


def table(name: str, **rows: dict[str, int]) -> FormTable:
    cells = {row: {c: Reading(str(n), n) for c, n in values.items()} for row, values in rows.items()}
    return FormTable(name, "2021", {row: row for row in rows}, ("总计",), cells)


TABLES = {
    "表三": table("表三", R1={"总计": 5}, R2={"总计": 1}, T={"总计": 4}, R4={"总计": 2}),
    "表四": table("表四", 复议={"总计": 1}, 直诉={"总计": 2}, 复诉={"总计": 0}),
    "表二": table("表二", 行政规范性文件={"制发": 3, "废止": 2}),
}


def facts(text: str, part: int = 1, government: bool = False) -> list[Fact]:
    return list(find_claims((Passage(text, part),), TABLES, 2024, government)[1])


def said(text: str) -> list[tuple[object, object, object]]:
    return [(f.fields["事项"], f.fields["正文数"], f.fields["否定"]) for f in facts(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年收到政府信息公开申请5件。", [("收到申请", 5, 0)]),
        ("共受理依申请公开事项2件，均按期答复。", [("收到申请", 2, 0)]),
        ("本年度未收到依申请公开件。", [("收到申请", 0, 1)]),
        ("2024年没有接到要求公开政府信息的申请。", [("收到申请", 0, 1)]),
        ("上年度结转申请1件，结转下年度继续办理2件。", [("上年结转", 1, 0), ("结转下年", 2, 0)]),
        ("无转结下年度继续办理件。", [("结转下年", 0, 1)]),
        ("未发生政府信息公开行政复议、行政诉讼。", [("行政复议", 0, 1), ("行政诉讼", 0, 1)]),
        ("政府信息公开行政复议1件，诉讼2件。", [("行政复议", 1, 0), ("行政诉讼", 2, 0)]),
        ("制发行政规范性文件3件，废止规范性文件2件。", [("制发规范性文件", 3, 0), ("废止规范性文件", 2, 0)]),
        ("未制定发布、废止行政规范性文件。", [("制发规范性文件", 0, 1), ("废止规范性文件", 0, 1)]),
        ("未发出收费通知。", [("收费通知", 0, 1)]),
    ],
)
def test_the_usual_wordings(text: str, expected: list[tuple[object, object, object]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "未经复议直接起诉",
        "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        "主动公开规范性文件4件。",
        "未发生逾期答复政府信息公开申请的情况。",
        "无政府信息公开行政复议被纠错案件。",
        "未出现政府信息公开行政诉讼败诉情形。",
        "未收到群众对办理政府信息公开申请的投诉。",
        "公开政府信息84条。",
    ],
)
def test_words_of_the_form_and_other_matters_are_no_claims(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    "text", ["无政府信息公开申请行政复议、行政诉讼。", "未发生依申请公开政府信息方面的行政复议和行政诉讼。"]
)
def test_denying_a_review_does_not_deny_applications(text: str) -> None:
    assert [matter for matter, _, _ in said(text)] == ["行政复议", "行政诉讼"]


@pytest.mark.parametrize(
    "text",
    [
        "其中网上收到政府信息公开申请2件。",
        "未收到纸质的政府信息公开申请。",
        "未发生因本年度政府信息公开申请引起的行政复议。",
        "本局作为复议机关办理政府信息公开行政复议案件9件。",
        "全年办理行政复议12件。",
        "2023年收到政府信息公开申请9件。",
    ],
)
def test_narrowed_claims_are_marked(text: str) -> None:
    (fact,) = facts(text)
    assert fact.fields["限定"] == 1


def test_a_governments_office_speaks_only_for_itself() -> None:
    (fact,) = facts("区政府办公室代表区政府受理政府信息公开申请17件。", government=True)
    assert fact.fields["限定"] == 1


def test_plans_in_part_five_are_not_searched() -> None:
    assert facts("下一年争取未收到政府信息公开申请。", part=5) == []


def test_the_table_number_stands_beside_the_claim() -> None:
    (fact,) = facts("收到政府信息公开申请6件。")
    assert (fact.fields["表数"], fact.fields["表结转"]) == (5, 1)


def test_suits_are_the_sum_of_both_groups() -> None:
    (fact,) = facts("政府信息公开行政诉讼2件。")
    assert fact.fields["表数"] == 2
