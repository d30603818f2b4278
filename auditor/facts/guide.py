"""Contact details of a report beside those of the organ's 公开指南: the same, certainly different, or not to be told."""

from __future__ import annotations

import re

from auditor.facts.prose import bare, plain_digits

_PHONE = re.compile(
    r"(?<!\d)(?:1[3-9]\d{9}|400[\-—－–]?\d{3,4}[\-—－–]?\d{3,4}|"
    r"(?:[(（]?0\d{2,3}[)）]?[\s\-—－–]{0,3})?[2-9]\d{6,7})(?!\d)"
)
_OWN = 7
"""Last digits that two ways to write one number share, with and without area code."""
_HOUSE = re.compile(r"([\u4e00-\u9fff]{1,24}[路街道巷弄里])(\d{1,5})号")


def same_phone(printed: str, guide: str) -> bool | None:
    """Whether the numbers in two texts have one in common; None where one of them holds no number that is understood."""
    one, other = _numbers(printed), _numbers(guide)
    return bool(one & other) if one and other else None


def _numbers(text: str) -> set[str]:
    return {re.sub(r"\D", "", number)[-_OWN:] for number in _PHONE.findall(plain_digits(text))}


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
