"""Title, organ and year of a report, and what kind of organ its name shows it to be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from auditor.facts.prose import Passage, printed_years
from auditor.model.document import NOWHERE, Locator, Paragraph
from auditor.model.facts import Section

TERM = re.compile(r"(?:政府)?信息公开(?:工作)?的?(?:20\d{2}年度?)?(?:工作)?(?:年度)?(?:工作)?(?:年度)?(?:报告|年报)$")
STATUTORY_TERM = re.compile(r"政府信息公开工作(?:20\d{2}年度?)?年度报告")
"""The term of 条例 articles 49 and 50; the year may stand inside it."""

_YEAR = r"(?:20\d{2}|二[〇○零][〇○零一二三四五六七八九]{2})\s*年\s*度?"
_ORGAN_END = (
    r"(?:人民政府办公[厅室]|人民政府|政府办公[厅室]|政府办|委员会|管委会|办公[厅室]|办事处|"
    r"公安局.{2,6}分局|[局委厅院署办]|街道|[省市县区州盟旗乡镇]|中心|大队|支队)"
)
_ORGAN = re.compile(rf"[\u4e00-\u9fff（）()、·]{{2,60}}{_ORGAN_END}(?:[（(][^）)]{{2,40}}[）)])?$")
_CHROME = re.compile(r"[>＞|/]|首页|^\s*[（(]?图解|^当前位置|^您(?:当前|现在)|^[^（(《》]{1,8}[:：]")
_LABELLED = re.compile(r"^(?:标\s*题|名\s*称)\s*[:：]?\s*")
_QUOTED = re.compile(rf"《([^《》]{{0,60}}{_YEAR}[^《》]{{0,30}}信息公开[^《》]{{0,12}}(?:报告|年报))》")
_ANNOUNCED = re.compile(
    rf"现?(?:将|向社会公布|公布|发布)[《“]?({_YEAR})?([\u4e00-\u9fff（）()]{{2,40}}?)({_YEAR})?政府信息公开(?:工作)?(?:年度)?报告"
)
_CONTACT = re.compile(r"(?:请与|可与|请联系|直接与|联系)([\u4e00-\u9fff（）()]{4,40}?)(?:直接)?(?:联系|[（(：:，,])")
_PUBLISHER = re.compile(r"^发布(?:机构|单位)\s*[:：]\s*(\S{4,40})")
_OWN = re.compile(r"^(?:我|本|全|各|该|区|市|县|省|镇|乡)(?:局|委|办|镇|乡|街道|区|市|县|单位|机关|中心)?$")
_SIGNED_DATE = re.compile(r"^(20\d{2})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日$")


@dataclass(frozen=True, slots=True)
class Named:
    """Who reports, as read: the title and where it stands, organ and year with where the year was taken from.

    ``text_organ`` is the full name that the text itself uses (announcement, contact, signature), ``title_year`` and
    ``opening_year`` the years in the title and at the beginning of part 一, ``signed`` the signature's date (yyyymmdd).
    """

    title: str | None = None
    title_locator: Locator = NOWHERE
    organ: str | None = None
    title_organ: str | None = None
    text_organ: str | None = None
    year: int | None = None
    title_year: int | None = None
    opening_year: int | None = None
    signed: int | None = None
    signed_locator: Locator = NOWHERE


def _tidy(text: str) -> str:
    return re.sub(r"[\s\u3000\xa0]+", "", text)


def _is_title(text: str) -> bool:
    return (
        8 <= len(text) <= 90
        and not _CHROME.search(text)
        and bool(TERM.search(text))
        and not re.search("[，。；]", text)
    )


def organ_in_title(title: str) -> str | None:
    """Return the organ's name in ``title``: what is left without the year and the term; None where nothing is left."""
    rest = TERM.sub("", _tidy(title))
    rest = re.sub(rf"关于(?={_YEAR}|$)|{_YEAR}", "", rest).strip("的、，,:：-—")
    return rest if len(rest) >= 2 and not _OWN.match(rest) else None


def _title_candidates(paragraphs: list[Paragraph]) -> list[tuple[str, Locator]]:
    found: list[tuple[str, Locator]] = []
    for index, paragraph in enumerate(paragraphs):
        text = _tidy(paragraph.text)
        if not text.startswith(("标题", "名称")) and _is_title(text):
            before = _tidy(paragraphs[index - 1].text) if index else ""
            if organ_in_title(text) is None and _ORGAN.fullmatch(before) and not TERM.search(before):
                text = before + text
            found.append((text, paragraph.locator))
        elif index + 1 < len(paragraphs) and text.endswith("政府信息公开工作") and len(text) < 80:
            after = _tidy(paragraphs[index + 1].text)
            if after in ("年度报告", "年报"):
                found.append((text + after, paragraph.locator))
    for paragraph in paragraphs:
        text = _tidy(paragraph.text)
        if _LABELLED.match(text) and _is_title(_LABELLED.sub("", text)):
            found.append((_LABELLED.sub("", text), paragraph.locator))
    return found


def _find_title(paragraphs: list[Paragraph]) -> tuple[str | None, Locator]:
    candidates = _title_candidates(paragraphs)
    for wanted in (lambda t: printed_years(t) and organ_in_title(t), printed_years, lambda t: True):
        for text, locator in candidates:
            if wanted(text):
                return text, locator
    for paragraph in paragraphs:
        match = _QUOTED.search(_tidy(paragraph.text))
        if match:
            return match[1], paragraph.locator
    return None, Locator()


def _text_organ(passages: tuple[Passage, ...], closing: list[Paragraph]) -> str | None:
    """Return the organ's full name as the text uses it: announcement, signature, contact sentence, publisher line."""
    opening = [p for p in passages if p.part <= 1][:40]
    for passage in opening:
        match = _ANNOUNCED.search(_tidy(passage.text))
        if match and _ORGAN.fullmatch(match[2]) and not _OWN.match(match[2]):
            return match[2]
    for first, second in pairwise(closing):
        name = _tidy(first.text)
        if _SIGNED_DATE.match(_tidy(second.text)) and _ORGAN.fullmatch(name):
            return name
    for passage in opening:
        match = _CONTACT.search(_tidy(passage.text))
        if (
            match
            and re.search(r"(?:人民政府(?:办公[厅室])?|[局厅]|委员会|办事处)$", match[1])
            and "党政" not in match[1]
        ):
            return match[1]
    for passage in opening:
        match = _PUBLISHER.match(passage.text.strip())
        if match and _ORGAN.fullmatch(_tidy(match[1])):
            return _tidy(match[1])
    return None


def name_report(
    head: list[Paragraph], closing: list[Paragraph], passages: tuple[Passage, ...], sections: tuple[Section, ...]
) -> Named:
    """Read who reports about which year.

    ``head`` are the paragraphs before the first part, ``closing`` those of the last part. The title is a line that is
    nothing but organ, year and term; where there is none, a title quoted in the preface counts, else it stays None.
    The year is the title's; the caller falls back on the statistical period.
    """
    title, locator = _find_title(head)
    title_years = printed_years(title) if title else []
    first_part = next((p.text for p in passages if p.part == 1), "")
    opening = re.match(rf"[\s\u3000]*({_YEAR})(?!\s*\d{{1,2}}\s*月)", first_part)
    opening_year = printed_years(opening[1])[0] if opening and printed_years(opening[1]) else None
    signed, signed_locator = _signature(closing)
    organ = organ_in_title(title) if title else None
    text_organ = _text_organ(passages, closing)
    year = title_years[0] if title_years else _announced_year(passages)
    return Named(
        title=title,
        title_locator=locator,
        organ=organ or text_organ,
        title_organ=organ,
        text_organ=text_organ,
        year=year,
        title_year=title_years[0] if title_years else None,
        opening_year=opening_year,
        signed=signed,
        signed_locator=signed_locator,
    )


def _announced_year(passages: tuple[Passage, ...]) -> int | None:
    for passage in passages[:40]:
        match = _ANNOUNCED.search(_tidy(passage.text)) if passage.part == 0 else None
        years = printed_years((match[1] or "") + (match[3] or "")) if match else []
        if years:
            return years[0]
    return None


def _signature(closing: list[Paragraph]) -> tuple[int | None, Locator]:
    for paragraph in reversed(closing[-4:]):
        match = _SIGNED_DATE.match(_tidy(paragraph.text))
        if match:
            return int(match[1]) * 10000 + int(match[2]) * 100 + int(match[3]), paragraph.locator
    return None, Locator()


def same_organ(first: str, second: str) -> bool:
    """Whether two printed names mean one organ: equal, or one the tail of the other without its region's prefix."""

    def core(name: str) -> str:
        name = re.sub(r"[（(].*?[）)]", "", name).replace("人民政府", "政府")
        return re.sub(r"(?<=[乡镇])政府$|办事处$", "", name)

    one, other = core(first), core(second)
    return one.endswith(other) or other.endswith(one) or one.startswith(other) or other.startswith(one)


def organ_type(name: str | None) -> str:
    """Return 政府, 政府办公室, 部门, 乡镇, 街道, 开发区 or 不明, by the ending of the name."""
    name = re.sub(r"[（(].*?[）)]", "", name or "")
    endings = (
        (r"(?:人民)?政府办公?[厅室]?$", "政府办公室"),
        (r"[乡镇](?:人民)?政府$|[乡镇]$", "乡镇"),
        (r"街道(?:办事处)?$", "街道"),
        (r"管委会$|管理委员会$|(?:开发|实验|示范|园|新|度假|高新|保税)区$", "开发区"),
        (r"人民政府$|^(?!.*[局委厅院办]).*[省市县区州盟旗]$", "政府"),
        (r"[局委厅院署办]$|委员会$|办公[厅室]$", "部门"),
    )
    return next((kind for pattern, kind in endings if re.search(pattern, name)), "不明") if name else "不明"


def organ_level(name: str | None) -> str:
    """Return 乡, 县, 省 or 不明, as far as the name alone is safe.

    A name with only a 市 may be a prefecture or a county-level city, so it stays 不明.
    """
    name = re.sub(r"[（(].*?[）)]", "", name or "")
    if re.search(r"[乡镇]|街道", name) and organ_type(name) in ("乡镇", "街道"):
        return "乡"
    if re.search(
        r"[^市省]{1,8}[县旗]|市[^市县]{1,6}区|自治县|^[^省市县]{1,5}(?<!自治)区", name
    ) and not name.startswith(("北京", "天津", "上海", "重庆")):
        return "县"
    if re.search(r"^(?:[^市县区]{2,8}省|[^市县区]{2,6}自治区|(?:北京|天津|上海|重庆)市)(?!.*[市县区旗].*)", name):
        return "省"
    return "不明"
