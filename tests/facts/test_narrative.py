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
        "1.答复书引用条款不准确，受到上级点名；2.内容同质化。改进措施：逐份点评答复书。",
        "一是同类栏目各写各的，群众看不明白；二是三个所没有公开栏。整改：公开栏已全部补上。",
        "数据说明的行话太浓，外行读不懂。改进：配图解读。",
        "经费说明过简。针对这一不足，决算公开中增加了车辆和接待的批次。",
        "经办人紧张，三件延期。我局于九月在各科室明确了联络员。",
        "咨询答复仍不够快。2025年打算每季度办一场直播。",
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
        ("部分栏目不够规范。解读的形式也比较单一。", 1, 0),
        ("公开的针对性不强，内容不够细。", 1, 0),
        ("暂无。", 0, 0),
        ("本年度工作总体平稳。", 0, 0),
    ],
)
def test_a_part_five_that_lacks_one_of_them_is_seen(text: str, problem: int, measure: int) -> None:
    found = fields(five=text)
    assert (found["述及问题"], found["述及改进"]) == (problem, measure)


def test_topics_that_are_told_without_their_names() -> None:
    told = "全年公开产权转让信息516条。收到申请47件。制发规范性文件2件，新设网站专栏1个，接受年度考核。"
    assert fields(one=told)["总体情况方面数"] == 5
    assert fields(one="收到申请公开信息的要求47件。")["未述方面"] != ""


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
        ("根据国务院办公厅《关于政府信息公开工作年度报告有关事项的通知》编制。", 1),
        ("根据国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知编制。", 1),
        ("根据省政府办公厅《关于政府信息公开工作年度报告有关事项的通知》编制。", 0),
        ("按照国务院办公厅、省政府办公厅关于政府信息公开工作年度报告有关事项的通知要求编制。", 0),
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
        ("公开制发的行政规范性文件2件。", 0),
        ("主动公开规范性文件5件。", 0),
        ("制发政策文件5件。", 0),
        ("制定各类文件及规范性文件5件。", 0),
        ("公开行政处罚12件。", 0),
        ("处理行政处罚信息12件。", 0),
        ("办理行政许可信息公开12件。", 0),
        ("作出行政处罚决定12件。", 1),
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
        ("按照规定办理申请，均在法定期限内答复。", 1),
        ("按照规定程序办理，答复率达到100%。", 1),
        ("严格按照程序办理，确保申请均在法定期限内答复。", 0),
        ("规定申请均在规定期限内答复。", 0),
        ("要求各科室办理的申请答复率100%。", 0),
        ("建立台账制度，力争按时答复率达100%。", 0),
    ],
)
def test_praise_for_answering_letters_is_none_for_answering_applications(text: str, praised: int) -> None:
    assert fields(one=text)["称依申请办理成效"] == praised


def test_charges_in_yuan_are_quoted() -> None:
    second = table_extras((Passage("收入公开，本年行政事业性收费1280元，已入库。", 1),))["表二"]
    assert (second["正文收费元数"], second["正文收费原文"]) == (128_000, "本年行政事业性收费1280元")


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
    ("text", "charged"),
    [
        ("根据国办函〔2020〕109号，本年收取信息处理费100元。", 1),
        ("根据国办函〔2020〕109号收取信息处理费0元。", 0),
        ("国办函〔2020〕109号将自2021年起执行，本年收取复制费20元。", 0),
        ("国办函〔2020〕109号自2021年1月1日起施行，本年收取复制费20元。", 0),
        ("按照国办函〔2020〕109号，信息处理费每件收取100元。", 0),
        ("国办函〔2020〕109号规定按件100元计收。", 0),
    ],
)
def test_the_fee_rules_of_2020_are_charged_under_only_where_money_was_taken(text: str, charged: int) -> None:
    assert fields(six=text)["称109号收费"] == charged


@pytest.mark.parametrize(
    ("text", "flag", "quote"),
    [
        ("根据国务院令第492号编制。", "引用旧条例", "旧条例原文"),
        ("根据国办公开办函〔2019〕60号编制。", "引用2019格式文件", "旧格式文件原文"),
        ("收取复制费20元。", "旧收费用语", "旧收费原文"),
        ("根据国办函〔2020〕109号，收取信息处理费100元。", "称109号收费", "提前收费原文"),
        ("政府信息公开申请答复率100%。", "称依申请办理成效", "办理成效原文"),
        ("作为复议机关共同被告的案件2件。", "作为共同被告", "共同被告原文"),
    ],
)
def test_what_rests_on_one_sentence_quotes_it(text: str, flag: str, quote: str) -> None:
    frame = outline(report(one=f"我局高度重视。{text}"), FORMS)
    told = report_fields(frame, frame.passages, FORMS)
    assert (told[flag], str(told[quote]).rstrip("。")) == (1, text.rstrip("。"))
    assert report_exhibits(frame.passages, told)[flag].section == "一、总体情况"
    assert quote not in fields(one="我局高度重视。")


def test_old_fees_that_were_charged_are_quoted_before_those_denied() -> None:
    assert fields(six="未收取检索费。收取复制费20元。")["旧收费原文"] == "收取复制费20元。"


@pytest.mark.parametrize(
    "text",
    [
        "主动公开情况：公开信息30条。受理申请3件。规范性文件管理更加严格。网站建设有序。监督考核到位。",
        "公开政府信息30条，依申请答复3件，信息管理有序，维护公众号，强化监督。",
    ],
)
def test_topics_without_headings_and_in_other_words_are_told(text: str) -> None:
    assert fields(one=text)["总体情况方面数"] == 5


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


def test_copies_that_are_free_are_no_old_charge() -> None:
    assert fields(six="没有收取信息处理费，查阅资料、复制免收费用。")["旧收费用语"] == 0


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
