"""The preface's own list of the parts: how many it announces, which it names, and which of them the body lacks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from auditor.facts.prose import CHINESE_DIGITS, Passage
from auditor.model.forms import Forms

_LIST = re.compile(r"包括|包含|组成|构成|分为|共\s*[一二三四五六七八九\d]|内容为")
_STOP = re.compile(r"(?<=[。！？!?])|\n")
"""The end of a list; its members may stand between semicolons, so that sentences are too short."""
_COUNT = re.compile(r"(等)?\s*(?:共)?\s*([四五六七八九十]|\d{1,2})\s*(?:个|大)?\s*(?:部分|项|方面|章节)")
_KEYWORDS = {
    1: ("总体情况", "概述", "基本情况"),
    2: ("主动公开",),
    3: ("公开申请", "依申请", "申请接收", "申请的情况", "申请情况"),
    4: ("复议", "诉讼"),
    5: ("问题", "不足"),
    6: ("其他", "其它"),
}


@dataclass(frozen=True, slots=True)
class PartList:
    """The preface's list: the number it announces (None if none, or after 等) and the parts it names."""

    announced: int | None
    named: tuple[int, ...]
    passage: Passage
    text: str


def part_list(passages: tuple[Passage, ...]) -> PartList | None:
    """Return the list of parts that the preface gives, or None; a sentence that names at least three parts is one.

    「等六部分」 after five names is the commonest wording and announces nothing that could be counted.
    """
    opening = [p for p in passages if p.part == 0] + [p for p in passages if p.part == 1][:2]
    for passage, text in ((p, text) for p in opening for text in _STOP.split(p.text)):
        if not _LIST.search(text):
            continue
        named = tuple(n for n, words in _KEYWORDS.items() if any(w in text for w in words))
        if len(named) < 3:
            continue
        count = _COUNT.search(text)
        announced = None
        if count and not count[1]:
            announced = int(count[2]) if count[2].isdigit() else (CHINESE_DIGITS + "十").index(count[2])
        return PartList(announced, named, passage, text.strip())
    return None


def preface_fields(passages: tuple[Passage, ...], present: set[int], forms: Forms, cut: bool) -> dict[str, int | str]:
    """Return the fields of kind 报告 about the preface; ``present`` are the parts found, ``cut`` a broken-off file."""
    found = part_list(passages)
    fields: dict[str, int | str] = {"导语列部分": int(found is not None)}
    if found is None:
        return fields
    fields["导语列出部分数"] = len(found.named)
    if found.announced is not None:
        fields["导语宣称部分数"] = found.announced
    if not cut:
        absent = [n for n in found.named if n not in present]
        names = {part.ordinal: part.name for part in forms.parts}
        fields["导语有而正文无"] = len(absent)
        fields["导语有而正文无的部分"] = "、".join(names[n] for n in absent)
    return fields
