"""Percentages of the text beside those that its numbers give."""

from __future__ import annotations

import pytest

from auditor.facts.counts.facts import count_facts
from auditor.facts.prose import Passage
from auditor.model.facts import Fact, FormTable, Reading

TABLE = FormTable(
    "表三",
    "2021",
    {},
    ("总计",),
    {
        row: {"总计": Reading(str(n), n)}
        for row, n in {"R1": 90, "R2": 10, "T": 80, "R4": 20, "E1": 0, "E2": 0, "E3": 5}.items()
    },
)
"""Received 90, carried in 10, handled 80 (of which 5 otherwise), carried out 20."""


def facts(*paragraphs: str) -> list[Fact]:
    found = count_facts(tuple(Passage(text, 1) for text in paragraphs), {"表三": TABLE}, 2024)
    return [fact for fact in found if fact.kind == "占比"]


def is_wrong(fact: Fact) -> bool:
    """Whether rule GK-NT-015 speaks of ``fact``."""
    printed, due, tolerance = (fact.fields[name] for name in ("所印万分", "应为万分", "容差万分"))
    assert isinstance(printed, int)
    assert isinstance(due, int)
    assert isinstance(tolerance, int)
    return abs(printed - due) > tolerance


@pytest.mark.parametrize(
    ("text", "number", "base", "due"),
    [
        ("收到申请120件，其中自然人30件，占35.0%。", 30, 120, "25.00%"),
        ("收到申请120件，其中自然人30件，占比35%。", 30, 120, "25.0%"),
        ("收到申请120件，其中自然人30件，占比为27%。", 30, 120, "25.0%"),
        ("收到申请120件，其中自然人30件（占35%）。", 30, 120, "25.0%"),
        ("收到申请120件，其中自然人30件，占申请总数的35%。", 30, 120, "25.0%"),
        ("收到申请120件，其中自然人30件，占百分之三十五。", 30, 120, "25.0%"),
        ("收到申请120件，其中自然人30件，占120%。", 30, 120, "25.0%"),
        ("全年公开信息1,200条，其中政策类300条，占公开信息总量的35.5%。", 300, 1200, "25.00%"),
        ("全年公开信息1200条，政策类300条，占公开信息总量的35.5%。", 300, 1200, "25.00%"),
        (
            "答复申请805件（含上年结转18件，另有72件顺延）。予以公开258件，占33.9%；不予公开35件，占4.34%；无法提供265件，占32.9%。",
            258,
            805,
            "32.05%",
        ),
        ("办理情况：申请的答复为予以公开20件，占36.6%；不予公开40件，占50%。", 20, 80, "25.00%"),
        ("办件由100件增加到150件，增长33.3%。", 50, 100, "50.00%"),
        ("收到申请由上年的100件上升到150件，同比增长60%。", 50, 100, "50.0%"),
        ("收到申请从100件减少到80件，下降25%。", 20, 100, "20.0%"),
        ("收到申请150件，比上年的100件增长40%。", 50, 100, "50.0%"),
        ("收到申请150件，较上年增加50件，增长33%。", 50, 100, "50.0%"),
        ("收到申请50件，较上年减少50件，同比下降100%。", 50, 100, "50.0%"),
    ],
)
def test_a_percentage_that_does_not_follow_is_found(text: str, number: int, base: int, due: str) -> None:
    wrong = [fact for fact in facts(text) if is_wrong(fact)]
    assert [(fact.fields["被除数"], fact.fields["除数"], fact.fields["应为"]) for fact in wrong] == [
        (number, base, due)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "全年形成信息160条，其中主动公开类10条，占比6.25%；依申请公开类96条，占比60.00%；不予公开类54条，占比33.75%。",
        "收到申请3件，其中自然人2件，占66.7%。",
        "收到申请3件，其中自然人2件，占67%。",
        "收到申请3件，其中自然人2件，占66%。",
        "收到申请3件，其中自然人2件，占66.66%。",
        "由10件增加到25件，增长150%。",
        "收到申请150件，较上年增加50件，增长50%。",
        "收到申请150件，比上年100件增长50%。",
        "收到申请从100件减少到80件，下降20%。",
        "收到申请由3件增加到4件，增长33%。",
    ],
)
def test_a_percentage_that_follows_agrees(text: str) -> None:
    found = facts(text)
    assert found
    assert not any(is_wrong(fact) for fact in found)


@pytest.mark.parametrize(
    "text",
    [
        # of received, of received and carried in, of handled, of handled without other outcomes
        "依申请公开方面，予以公开45件，占50%；不予公开9件，占10%。",
        "依申请公开方面，予以公开50件，占50%；不予公开10件，占10%。",
        "依申请公开方面，予以公开40件，占50%；不予公开8件，占10%。",
        "依申请公开方面，予以公开30件，占40%；不予公开15件，占20%。",
        # of another number of the text, or of two together
        "收到申请120件，办结60件，其中自然人30件，占50%。",
        "收到申请40件，上年结转20件，其中自然人30件，占50%。",
        "收到申请120件，撤回20件，其中自然人30件，占30%。",
        "公开信息100条，其中网站60条，图解30条，占50%。",
        # several parts together
        "公开信息100条，其中政策20条、解读10条，占30%。",
        # of all that was published in the year, which the text does not say
        "主动公开政府信息，发布解读30条，其中图解12条，占全年公开总量的2.5%。",
        "发布解读30条，其中图解12条，占全年总数的2.5%。",
        # nothing says of what
        "全年发布信息100条，图解30条，占比50%。",
        "予以公开258件，占33.9%。",
        "依申请公开方面，予以公开258件，占33.9%。",
        "好评数占评价总数的99.58%。",
        "23条短片点击量超过800万，在全部点击量中占比41%。",
        # another base
        "收到申请120件，其中自然人30件，占全市的5%。",
        "收到申请120件，其中自然人30件，占去年同期的50%。",
        "收到申请120件，其中自然人30件，占任务数的120%。",
        "制作信息1000条，其中图解200条，占公开信息的40%。",
        "收到申请30件，办结20件，其中自然人10件，占答复总数的45%。",
        # about, or shared
        "公开信息约120条，其中政策30条，占35%。",
        "公开信息120条，其中政策30余条，占35%。",
        "公开信息120条，其中政策30条，约占35%以上。",
        "公开信息120条，其中政策30条、解读40条，分别占35%、45%。",
        "公开信息120条，其中政策30条、解读40条，合计占70%。",
        # growth that last year's report decides, or of something else
        "收到申请150件，同比增长60%。",
        "收到申请150件，较上年增长60%。",
        "收到申请150件，增长率较上年提高60%。",
        "收到申请由100件增加到150件，满意率60%。",
        "收到申请由约100件增加到150件，增长60%。",
        "访问由100次增加到150条，增长60%。",
        "由100件增加到200件，年均增长10%。",
        "收到申请由100件增加到150件，增长0.5倍。",
        "收到申请由0件增加到5件，增长100%。",
    ],
)
def test_what_may_be_a_share_of_something_else_is_not_accused(text: str) -> None:
    assert [fact.fields for fact in facts(text) if is_wrong(fact)] == []


def test_a_base_in_another_paragraph_counts_unless_the_share_follows_its_own() -> None:
    text = "公开信息100条。图解30条，占公开总量的50%。"
    assert not [fact for fact in facts("全年制作图文60条。", text) if is_wrong(fact)]
    within = "公开信息100条，其中图解30条，占50%。"
    assert is_wrong(facts(within)[0])
    assert is_wrong(facts("全年制作图文60条。", within)[0])


def test_all_and_none_of_a_number_are_100_and_0_percent() -> None:
    assert is_wrong(facts("全年收到申请1件，其中自然人1件，占96.9%。")[0])
    assert is_wrong(facts("全年收到申请3件，其中自然人0件，占3.1%。")[0])
    assert not is_wrong(facts("全年收到申请3件，其中自然人3件，占100%。")[0])


def test_numbers_of_part_five_are_not_compared() -> None:
    passages = (Passage("收到申请120件，其中自然人30件，占35.0%。", 5),)
    assert count_facts(passages, {}, 2024) == []
