"""What the running text says of the report as a whole."""

from __future__ import annotations

import pytest

from auditor.facts.narrative import report_exhibits, report_fields, table_extras
from auditor.facts.prose import Passage
from auditor.facts.sections import outline
from auditor.model.forms import load_forms
from auditor.model.places import rules_directory
from tests.facts.builders import report

FORMS = load_forms(rules_directory() / "forms")


def fields(**parts: str) -> dict[str, int | str]:
    frame = outline(report(**parts), FORMS)
    return report_fields(frame, frame.passages, FORMS)


@pytest.mark.parametrize(
    "text",
    [
        "一是栏目更新不及时；二是解读形式单一。已修订公开指南，增设动画解读。",
        "公开的质量与群众期盼仍有距离，图解偏少。已优化检索功能，强化校对。",
        "公开时效还需增强。针对上述情形，我局将组织轮训。",
        "个别科室对公开要求把握得不准，材料报送拖沓。我局逐一上门辅导并每月通报，年末抽检时全部按时报送到位。",
        "公开的指向性不强，居民最想看的停车信息太少。针对上述情形，街道自九月起每月编发专刊。",
        "审核不严，出现一件答复漏项被责令重答。举措：答复稿先送法律顾问。",
        "机构改革后个别单位目录没有跟上；明年三月底前全部调整到位。",
        "村组之间进度参差，资料保存不规范。明年拟由驻村干部每季度核对一次。",
    ],
)
def test_problems_and_measures_in_other_words_count_as_both(text: str) -> None:
    found = fields(five=text)
    assert (found["述及问题"], found["述及改进"]) == (1, 1)


@pytest.mark.parametrize(
    ("text", "problem", "measure"),
    [
        ("一是公开内容的可读性不够，术语较多；二是人员调整频繁，工作衔接不畅，经费也比较紧张。", 1, 0),
        ("暂无。", 0, 0),
        ("本年度工作总体平稳。", 0, 0),
    ],
)
def test_a_part_five_that_lacks_one_of_them_is_seen(text: str, problem: int, measure: int) -> None:
    found = fields(five=text)
    assert (found["述及问题"], found["述及改进"]) == (problem, measure)


@pytest.mark.parametrize(
    "text",
    [
        "没有需要追究相关人员责任的情形。",
        "没有追究有关人员责任。",
        "未有个人受到追究。",
        "没有干部被通报追究。",
        "无问责。",
        "对一名经办人予以诫勉。",
        "责成两个单位作出书面检查。",
    ],
)
def test_accountability_in_other_words_is_told(text: str) -> None:
    assert fields(one=text)["述及追责"] == 1


@pytest.mark.parametrize("text", ["社会公众评价良好。", "开展满意度测评。", "接受群众评议。"])
def test_public_review_in_other_words_is_told(text: str) -> None:
    assert fields(one=text)["述及评议"] == 1


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("根据《条例》（国务院令第492号）编制。", 1),
        ("根据《条例》第三十一条、第三十二条关于编制年度报告的规定撰写。", 1),
        ("根据《条例》（国务院令第492号公布，2019年4月3日修订）编制。", 0),
        ("按照《条例》第三十一条确定收到申请的日期，写入年度报告台账。", 0),
    ],
)
def test_the_old_regulation_is_told_from_the_present_one(text: str, cited: int) -> None:
    assert fields(preface=text)["引用旧条例"] == cited


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("根据国办公开办函〔2019〕60号文件规定的年度报告格式编制。", 1),
        ("结构沿用国办公开办函〔2019〕60号，表格采用国办公开办函〔2021〕30号。", 0),
    ],
)
def test_only_the_notice_of_2021_clears_the_notice_of_2019(text: str, cited: int) -> None:
    assert fields(preface=text)["引用2019格式文件"] == cited


def test_a_fee_of_zero_is_a_denial_of_old_charges() -> None:
    found = fields(six="复制费收取金额为零。")
    assert (found["旧收费用语"], found["旧收费仅称未收"]) == (1, 1)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("本机关作为复议机关被列为共同被告2件。", 1),
        ("作为复议机关共同被告的案件2件。", 1),
        ("作为复议机关共同被告的案件2件，未计入本表。", 0),
        ("作为复议机关共同被告的案件2件，由原行为机关统计。", 0),
        ("本机关作为原行为机关，与作为复议机关的县政府为共同被告2件。", 0),
    ],
)
def test_only_the_organ_itself_is_co_defendant(text: str, told: int) -> None:
    assert table_extras((Passage(text, 1),))["表四"]["正文为共同被告"] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("制定行政规范性文件2件。", 1),
        ("协助县政府制定行政规范性文件2件。", 0),
        ("所属单位办理行政许可20件。", 0),
        ("县政府制定的规范性文件3件由法制部门统一填报，不计入本办。", 0),
    ],
)
def test_counts_of_others_are_not_the_organs_own(text: str, told: int) -> None:
    assert table_extras((Passage(text, 1),))["表二"]["正文有数"] == told


@pytest.mark.parametrize(
    ("text", "praised"),
    [
        ("政府信息公开申请按时答复率100%。", 1),
        ("全年依申请公开答复率达到100%，无一超期。", 1),
        ("收到群众来信5件，均已答复，答复率100%。", 0),
        ("网上留言12条；答复率100%。", 0),
        ("12345热线工单均在规定时限内办理答复。", 0),
    ],
)
def test_praise_for_answering_letters_is_none_for_answering_applications(text: str, praised: int) -> None:
    assert fields(one=text)["称依申请办理成效"] == praised


def test_a_number_of_documents_is_read_in_full_width() -> None:
    passages = (Passage("全年制发行政规范性文件３８件，均已公开。", 1),)
    assert table_extras(passages)["表二"]["正文有数"] == 1


def test_what_is_cited_is_shown_with_its_sentence_and_part() -> None:
    frame = outline(
        report(one="我局高度重视。本报告根据国务院令第492号编制。全年有2件政府信息公开申请逾期答复。"), FORMS
    )
    late = {"逾期答复原文": "全年有2件政府信息公开申请逾期答复。"}
    shown = report_exhibits(frame.passages, {**report_fields(frame, frame.passages, FORMS), **late})
    assert shown["引用旧条例"].text == "本报告根据国务院令第492号编制。"
    assert shown["逾期答复件数"].text == "全年有2件政府信息公开申请逾期答复。"
    assert shown["引用旧条例"].section == "一、总体情况"
    assert "引用2019格式文件" not in shown


@pytest.mark.parametrize(
    ("text", "only_denied"),
    [
        ("（三）收费及减免情况\n本年度未收取任何费用。", 1),
        ("（三）收费及减免情况\n收取复制费20元。", 0),
        ("收取检索费20元。\n没有其他费用。", 0),
    ],
)
def test_a_heading_on_old_fees_is_read_with_what_stands_below_it(text: str, only_denied: int) -> None:
    found = fields(six=text)
    assert (found["旧收费用语"], found["旧收费仅称未收"]) == (1, only_denied)


@pytest.mark.parametrize(
    ("text", "appraised", "reviewed"),
    [
        ("公开工作纳入年度绩效管理，随机走访的群众满意率为九成六。", 1, 1),
        ("开展问卷调查两次。", 0, 1),
        ("意见答复的满意率为100%。", 0, 0),
    ],
)
def test_appraisal_and_review_are_told_in_other_words(text: str, appraised: int, reviewed: int) -> None:
    found = fields(one=text)
    assert (found["述及考核"], found["述及评议"]) == (appraised, reviewed)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("一件答复有遗漏，被责令重新答复。", 1),
        ("已对该件重新作出答复。", 1),
        ("责令相关人员整改检讨；重新设计导航。", 0),
    ],
)
def test_corrected_cases_are_told_by_what_had_to_be_done_again(text: str, told: int) -> None:
    assert table_extras((Passage(text, 5),))["表四"]["正文述及纠正"] == told
