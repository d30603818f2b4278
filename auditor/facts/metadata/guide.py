"""Contact details of a report beside those of the organ's 公开指南: the same, certainly different, or not to be told."""

from __future__ import annotations

import re

from auditor.facts.prose import bare, plain_digits

_PHONE = re.compile(
    r"(?<!\d)(?:(1[3-9]\d{9}|400[\-—－–]?\d{3,4}[\-—－–]?\d{3,4})|"
    r"[(（]?(010|02\d|0[3-9]\d{2})[)）]?[\s\-—－–]{0,3}(\d{7,8})|([2-9]\d{6,7}))(?!\d)"
)
"""A mobile or service number; area code and number; a number alone, which begins with no 0 and no 1."""
_OWN = 7
"""Last digits of a number that stay where it grows from seven digits to eight."""
_HOUSE = re.compile(r"([\u4e00-\u9fff]{1,24}[路街道巷弄里])(\d{1,5})号")


def same_phone(printed: str, guide: str) -> bool | None:
    """Whether the numbers in two texts have one in common; None where one of them holds no number that is understood.

    A number without area code is the same as one with it; two area codes are two numbers.
    """
    one, other = _numbers(printed), _numbers(guide)
    if not one or not other:
        return None
    return any(own == its and (not area or not code or area == code) for area, own in one for code, its in other)


def _numbers(text: str) -> set[tuple[str, str]]:
    """Return area code ("" where there is none) and digits of each number in ``text``; of landlines the last digits."""
    found = _PHONE.finditer(plain_digits(text))
    return {("", re.sub(r"\D", "", m[1])) if m[1] else (m[2] or "", (m[3] or m[4])[-_OWN:]) for m in found}


def same_address(printed: str, guide: str) -> bool | None:
    """Whether two addresses are one house; None where they cannot be compared.

    Different are only addresses of which both give road and number and one of them differs: rooms, floors, the names of
    buildings and of what the road lies in may be left out.
    """
    # With its hyphen: 1-3号 is not 13号.
    house, second = (_HOUSE.search("".join(plain_digits(text).split())) for text in (printed, guide))
    if house and second:
        shorter, longer = sorted((house[1], second[1]), key=len)
        return longer.endswith(shorter) and house[2] == second[2]
    one, other = bare(plain_digits(printed)), bare(plain_digits(guide))
    return True if one and other and (one in other or other in one) else None
