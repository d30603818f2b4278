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
    ],
)
def test_a_statement_that_nothing_was_charged(text: str) -> None:
    (fact,) = fee_facts((Passage(text, 6),), None, None)
    assert fact.fields["称未收"] == 1


def test_notices_and_amounts_are_read_in_fen() -> None:
    text = "本年度发出收费通知3件，总金额1200元，实际收取0.05万元。"
    (fact,) = fee_facts((Passage(text, 6),), 2, 50000)
    assert (fact.fields["通知件数"], fact.fields["应收"], fact.fields["实收"]) == (3, 120000, 50000)
    assert (fact.fields["逾期不缴费"], fact.fields["行政事业性收费"]) == (2, 50000)


def test_the_statement_of_part_six_is_preferred() -> None:
    found = fee_sentence((Passage("未收取信息处理费。", 1), Passage("信息处理费情况：无。", 6)))
    assert found is not None
    assert found.passage.part == 6


@pytest.mark.parametrize("text", ["公开收费项目清单12条。", "无其他需要报告的事项。", "公开财政收费情况。"])
def test_other_sentences_are_no_statement(text: str) -> None:
    assert fee_facts((Passage(text, 6),), None, None) == ()
