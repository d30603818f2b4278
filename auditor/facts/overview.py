"""Part one: which of its five topics it tells, and how long it is."""

from __future__ import annotations

import re

from auditor.facts.prose import Passage, bare
from auditor.facts.sections import Outline
from auditor.model.forms import Forms

_TOPICS = {
    "主动公开": re.compile(r"(?:公开|发布|更新)(?!申请)[^。；]{0,40}\d\s?(?:条|篇|份|批|期|项|件|个)"),
    "依申请公开": re.compile(
        r"新收|(?:未|没有|无)[^。；]{0,8}申请|申请[^。；]{0,12}\d\s?件|(?:收到|受理|办理|处理)[^。；]{0,20}申请"
    ),
}
"""Topics that a sentence tells without naming them: 公开产权转让信息516条."""


def overview_fields(outline: Outline, passages: tuple[Passage, ...], forms: Forms) -> dict[str, int | str]:
    """Return the fields of kind 报告 about part 一, or about what stands before part 二 where part 一 has no heading.

    A topic that the preface tells counts as told.
    """
    headed = outline.part_text(1)
    text = headed if headed is not None else "\n".join(p.text for p in passages if p.part == 0 and len(p.text) >= 30)
    fields: dict[str, int | str] = {"总体情况有标题": int(headed is not None), "总体情况字数": len(bare(text))}
    if text:
        told = "\n".join(p.text for p in passages if p.part in (0, 1))
        absent = [t.name for t in forms.topics if not any(word in told for word in t.words)]
        absent = [name for name in absent if name not in _TOPICS or not _TOPICS[name].search(told)]
        fields["总体情况方面数"] = len(forms.topics) - len(absent)
        fields["未述方面"] = "、".join(absent)
    return fields
