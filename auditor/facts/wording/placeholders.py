"""Places left for a number or a name that nobody filled in."""

from __future__ import annotations

import re

from auditor.facts.wording.writing import Hit, Writing

_UNIT = r"(?:件|条|份|次|篇|期|万元|元|项|场|人次)(?![目所馆地素额间限例款数])"
_ORGAN = r"(?:省|市|县|区|镇|乡|街道|局|委|厅|单位|部门)"
_CROSSES = re.compile(rf"[XＸ×*＊]{{1,6}}\s?{_UNIT}|[XＸ×]{{2,4}}年")
"""XX件, ××年; 张××, 138××××, XX村, XX项目 are masked on purpose."""
_NO_ORGAN = re.compile(rf"(?:^|[\n。我本将])[XＸ×]{{2,4}}{_ORGAN}(?=人民政府|政府|政务|20\d\d|信息)")
_LATIN = re.compile(r"[A-Za-z\d]")
_NO_YEAR = re.compile(r"20\d?[XＸ×]{1,2}\s?年")
_NO_CONTACT = re.compile(r"(?:电话|邮编|传真|地址|邮箱)(?:为|是)?[：:]\s?[\d－—-]{0,8}[XＸ×]{2,11}")
_BLANKS = re.compile(rf"[_＿]{{2,40}}\s?(?:{_UNIT}|年|月|日|个|县|镇|局)")
_BRACKETS = re.compile(rf"[（(][ \u3000\xa0]{{0,12}}[）)]\s?{_UNIT}")
_EMPTY = re.compile(r"【[ \u3000]{0,8}】")
_ASKED = re.compile(r"\?{3,12}")

_UNIT_AT_STOP = re.compile(r"[条件元][，。；,;]")
_LACKING = re.compile(
    r"(?:(?:公开|发布|更新)(?:各类|各项|政府|政务|相关|有关){0,3}信息[ \u3000\xa0]?条|"
    r"(?:(?:共|累计|全年|总计)(?:主动)?(?:公开|发布)|主动公开)[ \u3000\xa0]?条|"
    r"(?:收到|受理|接收|新收)[^，。；,;\d\n]{0,16}申请[ \u3000\xa0]{1,6}件|"
    r"(?:收费|收取|实收|应收|总)(?:金额|费用)(?:共计|共|合计)?为?[ \u3000\xa0]{0,6}万?元)$"
)
"""公开信息条。 申请 件， 金额为元。 — a unit whose number is missing; 申请件 and 公开件 without a blank are nouns."""
_WINDOW = 32
_COUNTED_FIRST = re.compile(r"(?:收到|受理|接收)[ \u3000\xa0]?件(?:政府信息公开|依|信息公开)?申请(?=[，。；,;])")
"""收到件申请，"""
_EXAMPLE = re.compile(r"(?:如|例如|比如|举报|投诉|原告|申请人|当事人|某)[^，。；,;]{0,6}$|格式|命名|脱敏|隐去|匿名")


def find_placeholders(writing: Writing) -> list[Hit]:
    """Return the placeholders in the sentences of ``writing`` that are neither masked names nor quoted patterns."""
    text = writing.text
    patterns = [_COUNTED_FIRST]
    if any(cross in text for cross in "XＸ×*＊"):
        patterns += [_CROSSES, _NO_ORGAN, _NO_YEAR, _NO_CONTACT]
    if "_" in text or "＿" in text:
        patterns.append(_BLANKS)
    if "）" in text or ")" in text:
        patterns.append(_BRACKETS)
    if "【" in text:
        patterns.append(_EMPTY)
    if "???" in text:
        patterns.append(_ASKED)
    found = [Hit(m.start(), m.end()) for pattern in patterns for m in pattern.finditer(text)]
    found = [hit for hit in found if not _is_latin(text, hit)]
    for match in _UNIT_AT_STOP.finditer(text):
        end = match.start() + 1
        start = max(0, end - _WINDOW)
        lacking = _LACKING.search(text[start:end]) if not text[match.start() - 1 : match.start()].isdecimal() else None
        if lacking:
            found.append(Hit(start + lacking.start(), end))
    return sorted(hit for hit in found if writing.is_prose(hit.start) and not _is_meant(writing, hit))


def _is_latin(text: str, hit: Hit) -> bool:
    """Whether the crosses of ``hit`` belong to a word, a code or a product: 3×件, MAXX, WX_2."""
    return text[hit.start] in "XＸ×*＊_" and bool(_LATIN.match(text[max(0, hit.start - 1) : hit.start] or " "))


def _is_meant(writing: Writing, hit: Hit) -> bool:
    before = writing.text[writing.clause_start(hit.start) : hit.start]
    return writing.is_quoted(hit.start) or bool(_EXAMPLE.search(before))
