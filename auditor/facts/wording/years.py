"""Years that a text kept when it was taken over from an earlier report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.facts.prose import Passage, Sentence

_NUMBER = r"(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．])?\s{0,4}"
_HEADING = r"(?:[\u4e00-\u9fff]{2,14}[。：:，\s]\s{0,4})?"
_OWN = r"[我本](?:机关|单位|部门|局|委|办|厅|院|中心|镇|乡|街道?|县|区|市)"
_NAMED = r"(?!省|国务院|上级)[\u4e00-\u9fff]{2,20}?(?:局|委|办|镇|乡|街道|政府|办公室|办事处)(?:共|累计)"
_SUBJECT = re.compile(
    rf"{_NUMBER}{_HEADING}(20\d\d)年度?[，,]?(?:{_OWN}|共|累计|全年|主动公开|收到|全[县区市镇乡]|{_NAMED})"
)
_COUNTED = re.compile(
    r"(公开|发布)[^，。；,;\d]{0,16}信息[^，。；,;\d]{0,6}\d{1,6}|(?:收到|受理)[^，。；,;\d]{0,20}(申请)[^，。；,;\d]{0,6}\d{1,6}|"
    r"(?:制定|制发|印发|出台)[^，。；,;\d]{0,8}规范性(文件)[^，。；,;\d]{0,4}\d{1,6}"
)
_OPENING = re.compile(r"(认真|严格|坚持|深入|全面|积极|高度重视|紧紧围绕|始终)")
_COMPARED = re.compile(
    r"本年|今年|上年|上一年|去年|同比|相比|较|比|增|降|减|荣获|获评|被评|被列|被确定|表扬|表彰|通报|先进|示范|试点|决算|预算|考核|评|结转|截至|截止|以来|累计至|历年"
)
_PLAN = re.compile(
    rf"{_NUMBER}(?:下一步|今后|接下来)?[，,]?(?:针对[^，。；,;]{{0,16}}[，,])?(20\d\d)年[，,]?[^，。；,;\d]{{0,12}}?"
    r"将(?:进一步|继续|重点|着力|持续|切实|不断|从以下|围绕|以下|按照|加大|加强|采取以下|做到|努力|力争|更加|积极|大力|全面|深入)"
)
_MEASURE = re.compile(
    rf"{_NUMBER}为(?:了)?进一步[^。；]{{2,40}}[，,](20\d\d)年[，,]?{_OWN}[^，。；,;\d]{{0,4}}(?:加大|加强|继续|着力|重点|不断|切实)"
)
_DONE = re.compile(r"已|曾|(?<!为)了|完成|全年|累计|共|次|\d+[件条场人]|得到|取得|配备|配齐|建立|新增|开通")
_TOLD = re.compile(r"已|曾|上年|去年|上一年|提出|完成|报告")


def find_remnants(passages: tuple[Passage, ...], year: int) -> list[Sentence]:
    """Return sentences that show an earlier year as the year reported, or a past year as still to come.

    In part 一 a paragraph that opens with the year before ``year`` as the time of what the organ did, while nothing of the
    same is told for ``year``; in part 五 plans for an earlier year (下一步，2022年我局将进一步… in the report on 2023).
    Comparisons, budgets and accounts, results of appraisals and what was carried over speak of an earlier year lawfully.
    """
    own = [p for p in passages if p.part == 1]
    openings = [(p, m) for p in own if (m := _SUBJECT.match(p.text))]
    earlier = [p for p, m in openings if int(m[1]) == year - 1 and str(year) not in p.text]
    earlier = [p for p in earlier if not _COMPARED.search(p.text) and _told(p.text)]
    told = {name for p, m in openings if earlier and int(m[1]) == year for name in _told(p.text)}
    found = [_with_year(p, year - 1) for p in earlier if not _told(p.text) & told]
    return found + [s for s, planned in _plans(passages) if planned < year]


def find_plans_of_the_year(passages: tuple[Passage, ...], year: int) -> list[Sentence]:
    """Return plans of part 五 that name the year reported: 2023年我局将进一步……; 为进一步……，2023年我局加大…….

    What was done in that year may be told so as well, unless the sentence says that it was done; a person has to tell.
    """
    near = [s for p in passages if p.part == 5 and "为" in p.text for s in p.sentences]
    found = [s for s in near if (m := _MEASURE.match(s.text)) and int(m[1]) == year and not _DONE.search(s.text)]
    return [s for s, planned in _plans(passages) if planned == year] + found


def _told(text: str) -> set[str]:
    names = {name for m in _COUNTED.finditer(text) for name in m.groups() if name}
    return {"公开" if name == "发布" else name for name in names} | ({"工作"} if _OPENING.search(text) else set())


def _with_year(passage: Passage, year: int) -> Sentence:
    """Return the first sentence of ``passage`` that names ``year``; a sub-heading may stand before it."""
    return next((s for s in passage.sentences if str(year) in s.text), passage.sentences[0])


def _plans(passages: tuple[Passage, ...]) -> Iterator[tuple[Sentence, int]]:
    """Yield the sentences of part 五 that plan something for a year, with the year."""
    for passage in passages:
        if passage.part == 5 and "将" in passage.text:
            for sentence in passage.sentences:
                match = _PLAN.match(sentence.text)
                if match and not _TOLD.search(sentence.text):
                    yield sentence, int(match[1])
