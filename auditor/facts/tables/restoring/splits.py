"""Digits that ran together taken apart into the numbers of a row.

A count is printed without leading zeros, and blanks that are left stand between two numbers. That alone settles rows
of single digits. Of longer rows most readings fall away because the last number must be the sum of the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

Numbers = tuple[int, ...]

LONGEST = 60
"""Most digits of a row that are taken apart; seven counts of a province have about thirty."""
_LONGEST_NUMBER = 9
_MOST_STEPS = 50_000


@dataclass(frozen=True, slots=True)
class Digits:
    """The digits of a row, with the positions (between two digits) where a blank is left."""

    text: str
    gaps: frozenset[int]

    @property
    def parts(self) -> tuple[str, ...]:
        """The digits between the blanks."""
        cuts = [0, *sorted(self.gaps), len(self.text)]
        return tuple(self.text[a:b] for a, b in pairwise(cuts) if a < b)

    def slice(self, start: int, end: int) -> Digits:
        """Return the digits from ``start`` to ``end``."""
        return Digits(self.text[start:end], frozenset(gap - start for gap in self.gaps if start < gap < end))


def join(parts: Sequence[str]) -> Digits:
    """Return the digits of ``parts`` with a blank between them."""
    gaps, length = set(), 0
    for part in parts[:-1]:
        length += len(part)
        gaps.add(length)
    return Digits("".join(parts), frozenset(gaps))


def count_splits(digits: Digits, width: int) -> int:
    """Return in how many ways ``digits`` can be ``width`` numbers, whatever their sum."""
    text = digits.text
    if len(text) > LONGEST:
        return 0

    @cache
    def count(start: int, left: int) -> int:
        if not left or len(text) - start < left:
            return int(not left and start == len(text))
        return sum(count(end, left - 1) for end in _ends(digits, start, _LONGEST_NUMBER))

    return count(0, width)


def balanced_splits(digits: Digits, width: int) -> tuple[Numbers, ...]:
    """Return the ways in which ``digits`` can be ``width`` numbers of which the last is the sum of the others.

    None is returned as well where there would be too many to try.
    """
    text = digits.text
    if not width <= len(text) <= LONGEST:
        return ()
    found: list[Numbers] = []
    steps = 0

    def search(start: int, end: int, left: int, rest: int, longest: int, taken: Numbers) -> bool:
        """Take ``left`` numbers with the sum ``rest`` from ``start`` to ``end``; False when too many were tried."""
        nonlocal steps
        steps += 1
        if left == 0:
            if start == end and rest == 0:
                found.append(taken)
            return True
        if steps > _MOST_STEPS or not left <= end - start <= left * longest:
            return steps <= _MOST_STEPS
        for stop in _ends(digits, start, longest):
            number = int(text[start:stop])
            if stop > end or number > rest:
                break
            if not search(stop, end, left - 1, rest - number, longest, (*taken, number)):
                return False
        return True

    last = max(digits.gaps, default=0)
    for start in range(max(last, width - 1, len(text) - _LONGEST_NUMBER), len(text)):
        if text[start] == "0" and start < len(text) - 1:
            continue
        total = int(text[start:])
        if not search(0, start, width - 1, total, len(text) - start, ()):
            return ()
    return tuple((*numbers, sum(numbers)) for numbers in found)


def _ends(digits: Digits, start: int, longest: int) -> Iterator[int]:
    """Yield where a number that begins at ``start`` may end: it takes no leading zero and crosses no blank."""
    for end in range(start + 1, min(start + longest, len(digits.text)) + 1):
        yield end
        if digits.text[start] == "0" or end in digits.gaps:
            return
