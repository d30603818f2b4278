"""Shares: a percentage in the text beside the one that the numbers of the text and of table 三 give."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations, pairwise

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
    found = []
    pairs = _pairs(period)
    for part, share in pairs:
        others = [pair for pair in pairs if pair[0] is not part]
        fields = _compare(part, share, period, _lawful(part, period, counts, totals), totals, others)
        if fields:
            found.append({**fields, "单位": part.unit, "原文": period.text[:QUOTED]})
    return found


def _pairs(period: Period) -> list[tuple[Quantity, Quantity]]:
    """Return the numbers of ``period`` with the percentage that belongs to each of them and to nothing else."""
    return [
        (part, share)
        for part, share in pairwise(period.quantities)
        if share.unit == PERCENT
        and part.unit in UNITS
        and part.value
        and not (share.about or part.about)
        and _OF.fullmatch(period.text, part.end, share.start)
        and not _TOGETHER.search(re.split("[；;。]", period.text[: share.end])[-1])
        and not _MORE.match(period.text, share.end)
    ]


def _parts(period: Period, part: Quantity) -> list[int]:
    """Return the numbers that a share may be meant for: ``part``, or it and the last ones before it together."""
    start = max(period.text.rfind(stop, 0, part.start) for stop in "；;。")
    sums: list[int] = []
    for quantity in reversed(period.quantities):
        if start < quantity.start <= part.start and quantity.unit == part.unit:
            sums.append(quantity.whole + (sums[-1] if sums else 0))
    return sums


def _lawful(part: Quantity, period: Period, counts: Sequence[int], totals: Sequence[int]) -> set[int]:
    """Return every number that a share in ``period`` may be of; empty where one nearby is not exact."""
    nearby = [q for q in find_quantities(period.earlier + period.text) if q.unit == part.unit]
    if any(quantity.about for quantity in nearby):
        return set()
    local = [quantity.whole for quantity in nearby]
    pairs = [n for a, b in combinations(local[:_PAIRED], 2) for n in (a + b, abs(a - b))]
    return {*local, *totals, *counts, *pairs}


def _compare(
    part: Quantity,
    share: Quantity,
    period: Period,
    lawful: set[int],
    totals: Sequence[int],
    others: Sequence[tuple[Quantity, Quantity]],
) -> dict[str, int | str]:
    """Return the share beside the one due; nothing where no base is certain."""
    bases = [base for base in _stated(part, share, period, totals, others) if base > part.whole]
    if not bases or not lawful:
        return {}
    number, base = _nearest(_parts(period, part), lawful.union(bases), share)
    if not _agrees(number, base, share):
        # Shown is what the sentence says: its own number, against a base that it or the table states.
        number, base = _nearest([part.whole], bases, share)
    return {
        "类别": "占比",
        "被除数": number,
        "除数": base,
        "所印": f"{share.value}%",
        "应为": in_percent(number, base, share.value),
        "所印万分": int(share.value * 100),
        "应为万分": hundredths(number, base),
        "容差万分": tolerance(share.value),
    }


def _stated(
    part: Quantity,
    share: Quantity,
    period: Period,
    totals: Sequence[int],
    others: Sequence[tuple[Quantity, Quantity]],
) -> list[int]:
    """Return the bases that the text itself ties to ``part``; none where it may be a part of something unsaid.

    Tied are the numbers before 其中, and those before 占…总数. An outcome or a kind of applicant is of a number stated
    earlier or of a total of table 三, if the other shares beside it are of that one.
    """
    before = period.text[: part.start]
    own = [q for q in period.quantities if q.unit == part.unit and q.start < part.start]
    opening = before.rfind("其中")
    if opening >= 0:
        return [q.whole for q in own if q.start < opening]
    if _OF_ALL.search(period.text[part.end : share.start]) and own:
        return [q.whole for q in own]
    if not _OUTCOME.search(re.split("[，,；;。：:、（(]", before)[-1]) or "申请" not in period.earlier + period.text:
        return []
    above = [q.whole for q in find_quantities(period.earlier) if q.unit == part.unit]
    return [base for base in {*above, *totals} if any(_agrees(n.whole, base, x) for n, x in others)]


def _agrees(number: int, base: int, share: Quantity) -> bool:
    return base > 0 and abs(hundredths(number, base) - int(share.value * 100)) <= tolerance(share.value)


def _nearest(parts: Sequence[int], bases: Collection[int], share: Quantity) -> tuple[int, int]:
    """Return the part and the base that come nearest to ``share``."""
    printed = int(share.value * 100)
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
