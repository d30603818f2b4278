"""Repeats: the same quantity stated twice in the text, in the same words and with the same scope."""

from __future__ import annotations

import re
from collections.abc import Iterable

from auditor.facts.counts.lists import UNITS
from auditor.facts.counts.periods import QUOTED, Period

_STATED = re.compile(
    r"(?:20\d\d年度?|本年度?|全年|今年|当年|年内|一年来|[，,\s])*(?P<who>(?:我|全|本)(?:局|委|厅|镇|乡|街道|区|县|市|办|院|单位|部门|机关))?"
    r"(?:20\d\d年度?|本年度?|全年|今年|当年|年内|[，,\s])*(?:一?共)?"
    r"(?P<what>(?:主动公开|公开发布|对外公开|公开|发布|制发|制定|收到|受理|接收|办结|答复)"
    r"[\u4e00-\u9fff]{2,24}?)(?:数量|总数|总量|件数|数)?(?:共计|总计|合计|一?共)?(?:为|达到?|有|了|：|:)?\s*"
)
"""The opening of a sentence that says nothing but who, did what, how many. Events (召开, 举办) are left out: they add up."""
_OF_THE_YEAR = re.compile(r"20\d\d年|全年|本年|今年|当年|年内|一年来|共|总计|合计")
"""Words that make a number the total of the year; two numbers without them may add up."""
_WHOLE = ("政府信息", "公开申请", "规范性文件")
"""Ends of what is counted for the whole report; anything else may be about what the paragraph was speaking of."""
_FIRST = 120
"""Characters within which the first number of a sentence stands."""
_YEAR = re.compile(r"20\d\d(?=年)")
_SCOPE = re.compile(
    r"网站|网页|门户|公众号|微信|微博|新媒体|媒体|平台|专栏|栏目|公报|抖音|客户端|半年|季度|\d月|各|所属|下属|镇街|乡镇|累计|截[至止]|上年|去年|同期"
    r"|同比|[较比]|结转|另|此外|分别|以上|线上|线下|网上|当面|现场|信函|邮寄|书面|自然人|法人|企业|重点|领域|方面|本级|代表|历年|以来|现有|有效|废止|修订|约|余|近|含|撤"
)
"""Words of a sentence, or of the paragraph before it, by which its number may be of something narrower or wider."""
_TOPIC = re.compile(
    r"财政|预算|许可|处罚|教育|卫生|医疗|环境|环保|住房|征地|食品|安全|扶贫|救助|民生|项目|就业|社保|保障|疫情|乡村|农业|水利|交通|文化|解读|营商"
)
"""Words before a statement that may narrow it to one topic."""
_SPACE = re.compile(r"[\s的各类种了]")


def repeats(periods: Iterable[Period], year: int | None) -> list[tuple[Period, Period, dict[str, int | str]]]:
    """Return every pair of sentences that state one quantity in the same words, with the fields of a fact of kind 同数.

    Only sentences that open with who did what how often are compared, with the same who, what and unit, for the whole
    year, and without a word in them or before them in the paragraph that may narrow or widen what is counted. A
    sentence that names another year than ``year`` is not of this report.
    """
    first: dict[tuple[str, str, str], Period] = {}
    found = []
    for period in periods:
        key = _statement(period, year)
        if key is None:
            continue
        earlier = first.setdefault(key, period)
        if earlier.text != period.text:
            fields: dict[str, int | str] = {
                "事项": key[1],
                "单位": key[2],
                "前数": earlier.quantities[0].whole,
                "后数": period.quantities[0].whole,
                "前文": earlier.text[:QUOTED],
                "原文": period.text[:QUOTED],
            }
            found.append((earlier, period, fields))
    return found


def _statement(period: Period, year: int | None) -> tuple[str, str, str] | None:
    """Return who, what and unit of the number that ``period`` opens with; None where its scope is not certain."""
    quantity = next(iter(period.quantities), None)
    if quantity is None or quantity.about or quantity.unit not in UNITS or quantity.start > _FIRST:
        return None
    before, after = period.text[: quantity.start], period.text[quantity.end :].partition("其中")[0]
    stated = _STATED.fullmatch(before)
    if stated is None or not _OF_THE_YEAR.search(before) or _SCOPE.search(period.earlier + before + after):
        return None
    if _TOPIC.search(period.earlier) or (period.earlier and not stated["what"].endswith(_WHOLE)):
        return None
    if any(int(named) != year for named in _YEAR.findall(period.text)):
        return None
    return stated["who"] or "", _SPACE.sub("", stated["what"]), quantity.unit
