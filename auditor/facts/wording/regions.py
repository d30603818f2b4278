"""Provinces whose disclosure regulations a report names: one report is under those of one province."""

from __future__ import annotations

import re

from auditor.facts.wording.writing import Hit, Writing

_PROVINCES = (
    "河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海"
)
_NAME = "|".join(_PROVINCES.split())
_LAW = re.compile(rf"《({_NAME})省(?:人民政府)?(?:政府信息公开|政务公开)[^《》。；\n]{{0,16}}(?:规定|办法|规范|条例)》")
_COMPARED = re.compile(r"借鉴|参考|参照|对标|交流|考察|调研|先进经验|解读|修订|起草")


def find_foreign_laws(writing: Writing, organ: str | None) -> list[Hit]:
    """Return where the disclosure regulations of a second province are named as rules to be followed.

    The organ's own province is the one in its name or else the one named first. A sentence that compares or learns from
    other places names them lawfully.
    """
    if "省" not in writing.text:
        return []
    laws = list(_LAW.finditer(writing.text))
    if not laws:
        return []
    own = next((name for name in _PROVINCES.split() if organ and organ.startswith(name)), laws[0][1])
    foreign = [Hit(m.start(), m.end()) for m in laws if m[1] != own]
    return [hit for hit in foreign if not _COMPARED.search(writing.sentence(hit))]
