"""What the attributes of a page's elements say of how their text is shown; style sheets are not looked at."""

from __future__ import annotations

import re
from collections.abc import Set
from typing import NamedTuple, cast

from lxml import etree

_TOLD = etree.XPath("descendant-or-self::*[@style or @hidden]")
_CLASSED = etree.XPath("descendant-or-self::*[@class]")
# Classes that usual style sheets hide. A site may mean something else by them, so they count only for short text.
_HIDING_CLASSES = frozenset(("hidden", "hide", "d-none", "layui-hide", "fn-hide", "sr-only", "visually-hidden"))
_LITTLE = 100
# Without these words nothing is hidden or struck, and the page need not be searched.
_TELLING = ("display", "hid", "line-through", "d-none", "sr-only")
_REMOVING = re.compile(r"display\s{0,20}:\s{0,20}none", re.IGNORECASE)
_BLANKING = re.compile(r"visibility\s{0,20}:\s{0,20}hidden", re.IGNORECASE)
_STRIKING = re.compile(r"text-decoration[^;:]{0,20}:[^;]{0,40}line-through", re.IGNORECASE)


class Shown(NamedTuple):
    """How a page shows its elements, the ordinary ones left out.

    ``removed`` are taken off the page by their own attributes. The text of ``hidden`` cannot be seen: the removed ones,
    and those that still take their place, as a cell of a table does. ``struck`` are struck out.
    """

    removed: Set[etree._Element]
    hidden: Set[etree._Element]
    struck: Set[etree._Element]


def read_styles(root: etree._Element, text: str) -> Shown:
    """Look once at the attributes of all elements of ``root``, the page ``text``; pages repeat a few styles."""
    removed: set[etree._Element] = set()
    hidden: set[etree._Element] = set()
    struck: set[etree._Element] = set()
    lower = text.lower()
    if not any(word in lower for word in _TELLING):
        return Shown(removed, hidden, struck)
    meanings: dict[str, tuple[bool, bool, bool]] = {}
    for element in cast(list[etree._Element], _TOLD(root)):
        style = element.get("style") or ""
        if style not in meanings:
            meanings[style] = _meaning(style)
        removes, hides, strikes = meanings[style]
        if removes or element.get("hidden") is not None:
            removed.add(element)
        elif hides:
            hidden.add(element)
        if strikes:
            struck.add(element)
    if any(name in text for name in _HIDING_CLASSES):
        removed.update(filter(_is_hidden_by_class, cast(list[etree._Element], _CLASSED(root))))
    return Shown(removed, hidden | removed, struck)


def _is_hidden_by_class(element: etree._Element) -> bool:
    classes = element.get("class")
    if (
        not classes
        or _HIDING_CLASSES.isdisjoint(classes.split())
        or next(element.iter("table", "td", "th"), None) is not None
    ):
        return False
    return sum(len(str(text).strip()) for text in element.itertext()) <= _LITTLE


def _meaning(style: str) -> tuple[bool, bool, bool]:
    return (
        _REMOVING.search(style) is not None,
        _BLANKING.search(style) is not None,
        _STRIKING.search(style) is not None,
    )
