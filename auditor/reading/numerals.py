"""Numbers written in the number formats of Word (ISO/IEC 29500-1, ST_NumberFormat)."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_FULL_WIDTH = {ord("0") + digit: ord("０") + digit for digit in range(10)}
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def write_number(number: int, number_format: str) -> str:
    """Write ``number`` (0 or more) in ``number_format``; unknown formats and numbers beyond a series are decimal."""
    return _FORMATS.get(number_format, str)(number)


def _count(number: int) -> str:
    if not 0 < number < 100:
        return _spell(number)
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else _DIGITS[tens]) + ("十" if tens else "") + (_DIGITS[ones] if ones else "")


def _spell(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _widen(number: int) -> str:
    return str(number).translate(_FULL_WIDTH)


def _series(characters: str) -> Callable[[int], str]:
    return lambda number: characters[number - 1] if 1 <= number <= len(characters) else str(number)


def _unicode_series(first: str, count: int) -> Callable[[int], str]:
    return _series("".join(chr(ord(first) + step) for step in range(count)))


def _romanize(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    written = ""
    for value, letters in _ROMAN:
        written += letters * (number // value)
        number %= value
    return written


_FORMATS: dict[str, Callable[[int], str]] = {
    "none": lambda number: "",
    "chineseCounting": _count,
    "chineseCountingThousand": _count,
    "japaneseCounting": _count,
    "taiwaneseCounting": _count,
    "taiwaneseCountingThousand": _count,
    "ideographDigital": _spell,
    "taiwaneseDigital": _spell,
    "chineseLegalSimplified": _series("壹贰叁肆伍陆柒捌玖拾"),
    "ideographTraditional": _series("甲乙丙丁戊己庚辛壬癸"),
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": _widen,
    "decimalFullWidth2": _widen,
    "decimalEnclosedCircle": _unicode_series("①", 20),
    "decimalEnclosedCircleChinese": _unicode_series("①", 20),
    "decimalEnclosedParen": _unicode_series("⑴", 20),
    "decimalEnclosedFullstop": _unicode_series("⒈", 20),
    "ideographEnclosedCircle": _unicode_series("㊀", 10),
    "upperLetter": _unicode_series("A", 26),
    "lowerLetter": _unicode_series("a", 26),
    "upperRoman": _romanize,
    "lowerRoman": lambda number: _romanize(number).lower(),
}
