"""Totals and their parts: what adds up, what does not, and what may lawfully be more than its total."""

from __future__ import annotations

import pytest

from auditor.facts.counts.facts import count_facts
from auditor.facts.prose import Passage
from auditor.model.facts import Fact


def facts(*paragraphs: str, part: int = 1) -> list[Fact]:
    found = count_facts(tuple(Passage(text, part) for text in paragraphs), {}, 2024)
    return [fact for fact in found if fact.kind == "分项"]


def is_wrong(fact: Fact) -> bool:
    """Whether rule GK-NT-020 speaks of ``fact``."""
    total, parts = fact.fields["总数"], fact.fields["分项和"]
    assert isinstance(total, int)
    assert isinstance(parts, int)
    return parts > total or (fact.fields["列全"] == 1 and parts != total)


@pytest.mark.parametrize(
    ("text", "total", "parts"),
    [
        ("全年公开信息100条，其中政策文件类30条、工作动态类50条、公告公示类25条。", 100, 105),
        ("全年公开信息100条，其中政策文件30条、工作动态50条、公告公示25条。", 100, 105),
        ("全年公开信息1,000条，其中：政策类信息600条；动态类信息300条；公示类信息200条。", 1000, 1100),
        ("全年公开信息１００条（其中政策类信息６０条，动态类信息５０条），均已更新。", 100, 110),
        ("全年公开信息一百条，其中政策类信息六十条、动态类信息五十条。", 100, 110),
        ("制定规章13件（新制定5件，修改4件，废止5件）。", 13, 14),
        ("收到申请20件，其中网上申请25件。", 20, 25),
        ("收到申请120件，其中自然人申请100件、法人申请30件。", 120, 130),
        ("办结申请20件，其中予以公开12件、部分公开1件、不予公开9件。", 20, 22),
        ("公开信息100条，其中A类30条、B类80条，以及C类5条。", 100, 115),
        ("公开信息17条，其中乡镇概况1条，部门文件10条，规划计划2条，资金信息8条。", 17, 21),
        ("公开信息32条，其中1条权责清单、11条工作信息、14条人大议案、16条政协提案。", 32, 42),
        ("公开信息100条，其中动态类60条，占60%、公告类50条，占50%。", 100, 110),
        ("公开信息100条，包括政策类60条、动态类50条。", 100, 110),
        ("公开信息100条，其中一季度30条、二季度30条、三季度30条、四季度20条。", 100, 110),
        ("公开信息114条，其中网站72条（其中机构类30条、政策类50条），公众号42条。", 72, 80),
        ("全年公开信息100条。其中：政策类信息60条，动态类信息50条。", 100, 110),
        ("收到申请10件，分别为网上申请4件、信函申请5件。", 10, 9),
        ("收到申请10件，分别为网上申请4件、信函申请5件，均已办结。", 10, 9),
        ("收到申请10件，分别是自然人申请4件、法人申请5件。", 10, 9),
        ("制发文件12份，分为规范性文件4份、一般文件7份。", 12, 11),
        ("公开信息181条，其中财政预决算4条、社会救助48条、城市更新39条、公共卫生52条、其他30条。", 181, 173),
        ("公开信息50条，其中政策类20条、动态类20条、其他类信息8条。", 50, 48),
    ],
)
def test_what_does_not_add_up_is_found(text: str, total: int, parts: int) -> None:
    wrong = [fact for fact in facts(text) if is_wrong(fact)]
    assert [(fact.fields["总数"], fact.fields["分项和"]) for fact in wrong] == [(total, parts)]


@pytest.mark.parametrize(
    "text",
    [
        # adds up
        "全年公开信息100条，其中政策类30条、动态类50条、公示类20条。",
        "公开信息55条，其中政策栏目共7条，公开指南2条，公开制度3条，其他主动公开14条，公开年报1条。",
        "收到申请10件，分别为网上申请4件、信函申请6件。",
        "收到申请44件（其中：网上申请42件，现场申请0件，邮寄2件），上年度结转0件，本年度办结39件。",
        "主动公开规章13件（含新制定5件、修改4件、废止4件）。",
        # leaves parts out
        "全年公开信息100条，其中政策类30条、动态类50条。",
        "全年公开信息100条，包括政策类30条、动态类50条。",
        "全年公开信息100条，其中政策类30条、动态类50条等。",
        "全年公开信息100条，分为政策类30条、动态类50条等。",
        "全年公开信息100条，分为政策类30条、动态类50条，其余为公示。",
        "全年公开信息393件，其中包括：规范性文件13件；规划文件2件；部门预算信息；建议复文50件。",
        "收到申请44件（含上年结转2件）。",
        # published in several places
        "全年公开信息100条，其中网站80条、公众号60条。",
        "全年公开信息100条，其中门户网站80条、微信公众号60条、抖音号30条。",
        "全年公开信息100条，其中通过政府公报80条、公开栏60条、电视广播30条。",
        "全年公开信息100条，其中微信150条。",
        # counted from two sides
        "收到申请25件，其中网上申请18件、当面申请7件，自然人20件、法人5件。",
        "收到申请25件，其中网上申请18件，自然人申请20件。",
        "收到申请25件，其中自然人申请20件，予以公开10件。",
        "收到申请25件，其中网上申请18件、信函申请10件。",
        "收到申请25件，其中征地拆迁类10件、财政预算类10件、城市规划类8件。",
        "全年公开信息100条，其中涉及民生80条、政策文件60条、公告20条。",
        "全年公开信息100条，其中重点领域类80条、原创类60条、图解类20条。",
        "全年公开信息100条，其中政策类60条、动态类40条、原创类30条。",
        # granted in part, and the refused half named
        "办结申请20件，其中予以公开12件、部分公开5件、不予公开6件。",
        # another statement begins
        "全年公开信息100条，其中政策文件30条，发布解读80条。",
        "全年公开信息100条，其中政策文件60条，此外发布公告80条。",
        "全年公开信息100条，其中政策文件60条，另有转载信息80条。",
        "全年公开信息100条，其中政策文件30条，全年累计更新栏目信息80条。",
        "全年公开信息100条，其中政策文件30条，召开发布会200场。",
        "办结申请10件，其中予以公开6件，收到网民来信30件。",
        # about-numbers
        "公开信息100余条，其中政策120条。",
        "公开信息约100条，其中政策类60条、动态类50条。",
        "公开信息100条，其中政策类60余条、动态类50条。",
        "公开信息1万条，其中政策类6000条、动态类5000条。",
        # the total is another number
        "收到申请30件，上年结转2件，其中自然人31件、法人1件。",
        "收到申请100件，比上年增加20件，其中网上80件。",
        "申请量较上年增加20件，其中网上收到80件。",
        "公开政策文件50条，解读10条，其中民生类30条，营商类25条。",
        # units differ
        "召开会议5次，其中参会100人次。",
        "制发文件5件，其中公开信息12条。",
        "新增5个栏目，其中子栏目12个。",
        # no breakdown
        "2024年公开信息100条。",
        "《条例》第二十条第（八）项。",
        "对5个发挥作用不明显的政务新媒体予以关停，其中3个已注销。",
        "公开率100%，其中重点领域100%。",
    ],
)
def test_what_may_lawfully_be_so_is_not_accused(text: str) -> None:
    assert [fact.fields for fact in facts(text) if is_wrong(fact)] == []


def test_parts_over_several_clauses_and_semicolons_are_one_list() -> None:
    text = "共发布信息249条，其中：行政公文信息9条；人事任免信息7条；重点工作39条；财政信息6条；制度信息188条。"
    (fact,) = facts(text)
    assert (fact.fields["分项数"], fact.fields["分项和"], fact.fields["加式"]) == (5, 249, "9＋7＋39＋6＋188")


def test_plans_are_not_breakdowns() -> None:
    text = "公开信息100条，其中政策类60条、动态类50条。"
    assert facts(text, part=5) == []
    assert facts("力争公开信息100条，其中政策类60条、动态类50条。") == []


def test_cells_that_run_on_in_the_text_are_not_read() -> None:
    assert facts("信息内容 | 公开信息100条，其中政策类60条、动态类50条。") == []


def test_the_sentence_is_the_exhibit() -> None:
    text = "公开信息100条，其中政策类60条、动态类50条。"
    (fact,) = facts("开头一段。" + text)
    assert fact.exhibits["原文"].text == text
    assert fact.fields["原文"] == text


def test_a_long_list_is_read_in_a_moment() -> None:
    assert facts("公开信息100条，其中" + "政策类1条、" * 20_000 + "。") == []
