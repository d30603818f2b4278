"""One quantity stated twice."""

from __future__ import annotations

import pytest

from auditor.facts.counts.facts import count_facts
from auditor.facts.prose import Passage
from auditor.model.facts import Fact


def facts(*paragraphs: str) -> list[Fact]:
    found = count_facts(tuple(Passage(text, 1) for text in paragraphs), {}, 2024)
    return [fact for fact in found if fact.kind == "同数"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("全年主动公开政府信息120条。", "2024年，主动公开政府信息共116条。"),
        ("2024年，我局主动公开政府信息120条，其中网站100条。", "全年我局共主动公开政府信息121条。"),
        ("全年发布政策解读20条。", "全年共发布政策解读16条。"),
        ("2024年我局共收到政府信息公开申请12件。", "本年度，我局收到政府信息公开申请13件，均按期答复。"),
        ("全年制发行政规范性文件５件。", "2024年制发行政规范性文件六件。"),
    ],
)
def test_two_numbers_for_one_quantity_are_found(one: str, other: str) -> None:
    (fact,) = facts(one, other)
    assert fact.fields["前数"] != fact.fields["后数"]
    assert (fact.exhibits["前文"].text, fact.exhibits["原文"].text) == (one, other)


def test_the_same_number_agrees() -> None:
    (fact,) = facts("全年主动公开政府信息120条。", "2024年，主动公开政府信息共120条。")
    assert fact.fields["前数"] == fact.fields["后数"] == 120


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("全年主动公开政府信息120条。", "通过网站主动公开政府信息116条。"),
        ("全年主动公开政府信息120条。", "全年在公众号公开政府信息60条。"),
        ("全年主动公开政府信息120条。", "2023年主动公开政府信息116条。"),
        ("全年主动公开政府信息120条。", "上半年主动公开政府信息60条。"),
        ("全年主动公开政府信息120条。", "全年累计主动公开政府信息1160条。"),
        ("全年主动公开政府信息120条。", "主动公开政府信息116条。"),
        ("全年主动公开政府信息120条。", "全年主动公开政府信息110余条。"),
        ("全年主动公开政府信息120条。", "全年主动公开政府信息116件。"),
        ("全年主动公开政府信息120条。", "全市主动公开政府信息共1160条。"),
        ("全年主动公开政府信息120条。", "我局全年主动公开政府信息116条，通过网站发布。"),
        ("全年主动公开政府信息120条。", "全年各镇主动公开政府信息116条。"),
        ("全年收到申请74件。", "全年共收到申请75件（含上年结转1件）。"),
        ("全年收到申请74件，上年结转1件。", "全年收到申请75件。"),
        ("全年举办培训班2期。", "全年举办培训班1期。"),
        ("全年召开会议2次。", "全年召开会议1次。"),
        ("全年发布政策解读20条。", "全年发布政策文件16条。"),
        ("全年主动公开政府信息120条，较上年增加20条。", "全年主动公开政府信息20条。"),
        ("全年收到申请12件，其中自然人10件。", "全年受理申请11件。"),
        ("推进许可公开。全年公开信息20条。", "推进处罚公开。全年公开信息30条。"),
        ("推进财政信息公开。全年主动公开政府信息20条。", "全年主动公开政府信息30条。"),
        ("一是公开。全年主动公开政府信息120条。", "二是公众号建设。全年主动公开政府信息60条。"),
    ],
)
def test_another_scope_is_not_the_same_quantity(one: str, other: str) -> None:
    assert [fact.fields for fact in facts(one, other) if fact.fields["前数"] != fact.fields["后数"]] == []


def test_a_heading_narrows_what_stands_below_it() -> None:
    text = "全年主动公开政府信息60条。"
    assert facts("全年主动公开政府信息120条。", "（二）新媒体公开情况", text) == []
