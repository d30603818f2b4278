"""Claims of the prose beside the tables."""

from __future__ import annotations

import pytest

from auditor.facts.claims.statements import find_claims
from auditor.facts.prose import Passage
from auditor.model.facts import Fact, FormTable, Reading


def table(name: str, **rows: dict[str, int]) -> FormTable:
    cells = {row: {c: Reading(str(n), n) for c, n in values.items()} for row, values in rows.items()}
    return FormTable(name, "2021", {row: row for row in rows}, ("总计",), cells)


TABLES = {
    "表三": table("表三", R1={"总计": 5}, R2={"总计": 1}, T={"总计": 4}, R4={"总计": 2}),
    "表四": table("表四", 复议={"总计": 1}, 直诉={"总计": 2}, 复诉={"总计": 0}),
    "表二": table("表二", 行政规范性文件={"制发": 3, "废止": 2}),
}


def facts(text: str, part: int = 1, government: bool = False) -> list[Fact]:
    return list(find_claims((Passage(text, part),), TABLES, 2024, "政府" if government else "部门")[1])


def said(text: str) -> list[tuple[object, object, object]]:
    return [(f.fields["事项"], f.fields["正文数"], f.fields["否定"]) for f in facts(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年收到政府信息公开申请5件。", [("收到申请", 5, 0)]),
        ("共受理依申请公开事项2件，均按期答复。", [("收到申请", 2, 0)]),
        ("本年度未收到依申请公开件。", [("收到申请", 0, 1)]),
        ("2024年没有接到要求公开政府信息的申请。", [("收到申请", 0, 1)]),
        ("上年度结转申请1件，结转下年度继续办理2件。", [("上年结转", 1, 0), ("结转下年", 2, 0)]),
        ("无转结下年度继续办理件。", [("结转下年", 0, 1)]),
        ("未发生政府信息公开行政复议、行政诉讼。", [("行政复议", 0, 1), ("行政诉讼", 0, 1)]),
        ("政府信息公开行政复议1件，诉讼2件。", [("行政复议", 1, 0), ("行政诉讼", 2, 0)]),
        ("制发行政规范性文件3件，废止规范性文件2件。", [("制发规范性文件", 3, 0), ("废止规范性文件", 2, 0)]),
        ("未制定发布、废止行政规范性文件。", [("制发规范性文件", 0, 1), ("废止规范性文件", 0, 1)]),
        ("未发出收费通知。", [("收费通知", 0, 1)]),
        ("收到因政府信息公开申请引发的行政复议1件。", [("行政复议", 1, 0)]),
        ("无下一年度结转。", [("结转下年", 0, 1)]),
        ("3、因政府信息公开被申请复议的情况：无。", [("行政复议", 0, 1)]),
    ],
)
def test_the_usual_wordings(text: str, expected: list[tuple[object, object, object]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "未经复议直接起诉",
        "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        "主动公开规范性文件4件。",
        "未发生逾期答复政府信息公开申请的情况。",
        "无政府信息公开行政复议被纠错案件。",
        "未出现政府信息公开行政诉讼败诉情形。",
        "未收到群众对办理政府信息公开申请的投诉。",
        "公开政府信息84条。",
    ],
)
def test_words_of_the_form_and_other_matters_are_no_claims(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    "text", ["无政府信息公开申请行政复议、行政诉讼。", "未发生依申请公开政府信息方面的行政复议和行政诉讼。"]
)
def test_denying_a_review_does_not_deny_applications(text: str) -> None:
    assert [matter for matter, _, _ in said(text)] == ["行政复议", "行政诉讼"]


@pytest.mark.parametrize(
    "text",
    [
        "其中网上收到政府信息公开申请2件。",
        "未收到纸质的政府信息公开申请。",
        "未发生因本年度政府信息公开申请引起的行政复议。",
        "本局作为复议机关办理政府信息公开行政复议案件9件。",
        "全年办理行政复议12件。",
        "2023年收到政府信息公开申请9件。",
    ],
)
def test_narrowed_claims_are_marked(text: str) -> None:
    (fact,) = facts(text)
    assert fact.fields["限定"] == 1


def test_a_governments_office_speaks_only_for_itself() -> None:
    (fact,) = facts("区政府办公室代表区政府受理政府信息公开申请17件。", government=True)
    assert fact.fields["限定"] == 1


def test_plans_in_part_five_are_not_searched() -> None:
    assert facts("下一年争取未收到政府信息公开申请。", part=5) == []


def test_the_table_number_stands_beside_the_claim() -> None:
    (fact,) = facts("收到政府信息公开申请6件。")
    assert (fact.fields["表数"], fact.fields["表结转"]) == (5, 1)


def test_suits_are_the_sum_of_both_groups() -> None:
    (fact,) = facts("政府信息公开行政诉讼2件。")
    assert fact.fields["表数"] == 2


def limited(text: str, government: bool = False, organ: str | None = "松溪县林业局") -> list[object]:
    found = find_claims((Passage(text, 1),), TABLES, 2024, "政府" if government else "部门", organ)[1]
    return [f.fields["限定"] for f in found]


@pytest.mark.parametrize(
    "text",
    [
        "本年度未收到政府信息公开申请。",
        "2024年，松溪县林业局未收到政府信息公开申请。",
        "县林业局没有收到公民、法人或者其他组织提出的政府信息公开申请。",
        "全年，通过各种渠道（网上、信函、当面）未收到政府信息公开申请。",
        "依申请公开方面，全年收到申请0件。",
        "政府信息公开申请受理数为零。",
        "全年无依申请公开办理事项。",
        "政府信息公开行政复议、行政诉讼均为0。",
        "没有结转到下一年度继续办理的申请。",
        "全年未制发行政规范性文件。",
        "没有收取行政事业性收费。",
        "本局未接到群众要求公开政府信息的申请。",
    ],
)
def test_a_plain_denial_is_a_negation_without_limits(text: str) -> None:
    found = find_claims((Passage(text, 1),), TABLES, 2024, "部门", "松溪县林业局")[1]
    assert found
    assert {(f.fields["否定"], f.fields["限定"]) for f in found} == {(1, 0)}


@pytest.mark.parametrize(
    "text",
    [
        "未收到境外企业提出的政府信息公开申请。",
        "未收到公民提出的政府信息公开申请。",
        "未收到反复提出的政府信息公开申请。",
        "第三季度未收到政府信息公开申请。",
        "第三季度，未收到政府信息公开申请。",
        "9个局未收到政府信息公开申请。",
        "县水利局未收到政府信息公开申请。",
        "未收到转来的政府信息公开申请。",
        "没有收到对政府信息公开申请答复的反映。",
        "未收到政府信息公开申请（邮寄的除外）。",
        "除信函申请外，未收到政府信息公开申请。",
        "防汛期间，本局未收到政府信息公开申请。",
        "2021年未收到政府信息公开申请。",
        "2021年，本局未收到政府信息公开申请。",
        "政府信息公开工作中没有未经复议直接起诉的诉讼。",
        "没有新增政府信息公开行政诉讼案件。",
        "政府信息公开行政复议1件，尚未审结的行政复议0件。",
        "政府信息公开行政复议案件未进入诉讼。",
        "没有政府信息公开行政复议维持以外的结果。",
        "作为复议机关，办理政府信息公开行政复议案件3件。",
        "汇编政府信息公开行政复议典型案例3件。",
        "自建站以来累计收到政府信息公开申请30件。",
        "所属单位收到政府信息公开申请3件。",
        "未制定涉及企业的行政规范性文件。",
        "本镇因宅基地确权被提起行政诉讼1件，与政府信息公开无关。",
        "街道被申请行政复议2件，均不涉及政府信息公开。",
        "没有无故结转下年度的申请。",
        "未擅自收取行政事业性收费。",
    ],
)
def test_a_denial_or_count_with_words_that_narrow_it_is_limited(text: str) -> None:
    assert 1 in limited(text)


@pytest.mark.parametrize(
    "text",
    [
        "发放并收到政府信息公开申请满意度调查问卷30份。",
        "收到依申请公开工作满意度测评表20份。",
        "收到政府信息公开申请办理质量评价12件。",
        "收到留言申请公开12件。",
        "收到政府信息公开申请咨询5件。",
        "全年行政复议案件3件，均与政府信息公开无关。",
        "政务公开方面，行政诉讼2件，均非政府信息公开案件。",
        "行政诉讼2件，不涉及政府信息公开。",
        "政府信息公开行政复议、行政诉讼分别为2件、0件。",
        "因政府信息公开引起的行政复议和行政诉讼分别有2件和0件。",
        "政府信息公开行政复议、行政诉讼分别为0件、2件。",
    ],
)
def test_numbers_of_something_else_or_in_an_order_of_their_own_are_limited(text: str) -> None:
    assert set(limited(text)) <= {1}


@pytest.mark.parametrize(
    "text",
    [
        "政府信息公开行政复议2件，并主动公开决定书。",
        "政府信息公开行政复议2件，行政诉讼1件。",
        "全年收到政府信息公开申请5件。",
    ],
)
def test_numbers_of_the_organs_own_are_not_limited(text: str) -> None:
    assert set(limited(text)) == {0}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年未发出收费通知。", 0),
        ("2024年未发出收费通知。", 0),
        ("本年度未发出收费通知，2件系上年12月发出的通知逾期未缴。", 1),
        ("没有发出收费通知，逾期未缴费的2件为上年发出的通知。", 1),
    ],
)
def test_a_notice_of_last_year_leaves_open_who_did_not_pay(text: str, expected: int) -> None:
    assert limited(text) == [expected]


def test_no_application_in_any_form_is_none_at_all() -> None:
    assert limited("未收到任何形式的依申请公开申请。") == [0]


def test_the_charges_of_table_two_are_money() -> None:
    charges = FormTable("表二", "2021", {}, ("收费金额",), {"行政事业性收费": {"收费金额": Reading("1.2", 1_200_000)}})
    (fact,) = find_claims((Passage("没有收取行政事业性收费。", 1),), {"表二": charges}, 2024, "部门")[1]
    assert (fact.fields["表数"], fact.fields["表金额"]) == (1_200_000, 1_200_000)


@pytest.mark.parametrize(
    ("text", "limited"),
    [
        ("全年收到政府信息公开申请4件，均已答复，未引发行政复议和行政诉讼。", 1),
        ("全年收到政府信息公开申请4件，没有因此引起行政诉讼。", 1),
        ("全年收到政府信息公开申请4件，未发生行政复议和行政诉讼。", 0),
        ("全年未因政府信息公开引发行政复议和行政诉讼。", 0),
    ],
)
def test_what_the_applications_told_of_did_not_cause_leaves_other_cases_open(text: str, limited: int) -> None:
    assert {f.fields["限定"] for f in facts(text) if f.fields["事项"] in ("行政复议", "行政诉讼")} == {limited}


@pytest.mark.parametrize("text", ["全年没有收取依申请公开信息处理费。", "本年没有收缴依申请公开费用。"])
def test_a_fee_not_collected_is_no_application_not_received(text: str) -> None:
    assert limited(text) == []


def test_a_government_does_not_speak_for_its_office() -> None:
    assert limited("县政府办未制定行政规范性文件。", government=True, organ="松溪县人民政府") == [1]
    assert limited("全县未制定行政规范性文件。", government=True, organ="松溪县人民政府") == [0]


def test_a_long_denial_with_an_unknown_word_is_limited() -> None:
    assert limited("未收到" + "政府信息公开申请和" * 400 + "其余。") == [1]


def test_the_denial_of_a_text_without_stops_is_limited() -> None:
    assert limited("未收到" + "政府信息公开申请和" * 4000 + "其余。") == [1]


@pytest.mark.parametrize(
    ("organ", "text", "limited"),
    [
        ("甲山街道办事处", "2024年，我街道未收到政府信息公开申请。", 0),
        ("云岭经济开发区管理委员会", "管委会本年度没有制发规范性文件。", 0),
        ("永安镇人民政府", "我镇政府未收到政府信息公开申请。", 0),
        ("永安镇人民政府", "乙水镇政府未收到政府信息公开申请。", 1),
        ("青禾县财政局", "市财政局未收到政府信息公开申请。", 1),
        ("云岭高新技术产业开发区", "高新区全年未收到政府信息公开申请。", 0),
        ("青禾县财政局", "今年以来，我局未收到政府信息公开申请。", 0),
    ],
)
def test_an_organ_may_call_itself_by_its_kind(organ: str, text: str, limited: int) -> None:
    (fact,) = find_claims((Passage(text, 1),), TABLES, 2024, "部门", organ)[1]
    assert (fact.fields["否定"], fact.fields["限定"]) == (1, limited)


def test_cases_of_the_whole_region_are_not_the_departments() -> None:
    text = "全县因政府信息公开引发行政复议14件、行政诉讼6件。"
    assert all(fact.fields["限定"] for fact in facts(text))
    assert not all(fact.fields["限定"] for fact in facts("围绕全县中心工作，我局因政府信息公开引发行政诉讼6件。"))


def test_another_scope_is_explained_where_the_text_gives_the_number_of_the_table_too() -> None:
    text = "全县收到政府信息公开申请236件。"
    assert [fact.fields["他范围"] for fact in facts(text)] == [1]
    assert {fact.fields["他范围"] for fact in facts(text + "其中我局收到政府信息公开申请5件。")} == {0}


def test_another_scope_is_explained_by_the_next_sentence_on_the_organ_itself() -> None:
    text = "全市印发规范性文件126件；我局未制发、未废止。"
    assert not any(fact.fields["他范围"] for fact in facts(text))


@pytest.mark.parametrize(
    "text",
    [
        "18个部门因政府信息公开被申请行政复议4件、行政诉讼6件，本机关没有此类案件。",
        "以县政府为被申请人的政府信息公开行政复议21件，由县司法局应诉。",
        "其他部门收到依申请公开事项12件，由我局会签。",
        "与上年度收到信息公开申请8件相比，本年度减少。",
        "收到依申请公开平台测试件7件，未计入统计。",
        "市局受理政府信息公开申请45件，其中转我局协办3件。",
        "我局以第三人身份参加政府信息公开行政诉讼7件。",
    ],
)
def test_applications_and_cases_of_other_organs_are_limited(text: str) -> None:
    found = find_claims((Passage(text, 1),), TABLES, 2024, "部门", "清江县水利局")[1]
    assert all(fact.fields["限定"] for fact in found if not fact.fields["否定"])
    assert not any(fact.fields["可比"] for fact in found if not fact.fields["否定"])


def test_the_organ_itself_is_not_one_above() -> None:
    found = find_claims((Passage("市局受理政府信息公开申请45件。", 1),), TABLES, 2024, "部门", "清江市水利局")[1]
    assert [fact.fields["限定"] for fact in found] == [0]
