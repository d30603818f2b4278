"""The statement on fees."""

from __future__ import annotations

import pytest

from auditor.facts.fees import fee_facts, fee_sentence
from auditor.facts.prose import Passage


@pytest.mark.parametrize(
    "text",
    [
        "本单位2024年未收取信息处理费，无其他需要报告事项。",
        "2023年度，本局政府信息公开未发生收费情况。",
        "无收取信息处理费情况。",
        "全年收取政府信息公开信息处理费 0 元。",
        "共收到申请6件，未因信息公开向公民、法人和其他组织收取任何费用。",
        "办理中未向申请人收费。",
        "本镇未向公民、法人和其他组织收取任何与政府信息公开有关的费用。",
        "没有向申请人收取过费用。",
        "全年没有发生收费行为，共发出信息处理费收费通知0份。",
        "2025年发出收费通知0件。",
        "没有别的事项，也没有收费。",
    ],
)
def test_a_statement_that_nothing_was_charged(text: str) -> None:
    (fact,) = fee_facts(fee_sentence((Passage(text, 6),)), None, None)
    assert fact.fields["称未收"] == 1


def test_no_notice_is_a_whole_statement() -> None:
    (fact,) = fee_facts(fee_sentence((Passage("收取情况：发出收费通知0件。", 6),)), None, None)
    assert (fact.fields["通知件数"], fact.fields["提到通知"], fact.fields["实收"]) == (0, 0, 0)


def test_notices_and_amounts_are_read_in_fen() -> None:
    text = "本年度发出收费通知3件，总金额1200元，实际收取0.05万元。"
    (fact,) = fee_facts(fee_sentence((Passage(text, 6),)), 2, 50000)
    assert (fact.fields["通知件数"], fact.fields["应收"], fact.fields["实收"]) == (3, 120000, 50000)
    assert (fact.fields["逾期不缴费"], fact.fields["行政事业性收费"]) == (2, 50000)


def test_a_sum_that_is_said_to_be_received() -> None:
    (fact,) = fee_facts(fee_sentence((Passage("发出收费通知书1份，应收100元，已收100元。", 6),)), None, None)
    assert (fact.fields["应收"], fact.fields["实收"]) == (10_000, 10_000)


@pytest.mark.parametrize("text", ["收费：0。", "收费情况：无。", "无其他事项，未收费。", "2025年没有对申请人收费。"])
def test_a_bare_denial_is_a_statement(text: str) -> None:
    assert fee_sentence((Passage(text, 6),)) is not None


def test_a_sum_received_without_an_adverb() -> None:
    text = "发出收费通知2件，总金额1560元，收到1300元，1件逾期未缴。"
    (fact,) = fee_facts(fee_sentence((Passage(text, 6),)), None, None)
    assert (fact.fields["应收"], fact.fields["实收"]) == (156_000, 130_000)


def test_the_statement_of_part_six_is_preferred() -> None:
    found = fee_sentence((Passage("未收取信息处理费。", 1), Passage("信息处理费情况：无。", 6)))
    assert found is not None
    assert found.passage.part == 6


@pytest.mark.parametrize(
    "heading", ["本年度信息公开处理费收费情况", "信息处理费", "（二）收取信息处理费情况", "信息公开收费情况"]
)
def test_a_heading_is_no_statement_where_a_sentence_follows(heading: str) -> None:
    sentence = "2024年，市水利局未发生政府信息公开收费事项。"
    found = fee_sentence((Passage(heading, 6), Passage(sentence, 6)))
    assert found is not None
    assert found.text == sentence


@pytest.mark.parametrize(
    "text", ["公开收费项目清单12条。", "无其他需要报告的事项。", "公开财政收费情况。", "未公开收费标准的不得收费。"]
)
def test_other_sentences_are_no_statement(text: str) -> None:
    assert fee_facts(fee_sentence((Passage(text, 6),)), None, None) == ()


@pytest.mark.parametrize(
    ("text", "notices", "charged", "collected"),
    [
        ("发出收费通知4件，金额共计400元，已全部收缴。", 4, 40000, 40000),
        ("发出收费通知4件、金额400元，实际到账400元。", 4, 40000, 40000),
        ("发出收费通知的件数为0，总金额为零，实际收取的总金额为0。", 0, 0, 0),
        ("发出通知0件，应收信息处理费0元，实收0元。", 0, 0, 0),
        (
            "收取矿产登记费等行政事业性收费7万元。发出信息处理费收费通知4件，总金额400元，实际收取400元。",
            4,
            40000,
            40000,
        ),
        ("发出收费通知4件，总金额1,400元，其中3件已缴费900元。", 4, 140000, 90000),
        ("发出信息处理费缴费通知6份、共880元，已缴5份、780元。", 6, 88000, 78000),
        ("收费通知2份、300元，已收取300元。", 2, 30000, 30000),
        ("发出收费通知5件，通知金额360元，收到4件280元。", 5, 36000, 28000),
        ("收费情况：发出通知2件，应收金额70元，实收金额40元。", 2, 7000, 4000),
        ("发出收费通知0份，收取金额0元。", 0, 0, 0),
        ("信息处理费0元，收费通知0件。", 0, 0, 0),
        ("2025年未收取信息处理费，2024年发出的1份收费通知（40元）至今未缴。", None, None, 0),
    ],
)
def test_all_three_figures_are_read_from_the_fee_alone(text: str, notices: int, charged: int, collected: int) -> None:
    (fact,) = fee_facts(fee_sentence((Passage(text, 6),)), None, None)
    assert [fact.fields.get(n) for n in ("通知件数", "应收", "实收")] == [notices, charged, collected]


def test_the_tariff_is_not_an_amount_collected() -> None:
    text = "信息处理费按件计收，每件收取100元。本年度未收取信息处理费。"
    (fact,) = fee_facts(fee_sentence((Passage(text, 6),)), None, 0)
    assert (fact.fields["实收"], fact.fields["称未收"]) == (0, 1)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("发出收费通知0件，上年通知2件逾期未缴。", 1),
        ("本年度未发出收费通知，2件系上年12月发出的通知逾期未缴。", 1),
        ("发出收费通知0件，2件逾期未缴。", None),
        ("上年发出的通知均已缴清，本年发出收费通知0件。", None),
    ],
)
def test_notices_of_last_year_may_lapse_in_this_one(text: str, told: int | None) -> None:
    (fact,) = fee_facts(fee_sentence((Passage(text, 6),)), 2, None)
    assert (fact.fields["通知件数"], fact.fields.get("上年通知逾期")) == (0, told)


@pytest.mark.parametrize("text", ["实际收取信息处理费112元，含邮费12元。", "收取信息处理费100元，利息3.21元。"])
def test_a_sum_with_postage_or_interest_is_not_compared_with_the_tariff(text: str) -> None:
    (fact,) = fee_facts(fee_sentence((Passage(text, 6),)), None, None)
    assert "金额零头" not in fact.fields


def test_a_sum_in_ten_thousands_is_a_sum_of_the_tariff() -> None:
    (fact,) = fee_facts(fee_sentence((Passage("收取信息处理费0.04万元。", 6),)), None, None)
    assert (fact.fields["实收"], fact.fields["金额零头"]) == (40000, 0)


def test_payments_on_last_years_notices_are_marked() -> None:
    text = "发出收费通知1件，总金额100元，实际收取上年通知的信息处理费300元。"
    (fact,) = fee_facts(fee_sentence((Passage(text, 6),)), None, None)
    assert (fact.fields["实收"], fact.fields["含上年通知"]) == (30000, 1)


@pytest.mark.parametrize(
    "text",
    [
        "按信息处理费收费标准执行，没有收取信息处理费。",
        "信息处理费上缴财政，今年未收取信息处理费。",
        "全年无收费。",
        "依申请提供政府信息免费。",
        "本单位没有开展信息处理收费。",
    ],
)
def test_other_ways_to_say_that_nothing_was_charged(text: str) -> None:
    (fact,) = fee_facts(fee_sentence((Passage(text, 6),)), None, None)
    assert fact.fields["称未收"] == 1


def test_a_statement_in_which_the_document_ends_leaves_open_what_it_does_not_say() -> None:
    cut = fee_sentence((Passage("本年度发出信息处理费收费通知6件，应收6", 6),))
    (fact,) = fee_facts(cut, None, None, is_last=True)
    assert fact.fields["通知件数"] == 6
    assert set(fact.unreadable) == {"应收", "实收", "称未收"}
    (fact,) = fee_facts(cut, None, None)
    assert (fact.fields["称未收"], fact.unreadable) == (0, {})
    whole = fee_sentence((Passage("本单位未收取信息处理费", 6),))
    (fact,) = fee_facts(whole, None, None, is_last=True)
    assert (fact.fields["称未收"], fact.fields["实收"]) == (1, 0)


REGION = (
    "县政府办公室没有收取信息处理费。全县2024年共收取信息处理费2件、金额320元，由有关部门在各自年报中报告。",
    "市政府办公室未收取信息处理费；全市收取信息处理费合计9件、4100元。",
    "我局没有收取信息处理费。全县发出收费通知5件，总金额1700元，实际收取1200元。",
)


@pytest.mark.parametrize("text", REGION)
def test_what_was_charged_in_the_region_is_not_the_organs_own(text: str) -> None:
    (fact,) = fee_facts(fee_sentence((Passage(text, 6),)), None, 0)
    assert (fact.fields["称未收"], fact.fields["实收"]) == (1, 0)
    assert not {"应收", "通知件数"} & fact.fields.keys()


def test_in_the_report_of_a_government_the_sums_of_the_region_are_its_own() -> None:
    text = "全县发出收费通知5件，总金额1700元，实际收取1200元。"
    (fact,) = fee_facts(fee_sentence((Passage(text, 6),)), None, None, reports_region=True)
    assert (fact.fields["通知件数"], fact.fields["应收"], fact.fields["实收"]) == (5, 170_000, 120_000)


def test_a_clause_on_the_organ_itself_ends_what_is_told_of_the_region() -> None:
    text = "全县发出收费通知5件，总金额1700元；其中本局发出收费通知1件，总金额100元，实际收取100元。"
    (fact,) = fee_facts(fee_sentence((Passage(text, 6),)), None, None)
    assert (fact.fields["通知件数"], fact.fields["应收"], fact.fields["实收"]) == (1, 10_000, 10_000)


def test_a_rule_of_the_region_does_not_make_a_denial_its_own() -> None:
    (fact,) = fee_facts(fee_sentence((Passage("按照全县统一部署，2024年未收取信息处理费。", 6),)), None, None)
    assert fact.fields["称未收"] == 1
