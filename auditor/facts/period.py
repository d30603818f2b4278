"""The statistical period: every statement of it, with dates that are read or said to be unreadable."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping

from auditor.facts.prose import Passage, chinese_ordinal, printed_years, sentences
from auditor.model.facts import Fact

_JOINT = r"(?:起|始|开始)?[，,]?(?:至|到|—{1,2}|－|-|~|～)"
_SPAN = re.compile(
    rf"(?<!\d)(20\d{{2}})年(\d{{1,2}})月(\d{{1,2}})日?{_JOINT}(?:(20\d{{2}})年|[同当]年)?(?<!\d)(\d{{1,2}})月(\d{{1,2}})日"
)
_MONTHS = re.compile(rf"(?<!\d)(20\d{{2}})年(\d{{1,2}})月{_JOINT}(?:(20\d{{2}})年|[同当]年)?(?<!\d)(\d{{1,2}})月(?!\d)")
_WHOLE_YEAR = re.compile(r"(?:期限|时限|时间|周期|期间|区间)(?:为|是|：|:)?(20\d{2})年(?:度|全年)?(?!\d)")
_END = re.compile(r"截[至止]到?(?:日期)?(?:为|：|:)?(20\d{2})年(\d{1,2})月(\d{1,2})日")
_STATED = re.compile(
    r"统计(?:书记)?(?:期限|时限|周期|期间|区间|时间段|期(?=[为是：:自从2]))|统计数据的?(?:期限|时限|时间|周期)"
)
_OF_REPORT = re.compile(
    r"(?:报告|年报|总结|所列)[^。；]{0,24}数据[^。；]{0,12}(?:期限|时限|时间|周期|截[至止])|^[（(]?数据统计(?:时间|截[至止])"
    r"|(?:所列|所涉及的?|涉及的?|报告|年报)(?:的?统计)?数据(?:均|为|自|从|系|均为){1,2}20\d\d年\d"
    r"|涵盖[^。；，,]{0,16}20\d\d年\d{1,2}月\d{1,2}日[^。；]{0,16}期间[^。；，,]{0,12}信息公开"
    r"|^[自从]?20\d\d年1月1日[^。；，,]{1,12}12月31日(?:止|期间)?[，,][^，,。；]{0,12}(?:主动公开|公开信息|公开政府信息|收到|受理)"
)
"""A sentence on the data of the report, on the time that the report covers (涵盖……期间的政府信息公开工作), or one that
counts what was published or received within a calendar year."""
_OTHER_DATA = re.compile(r"更新时间|普查|测评|数据开放|公共数据")
_DATED = re.compile(r"\d\s*[年月日]\s*\d*")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．", "0123456789.")
_CHINESE_YEAR = re.compile(r"二[〇○零][〇○零一二三四五六七八九]{2}(?=年)")
_CHINESE_DAY = re.compile(r"[一二三四五六七八九十]{1,3}(?=[月日])")
_DOTTED = re.compile(r"(?<![\d.])(20\d{2})[./](\d{1,2})[./](\d{1,2})(?![\d.])")
_NAMELY = re.compile(r"(?<=20\d\d年)(?:全年)?[，,]?即(?=\d{1,2}月\d)")
"""What stands between a year and its days in 2024年全年，即1月1日至12月31日."""
_HOUR = re.compile(r"(?<=日)(?:零时|0时|24时|二十四时|0:00|24:00)")


def _plain(text: str) -> str:
    """Return ``text`` with its dates in one notation: Arabic digits, 年月日, no blanks and no hours."""
    text = "".join(text.translate(_FULL_WIDTH).split())
    text = _CHINESE_YEAR.sub(lambda m: str(printed_years(m[0])[0]), text)
    text = _CHINESE_DAY.sub(lambda m: str(chinese_ordinal(m[0]) or m[0]), text)
    text = _NAMELY.sub("", text)
    return _HOUR.sub("", _DOTTED.sub(r"\1年\2月\3日", text))


def _states_period(text: str, part: int) -> bool:
    """Whether a sentence states the period of the report's own data, and not of other figures it speaks of."""
    if _OTHER_DATA.search(text):
        return False
    return bool(_OF_REPORT.search(text) or (part <= 1 and _STATED.search(text)))


def _date(year: int, month: int, day: int) -> int | None:
    valid = 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
    return year * 10000 + month * 100 + day if valid else None


_FOUNDED = re.compile(
    r"(?:我|本)(?:局|委|办|厅|院|镇|乡|街道|中心|机关|单位)[^。；]{0,20}(?:新?设立|组建|成立|挂牌|撤销|撤并|合并)|"
    r"(?:新设立|新组建|新成立|机构改革)[^。；]{0,20}(?:我|本)(?:局|委|办|厅|院|镇|乡|街道|中心|机关|单位)"
)
"""Words by which a report says that its organ was founded, merged or abolished, so that its year may be shorter."""


def period_facts(passages: tuple[Passage, ...]) -> tuple[Fact, ...]:
    """Return one fact of kind 统计期 for every sentence that states the period the data cover.

    A second date without a year takes the year of the first (``2024年1月1日至12月31日``). Dates that are printed but
    are no dates (``202020年12月31日``) are unreadable. Where one sentence states a calendar year, a part of a year in
    another is of other figures.
    """
    facts: list[Fact] = []
    for sentence in sentences(passages):
        if not any(word in sentence.text for word in ("统", "据", "涵盖", "31日")):
            continue  # no statement of the period does without one of these; most sentences end here
        text = _plain(sentence.text)
        if not _states_period(text, sentence.passage.part):
            continue
        exhibit = sentence.passage.exhibit(sentence.text)
        ref = f"统计期/{len(facts) + 1}"
        fields = _fields(text)
        if fields:
            if not _is_whole(fields) and any(_FOUNDED.search(p.text) for p in passages if p.part <= 1):
                fields["新设或撤并"] = 1
            facts.append(Fact("统计期", ref, fields, exhibits=dict.fromkeys(fields, exhibit)))
        elif _DATED.search(text):
            names = ("起", "止", "起年", "止年", "起月日", "止月日")
            reason = f"统计期限的日期无法认定：{sentence.text[:60]}"
            facts.append(Fact("统计期", ref, {}, unreadable=dict.fromkeys(names, reason), exhibits={"起": exhibit}))
    return tuple([fact for fact in facts if _is_whole(fact.fields)] or facts)


def _is_whole(fields: Mapping[str, int | str]) -> bool:
    """Whether a period runs from 1 January to 31 December."""
    return (fields.get("起月日"), fields.get("止月日")) == (101, 1231)


def _fields(text: str) -> dict[str, int | str]:
    """Return the fields of the period in ``text``: only its end where no beginning is stated, none where unclear."""
    span, months, year, last = (p.search(text) for p in (_SPAN, _MONTHS, _WHOLE_YEAR, _END))
    start = end = None
    if span:
        y1, m1, d1, y2, m2, d2 = (int(g) if g else 0 for g in span.groups())
        start, end = _date(y1, m1, d1), _date(y2 or y1, m2, d2)
    elif months:
        y1, m1, y2, m2 = (int(g) if g else 0 for g in months.groups())
        start = _date(y1, m1, 1)
        end = _date(y2 or y1, m2, monthrange(y2 or y1, m2)[1]) if 1 <= m2 <= 12 else None
    elif year and not _DATED.search(text[year.end() :]):
        start, end = int(year[1]) * 10000 + 101, int(year[1]) * 10000 + 1231
    elif last:
        end = _date(*(int(g) for g in last.groups()))
        return _named("止", end) if end else {}
    return {**_named("起", start), **_named("止", end)} if start and end else {}


def _named(name: str, date: int) -> dict[str, int | str]:
    return {name: date, f"{name}年": date // 10000, f"{name}月日": date % 10000}


def first_period(facts: tuple[Fact, ...]) -> tuple[str, str] | None:
    """Return (start, end) of the first readable period as ISO dates, or None."""
    for fact in facts:
        if "起" in fact.fields and "止" in fact.fields:
            start, end = int(fact.fields["起"]), int(fact.fields["止"])
            return _iso(start), _iso(end)
    return None


def _iso(number: int) -> str:
    return f"{number // 10000:04d}-{number // 100 % 100:02d}-{number % 100:02d}"
