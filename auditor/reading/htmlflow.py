"""The visible text of an HTML element in reading order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from lxml import etree

# Elements whose content a browser does not print as text of the page.
_UNPRINTED = frozenset((
    "script", "style", "noscript", "template", "title", "select", "datalist", "iframe", "svg", "object", "audio",
    "video", "noembed", "noframes", "rp", "rt", "xml",
))  # fmt: skip
# Elements that begin and end a line (HTML standard, section Rendering, flow content).
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dir", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "hr", "html", "legend", "li", "listing", "main", "menu", "nav", "ol", "p", "pre", "search", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
_REMOVING = re.compile(r"display\s{0,20}:\s{0,20}none", re.IGNORECASE)
_BLANKING = re.compile(r"visibility\s{0,20}:\s{0,20}hidden", re.IGNORECASE)


class Piece(NamedTuple):
    """A run of text (``\\n`` only where a line ends), or an element that the caller wants whole."""

    text: str
    line: int | None
    leaf: etree._Element | None = None


def walk(top: etree._Element, is_leaf: Callable[[etree._Element], bool]) -> Iterator[Piece]:
    """Go through the visible content of ``top`` in reading order.

    ``is_leaf`` is asked once about each visible element; those for which it holds come whole and are not entered.
    Nesting is followed without recursion: tag soup can be a thousand levels deep.
    """
    steps = etree.iterwalk(top, events=("start", "end"))
    preformatted = 0
    for event, element in steps:
        tag = element.tag
        hidden = is_hidden(element)
        if tag in _BLOCKS and not hidden and element is not top:
            yield Piece("\n", line_of(element))
        if tag in ("pre", "listing"):
            preformatted += 1 if event == "start" else -1
        if event == "end":
            if element is not top and element.tail:
                yield _text(element.tail, element, preformatted > 0)
        elif hidden:
            steps.skip_subtree()
        elif element is not top and is_leaf(element):
            steps.skip_subtree()
            yield Piece("", line_of(element), element)
        elif tag in _UNPRINTED:
            steps.skip_subtree()
        elif tag == "br":
            yield Piece("\n", line_of(element))
        elif element.text:
            yield _text(element.text, element, preformatted > 0)


def line_of(element: etree._Element) -> int | None:
    """Give the line of the source in which ``element`` begins."""
    line: object = element.sourceline
    return line if isinstance(line, int) else None


def is_removed(element: etree._Element) -> bool:
    """Tell whether the element's own attributes take it off the page; style sheets are not looked at."""
    return element.get("hidden") is not None or _REMOVING.search(element.get("style") or "") is not None


def is_hidden(element: etree._Element) -> bool:
    """Tell whether the text of the element cannot be seen; it may still take its place, as a cell of a table does."""
    return is_removed(element) or _BLANKING.search(element.get("style") or "") is not None


def _text(text: str, element: etree._Element, preformatted: bool) -> Piece:
    line = line_of(element)
    if line is not None:
        line += text.count("\n", 0, len(text) - len(text.lstrip()))
    return Piece(text if preformatted else text.replace("\n", " "), line)
