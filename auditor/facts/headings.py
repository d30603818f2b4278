"""Headings of the parts that share a paragraph with text, or that stand on two lines, made paragraphs of their own."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from auditor.facts.prose import ENUMERATOR, bare
from auditor.model.document import Block, Paragraph
from auditor.model.forms import PartForm

HEADING_LENGTH = 45
"""Longest printed heading taken for one; the longest official heading has 25 characters."""


def name_key(name: str) -> str:
    """Return ``name`` without punctuation and without the particles in which printed headings differ."""
    return re.sub("以及|[与和]", "及", bare(name)).replace("的", "").removeprefix("本年度")


@lru_cache(maxsize=4)
def part_names(parts: tuple[PartForm, ...]) -> dict[str, int]:
    """Return the number of each part by the keys of its names."""
    return {name_key(name): part.ordinal for part in parts for name in (part.name, *part.variants)}


@lru_cache(maxsize=4)
def _inline_heading(parts: tuple[PartForm, ...]) -> re.Pattern[str]:
    """Pattern of a numbered part heading inside a paragraph; blanks may stand between its characters."""
    names = sorted({name for part in parts for name in (part.name, *part.variants)}, key=len, reverse=True)
    loose = "|".join(r"[ \u3000]?".join(map(re.escape, name)) for name in names if len(name) >= 4)
    misspelt = r"三、[^，。；\s]{0,14}申请[^，。；\s]{0,6}情况|四、[^，。；\s\d]{0,20}诉讼[^，。；\s\d]{0,4}情况|五、[^，。；\s]{0,14}问题[^，。；\s]{0,6}(?:情况|措施)"
    return re.compile(rf"[一二三四五六]\s?、\s?(?:20\d\d年度?)?(?:{loose})|{misspelt}")


@lru_cache(maxsize=4)
def _run_in_heading(parts: tuple[PartForm, ...]) -> re.Pattern[str]:
    """Pattern of a short paragraph that begins with a numbered part heading and goes on with the text of the part.

    A mark ends the heading; after a blank or before a bracket only a whole sentence is text.
    """
    names = sorted({name for part in parts for name in (part.name, *part.variants)}, key=len, reverse=True)
    heading = rf"[一二三四五六]\s?[、.．]\s?(?:{'|'.join(map(re.escape, names))})"
    return re.compile(rf"({heading}\s?(?:[。：:；;]|(?=[\s（(].*[。；！]$)))\s*(\S.*)", re.DOTALL)


def separate_headings(blocks: tuple[Block, ...], parts: tuple[PartForm, ...]) -> tuple[Block, ...]:
    """Return ``blocks`` with each heading of a part as a paragraph of its own.

    Paragraphs that run on after a heading, or over several parts, are split; the two lines of a broken heading are joined.
    """
    inline, run_in = _inline_heading(parts), _run_in_heading(parts)
    out: list[Block] = []
    for block in _join_broken(blocks, parts):
        if not isinstance(block, Paragraph):
            out.append(block)
            continue
        if len(block.text) <= HEADING_LENGTH:
            pair = run_in.fullmatch(block.text)
            out += [replace(block, text=text.strip()) for text in pair.groups()] if pair else [block]
            continue
        cuts = [0]
        for match in inline.finditer(block.text):
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


def _join_broken(blocks: tuple[Block, ...], parts: tuple[PartForm, ...]) -> list[Block]:
    """Return ``blocks`` with the two lines joined of each numbered heading that a line break parts: 一、 / 总体情况."""
    names = part_names(parts)
    out: list[Block] = []
    for block in blocks:
        before = out[-1] if out else None
        if isinstance(before, Paragraph) and isinstance(block, Paragraph) and len(block.text) <= HEADING_LENGTH:
            number = ENUMERATOR.match(before.text)
            rest = before.text[number.end() :] if number else ""
            if number and name_key(rest) not in names and name_key(rest + block.text) in names:
                out[-1] = replace(before, text=before.text + block.text)
                continue
        out.append(block)
    return out
