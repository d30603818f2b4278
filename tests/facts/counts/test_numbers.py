"""Every number of the prose with what it counts."""

from __future__ import annotations

from auditor.facts.counts.facts import MOST, count_facts
from auditor.facts.prose import Passage


def numbers(text: str, part: int = 1) -> list[dict[str, int | str]]:
    return [dict(f.fields) for f in count_facts((Passage(text, part),), {}, 2024) if f.kind == "数"]


def test_a_number_has_what_it_counts_and_its_unit() -> None:
    first, second, third = numbers("全县共发布信息1,200条，其中公众号推送三百条，占25%。")
    assert (first["所计"], first["件数"], first["单位"], first["限定词"]) == ("全县共发布信息", 1200, "条", "全县")
    assert (second["所计"], second["件数"], second["限定词"]) == ("其中公众号推送", 300, "全县、其中")
    assert (third["所计"], third["万分"], third["单位"]) == ("占", 2500, "%")
    assert "件数" not in third


def test_money_is_in_fen_and_what_is_about_is_marked() -> None:
    (fee,) = numbers("收取信息处理费1.2万元。")
    assert fee["金额"] == 1_200_000
    (about,) = numbers("培训3.5万人次。")
    assert (about["件数"], about["约数"]) == (35_000, 1)


def test_the_words_after_a_number_tell_where_none_stand_before() -> None:
    assert [n["所计"] for n in numbers("3件予以公开，2件不予公开。")] == ["予以公开", "不予公开"]


def test_the_year_a_number_is_of_is_the_last_one_named_before_it() -> None:
    assert [n["所说年份"] for n in numbers("2023年收到申请5件，2024年收到8件。")] == [2023, 2024]
    assert "所说年份" not in numbers("收到申请5件。")[0]


def test_plans_have_no_numbers_of_the_year() -> None:
    assert numbers("明年培训30人次。", part=5) == []


def test_a_text_of_nothing_but_numbers_is_not_listed_without_end() -> None:
    assert len(numbers("发布3条。" * 5_000)) <= MOST + 1
