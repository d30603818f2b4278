"""The title of a report: which line before the first part it is, and what it says of organ, year and term."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from auditor.facts.prose import plain_digits, printed_years
from auditor.model.document import NOWHERE, Locator, Paragraph

_BARE_YEAR = r"(?:20\d{2}|二[〇○零][〇○零一二三四五六七八九]{2})"
YEAR = rf"{_BARE_YEAR}\s*年\s*度?"
_TERM = re.compile(
    rf"(?:政府)?信息公开(?:工作)?的?(?:{_BARE_YEAR}年?度?)?(?:工作)?(?:年度)?(?:工作)?(?:年度)?(?:报告|年报)$"
)
_STATUTORY = re.compile(rf"政府信息公开工作的?(?:{_BARE_YEAR}年?度?)?年?度报告")
_OTHER_TERM = re.compile(
    rf"(?:政府)?(?:信息|政务)公开(?:工作)?(?:{_BARE_YEAR}年?度?)?(?:年度)?(?:工作)?(?:年度)?(?:情况的?)?"
    r"(?:总结|情况|报告|汇报)$"
)
"""Terms that make a line above the text a title although none of them is the statutory one."""
_ORGAN_END = (
    r"(?:人民政府办公[厅室]|人民政府|政府办公[厅室]|政府办|委员会|管委会|办公[厅室]|办事处|"
    r"公安局.{2,6}分局|[局委厅院署办]|街道|[省市县区州盟旗乡镇]|中心|大队|支队)"
)
ORGAN = re.compile(rf"[\u4e00-\u9fff（）()、·]{{2,60}}{_ORGAN_END}(?:[（(][^）)]{{2,40}}[）)])?$")
PRONOUN = re.compile(r"^(?:我|本|全|各|该|区|市|县|省|镇|乡)(?:局|委|办|镇|乡|街道|区|市|县|单位|机关|中心)?$")
_CHROME = re.compile(r"[>＞|/]|首页|^\s*[（(]?图解|^当前位置|^您(?:当前|现在)|^[^（(《》]{1,8}[:：]")
_LABELLED = re.compile(r"^(?:标\s*题|名\s*称)\s*[:：]?\s*")
_QUOTED = re.compile(rf"《([^《》]{{0,60}}{YEAR}[^《》]{{0,30}}信息公开[^《》]{{0,12}}(?:报告|年报))》")
_TRAILER = re.compile(r"(?:[（(〔\[【][^（）()]{1,24}[）)〕\]】]|\.(?:docx?|pdf|wps|html?)|的?(?:公示|公告|通告))$")
_YEAR_IN_BRACKETS = re.compile(rf"[（(]({_BARE_YEAR})年?度?[）)]$")
_LINES = 3
"""Most lines that a title is printed on."""
_PROSE = 30
"""Shortest paragraph that is running text."""


@dataclass(frozen=True, slots=True)
class Title:
    """A line taken for the title, as printed; ``place`` is its paragraph. Organ and year are None where it has none."""

    text: str
    locator: Locator = NOWHERE
    place: int = -1
    organ: str | None = None
    year: int | None = None
    statutory: bool = False


_LONGEST = 200
"""Longest printed line, blanks included, that can be a title."""


def _unspaced(text: str) -> str:
    return "".join(text.split())


def tidy(text: str) -> str:
    """Return ``text`` without white space, with full-width digits as plain ones."""
    return plain_digits(_unspaced(text))


def _stripped(text: str) -> str:
    """Return a title without quotation marks, leading 关于, and what is appended in brackets or as a file's ending."""
    text = re.sub(r"[“”\"]|^关于|^[【\[][^】\]]{1,8}[】\]]", "", tidy(text))
    for _ in range(3):
        text = _TRAILER.sub("", text)
    return text


def organ_in_title(title: str) -> str | None:
    """Return the organ's name in ``title``: what is left without the year and the term; None where nothing is left."""
    rest = _stripped(title)
    shorter = _TERM.sub("", rest)
    rest = shorter if shorter != rest else _OTHER_TERM.sub("", rest)
    rest = re.sub(rf"关于(?={YEAR}|$)|{YEAR}", "", rest).strip("的、，,:：-—")
    return rest if len(rest) >= 2 and not PRONOUN.match(rest) else None


def _year_in_title(title: str) -> int | None:
    appended = _YEAR_IN_BRACKETS.search(tidy(title))
    years = printed_years(_stripped(title)) or (printed_years(appended[1]) if appended else [])
    return years[0] if years else None


def _title(text: str, locator: Locator, place: int) -> Title:
    statutory = bool(_STATUTORY.search(_stripped(text)))
    return Title(_unspaced(text), locator, place, organ_in_title(text), _year_in_title(text), statutory)


def _is_title(text: str, term: re.Pattern[str] = _TERM) -> bool:
    plain = _stripped(text)
    return (
        8 <= len(plain) <= 90
        and not _CHROME.search(tidy(text))
        and bool(term.search(plain))
        and not re.search("[，。；]", plain)
    )


def title_candidates(paragraphs: Sequence[Paragraph]) -> list[Title]:
    """Return the lines that are nothing but organ, year and term, in order; a title may stand on up to three lines."""
    found: list[Title] = []
    for index, paragraph in enumerate(paragraphs):
        if len(paragraph.text) > _LONGEST or tidy(paragraph.text).startswith(("标题", "名称")):
            continue
        joined = next((t for t in _joined(paragraphs, index) if _is_title(t)), None)
        if joined:
            found.append(_title(joined, paragraph.locator, index))
    if not found:
        found = _wrongly_termed(paragraphs)
    return found


def _joined(paragraphs: Sequence[Paragraph], last: int) -> list[str]:
    """The text that ends with paragraph ``last``: alone, or with the lines before it that it does not stand without."""
    nearby = paragraphs[max(0, last - _LINES + 1) : last + 1]
    lines = [_unspaced(p.text[: 2 * _LONGEST]) for p in nearby]
    own = lines[-1]
    texts = []
    for count in range(len(lines), 1, -1):
        before = lines[-count:-1]
        if any(len(line) > _PROSE or _CHROME.search(line) or _TERM.search(_stripped(line)) for line in before):
            continue
        opens = ORGAN.fullmatch(_stripped(before[0])) or organ_in_title(before[0] + "政府信息公开工作年度报告")
        cut = count == 2 or re.search(r"信息公开(?:工作)?$|年度?$", before[-1]) or before[-1].endswith("年")
        if opens and cut and (organ_in_title(own) is None or not _is_title(own)) and _begins_like_organ(before[0]):
            texts.append("".join([*before, own]))
    return [*texts, own]


def _begins_like_organ(line: str) -> bool:
    plain = re.sub(rf"{YEAR}$", "", _stripped(line))
    plain = re.sub(r"(?:政府)?信息公开(?:工作)?$", "", plain)
    return bool(ORGAN.fullmatch(re.sub(YEAR, "", plain)))


def _wrongly_termed(paragraphs: Sequence[Paragraph]) -> list[Title]:
    """Return the line directly above the text that names organ and year under another term (…政府信息公开工作总结)."""
    for index in range(len(paragraphs) - 1, -1, -1):
        following = paragraphs[index + 1].text if index + 1 < len(paragraphs) else ""
        line = paragraphs[index]
        if (
            (following and len(following) < _PROSE)
            or len(line.text) > _LONGEST
            or not _is_title(line.text, _OTHER_TERM)
        ):
            continue
        title = _title(line.text, line.locator, index)
        if title.organ and title.year:
            return [title] if ORGAN.fullmatch(re.sub(r"[（(].*?[）)]", "", title.organ)) else []
    return []


def find_title(paragraphs: Sequence[Paragraph], witnesses: Sequence[int]) -> tuple[Title | None, bool]:
    """Return the report's title and whether its year is certain.

    The title that the page declares (标题：…) decides where it is printed too; else the last full title before the
    text. Where titles of several years stand there (links to other years' reports), the one taken must name a year
    that the text names as well; ``witnesses`` are the years of its period and of its first sentence.
    """
    candidates = title_candidates(paragraphs)
    declared = [
        _title(_LABELLED.sub("", p.text.strip()), p.locator, place)
        for place, p in enumerate(paragraphs)
        if _LABELLED.match(p.text.strip()) and _is_title(_LABELLED.sub("", p.text.strip()))
    ]
    printed = [c for c in candidates if any(tidy(c.text) == tidy(d.text) for d in declared)]
    pool = printed or candidates or declared
    for wanted in (lambda t: t.year and t.organ, lambda t: t.year, lambda t: True):
        fitting = [title for title in pool if wanted(title)]
        if fitting:
            chosen = fitting[-1]
            years = {title.year for title in [*pool, *declared] if title.year}
            return chosen, len(years) <= 1 or chosen.year in witnesses
    for place, paragraph in enumerate(paragraphs):
        match = _QUOTED.search(tidy(paragraph.text))
        if match:
            return _title(match[1], paragraph.locator, place), True
    return None, True
