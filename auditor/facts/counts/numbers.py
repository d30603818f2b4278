"""Every number of the prose with what it counts, for rules to ask for and for people to look up."""

from __future__ import annotations

import re
from decimal import Decimal

from auditor.facts.counts.periods import QUOTED, Period
from auditor.facts.counts.quantities import MONEY, SHARES, Quantity
from auditor.facts.prose import printed_years

_CLAUSE = re.compile(r"[，,。！？；;：:!?（()）\n]")
_MOST_WORDS = 40
"""Characters before a number that are taken for what it counts."""
_FEN = {"元": 100, "千元": 100_000, "万元": 1_000_000, "亿元": 10_000_000_000}
_PER_TEN_THOUSAND = {"%": 100, "个百分点": 100, "‰": 10}
_SCOPE = re.compile(
    r"全[省市县区州旗镇乡]|本级|本机关|[我本][局委办厅院镇乡]|各(?:级|单位|部门|镇|乡|街道)|含上年|备案|上半年|下半年|季度|其中|累计|以来|同比|上年|去年"
)


def number_fields(period: Period) -> list[dict[str, int | str]]:
    """Return the fields of one fact of kind 数 for each number of ``period``, in order."""
    found = []
    last = 0
    for quantity in period.quantities:
        found.append(_fields(period, quantity, last))
        last = quantity.end
    return found


def _fields(period: Period, quantity: Quantity, last: int) -> dict[str, int | str]:
    text = period.text
    opening = max(last, quantity.start - _MOST_WORDS)
    stops = [stop.end() for stop in _CLAUSE.finditer(text, opening, quantity.start)]
    words = text[stops[-1] if stops else opening : quantity.start].strip()
    following = _CLAUSE.search(text, quantity.end)
    after = text[quantity.end : following.start() if following else len(text)][:_MOST_WORDS].strip()
    clause = text[max(0, text.rfind("。", 0, quantity.start)) : quantity.end]
    fields: dict[str, int | str] = {
        "所计": words or after,
        "单位": quantity.unit,
        "约数": int(quantity.about),
        "限定词": "、".join(dict.fromkeys(_SCOPE.findall(clause))),
        "部分": period.passage.part,
        "原文": text[:QUOTED],
    }
    years = printed_years(clause)
    if years:
        fields["所说年份"] = years[-1]
    if quantity.unit in MONEY:
        fields["金额"] = _whole(quantity.value * _FEN[quantity.unit])
    elif quantity.unit in SHARES:
        fields["万分"] = _whole(quantity.value * _PER_TEN_THOUSAND[quantity.unit])
    else:
        fields["件数"] = quantity.whole
    return fields


def _whole(value: Decimal) -> int:
    return int(value.to_integral_value())
