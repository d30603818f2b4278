"""The visible text of an HTML element in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from typing import NamedTuple

from lxml import etree

from auditor.reading.lines import move_digits

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
_PREFORMATTED = ("pre", "listing")
_MOVED = {"sup": "superscript", "sub": "subscript"}
# Addresses to write to or to call belong to the text that offers them.
_OFFERS = ("mailto:", "tel:")
_AROUND = frozenset(("a", *_PREFORMATTED, *_MOVED))


class Piece(NamedTuple):
    """A run of text (``\\n`` only where a line ends), or an element that the caller wants whole (``leaf``).

    ``owner`` is the element that the text stands in, None for blanks; ``link`` the link that it is part of.
    """

    text: str
    line: int | None = None
    owner: etree._Element | None = None
    link: etree._Element | None = None
    leaf: etree._Element | None = None


END_OF_LINE = Piece("\n")
"""The piece that stands where an element begins or ends a line."""


def walk(
    top: etree._Element, hidden: Set[etree._Element], is_leaf: Callable[[etree._Element], bool]
) -> Iterator[Piece]:
    """Go through the content of ``top``, without the elements ``hidden``, in reading order.

    ``is_leaf`` is asked once about each visible element; those for which it holds come whole and are not entered.
    Nesting is followed without recursion: tag soup can be a thousand levels deep.
    """
    steps = etree.iterwalk(top, events=("start", "end"))
    preformatted = 0
    link: etree._Element | None = None
    position = ""
    for event, element in steps:
        tag = element.tag
        if tag in _BLOCKS and element not in hidden and element is not top:
            yield END_OF_LINE
        if tag in _AROUND:
            if tag in _PREFORMATTED:
                preformatted += 1 if event == "start" else -1
            elif tag == "a":
                link = element if event == "start" and not (element.get("href") or "").startswith(_OFFERS) else None
            else:
                position = _MOVED[tag] if event == "start" else ""
        text: str | None = None
        if event == "end":
            if element is not top:
                text = element.tail
        elif element in hidden:
            steps.skip_subtree()
        elif element is not top and is_leaf(element):
            steps.skip_subtree()
            yield Piece("", line_of(element), leaf=element)
        elif tag in _UNPRINTED:
            steps.skip_subtree()
        elif tag == "br":
            yield END_OF_LINE
        else:
            text = element.text
        if text:
            shown = text if preformatted else text.replace("\n", " ")
            if text.isspace():
                yield Piece(shown)
                continue
            owner = element if event == "start" else element.getparent()
            yield Piece(move_digits(shown, position), _line_of_text(text, element), owner, link)


def line_of(element: etree._Element) -> int | None:
    """Give the line of the source in which ``element`` begins."""
    line: object = element.sourceline
    return line if isinstance(line, int) else None


def _line_of_text(text: str, element: etree._Element) -> int | None:
    """Give the line in which the first visible character of ``text``, which follows ``element``, stands."""
    line = line_of(element)
    if line is None or not text[0].isspace():
        return line
    return line + text.count("\n", 0, len(text) - len(text.lstrip()))
