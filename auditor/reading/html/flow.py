"""The visible text of an HTML element in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
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


class Piece(NamedTuple):
    """A run of text (``\\n`` only where a line ends), or an element that the caller wants whole."""

    text: str
    line: int | None
    leaf: etree._Element | None = None


END_OF_LINE = Piece("\n", None)
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
    for event, element in steps:
        tag = element.tag
        if tag in _BLOCKS and element not in hidden and element is not top:
            yield END_OF_LINE
        if tag in ("pre", "listing"):
            preformatted += 1 if event == "start" else -1
        if event == "end":
            if element is not top and element.tail:
                yield _text(element.tail, element, preformatted > 0)
        elif element in hidden:
            steps.skip_subtree()
        elif element is not top and is_leaf(element):
            steps.skip_subtree()
            yield Piece("", line_of(element), element)
        elif tag in _UNPRINTED:
            steps.skip_subtree()
        elif tag == "br":
            yield END_OF_LINE
        elif element.text:
            yield _text(element.text, element, preformatted > 0)


def line_of(element: etree._Element) -> int | None:
    """Give the line of the source in which ``element`` begins."""
    line: object = element.sourceline
    return line if isinstance(line, int) else None


def _text(text: str, element: etree._Element, preformatted: bool) -> Piece:
    """Make a piece of ``text`` with the line in which its first visible character stands; None where it has none."""
    visible = text.lstrip()
    line = line_of(element) if visible else None
    if line is not None:
        line += text.count("\n", 0, len(text) - len(visible))
    return Piece(text if preformatted else text.replace("\n", " "), line)
