"""Another organ that stands where a report speaks of its own, as it does in a text taken over from a neighbour."""

from __future__ import annotations

import re

from auditor.facts.wording.writing import Hit, Writing

_NAME = r"([\u4e00-\u9fff]{2,3})"
_TOWN = re.compile(
    r"(?:.*(?:省|自治区|自治州|市|县|区|旗|州))?([\u4e00-\u9fff]{2,5})(镇|乡|街道)(?:人民政府|政府|办事处)?$"
)
_DEPARTMENT = re.compile(r"(?:.*(?:省|市|州))?([\u4e00-\u9fff]{2,4})([县区旗])([\u4e00-\u9fff]{2,14}[局委])$")
_CONTACT = r"(?:请与|可与|请联系|请直接与|请致电)(?:[\u4e00-\u9fff]{2,8}[省市县区旗])?"
_SPEAKS = r"(?:高度重视|认真贯彻|严格按照|严格落实|主动公开政府信息\d|积极推进|坚持以)"
_SEAT = r"(?:人民政府|政府|办事处|党政|综合)"
_TOWN_CONTACT = re.compile(rf"{_CONTACT}{_NAME}(镇|乡|街道){_SEAT}")
_TOWN_SPEAKS = re.compile(rf"(?:^|[。\n]|年度?[，,]){_NAME}(镇|乡|街道)(?:人民政府|政府|办事处)?{_SPEAKS}")
_DEPARTMENT_CONTACT = re.compile(
    rf"(?:请与|可与|请联系|请直接与|请致电)(?:[\u4e00-\u9fff]{{2,8}}[省市])?{_NAME}([县区旗])"
)
_DEPARTMENT_SPEAKS = re.compile(rf"(?:^|[。\n]|年度?[，,]){_NAME}([县区旗])")
_DOES = re.compile(_SPEAKS)
_OFFICE = re.compile(r"(?<!自)我局(?![限部])")
"""A town does not call itself 我局; 自我局限 is no name."""
_NO_NAME = re.compile(r"[各该全本我某乡镇县区市与和及等向由对所属们]")


def find_other_organs(writing: Writing, organ: str) -> list[Hit] | None:
    """Return the places where another town or department of the same kind offers contact or acts as the reporting organ.

    A town or street that calls itself 我局 speaks in the words of a department.

    None where the name of ``organ`` does not tell its kind and place. Only a name of the same kind with another place is
    certain (the town's neighbour, the same department of another county): upper levels, offices of the organ, partners
    and the host of the website have names of other kinds.
    """
    text = writing.text
    offices: list[Hit] = []
    town, department = _TOWN.match(organ), _DEPARTMENT.match(organ)
    if town:
        place, kind = town[1], town[2]
        matches = [m for pattern in (_TOWN_CONTACT, _TOWN_SPEAKS) for m in pattern.finditer(text)]
        offices = [Hit(m.start(), m.end()) for m in _OFFICE.finditer(text) if not writing.is_quoted(m.start())]
    elif department:
        place, kind, tail = department[1], department[2], department[3]
        if tail not in text:
            return []
        matches = [m for m in _DEPARTMENT_CONTACT.finditer(text) if text.startswith(tail, m.end())]
        matches += [
            m
            for m in _DEPARTMENT_SPEAKS.finditer(text)
            if text.startswith(tail, m.end()) and _DOES.match(text, m.end() + len(tail))
        ]
    else:
        return None
    named = [Hit(m.start(), m.end()) for m in matches if m[2] == kind and not _is_own(m[1], place, organ, m[0])]
    return sorted((*named, *offices))


def _is_own(other: str, place: str, organ: str, text: str) -> bool:
    """Whether ``other`` may be the organ's own place, or no name at all."""
    return other in organ or place in text or other.endswith(place[-2:]) or bool(_NO_NAME.search(other))
