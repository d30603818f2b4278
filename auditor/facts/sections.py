"""The parts of a report: finds their headings, on lines of their own or in the middle of a one-line text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import NamedTuple

from auditor.facts.headings import HEADING_LENGTH, name_key, part_names, separate_headings
from auditor.facts.prose import ENUMERATOR, Passage, bare, chinese_ordinal
from auditor.model.document import Block, Document, Paragraph
from auditor.model.facts import Section
from auditor.model.forms import Forms, PartForm

_YEAR = re.compile(r"20\d{2}年度?|[二][〇○零][〇○零一二三四五六七八九]{2}年度?")
_ADDENDUM = re.compile(r"附件|附表|附录|名词解释|附注|说明$")
_MINOR = re.compile(
    r"\s*(?:[（(]([一二三四五六])[）)]|([一二三四五六])[）)]|0([1-6])[、.．\s]|([①-⑥Ⅰ-Ⅵ壹贰叁肆伍陆])[、.．\s]?)\s*"
)
_OTHER_NUMERALS = ("①②③④⑤⑥", "ⅠⅡⅢⅣⅤⅥ", "壹贰叁肆伍陆")
_ORNAMENTS = " \u3000*#_◆◇■□●○▲△★☆▶►➤"
"""What may stand before a heading to make it stand out, also as Markdown does."""
_LEADER = re.compile(r"[^\d\s]\s{0,40}[（(]?\d{1,3}[）)]?\s*$")
"""A page number at the end of a heading, with or without leaders before it."""
_CONTENTS_RUN = 3
"""Fewest headings in a row that are taken for a table of contents."""
_NUMBERED = range(1, 7)
_OLD_PARTS = ("概述", "咨询处理", "收费及减免", "机构人员经费", "人员机构经费")


@dataclass(frozen=True)  # without slots, which leave no room for a cached property
class Outline:
    """The blocks of a document with its parts found in them.

    ``blocks`` are the document's, with paragraphs split where a heading stands inside one. ``sections`` are the
    first-level parts in order; their ``ordinal`` is None where the form has no such part. ``numbers`` are the printed
    numbers of the headings (None where none is printed).
    """

    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    numbers: tuple[int | None, ...]

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The running text without the headings of the parts, each paragraph with its part (0: before)."""
        found = []
        heads = {section.start for section in self.sections}
        bounds = [(s.start, s.end, s.ordinal or 0, s.title) for s in self.sections]
        for index, block in enumerate(self.blocks):
            if isinstance(block, Paragraph) and index not in heads:
                inside = ((part, title) for start, end, part, title in bounds if start <= index < end)
                part, title = next(inside, (0, None))
                found.append(Passage(block.text, part, block.locator, title))
        return tuple(found)

    def part_text(self, ordinal: int) -> str | None:
        """Return the running text below the heading of part ``ordinal``; None where it has no heading."""
        if all(section.ordinal != ordinal for section in self.sections):
            return None
        return "\n".join(p.text for p in self.passages if p.part == ordinal)


class _Head(NamedTuple):
    """A paragraph that reads like the heading of a part: its block, part of the form, printed number, and its style."""

    block: int
    ordinal: int | None
    number: int | None
    style: str
    text: str


def _is_same_part(text: str, ordinal: int) -> bool:
    """Whether an unlisted numbered heading is, by its key words, part ``ordinal``."""
    match ordinal:
        case 1:
            return bool(re.search("总体(?:推进|开展|工作|进展)?情况|总体概况", text)) or text.endswith(
                ("基本情况", "工作概况", "概述", "综述")
            )
        case 2:
            return "主动公开" in text
        case 3:
            return "申请" in text and not text.startswith("主动公开") and not re.search("复议|收费", text)
        case 4:
            return "复议" in text or "诉讼" in text
        case 5:
            return bool(re.search("问题|不足|困难|薄弱|短板", text))
        case _:
            return (
                text.startswith(("其他", "其它")) or "需要报告" in text or bool(re.search("其[他它].{0,4}事项$", text))
            )


def _recognise(text: str, parts: tuple[PartForm, ...]) -> tuple[int | None, int | None, str] | None:
    """Return (ordinal in the form, printed number, style) of a paragraph that may be a first-level heading, else None."""
    if len(text) > HEADING_LENGTH or "\n" in text:
        return None
    text = text.strip(_ORNAMENTS)
    match = ENUMERATOR.match(text)
    number, style = None, ""
    if match:
        number = chinese_ordinal(match[1]) if match[1] else int(match[2])
        style = "一" if match[1] else "1"
    rest = _YEAR.sub("", text[match.end() :] if match else text)
    name = bare(rest)
    ordinal = part_names(parts).get(name_key(rest))
    if ordinal is not None:
        return ordinal, number, style
    if number is None:
        return _recognise_minor(text, parts)
    if style == "1" or rest.rstrip().endswith(("。", "；", ";")):
        return None
    by_number = next((p for p in parts if p.ordinal == number), None)
    if by_number and _is_same_part(name, number):
        return number, number, style
    close = [p.ordinal for p in parts if SequenceMatcher(None, bare(p.name), name).ratio() >= 0.8]
    if close:
        return close[0], number, style
    ordinal = next((p.ordinal for p in parts if p.ordinal > 1 and _is_same_part(name, p.ordinal)), None)
    return ordinal, number, style


def _recognise_minor(text: str, parts: tuple[PartForm, ...]) -> tuple[int, int, str] | None:
    """Recognise a known name under a number that mostly belongs to sub-headings: （一） 一） 01 ①; it must be its own."""
    match = _MINOR.match(text)
    ordinal = part_names(parts).get(name_key(_YEAR.sub("", text[match.end() :]))) if match else None
    if match is None or ordinal is None:
        return None
    if match[4]:
        numerals = next(numerals for numerals in _OTHER_NUMERALS if match[4] in numerals)
        number, style = numerals.index(match[4]) + 1, numerals[0]
    elif match[3]:
        number, style = int(match[3]), "01"
    else:
        number, style = chinese_ordinal(match[1] or match[2]) or 0, "（" if match[1] else "）"
    return (ordinal, ordinal, style) if number == ordinal else None


def _candidates(blocks: tuple[Block, ...], forms: Forms) -> list[_Head]:
    labels = tuple(bare(row.label) for row in forms.tables["表三"].rows)
    heads = []
    for index, block in enumerate(blocks):
        found = _recognise(block.text, forms.parts) if isinstance(block, Paragraph) else None
        if isinstance(block, Paragraph) and found and not bare(block.text).startswith(labels):
            heads.append(_Head(index, *found, block.text))
    return heads


def _has_body(blocks: tuple[Block, ...]) -> bool:
    return any(not isinstance(b, Paragraph) or len(b.text) > HEADING_LENGTH or b.text[-1:] in "。！；" for b in blocks)


def _contents(blocks: tuple[Block, ...], heads: list[_Head]) -> set[int]:
    """Return the blocks of a table of contents.

    These are headings with leaders and a page number, runs of three and more headings without text between them that
    all come again further on, and a heading that is at once printed a second time.
    """
    found = set()
    run: list[_Head] = []
    for place, head in enumerate(heads):
        following = heads[place + 1] if place + 1 < len(heads) else None
        again = any(h[1:3] == head[1:3] for h in heads[place + 1 :])
        if again and _LEADER.search(head.text):
            found.add(head.block)
        if following and following[1:3] == head[1:3] and following.block == head.block + 1:
            found.add(head.block)
        if not again:
            run = []
            continue
        run.append(head)
        if following is None or _has_body(blocks[head.block + 1 : following.block]):
            if len(run) >= _CONTENTS_RUN:
                found |= {h.block for h in run}
            run = []
    return found


def outline(document: Document, forms: Forms) -> Outline:
    """Find the parts of ``document`` by the headings of the form and their variants.

    The lines of a table of contents are left out. A heading that bears a known name but another part's running number
    is a sub-heading where its part has a heading with its own number or was found before; so is one numbered in
    another style than the first, unless its part has no other heading and it stands at that part's place. An unknown
    numbered heading is a part only where it continues the numbering of the parts or bears the name of a part of the
    format before 2019.
    """
    blocks = separate_headings(document.blocks, forms.parts)
    candidates = _candidates(blocks, forms)
    contents = _contents(blocks, candidates)
    if contents:
        blocks = tuple(block for index, block in enumerate(blocks) if index not in contents)
        candidates = _candidates(blocks, forms)
    heads: list[_Head] = []
    for head in _at_their_place(candidates):
        # A heading that the form does not have and nothing follows may be one that the end of the file cut off.
        is_open = head.ordinal is None and head.block == len(blocks) - 1
        if not is_open and not _is_below(head, heads):
            heads.append(head)
    ends = [*(h.block for h in heads[1:]), len(blocks)]
    sections = tuple(
        Section(head.ordinal, head.text, head.block, end, blocks[head.block].locator)
        for head, end in zip(heads, ends, strict=False)
    )
    return Outline(blocks, sections, tuple(h.number for h in heads))


def _at_their_place(heads: list[_Head]) -> list[_Head]:
    """Keep the headings of the main style, and others only for parts that it lacks, between their neighbours."""
    style = next((h.style for h in heads if h.style in ("一", "1")), None)
    style = style or next((h.style for h in heads if h.style), "")
    own = {h.ordinal for h in heads if h.style == style and h.number == h.ordinal}
    main = [h for h in heads if h.style == style and not _is_misnumbered(h, own)]
    numbered = {h.ordinal for h in main if h.style}
    kept = []
    for head in heads:
        if head.style == style:
            if head in main:
                kept.append(head)
            continue
        before = next((h.ordinal for h in reversed(main) if h.ordinal and h.block < head.block), 0)
        after = next((h.ordinal for h in main if h.ordinal and h.block > head.block), len(_NUMBERED) + 1)
        free = head.style == "" or head.number == head.ordinal
        if head.ordinal not in numbered and free and before < (head.ordinal or 0) < after and head.style != "1":
            kept.append(head)
    return kept


def _is_misnumbered(head: _Head, own: set[int | None]) -> bool:
    """Whether the part of ``head``, or its number, has a heading of its own that is numbered as in the form."""
    if head.number is None:
        return False
    return head.number != head.ordinal and (head.ordinal in own if head.ordinal else head.number in own)


def _is_below(head: _Head, heads: list[_Head]) -> bool:
    """Whether a heading belongs to the part above it instead of opening a part."""
    seen = {h.ordinal for h in heads}
    last = heads[-1].number if heads else 0
    if head.ordinal is None:
        if _ADDENDUM.search(head.text):
            return True
        old = bare(head.text).endswith(_OLD_PARTS)
        return not (old or (head.number is not None and last is not None and head.number == last + 1))
    if head.number is None:
        return head.ordinal in seen
    return head.ordinal in seen and head.number != head.ordinal
