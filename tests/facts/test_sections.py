"""Finding the parts of a report."""

from __future__ import annotations

import pytest

from auditor.facts.sections import Outline, outline
from auditor.model.document import Document
from auditor.model.forms import load_forms
from auditor.model.places import rules_directory
from tests.facts.builders import HEADINGS, document, report

FORMS = load_forms(rules_directory() / "forms")


def ordinals(found: Outline) -> list[int | None]:
    return [section.ordinal for section in found.sections]


def frame(made: Document) -> Outline:
    return outline(made, FORMS)


def test_the_six_parts_are_found_in_order() -> None:
    assert ordinals(frame(report())) == [1, 2, 3, 4, 5, 6]


def test_parts_of_a_report_on_one_line_are_found() -> None:
    line = "本报告分六个部分。" + "".join(f"{heading} 本年度做了工作。" for heading in HEADINGS)
    found = frame(document("清江县示例局2024年政府信息公开工作年度报告", line))
    assert ordinals(found) == [1, 2, 3, 4, 5, 6]
    assert found.part_text(5) == "本年度做了工作。"


def test_a_list_of_the_parts_in_the_preface_is_no_heading() -> None:
    preface = "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况等部分组成。"
    assert ordinals(frame(report(preface=preface))) == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    ("heading", "ordinal"),
    [
        ("一、2023年政务公开总体情况", 1),
        ("第二部分 主动公开政府信息情况", 2),
        ("三、收到和处理政府信息公开的申请情况", 3),
        ("四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", 4),
        ("四、政府信息公开行政法复议、行政诉讼情况", 4),
        ("五、存在的主要问题及整改措施", 5),
        ("6. 其它需要报告的事项", 6),
        ("六、其他需要报告的事项：", 6),
    ],
)
def test_variants_of_a_heading_are_known(heading: str, ordinal: int) -> None:
    assert ordinals(frame(document("标题行", heading, "正文。"))) == [ordinal]


@pytest.mark.parametrize(
    "line",
    [
        "（一）主动公开",
        "一是主动公开政府信息情况有所改善，全年公开信息三十条，群众反映较好，栏目更新及时，内容完整。",
        "四、结转下年度继续办理",
    ],
)
def test_other_lines_open_no_part(line: str) -> None:
    assert ordinals(frame(document("一、总体情况", line))) == [1]


def test_a_numbered_list_inside_part_five_is_not_a_part() -> None:
    made = report(five="一、存在的主要问题\n公开不够及时。\n二、改进措施\n下一步加强。")
    assert ordinals(frame(made)) == [1, 2, 3, 4, 5, 6]


def test_arabic_sub_headings_below_chinese_parts_are_no_parts() -> None:
    made = report(one="1.主动公开政府信息情况\n公开三十条。\n2.依申请公开政府信息情况\n没有收到申请。")
    assert ordinals(frame(made)) == [1, 2, 3, 4, 5, 6]


def test_a_part_outside_the_form_is_kept_without_ordinal() -> None:
    made = document("一、总体情况", "文。", "二、机构人员经费", "文。")
    assert ordinals(frame(made)) == [1, None]


def test_text_before_the_first_part_belongs_to_part_zero() -> None:
    passages = frame(report(preface="前言。")).passages
    assert [p.text for p in passages if p.part == 0] == ["清江县示例局2024年政府信息公开工作年度报告", "前言。"]
