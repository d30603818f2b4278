"""Late answers that the text admits."""

from __future__ import annotations

import pytest

from auditor.facts.counts.lateness import late_answers
from auditor.facts.prose import Passage


def late(text: str) -> object:
    return late_answers((Passage(text, 1),), 2024).get("逾期答复件数")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("全年收到申请20件，逾期答复2件。", 2),
        ("其中逾期未答复3件。", 3),
        ("有1件逾期答复。", 1),
        ("2件申请逾期答复。", 2),
        ("因工作疏忽，超期答复申请2件。", 2),
        ("未按期答复的申请1件。", 1),
        ("未在法定期限内答复2件。", 2),
        ("3件申请因内部流转逾期答复。", 3),
        ("逾期答复申请两件。", 2),
        ("2024年，本单位逾期答复2件，已查明原因。", 2),
        ("超过法定期限答复1件。", 1),
    ],
)
def test_admitted_late_answers_are_counted(text: str, number: int) -> None:
    assert late(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "无逾期答复。",
        "无逾期答复情况，全年办结20件。",
        "全年答复20件，未逾期。",
        "没有1件逾期答复。",
        "无一件逾期答复。",
        "未发生逾期答复政府信息公开申请的情况。",
        "未出现逾期答复，办结申请5件。",
        "申请人无正当理由逾期不补正2件。",
        "申请人逾期未按收费通知要求缴纳费用3件。",
        "逾期不缴费1件，均不再处理。",
        "依法延期答复3件。",
        "延长答复期限的2件，均已答复。",
        "第三方逾期未答复2件，视为不同意公开。",
        "申请人逾期未答复补正通知2件。",
        "逾期答复0件。",
        "逾期答复件数为零件。",
        "网民留言逾期答复2件。",
        "上年逾期答复2件。",
        "逾期答复较上年减少3件。",
        "杜绝逾期答复，全年办结5件。",
        "办结率100%，答复20件。",
        "2022年逾期答复的1件申请已整改到位。",
        "督促乡镇整改逾期答复3件。",
        "经抽查，部分单位逾期答复3件。",
        "对逾期答复的单位进行通报，共答复20件。",
        "按期答复2件。",
        "均在法定期限内答复2件。",
    ],
)
def test_what_is_not_a_late_answer_is_left_out(text: str) -> None:
    assert late(text) is None


def test_the_sentence_is_quoted() -> None:
    assert late_answers((Passage("收到申请20件。逾期答复2件。", 3),), 2024)["逾期答复原文"] == "逾期答复2件。"
