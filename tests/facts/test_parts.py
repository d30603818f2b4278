"""Which parts count as written, and files with more than one report."""

from __future__ import annotations

from dataclasses import replace

import pytest

from auditor.facts.extract import extract
from auditor.model.document import Document, Paragraph
from auditor.model.facts import Fact, FactBase
from auditor.model.forms import load_forms
from auditor.model.places import rules_directory
from tests.facts.builders import HEADINGS, document, report
from tests.facts.sheets import four

FORMS = load_forms(rules_directory() / "forms")
TITLE = "清江县示例局2024年政府信息公开工作年度报告"


def base(made: Document) -> FactBase:
    return extract(made, FORMS)


def without(part: int, one: str = "文字。", last: str = "没有其他情况。") -> Document:
    """A report without the heading and text of ``part``; ``one`` is the text of part one, ``last`` that of the last."""
    lines = [TITLE]
    for number, heading in enumerate(HEADINGS, 1):
        if number != part:
            lines += [heading, one if number == 1 else "本部分文字。"]
    return document(*lines[:-1], last)


def written(made: Document, part: int) -> int | str | None:
    return next(f for f in base(made).facts if f.kind == "法定部分" and f.fields["序号"] == part).fields.get("已写")


def whole(made: Document) -> Fact:
    return next(f for f in base(made).facts if f.kind == "报告")


@pytest.mark.parametrize("one", ["针对存在的问题及时整改。", "主要问题台账逐项销号。"])
def test_problems_named_in_the_overview_are_no_part_five(one: str) -> None:
    assert written(without(5, one), 5) == 0


@pytest.mark.parametrize(
    "last", ["（一）主要问题", "存在的主要问题：一是不够及时。", "公开工作存在一些不足，将加强培训。"]
)
def test_problems_told_after_part_four_are_part_five(last: str) -> None:
    assert written(without(5, last=last), 5) == 1


def test_problems_told_after_the_last_table_are_part_five_without_any_heading() -> None:
    table, told, end = four(["0"] * 15), Paragraph("存在的主要问题是公开不够及时。"), Paragraph("2025年1月10日")
    after, before = (Document("made-up.html", "html", b) for b in ((table, told, end), (told, table, end)))
    assert (written(after, 5), written(before, 5)) == (1, 0)


def test_the_number_published_in_the_overview_is_no_part_two() -> None:
    assert written(without(2, "全年主动公开政府信息三百余条，其中规划类12条。"), 2) == 0


@pytest.mark.parametrize("last", ["没有其他需要报告的事项。", "无其他报告事项。", "本机关无需要报告的其他事项。"])
def test_a_sentence_is_enough_for_part_six(last: str) -> None:
    lines = [TITLE, *(line for h in HEADINGS[:5] for line in (h, "本部分文字。")), last]
    assert written(document(*lines), 6) == 1


@pytest.mark.parametrize("second", ["清江县财政局2024年政府信息公开工作年度报告", TITLE])
def test_of_a_file_with_two_reports_nothing_but_their_number_is_judged(second: str) -> None:
    lines = [line for heading in HEADINGS for line in (heading, "本部分文字。")]
    found = base(document(TITLE, *lines, second, *lines))
    fact = found.facts[0]
    assert [f.kind for f in found.facts] == ["报告"]
    assert fact.fields["年报套数"] == 2
    assert "部分乱序" in fact.unreadable
    assert {"法定部分", "表", "表三.列", "统计期"} <= set(found.unreadable_kinds)


def test_one_report_is_one() -> None:
    assert whole(report()).fields["年报套数"] == 1


def test_without_a_title_nothing_is_said_of_its_wording() -> None:
    found = base(document("前言。", *(line for h in HEADINGS for line in (h, "本部分文字。"))))
    fact = found.facts[0]
    assert {"标题用语规范", "标题有年份", "标题有机关", "机关类型", "机关层级"} <= set(fact.unreadable)
    assert "没有认出标题" in found.warnings


def test_a_page_without_the_report_says_nothing_of_part_one() -> None:
    fact = whole(document(TITLE, "附件：年度报告全文.pdf"))
    assert "总体情况有标题" in fact.unreadable
    assert "总体情况有标题" not in fact.fields


def test_the_order_of_the_parts_is_open_where_the_tables_of_a_form_to_fill_in_follow() -> None:
    table = four(["0"] * 15)
    lines = [p for heading in HEADINGS for p in (Paragraph(heading), Paragraph("本部分文字。"))]
    made = Document(
        "made-up.xlsx", "xlsx", (Paragraph(TITLE), *lines[:8], table, *lines[8:], lines[6], four([""] * 15))
    )
    assert {"部分乱序", "部分重复"} <= set(whole(made).unreadable)
    again = replace(made, blocks=made.blocks[:-1])
    assert whole(again).fields["部分重复"] == 1


@pytest.mark.parametrize(
    ("line", "sets"),
    [
        ("监督保障情况详见《清江县2024年政府信息公开工作年度报告》。", 1),
        ("清江县财政局2024年政府信息公开工作年度报告", 2),
    ],
)
def test_a_sentence_that_refers_to_another_report_is_not_its_title(line: str, sets: int) -> None:
    made = report(one=f"本部分文字。\n{line}")
    assert whole(replace(made, blocks=(*made.blocks, four(["0"] * 15)))).fields["年报套数"] == sets
