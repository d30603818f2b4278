"""Facts about the parts: one for each part found, and one for each part that the form requires."""

from __future__ import annotations

import re

from auditor.facts.prose import bare
from auditor.facts.sections import Outline
from auditor.facts.tables.extraction import Tables
from auditor.model.facts import Exhibit, Fact
from auditor.model.forms import Forms

_TOLD_ELSEWHERE = {
    2: re.compile(r"主动公开[^。；]{0,40}\d+\s*[条件]"),
    5: re.compile(r"(?:主要|存在的?|存在着?)(?:一些)?(?:问题|不足)"),
    6: re.compile(r"无其[他它]需要?报告"),
}
"""Words that show the content of a part where its heading is missing; for parts three and four a claim shows it."""


def part_facts(frame: Outline, tables: Tables, forms: Forms, cut: str, claimed: set[str]) -> list[Fact]:
    """One fact of kind 部分 per part found, and one of kind 法定部分 per part the form requires."""
    facts = []
    passages = frame.passages
    found = {s.ordinal: s for s in frame.sections if s.ordinal}
    last = max(found, default=0)
    for place, section in enumerate(frame.sections, 1):
        length = sum(len(bare(p.text)) for p in passages if section.ordinal and p.part == section.ordinal)
        fields: dict[str, int | str] = {"名称": section.title[:60], "位次": place, "字数": length}
        if section.ordinal:
            fields["序号"] = section.ordinal
        facts.append(
            Fact(
                "部分",
                f"部分/{section.ordinal or section.title[:20]}",
                fields,
                exhibits={"名称": Exhibit(section.title, section.locator, section.title)},
            )
        )
    told = {n for n, words in _TOLD_ELSEWHERE.items() if any(words.search(p.text) for p in passages)}
    if "收到申请" in claimed:
        told.add(3)
    if claimed & {"行政复议", "行政诉讼"}:
        told.add(4)
    for part in forms.parts:
        table = part.table in tables.tables or part.table in tables.unreadable
        written = part.ordinal in found or table or part.ordinal in told
        fields = {"序号": part.ordinal, "名称": part.name, "有标题": int(part.ordinal in found)}
        unreadable = {}
        if written or not cut or part.ordinal <= last:
            fields["已写"] = int(written)
        else:
            unreadable["已写"] = cut
        facts.append(Fact("法定部分", f"部分/{part.ordinal}", fields, unreadable=unreadable))
    return facts
