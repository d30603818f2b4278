"""Finding the parts of a report."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from auditor.facts.prose import bare
from auditor.facts.sections import Outline, outline
from auditor.model.document import Document, Paragraph
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
        ("一、工作总体推进情况", 1),
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


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("六、其他需要报告的事项。本年度未收取信息处理费。", "本年度未收取信息处理费。"),
        ("六、其他需要报告的事项：无", "无"),
        ("六、其他需要报告的事项 本年度未收取信息处理费。", "本年度未收取信息处理费。"),
        ("六、其他需要报告的事项（一）本年度未收取信息处理费。", "（一）本年度未收取信息处理费。"),
    ],
)
def test_a_short_paragraph_may_begin_with_the_heading_of_its_part(line: str, text: str) -> None:
    found = frame(document(*HEADINGS[:5], "本部分文字。", line))
    assert ordinals(found) == [1, 2, 3, 4, 5, 6]
    assert found.part_text(6) == text


@pytest.mark.parametrize(
    "line", ["六、其他需要报告的事项：", "六、其他需要报告的事项 12", "六、其他需要报告的事项（公章）"]
)
def test_a_heading_with_nothing_to_tell_after_it_is_not_split(line: str) -> None:
    found = frame(document(*HEADINGS[:5], "本部分文字。", line, "无。"))
    assert [block.text for block in found.blocks[-2:] if isinstance(block, Paragraph)] == [line, "无。"]


@pytest.mark.parametrize("numbers", ["①②③④⑤⑥", "ⅠⅡⅢⅣⅤⅥ", "壹贰叁肆伍陆", "◆◆◆◆◆◆", ["**"] * 6])
def test_headings_may_have_other_numerals_or_ornaments(numbers: Sequence[str]) -> None:
    headings = [f"{mark}{heading[1:]}" for mark, heading in zip(numbers, HEADINGS, strict=True)]
    for printed in (headings, [f"◆ {heading}" for heading in HEADINGS]):
        made = document(*(line for heading in printed for line in (heading, "文字。")))
        assert ordinals(frame(made)) == [1, 2, 3, 4, 5, 6]
        assert [section.title for section in frame(made).sections] == printed


@pytest.mark.parametrize("place", [2, 4])
def test_a_heading_on_two_lines_is_one(place: int) -> None:
    broken = [line for heading in HEADINGS for line in (heading[:place], heading[place:], "文字。")]
    found = frame(document(*filter(None, broken)))
    assert [bare(section.title) for section in found.sections] == [bare(heading) for heading in HEADINGS]


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


@pytest.mark.parametrize("leader", ["", "…………3", " 3", "\t3"])
def test_a_table_of_contents_holds_no_parts(leader: str) -> None:
    contents = ["目录", *(heading + leader for heading in HEADINGS)]
    body = [line for heading in HEADINGS for line in (heading, "本部分文字。")]
    found = frame(document("清江县示例局2024年政府信息公开工作年度报告", *contents, "前言。", *body))
    assert ordinals(found) == [1, 2, 3, 4, 5, 6]
    assert found.part_text(6) == "本部分文字。"


@pytest.mark.parametrize("number", ["（{}）", "{}）"])
def test_brackets_number_parts_where_nothing_else_does(number: str) -> None:
    lines = [line for h in HEADINGS for line in (number.format(h[0]) + h[2:], "本部分文字。")]
    assert ordinals(frame(document(*lines))) == [1, 2, 3, 4, 5, 6]


def test_zero_padded_numbers_are_known() -> None:
    lines = [line for n, h in enumerate(HEADINGS, 1) for line in (f"0{n} {h[2:]}", "本部分文字。")]
    assert ordinals(frame(document(*lines))) == [1, 2, 3, 4, 5, 6]


def test_a_part_under_another_number_style_fills_only_its_own_gap() -> None:
    made = document("一、总体情况", "文。", "（五）存在的主要问题及改进情况", "无。", "六、其他需要报告的事项", "无。")
    assert ordinals(frame(made)) == [1, 5, 6]
    made = document("一、总体情况", "（四）行政复议、行政诉讼情况", "没有。", "二、主动公开政府信息情况", "文。")
    assert ordinals(frame(made)) == [1, 2]


def test_chinese_sub_headings_in_part_one_are_no_parts() -> None:
    made = report(one="文。\n一、主动公开情况\n二、依申请公开情况\n三、信息管理情况\n四、平台建设情况")
    assert ordinals(frame(made)) == [1, 2, 3, 4, 5, 6]


def test_a_topic_line_in_part_one_is_no_part() -> None:
    assert ordinals(frame(report(one="主动公开政府信息情况\n公开良好。"))) == [1, 2, 3, 4, 5, 6]


def test_a_misnumbered_report_keeps_its_parts() -> None:
    made = document(
        "一、总体情况", "文。", "一、主动公开政府信息情况", "文。", "二、收到和处理政府信息公开申请情况", "文。"
    )
    assert ordinals(frame(made)) == [1, 2, 3]
