"""Quantities: the numbers with a unit in running text, in whatever notation they are printed."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from auditor.facts.counts.numerals import NUMERALS, read_numeral

PERCENT = "%"
PER_MILLE = "‰"
POINTS = "个百分点"
MONEY = frozenset({"元", "千元", "万元", "亿元"})
SHARES = frozenset({PERCENT, PER_MILLE, POINTS})

_PLAIN = str.maketrans("０１２３４５６７８９．％", "0123456789.%")
_BLANK = "[ \u3000\xa0]{0,2}"
_UNIT = (
    "个百分点|万元|亿元|千元|元(?![素旦月])|人次|户次|件次|条次|场次|篇次|批次|期次|频次|%|‰"
    "|件(?!事(?!项)|套)|条(?![例款件第龙目]|之|规定|的?规定)|次(?![日序年月性办元品])|份(?!额|子)"
    "|个(?![月一]|工作日|小时|自然日|百分)|篇(?!幅)|项(?!目)|期(?![间限末])|场(?![所地景合])|人(?![大民员均才事])|户(?!籍)"
    "|家(?![庭长])|名(?![称单义录])|位(?![置于])|宗(?!旨)|起(?![至草来])|例(?!如)|封(?!闭)|批(?![准复示])|张(?!贴)"
    "|部(?![门分委署])|册|套(?!用)|类(?![似别型])|幅(?!度)|种(?!类)|本(?![年级机局单报部市区县省地人])|则(?![为是])"
    "|组(?![织长成])|处(?![理罚置分室])|台(?!账)|块|间(?!接)|所(?![属有在])|座"
)
_NUMBER = re.compile(
    rf"(?:(?P<share>[百千])分之{_BLANK})?"
    rf"(?:(?P<arabic>\d{{1,3}}(?:[,，]\d{{3}}){{1,4}}(?!\d)(?:\.\d{{1,6}})?|\d{{1,12}}(?:\.\d{{1,6}})?)(?![\d.])"
    rf"|(?P<chinese>[{NUMERALS}]{{1,16}}(?:点[零一二三四五六七八九]{{1,4}})?))"
    rf"{_BLANK}(?P<more>[余多]?){_BLANK}(?P<scale>(?:[万亿](?!元))?)(?P<odd>[余多]?){_BLANK}(?P<unit>{_UNIT}|)"
)
_SCALE = {"": 1, "万": 10_000, "亿": 100_000_000}
_BEFORE = re.compile(
    rf"(?:[A-Za-z\d.．\-–—－~～+×/:：第每各均某首]|(?<![目此日年以之])前|附件|图表"
    rf"|\d[,，、至到]|[{NUMERALS}][、至到]|[件条次份个篇项人%元][至到]|第[^，。；]{{1,8}}条[、和及至])[ \u3000\xa0]?$"
)
"""What stands before a number that does not count: ordinals, averages, ranges, parts of longer numbers.

A colon is one of these only after a digit (times); see ``_stands_alone``.
"""
_NOT_BEFORE_CHINESE = re.compile(r"[同逐统唯进之这该哪单专划其任何数几万另]$")
_IDIOM = re.compile(
    r"一[个种批套类处本位名期部家起块间]|一条龙|[二两]次|[两三四五六]个(?:确立|维护|结合|大局|意识|自信|方面|一|没有|不放过|必须)"
)
_RANGE = re.compile(r"[ \u3000\xa0]?(?:[至到]|[~～—－\-–])[ \u3000\xa0]?[\d]")
_ABOUT_BEFORE = re.compile(
    r"(?:大?约|约[为达计]|[将接]近|近|逾|超过?|超出|至少|最多|最高|不[足到]|不少于|不低于|不超过|突破|低于|高于|多于|少于)[ \u3000\xa0]?$"
)
_ABOUT_AFTER = re.compile(r"(?:[（(]含[）)])?(?:以上|左右|以内|以下|上下)")
_ZERO_PART = re.compile(r"[为是到共计了有]$")


class Quantity(NamedTuple):
    """A number with its unit, where it stands.

    ``value`` is exact and keeps the printed decimals (33.90 has two), ``unit`` is as printed (件, 人次, 万元, 个百分点;
    full-width ％ as %), ``start`` and ``end`` delimit number and unit in the text. ``about`` marks what is not the exact
    number: 余, 多, 约, 近, 逾, 超过, 以上, 左右, and every count in 万 or 亿 (3.5万条 is 35000 to the nearest thousand). 万元
    and 亿元 are units, exact to the printed decimals.
    """

    value: Decimal
    unit: str
    start: int
    end: int
    about: bool

    @property
    def whole(self) -> int:
        """The value as a whole number; counts have no decimals (see ``find_quantities``)."""
        return int(self.value)


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of ``text`` in order; a number that may be something else is left out.

    Read are 1234件, 1,234件, １２３４件, 3.5万条, 十七件, 两件, 三千零五条, 6.25%, 百分之五, 27.9万元, 0.3个百分点. Left out are
    years, dates, times, ordinals (第三条, 前5名), numbers of documents and telephones, averages (日均5条), numbers for each
    of several (各14项), both ends of a range (3-5件, 三至五件), what only looks like a number (一次性, 一件事, 数十件), and
    counts with decimals.
    """
    plain = text.translate(_PLAIN)
    found = []
    for match in _NUMBER.finditer(plain):
        quantity = _quantity(plain, match)
        if quantity is not None and _stands_alone(plain, match, quantity):
            found.append(quantity)
    return tuple(found)


def _quantity(text: str, match: re.Match[str]) -> Quantity | None:
    value = _value(match)
    if value is None:
        return None
    unit = match["unit"]
    if match["share"]:
        if match["scale"] or match["more"]:
            return None
        unit, end = (
            (PERCENT if match["share"] == "百" else PER_MILLE),
            match.end("chinese" if match["chinese"] else "arabic"),
        )
    else:
        end = match.end()
    if not unit:
        return None
    scaled = value * _SCALE[match["scale"]]
    if unit not in MONEY and unit not in SHARES and scaled != scaled.to_integral_value():
        return None
    chinese = match["chinese"] or ""
    rounded = bool(match["scale"]) or chinese.endswith(("万", "亿"))
    if scaled == scaled.to_integral_value() and match["scale"]:
        scaled = scaled.to_integral_value()
    about = (
        rounded
        or bool(match["more"] or match["odd"])
        or _ABOUT_BEFORE.search(text[max(0, match.start() - 5) : match.start()]) is not None
        or _ABOUT_AFTER.match(text, end) is not None
    )
    return Quantity(scaled, unit, match.start(), end, about)


def _value(match: re.Match[str]) -> Decimal | None:
    if match["arabic"]:
        return Decimal(re.sub("[,，]", "", match["arabic"]))
    whole, point, decimals = match["chinese"].partition("点")
    number = 100 if whole == "百" and match["share"] else read_numeral(whole)
    if number is None:
        return None
    if not point:
        return Decimal(number)
    return Decimal(f"{number}." + "".join(str("零一二三四五六七八九".index(digit)) for digit in decimals))


def _stands_alone(text: str, match: re.Match[str], quantity: Quantity) -> bool:
    """Whether the number is neither an ordinal, an idiom, a part of a longer number nor an end of a range."""
    before = text[max(0, match.start() - 12) : match.start()]
    if before.endswith((":", "：")):
        before = before if before[-2:-1].isdigit() else ""
    if _BEFORE.search(before) or _RANGE.match(text, quantity.end):
        return False
    if match["share"] or not match["chinese"]:
        return True
    if match["chinese"] in ("零", "〇"):
        return _ZERO_PART.search(before) is not None
    if match["chinese"] == "一" and quantity.unit == "次" and before.endswith(("跑", "多", "再", "又", "新")):
        return False
    return not _NOT_BEFORE_CHINESE.search(before) and not _IDIOM.match(text, match.start())
