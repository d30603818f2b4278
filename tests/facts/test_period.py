"""The statistical period."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.facts.period import first_period, period_facts
from auditor.facts.prose import Passage


def passages(text: str) -> tuple[Passage, ...]:
    return (Passage(text, 0),)


@pytest.mark.parametrize(
    "text",
    [
        "本报告所列数据的统计期限自2024年1月1日起，至2024年12月31日止。",
        "所列数据统计期限为2024年1月1日至12月31日。",
        "数据统计时限从2024年1月1日起至12月31日止,,如有疑问请联系。",
        "统计周期为 2024 年 1 月 1 日至 12 月 31 日。",
        "（总结中数据统计时间自2024年1月1日至2024年12月31日）：",
        "报告中的数据统计期为2024年1月1日至2024年12月31日。",
        "现将全年工作报告公布如下，所列数据自2024年1月1日起至2024年12月31日止。",
        "2024年1月1日至2024年12月31日，全镇主动公开信息90条。",
        "报告内容涵盖全镇2024年1月1日至12月31日期间的政府信息公开工作。",
    ],
)
def test_the_usual_wordings_are_read(text: str) -> None:
    assert first_period(period_facts(passages(text))) == ("2024-01-01", "2024-12-31")


@pytest.mark.parametrize(
    "text",
    [
        "统计期限自2020年1月1日起至202020年12月31日止。",
        "统计期限自20231月1日起至202312月31日止。",
        "统计期限自202411日起至20241231日止。",
        "统计期限为2024年2月30日至2024年12月31日。",
    ],
)
def test_dates_that_are_none_are_unreadable_and_not_guessed(text: str) -> None:
    (fact,) = period_facts(passages(text))
    assert "止" in fact.unreadable
    assert not fact.fields


def test_other_dates_are_no_period() -> None:
    assert period_facts(passages("本办法自2024年1月1日至2024年12月31日执行。")) == ()


@given(st.integers(2008, 2030), st.integers(1, 12), st.integers(1, 28), st.sampled_from(["至", "到", "起至", "-"]))
def test_a_printed_period_is_read_back(year: int, month: int, day: int, joint: str) -> None:
    text = f"统计期限自{year}年{month}月{day}日{joint}{year}年12月31日止。"
    assert first_period(period_facts(passages(text))) == (f"{year}-{month:02d}-{day:02d}", f"{year}-12-31")


@pytest.mark.parametrize(
    "text",
    [
        "数据统计期限为2024年1月1日零时至2024年12月31日24时。",
        "统计期限为2024年1月1日起至同年12月31日止。",
        "统计期限从 2024 年 1 月 1 日 起 至 2024 年 12 月 31 日 止。",
        "统计期限为2024年度。",
        "统计期限为2024年1月至12月。",
        "统计期限为2024.01.01-2024.12.31。",
        "统计期限为二〇二四年一月一日至十二月三十一日。",
        "统计期限为２０２４年１月１日至１２月３１日。",
        "统计期限是2024年全年，即1月1日至12月31日。",
    ],
)
def test_other_notations_are_read(text: str) -> None:
    assert first_period(period_facts(passages(text))) == ("2024-01-01", "2024-12-31")


def test_an_end_alone_is_read_as_an_end() -> None:
    (fact,) = period_facts(passages("本报告数据统计截止2024年12月31日。"))
    assert fact.fields == {"止": 20241231, "止年": 2024, "止月日": 1231}


@pytest.mark.parametrize(
    "text",
    ["公共数据更新时间为2024年2月1日至2024年5月31日。", "网站普查数据统计时间为2024年2月1日至2024年5月31日。"],
)
def test_periods_of_other_figures_are_not_the_reports(text: str) -> None:
    assert period_facts((Passage(text, 1),)) == ()


def test_a_calendar_year_elsewhere_clears_a_part_of_a_year() -> None:
    text = "统计期限为2024年1月1日至12月31日。问卷统计期间为2024年2月1日至2024年3月1日。"
    (fact,) = period_facts(passages(text))
    assert fact.fields["止月日"] == 1231


def test_part_of_a_year_alone_is_read_as_it_stands() -> None:
    assert first_period(period_facts(passages("统计期限为2024年1月1日至11月30日。"))) == ("2024-01-01", "2024-11-30")


def test_an_organ_founded_this_year_says_so() -> None:
    text = "本局于2023年5月10日挂牌成立，统计期限自2023年5月10日至2023年12月31日。"
    (fact,) = period_facts(passages(text))
    assert fact.fields["新设或撤并"] == 1
