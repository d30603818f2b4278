"""Running text of a report as passages that know their part and place, and the splitting into sentences and clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from auditor.model.document import NOWHERE, Locator
from auditor.model.facts import Exhibit

CHINESE_DIGITS = "〇一二三四五六七八九"
ENUMERATOR = re.compile(r"^\s*(?:第?([一二三四五六七八九十]{1,3})(?:部分|章)?[、.．，,：:\s]\s*|([1-9])\s*[、.．]\s*)")
"""A first-level number as printed: 一、 第一部分 1. — the group that matched is the number."""

_PUNCTUATION = re.compile(r"[\s\u3000\xa0，。、；：！？,.;:!?()（）“”\"'‘’《》〈〉<>\[\]【】—\-－·…]+")
_FULL_WIDTH_DIGIT = re.compile("[０-９]")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_SENTENCE_END = re.compile(r"(?<=[。！？；;!?])|\n")
_CLAUSE_END = re.compile(r"[，,。！？；;!?（(\n]")
_BLANK = re.compile("[ \u3000\xa0]")
_SPACED_DIGITS = re.compile(r"(?<=\d)[ \u3000\xa0]+(?=[年月日件条])|(?<=[年月自从至到])[ \u3000\xa0]+(?=\d)")


@dataclass(frozen=True)  # without slots, which leave no room for a cached property
class Passage:
    """A paragraph of running text.

    ``part`` is the number of its part in the form (0 before the first part), ``section`` the printed heading of the part.
    """

    text: str
    part: int
    locator: Locator = NOWHERE
    section: str | None = None

    def exhibit(self, text: str) -> Exhibit:
        """Return ``text``, a piece of this paragraph or a value read from it, with the place it stands in."""
        return Exhibit(text, self.locator, self.section)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences, split once: claims, fees, periods and the narrative all go through them."""
        pieces = [piece.strip() for piece in _SENTENCE_END.split(self.text) if piece]
        return tuple(Sentence(close_digits(piece), self) for piece in pieces if piece)


class Sentence(NamedTuple):
    """One sentence with its final mark, in the passage it stands in."""

    text: str
    passage: Passage


def bare(text: str) -> str:
    """Return ``text`` without white space and punctuation, for comparing headings and names."""
    return _PUNCTUATION.sub("", text)


def close_digits(text: str) -> str:
    """Return ``text`` without the blanks that typesetting puts between a number and its 年, 月, 日, 件 or 条."""
    return _SPACED_DIGITS.sub("", text) if _BLANK.search(text) else text


def sentences(passages: tuple[Passage, ...]) -> Iterator[Sentence]:
    """Yield the sentences of ``passages`` in order, ending at 。！？； or a line break."""
    for passage in passages:
        yield from passage.sentences


def clauses(sentence: str) -> list[str]:
    """Return the pieces of ``sentence`` between commas, opening brackets and other stops."""
    return [piece.strip() for piece in _CLAUSE_END.split(sentence) if piece.strip()]


def plain_digits(text: str) -> str:
    """Return ``text`` with full-width digits as plain ones."""
    return text.translate(_FULL_WIDTH) if _FULL_WIDTH_DIGIT.search(text) else text


def chinese_ordinal(text: str) -> int | None:
    """Return the value of a Chinese ordinal from 一 to 九十九, or None."""
    if not text or any(c not in "一二三四五六七八九十" for c in text):
        return None
    if text == "十":
        return 10
    tens, ten, ones = text.rpartition("十")
    value = (CHINESE_DIGITS.index(tens) if tens else 1) * 10 if ten else 0
    return value + (CHINESE_DIGITS.index(ones) if ones else 0) if len(tens) <= 1 and len(ones) <= 1 else None


def printed_years(text: str) -> list[int]:
    """Return the years printed in ``text`` as 2024年, 2024 or 二〇二四年, in order."""
    years = []
    for match in re.finditer(
        r"(?<!\d)(20\d{2})(?!\d)|([二][〇○零0]([〇○零一二三四五六七八九])([〇○零一二三四五六七八九]))",
        plain_digits(text),
    ):
        if match[1]:
            years.append(int(match[1]))
        else:
            pair = [CHINESE_DIGITS.index("〇" if c in "○零" else c) for c in (match[3], match[4])]
            years.append(2000 + pair[0] * 10 + pair[1])
    return years
