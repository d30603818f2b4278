"""Numbers of a spreadsheet as their cells display them.

The number formats are those of ISO/IEC 29500-1, 18.8.30 and 18.8.31 (numFmt, numFmts), which BIFF shares.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from typing import NamedTuple

from auditor.reading.sheets.dates import is_date, show_date
from auditor.reading.sheets.formats import Section, parse_format

GENERAL = "General"
# A spreadsheet keeps 15 digits of a number; what binary fractions add beyond them is never displayed.
_KEPT = Context(prec=15)
_EXACT = Context(prec=60)
_MOST_DIGITS = 20
_LONGEST_FORMAT = 255  # what a spreadsheet takes
_NUMBER = re.compile(r"[+-]?(?:\d{1,400}(?:\.\d{0,400})?|\.\d{1,400})(?:[Ee][+-]?\d{1,4})?", re.ASCII)


class Shown(NamedTuple):
    """The text that a cell displays, and the reason to doubt that it is the number in the cell, if there is one."""

    text: str
    doubt: str | None = None


def parse_number(text: str) -> Decimal | None:
    """Return the number stored as ``text``, to the 15 digits that count; None when it is none."""
    return _KEPT.plus(Decimal(text.strip())) if _NUMBER.fullmatch(text.strip()) else None


@lru_cache(maxsize=1024)
def show_number(value: Decimal, code: str, is_1904: bool = False) -> Shown:
    """Display ``value`` under the number format ``code``; ``is_1904`` says from which day dates are counted.

    Where the format displays something else than the number (rounded, without its sign, a dash for 0), that text is
    what a reader of the sheet sees, and it is doubted. Under a format that is not understood the plain number is given
    and doubted: it is never certain that a reader sees it so.
    """
    section, is_negated = _choose(value, parse_format(code[:_LONGEST_FORMAT] or GENERAL))
    text = None
    if section is not None:
        if is_date(section):
            text = show_date(value, section, is_1904)
            if text is not None:
                return Shown(text)
        else:
            text = _fill(abs(value) if is_negated else value, section)
    if text is None:
        return Shown(show_plain(value), f"数字格式“{code[:40]}”没有照样显示，数值不能确定")
    return Shown(text.strip(), None if states(text, value) else tell_difference(value, text.strip()))


def show_plain(value: Decimal) -> str:
    """Write ``value`` as the format General does: the fewest digits that tell it."""
    if value == 0:
        return "0"
    if abs(value.adjusted()) > _MOST_DIGITS:
        return str(value)
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def show_hidden(value: Decimal) -> Shown:
    """Display nothing for ``value``, because the sheet does not show its zeros."""
    return Shown("", tell_difference(value, ""))


def tell_difference(value: Decimal, text: str) -> str:
    """Say that ``text`` is displayed for ``value``."""
    return f"格内的数是{show_plain(value)}，按数字格式显示为“{text[:20]}”，数值不能确定"


def _choose(value: Decimal, sections: tuple[Section | None, ...]) -> tuple[Section | None, bool]:
    """Return the section of a format that ``value`` is displayed under, and whether that section tells the sign."""
    if any(section is None for section in sections):
        return None, False
    if value < 0 and len(sections) > 1:
        return sections[1], True
    if value == 0 and len(sections) > 2:
        return sections[2], False
    return sections[0], False


def _fill(value: Decimal, section: Section) -> str | None:
    """Write ``value`` into a section without dates; None for layouts that are not understood."""
    kinds = [token.kind for token in section]
    if "general" in kinds or "text" in kinds:
        plain = show_plain(value)
        return "".join(plain if t.kind in ("general", "text") else t.text for t in section)
    if "placeholder" not in kinds:
        return "".join(token.text for token in section)
    first = kinds.index("placeholder")
    last = len(kinds) - kinds[::-1].index("placeholder")
    if any(kind != "placeholder" for kind in kinds[first:last]):
        return None
    percents = sum(token.text.count("%") for token in section if token.kind == "percent")
    digits = _write(_EXACT.scaleb(value, 2 * percents), "".join(token.text for token in section[first:last]))
    if digits is None:
        return None
    sign = "-" if digits.startswith("-") else ""
    return sign + _join(section[:first]) + digits.removeprefix("-") + _join(section[last:])


def _join(tokens: Section) -> str:
    return "".join(token.text for token in tokens)


@lru_cache(maxsize=256)
def _layout(pattern: str) -> tuple[int, bool, int, int] | None:
    """Return the fewest integer digits, whether thousands are set off, and the fewest and most decimals."""
    whole, _, decimals = pattern.partition(".")
    if "," in decimals or "." in decimals or whole.endswith(",") or whole.startswith(","):
        return None
    return whole.count("0"), "," in whole, len(decimals.rstrip("#?")), len(decimals)


def _write(value: Decimal, pattern: str) -> str | None:
    layout = _layout(pattern)
    if layout is None or abs(value.adjusted()) > _MOST_DIGITS or len(pattern) > 2 * _MOST_DIGITS:
        return None
    fewest, is_grouped, least, most = layout
    rounded = value.quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP, _EXACT)
    whole, _, decimals = f"{abs(rounded):f}".partition(".")
    whole = whole.lstrip("0").zfill(fewest)
    if is_grouped and whole:
        whole = f"{int(whole):,}" if len(whole) == len(str(int(whole))) else whole
    decimals = decimals[:least] + decimals[least:].rstrip("0")
    sign = "-" if rounded < 0 else ""
    return sign + whole + ("." + decimals if decimals else "")


def states(text: str, value: Decimal) -> bool:
    """Tell whether a displayed ``text`` states ``value``: its only number, sign and percent sign counted."""
    found = "".join(character for character in text if character in "0123456789.%-").strip("%")
    number = parse_number(found) if found else None
    percents = text.count("%")
    return number is not None and number == _KEPT.plus(_EXACT.scaleb(value, 2 * percents))
