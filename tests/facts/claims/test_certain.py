"""Claims that are certain: what may be compared with the tables, and the many sentences that may not."""

from __future__ import annotations

import pytest

from auditor.facts.claims.statements import find_claims, note_uncompared
from auditor.facts.prose import Passage
from auditor.model.facts import Exhibit, Reading
from tests.facts.claims.statements import APPLICANTS, FILLED, FOUR, claims_of, compared, form_table


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2024年，我局共收到政府信息公开申请20件。", 20),
        ("2024年度，松溪县林业局共受理公民、法人和其他组织提出的政府信息公开申请20件。", 20),
        ("全年新收政府信息公开申请20件，较上年增加5件。", 20),
        ("全年收到依申请公开件二十件，均已答复。", 20),
        ("本年度共收到政府信息公开申请２０件。", 20),
        ("本年度共收到政府信息公开申请1,020件。", 1020),
        ("全年收到20件政府信息公开申请。", 20),
        ("依申请公开方面，全年收到申请20件。", 20),
        ("依申请公开：收到申请20件，全部为自然人。", 20),
        ("全年办理政府信息公开申请22件。", 22),
        ("本机关收到和处理政府信息公开申请20件。", 20),
        ("本年累计收到政府信息公开申请20件。", 20),
        ("自2024年1月1日起至2024年12月31日，我局收到政府信息公开申请20件。", 20),
        ("截至2024年12月31日，共接到政府信息公开申请20件。", 20),
        ("收到公民、法人或者其他组织提交的依申请公开事项20件。", 20),
        ("（二）依申请公开情况。全年新收申请20件。", 20),
        ("2024年收到政府信息公开申请20件，同比增长10%，2023年为18件。", 20),
        ("县林业局全年共受理依申请公开政府信息申请20件。", 20),
        ("共收到政府信息公开申请20 件（含上年结转2件）。", 20),
        ("全年新受理政府信息公开申请20件。", 20),
        ("今年以来，我局共收到政府信息公开申请20件。", 20),
        ("收到来自公民、法人或者其他组织的政府信息公开申请20件。", 20),
    ],
)
def test_applications_received(text: str, number: int) -> None:
    assert ("收到申请", number, 20) in compared(text)


@pytest.mark.parametrize(
    "text",
    [
        "1-6月收到政府信息公开申请8件。",
        "收到政府信息公开申请18件以及2023年转来的公开申请2件。",
        "收到政府信息公开申请18件，另收到转办申请2件。",
        "上半年，收到政府信息公开申请8件。",
        "截至6月底，收到政府信息公开申请8件。",
        "三季度收到政府信息公开申请8件。",
        "收到政府信息公开申请20余件。",
        "收到政府信息公开申请约20件。",
        "收到政府信息公开申请近20件。",
        "收到政府信息公开申请20多件。",
        "收到政府信息公开申请20件左右。",
        "收到政府信息公开申请15-20件。",
        "收到网上政府信息公开申请12件。",
        "其中收到政府信息公开申请8件。",
        "去年收到政府信息公开申请15件。",
        "2023年，收到政府信息公开申请15件。",
        "上年收到政府信息公开申请15件。",
        "2025年计划收到政府信息公开申请15件。",
        "教育局：收到政府信息公开申请5件。",
        "县水利局收到政府信息公开申请5件。",
        "所属事业单位收到政府信息公开申请5件。",
        "各镇收到政府信息公开申请5件。",
        "自条例施行以来收到政府信息公开申请500件。",
        "收到群众来信20件。",
        "受理12345热线工单20件。",
        "收到涉及征地的政府信息公开申请5件。",
        "收到自然人政府信息公开申请5件。",
        "收到企业提出的政府信息公开申请5件。",
        "收到重复的政府信息公开申请5件。",
        "收到转来的政府信息公开申请5件。",
        "收到政府信息公开申请补正材料5件。",
        "收到政府信息公开申请的投诉5件。",
        "收到政府信息公开申请并答复5件。",
        "受理政府信息公开申请20件，撤回2件。",
        "受理政府信息公开申请20件次。",
        "收到5件以上政府信息公开申请的单位有3个。",
        "平均每月收到政府信息公开申请2件。",
        "日均收到政府信息公开申请2件。",
        "收到咨询信箱留言及政府信息公开申请20件。",
        "公租房收到申请20件。",
        "收到政府信息公开申请20万件。",
    ],
)
def test_part_or_other_or_inexact_numbers_of_applications_are_not_compared(text: str) -> None:
    assert [c for c in compared(text) if c[0] == "收到申请"] == []


@pytest.mark.parametrize(
    ("text", "matter", "number"),
    [
        ("收到政府信息公开申请20件，上年结转2件。", "上年结转", 2),
        ("上年度结转政府信息公开申请2件。", "上年结转", 2),
        ("收到政府信息公开申请20件，2023年结转2件。", "上年结转", 2),
        ("收到政府信息公开申请20件，另有上一年度结转两件。", "上年结转", 2),
        ("收到政府信息公开申请20件，结转下年度继续办理3件。", "结转下年", 3),
        ("收到政府信息公开申请20件，结转至下一年度办理3件。", "结转下年", 3),
        ("依申请公开办理中，3件结转至2025年继续办理。", "结转下年", 3),
        ("收到政府信息公开申请20件，结转到2025年办理3件。", "结转下年", 3),
        ("答复政府信息公开申请19件（还有3件依法顺延至下年度答复）。", "结转下年", 3),
        ("收到政府信息公开申请20件，转到下一年度继续办理的有3件。", "结转下年", 3),
        ("收到政府信息公开申请20件，正在办理3件。", "结转下年", 3),
        ("收到政府信息公开申请20件，3件正在办理。", "结转下年", 3),
        ("共办结政府信息公开申请19件。", "办结", 19),
        ("收到政府信息公开申请20件，办结19件。", "办结", 19),
        ("收到政府信息公开申请20件，2023年结转2件，共办结19件。", "办结", 19),
        ("收到政府信息公开申请20件，上年度结转办理2件，共办结19件。", "办结", 19),
        ("收到政府信息公开申请20件，2023年转至今年的2件，共办结19件。", "办结", 19),
        ("收到政府信息公开申请20件，年内已办理完毕19件。", "办结", 19),
        ("全年依申请公开答复19件。", "办结", 19),
        ("答复政府信息公开申请十九件。", "办结", 19),
        ("收到政府信息公开申请20件。共作出答复19件。", "办结", 19),
    ],
)
def test_applications_carried_and_handled(text: str, matter: str, number: int) -> None:
    assert (matter, number) in [c[:2] for c in compared(text)]


@pytest.mark.parametrize(
    "text",
    [
        "行政复议案件上年结转2件。",
        "政府信息公开行政复议5件（含上年结转2件）。",
        "建议提案上年结转2件，结转下年3件。",
        "上年结转的2件均已答复。",
        "上年度转来2件。",
        "按期答复政府信息公开申请18件。",
        "按时办结政府信息公开申请18件。",
        "逾期答复政府信息公开申请1件。",
        "及时办结群众来信19件。",
        "办结信访事项19件。",
        "答复人大代表建议19件。",
        "目前正在办理政府信息公开申请1件。",
        "政府信息公开行政复议1件，正在办理1件。",
        "延期答复政府信息公开申请5件。",
        "答复政府信息公开申请19件，撤回1件。",
        "收到政府信息公开申请20件，其中当年办结自然人15件。",
    ],
)
def test_what_else_is_carried_or_handled_is_not_compared(text: str) -> None:
    assert [c for c in compared(text) if c[0] in ("上年结转", "结转下年", "办结")] == []


LEAD = "全年收到政府信息公开申请20件。"


@pytest.mark.parametrize(
    ("text", "matter", "number", "table"),
    [
        ("其中予以公开8件，部分公开1件，不予公开3件。", "予以公开", 8, 8),
        ("其中：同意公开8件。", "予以公开", 8, 8),
        ("从答复结果看，8件予以公开，1件部分公开。", "予以公开", 8, 8),
        ("予以公开8件（占42.1%）。", "予以公开", 8, 8),
        ("予以公开和部分公开9件。", "公开与部分公开", 9, 9),
        ("予以公开及部分公开9件，占47%。", "公开与部分公开", 9, 9),
        ("予以公开、部分公开共9件。", "公开与部分公开", 9, 9),
        ("作出部分公开答复1件。", "部分公开", 1, 1),
        ("不予公开3件、无法提供4件、不予处理1件、其他处理2件。", "不予公开", 3, 3),
        ("不予公开3件、无法提供4件、不予处理1件、其他处理2件。", "无法提供", 4, 4),
        ("不予公开3件、无法提供4件、不予处理1件、其他处理2件。", "不予处理", 1, 1),
        ("不予公开3件、无法提供4件、不予处理1件、其他处理2件。", "其他处理", 2, 2),
        ("因本机关不掌握等原因无法提供4件。", "无法提供", 4, 4),
        ("无法提供的四件。", "无法提供", 4, 4),
        ("所有办结的信息公开申请中同意公开答复 8件。", "予以公开", 8, 8),
    ],
)
def test_outcomes(text: str, matter: str, number: int, table: int) -> None:
    assert (matter, number, table) in compared(LEAD + text)


@pytest.mark.parametrize(
    "text",
    [
        "因信息不存在无法提供3件。",
        "本机关不掌握3件。",
        "不予重复处理1件。",
        "因属于内部事务信息不予公开3件。",
        "自然人申请中，予以公开6件。",
        "自然人申请予以公开6件。",
        "向企业予以公开2件。",
        "网络申请予以公开2件。",
        "涉及土地征收的予以公开5件。",
        "予以公开政策文件12件。",
        "主动公开8件，部分公开1件。",
        "公开8件。",
        "经保密审查不予公开3件。",
        "公文公开属性审核中，主动公开30件，依申请公开5件，不予公开2件。",
        "建议提案办理结果公开方面，部分公开2件，不予公开1件。",
        "拟不予公开3件。",
        "予以公开5件以上。",
        "予以公开率达80%，同比增加5件。",
        "上半年予以公开5件。",
        "2023年予以公开5件。",
        "其他处理方式有2件。",
    ],
)
def test_parts_of_an_outcome_and_other_things_are_not_compared(text: str) -> None:
    outcomes = ("予以公开", "部分公开", "公开与部分公开", "不予公开", "无法提供", "不予处理", "其他处理")
    assert [c for c in compared(LEAD + text) if c[0] in outcomes] == []


def test_an_outcome_needs_applications_before_it() -> None:
    assert compared("全年审查拟公开信息。不予公开3件。") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("政府信息公开行政复议4件，行政诉讼3件。", [("行政复议", 4, 4), ("行政诉讼", 3, 3)]),
        ("信息公开类行政复议4件，诉讼3件。", [("行政复议", 4, 4), ("行政诉讼", 3, 3)]),
        ("因政府信息公开工作被提起行政复议4起、行政诉讼3起。", [("行政复议", 4, 4), ("行政诉讼", 3, 3)]),
        ("政府信息公开方面，收到行政复议4件。", [("行政复议", 4, 4)]),
        ("我局有4件涉及政府信息公开工作的行政复议。", [("行政复议", 4, 4)]),
        ("政府信息公开行政复议、行政诉讼案件共7件。", [("复议诉讼", 7, 7)]),
        ("政府信息公开类复议诉讼案件七件。", [("复议诉讼", 7, 7)]),
        (
            "全年因政府信息公开被申请行政复议4件，其中维持2件、纠正1件、尚未审结1件。",
            [("行政复议", 4, 4), ("维持", 2, 2), ("纠正", 1, 1), ("尚未审结", 1, 1)],
        ),
        (
            "政府信息公开行政诉讼3件，其中维持2件。",
            [("行政诉讼", 3, 3), ("维持", 2, 2)],
        ),
        ("政府信息公开行政复议4件，没有被纠正的案件。", [("行政复议", 4, 4), ("纠正", 0, 1)]),
    ],
)
def test_reviews_and_suits(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert compared(text) == expected


def test_results_are_compared_only_where_the_cases_agree() -> None:
    assert compared("政府信息公开行政复议9件，其中维持1件。") == [("行政复议", 9, 4)]


def test_part_four_is_about_disclosure() -> None:
    assert compared("全年行政复议4件，行政诉讼3件。", part=4) == [("行政复议", 4, 4), ("行政诉讼", 3, 3)]


@pytest.mark.parametrize(
    "text",
    [
        "全年办理行政复议案件20件。",
        "作为行政复议机关办理政府信息公开行政复议案件20件。",
        "全年共有行政复议4件（其中政府信息公开类1件）。",
        "行政复议案件12件，其中涉及政府信息公开4件。",
        "依法做好政府信息公开工作，全年被申请行政复议12件。",
        "政府信息公开行政复议审结3件。",
        "新增政府信息公开行政复议3件。",
        "政府信息公开行政诉讼一审2件，二审1件。",
        "政府信息公开未经复议直接起诉的行政诉讼5件。",
        "指导镇村应对政府信息公开行政复议3件。",
        "汇编政府信息公开行政复议典型案例3件。",
        "收到政府信息公开行政复议答复通知书4件。",
        "因2024年度政府信息公开申请引发行政复议1件。",
        "上年遗留的政府信息公开行政复议1件。",
        "政府信息公开行政复议10余件。",
        "政府信息公开行政复议4件，撤回1件、驳回2件。",
        "行政复议4件、行政诉讼3件，其中维持4件。",
    ],
)
def test_other_cases_and_instances_and_results_are_not_compared(text: str) -> None:
    assert [c for c in compared(text) if c[1] != c[2]] == []


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("政府信息公开行政复议4件，行政诉讼3件，均获维持。", "均维持"),
        ("政府信息公开复议案件均维持。", "均维持"),
        ("政府信息公开行政复议4件，全部予以维持。", "均维持"),
        ("因政府信息公开引起的行政诉讼3件，均胜诉。", "零败诉"),
        ("政府信息公开行政诉讼3件，无败诉。", "零败诉"),
        ("信息公开行政诉讼保持零败诉。", "零败诉"),
    ],
)
def test_all_upheld_and_none_lost(text: str, matter: str) -> None:
    (fact,) = [f for f in claims_of(text) if f.fields["事项"] == matter]
    assert fact.fields["可比"] == 1
    assert {"表纠正", "表其他结果", "表未结"} <= fact.fields.keys()


@pytest.mark.parametrize(
    "text",
    [
        "政府信息公开行政复议审结3件，均维持。",
        "政府信息公开行政复议4件，已审结的均维持。",
        "政府信息公开行政复议4件，其中3件均维持。",
        "政府信息公开行政复议4件，均维持，1件尚未审结。",
        "政府信息公开行政诉讼3件，一审均胜诉。",
        "政府信息公开行政复议2件，均维持。",
        "连续五年保持政府信息公开行政诉讼零败诉。",
        "行政复议20件，均维持。",
        "政府信息公开秩序均维持良好。",
        "政府信息公开行政复议4件，均依法答复。",
    ],
)
def test_what_was_decided_upheld_is_not_all_upheld(text: str) -> None:
    assert [f for f in claims_of(text) if f.fields["事项"] in ("均维持", "零败诉")] == []


def test_a_denied_suit_is_not_among_those_upheld() -> None:
    found = claims_of("政府信息公开行政复议4件，均维持，未发生行政诉讼。")
    (upheld,) = [f for f in found if f.fields["事项"] == "均维持"]
    assert (upheld.fields["表纠正"], upheld.fields["表未结"]) == (1, 1)


@pytest.mark.parametrize(
    ("text", "only_new"),
    [
        ("所有政府信息公开申请均已办结。", 0),
        ("收到政府信息公开申请20件，已全部办结。", 1),
        ("收到政府信息公开申请20件，上年结转2件，均已办理完毕。", 0),
        ("收到政府信息公开申请20件，办结率100%。", 0),
        ("收到政府信息公开申请20件，所有申请均已按要求办理完成。", 0),
        ("收到政府信息公开申请20件，办结率达百分之百。", 0),
        ("依申请公开工作有序，受理的20件都已办结。", 1),
    ],
)
def test_all_handled(text: str, only_new: int) -> None:
    (fact,) = [f for f in claims_of(text) if f.fields["事项"] == "全部办结"]
    assert (fact.fields["只说新收"], fact.fields["表结转下年"], fact.fields["表结转"]) == (only_new, 3, 2)


@pytest.mark.parametrize(
    "text",
    [
        "应办结的政府信息公开申请已全部办结。",
        "收到政府信息公开申请20件，均在规定期限内答复。",
        "收到政府信息公开申请20件，均在法定时限内办结。",
        "收到政府信息公开申请20件，均依法办理。",
        "收到政府信息公开申请20件，按时办结率100%。",
        "收到政府信息公开申请20件，按期办结率100%。",
        "收到政府信息公开申请20件，除3件结转下年外已全部办结。",
        "收到政府信息公开申请20件，全部办结，结转下年3件。",
        "收到政府信息公开申请20件，其中17件全部办结。",
        "收到政府信息公开申请20件，目前均已办结。",
        "收到政府信息公开申请20件，均已答复。",
        "收到政府信息公开申请20件，尚未全部办结。",
        "确保政府信息公开申请全部办结。",
        "收到信箱留言20件，已全部办结。",
        "12345热线办结率100%。",
        "问政平台诉求348件，办结率100%。",
        "政府信息公开申请和网民留言已全部办结。",
        "建议提案全部办结，办结率100%。",
        "收到政府信息公开申请20件，均已办结。另有3件结转下年。",
    ],
)
def test_handled_in_time_or_in_part_is_not_all_handled(text: str) -> None:
    assert [f for f in claims_of(text) if f.fields["事项"] == "全部办结"] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "全年制定行政规范性文件3件，废止1件，现行有效14件。",
            [("制发规范性文件", 3, 3), ("废止规范性文件", 1, 1), ("现行有效规范性文件", 14, 14)],
        ),
        ("制定出台规范性文件3件、废止规范性文件1件。", [("制发规范性文件", 3, 3), ("废止规范性文件", 1, 1)]),
        ("新制发行政规范性文件三件。", [("制发规范性文件", 3, 3)]),
        ("现行有效的行政规范性文件14件。", [("现行有效规范性文件", 14, 14)]),
        (
            "作出行政许可决定41件、行政处罚决定12件、行政强制决定1件。",
            [("行政许可", 41, 41), ("行政处罚", 12, 12), ("行政强制", 1, 1)],
        ),
        ("共办理行政许可41件,行政处罚12件。", [("行政许可", 41, 41), ("行政处罚", 12, 12)]),
    ],
)
def test_documents_and_decisions(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert compared(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "主动公开规范性文件5件。",
        "发布政策文件5件，其中规范性文件2件。",
        "以县政府名义印发行政规范性文件17件。",
        "文件库收录现行有效行政规范性文件217件。",
        "网页集中展示现行有效行政规范性文件217件。",
        "全年清理行政规范性文件30件，废止5件。",
        "修订行政规范性文件2件，制定行政规范性文件5件。",
        "指导各镇制定行政规范性文件5件。",
        "转发上级规范性文件5件。",
        "报送备案行政规范性文件5件。",
        "起草行政规范性文件5件。",
        "公示行政处罚15件。",
        "公开行政许可45件，行政处罚15件。",
        "行政许可事项45项。",
        "行政许可类信息5条。",
        "2023年制定行政规范性文件5件。",
        "自2019年以来制定行政规范性文件50件。",
    ],
)
def test_published_drafted_and_reviewed_documents_are_not_compared(text: str) -> None:
    assert compared(text) == []


def test_handled_decisions_carry_their_verb_on() -> None:
    found = claims_of("共办理行政许可40件，行政处罚12件，行政强制1件。")
    assert [f.fields["用词"] for f in found] == ["办理", "办理", "办理"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("全年新收政府信息公开申请20件。", "新收"),
        ("全年收到政府信息公开申请20件。", "收到"),
        ("全年受理政府信息公开申请20件。", "受理"),
        ("全年办理政府信息公开申请20件。", "办理"),
        ("全年收到和处理政府信息公开申请20件。", "办理"),
    ],
)
def test_the_verb_of_receiving(text: str, word: str) -> None:
    (fact,) = claims_of(text)
    assert fact.fields["用词"] == word


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("申请渠道方面，当面申请3件，信函申请5件，网络申请12件。", 20),
        ("收到政府信息公开申请21件，其中通过网络提交12件、信函5件、当面提交3件。", 20),
        ("收到政府信息公开申请，线上申请12件，现场申请8件。", 20),
    ],
)
def test_channels_are_added_up(text: str, total: int) -> None:
    (fact,) = [f for f in claims_of(text) if f.fields["事项"] == "申请渠道"]
    assert fact.fields["正文数"] == total


@pytest.mark.parametrize(
    "text",
    [
        "收到政府信息公开申请20件，网络申请12件。",
        "收到政府信息公开申请，网络申请12件，信函申请9件，其中1件同时以两种方式提出。",
        "通过网站发布信息12条，通过电子邮件回复5件。",
        "收到政府信息公开申请，网络申请12余件，信函申请9件。",
    ],
)
def test_a_single_channel_or_a_doubtful_list_is_no_sum(text: str) -> None:
    assert [f for f in claims_of(text) if f.fields["事项"] == "申请渠道"] == []


def test_a_split_that_adds_up_is_compared_by_applicant() -> None:
    text = "全年收到政府信息公开申请20件，其中自然人16件，法人或其他组织4件。"
    assert ("自然人申请", 16, 15) in compared(text)


@pytest.mark.parametrize("split", ["自然人15件，法人6件", "自然人15件", "自然人约15件，法人5件", "自然人15件，企业5件"])
def test_a_split_that_does_not_add_up_or_is_partial_is_not_compared(split: str) -> None:
    found = compared(f"全年收到政府信息公开申请20件，其中{split}。")
    assert [c for c in found if c[0] == "自然人申请"] == []


COUNTY = {"kind": "政府", "organ": "松溪县人民政府"}
OFFICE = {"kind": "政府办公室", "organ": "松溪县人民政府办公室"}


@pytest.mark.parametrize(
    ("text", "kind", "organ", "scope"),
    [
        ("县政府办公室收到政府信息公开申请7件。", "政府", "松溪县人民政府", "县政府办公室"),
        ("县政府办代表县政府受理政府信息公开申请7件。", "政府", "松溪县人民政府", "县政府办代表县政府"),
        ("2024年，县本级收到政府信息公开申请7件。", "政府", "松溪县人民政府", "县本级"),
        ("我办收到政府信息公开申请7件。", "政府", "松溪县人民政府", "我办"),
        ("全县收到政府信息公开申请95件。", "政府", "松溪县人民政府", "全县"),
        ("全县各级行政机关共收到政府信息公开申请95件。", "部门", "松溪县林业局", "全县各级行政机关"),
        ("全市林业系统共收到政府信息公开申请95件。", "部门", "松溪县林业局", "全市林业系统"),
        ("2024年，全县共收到政府信息公开申请95件。", "政府办公室", "松溪县人民政府办公室", "全县"),
    ],
)
def test_another_scope_is_named_and_not_compared(text: str, kind: str, organ: str, scope: str) -> None:
    (fact,) = claims_of(text, kind, organ)
    assert (fact.fields["他范围"], fact.fields["可比"], fact.fields["限定"]) == (1, 0, 1)
    assert fact.fields["范围"] == scope


@pytest.mark.parametrize(
    ("text", "setting"),
    [
        ("2024年收到政府信息公开申请21件。", COUNTY),
        ("县政府办公室代表县政府收到政府信息公开申请21件。", OFFICE),
        ("我办收到政府信息公开申请21件。", OFFICE),
        ("全镇收到政府信息公开申请21件。", {"kind": "乡镇", "organ": "永安镇人民政府"}),
        ("全区收到政府信息公开申请21件。", {"kind": "开发区", "organ": "云岭经济开发区管理委员会"}),
    ],
)
def test_the_scope_of_the_table_itself_is_compared(text: str, setting: dict[str, str]) -> None:
    assert ("收到申请", 21, 20) in compared(text, **setting)


@pytest.mark.parametrize("kind", ["部门", "政府"])
def test_a_scope_named_in_an_earlier_clause_is_neither_compared_nor_named(kind: str) -> None:
    text = "全县政务公开工作有序，县政府办认真履职，全年收到政府信息公开申请95件。"
    (fact,) = claims_of(text, kind, "松溪县林业局" if kind == "部门" else "松溪县人民政府")
    assert (fact.fields["可比"], fact.fields["他范围"]) == (0, 0)


def test_an_organ_that_is_not_known_has_no_scope() -> None:
    facts = claims_of("全县共收到政府信息公开申请95件。", "不明", "")
    assert [f.fields["他范围"] for f in facts] == [0]


def test_a_table_whose_sums_fail_is_not_compared() -> None:
    broken = form_table("表四", ("维持", "纠正", "其他", "未结", "总计"), {"复议": (10, 1, 0, 0, 0)})
    assert compared("政府信息公开行政复议11件。", tables={**FILLED, "表四": broken}) == []  # type: ignore[arg-type]
    assert FOUR.cells["复议"]["总计"].number == 4


def test_the_sentence_and_every_cell_of_a_sum_are_exhibits() -> None:
    (fact,) = [f for f in claims_of(LEAD + "无法提供3件。") if f.fields["事项"] == "无法提供"]
    assert fact.exhibits["原文"].text == "无法提供3件。"
    cells = [e for name, e in fact.exhibits.items() if name.startswith("表数/")]
    assert [(e.table, e.row, e.column, e.text) for e in cells] == [
        ("表三", "C1", "总计", "3"),
        ("表三", "C2", "总计", "1"),
    ]
    assert all(isinstance(e, Exhibit) for e in cells)


def test_a_very_long_sentence_costs_little() -> None:
    assert compared("收到政府信息公开申请和" * 20000 + "20件。") == []


@pytest.mark.parametrize(
    "text",
    [
        "主动公开类信息10条，占比6.25%。依申请公开类信息96条，占比60.00%。不予公开类信息54条，占比33.75%。",
        "按公开属性分，主动公开7件。依申请公开59件。不予公开46件，部分公开1件。",
        "依申请公开类文件59件，不予公开46件。",
    ],
)
def test_the_classes_of_documents_are_no_outcomes(text: str) -> None:
    assert compared(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "从申请渠道看，网络申请12件，信函申请5件，其余为当面申请。",
        "申请渠道中，网络12件、信函5件、来电咨询9件。",
    ],
)
def test_channels_beside_something_else_are_not_added_up(text: str) -> None:
    assert [f for f in claims_of(text) if f.fields["事项"] == "申请渠道"] == []


def test_a_sum_after_the_channels_is_no_channel() -> None:
    (fact,) = [
        f
        for f in claims_of("从申请渠道看，网上收到12件，信函收到5件，当面收到4件，共21件。")
        if f.fields["事项"] == "申请渠道"
    ]
    assert fact.fields["正文数"] == 21


@pytest.mark.parametrize(
    ("split", "expected"),
    [
        ("自然人16件，法人或其他组织5件", ("自然人申请", 16, 15)),
        ("自然人15件，法人或其他组织6件", ("法人申请", 6, 5)),
        ("自然人18件，法人及其他组织5件", ("自然人申请", 18, 15)),
        ("自然人17件，法人或者其他组织5件", ("自然人申请", 17, 17)),
    ],
)
def test_the_side_of_a_split_that_differs_is_compared(split: str, expected: tuple[str, int, int]) -> None:
    assert expected in compared(f"从申请人看，{split}。")


def test_persons_and_bodies_of_another_total_are_not_compared() -> None:
    assert compared("从申请人看，自然人15件，法人4件，其他组织1件。") == []


@pytest.mark.parametrize(
    "text",
    ["政府信息公开复议后起诉3件。", "政府信息公开未经复议直接起诉2件。", "政府信息公开复议后起诉的行政诉讼3件。"],
)
def test_suits_after_review_are_no_reviews(text: str) -> None:
    assert [f for f in claims_of(text) if f.fields["事项"] == "行政复议"] == []


def test_reviews_and_suits_under_one_number_are_not_all_of_either() -> None:
    found = claims_of("政府信息公开复议、诉讼案件9件。")
    assert {f.fields["事项"] for f in found} == {"复议诉讼"}


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("上年无结转申请。", "上年结转"),
        ("上年度没有结转政府信息公开申请。", "上年结转"),
        ("本年没有印发行政规范性文件。", "制发规范性文件"),
        ("报告期内没有发布新的行政规范性文件。", "制发规范性文件"),
        ("全年行政事业性收费为0。", "行政事业性收费"),
        ("因政府信息公开被申请行政复议、提起行政诉讼数均为0。", "行政复议"),
    ],
)
def test_more_plain_denials(text: str, matter: str) -> None:
    (fact,) = [f for f in claims_of(text) if f.fields["事项"] == matter]
    assert (fact.fields["否定"], fact.fields["限定"]) == (1, 0)


@pytest.mark.parametrize(
    "text",
    [
        "2024年1—6月，我局收到政府信息公开申请8件；7—12月，我局收到政府信息公开申请12件。",
        "2024年4月，我局收到政府信息公开申请6件。",
        "截至2024年6月30日，我局收到政府信息公开申请8件。",
        "自2024年5月挂牌后，我局共收到政府信息公开申请8件。",
        "1月至9月，全部申请均已办结。",
        "共收到政府信息公开申请21件，其中1件在补正期间撤回。",
        "全年办结当年申请17件、上年结转申请2件。",
        "本年度申请办结17件。",
        "答复上年结转申请1件，另1件由申请人撤回。",
        "上年结转申请2件全部办结。",
        "政务服务大厅受理申请1200件，全部办结。",
        "共答复19件，其中上年结转2件，本年答复17件。",
        "收到政府信息公开申请20件，共答复25份。",
        "办理行政许可事项150项。",
        "经定密和公开审查，予以公开90件，不予公开20件。",
    ],
)
def test_a_part_of_the_year_or_of_the_applications_is_not_compared(text: str) -> None:
    stated = {matter for matter, said, table in compared(f"（二）依申请公开。{text}") if said != table}
    assert not stated - {"上年结转"}


@pytest.mark.parametrize(
    "text",
    [
        "2024年1月1日至12月31日，我局收到政府信息公开申请18件。",
        "1月至12月，我局收到政府信息公开申请18件。",
        "截至2024年12月底，收到政府信息公开申请18件。",
    ],
)
def test_the_whole_year_in_months_is_compared(text: str) -> None:
    assert compared(text) == [("收到申请", 18, 20)]


@pytest.mark.parametrize(
    "text",
    [
        "涉及征地的政府信息公开申请6件，其中予以公开3件，无法提供2件，不予公开1件。",
        "收到涉及征地的政府信息公开申请6件。其中，予以公开3件，无法提供2件。",
        "从内容看，教育类申请6件，予以公开3件，无法提供2件。",
        "上年结转的2件申请中，予以公开1件，部分公开1件。",
        "申请涉及的信息共30件，其中予以公开18件、无法提供6件。",
        "当场答复的申请3件，其中予以公开3件。",
        "土地征收类6件，其中予以公开3件，无法提供2件。",
        "属于上年结转的2件，其中予以公开1件。",
    ],
)
def test_results_of_some_applications_are_not_compared(text: str) -> None:
    assert compared(f"（二）依申请公开。{text}") in ([], [("上年结转", 2, 2)])


@pytest.mark.parametrize(
    "text",
    [
        "全年答复政府信息公开申请19件。其中，予以公开7件。",
        "收到申请20件，上年结转2件，办结19件，结转下年度3件。其中予以公开7件。",
        "全年收到政府信息公开申请20件（含上年结转申请2件），予以公开7件。",
        "信息不存在2件，予以公开7件。",
    ],
)
def test_results_of_all_applications_are_compared(text: str) -> None:
    assert ("予以公开", 7, 8) in compared(f"（二）依申请公开。{text}")


@pytest.mark.parametrize(
    "text",
    [
        "我局被申请行政复议9件，涉及政府信息公开的4件。",
        "全年行政诉讼案件9件，政府信息公开类3件。",
        "因政府信息公开被申请行政复议5件，1件未予受理。",
        "政府信息公开行政复议被申请人案件3件，第三人案件1件。",
        "已判决的政府信息公开行政诉讼均维持我局决定。",
    ],
)
def test_cases_of_which_only_some_are_over_disclosure_are_not_compared(text: str) -> None:
    assert compared(text, part=4) == []


@pytest.mark.parametrize(
    "text", ["制发规范性文件2件，与其他部门联合制发1件。", "制定规范性文件4件，其中党组规范性文件1件。"]
)
def test_documents_of_which_others_are_authors_as_well_are_not_compared(text: str) -> None:
    assert compared(text) == []


def test_a_government_that_names_itself_may_mean_one_of_its_organs_only() -> None:
    said = "2024年，松溪县人民政府收到政府信息公开申请5件。"
    found = claims_of(said, kind="政府", organ="松溪县人民政府")
    assert [(f.fields["可比"], f.fields["他范围"]) for f in found] == [(0, 1)]
    shared = "全县共收到政府信息公开申请350件，其中县政府本级20件。"
    assert not any(f.fields["可比"] for f in claims_of(shared, kind="政府", organ="松溪县人民政府"))


def test_a_sentence_that_also_gives_the_number_of_the_table_explains_the_other_scope() -> None:
    facts = claims_of("2024年，全系统共收到政府信息公开申请65件，其中本机关收到政府信息公开申请20件。")
    assert [f.fields["他范围"] for f in facts if f.fields["正文数"] == 65] in ([], [0])
    agreeing = claims_of("2024年，全系统共收到政府信息公开申请20件。")
    assert [f.fields["他范围"] for f in agreeing if f.fields["正文数"] == 20] == [1]
    alone = claims_of("2024年，全系统共收到政府信息公开申请65件。")
    assert [f.fields["他范围"] for f in alone if f.fields["正文数"] == 65] == [1]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("收到的和上年结转的政府信息公开申请均已办结。", 0),
        ("收到的和上年结转的政府信息公开申请均已办结。结转下年度继续办理3件。", 1),
    ],
)
def test_all_handled_comes_with_whether_the_text_tells_what_was_carried_out(text: str, told: int) -> None:
    (fact,) = [f for f in claims_of(text) if f.fields["事项"] == "全部办结"]
    assert fact.fields["另写结转"] == told


def test_the_claims_of_a_text_without_stops_are_limited_in_a_moment() -> None:
    assert all(claim.fields["限定"] for claim in claims_of("2022年，行政诉讼条零本级1件" * 20_000))


def test_a_claim_beside_a_cell_or_table_that_cannot_be_read_is_open() -> None:
    doubtful = form_table("表三", APPLICANTS, {"R1": (None,) * 7})
    doubtful.cells["R1"]["总计"] = Reading("2?", doubt="“2?”不是数字")  # type: ignore[index]
    claim = claims_of("全年收到政府信息公开申请18件。", tables={"表三": doubtful})[0]
    assert claim.unreadable["表数"] == "“2?”不是数字"
    passages = (Passage("全年收到政府信息公开申请18件。", 1),)
    claim = find_claims(passages, {}, 2024, "部门", None, {"表三": "表格是图片"})[1][0]
    assert claim.unreadable["表数"] == "表格是图片"


def test_a_number_that_differs_and_is_not_compared_is_told() -> None:
    note = note_uncompared(claims_of("2024年共办理复议机关转来的政府信息公开行政复议9件。"))
    assert "1句" in note
    assert "行政复议9件" in note
    assert note_uncompared(claims_of("2024年共收到政府信息公开申请20件。")) == ""


def test_applications_on_one_topic_are_not_all() -> None:
    assert compared("群众申请较集中的养老类信息，收到政府信息公开申请5件。") == []
    assert compared("对疑难申请，政府信息公开申请已答复5件。") == []
    assert compared("公众关注较多，全年收到政府信息公开申请18件。") == [("收到申请", 18, 20)]
