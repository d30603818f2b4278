"""The word lists that text quality is judged by, from ``rules/forms/wording.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

CONCERNS = ("typos", "templates", "outdated", "garbled", "adverts", "generic")
"""Lists whose phrases are looked for in the whole text."""
_STILL = r"(?:还|仍|尚|也|依然|仍然|还是|相对|较为|比较)?"


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """A phrase of one of the lists: ``right`` is what should stand there, ``ended`` the year an old name was given up.

    ``unless`` are longer phrases that contain it and are lawful.
    """

    text: str
    concern: str
    right: str = ""
    unless: tuple[str, ...] = ()
    ended: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """The word lists; ``pattern`` finds any of ``phrases``, ``hollow`` matches a clause that names no problem in particular.

    ``doubled`` are words that may never stand twice in a row, ``doubled_before_stop`` not before a stop, but for the
    phrases of ``doubled_unless``.
    """

    phrases: Mapping[str, Phrase]
    pattern: re.Pattern[str]
    doubled: frozenset[str]
    doubled_before_stop: frozenset[str]
    doubled_unless: tuple[str, ...]
    adverts_unless: tuple[str, ...]
    scope: tuple[str, ...]
    hollow: re.Pattern[str]


def _any_of(words: Iterable[str]) -> str:
    """Return a pattern for the longest of ``words``; those with the same beginning share it, which makes the scan fast."""
    tails: dict[str, list[str]] = {}
    for word in words:
        if word:
            tails.setdefault(word[0], []).append(word[1:])
    branches = []
    for first, rest in sorted(tails.items()):
        longer = _any_of(rest)
        optional = "?" if "" in rest else ""
        branches.append(re.escape(first) + (f"(?:{longer}){optional}" if longer else ""))
    return "|".join(branches)


def _phrase(concern: str, entry: str | dict[str, Any]) -> Phrase:
    if isinstance(entry, str):
        return Phrase(entry, concern)
    return Phrase(entry["text"], concern, entry.get("right", ""), tuple(entry.get("unless", ())), entry.get("ended", 0))


def _hollow(subjects: Iterable[str], predicates: Iterable[str]) -> re.Pattern[str]:
    """A clause made of nothing but general nouns and a wish: 公开内容还不够丰富, 业务能力有待进一步提高."""
    subject, predicate = _any_of(subjects), _any_of(predicates)
    topic = r"(?:政府信息公开|政务信息公开|政务公开|信息公开|主动公开|政府信息|信息|公开|工作|人员){0,3}的?"
    wish = rf"(?:不够?|有待|有待于|需要?|{_STILL}有待|{_STILL}需要?)(?:进一步)?的?(?:{predicate})"
    return re.compile(rf"{_STILL}{topic}(?:{subject})(?:[和及与](?:{subject}))?(?:上|方面)?{_STILL}{wish}")


def wording(lists: dict[str, Any]) -> Wording:
    """Make the word lists of what the file holds."""
    phrases = [_phrase(concern, entry) for concern in CONCERNS for entry in lists[concern]]
    return Wording(
        phrases={phrase.text: phrase for phrase in phrases},
        pattern=re.compile(_any_of(phrase.text for phrase in phrases)),
        doubled=frozenset(lists["doubled"]),
        doubled_before_stop=frozenset(lists["doubled_before_stop"]),
        doubled_unless=tuple(lists["doubled_unless"]),
        adverts_unless=tuple(lists["adverts_unless"]),
        scope=tuple(lists["scope"]),
        hollow=_hollow(lists["hollow"]["subjects"], lists["hollow"]["predicates"]),
    )
