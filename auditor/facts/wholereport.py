"""The fact about the report as a whole, put together from its title, its outline and its running text."""

from __future__ import annotations

import re
from collections.abc import Mapping

from auditor.facts.counts.lateness import late_answers
from auditor.facts.identity import Named, different_organs, same_organ
from auditor.facts.metadata.website import download_sentence
from auditor.facts.narrative import report_exhibits, report_fields
from auditor.facts.preface import preface_fields
from auditor.facts.prose import bare
from auditor.facts.sections import Outline
from auditor.facts.tables.extraction import Tables
from auditor.model.document import Paragraph, Table
from auditor.model.facts import SCOPE, Exhibit, Fact
from auditor.model.forms import Forms

SEVERAL = "文件里有不止一份年报，请拆分后再审"
"""Why nothing else of a file with several reports is judged."""

NO_TITLE = "没有认出标题"
SEVERAL_YEARS = "正文之前有不同年度的年报标题，不能确定哪个是本报告的标题"

_RUN = 4
"""Fewest parts with text that make a report of its own."""
_CITING = re.compile(r"[。；，]|[^\s]《")
"""A sentence that refers to another report (详见《…年度报告》。) is not the title of one."""
_TABLE_SIZE = 12
"""Fewest cells of a table of the form; smaller ones only lay out a page."""
_WHOLE_TITLE = re.compile(
    r"[\u4e00-\u9fff]{3,40}20\d{2}年度?政府信息公开工作年度报告|"
    r"20\d{2}年度?[\u4e00-\u9fff]{3,40}政府信息公开工作年度报告"
)


def report_fact(
    frame: Outline,
    named: Named,
    forms: Forms,
    tables: Tables,
    cut: str,
    told: set[int],
    totals: Mapping[str, int | str],
) -> Fact:
    """Return the fact of kind 报告: what the text says of itself, the title, and totals of the tables.

    ``cut`` says why the file does not hold the whole report ("" if it does): what it does not say may be said
    elsewhere, and is unreadable.
    ``told`` are the parts whose content stands in the text (``told_parts``).
    Of a file with several reports only their number is told.
    """
    passages = frame.passages
    sets = report_sets(frame, named.title.text if named.title else None)
    fields: dict[str, int | str] = {**report_fields(frame, passages, forms), **totals}
    fields |= late_answers(passages, named.year)
    present = {s.ordinal for s in frame.sections if s.ordinal}
    fields |= preface_fields(passages, present | told, forms, bool(cut))
    fields |= _order_fields(frame, sets)
    fields["有标题"] = int(named.title is not None)
    unreadable: dict[str, str] = {}
    if named.title is not None:
        fields["标题"] = named.title.text[:120]
        fields["标题用语规范"] = int(named.title.statutory)
        fields["标题有年份"] = int(named.title.year is not None)
        fields["标题有机关"] = int(named.title.organ is not None)
    else:
        unreadable |= dict.fromkeys(("标题用语规范", "标题有年份", "标题有机关"), NO_TITLE)
    if named.doubtful:
        unreadable["标题年度"] = SEVERAL_YEARS
    offered = download_sentence(passages)
    for name, value in (
        ("机关", named.organ),
        ("文中机关", named.text_organ),
        ("标题年度", named.title_year),
        ("首句年度", named.opening_year),
        ("落款日期", named.signed),
        ("下载网址", offered[0] if offered else None),
    ):
        if value is not None:
            fields[name] = value
    title_organ = named.title.organ if named.title else None
    if title_organ and named.text_organ:
        if same_organ(title_organ, named.text_organ):
            fields["机关名称一致"] = 1
        elif different_organs(title_organ, named.text_organ):
            fields["机关名称一致"] = 0
    if sets > 1:
        kept: dict[str, int | str] = {n: fields[n] for n in ("年报套数", "有标题", "标题") if n in fields}
        others = {name: SEVERAL for name in forms.kinds["报告"].fields if name not in kept and name not in SCOPE}
        return Fact("报告", "", kept, unreadable=others, exhibits=_exhibits(frame, named))
    if not fields["总体情况有标题"] and (cut or not (present or told or tables.layouts)):
        for name in ("总体情况有标题", "总体情况字数", "总体情况方面数"):
            fields.pop(name, None)
            unreadable[name] = cut or "没有找到报告正文，无从判断"
    if any(layout.collection for layout in tables.layouts.values()):
        for name in ("部分乱序", "部分重复"):
            del fields[name]
            unreadable[name] = "文件里有几套年报的表，不能确定哪些部分属于同一份"
    if cut:
        for name in ("述及考核", "述及评议", "述及追责", "述及信息处理费", "有依据"):
            if not fields[name]:
                del fields[name]
                unreadable[name] = cut
        if "逾期答复件数" not in fields:
            unreadable["逾期答复件数"] = cut
        if 2 not in present and "总体情况方面数" in fields:
            del fields["总体情况方面数"], fields["未述方面"]
            unreadable["总体情况方面数"] = cut
        for name in ("问题部分字数", "问题部分为无", "述及问题", "述及改进"):
            if name in fields and 6 not in present:
                del fields[name]
                unreadable[name] = cut
    exhibits = {**_exhibits(frame, named), **report_exhibits(passages, fields)}
    if offered:
        exhibits["下载网址"] = Exhibit(offered[1].text, offered[1].locator)
    return Fact("报告", "", fields, unreadable=unreadable, exhibits=exhibits)


def _exhibits(frame: Outline, named: Named) -> dict[str, Exhibit]:
    """The places of what the report says as a whole: its title, its signature, parts one and five."""
    title = Exhibit(named.title.text, named.title.locator) if named.title else Exhibit("")
    exhibits = dict.fromkeys(("标题", "标题用语规范", "标题有年份", "标题有机关", "标题年度"), title)
    signature = named.signature
    exhibits["落款日期"] = Exhibit(signature.text.strip(), signature.locator) if signature else Exhibit("")
    places = {
        1: ("总体情况字数", "总体情况方面数", "首句年度"),
        5: ("问题部分字数", "问题部分为无", "述及问题", "述及改进"),
    }
    for section in frame.sections:
        for name in places.get(section.ordinal or 0, ()):
            said = (frame.part_text(section.ordinal or 0) or section.title).strip()
            exhibits.setdefault(name, Exhibit(said[:60], section.locator, section.title))
    return exhibits


def _order_fields(frame: Outline, sets: int) -> dict[str, int | str]:
    """Fields about the order of the parts and about what stands beside them."""
    ordinals = [s.ordinal for s in frame.sections if s.ordinal]
    printed = [n for n, s in zip(frame.numbers, frame.sections, strict=True) if n is not None and s.ordinal]
    first_time = list(dict.fromkeys(ordinals))
    extra = [s.title for s in frame.sections if s.ordinal is None]
    return {
        "年报套数": sets,
        "部分乱序": int(first_time != sorted(first_time) or printed != sorted(printed)),
        "部分重复": int(len(ordinals) != len(set(ordinals))),
        "部分次序": "、".join(bare(s.title)[:16] for s in frame.sections)[:200],
        "多余部分数": len(extra),
        "多余部分": "、".join(extra)[:120],
    }


def report_sets(frame: Outline, title: str | None) -> int:
    """Return how many reports the file holds: runs of the parts with text, or other titles that tables follow.

    ``title`` is the report's own title. A run counts when it has part one or two and at least four parts that are not
    empty; a title counts when it names another organ or year and a table of the size of the form stands after it.
    """
    runs: list[set[int]] = [set()]
    for section in frame.sections:
        if section.ordinal is None or section.end - section.start < 2:
            continue
        if section.ordinal in runs[-1] and section.ordinal <= 2 and len(runs[-1]) >= _RUN:
            runs.append(set())
        runs[-1].add(section.ordinal)
    complete = sum(1 for run in runs if len(run) >= _RUN)
    return max(1, complete, 1 + len(_other_titles(frame, title)) if frame.sections else 1)


def _other_titles(frame: Outline, title: str | None) -> set[str]:
    """Return the titles of other reports inside the text, each with a table of the form further on."""
    large = [n for n, b in enumerate(frame.blocks) if isinstance(b, Table) and len(b.grid) * b.width >= _TABLE_SIZE]
    own = bare(title or "")
    return {
        bare(block.text)
        for index, block in enumerate(frame.blocks)
        if isinstance(block, Paragraph)
        and frame.sections[0].start < index < max(large, default=0)
        and not _CITING.search(block.text)
        and _WHOLE_TITLE.fullmatch(bare(block.text))
        and bare(block.text) != own
    }
