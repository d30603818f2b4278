"""What stands in the cells of a roster: dates, years, types and addresses as people write them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from unicodedata import normalize
from urllib.parse import urlsplit

from auditor.hostile import clean
from auditor.model.metadata import ORGAN_LEVELS, ORGAN_TYPES

UNDATED = 0
"""``published`` of a page that shows no date."""

_FIRST_YEAR, _LAST_YEAR = 2008, 2100
"""Years that a roster can mean: from the first reports under the 条例 of 2007 on."""
_LEAP_YEAR = 2096
_TIME = r"(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?"
_DATE = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){_TIME}|(\d{{4}})年(\d{{1,2}})月(\d{{1,2}})[日号]{_TIME}")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_DAY = re.compile(r"(\d{1,2})[-/.](\d{1,2})|(\d{1,2})月(\d{1,2})[日号]")
_YEAR = re.compile(r"(\d{4})(?:年度?)?")
_HOST = re.compile(
    r"(?:[a-z0-9\u4e00-\u9fff](?:[a-z0-9\u4e00-\u9fff-]{0,61}[a-z0-9\u4e00-\u9fff])?\.){1,9}[a-z\u4e00-\u9fff]{2,20}"
)
_MOST_SHOWN = 40

TYPE_NAMES: Mapping[str, str] = {
    **{name: name for name in ORGAN_TYPES},
    "人民政府": "政府", "government": "政府",
    "政府办": "政府办公室", "政府办公厅": "政府办公室", "府办": "政府办公室", "office": "政府办公室",
    "政府部门": "部门", "工作部门": "部门", "department": "部门",
    "乡": "乡镇", "镇": "乡镇", "乡镇政府": "乡镇", "乡镇人民政府": "乡镇", "town": "乡镇",
    "街道办": "街道", "街道办事处": "街道", "subdistrict": "街道",
    "开发区管委会": "开发区", "管委会": "开发区", "zone": "开发区",
    "派出机关": "派出机构", "branch": "派出机构",
    "法律法规授权组织": "授权组织", "授权的组织": "授权组织", "authorised": "授权组织",
    "institution": "事业单位", "国有企业": "企业", "enterprise": "企业", "internal": "内设机构",
}  # fmt: skip
LEVEL_NAMES: Mapping[str, str] = {
    **{name: name for name in ORGAN_LEVELS},
    "中央": "国家", "national": "国家", "省级": "省", "自治区": "省", "直辖市": "省", "provincial": "省",
    "市级": "市", "地级": "市", "地市": "市", "设区的市": "市", "city": "市",
    "县级": "县", "区": "县", "区级": "县", "县区": "县", "区县": "县", "县级市": "县", "county": "县",
    "乡级": "乡", "乡镇": "乡", "镇": "乡", "town": "乡",
}  # fmt: skip
_YES_OR_NO = {
    "有": True,
    "是": True,
    "yes": True,
    "1": True,
    "无": False,
    "没有": False,
    "否": False,
    "no": False,
    "0": False,
}


class Unfit(ValueError):
    """A cell does not hold what its column asks for; the message is a clause that says why and what to write."""


def shown(text: str) -> str:
    """Return text of a roster for an error message: short, and without what a terminal would obey."""
    return clean(text, _MOST_SHOWN)


def nearest(text: str, known: Mapping[str, object] | tuple[str, ...]) -> str:
    """Return a clause that names the known words like ``text``; empty where there is none."""
    near = get_close_matches(text, list(known), n=2, cutoff=0.5)
    return f"；相近的有“{'”“'.join(near)}”" if near else ""


def parse_year(text: str) -> int:
    """Return a year written 2024, 2024年 or 2024年度."""
    match = _YEAR.fullmatch(normalize("NFKC", text))
    if match is None or not _FIRST_YEAR <= int(match[1]) <= _LAST_YEAR:
        raise Unfit(f"“{shown(text)}”不是年份，写作 2024")
    return int(match[1])


def parse_date(text: str) -> int:
    """Return a date as yyyymmdd; a time of day behind it does not count."""
    plain = normalize("NFKC", text)
    match = _DATE.fullmatch(plain) or _COMPACT.fullmatch(plain)
    if match is None:
        raise Unfit(f"“{shown(text)}”不是日期，写作 2024-01-31（年在前，四位）")
    numbers = [int(group) for group in match.groups() if group and group.isdigit()]
    return _numbered(*numbers, text=text)


def _numbered(year: int, month: int, day: int, *, text: str) -> int:
    try:
        date(year, month, day)
    except ValueError:
        raise Unfit(f"“{shown(text)}”：日历上没有这一天") from None
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise Unfit(f"“{shown(text)}”的年份不合理")
    return year * 10_000 + month * 100 + day


def parse_published(text: str) -> int:
    """Return the date of publication as yyyymmdd, or UNDATED for 无."""
    return UNDATED if text in ("无", "没有", "none") else parse_date(text)


def parse_deadline(text: str) -> int:
    """Return a local deadline as yyyymmdd, or as mmdd (1月26日, 01-26) where it is the same every year."""
    match = _DAY.fullmatch(normalize("NFKC", text))
    if match is None:
        return parse_date(text)
    month, day = (int(group) for group in match.groups() if group)
    return _numbered(_LEAP_YEAR, month, day, text=text) % 10_000


def parse_type(text: str) -> str:
    """Return the type of an organ in the words of the rules."""
    return _named(text, TYPE_NAMES, ORGAN_TYPES)


def parse_level(text: str) -> str:
    """Return the level of an organ in the words of the rules."""
    return _named(text, LEVEL_NAMES, ORGAN_LEVELS)


def _named(text: str, names: Mapping[str, str], known: tuple[str, ...]) -> str:
    found = names.get("".join(normalize("NFKC", text).split()).lower())
    if found is None:
        raise Unfit(f"“{shown(text)}”不认识，可写：{'、'.join(known)}{nearest(text, names)}")
    return found


def parse_powers(text: str) -> bool:
    """Return whether the organ licenses or punishes: 有 or 无."""
    found = _YES_OR_NO.get(text.lower())
    if found is None:
        raise Unfit(f"“{shown(text)}”不可用，写“有”或“无”")
    return found


def parse_site(text: str) -> str:
    """Return the host of an address on the web, in lower case."""
    try:
        parts = urlsplit(text if "//" in text else f"//{text}")
        host = (parts.hostname or "").lower()
    except ValueError:
        host = ""
    if not _HOST.fullmatch(host):
        raise Unfit(f"“{shown(text)}”不是网址，写作 http://www.example.gov.cn/… ")
    return host


def parse_file(text: str) -> str:
    """Return a path below the folder of the reports, with / between its parts."""
    path = normalize("NFC", text).replace("\\", "/")
    while path.startswith("./"):
        path = path[2:]
    return path


def parse_text(text: str) -> str:
    """Return the text as it is."""
    return text
