"""A printed cell read as a number, as a kind of blank, or as what it is: text."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from auditor.model.document import NOWHERE, Cell, Locator
from auditor.model.facts import Reading

FEN = {"万元": 1_000_000, "元": 100}
"""Value of a unit of money in 分 (0.01 元)."""

_ASCII = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {ord(c): "-" for c in "－−–‐‑"}
_INVISIBLE = re.compile(r"[\u200b-\u200d\u2060\ufeff]")
_BLANK = re.compile(r"[-/\\—─]{0,8}|无|暂无")
_UNIT = "[件条项个份宗起次人]|万元?|元"
_NUMBER = re.compile(
    rf"([+-]?)(\d{{1,15}}|\d{{1,3}}(?:,\d{{3}}){{1,4}})(?:\.(\d{{1,12}}))?\s?(?:\(({_UNIT})\)|({_UNIT}))?"
)
_ZERO = re.compile(r"[零〇]")
_NUMERALS = re.compile(r"[\d零〇一二三四五六七八九十百千万两]")
_REMARKED = re.compile(r"[约近超余]?\s?\d[\d,.]{0,20}\s?[件条项个份余]?\s?(?:[①-⑳*#†※]|[\[(]?(?:注|\d)[\])])?[①-⑳*]?")
_BROKEN = re.compile(r"[\d,.+-]+(?:\s+[\d,.+-]+)+")
_LONG = re.compile(r"[+-]?\d{16,}")
_DASHED = re.compile(r"[—─]+\s?\d[\d,.]*")
_OTHERWISE_GROUPED = re.compile(r"[+-]?\d+(?:,\d+)+(?:\.\d+)?")


class _Value(NamedTuple):
    """What a printed text says, as in Reading."""

    number: int | None = None
    blank: str | None = None
    doubt: str | None = None
    scale: int = 0


def read_number(text: str, unit: str = "", locator: Locator | None = None) -> Reading:
    """Read the printed ``text`` of a cell whose numbers are in ``unit``.

    With ``unit`` empty the cell holds a count, with ``万元`` or ``元`` money, which is returned in 分; a unit printed
    in the cell wins, also in brackets. Full width, thousands separators and 零 are understood; 暂无 is a blank. A count
    with a fraction that is not zero is no number: its ``scale`` says how many decimal places it has. Digits with a gap
    between them, other groupings, numbers among other words, units of another kind and amounts finer than a 分 cannot
    be read with certainty and give a doubt.
    """
    return Reading(text, *_parse(text, unit), locator or NOWHERE)


@lru_cache(maxsize=512)
def _parse(text: str, unit: str) -> _Value:
    """Read one text; most cells of a report hold one of the same few."""
    plain = _INVISIBLE.sub("", text).translate(_ASCII).strip()
    if _BLANK.fullmatch(plain):
        return _Value(blank=text.strip())
    if _ZERO.fullmatch(plain):
        return _Value(number=0)
    found = _NUMBER.fullmatch(plain)
    if not found:
        return _Value(doubt=_doubt(plain))
    sign, digits, decimals, *units = found.groups()
    printed_unit = (units[0] or units[1] or "").replace("万元", "万").replace("万", "万元")
    value = Decimal(f"{sign}{digits.replace(',', '')}.{decimals or '0'}")
    scale = len(decimals or "")
    if printed_unit and (printed_unit in FEN) != bool(unit):
        return _Value(doubt=f"“{printed_unit}”不是这一栏的单位，不能确定是什么数")
    if unit:
        value *= FEN[printed_unit if printed_unit in FEN else unit]
    if value == value.to_integral_value():
        return _Value(number=int(value), scale=scale)
    return _Value(doubt="金额的小数不足一分" if unit else None, scale=scale)


def read_cell(cell: Cell, unit: str = "") -> Reading:
    """Read ``cell``; a cell that the reader of the document doubts keeps its doubt."""
    if cell.doubt:
        return Reading(cell.text, doubt=cell.doubt, locator=cell.locator)
    return read_number(cell.text, unit, cell.locator)


def is_fraction(reading: Reading) -> bool:
    """Tell whether a count was printed with a fraction, which is why it is no number."""
    return reading.number is None and reading.doubt is None and reading.blank is None and reading.scale > 0


def is_text(reading: Reading) -> bool:
    """Tell whether something else than a number is printed: neither blank, fraction nor a number with a remark.

    A number with a footnote mark or 约 states a number to the reader of the report, although it is not taken as one.
    """
    if reading.number is not None or reading.doubt is not None or reading.blank is not None or reading.scale:
        return False
    return not _REMARKED.fullmatch(_INVISIBLE.sub("", reading.text).translate(_ASCII).strip())


def is_dash(reading: Reading) -> bool:
    """Tell whether the cell is blank by a printed sign (/, —, 无) and not by nothing at all."""
    return bool(reading.blank)


def reason(reading: Reading) -> str:
    """Return why ``reading``, which is neither a number nor blank, has no value."""
    if reading.doubt:
        return reading.doubt
    return f"“{reading.text.strip()[:20]}”{'是小数，不是件数' if reading.scale else '不是数字'}"


def _doubt(plain: str) -> str | None:
    if _BROKEN.fullmatch(plain):
        return "数字中间有空白或换行，不能确定是几个数"
    if _OTHERWISE_GROUPED.fullmatch(plain):
        return "数字的分节不规则，不能确定"
    if _LONG.fullmatch(plain):
        return "数字过长，不能确定"
    if _DASHED.fullmatch(plain):
        return "破折号后面有数，不能确定是不是负数"
    if _NUMERALS.search(plain) and not _REMARKED.fullmatch(plain):
        return f"“{plain[:20]}”里有数又有文字，不能确定是什么数"
    return None
