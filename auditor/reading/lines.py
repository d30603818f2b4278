"""Runs of text joined to the lines that a reader sees."""

from __future__ import annotations

import re

_BLANKS = re.compile("[ \t\r\f\v\xa0\u2000-\u200a\u202f\u205f]+")
INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\xad]+")
"""Characters that take no place; they part nothing."""

_MOVED = {
    "superscript": str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"),
    "subscript": str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉"),
}


def join_lines(texts: list[str]) -> list[str]:
    """Join ``texts`` and split at ``\\n``: blanks run together, invisible characters and empty lines are gone.

    A no-break space is a blank; an ideographic space counts as text inside a line and goes at its ends.
    """
    text = "".join(texts)
    if not text or text.isspace():  # most of what stands between the tags of a page
        return []
    if text.isalnum():  # most of what stands in the cells of a table
        return [text]
    lines = INVISIBLE.sub("", text).split("\n")
    return [line for line in (_BLANKS.sub(" ", line).strip() for line in lines) if line]


def move_digits(text: str, position: str) -> str:
    """Write the digits of ``text`` as raised or lowered characters (``superscript``, ``subscript``): 26¹.

    The mark of a footnote printed after a number is then never read as its last digit.
    """
    return text.translate(_MOVED[position]) if position in _MOVED else text
