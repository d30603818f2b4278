"""The codes of number formats taken apart into sections and tokens."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple


class Token(NamedTuple):
    """A piece of a format: ``literal``, ``placeholder`` (0 # ? , .), ``percent``, ``date``, ``general`` or ``text``."""

    kind: str
    text: str


Section = tuple[Token, ...]

# Formats that files name by number alone (ISO/IEC 29500-1, 18.8.30), as an office in mainland China displays them.
DATES = {
    14: "yyyy/m/d", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm", 27: 'yyyy"年"m"月"', 28: 'm"月"d"日"',
    29: 'm"月"d"日"', 30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"',
    36: 'yyyy"年"m"月"', 45: "mm:ss", 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"',
    54: 'm"月"d"日"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip
_ACCOUNT = '_ * #,##0{0}_ ;_ * -#,##0{0}_ ;_ * "-"{1}_ ;_ @_ '
NUMBERS = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?",
    13: "# ??/??", 37: "#,##0;-#,##0", 38: "#,##0;[Red]-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;[Red]-#,##0.00",
    41: _ACCOUNT.format("", ""), 43: _ACCOUNT.format(".00", "??"), 48: "##0.0E+0", 49: "@",
}  # fmt: skip

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|[_*](?P<space>.)|\[(?P<bracket>[^\]]*)\]|(?P<general>general|G/通用格式)'
    r"|(?P<number>[0#?.,]+)|(?P<percent>%)|(?P<date>y+|m+|d+|h+|s+)|(?P<text>@)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_COLOUR = re.compile(
    r"(?:black|blue|cyan|green|magenta|red|white|yellow|color\s?\d{1,2}|黑色?|蓝色?|青色?|绿色?|洋红|红色?|白色?|黄色?)",
    re.IGNORECASE,
)
_CURRENCY = re.compile(r"\$([^\-\]]{0,8})(?:-[0-9A-Fa-f]{1,8})?")
# Characters that stand for themselves; letters among the others mean something that is not understood (E, AM/PM).
_PLAIN = re.compile(r"[^A-Za-z]")


@lru_cache(maxsize=1024)
def parse_format(code: str) -> tuple[Section | None, ...]:
    """Take ``code`` apart at its semicolons, at most into the three sections for numbers.

    A section is None when it has something that is not understood: conditions, exponents, fractions, elapsed time,
    names of months, Chinese numerals.
    """
    sections: list[list[Token] | None] = [[]]
    for found in _TOKEN.finditer(code):
        if found["other"] == ";":
            sections.append([])
            continue
        token = _token(found)
        if token is None:
            sections[-1] = None
        elif sections[-1] is not None:
            sections[-1].append(token)
    return tuple(None if section is None else _settle(section) for section in sections[:3])


def _token(found: re.Match[str]) -> Token | None:
    kind, text = found.lastgroup, found[found.lastgroup or 0]
    if kind in ("quoted", "escaped"):
        return Token("literal", text)
    if kind == "space":
        return Token("literal", "")
    if kind == "bracket":
        currency = _CURRENCY.fullmatch(text)
        return Token("literal", currency[1]) if currency else Token("literal", "") if _COLOUR.fullmatch(text) else None
    if kind in ("general", "text", "percent"):
        return Token(kind, text)
    if kind == "number":
        return Token("placeholder", text)
    if kind == "date":
        return Token("date", text.lower())
    return Token("literal", text) if _PLAIN.fullmatch(text) else None


def _settle(section: list[Token]) -> Section | None:
    """Decide what points, commas and slashes mean; None for fractions and for more than one kind of content."""
    kinds = {token.kind for token in section}
    if "date" in kinds:
        # Between the parts of a date they stand for themselves; digits would be parts of a second.
        if kinds & {"general", "text", "percent"} or any(
            set(t.text) & set("0#?") for t in section if t.kind == "placeholder"
        ):
            return None
        return tuple(Token("literal", t.text) if t.kind == "placeholder" else t for t in section)
    if "placeholder" in kinds and (kinds & {"general", "text"} or any(t == ("literal", "/") for t in section)):
        return None
    # Empty texts hold the places of colours and gaps; a pattern of digits goes on over them.
    return tuple(token for token in section if token.text)
