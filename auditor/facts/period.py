"""The statistical period: every statement of it, with dates that are read or said to be unreadable."""

from __future__ import annotations

import re
from calendar import monthrange

from auditor.facts.prose import Passage, sentences
from auditor.model.facts import Exhibit, Fact

_SPAN = re.compile(
    r"(?<!\d)(20\d{2})年(\d{1,2})月(\d{1,2})日?(?:起|始|开始)?[，,]?(?:至|到|—{1,2}|－|-|~|～)"
    r"(?:(20\d{2})年)?(?<!\d)(\d{1,2})月(\d{1,2})日"
)
_TOPIC = re.compile(r"统计(?:书记)?(?:期限|时限|时间|周期|期间|区间)|数据.{0,12}(?:期限|时限|时间|截止)")
_DATED = re.compile(r"\d\s*[年月]\s*\d*")


def _date(year: int, month: int, day: int) -> int | None:
    valid = 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
    return year * 10000 + month * 100 + day if valid else None


def period_facts(passages: tuple[Passage, ...]) -> tuple[Fact, ...]:
    """Return one fact of kind 统计期 for every sentence that states the period the data cover.

    A second date without a year takes the year of the first (``2024年1月1日至12月31日``). Dates that are printed but
    are no dates (``202020年12月31日``) are unreadable.
    """
    facts: list[Fact] = []
    for sentence in sentences(passages):
        if not _TOPIC.search(sentence.text):
            continue
        exhibit = Exhibit(sentence.text, sentence.passage.locator)
        match = _SPAN.search(sentence.text)
        ref = f"统计期/{len(facts) + 1}"
        start = end = None
        if match:
            y1, m1, d1, y2, m2, d2 = (int(g) if g else 0 for g in match.groups())
            start, end = _date(y1, m1, d1), _date(y2 or y1, m2, d2)
        if start and end:
            fields = {
                "起": start,
                "止": end,
                "起年": start // 10000,
                "止年": end // 10000,
                "起月日": start % 10000,
                "止月日": end % 10000,
            }
            facts.append(Fact("统计期", ref, fields, exhibits=dict.fromkeys(fields, exhibit)))
        elif _DATED.search(sentence.text):
            names = ("起", "止", "起年", "止年", "起月日", "止月日")
            reason = f"统计期限的日期无法认定：{sentence.text[:60]}"
            facts.append(Fact("统计期", ref, {}, unreadable=dict.fromkeys(names, reason), exhibits={"起": exhibit}))
    return tuple(facts)


def first_period(facts: tuple[Fact, ...]) -> tuple[str, str] | None:
    """Return (start, end) of the first readable period as ISO dates, or None."""
    for fact in facts:
        if "起" in fact.fields and "止" in fact.fields:
            start, end = int(fact.fields["起"]), int(fact.fields["止"])
            return _iso(start), _iso(end)
    return None


def _iso(number: int) -> str:
    return f"{number // 10000:04d}-{number // 100 % 100:02d}-{number % 100:02d}"
