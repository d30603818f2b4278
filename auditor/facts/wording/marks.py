"""Marks of secrecy or internal use that a published document bears."""

from __future__ import annotations

import re
from collections.abc import Iterable

from auditor.facts.prose import Passage

_HEAD = 15
"""Paragraphs at the beginning in which a mark is one of the document."""
_SECRET = re.compile(
    r"(?:密级[：:])?(?:绝密|机密|秘密)[★☆](?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:年|个月)|长期)?"
)
_INTERNAL = re.compile(
    r"[（(【]?(?:内部资料|内部(?:资料|文件|材料|刊物)[，、:：]?(?:请?注意保存|不得外传|严禁外传|请勿外传|妥善保管)|"
    r"仅供内部(?:使用|参考|传阅))[）)】]?"
)
_NOT_PUBLIC = re.compile(r"[（(]?此件(?:不予公开|不公开)[）)]?|(?:信息)?公开(?:属性|选项|方式)[：:](?:不予公开|不公开)")


def find_marks(lines: Iterable[Passage]) -> list[Passage]:
    """Return the lines that are nothing but a mark: 机密★ and 内部资料 at the head, 此件不公开 anywhere.

    Words in a sentence, rows of table 三 (属于国家秘密) and 此件依申请公开 are none.
    """
    found = []
    for number, line in enumerate(lines):
        if len(line.text) > 30:
            continue
        text = "".join(line.text.split())
        at_head = number < _HEAD and (_SECRET.fullmatch(text) or _INTERNAL.fullmatch(text))
        if at_head or ("公开" in text and _NOT_PUBLIC.fullmatch(text)):
            found.append(line)
    return found
