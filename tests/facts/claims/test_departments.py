"""Claims in the words of departments and streets: years of carrying over, short names, lists of channels."""

from __future__ import annotations

import pytest

from tests.facts.claims.statements import claims_of, compared


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("2023年结转至2024年2件，2024年共收到政府信息公开申请20件。", ("上年结转", 2)),
        ("收到政府信息公开申请20件，由2023年度结转2件。", ("上年结转", 2)),
        ("收到政府信息公开申请20件，结转至2025年办理3件。", ("结转下年", 3)),
        ("收到政府信息公开申请20件，剩余3件结转下年度办理。", ("结转下年", 3)),
        ("收到政府信息公开申请20件，除3件结转2025年办理外，均已答复。", ("结转下年", 3)),
        ("办结政府信息公开申请19件（含2023年结转的2件），其中，予以公开8件。", ("予以公开", 8)),
        ("收到政府信息公开申请20件，较2023年下降19.4%，答复申请19件。", ("办结", 19)),
    ],
)
def test_years_of_carrying_over_are_seen_from_the_report_year(text: str, claim: tuple[str, int]) -> None:
    assert claim in {(matter, number) for matter, number, _ in compared(text)}


@pytest.mark.parametrize(
    "text",
    [
        "收到政府信息公开申请20件，2022年结转3件。",
        "收到政府信息公开申请20件，2024年结转3件。",
        "收到政府信息公开申请20件，结转至2024年2件。",
    ],
)
def test_carried_over_in_another_year_or_either_way_is_not_compared(text: str) -> None:
    assert {matter for matter, *_ in compared(text)} == {"收到申请"}


def test_applications_granted_are_not_all_that_were_answered() -> None:
    assert set(compared("完成政府信息公开申请答复19件。其中，予以公开答复8件。")) == {
        ("办结", 19, 19),
        ("予以公开", 8, 8),
    }
    assert not compared("依申请公开方面，公开答复8件。")


@pytest.mark.parametrize(
    "text",
    [
        "共收到政府信息公开申请20件，经沟通，撤件12件，受理8件。",
        "收到政府信息公开申请20件，其中，申请人主动撤销9件，答复11件。",
        "办理政府信息公开申请20件，申请人自愿撤回2件。",
    ],
)
def test_applications_called_back_may_be_outside_the_table(text: str) -> None:
    assert not compared(text)


def test_fewer_applications_taken_up_than_received_are_not_compared() -> None:
    assert set(compared("收到政府信息公开申请20件，受理18件。")) == {("收到申请", 20, 20)}


def test_what_was_granted_of_those_carried_in_is_not_compared() -> None:
    assert set(compared("收到政府信息公开申请20件，上年结转2件，其中予以公开1件。")) == {
        ("收到申请", 20, 20),
        ("上年结转", 2, 2),
    }


@pytest.mark.parametrize(
    ("organ", "text"),
    [
        ("临江市河口街道办事处", "2024年我街道共收到政府信息公开申请20件。"),
        ("临江市河口街道办事处", "2024年，河口街道新受理政府信息公开申请20件。"),
        ("临江市公安局河口分局", "2024年，分局共收到政府信息公开申请20件。"),
        ("临江市城市管理局", "2024年，市城管局共收到政府信息公开申请20件。"),
        ("临江市人力资源和社会保障局", "2024年，市人社局共收到政府信息公开申请20件。"),
        ("临江市发展和改革委员会", "2024年，市发改委共收到政府信息公开申请20件。"),
        ("松溪县林业局", "2024年新接收政府信息公开申请20件。"),
    ],
)
def test_short_names_of_the_organ(organ: str, text: str) -> None:
    assert set(compared(text, organ=organ)) == {("收到申请", 20, 20)}


@pytest.mark.parametrize(
    ("organ", "text"),
    [
        ("临江市公安局河口分局", "2024年，市公安局共收到政府信息公开申请20件。"),
        ("临江市河口区财政局", "2024年，市财政局共收到政府信息公开申请20件。"),
        ("临江市城市管理局", "2024年，市住建局共收到政府信息公开申请20件。"),
        ("临江市城市管理局", "2024年，区城管局共收到政府信息公开申请20件。"),
    ],
)
def test_short_names_of_other_organs(organ: str, text: str) -> None:
    assert not compared(text, organ=organ)


def test_a_whole_list_of_channels_narrows_nothing_after_it() -> None:
    text = "收到政府信息公开申请20件，其中信函申请14件，网络申请6件，办结19件，结转下年度办理3件。"
    assert {("办结", 19, 19), ("结转下年", 3, 3)} <= set(compared(text))
    assert not any(matter == "办结" for matter, *_ in compared("收到政府信息公开申请20件，其中网络申请6件，办结5件。"))


def test_applications_by_letter_are_no_letters_of_citizens() -> None:
    assert ("收到申请", 20, 20) in compared("收到政府信息公开申请20件，其中当面申请5件，来信申请9件，网上申请6件。")
    assert not compared("收到来信20件，全部答复。")


@pytest.mark.parametrize(
    "text",
    [
        "本年度我镇未收到申请人提出的政府信息公开申请。",
        "2024年，未收到公民、法人和其他组织的依申请公开诉求。",
        "2024年未收到政府信息公开申请、政府信息公开行政复议及提起行政诉讼等情况。",
        "全年无依申请公开的情况。",
        "本年度无申请政府信息公开的情况。",
    ],
)
def test_plain_denials(text: str) -> None:
    denied = [fact.fields for fact in claims_of(text) if fact.fields["事项"] == "收到申请"]
    assert [(fields["否定"], fields["限定"]) for fields in denied] == [(1, 0)]


def test_cases_against_this_street_or_department() -> None:
    text = "2024年未发生针对本街道有关政府信息公开事务的行政复议案、行政诉讼案。"
    fields = [fact.fields for fact in claims_of(text)]
    assert [(f["事项"], f["否定"], f["限定"]) for f in fields] == [("行政复议", 1, 0), ("行政诉讼", 1, 0)]
