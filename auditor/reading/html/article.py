"""The article of a page told from what the site puts around it: navigation, related links, the site's own footer."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from lxml import etree

from auditor.model.document import Block, Image, Paragraph, Table
from auditor.model.forms import Forms, PartForm
from auditor.model.labels import fold
from auditor.reading.html.gathering import Standing

_LONGEST_HEADING = 45
_LONGEST_TITLE = 120
_NUMBERED = re.compile(r"\s{0,9}第?[一二三四五六七八]\s{0,4}(?:[、.．]|部分)")
# The numbers of parts within a paragraph; a list in running text seldom has as many.
_NUMBER = re.compile(r"(?:^|[\s。；：])([一二三四五六])、")
_SEVERAL = 4
# Words that only the tables of the form have; one of them is enough, since such a table is at worst kept.
_FORM_WORDS = re.compile("二十条|勾稽|信息内容|申请人情况|自然人|结果维持|尚未审结|行政事业性收费|不予公开|结转下年度")
_TITLE_END = re.compile(r"(?:报告|年报)(?:[（(〔【][^）)〕】]{1,24}[）)〕】])?$")
_SUBJECT = "信息公开"
# A title may stand on three lines.
_TITLE_LINES = 3
# What a page says of the article before it, and what tells who published it.
_STATED = re.compile(
    r"(?:标\s?题|名\s?称|索\s?引\s?号|[发公]布(?:机构|单位|日期|时间)|信息来源|来源|单位|(?:生成|成文)日期)\s*[:：]"
)
# Running text after the article that may yet be the report's own: it speaks of the report, or is as long as prose.
_OF_THE_REPORT = re.compile("本(?:年度?)?报告|疑问")
_NOTICE = re.compile("ICP备|公网安备|网站标识码|版权所有|Copyright", re.IGNORECASE)
_OF_THE_SITE = re.compile(r"ICP|备案|备\d|标识码|分辨率|浏览器|网站|版权|主办|承办|热线|电话|Copyright", re.IGNORECASE)
_PROSE = 40


def find_anchors(standings: Sequence[Standing], forms: Forms) -> list[int]:
    """Return the places of the blocks that only the report itself has: headings of its parts, tables of the form.

    A paragraph that runs on over several parts counts as the first and the last of them.
    """
    headings = _headings(forms.parts)
    return [place for place, standing in enumerate(standings) for _ in range(_count_anchors(standing, headings))]


def choose_article(standings: Sequence[Standing], anchors: Sequence[int]) -> list[Block]:
    """Return the blocks of the report without those that the site has put around it.

    The article is the smallest element that holds everything from the first to the last of ``anchors``, without the
    links and the notices of the site at its end. Of what precedes it, links and lines above the title are left out; of
    what follows, everything unless some of it may be the report's own. Without two anchors nothing can be told, and
    everything stays but what is no text.
    """
    if len(anchors) < 2:
        return [standing.block for standing in standings if not standing.is_foreign]
    first, last = anchors[0], anchors[-1]
    container = _common_ancestor(standings[first].element, standings[last].element)
    start = bisect_left(range(first), True, key=lambda place: _is_within(standings[place].element, container))
    length = bisect_left(
        range(last, len(standings)), True, key=lambda place: not _is_within(standings[place].element, container)
    )
    end = _end_of_text(standings[: last + length], last, container)
    after = standings[last + length :]
    return [
        *(standing.block for standing in _select_before(standings, start, first)),
        *(standing.block for standing in standings[first:end]),
        *(standing.block for standing in after if _may_be_report(after) and not standing.is_foreign),
    ]


@lru_cache(maxsize=4)
def _headings(parts: tuple[PartForm, ...]) -> frozenset[str]:
    return frozenset(fold(name) for part in parts for name in (part.name, *part.variants))


def _count_anchors(standing: Standing, headings: frozenset[str]) -> int:
    block = standing.block
    if standing.is_link or isinstance(block, Image):
        return 0
    if isinstance(block, Table):
        return int(any(_FORM_WORDS.search(cell.text) for row in block.grid for cell in row))
    if len(block.text) <= _LONGEST_HEADING:
        return int(_NUMBERED.match(block.text) is not None or fold(block.text) in headings)
    return 2 if len(set(_NUMBER.findall(block.text))) >= _SEVERAL else 0


def _common_ancestor(first: etree._Element, last: etree._Element) -> etree._Element:
    around = {first, *first.iterancestors()}
    return next(element for element in (last, *last.iterancestors()) if element in around)


def _is_within(element: etree._Element, container: etree._Element) -> bool:
    return element is container or any(ancestor is container for ancestor in element.iterancestors())


def _select_before(standings: Sequence[Standing], start: int, first: int) -> list[Standing]:
    """Select what belongs to the report of the blocks before its first anchor; ``start`` is where the article begins."""
    titles = [place for place in range(first) if _ends_title(standings, place)]
    printed = [place for place in titles if not standings[place].is_link]
    top = printed[0] - _TITLE_LINES + 1 if printed else 0
    kept = []
    for place, standing in enumerate(standings[:first]):
        block = standing.block
        if standing.is_foreign or (standing.is_link and (printed or place not in titles)):
            continue
        if isinstance(block, Image) and place < start:
            continue
        if isinstance(block, Paragraph) and place < top and _OF_THE_SITE.search(block.text):
            continue
        if (
            place >= min(top, start)
            or isinstance(block, Table)
            or (isinstance(block, Paragraph) and _STATED.match(block.text))
        ):
            kept.append(standing)
    return kept


def _ends_title(standings: Sequence[Standing], place: int) -> bool:
    """Tell whether the lines up to ``place`` may be the title of an annual report."""
    lines = [standing.block for standing in standings[max(0, place - _TITLE_LINES + 1) : place + 1]]
    texts = ["".join(line.text.split()) for line in lines if isinstance(line, Paragraph)]
    if not isinstance(standings[place].block, Paragraph) or len(texts[-1]) > _LONGEST_TITLE:
        return False
    return _TITLE_END.search(texts[-1]) is not None and _SUBJECT in "".join(texts)


def _end_of_text(standings: Sequence[Standing], last: int, container: etree._Element) -> int:
    """Return where the text of the article ends: before the notices of the site and the links that follow its last anchor.

    ``standings`` end with the ``container``. A notice counts with everything in the child of the container that holds it.
    """
    end = len(standings)
    for place in range(last + 1, end):
        block = standings[place].block
        if isinstance(block, Paragraph) and _NOTICE.search(block.text):
            element = standings[place].element
            unit = next((e for e in (element, *element.iterancestors()) if e.getparent() is container), container)
            if not _is_within(standings[last].element, unit):
                end = bisect_left(range(place), True, lo=last, key=lambda p: _is_within(standings[p].element, unit))
                break
    while end > last + 1 and (standings[end - 1].is_link or standings[end - 1].is_foreign):
        end -= 1
    return end


def _may_be_report(after: Sequence[Standing]) -> bool:
    for standing in after:
        if isinstance(standing.block, Paragraph) and not standing.is_link:
            text = standing.block.text
            is_prose = len(text) >= _PROSE and "。" in text and not _OF_THE_SITE.search(text)
            if is_prose or _OF_THE_REPORT.search(text):
                return True
    return False
