"""The figures of a made-up report: what a cell prints, and which number that is."""

from __future__ import annotations

import random
from dataclasses import dataclass

_FEN = {"": 1, "万元": 1_000_000, "元": 100}
_FULL_WIDTH = str.maketrans("0123456789.,+-", "０１２３４５６７８９．，＋－")
_LONGEST_WIDE = 4
_BLANKS = ("", "", "/", "—", "－", "无")


@dataclass(frozen=True, slots=True)
class Figure:
    """What a cell prints, and the number that this is (money in 分); None where it is a blank."""

    text: str
    number: int | None


@dataclass(frozen=True, slots=True)
class Printing:
    """How one report prints its figures: the digits of its numbers, and which part of the cells is 0 or blank.

    ``mixes`` says that separators of thousands and full width occur.
    """

    digits: tuple[int, ...]
    zeros: float
    blanks: float
    mixes: bool


_PRINTINGS = (
    Printing((1,), zeros=1, blanks=0, mixes=False),
    Printing((1, 1, 2), zeros=0.5, blanks=0, mixes=False),
    Printing((1, 2, 3, 4, 5), zeros=0.2, blanks=0, mixes=False),
    Printing((1, 2, 3, 4, 5), zeros=0.2, blanks=0.1, mixes=True),
    Printing((1, 2, 4, 6), zeros=0, blanks=0, mixes=True),
    Printing((1, 2), zeros=0.3, blanks=0.5, mixes=False),
)


def draw_printing(choice: random.Random) -> Printing:
    """Choose how a report prints its figures."""
    return choice.choice(_PRINTINGS)


def draw_figure(choice: random.Random, printing: Printing, unit: str = "", is_signed: bool = False) -> Figure:
    """Make up the figure of one cell; with a ``unit`` of money it may have two decimal places."""
    if choice.random() < printing.blanks:
        return Figure(choice.choice(_BLANKS), None)
    number = 0 if choice.random() < printing.zeros else choice.randrange(10 ** choice.choice(printing.digits))
    decimals = choice.choice((0, 1, 2)) if unit and number else 0
    fraction = choice.randrange(10**decimals)
    text = _group(number, printing, choice) + (f".{fraction:0{decimals}d}" if decimals else "")
    value = number * _FEN[unit] + fraction * _FEN[unit] // 10**decimals
    if is_signed and value and choice.random() < 0.6:
        sign = choice.choice("+-")
        text, value = sign + text, -value if sign == "-" else value
    return Figure(_widen(text, printing, choice), value)


def print_figure(choice: random.Random, printing: Printing, number: int) -> Figure:
    """Print ``number``; some reports leave the cell of a 0 blank."""
    if not number and choice.random() < printing.blanks:
        return Figure(choice.choice(_BLANKS), None)
    return Figure(_widen(_group(number, printing, choice), printing, choice), number)


def _group(number: int, printing: Printing, choice: random.Random) -> str:
    return f"{number:,}" if printing.mixes and choice.random() < 0.5 else str(number)


def _widen(text: str, printing: Printing, choice: random.Random) -> str:
    is_wide = printing.mixes and len(text) <= _LONGEST_WIDE and choice.random() < 0.3
    return text.translate(_FULL_WIDTH) if is_wide else text
