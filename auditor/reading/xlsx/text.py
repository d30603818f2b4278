"""Strings of SpreadsheetML: what of them is printed, and whether a part is struck out or raised."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RUN = S + "r"
_TEXT = S + "t"
_OFF = frozenset(("0", "false", "off"))
# A character that XML cannot hold, by its code (ISO/IEC 29500-1, 22.9.2.19, ST_Xstring).
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


class Text(NamedTuple):
    """A string; ``marked``: a run of it is struck out, raised or lowered."""

    text: str
    marked: bool


def print_string(element: etree._Element) -> Text:
    """Read a shared or inline string; the readings printed above characters (phonetic runs) are left out."""
    pieces: list[str] = []
    marked = False
    for child in element:
        if child.tag == _TEXT:
            pieces.append(unescape(child.text))
        elif child.tag == _RUN:
            text = unescape(child.findtext(_TEXT))
            pieces.append(text)
            marked = marked or (bool(text.strip()) and is_marked(child.find(S + "rPr")))
    return Text("".join(pieces), marked)


def unescape(text: str | None) -> str:
    """Return ``text`` with escaped characters put in."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text or "")


def is_marked(properties: etree._Element | None) -> bool:
    """Tell whether the properties of a run or font strike out, raise or lower."""
    if properties is None:
        return False
    position = properties.find(S + "vertAlign")
    return is_on(properties.find(S + "strike")) or (
        position is not None and position.get("val") in ("superscript", "subscript")
    )


def is_on(toggle: etree._Element | None) -> bool:
    """Tell whether a toggle such as ``strike`` is there and set."""
    return toggle is not None and toggle.get("val", "1") not in _OFF


def is_true(element: etree._Element | None, name: str) -> bool:
    """Tell whether the attribute ``name`` of ``element`` is there and set."""
    return element is not None and element.get(name, "0") not in _OFF
