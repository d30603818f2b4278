"""Other organs, remnant years, hollow problems, garbled characters, and the fact as a whole."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from auditor.facts.extract import extract
from auditor.facts.prose import Passage
from auditor.facts.wording.garbled import find_garbled
from auditor.facts.wording.hollowness import hollow_problems
from auditor.facts.wording.organs import find_other_organs
from auditor.facts.wording.regions import find_foreign_laws
from auditor.facts.wording.writing import Hit, join
from auditor.facts.wording.years import find_plans_of_the_year, find_remnants
from auditor.model.document import Document
from auditor.model.facts import Fact
from auditor.model.forms import load_forms
from tests.facts.builders import report

FORMS = load_forms(Path(__file__).parents[3] / "rules" / "forms")


def wording(document: Document) -> Fact:
    (fact,) = (fact for fact in extract(document, FORMS).facts if fact.kind == "文字")
    return fact


def others(organ: str, *lines: str) -> int | None:
    found = find_other_organs(join(Passage(line, 1) for line in lines), organ)
    return None if found is None else len(found)


@pytest.mark.parametrize(
    ("organ", "text"),
    [
        ("清江县甲山镇人民政府", "如有疑问，请与清江县乙水镇党政办联系"),
        ("甲山镇", "2023年，乙水镇高度重视信息公开工作。"),
        ("清江县财政局", "如有疑问，请与白河县财政局联系"),
        ("清江县财政局", "白河县财政局认真贯彻落实条例。"),
        ("清江县甲山镇", "县里调整了发布流程，我局及时配合。"),
    ],
)
def test_a_neighbour_in_the_place_of_the_organ_is_found(organ: str, text: str) -> None:
    assert others(organ, text) == 1


@pytest.mark.parametrize(
    ("organ", "text"),
    [
        ("清江县甲山镇人民政府", "请与清江县甲山镇人民政府党政办联系"),
        ("清江县甲山镇人民政府", "请与清江县人民政府办公室联系"),
        ("清江县甲山镇人民政府", "请与本镇人民政府党政办联系"),
        ("杨林寨乡人民政府", "2023年，杨林寨乡认真贯彻条例。"),
        ("清江县甲山镇", "克服自我局限，答复“我局不掌握该信息”的，及时转交。"),
        ("清江县财政局", "我局认真贯彻落实条例。"),
        ("清江县甲山镇", "各乡镇高度重视，全镇积极推进。"),
        ("清江县甲山镇", "学习乙水镇的做法，乙水镇村民申请公开。"),
        ("清江县财政局", "请与清江县财政局办公室联系"),
        ("清江县财政局", "请与清江县政务公开办联系，白河县教育局认真贯彻落实。"),
        ("杭州市余杭区财政局", "请与杭州市财政局联系"),
        ("清江县财政局", "与白河县财政局交流经验。"),
    ],
)
def test_offices_upper_levels_and_partners_are_not_in_its_place(organ: str, text: str) -> None:
    assert others(organ, text) == 0


def test_a_name_that_tells_no_place_is_compared_with_nothing() -> None:
    assert others("清江县人民政府", "请与白河县人民政府联系") is None


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("2022年，我局主动公开政府信息30条。", 1),
        ("2022年我镇收到政府信息公开申请3件。", 1),
        ("2022年，我局认真贯彻落实条例。", 1),
        ("（三）政府信息管理情况 2022年，甲山镇人民政府办公室共制定规范性文件2件。", 1),
        ("下一步，2022年我局将进一步加强培训。", 5),
        ("2022年，我们将继续完善制度。", 5),
    ],
)
def test_a_year_of_an_earlier_report_is_found(text: str, part: int) -> None:
    assert len(find_remnants((Passage(text, part),), 2023)) == 1


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("2023年，我局主动公开政府信息30条。", 1),
        ("2022年，我局主动公开政府信息30条，2023年为40条。", 1),
        ("2022年，我局主动公开政府信息30条，比上年增长。", 1),
        ("2022年我局收到申请结转2件，", 1),
        ("2022年以来，我局认真贯彻落实条例。", 1),
        ("2022年度决算，我局公开信息3条。", 1),
        ("2022年，我局在考核中名列前茅，公开信息30条。", 1),
        ("2022年，我局信息公开工作荣获全县先进。在此基础上，我局深入推进公开。", 1),
        ("2022年，我局被列为示范点，严格按照标准推进工作。", 1),
        ("依据〔2022〕3号文件，我局主动公开信息30条。", 1),
        ("2022年，省政府印发办法。", 1),
        ("2022年，省政府共制定规范性文件20件。", 1),
        ("2024年，我局将进一步加强培训。", 5),
        ("2023年，我局将政务公开纳入考核。", 5),
        ("2023年我局加大贯彻落实力度。", 5),
        ("针对上年提出的2023年将进一步完善制度，已经落实。", 5),
    ],
)
def test_comparisons_accounts_and_other_years_are_lawful(text: str, part: int) -> None:
    assert not find_remnants((Passage(text, part),), 2023)


def test_the_sentence_with_the_year_is_quoted_where_a_heading_stands_before_it() -> None:
    (found,) = find_remnants((Passage("（二）依申请公开。2022年，我局收到申请5件。", 1),), 2023)
    assert found.text == "2022年，我局收到申请5件。"


def test_the_same_told_for_the_report_year_too_makes_a_comparison() -> None:
    lines = ("2022年，我局公开政府信息30条。", "2023年，我局公开政府信息40条。")
    assert not find_remnants(tuple(Passage(line, 1) for line in lines), 2023)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("存在的问题：一是公开内容有待进一步丰富；二是业务能力有待提高。下一步，加强学习。", 2),
        ("公开意识还需进一步加强。", 1),
        ("一是我局公开内容有待丰富。", 0),
        ("公开内容有待丰富；建议提案办理结果公开不及时。", 0),
        ("公开内容不够丰富，全年仅发布解读3条。", 0),
        ("无。", 0),
        ("公开时效性有待增强。古树保护名录到年底才公布第一批。今后将加快进度。", 0),
    ],
)
def test_problems_are_hollow_only_when_none_is_about_something(text: str, count: int) -> None:
    assert len(hollow_problems((Passage(text, 5),), "清江县财政局", FORMS.wording) or []) == count


def test_without_part_five_nothing_is_hollow() -> None:
    assert hollow_problems((Passage("有待加强。", 1),), None, FORMS.wording) is None


def test_characters_the_reader_could_not_decode_are_not_the_organs() -> None:
    writing = join([Passage("信息\ufffd公开，\x01", 1)])
    assert len(find_garbled(writing, "txt", ())) == 2
    assert len(find_garbled(writing, "txt", ("有 1 处字节损坏或原文就是乱码，这些地方的文字读不出来。",))) == 1
    assert find_garbled(writing, "pdf", ()) == []
    assert find_garbled(join([Passage("正文\u3000\xa0，\u200b\uf06c项目，", 1)]), "docx", ()) == []


def test_the_fact_counts_and_names_the_first_places() -> None:
    fact = wording(report(one="2024年，我局工作中仍在不足，统一的的平台。" * 4))
    assert fact.fields["错字数"] == 8
    assert str(fact.fields["错字"]).count("；") == 4
    assert "仍存在不足" in str(fact.fields["错字"])
    assert fact.exhibits["错字"].locator.line is not None
    assert fact.exhibits["错字"].section == "一、总体情况"
    assert fact.exhibits["错字"].text.startswith("2024年，我局工作中仍在不足")


def test_a_clean_report_has_zeroes_and_no_places() -> None:
    fact = wording(report(one="2024年，我局主动公开政府信息30条。"))
    counts = {name: value for name, value in fact.fields.items() if name.endswith("数") and name != "综述字数"}
    assert set(counts.values()) == {0}
    assert "错字" not in fact.fields


def test_what_a_broken_off_file_does_not_show_is_open() -> None:
    made = replace(report(one="2024年，我局工作中仍在不足。"), broken_off=True, unread="附件没有读取")
    fact = wording(made)
    assert fact.fields["错字数"] == 1
    assert fact.unreadable["占位符数"]
    assert "占位符数" not in fact.fields


def test_a_quotation_masks_long_numbers() -> None:
    fact = wording(report(one="2024年，我局工作中仍在不足，号码11010519491231002X。"))
    shown = " ".join([*map(str, fact.fields.values()), *(exhibit.text for exhibit in fact.exhibits.values())])
    assert fact.fields["敏感号码数"] == 1
    assert "11010519491231002X" not in shown


def test_every_name_in_the_fact_is_in_the_vocabulary() -> None:
    for made in (report(), report(title="清江县人民政府2024年政府信息公开工作年度报告"), report(title="年度报告")):
        fact = wording(made)
        names = {*fact.fields, *fact.unreadable, *fact.exhibits}
        assert names <= set(FORMS.kinds["文字"].fields)


def test_the_length_of_part_one_is_told_only_where_all_of_it_is_text() -> None:
    assert wording(report(one="我局公开信息。")).fields["综述字数"] == 6
    town = report(title="清江县甲山镇2024年政府信息公开工作年度报告")
    assert "综述字数" not in wording(town).fields


def test_only_governments_are_asked_for_the_scope() -> None:
    government = "清江县人民政府2024年政府信息公开工作年度报告"
    assert wording(report(title=government, one="本年公开信息。")).fields["说明汇总范围"] == 0
    assert wording(report(title=government, one="全县公开信息。")).fields["说明汇总范围"] == 1
    assert "说明汇总范围" not in wording(report()).fields


def test_a_place_is_named_without_cutting_a_number() -> None:
    writing = join([Passage("统计期限自2020年1月1日起至202020年12月31日止。", 0)])
    hit = Hit(writing.text.index("202020"), writing.text.index("202020") + 6)
    assert writing.place(hit).startswith("“2020年1月1日起至")


def foreign(text: str, organ: str | None = None) -> int:
    return len(find_foreign_laws(join([Passage(text, 1)]), organ))


def test_the_regulations_of_a_second_province_are_found() -> None:
    text = "根据《福建省政府信息公开办法》编制本报告。印发《云南省政府信息公开工作规范》，要求各单位执行。"
    assert foreign(text) == 1
    assert foreign("按照《云南省政府信息公开工作规范》执行。", "湖南省水利厅") == 1


@pytest.mark.parametrize(
    "text",
    [
        "根据《福建省政府信息公开办法》编制本报告。再次学习《福建省政府信息公开办法》。",
        "根据《福建省政府信息公开办法》编制本报告。参考《云南省政府信息公开工作规范》修改流程。",
        "根据《福建省政府信息公开办法》编制本报告。公开《云南省水利工程管理条例》全文。",
    ],
)
def test_one_province_and_what_is_learnt_from_others_is_lawful(text: str) -> None:
    assert not foreign(text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("为进一步做好公开工作，2023年我局加大培训力度，提高业务水平。", 1),
        ("下一步，2023年我局将进一步加强培训。", 1),
        ("2023年将做到每季度公布一次。", 1),
        ("2023年，我局将政务公开纳入考核。", 0),
        ("（二）为了进一步方便群众，2023年，本机关继续完善查阅点。", 1),
        ("为进一步做好公开工作，2024年我局加大培训力度。", 0),
        ("为进一步做好公开工作，2023年我局加大培训力度，已举办培训4场。", 0),
        ("2023年我局加大培训力度。", 0),
    ],
)
def test_measures_that_read_as_plans_for_the_year_reported(text: str, count: int) -> None:
    assert len(find_plans_of_the_year((Passage(text, 5),), 2023)) == count
    assert not find_plans_of_the_year((Passage(text, 1),), 2023)
