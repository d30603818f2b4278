"""Growth: a rate of increase or decrease that the numbers of its own sentence decide."""

from __future__ import annotations

import re

from auditor.facts.counts.lists import UNITS
from auditor.facts.counts.percentages import compare
from auditor.facts.counts.periods import QUOTED, Period
from auditor.facts.counts.quantities import PERCENT, Quantity

_RISE = r"(?:增长|增加|上升|提高|提升|增幅|升幅|涨幅|增长率)"
_FALL = r"(?:下降|减少|降低|回落|下滑|降幅)"
_WAY = rf"(?:(?P<rise>{_RISE})|(?P<fall>{_FALL}))"
_LAST = r"(?:上年|去年|上一年|20\d\d年)度?(?:同期)?"
_FROM = re.compile(rf"(?:由|从)(?:{_LAST})?的?[ \u3000]*$")
_TO = re.compile(rf"[ \u3000]*(?:{_RISE}|{_FALL})(?:到|至|为)(?:今年|本年度?|20\d\d年度?)?的?[ \u3000]*")
_RATE = re.compile(rf"[，,、（(]\s*(?:同比|(?:比|较){_LAST})?{_WAY}(?:了|达|为)?\s*")
_THAN = re.compile(rf"[，,]?\s*(?:比|较){_LAST}的?\s*")
_RATE_AFTER = re.compile(rf"\s*{_WAY}(?:了|达|为)?\s*")
_BY = re.compile(rf"[，,]\s*(?:同比|(?:比|较){_LAST}){_WAY}(?:了)?\s*")


def growth_fields(period: Period) -> list[dict[str, int | str]]:
    """Return the fields of a fact of kind 占比 for every rate of growth whose two numbers stand beside it.

    Read are 由 a 件增加到 b 件，增长 x%; b 件，比上年的 a 件增长 x%; and b 件，比上年增加 n 件，增长 x%. ``被除数`` is the
    difference, ``除数`` the number before. A rate beside one number is a matter of last year's report.
    """
    if not any(sign in period.text for sign in ("%", "％", "百分之")):
        return []
    quantities = period.quantities
    found = []
    for first, second, rate in zip(quantities, quantities[1:], quantities[2:], strict=False):
        if rate.unit != PERCENT or first.unit != second.unit or first.unit not in UNITS:
            continue
        if first.about or second.about or rate.about:
            continue
        change = _change(period.text, first, second, rate)
        if change and change[1] > 0:
            kind = "增幅" if change[0] > 0 else "降幅"
            fields = compare(kind, abs(change[0]), change[1], rate.value)
            found.append({**fields, "单位": first.unit, "原文": period.text[:QUOTED]})
    return found


def _change(text: str, first: Quantity, second: Quantity, rate: Quantity) -> tuple[int, int] | None:
    """Return the signed difference and the number before; None where the three are not one statement of growth."""
    between, after = (first.end, second.start), (second.end, rate.start)
    way = _RATE.fullmatch(text, *after)
    if way and _TO.fullmatch(text, *between) and _FROM.search(text[max(0, first.start - 16) : first.start]):
        change, base = second.whole - first.whole, first.whole
    elif way and (by := _BY.fullmatch(text, *between)):
        change = second.whole if by["rise"] else -second.whole
        base = first.whole - change
    elif (way := _RATE_AFTER.fullmatch(text, *after)) and _THAN.fullmatch(text, *between):
        change, base = first.whole - second.whole, second.whole
    else:
        return None
    return (change, base) if change and (change > 0) == (way["rise"] is not None) else None
