"""Percentages worked out in whole numbers: hundredths of a percent, and how far a printed one may be off."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

_LEAST = 15
"""Hundredths of a percent that any printed percentage may be off."""
_LAST_DECIMAL = (100, 10, 1)
"""One unit of the last decimal in hundredths of a percent, for none, one, and two or more decimals."""


def hundredths(number: int, base: int) -> int:
    """Return ``number`` of ``base`` in hundredths of a percent, rounded half up."""
    return (number * 20_000 + base) // (base * 2)


def printed_hundredths(percentage: Decimal) -> int:
    """Return a printed percentage in hundredths of a percent: 33.9 is 3390."""
    return int(percentage * 100)


def tolerance(percentage: Decimal) -> int:
    """Return by how many hundredths of a percent a printed percentage may be off.

    One unit of its last decimal, so that rounding and cutting off both agree; never less than 0.15 % (rule GK-NT-015).
    """
    return max(_LEAST, _LAST_DECIMAL[min(2, _decimals(percentage))])


def agrees(number: int, base: int, percentage: Decimal) -> bool:
    """Whether ``number`` of ``base`` can be printed as ``percentage``."""
    return base > 0 and abs(hundredths(number, base) - printed_hundredths(percentage)) <= tolerance(percentage)


def compare(kind: str, number: int, base: int, percentage: Decimal) -> dict[str, int | str]:
    """Return the fields of a fact of kind 占比: what is printed beside ``number`` of ``base``."""
    return {
        "类别": kind,
        "被除数": number,
        "除数": base,
        "所印": f"{percentage}%",
        "应为": _in_percent(number, base, percentage),
        "所印万分": printed_hundredths(percentage),
        "应为万分": hundredths(number, base),
        "容差万分": tolerance(percentage),
    }


def _decimals(value: Decimal) -> int:
    return max(0, -int(value.as_tuple().exponent))


def _in_percent(number: int, base: int, like: Decimal) -> str:
    """Return ``number`` of ``base`` with one decimal more than ``like``, two at most."""
    places = Decimal(1).scaleb(-min(2, _decimals(like) + 1))
    return f"{(Decimal(number * 100) / Decimal(base)).quantize(places, ROUND_HALF_UP)}%"
