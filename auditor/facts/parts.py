"""Facts about the parts: one for each part found, and one for each part that the form requires."""

from __future__ import annotations

import re

from auditor.facts.gaps import Gap
from auditor.facts.prose import bare
from auditor.facts.sections import Outline
from auditor.facts.tables.extraction import Tables
from auditor.model.document import Paragraph, Table
from auditor.model.facts import Exhibit, Fact
from auditor.model.forms import Forms

_PUBLISHED = re.compile(r"主动公开[^。；]{0,40}\d+\s*[条件]")
_PROBLEM_TOPIC = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,2}[)）、.．]\s*)?(?:工作(?:中|上))?(?:仍|还)?(?:存在)?的?(?:主要|突出)?(?:困难|问题|不足)"
    r"(?:(?:及|和|与|以及)[^，。；：:]{2,10})?(?:[：:]|方面|$)"
)
_PROBLEM = re.compile(r"(?<!针)(?<!对)(?:主要|存在的?|存在着?)(?:一些|部分)?(?:问题|不足)")
_NOTHING_ELSE = re.compile(
    r"(?:无|没有|不存在|暂无)(?:其[他它](?:需要?|应当?|须)?(?:予以)?(?:报告|说明)|(?:需要?|应当?|须)(?:予以)?(?:报告|说明)的?其[他它]"
    r"|其[他它]事项)"
)


def told_parts(frame: Outline, tables: Tables) -> set[int]:
    """Return the parts two, five and six whose content stands in the text although their heading may be missing.

    Only text of its own counts: for part two what follows another part than the first, for part five what follows part
    four or the last table of the form. The preface and the overview name problems without reporting them.
    """
    told = set()
    first = frame.sections[0].ordinal if frame.sections else None
    if any(_PUBLISHED.search(p.text) for p in frame.passages if p.part > 1 or first is None):
        told.add(2)
    if any(_NOTHING_ELSE.search(p.text) for p in frame.passages if p.part != 1):
        told.add(6)
    start = _after_tables(frame, tables)
    for block in frame.blocks[start or 0 :]:
        if not isinstance(block, Paragraph):
            continue
        topic = start is not None or not frame.sections
        if (topic and _PROBLEM_TOPIC.match(block.text)) or (start is not None and _PROBLEM.search(block.text)):
            told.add(5)
    return told


def _after_tables(frame: Outline, tables: Tables) -> int | None:
    """Return the block from which on only parts five and six can stand, or None where nothing shows it."""
    printed = {table.locator.table for table in tables.tables.values()} - {None}
    starts = [n for n, block in enumerate(frame.blocks) if isinstance(block, Table) and block.locator.table in printed]
    starts += [section.start for section in frame.sections if section.ordinal == 4]
    return max(starts) + 1 if starts else None


def part_facts(
    frame: Outline, tables: Tables, forms: Forms, gap: Gap | None, told: set[int], claimed: set[str]
) -> list[Fact]:
    """One fact of kind 部分 per part found, and one of kind 法定部分 per part the form requires.

    ``told`` are the parts whose content stands in the text (``told_parts``), ``claimed`` the claims found in the prose:
    for parts three and four a claim shows the content.
    """
    facts = []
    passages = frame.passages
    found = {s.ordinal: s for s in frame.sections if s.ordinal}
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
    if "收到申请" in claimed:
        told = told | {3}
    if claimed & {"行政复议", "行政诉讼"}:
        told = told | {4}
    for part in forms.parts:
        table = part.table in tables.tables or part.table in tables.unreadable
        written = part.ordinal in found or table or part.ordinal in told
        fields = {"序号": part.ordinal, "名称": part.name, "有标题": int(part.ordinal in found)}
        unreadable = {}
        if written or gap is None or part.ordinal <= gap.after:
            fields["已写"] = int(written)
        else:
            unreadable["已写"] = gap.reason
        facts.append(Fact("法定部分", f"部分/{part.ordinal}", fields, unreadable=unreadable))
    return facts
