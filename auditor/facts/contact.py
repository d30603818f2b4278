"""Contact details: taken only from sentences that offer contact, so that a page's own footer is not the organ's."""

from __future__ import annotations

import re

from auditor.facts.prose import Passage
from auditor.model.facts import Contact, Fact

_LABELS = r"(?:联系|通[信讯]|办公|单位|邮寄)?地址|邮政编码|邮编|(?:联系|咨询|办公)?电话(?:号码)?|传真(?:号码|电话)?|(?:电子)?(?:邮箱|邮件)(?:地址)?|E-?mail|联系人"
_OFFER = re.compile(r"联系|疑问|咨询|意见建议")
_PREFACE = re.compile(r"报告|年报|下载|查阅")
"""Words by which a passage above the first part is the report's preface and no frame of the page."""
_DETAIL = re.compile(rf"[（(]?(?:{_LABELS})\s*[:：]")
_LINE = 80
"""Longest line that is a detail on its own."""
_NUMBER = r"[:：]?\s*([\d(（][\d()（）\-—－–/、 ]{3,30}\d)"
# One number may be given for both: 电话/传真, 电话（传真）, 传真及电话.
_AND = r"(?:\s?[/／、及和与兼(（]\s?{}[)）]?)?"
_PHONE = re.compile(
    rf"(?:联系|咨询|办公)?电话(?:号码)?{_AND.format('传真')}{_NUMBER}|联系方式[:：]\s*(?:电话)?{_NUMBER}"
)
_FAX = re.compile(rf"传真(?:号码|电话)?{_AND.format('电话')}[)）]?{_NUMBER}")
_POSTCODE = re.compile(r"邮(?:政)?编(?:码)?[:：]?\s*(\d[\d ]{2,15})(?!\d)")
_EMAIL = re.compile(r"[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){1,4}")
_ADDRESS = re.compile(rf"(?:联系|通[信讯]|办公|单位)?地址[:：]\s*(.{{4,80}}?)\s*(?=[，,；;。）)\n]|(?:{_LABELS})|$)")
_COMMERCIAL = re.compile(
    r"@(?:vip\.)?(?:qq|163|126|139|189|sina|sohu|hotmail|outlook|gmail|yeah|tom|foxmail|aliyun|21cn|yahoo)\.", re.I
)
_MOBILE = re.compile(r"1[3-9]\d{9}")


def _first(pattern: re.Pattern[str], text: str) -> str | None:
    match = pattern.search(text)
    return next((g.strip() for g in match.groups() if g), None) if match else None


def read_contact(passages: tuple[Passage, ...], is_cut: bool = False) -> tuple[Contact, dict[str, Passage]]:
    """Return the contact details and, by their Chinese names, the passage each was found in.

    Only passages that offer contact (联系, 疑问, 咨询) and the preface are searched, and the lines right below one that
    begin with the name of a detail (地址：…); the first value of each detail counts. Where the file breaks off (``is_cut``), a value
    with which it ends may be a part of one and is left out.
    """
    found: dict[str, str] = {}
    places: dict[str, Passage] = {}
    offered = False
    for passage in passages:
        text = passage.text.strip()
        offered = bool(_OFFER.search(text) or (passage.part == 0 and len(text) > _LINE and _PREFACE.search(text))) or (
            offered and len(text) <= _LINE and bool(_DETAIL.match(text))
        )
        if not offered:
            continue
        mail = _EMAIL.search(passage.text)
        values = {
            "地址": _first(_ADDRESS, passage.text),
            "邮编": _first(_POSTCODE, passage.text),
            "电话": _first(_PHONE, passage.text),
            "传真": _first(_FAX, passage.text),
            "邮箱": mail[0] if mail else None,
        }
        if is_cut and passage is passages[-1]:
            values = {name: None if value and passage.text.endswith(value) else value for name, value in values.items()}
        lone = not _DETAIL.match(text) and not any(values[k] for k in ("地址", "邮编", "电话", "传真"))
        if "邮箱" not in found and lone:
            continue
        for name, value in values.items():
            if value and name not in found:
                found[name], places[name] = value, passage
    contact = Contact(found.get("地址"), found.get("邮编"), found.get("电话"), found.get("传真"), found.get("邮箱"))
    return contact, places


def is_phone(text: str) -> bool:
    """Whether ``text`` has the form of telephone numbers: 7–8 digits with or without area code, or a mobile number.

    Several numbers may be joined by 、 or /; an extension may follow (-8001, 转 8001).
    """
    for number in re.split(r"[、/]", text):
        digits = re.sub(r"[\s()（）\-—－–]", "", number)
        if _MOBILE.fullmatch(digits) or re.fullmatch(r"(?:12345|1\d{4}|400\d{7})", digits):
            continue
        area = re.match(r"\s*[(（]?(0\d{2,3})[)）]?[\s\-—－–]*", number)
        rest = re.sub(r"[\s()（）]", "", number[area.end() :] if area else number)
        if not re.fullmatch(r"\d{7,8}(?:[\-—－–转]\d{1,6})?", rest):
            return False
    return True


def contact_facts(contact: Contact, places: dict[str, Passage]) -> tuple[Fact, ...]:
    """Return one fact of kind 联系方式 for each detail that the report gives."""
    facts = []
    values = (contact.address, contact.postcode, contact.phone, contact.fax, contact.email)
    for name, value in zip(("地址", "邮编", "电话", "传真", "邮箱"), values, strict=True):
        if value is None:
            continue
        fields: dict[str, int | str] = {"类别": name, "值": value}
        digits = re.sub(r"\D", "", value)
        if name in ("电话", "传真"):
            fields["格式正确"] = int(is_phone(value))
        if name == "电话":
            fields["是手机"] = int(bool(_MOBILE.fullmatch(digits)))
        if name == "邮编":
            fields["格式正确"] = int(len(digits) == 6)
        if name == "邮箱":
            fields["格式正确"] = 1
            fields["是商业邮箱"] = int(bool(_COMMERCIAL.search(value)))
        exhibit = places[name].exhibit(value)
        facts.append(Fact("联系方式", f"联系方式/{name}", fields, exhibits=dict.fromkeys(fields, exhibit)))
    return tuple(facts)
