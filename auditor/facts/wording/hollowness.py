"""Texts that say nothing of their own: an overview about organs in general, problems that could be anybody's."""

from __future__ import annotations

import re

from auditor.facts.prose import Passage, bare
from auditor.facts.sections import Outline
from auditor.model.document import Paragraph
from auditor.model.wording import Wording

OWN = re.compile(
    r"[我本](?:机关|单位|部门|局|委|办|厅|院|中心|镇|乡|街道?|县|区|市|省|州|旗|盟|分局|辖区)|全(?:局|委|镇|乡|县|区|市|省|州|旗|街道)|"
    r"[镇乡县区市省旗](?:人民)?政府|街道办|[县区市][\u4e00-\u9fff]{1,8}[局委]"
)
"""Words by which an organ speaks of itself or of its own area."""
_FIGURE = re.compile(
    r"\d{1,9}(?:\.\d{1,4})?\s?[余多]?(?:条|件|次|份|篇|期|个|人|名|场|项|万|元|%|％|起|家|类|部|轮|批|套|宗)"
)
"""A number of something; years, dates and document numbers are none."""
_CLAUSE = re.compile(r"[，。；：:;,、\n（）()]")
_NUMBER = re.compile(
    r"^\s*(?:[一二三四五六七八九十]{1,2}是|第?[一二三四五六七八九十\d]{1,2}[、.．)）]?|其[一二三四])\s*"
)
_TURN = re.compile(r"改进(?:措施|情况|方面|如下)|整改|下一步|今后|针对|将(?:进一步|继续|从|采取|以|不断)|接下来")
_INSTANCE = re.compile(r"例如|比如|尚未|仍未|\d月|[一二三四]季度|第[一二三四五\d]批|才(?:公布|公开|发布|更新)")
"""Words by which a problem is told from what happened, though in a sentence of its own."""
_ENOUGH = 1000
"""Characters of part 一 that are counted at most; no rule asks for more."""
_PROBLEM = re.compile(r"有待|不够|需要?进一步|还需|仍需|尚需|不足|薄弱|欠缺|不强|不高|不到位|不及时|滞后|单一")
_LEAD = re.compile(r"(?:存在|有)(?:着|的)?(?:以下|一些|一定|部分|些许)?(?:主要)?(?:的)?(?:问题|不足|差距)")


def _part(passages: tuple[Passage, ...], ordinal: int) -> str:
    return "\n".join(passage.text for passage in passages if passage.part == ordinal)


def overview_length(frame: Outline) -> dict[str, int | str]:
    """Return how many characters stand between the heading of part 一 and that of the next part of the form.

    Nothing where either heading is lacking, and where a table or a picture between them may hold some of the text.
    """
    first = next((s for s in frame.sections if s.ordinal == 1), None)
    after = next((s for s in frame.sections if first and (s.ordinal or 0) > 1 and s.start > first.start), None)
    if first is None or after is None:
        return {}
    blocks = frame.blocks[first.start + 1 : after.start]
    if not all(isinstance(block, Paragraph) for block in blocks):
        return {}
    text = "".join(block.text for block in blocks if isinstance(block, Paragraph))
    return {"综述字数": len(bare(text[:_ENOUGH]))}


def own_words(passages: tuple[Passage, ...], organ: str | None) -> dict[str, int | str]:
    """Return whether part 一 speaks of the organ itself and whether it gives a figure; nothing where it has no text."""
    text = _part(passages, 1)
    if not text.strip():
        return {}
    own = bool(OWN.search(text)) or bool(organ and organ[-4:] in text)
    return {"有自称": int(own), "有数字": int(bool(_FIGURE.search(text)))}


def hollow_problems(passages: tuple[Passage, ...], organ: str | None, words: Wording) -> list[str] | None:
    """Return the problems of part 五 if every one of them names nothing in particular, else an empty list.

    A figure, an instance, a name of the organ's own or one clause that is about something keeps the whole part from being hollow.
    None where part 五 has no text.
    """
    text = _part(passages, 5)
    if not text.strip():
        return None
    if OWN.search(text) or (organ and organ[-4:] in text) or _FIGURE.search(text):
        return []
    turn = _TURN.search(text)
    text = text[: turn.start()] if turn else text
    if _INSTANCE.search(text):
        return []
    told = [_NUMBER.sub("", clause.strip()) for clause in _CLAUSE.split(text)]
    problems = [c for c in told if _PROBLEM.search(c) and not _LEAD.search(c)]
    return problems if problems and all(words.hollow.fullmatch(clause) for clause in problems) else []
