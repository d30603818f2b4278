"""Title, organ, year, and what the name tells of the organ."""

from __future__ import annotations

import pytest

from auditor.facts.identity import Named, name_report, organ_in_title, organ_level, organ_type, same_organ
from auditor.facts.sections import outline
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
    return name_report(paragraphs[:first], paragraphs[last:], frame.passages, frame.sections)


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
    assert (found.title, found.title_organ, found.title_year) == (title, organ, year)


def test_a_title_on_two_lines_is_joined() -> None:
    found = named(document("清江县示例局", "2023年政府信息公开工作年度报告", "一、总体情况", "文。"))
    assert found.title == "清江县示例局2023年政府信息公开工作年度报告"


@pytest.mark.parametrize(
    "line",
    [
        "首页 > 政务公开 > 清江县示例局2023年政府信息公开工作年度报告",
        "根据要求，现将2023年政府信息公开工作有关情况报告如下。",
        "本地目录: zwgk/2023_清江县示例局2023年政府信息公开工作年度报告",
    ],
)
def test_chrome_and_prose_are_no_title(line: str) -> None:
    assert named(document(line, "一、总体情况", "文。")).title is None


def test_the_crawlers_title_line_counts_where_the_page_has_none() -> None:
    found = named(document("标题: 清江县示例局2023年政府信息公开工作年度报告", "一、总体情况", "文。"))
    assert found.title == "清江县示例局2023年政府信息公开工作年度报告"


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
        ("清江市卫生健康委员会", "部门", "不明"),
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
    assert not same_organ("清江县示例局", "清江县财政局")


def test_a_bare_term_names_nobody() -> None:
    assert organ_in_title("2023年度政府信息公开工作年度报告") is None
