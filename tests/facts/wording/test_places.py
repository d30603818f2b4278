"""Placeholders, measure words and malformed numbers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.facts.prose import Passage
from auditor.facts.wording.measures import find_measures
from auditor.facts.wording.numerals import find_malformed
from auditor.facts.wording.placeholders import find_placeholders
from auditor.facts.wording.writing import Hit, Writing, join


def found(find: Callable[[Writing], list[Hit]], *lines: str) -> list[str]:
    writing = join(Passage(line, 1) for line in lines)
    return [writing.text[hit.start : hit.end] for hit in find(writing)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("全年主动公开政府信息条。", "公开政府信息条"),
        ("全年共收到件申请，均已答复。", "收到件申请"),
        ("全年收到政府信息公开申请 件，均已答复。", "收到政府信息公开申请 件"),
        ("共主动公开条,其中文件3条。", "共主动公开条"),
        ("收到XX件，全部办结。", "XX件"),
        ("20XX年，我局认真落实条例。", "20XX年"),
        ("收到申请____件，", "____件"),
        ("收到申请（ ）件，", "（ ）件"),
        ("现将【】，予以公布。", "【】"),
        ("请联系办公室，电话：XXXXXXX，邮编见下。", "电话：XXXXXXX"),
        ("收取信息处理费，收费金额为元。", "收费金额为元"),
        ("根据条例要求，我XX县政府编制本报告。", "我XX县"),
    ],
)
def test_a_place_left_open_is_found(text: str, place: str) -> None:
    assert found(find_placeholders, text) == [place]


@pytest.mark.parametrize(
    "text",
    [
        "依申请公开件，及时登记。",
        "对受理的申请件，逐件答复。",
        "认真学习政府信息公开条例，",
        "申请人张××反映，",
        "原告李XX诉称，",
        "如XX村、××社区，",
        "指导XX项目建设，",
        "按照“XX局20XX年政府信息公开工作年度报告”的格式命名，",
        "联系人电话138××××1234，",
        "印发3×件，",
        "详见附件（1），共5件。",
        "公开信息100条，答复申请3件，收取100元。",
        "按件/次计收，",
        "在XX镇政府信息公开一案中，法院支持了答复。",
        "以下空白：____",
        "【打印】，",
    ],
)
def test_masked_names_nouns_and_patterns_are_no_placeholders(text: str) -> None:
    assert found(find_placeholders, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "收到政府信息公开申请3条，",
        "受理依申请公开申请 12 次，",
        "收到12封信息公开申请，",
        "受理公民提出的政府信息公开申请0条。",
    ],
)
def test_applications_counted_in_other_words_are_found(text: str) -> None:
    assert len(found(find_measures, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "收到政府信息公开申请3件，",
        "收到申请公开信息12条，",
        "主动公开信息12条，",
        "收到同一申请人的政府信息公开申请3次，",
        "依申请公开方面，收到3个申请人的申请，",
        "信息公开窗口受理行政许可申请30个，",
        "收到依申请公开信息2条，",
        "自收到政府信息公开申请20个工作日内答复。",
        "收到信息公开申请5次转办单后，",
        "收到群众来信12封，",
    ],
)
def test_information_letters_and_other_applications_are_counted_rightly(text: str) -> None:
    assert found(find_measures, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "公开1 2件，",
        "收费0.0.5万元，",
        "公开１2件，",
        "公开1,23条，",
        "占比120%，",
        "办结率为120%，",
        "期限自20231月1日起，",
        "期限至202020年12月31日，",
        "期限至12月31止，",
    ],
)
def test_malformed_numbers_are_found(text: str) -> None:
    assert len(found(lambda writing: find_malformed(writing, "txt"), text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "2024 年 1 月 1 日，",
        "系统升级到3.0.1，",
        "2023.12.31，",
        "公开1,234条，浏览12,345,678次，",
        "分别公开5,12件，",
        "第1,2条，",
        "占比25.5%，",
        "增长率120%，",
        "完成率为110%，",
        "公开率提升120%，",
        "占全年任务的150%，",
        "2023年11月1日，",
        "联系电话020231月，",
        "全角１２件，",
    ],
)
def test_dates_versions_growth_and_lists_are_well_formed(text: str) -> None:
    assert found(lambda writing: find_malformed(writing, "txt"), text) == []


def test_a_gap_in_a_printed_page_is_no_blank() -> None:
    assert found(lambda writing: find_malformed(writing, "pdf"), "公开1 2件，") == []


def test_headings_and_rows_without_cells_are_not_sentences() -> None:
    assert found(find_placeholders, "收到XX件") == []
