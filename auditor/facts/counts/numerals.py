"""Chinese numerals as numbers: 十七, 一百二十三, 三千零五, 两万六千."""

from __future__ import annotations

NUMERALS = "零〇一二两三四五六七八九十百千万亿"
"""Every character of a Chinese numeral that counts (the formal 壹贰叁 of cheques are not used in reports)."""

_DIGITS = {**{digit: value for value, digit in enumerate("零一二三四五六七八九")}, "〇": 0, "两": 2}
_SCALES = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10_000, "亿": 100_000_000}


def read_numeral(text: str) -> int | None:
    """Return the value of the Chinese numeral ``text``, or None.

    None for what is no numeral or can be read in two ways: 三五 (three or five), 三千五 (3500 or 3005), 二〇二四.
    """
    if text in ("零", "〇"):
        return 0
    total, myriad = 0, 10**12
    while text:
        sign = next((char for char in text if char in _MYRIADS), "")
        section, _, text = text.partition(sign) if sign else (text, "", "")
        scale = _MYRIADS.get(sign, 1)
        value = _read_section(section, leads=total == 0)
        if value is None or scale >= myriad:
            return None
        total, myriad = total + value * scale, scale
    return total or None


def _read_section(text: str, leads: bool) -> int | None:
    """Return the value of the digits before 万, 亿 or the end; ``leads`` unless a 万 or 亿 stands before them."""
    total, scale, digit, zero = 0, 10_000, 0, False
    for char in text:
        if char in _SCALES:
            if _SCALES[char] >= scale or (not digit and char != "十"):
                return None
            scale = _SCALES[char]
            total, digit, zero = total + (digit or 1) * scale, 0, False
        elif char not in _DIGITS or digit:
            return None
        else:
            digit = _DIGITS[char]
            zero = zero or digit == 0
    if digit and not zero and scale != 10 and not (scale == 10_000 and leads):
        return None
    return total + digit if total + digit and not (zero and not digit) else None
