"""Findings on claims show the sentence and the cells it disagrees with."""

from __future__ import annotations

from auditor.judging.evidence import cells_of, exhibits_of, is_quoted
from auditor.model.facts import Exhibit, Fact

FACT = Fact(
    "陈述",
    "陈述/1",
    {"正文数": 3, "表数": 4},
    exhibits={
        "正文数": Exhibit("无法提供3件。"),
        "原文": Exhibit("无法提供3件。"),
        "表数/1": Exhibit("3", table="表三", row="C1", column="总计"),
        "表数/2": Exhibit("1", table="表三", row="C2", column="总计"),
    },
)


def test_a_sum_has_an_exhibit_for_every_cell() -> None:
    assert cells_of(FACT, ["表数", "正文数"]) == (("表三", "C1", "总计"), ("表三", "C2", "总计"))


def test_exhibits_stand_in_the_order_of_the_fields() -> None:
    assert [e.text for e in exhibits_of(FACT, ["正文数", "表数"])] == ["无法提供3件。", "3", "1"]


def test_a_fact_that_quotes_a_sentence_is_known_as_such() -> None:
    assert is_quoted(FACT)
    assert not is_quoted(Fact("表三.列", "表三/列/总计", {}))
