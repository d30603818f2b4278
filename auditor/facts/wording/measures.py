"""Applications counted with a measure word that is not theirs: the form counts them in 件."""

from __future__ import annotations

import re

from auditor.facts.wording.writing import Hit, Writing

_VERB = r"(?:收到|受理|接到|接收|新收|办理|办结|答复)"
_AFTER = re.compile(
    rf"{_VERB}[^，。；,;、\d\n]{{0,20}}申请(?:数量?)?(?:共计|共|总计|合计|总数|为|：){{0,2}}\s?\d{{1,6}}\s?[条封次个](?=[，。；、,;（(）)\n]|其中|$)"
)
_BEFORE = re.compile(
    rf"{_VERB}[^，。；,;、\d\n]{{0,10}}\d{{1,6}}\s?[条封个](?:政府信息公开|信息公开|依申请公开|公开)?的?申请(?=[，。；,;、（(])"
)
_OF_INFORMATION = ("信息公开", "依申请", "公开申请", "申请公开")
_OF_OTHERS = ("同一", "重复", "多次", "反复", "许可", "审批", "查询", "登记", "救助", "低保", "补贴", "复议")
"""Words of a sentence about how often one person applied, and about applications for something else."""


def find_measures(writing: Writing) -> list[Hit]:
    """Return places where 申请 itself is counted in 条, 封, 次 or 个; information in 条 and letters in 封 are right."""
    if "申请" not in writing.text:
        return []
    found = [Hit(m.start(), m.end()) for pattern in (_AFTER, _BEFORE) for m in pattern.finditer(writing.text)]
    return sorted(hit for hit in found if _is_about_disclosure(writing.sentence(hit)))


def _is_about_disclosure(sentence: str) -> bool:
    return any(word in sentence for word in _OF_INFORMATION) and not any(word in sentence for word in _OF_OTHERS)
