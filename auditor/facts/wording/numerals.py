"""Numbers that are written as no number is: broken, half in full width, wrong thousands, shares above the whole."""

from __future__ import annotations

import re
from decimal import Decimal

from auditor.facts.wording.writing import Hit, Writing

_FULL_WIDTH = re.compile("[０-９]")
_MIXED = re.compile(r"[0-9][０-９]|[０-９][0-9]")
_TWO_POINTS = re.compile(r"\.\d{1,9}\.\d{1,9}\s?(?:%|％|万元|元|件|条|份|次|人次)")
_BROKEN = re.compile(r" \d{1,3}(?:件|条|份|次|篇|期)(?=[，。；、（,;])")
_BEFORE = re.compile(r"[\u4e00-\u9fff]\d{1,3}$")
_THOUSANDS = re.compile(
    r"[共计息请开布达费额](?:\d{1,3},(?:\d{1,2}|\d{4,9})|\d{4,9},\d{1,9})\s?(?:件|条|份|次|篇|元|万元|人次)"
)
_YEAR = re.compile(r"20\d\d(?:(?:1[0-2]|[1-9])月\d{1,2}日|\d\d年\d{1,2}月)")
"""20231月1日 lacks its 年, 202020年12月 has two digits too many."""
_DAY = re.compile(r"月\d{1,2}止")
"""12月31止 lacks its 日."""
_SHARE = re.compile(
    r"(?:占比|占总数|占总量|占申请总[数量]|办结率|答复率|回复率|公开率|及时率|满意率)(?:为|达到?|约|的|是|高达|均|：){0,3}\s?"
    r"(\d{3,6}(?:\.\d{1,4})?)\s?[%％]"
)
_ENUMERATED = re.compile(r"分别|第[^，。；,;]{0,6}$")
_HUNDRED = Decimal(100)


def find_malformed(writing: Writing, format_: str) -> list[Hit]:
    """Return the malformed numbers in the sentences of ``writing``.

    Growth may exceed 100 %, a share or a rate of completion may not. A blank within a number of a PDF is one that its
    reader saw between two printed characters, and need not be there.
    """
    text = writing.text
    patterns = [_YEAR, _DAY]
    if _FULL_WIDTH.search(text):
        patterns.append(_MIXED)
    if "," in text:
        patterns.append(_THOUSANDS)
    found = [Hit(m.start(), m.end()) for pattern in patterns for m in pattern.finditer(text)]
    if format_ != "pdf":
        found += [
            Hit(m.start(), m.end())
            for m in _BROKEN.finditer(text)
            if _BEFORE.search(text[max(0, m.start() - 4) : m.start()])
        ]
    found += [
        Hit(m.start(), m.end())
        for m in _TWO_POINTS.finditer(text)
        if text[max(0, m.start() - 1) : m.start()].isdecimal()
    ]
    found = [hit for hit in found if not _is_part(text, hit.start) and not _is_listed(writing, hit)]
    if "%" in text or "％" in text:
        found += [Hit(m.start(), m.end()) for m in _SHARE.finditer(text) if Decimal(m[1]) > _HUNDRED]
    return sorted(hit for hit in found if writing.is_prose(hit.start))


def _is_part(text: str, start: int) -> bool:
    """Whether the number at ``start`` is the rest of a longer one."""
    return text[start].isdecimal() and text[max(0, start - 1)].isdecimal() and start > 0


def _is_listed(writing: Writing, hit: Hit) -> bool:
    """Whether the sentence lists numbers up to ``hit``: 分别公开5,12件, 第1,2条."""
    return bool(_ENUMERATED.search(writing.text[writing.clause_start(hit.start) : hit.start]))
