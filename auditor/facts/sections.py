"""The parts of a report: finds their headings, on lines of their own or in the middle of a one-line text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cached_property, lru_cache
from itertools import pairwise

from auditor.facts.prose import ENUMERATOR, Passage, bare, chinese_ordinal
from auditor.model.document import Block, Document, Paragraph
from auditor.model.facts import Section
from auditor.model.forms import Forms, PartForm

HEADING_LENGTH = 45
"""Longest printed heading taken for one; the longest official heading has 25 characters."""

_YEAR = re.compile(r"20\d{2}年度?|[二][〇○零][〇○零一二三四五六七八九]{2}年度?")
_ADDENDUM = re.compile(r"附件|附表|附录|名词解释|附注|说明$")
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
        bounds = [(s.start, s.end, s.ordinal or 0) for s in self.sections]
        for index, block in enumerate(self.blocks):
            if isinstance(block, Paragraph) and index not in heads:
                part = next((ordinal for start, end, ordinal in bounds if start <= index < end), 0)
                found.append(Passage(block.text, part, block.locator))
        return tuple(found)

    def part_text(self, ordinal: int) -> str | None:
        """Return the running text below the heading of part ``ordinal``; None where it has no heading."""
        if all(section.ordinal != ordinal for section in self.sections):
            return None
        return "\n".join(p.text for p in self.passages if p.part == ordinal)


@lru_cache(maxsize=4)
def _names(parts: tuple[PartForm, ...]) -> dict[str, int]:
    return {bare(name): part.ordinal for part in parts for name in (part.name, *part.variants)}


@lru_cache(maxsize=4)
def _inline_heading(parts: tuple[PartForm, ...]) -> re.Pattern[str]:
    """Pattern of a numbered part heading inside a paragraph; blanks may stand between its characters."""
    names = sorted({name for part in parts for name in (part.name, *part.variants)}, key=len, reverse=True)
    loose = "|".join(r"[ \u3000]?".join(map(re.escape, name)) for name in names if len(name) >= 4)
    misspelt = r"三、[^，。；\s]{0,14}申请[^，。；\s]{0,6}情况|四、[^，。；\s\d]{0,20}诉讼[^，。；\s\d]{0,4}情况|五、[^，。；\s]{0,14}问题[^，。；\s]{0,6}(?:情况|措施)"
    return re.compile(rf"[一二三四五六]\s?、\s?(?:20\d\d年度?)?(?:{loose})|{misspelt}")


def _is_same_part(text: str, ordinal: int) -> bool:
    """Whether an unlisted numbered heading is, by its key words, part ``ordinal``."""
    match ordinal:
        case 1:
            return "总体情况" in text or text.endswith(("基本情况", "工作概况"))
        case 2:
            return "主动公开" in text
        case 3:
            return "申请" in text and not text.startswith("主动公开") and not re.search("复议|收费", text)
        case 4:
            return "复议" in text or "诉讼" in text
        case 5:
            return "问题" in text or "不足" in text
        case _:
            return text.startswith(("其他", "其它")) or "需要报告" in text


def _recognise(text: str, parts: tuple[PartForm, ...]) -> tuple[int | None, int | None] | None:
    """Return (ordinal in the form, printed number) of a paragraph that is a first-level heading, else None."""
    if len(text) > HEADING_LENGTH or "\n" in text:
        return None
    match = ENUMERATOR.match(text)
    number = None
    if match:
        number = chinese_ordinal(match[1]) if match[1] else int(match[2])
    rest = _YEAR.sub("", text[match.end() :] if match else text)
    name = bare(rest)
    ordinal = _names(parts).get(name)
    if ordinal is not None:
        return ordinal, number
    if number is None or (match and match[2]) or rest.rstrip().endswith(("。", "；", ";")):
        return None
    by_number = next((p for p in parts if p.ordinal == number), None)
    if by_number and _is_same_part(name, number):
        return number, number
    close = [p.ordinal for p in parts if SequenceMatcher(None, bare(p.name), name).ratio() >= 0.8]
    if close:
        return close[0], number
    ordinal = next((p.ordinal for p in parts if p.ordinal > 1 and _is_same_part(name, p.ordinal)), None)
    return ordinal, number


def _split_inline(blocks: tuple[Block, ...], parts: tuple[PartForm, ...]) -> tuple[Block, ...]:
    """Split paragraphs that run on over several parts, so that each heading is a paragraph of its own."""
    pattern = _inline_heading(parts)
    out: list[Block] = []
    for block in blocks:
        if not isinstance(block, Paragraph) or len(block.text) <= HEADING_LENGTH:
            out.append(block)
            continue
        cuts = [0]
        for match in pattern.finditer(block.text):
            before = block.text[: match.start()].rstrip()
            if (
                not before
                or before[-1] in "。！？；;.:：)）元"
                or before[-1].isdigit()
                or block.text[match.start() - 1].isspace()
            ):
                cuts += [match.start(), match.end()]
        cuts.append(len(block.text))
        pieces = [block.text[a:b].strip() for a, b in pairwise(cuts)]
        out += [replace(block, text=piece) for piece in pieces if piece]
    return tuple(out)


def outline(document: Document, forms: Forms) -> Outline:
    """Find the parts of ``document`` by the headings of the form and their variants.

    A heading that bears a known name but another part's running number, below a part already found, is a sub-heading
    (a list inside part 五 that starts again at 一), and so is one numbered in another style than the first; an unknown numbered heading is a part only where it continues the
    numbering of the parts or bears the name of a part of the format before 2019.
    """
    blocks = _split_inline(document.blocks, forms.parts)
    heads: list[tuple[int, int | None, int | None, str]] = []
    labels = tuple(bare(row.label) for row in forms.tables["表三"].rows)
    style = None
    for index, block in enumerate(blocks):
        if not isinstance(block, Paragraph):
            continue
        found = _recognise(block.text, forms.parts)
        if found is None or bare(block.text).startswith(labels) or _is_below(found, heads, block.text):
            continue
        if found[1] is not None:
            arabic = block.text.lstrip()[0].isdigit()
            if style is not None and arabic != style:
                continue
            style = arabic
        heads.append((index, found[0], found[1], block.text))
    ends = [*(h[0] for h in heads[1:]), len(blocks)]
    sections = tuple(
        Section(ordinal, text, start, end, blocks[start].locator)
        for (start, ordinal, _, text), end in zip(heads, ends, strict=False)
    )
    return Outline(blocks, sections, tuple(h[2] for h in heads))


def _is_below(
    found: tuple[int | None, int | None], heads: list[tuple[int, int | None, int | None, str]], text: str
) -> bool:
    """Whether a heading belongs to the part above it instead of opening a part."""
    ordinal, number = found
    seen = {h[1] for h in heads}
    last = heads[-1][2] if heads else 0
    if ordinal is None:
        if _ADDENDUM.search(text):
            return True
        old = bare(text).endswith(_OLD_PARTS)
        return not (old or (number is not None and last is not None and number == last + 1))
    if number is None:
        return ordinal in seen
    return ordinal in seen and number != ordinal
