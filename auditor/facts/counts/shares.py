"""Shares: a percentage in the text beside the one that the numbers of the text and of table 三 give."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import combinations, pairwise

from auditor.facts.counts.lists import UNITS
from auditor.facts.counts.percentages import agrees, compare, hundredths, printed_hundredths
from auditor.facts.counts.periods import QUOTED, Period
from auditor.facts.counts.quantities import PERCENT, Quantity, find_quantities
from auditor.model.facts import FormTable, find_reading

_Pair = tuple[Quantity, Quantity]
"""A number and its percentage."""
_TOGETHER_MOST = 8
"""Numbers of one piece of text that a percentage may be of together."""
_OF = re.compile(
    r"\s*[，,、（(]?\s*占(?:比)?[全年本部当度所有总申请受理答复办结收到接主动公开发布制作政府信息件条文数量额比例的为是达到：:]{0,16}\s*"
)
"""From a number to its percentage: 占, 占比为, 占申请总数的, but no base of other organs, years or plans (占全市, 占去年)."""
_WITHIN = "其中"
_BARE = re.compile(r"\s*[，,、（(]?\s*占比?[为是达：:]?\s*")
_GENERAL = re.compile(r"[占比总数量额例全部年度所有件条的为是达到：:，,、（(\s]")
"""What the words between a number and its percentage may say without naming another base."""
_TOGETHER = re.compile(r"分别|合计|共占|各占")
_MORE = re.compile(r"\s*[、和及与]\s*\d{1,3}(?:\.\d{1,2})?\s*[%％]")
_PAIRED = 16
"""Numbers of a paragraph of which any two may make up a base together (received and carried in, say)."""
_OUTCOME = re.compile(r"予以公开|同意公开|部分公开|不予公开|无法提供|不予处理|其他处理|自然人|法人")
_OF_YEAR = re.compile(r"全年|本年|年度|20\d\d年|累计|共")
_OF_ALL = re.compile(r"总|全部|所有")


def share_fields(period: Period, counts: Sequence[int], totals: Sequence[int]) -> list[dict[str, int | str]]:
    """Return the fields of a fact of kind 占比 for every 「n 件，占 x%」 in ``period``.

    ``counts`` are all counts of the report's text, ``totals`` those of table 三 (see ``table_totals``). The share is
    compared with the base that comes nearest to it, among all of these and what two numbers of the same paragraph make
    together; one that names no base and follows 其中 only with those of its paragraph and of the table. Nothing is said where the part is not certain or the text does not state what it is a part of.
    """
    if "占" not in period.text:
        return []
    pairs = _pairs(period)
    above = find_quantities(period.earlier) if pairs else ()
    found = []
    for part, share in pairs:
        nearby = [q for q in (*above, *period.quantities) if q.unit == part.unit]
        stated = [base for base in _stated(part, share, period, above, totals, pairs) if base >= part.whole and base]
        certain = _is_of_the_stated(part, share, period)
        unsure = period.quantities if certain else nearby
        if not stated or any(quantity.about and quantity.unit == part.unit for quantity in unsure):
            continue
        lawful = {*stated, *totals, *_together([q.whole for q in nearby]), *(() if certain else counts)}
        number, base = _nearest(_parts(period, part), lawful, share)
        if not agrees(number, base, share.value):
            # Shown is what the sentence says: its own number, against a base that it or the table states.
            number, base = _nearest([part.whole], stated, share)
        fields = compare("占比", number, base, share.value)
        found.append({**fields, "单位": part.unit, "原文": period.text[:QUOTED]})
    return found


def _pairs(period: Period) -> list[_Pair]:
    """Return the numbers of ``period`` with the percentage that belongs to each of them and to nothing else."""
    return [
        (part, share)
        for part, share in pairwise(period.quantities)
        if share.unit == PERCENT
        and part.unit in UNITS
        and not (share.about or part.about)
        and _OF.fullmatch(period.text, part.end, share.start)
        and not _TOGETHER.search(re.split("[；;。]", period.text[: share.end])[-1])
        and not _MORE.match(period.text, share.end)
    ]


def _is_of_the_stated(part: Quantity, share: Quantity, period: Period) -> bool:
    """Whether the share names no base of its own and follows 其中, so that its base stands before it and nowhere else."""
    bare = _BARE.fullmatch(period.text, part.end, share.start) is not None
    return bare and _WITHIN in re.split("[；;。]", period.text[: part.start])[-1]


def _parts(period: Period, part: Quantity) -> list[int]:
    """Return the numbers that a share may be meant for: ``part``, or it and the last ones before it together."""
    start = max(period.text.rfind(stop, 0, part.start) for stop in ("；", ";", "。", _WITHIN))
    same = [q.whole for q in period.quantities if start < q.start <= part.start and q.unit == part.unit]
    return [sum(same[-number:]) for number in range(1, min(len(same), _TOGETHER_MOST) + 1)]


def _together(numbers: Sequence[int]) -> set[int]:
    """Return ``numbers``, and the sums and differences of any two of the first of them."""
    pairs = combinations(numbers[:_PAIRED], 2)
    return {*numbers, *(n for a, b in pairs for n in (a + b, abs(a - b)))}


def _stated(
    part: Quantity,
    share: Quantity,
    period: Period,
    above: Sequence[Quantity],
    totals: Sequence[int],
    pairs: Sequence[_Pair],
) -> Collection[int]:
    """Return the bases that the text itself ties to ``part``; none where it may be a part of something unsaid.

    A base that is named (占申请总数) must have been named before. Tied are the numbers before 其中, and those before
    占…总数. An outcome or a kind of applicant is of a number stated earlier or of a total of table 三, if another share
    beside it is of that one.
    """
    before = period.text[: part.start]
    told = period.earlier + before
    own = [q for q in period.quantities if q.unit == part.unit and q.start < part.start]
    of = period.text[part.end : share.start]
    named = _GENERAL.sub("", of)
    if named not in told:
        return []
    opening = before.rfind(_WITHIN)
    if opening >= 0:
        own = [q for q in own if q.start < opening]
    if own and (opening >= 0 or _OF_ALL.search(of)):
        return [q.whole for q in own if _is_named(named, of, period.text, q)]
    if opening >= 0:
        return []
    if not _OUTCOME.search(re.split("[，,；;。：:、（(]", before)[-1]) or "申请" not in told:
        return []
    others = [(n.whole, x.value) for n, x in pairs if n is not part]
    bases = {*(q.whole for q in above if q.unit == part.unit), *totals}
    return [base for base in bases if any(agrees(number, base, printed) for number, printed in others)]


def _is_named(base: str, of: str, text: str, quantity: Quantity) -> bool:
    """Whether ``quantity`` is what a percentage says it is of: its own clause has the words of ``base``, and of the year."""
    clause = re.split(r"[，,；;。：:]", text[: quantity.start])[-1]
    return base in clause and ("全年" not in of or _OF_YEAR.search(text[: quantity.end]) is not None)


def _nearest(parts: Sequence[int], bases: Collection[int], share: Quantity) -> tuple[int, int]:
    """Return the part and the base that come nearest to ``share``."""
    printed = printed_hundredths(share.value)
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
