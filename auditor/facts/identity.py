"""Title, organ and year of a report, and what kind of organ its name shows it to be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from auditor.facts.prose import Passage, plain_digits, printed_years
from auditor.facts.titles import ORGAN, PRONOUN, YEAR, Title, find_title, tidy
from auditor.model.document import NOWHERE, Locator, Paragraph

_ANNOUNCED = re.compile(
    rf"现?(?:将|向社会公布|公布|发布)[《“]?({YEAR})?([\u4e00-\u9fff（）()]{{2,40}}?)({YEAR})?政府信息公开(?:工作)?(?:年度)?报告"
)
_CONTACT = re.compile(r"(?:请与|可与|请联系|直接与|联系)([\u4e00-\u9fff（）()]{4,40}?)(?:直接)?(?:联系|[（(：:，,])")
_PUBLISHER = re.compile(r"^发布(?:机构|单位)\s*[:：]\s*(\S{4,40})")
_SIGNED_DATE = re.compile(r"^(20\d{2})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日$")


_BODY = re.compile(r"^中共|党|领导小组|公司|学院|医院|[省市县区]政府网|政务公开办")
"""Offices that sign or publish for an organ without being it."""
_OPENING = 40
"""Paragraphs at the beginning that are searched for names."""


@dataclass(frozen=True, slots=True)
class Named:
    """Who reports, as read: the title, organ and year.

    ``text_organ`` is the full name that the text itself uses (announcement, signature), ``title_year`` and
    ``opening_year`` the years in the title and at the beginning of part 一, ``signed`` the signature's date (yyyymmdd).
    ``doubtful`` says that titles of several years stand before the text and none is confirmed by it.
    """

    title: Title | None = None
    organ: str | None = None
    text_organ: str | None = None
    year: int | None = None
    title_year: int | None = None
    doubtful: bool = False
    opening_year: int | None = None
    signed: int | None = None
    signed_locator: Locator = NOWHERE


def _text_organ(passages: tuple[Passage, ...], closing: list[Paragraph]) -> str | None:
    """Return the organ's full name as the text uses it of itself: in the announcement or in the signature."""
    for passage in [p for p in passages if p.part <= 1][:_OPENING]:
        match = _ANNOUNCED.search(tidy(passage.text))
        if match and ORGAN.fullmatch(match[2]) and not PRONOUN.match(match[2]):
            return match[2]
    for first, second in pairwise(closing):
        name = tidy(first.text)
        if _SIGNED_DATE.match(tidy(second.text)) and ORGAN.fullmatch(name) and not _BODY.search(name):
            return name
    return None


def _offered_organ(passages: tuple[Passage, ...]) -> str | None:
    """Return the organ that offers contact or publishes the page, where the text says of itself that it is one such.

    Either may be another office; only with 我局, 本委, 我镇 and the like in the text is the name taken for the organ's.
    """
    text = "\n".join(p.text for p in passages)
    for passage in [p for p in passages if p.part <= 1][:_OPENING]:
        match = _CONTACT.search(tidy(passage.text)) or _PUBLISHER.match(tidy(passage.text))
        name = match[1] if match else ""
        ending = re.search(r"([局厅镇乡县区市]|委员会|街道)(?:人民政府|办事处)?$", name)
        if ending and ORGAN.fullmatch(name) and not _BODY.search(name):
            word = "委" if ending[1] == "委员会" else ending[1]
            if re.search(rf"[我本]{word}", text):
                return name
    return None


def name_report(
    head: list[Paragraph],
    closing: list[Paragraph],
    passages: tuple[Passage, ...],
    period: int | None = None,
) -> Named:
    """Read who reports about which year.

    ``head`` are the paragraphs before the first part, ``closing`` those of the last part, ``period`` the year of the
    statistical period. The title is a line that is nothing but organ, year and term; where there is none, a title
    quoted in the preface counts, else it stays None. The year is the title's, else the announcement's; the caller
    falls back on the statistical period unless titles of several years leave it open (``doubtful``).
    """
    first_part = next((p.text for p in passages if p.part == 1), "")
    opening_year = _opening_year(first_part, "")
    title, certain = find_title(head, [year for year in (period, opening_year) if year])
    signed, signed_locator = _signature(closing)
    organ = title.organ if title else None
    text_organ = _text_organ(passages, closing)
    title_year = title.year if title and certain else None
    return Named(
        title=title,
        organ=organ or text_organ or _offered_organ(passages),
        text_organ=text_organ,
        year=title_year or (_announced_year(passages) if certain else None),
        title_year=title_year,
        doubtful=not certain,
        opening_year=opening_year or _opening_year(first_part, organ or ""),
        signed=signed,
        signed_locator=signed_locator,
    )


def _opening_year(text: str, organ: str) -> int | None:
    """Return the year that ``text`` opens with as its own: 2024年，… 2024年我局… 2024年<organ>…; no 以来, 底 or date."""
    match = re.match(rf"[\s\u3000]*({YEAR})\s*(?:([，,我本])|([全区县市省镇乡])|(.{{2}}))", plain_digits(text))
    if not match:
        return None
    others = set(printed_years(re.split("[。；]", text)[0])) - set(printed_years(match[1]))
    if match[2] or (match[3] and not others) or (organ and match[4] and organ.startswith(match[4])):
        return printed_years(match[1])[0]
    return None


def _announced_year(passages: tuple[Passage, ...]) -> int | None:
    for passage in passages[:40]:
        match = _ANNOUNCED.search(tidy(passage.text)) if passage.part == 0 else None
        years = printed_years((match[1] or "") + (match[3] or "")) if match else []
        if years:
            return years[0]
    return None


def _signature(closing: list[Paragraph]) -> tuple[int | None, Locator]:
    for paragraph in reversed(closing[-4:]):
        match = _SIGNED_DATE.match(tidy(paragraph.text))
        if match:
            return int(match[1]) * 10000 + int(match[2]) * 100 + int(match[3]), paragraph.locator
    return None, Locator()


def same_organ(first: str, second: str) -> bool:
    """Whether two printed names mean one organ: equal, one the tail or beginning of the other, or its abbreviation.

    An abbreviation (住建局) keeps the beginning, the end and the order of the full name's characters.
    """
    one, other = sorted((_core(first), _core(second)), key=len)
    if other.endswith(one) or other.startswith(one):
        return True
    rest = iter(other)
    return one[:1] == other[:1] and one[-1:] == other[-1:] and all(character in rest for character in one)


def _core(name: str) -> str:
    name = (
        re.sub(r"[（(].*?[）)]", "", name)
        .replace("人民政府", "政府")
        .replace("管理委员会", "管委会")
        .replace("委员会", "委")
    )
    return re.sub(r"(?<=[乡镇])政府$|办事处$", "", name)


def different_organs(first: str, second: str) -> bool:
    """Whether both names are full ones (they begin with a place) and of different organs."""
    return not same_organ(first, second) and all(_FULL_NAME.match(tidy(name)) for name in (first, second))


_FULL_NAME = re.compile(r"[\u4e00-\u9fff]{1,8}(?:[省市县旗州盟镇乡]|街道|(?<!发)(?<!新)区)")
_ZONE = (
    r"(?:开发|实验|试验|示范|园|新|度假|高新|保税|经开|技开|自贸|贸易|名胜|保护|景|合作|产业|工业|集聚|旅游|物流|功能|"
    r"管理|风景|生态|湿地|港|科技|高新技术)区"
)
_COUNTY = re.compile(
    r"[^市省]{1,8}县(?![域级乡处])|[^市省]{1,8}(?<!红)旗(?![渠区街镇乡村社路])|市[^市县]{1,6}区(?![域块])|"
    r"^[^省市县]{1,5}(?<!自治)区"
)
_CITIES = ("北京", "天津", "上海", "重庆")


def organ_type(name: str | None) -> str:
    """Return 政府, 政府办公室, 部门, 乡镇, 街道, 开发区 or 不明, by the ending of the name.

    开发区 stands for every area that is no administrative division: zones, parks, scenic areas, reserves.
    """
    name = re.sub(r"[（(].*?[）)]", "", name or "")
    endings = (
        (r"(?:人民)?政府办公?[厅室]?$", "政府办公室"),
        (r"[乡镇](?:人民)?政府$|[乡镇]$", "乡镇"),
        (r"街道(?:办事处)?$", "街道"),
        (rf"管委会$|管理委员会$|{_ZONE}$", "开发区"),
        (r"人民政府$|^(?!.*[局委厅院办]).*[省市县区州盟旗]$", "政府"),
        (r"[局委厅院署办]$|委员会$|办公[厅室]$", "部门"),
    )
    return next((kind for pattern, kind in endings if re.search(pattern, name)), "不明") if name else "不明"


def organ_level(name: str | None) -> str:
    """Return 乡, 县, 市, 省 or 不明, as far as the name alone is safe.

    市 means named by a city, a prefecture or a county-level one, with no county, district or town below it in the name.
    """
    name = re.sub(r"[（(].*?[）)]", "", name or "")
    if re.search(r"[乡镇]|街道", name) and organ_type(name) in ("乡镇", "街道"):
        return "乡"
    plain = re.sub(_ZONE, "", name)
    if _COUNTY.search(plain) and not name.startswith(_CITIES):
        return "县"
    if re.search(rf"^(?:[^市县区]{{2,8}}省|[^市县区]{{2,6}}自治区|(?:{'|'.join(_CITIES)})市)(?!.*[市县区旗].*)", name):
        return "省"
    if re.match(r"(?:[^省]{2,8}省)?[^省市县区旗州盟]{1,6}(?<!城)市(?![场政容级区]|民(?!政))(?!.*[区乡镇])", name):
        return "不明" if name.startswith(_CITIES) else "市"
    return "不明"
