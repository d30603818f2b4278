"""The fact about the report as a whole, put together from its title, its outline and its running text."""

from __future__ import annotations

from collections.abc import Mapping

from auditor.facts.identity import STATUTORY_TERM, Named, organ_in_title, same_organ
from auditor.facts.narrative import report_fields
from auditor.facts.preface import preface_fields
from auditor.facts.prose import Passage, bare
from auditor.facts.sections import Outline
from auditor.model.facts import Exhibit, Fact
from auditor.model.forms import Forms


def report_fact(
    frame: Outline,
    passages: tuple[Passage, ...],
    named: Named,
    forms: Forms,
    cut: bool,
    totals: Mapping[str, int | str],
) -> Fact:
    """Return the fact of kind 报告: what the text says of itself, the title, and totals of the tables.

    ``cut`` says that the file breaks off: what it does not say up to there may be said further on, and is unreadable.
    """
    fields: dict[str, int | str] = {**report_fields(frame, passages, forms), **totals}
    present = {s.ordinal for s in frame.sections if s.ordinal}
    fields |= preface_fields(passages, present, forms, cut)
    fields |= _order_fields(frame)
    fields["有标题"] = int(named.title is not None)
    if named.title is not None:
        fields["标题"] = named.title[:120]
        fields["标题用语规范"] = int(bool(STATUTORY_TERM.search(named.title)))
        fields["标题有年份"] = int(named.title_year is not None)
        fields["标题有机关"] = int(organ_in_title(named.title) is not None)
    for name, value in (
        ("机关", named.organ),
        ("文中机关", named.text_organ),
        ("标题年度", named.title_year),
        ("首句年度", named.opening_year),
        ("落款日期", named.signed),
    ):
        if value is not None:
            fields[name] = value
    if named.title_organ and named.text_organ:
        fields["机关名称一致"] = int(same_organ(named.title_organ, named.text_organ))
    unreadable = {}
    if cut:
        for name in ("述及考核", "述及评议", "述及追责", "述及信息处理费", "有依据"):
            if not fields[name]:
                del fields[name]
                unreadable[name] = "文件中断，其后的内容无从判断"
        if 2 not in present and "总体情况方面数" in fields:
            del fields["总体情况方面数"], fields["未述方面"]
            unreadable["总体情况方面数"] = "文件中断，第一部分不完整"
        for name in ("问题部分字数", "问题部分为无", "述及问题", "述及改进"):
            if name in fields and 6 not in present:
                del fields[name]
                unreadable[name] = "文件中断，第五部分不完整"
    return Fact("报告", "", fields, unreadable=unreadable, exhibits=_exhibits(frame, named))


def _exhibits(frame: Outline, named: Named) -> dict[str, Exhibit]:
    """The places of what the report says as a whole: its title, its signature, parts one and five."""
    title = Exhibit(named.title or "", named.title_locator)
    exhibits = dict.fromkeys(("标题", "标题用语规范", "标题有年份", "标题有机关", "标题年度"), title)
    exhibits["落款日期"] = Exhibit(str(named.signed or ""), named.signed_locator)
    places = {
        1: ("总体情况字数", "总体情况方面数", "首句年度"),
        5: ("问题部分字数", "问题部分为无", "述及问题", "述及改进"),
    }
    for section in frame.sections:
        for name in places.get(section.ordinal or 0, ()):
            said = (frame.part_text(section.ordinal or 0) or section.title).strip()
            exhibits.setdefault(name, Exhibit(said[:60], section.locator, section.title))
    return exhibits


def _order_fields(frame: Outline) -> dict[str, int | str]:
    """Fields about the order of the parts and about what stands beside them."""
    ordinals = [s.ordinal for s in frame.sections if s.ordinal]
    repeated = len(ordinals) != len(set(ordinals))
    printed = [n for n, s in zip(frame.numbers, frame.sections, strict=True) if n is not None and s.ordinal]
    first_time = list(dict.fromkeys(ordinals))
    complete = [n for n in ordinals if n == 1]
    extra = [s.title for s in frame.sections if s.ordinal is None]
    sets = max(1, min(len(complete), sum(1 for n in ordinals if n == 5)))
    return {
        "年报套数": sets,
        "部分乱序": int(first_time != sorted(first_time) or (printed != sorted(printed) and sets == 1)),
        "部分重复": int(repeated and sets == 1),
        "部分次序": "、".join(bare(s.title)[:16] for s in frame.sections)[:200],
        "多余部分数": len(extra),
        "多余部分": "、".join(extra)[:120],
    }
