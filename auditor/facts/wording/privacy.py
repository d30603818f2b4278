"""Numbers and names of private persons that may not be published; what is found is masked before it is shown."""

from __future__ import annotations

import re
from datetime import date

from auditor.facts.wording.writing import Hit, Writing

_LONG = re.compile(r"\d{15,18}[\dXx](?![0-9A-Za-z./_-])")
_GROUPED = re.compile(r"62\d{2}(?: \d{4}){3}(?: \d{1,3})?(?![0-9A-Za-z./_-])")
_CODE = re.compile(r"[0-9A-Za-z./_-]$")
"""What before a number makes it a part of a longer code or an address."""
_REGION = re.compile(r"1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]")
"""First two digits of the region code (GB/T 2260)."""
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
"""Weights and check characters of the citizen number (GB 11643-1999)."""
_OTHER_NUMBER = re.compile(r"信用代码|索引|文号|备案|网安|编号|许可证|证书|流水|项目代码|机构代码|登记号|条码")
_CARD = re.compile(r"银行卡|卡号|储蓄卡|借记卡|个人账户|个人账号")
_PUBLIC_ACCOUNT = re.compile(r"户名|开户|对公|缴费|缴款|收款|专户|非税|财政")
_BEFORE = 30
"""Characters before a number in which its kind is told."""

_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳史唐费廉岑薛雷贺倪汤滕殷罗毕郝"
    "邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆"
    "高夏蔡田樊胡凌霍虞万支柯管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉龚程邢滑裴陆荣翁荀羊甄曲封芮储靳段富巫乌焦巴牧山谷车侯全班仰秋仲伊宫宁仇"
    "甘厉戎祖武符刘景詹束龙叶幸司黎白怀蒲鄂索咸赖卓蔺屠蒙池乔阴胥苍闻莘党翟谭劳姬申扶冉宰桑桂牛寿边燕尚农温庄晏柴瞿阎连习艾容向古易廖终步都耿满匡国文"
    "寇广禄阙东欧聂关"
)
_APPLICANT = re.compile(
    rf"(?:申请人|当事人|原告|信访人|投诉人)(?:为|是)?[：: ]?([{_SURNAMES}][\u4e00-\u9fff]{{1,2}}?)"
    r"(?:[，,、；;（(：: ]|男|女|汉族|联系|电话|手机|号码|公民|身份|证号?|码|住址){1,12}"
    r"(1[3-9]\d{9}|\d{17}[\dXx])(?!\d)"
)

_NO_NAME = re.compile(r"某|^应[当该及先主按在可直]|^[向和于都经时][我本该其县区市镇办局当前]")
"""Masked names, and words that only begin with a surname: 申请人应及时联系, 申请人向我局."""


def is_citizen_number(text: str) -> bool:
    """Whether ``text`` is an 18-character citizen number: region, a date of birth and the right check character."""
    if len(text) != 18 or not _REGION.match(text) or not text[:17].isdecimal():
        return False
    try:
        born = date(int(text[6:10]), int(text[10:12]), int(text[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(text, _WEIGHTS, strict=False))
    return 1900 <= born.year <= 2030 and _CHECKS[total % 11] == text[17].upper()


def has_luhn_check(digits: str) -> bool:
    """Whether the last of ``digits`` is the check digit of a payment card (ISO/IEC 7812-1)."""
    doubled = (int(d) * (1 + place % 2) for place, d in enumerate(reversed(digits)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def find_numbers(writing: Writing) -> list[Hit]:
    """Return citizen numbers and numbers of personal payment cards; accounts of an organ and other codes are none."""
    found = []
    for match in (m for pattern in (_LONG, _GROUPED) for m in pattern.finditer(writing.text)):
        digits = match[0].replace(" ", "")
        before = writing.text[max(0, match.start() - _BEFORE) : match.start()]
        if _CODE.search(before) or _OTHER_NUMBER.search(before):
            continue
        if is_citizen_number(digits):
            found.append(Hit(match.start(), match.end(), "（公民身份号码）"))
        elif digits.isdecimal() and 16 <= len(digits) <= 19 and has_luhn_check(digits):
            named = _CARD.search(before)
            if named or (digits.startswith("62") and not _PUBLIC_ACCOUNT.search(before)):
                found.append(Hit(match.start(), match.end(), "（银行卡号）"))
    return found


def find_applicants(writing: Writing) -> list[Hit]:
    """Return the places where an applicant or party is named beside a mobile or citizen number; masked names are lawful."""
    words = ("申请人", "当事人", "原告", "信访人", "投诉人")
    if not any(word in writing.text for word in words):
        return []
    return [Hit(m.start(), m.end()) for m in _APPLICANT.finditer(writing.text) if not _NO_NAME.search(m[1])]


def masked(writing: Writing, hit: Hit, is_applicant: bool) -> str:
    """Return what may be shown of a hit: the first and last characters of the number, the surname of the person."""
    text = writing.text[hit.start : hit.end]
    if is_applicant and (match := _APPLICANT.match(text)):
        text = text.replace(match[1], match[1][0] + "某", 1)
        return f"“{text.replace(match[2], _short(match[2]))}”"
    return f"“{_short(text)}”{hit.note}"


def _short(number: str) -> str:
    digits = number.replace(" ", "")
    return f"{digits[:3]}{'*' * (len(digits) - 5)}{digits[-2:]}"
