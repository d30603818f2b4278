"""One scan for all phrases of the word lists: misprints, template sentences, old names, garbled text, advertisements."""

from __future__ import annotations

import re

from auditor.facts.wording.writing import Hit, Writing
from auditor.model.wording import CONCERNS, Phrase, Wording

_TWICE = re.compile(r"(..)\1")
_STOP = "，。；、！？,;"
_FORMER = re.compile(r"原|曾|前身|更名|改名|改为|划转|划入|并入|合并|组建|撤销|整合|移交|承接|挂牌|机构改革|历史|旧")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?=年)")
_MOST = 400
"""Hits after which the scan ends: a text that has more of them is no report."""


def find_phrases(writing: Writing, words: Wording, year: int | None, organ: str | None) -> dict[str, list[Hit]]:
    """Return the phrases of each list that stand in ``writing`` and cannot be lawful there.

    ``year`` is the report year, ``organ`` the organ's name: names given up before that year count only where nothing
    says that they are meant as former ones, and not where they are part of the organ's own name.
    """
    found: dict[str, list[Hit]] = {concern: [] for concern in CONCERNS}
    for number, match in enumerate(words.pattern.finditer(writing.text)):
        if number == _MOST:
            break
        phrase = words.phrases[match[0]]
        hit = Hit(match.start(), match.end(), f"（应为“{phrase.right}”）" if phrase.right else "")
        if _is_part(writing.text, hit.start, phrase.text, phrase.unless):
            continue
        if _counts(writing, hit, phrase, words, year, organ):
            found[phrase.concern].append(hit)
    found["typos"] = sorted((*found["typos"], *_doubled(writing, words)))
    return found


def _is_part(text: str, start: int, phrase: str, longer: tuple[str, ...]) -> bool:
    """Whether ``phrase`` at ``start`` is there only as a part of one of the ``longer`` phrases."""
    return any(text.startswith(words, start - place) for words in longer if (place := words.find(phrase)) <= start)


def _counts(writing: Writing, hit: Hit, phrase: Phrase, words: Wording, year: int | None, organ: str | None) -> bool:
    match phrase.concern:
        case "outdated":
            return year is not None and phrase.ended < year and not _is_former(writing, hit, phrase, organ)
        case "templates":
            return not writing.is_quoted(hit.start)
        case "adverts":
            sentence = writing.sentence(hit)
            return not any(word in sentence for word in words.adverts_unless)
        case _:
            return True


def _is_former(writing: Writing, hit: Hit, phrase: Phrase, organ: str | None) -> bool:
    sentence = writing.sentence(hit)
    if writing.is_quoted(hit.start) or phrase.text in (organ or "") or _FORMER.search(sentence):
        return True
    return any(int(year) <= phrase.ended for year in _YEAR.findall(sentence))


def _doubled(writing: Writing, words: Wording) -> list[Hit]:
    """Words of two characters that stand twice in a row in a sentence."""
    found = []
    text = writing.text
    for match in _TWICE.finditer(text):
        word = match[1]
        always = word in words.doubled
        if not always and not (word in words.doubled_before_stop and text[match.end() : match.end() + 1] in _STOP):
            continue
        if _is_part(text, match.start(), match[0], words.doubled_unless) or not writing.is_prose(match.start()):
            continue
        if always or match.end() < len(text):
            found.append(Hit(match.start(), match.end(), f"（“{word}”重复）"))
    return found
