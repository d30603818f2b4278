"""Shares: a percentage in the text beside the one that the numbers of the text and of table 三 give."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from auditor.facts.counts.lists import UNITS
from auditor.facts.counts.periods import QUOTED, Period
from auditor.facts.counts.quantities import PERCENT, Quantity, find_quantities
from auditor.model.facts import FormTable, find_reading

_OF = re.compile(
    r"\s*[，,、（(]?\s*占(?:比)?[全年本部当度所有总申请受理答复办结收到接主动公开发布制作政府信息件条文数量额比例的为是达到：:]{0,16}\s*"
)
"""From a number to its percentage: 占, 占比为, 占申请总数的, but no base of other organs, years or plans (占全市, 占去年)."""
_TOGETHER = re.compile(r"分别|合计|共占|各占")
_MORE = re.compile(r"\s*[、和及与]\s*\d{1,3}(?:\.\d{1,2})?\s*[%％]")
_TENTH = 15
"""Hundredths of a percent that a share with one decimal or more may be off."""
_PAIRED = 16
"""Numbers of a paragraph of which any two may make up a base together (received and carried in, say)."""
_OUTCOME = re.compile(r"予以公开|同意公开|部分公开|不予公开|无法提供|不予处理|其他处理|自然人|法人")
_OF_ALL = re.compile(r"总|全部|所有")


def share_fields(period: Period, counts: Sequence[int], totals: Sequence[int]) -> list[dict[str, int | str]]:
    """Return the fields of a fact of kind 占比 for every 「n 件，占 x%」 in ``period``.

    ``counts`` are all counts of the report's text, ``totals`` those of table 三 (see ``table_totals``). The share is
    compared with the base that comes nearest to it, among all of these and what two numbers of the same paragraph make
    together. Nothing is said where the part is not certain or the text does not state what it is a part of.
    """
    if "占" not in period.text:
        return []
    quantities = period.quantities
    found = []
    for position, (part, share) in enumerate(pairwise(quantities)):
        if share.unit != PERCENT or share.about or part.about or part.unit not in UNITS or not part.value:
            continue
        clause = re.split("[；;。]", period.text[: share.end])[-1]
        if not _OF.fullmatch(period.text, part.end, share.start) or _TOGETHER.search(clause):
            continue
        if _MORE.match(period.text, share.end):
            continue
        fields = _compare(part, share, _parts(period.text, quantities[: position + 1]), period, counts, totals)
        if fields:
            found.append({**fields, "单位": part.unit, "原文": period.text[:QUOTED]})
    return found


def _parts(text: str, quantities: Sequence[Quantity]) -> list[int]:
    """Return the numbers that a share may be meant for: the last one, or the last ones of its piece of text together."""
    start = max(text.rfind(stop, 0, quantities[-1].start) for stop in "；;。")
    sums: list[int] = []
    for quantity in reversed(quantities):
        if quantity.start < start:
            break
        if quantity.unit == quantities[-1].unit:
            sums.append(quantity.whole + (sums[-1] if sums else 0))
    return sums


def _compare(
    part: Quantity,
    share: Quantity,
    parts: Sequence[int],
    period: Period,
    counts: Sequence[int],
    totals: Sequence[int],
) -> dict[str, int | str]:
    """Return the share beside the one due; nothing where no base is certain."""
    nearby = [q for q in find_quantities(period.earlier + period.text) if q.unit == part.unit]
    if any(quantity.about for quantity in nearby):
        return {}
    local = [quantity.whole for quantity in nearby]
    bases = [base for base in _stated(period, part, share, totals) if base > part.whole]
    if not bases:
        return {}
    pairs = [n for a in local[:_PAIRED] for b in local[:_PAIRED] for n in (a + b, a - b)]
    printed = int(share.value * 100)
    number, base = _nearest(parts, {*bases, *local, *totals, *counts, *pairs}, printed)
    if abs(hundredths(number, base) - printed) > tolerance(share.value):
        # Shown is what the sentence says: its own number, against a base that it or the table states.
        number, base = _nearest([part.whole], bases, printed)
    return {
        "类别": "占比",
        "被除数": number,
        "除数": base,
        "所印": f"{share.value}%",
        "应为": in_percent(number, base, share.value),
        "误差万分": abs(hundredths(number, base) - printed),
        "容差万分": tolerance(share.value),
    }


def _stated(period: Period, part: Quantity, share: Quantity, totals: Sequence[int]) -> list[int]:
    """Return the bases that the text itself ties to ``part``; none where it may be a part of something unsaid.

    Tied are what stands before 其中; every earlier number where the share is 占…总数; and the totals of table 三 where
    the part is an outcome or a kind of applicant.
    """
    before = period.text[: part.start]
    piece = re.split("[，,；;。：:、（(]", before)[-1]
    if _OUTCOME.search(piece) and "申请" in period.earlier + period.text:
        return [*(q.whole for q in find_quantities(period.earlier + before) if q.unit == part.unit), *totals]
    opening = before.rfind("其中")
    if opening >= 0:
        return [q.whole for q in find_quantities(before[:opening]) if q.unit == part.unit]
    if _OF_ALL.search(period.text[part.end : share.start]):
        return [q.whole for q in find_quantities(before) if q.unit == part.unit]
    return []


def _nearest(parts: Sequence[int], bases: Collection[int], printed: int) -> tuple[int, int]:
    """Return the part and the base whose share is nearest to ``printed`` hundredths of a percent."""
    _, number, base = min(
        (abs(hundredths(number, base) - printed), number, base)
        for number in parts
        for base in bases
        if base >= number and base > 0
    )
    return number, base


def table_totals(tables: Mapping[str, FormTable]) -> list[int]:
    """Return the totals of table 三 that a share of applications may be taken of (catalogue: T, R1, R1+R2)."""
    numbers = {}
    for row in ("R1", "R2", "R4", "T", "E", "E1", "E2", "E3"):
        reading = find_reading(tables, "表三", row, "总计")
        if reading is not None and reading.number is not None:
            numbers[row] = reading.number
    received, carried, handled = (numbers.get(row, 0) for row in ("R1", "R2", "T"))
    others = sum(numbers.get(row, 0) for row in ("E", "E1", "E2", "E3"))
    withdrawn = numbers.get("E3", 0)
    found = {received, handled, received + carried, received + carried - numbers.get("R4", 0)}
    found |= {handled - others, handled - withdrawn}
    return sorted(number for number in found if number > 0)


def hundredths(number: int, base: int) -> int:
    """Return ``number`` of ``base`` in hundredths of a percent, rounded half up."""
    return (number * 20_000 + base) // (base * 2)


def decimals(value: Decimal) -> int:
    """Return how many decimals ``value`` was printed with."""
    return max(0, -int(value.as_tuple().exponent))


def tolerance(value: Decimal) -> int:
    """Return by how many hundredths of a percent a printed percentage may be off.

    One unit of its last decimal, so that rounding and cutting off both agree; never less than 0.15 %.
    """
    return max(_TENTH, 100 // (1, 10, 100)[min(2, decimals(value))])


def in_percent(number: int, base: int, like: Decimal) -> str:
    """Return ``number`` of ``base`` as a percentage with one decimal more than ``like``, two at most."""
    places = min(2, decimals(like) + 1)
    share = Decimal(number * 100) / Decimal(base)
    return f"{share.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)}%"
