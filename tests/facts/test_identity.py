"""Title, organ, year, and what the name tells of the organ."""

from __future__ import annotations

import pytest

from auditor.facts.identity import Named, different_organs, name_report, organ_level, organ_type, same_organ
from auditor.facts.period import period_facts
from auditor.facts.sections import outline
from auditor.facts.titles import organ_in_title
from auditor.model.document import Document, Paragraph
from auditor.model.forms import load_forms
from auditor.model.places import rules_directory
from tests.facts.builders import document, report

FORMS = load_forms(rules_directory() / "forms")


def named(made: Document) -> Named:
    frame = outline(made, FORMS)
    first = frame.sections[0].start if frame.sections else len(frame.blocks)
    last = frame.sections[-1].start if frame.sections else 0
    paragraphs = [b for b in frame.blocks if isinstance(b, Paragraph)]
    stated = next((int(f.fields["起年"]) for f in period_facts(frame.passages) if "起年" in f.fields), None)
    return name_report(paragraphs[:first], paragraphs[last:], frame.passages, stated)


def title_of(made: Document) -> str | None:
    title = named(made).title
    return title.text if title else None


@pytest.mark.parametrize(
    ("title", "organ", "year"),
    [
        ("清江县示例局2024年政府信息公开工作年度报告", "清江县示例局", 2024),
        ("2019年清江市人民政府办公厅政府信息公开工作年度报告", "清江市人民政府办公厅", 2019),
        ("清江县示例局（清江县数字局）2024年度政府信息公开工作年度报告", "清江县示例局（清江县数字局）", 2024),
        ("清江县示例局二〇二三年政府信息公开工作年度报告", "清江县示例局", 2023),
        ("2023年度政府信息公开工作年度报告", None, 2023),
        ("清江县示例局政府信息公开工作年度报告", "清江县示例局", None),
        ("清江镇人民政府关于2021年度政府信息公开工作的年度报告", "清江镇人民政府", 2021),
    ],
)
def test_organ_and_year_come_from_the_title(title: str, organ: str | None, year: int | None) -> None:
    found = named(report(title))
    assert found.title is not None
    assert (found.title.text, found.title.organ, found.title_year) == (title, organ, year)


def test_a_title_on_two_lines_is_joined() -> None:
    assert (
        title_of(document("清江县示例局", "2023年政府信息公开工作年度报告", "一、总体情况", "文。"))
        == "清江县示例局2023年政府信息公开工作年度报告"
    )


@pytest.mark.parametrize(
    "line",
    [
        "首页 > 政务公开 > 清江县示例局2023年政府信息公开工作年度报告",
        "根据要求，现将2023年政府信息公开工作有关情况报告如下。",
        "本地目录: zwgk/2023_清江县示例局2023年政府信息公开工作年度报告",
    ],
)
def test_chrome_and_prose_are_no_title(line: str) -> None:
    assert title_of(document(line, "一、总体情况", "文。")) is None


def test_the_crawlers_title_line_counts_where_the_page_has_none() -> None:
    assert (
        title_of(document("标题: 清江县示例局2023年政府信息公开工作年度报告", "一、总体情况", "文。"))
        == "清江县示例局2023年政府信息公开工作年度报告"
    )


def test_without_a_title_the_announcement_names_organ_and_year() -> None:
    found = named(document("现将2021年清江县财政局政府信息公开工作年度报告予以公布。", "一、总体情况", "文。"))
    assert (found.title, found.organ, found.year) == (None, "清江县财政局", 2021)


def test_a_pronoun_is_no_organ() -> None:
    found = named(document("现将我局2022年度政府信息公开工作报告如下", "一、总体情况", "文。"))
    assert found.organ is None


def test_the_signature_gives_organ_and_date() -> None:
    found = named(report(six="无。\n清江县示例局\n2025年1月17日"))
    assert (found.text_organ, found.signed) == ("清江县示例局", 20250117)


def test_the_year_at_the_beginning_of_part_one_is_read() -> None:
    assert named(report(one="2023年，我局认真工作。")).opening_year == 2023


def test_a_date_at_the_beginning_of_part_one_is_no_report_year() -> None:
    assert named(report(one="2019年4月3日，新修订的条例公布。")).opening_year is None


@pytest.mark.parametrize(
    ("name", "kind", "level"),
    [
        ("清江市河东区人民政府", "政府", "县"),
        ("清江县人民政府办公室", "政府办公室", "县"),
        ("清江县示例局", "部门", "县"),
        ("清江市卫生健康委员会", "部门", "市"),
        ("清江市民政局", "部门", "市"),
        ("清江市公安局河东区分局", "部门", "县"),
        ("清江县白水镇人民政府", "乡镇", "乡"),
        ("白水乡", "乡镇", "乡"),
        ("河东区迎宾路街道办事处", "街道", "乡"),
        ("清江综合实验区", "开发区", "不明"),
        ("清江经济开发区管委会", "开发区", "不明"),
        ("江南省人民政府", "政府", "省"),
        (None, "不明", "不明"),
    ],
)
def test_the_name_tells_type_and_level_where_it_is_safe(name: str | None, kind: str, level: str) -> None:
    assert (organ_type(name), organ_level(name)) == (kind, level)


def test_one_organ_under_two_names() -> None:
    assert same_organ("清江县白水镇人民政府", "白水镇")
    assert same_organ("清江县示例局", "清江县示例局（清江县数字局）")
    assert same_organ("清江示例产业园区管理委员会", "清江示例产业园区管委会")
    assert not same_organ("清江县示例局", "清江县财政局")


def test_a_bare_term_names_nobody() -> None:
    assert organ_in_title("2023年度政府信息公开工作年度报告") is None


@pytest.mark.parametrize(
    ("title", "organ"),
    [
        ("清江县示例局政府信息公开工作年度报告（2023年）", "清江县示例局"),
        ("清江县示例局政府信息公开工作二〇二三年度报告", "清江县示例局"),
        ("清江县示例局2023年政府信息公开工作年度报告（清示〔2024〕7号）", "清江县示例局"),
        ("清江县示例局2023年政府信息公开工作年度报告（公开稿）", "清江县示例局"),
        ("清江县示例局２０２３年政府信息公开工作年度报告", "清江县示例局"),
        ("关于清江县示例局2023年度政府信息公开工作年度报告的公示", "清江县示例局"),
        ("清江县示例局2023年“政府信息公开工作年度报告”", "清江县示例局"),
        ("清江县示例局关于2023年度政府信息公开工作的年度报告", "清江县示例局"),
    ],
)
def test_what_is_added_to_a_title_does_not_hide_it(title: str, organ: str) -> None:
    found = named(report(title)).title
    assert found is not None
    assert (found.organ, found.year, found.statutory) == (organ, 2023, True)


def test_a_title_on_three_lines_is_joined() -> None:
    made = document("清江县示例局2023年", "政府信息公开工作", "年度报告", "一、总体情况", "文。")
    assert title_of(made) == "清江县示例局2023年政府信息公开工作年度报告"


def test_a_title_with_another_term_is_a_title_and_not_statutory() -> None:
    found = named(document("清江县示例局2023年政府信息公开工作总结", "一、总体情况", "文。")).title
    assert found is not None
    assert not found.statutory


LINKS = [f"清江县示例局{year}年政府信息公开工作年度报告" for year in (2024, 2022, 2018)]
OWN = "清江县示例局2023年政府信息公开工作年度报告"
PERIOD = "统计期限为2023年1月1日至2023年12月31日。"


def test_the_title_next_to_the_text_is_taken_among_links_to_other_years() -> None:
    found = named(document(*LINKS, OWN, PERIOD, "一、总体情况", "文。"))
    assert (found.year, found.doubtful) == (2023, False)


def test_links_between_title_and_text_leave_the_year_open() -> None:
    found = named(document(OWN, *LINKS, PERIOD, "一、总体情况", "文。"))
    assert (found.year, found.doubtful) == (None, True)


@pytest.mark.parametrize(
    "text", ["2019年以来，我局持续推进。", "2022年底召开的会议作出部署，2023年我局落实。", "2022年初，"]
)
def test_a_year_that_only_begins_a_period_is_no_report_year(text: str) -> None:
    assert named(report(one=text)).opening_year is None


def test_contact_with_another_office_is_no_name_of_the_organ() -> None:
    found = named(report(preface="如有疑问，请与清江县数据发展局联系（电话：1234567）。\n"))
    assert (found.organ, found.text_organ) == ("清江县示例局", None)


def test_the_office_that_is_contacted_names_the_organ_only_where_the_text_speaks_for_it() -> None:
    lines = ("如有疑问，请与清江县财政局联系（电话：1234567）。", "一、总体情况")
    assert named(document(*lines, "工作有序。")).organ is None
    assert named(document(*lines, "我局工作有序。")).organ == "清江县财政局"


def test_a_committee_that_signs_is_no_other_organ() -> None:
    assert named(report(six="无。\n中共清江县白水镇委员会\n2025年1月17日")).text_organ is None


def test_an_abbreviation_is_the_same_organ_and_a_short_name_no_different_one() -> None:
    assert same_organ("清江县住建局", "清江县住房和城乡建设局")
    assert different_organs("清江县教育局", "清江县财政局")
    assert not different_organs("教育局", "清江县财政局")


@pytest.mark.parametrize(
    ("name", "kind", "level"),
    [
        ("清江经开区", "开发区", "不明"),
        ("清江山风景名胜区", "开发区", "不明"),
        ("清江市红旗渠管理局", "部门", "市"),
        ("清江市河东区", "政府", "县"),
        ("河东市场监督管理局", "部门", "不明"),
        ("北原左旗农牧局", "部门", "县"),
    ],
)
def test_areas_without_government_and_words_like_places_are_told_apart(name: str, kind: str, level: str) -> None:
    assert (organ_type(name), organ_level(name)) == (kind, level)
