"""A sentence of a made-up report with the numbers it states, so that one of them can be changed."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from string import Formatter

Number = int | str
"""A count, or a number with decimal places as printed."""

NOTATIONS = ("plain", "plain", "plain", "plain", "grouped", "wide", "spaced")
_FULL_WIDTH = str.maketrans("0123456789.", "０１２３４５６７８９．")
_CHINESE = "零一二三四五六七八九"
_MOST_IN_WORDS = 99
_IN_WORDS = 0.1
"""Part of the sentences with small numbers only that print them as Chinese numerals."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence: ``text`` has the names of its ``numbers`` in braces, ``notation`` says how they are printed.

    ``matter`` names the bank of wordings it was drawn from.
    """

    matter: str
    text: str
    numbers: Mapping[str, Number]
    notation: str = "plain"

    def __str__(self) -> str:
        """Return the sentence as printed."""
        return self.text.format_map({name: print_number(n, self.notation) for name, n in self.numbers.items()})

    def with_number(self, name: str, number: Number) -> Statement:
        """Return the statement with another number, printed plainly."""
        return replace(self, numbers={**self.numbers, name: number}, notation="plain")


@dataclass(frozen=True, slots=True)
class Bank:
    """Wordings of one statement: it can be made where every number in ``some`` is above zero and all in ``none`` are zero.

    ``share`` is the part of the reports that make it. Of ``wordings`` the first ``plain`` are those that nobody could take
    for anything else: a wrong number in them has to be found. The others are there so that nobody is accused for them.
    """

    matter: str
    wordings: tuple[str, ...]
    some: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    share: float = 1.0
    plain: int = 0

    def fits(self, numbers: Mapping[str, Number]) -> bool:
        """Whether the statement is true of ``numbers``, a number that is not known being no reason to state it."""
        return all(numbers.get(name) for name in self.some) and all(numbers.get(name) == 0 for name in self.none)


def names_in(text: str) -> list[str]:
    """Return the names in braces in ``text``."""
    return [name for _, name, _, _ in Formatter().parse(text) if name]


def draw_statement(
    choice: random.Random, bank: Bank, words: Mapping[str, str], numbers: Mapping[str, Number], notation: str
) -> Statement | None:
    """Draw a wording of ``bank`` all of whose names are known, or None; ``words`` are filled in at once."""
    usable = [text for text in bank.wordings if all(name in words or name in numbers for name in names_in(text))]
    if not usable:
        return None
    wording = choice.choice(usable)
    text = wording.format_map({**{name: f"{{{name}}}" for name in names_in(wording)}, **words})
    own = {name: numbers[name] for name in names_in(text)}
    small = own and all(isinstance(n, int) and 0 < n <= _MOST_IN_WORDS for n in own.values())
    return Statement(bank.matter, text, own, "words" if small and choice.random() < _IN_WORDS else notation)


def draw_statements(
    choice: random.Random, banks: Sequence[Bank], words: Mapping[str, str], numbers: Mapping[str, Number], notation: str
) -> list[Statement]:
    """Draw one statement from each bank that fits, in the order of the banks, some left out."""
    drawn = [
        draw_statement(choice, bank, words, numbers, notation)
        for bank in banks
        if bank.fits(numbers) and choice.random() < bank.share
    ]
    return [statement for statement in drawn if statement is not None]


def print_number(number: Number, notation: str) -> str:
    """Print ``number`` in one of the notations of real reports."""
    if notation == "words" and isinstance(number, int) and number <= _MOST_IN_WORDS:
        return _in_words(number)
    text = f"{number:,}" if notation == "grouped" and isinstance(number, int) else str(number)
    if notation == "wide":
        return text.translate(_FULL_WIDTH)
    return f" {text} " if notation == "spaced" else text


def _in_words(number: int) -> str:
    tens, ones = divmod(number, 10)
    if not tens:
        return _CHINESE[ones]
    return ("" if tens == 1 else _CHINESE[tens]) + "十" + (_CHINESE[ones] if ones else "")
