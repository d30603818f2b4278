"""What a paragraph of an OpenDocument prints."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from auditor.reading.odf.names import DRAW, OFFICE, SVG, TEXT, integer
from auditor.reading.odf.styles import Styles

PARAGRAPHS = (TEXT + "p", TEXT + "h")
BOX = DRAW + "text-box"
_SPAN = TEXT + "span"
_NOTE = TEXT + "note"
_FRAME = DRAW + "frame"
_PICTURES = (DRAW + "image", DRAW + "object", DRAW + "object-ole", DRAW + "plugin")
_GROUPS = (DRAW + "g", DRAW + "a")
_HIDDEN_PARAGRAPH = TEXT + "hidden-paragraph"
_BLANK = TEXT + "s"
_MOST_BLANKS = 100
_CHARACTERS = {TEXT + "tab": "\t", TEXT + "line-break": "\n"}
# Remarks of editors, readings above characters and programs are not printed with the text, notes not in its midst.
_UNPRINTED = frozenset((
    _NOTE, OFFICE + "annotation", OFFICE + "annotation-end", TEXT + "ruby-text", TEXT + "script",
    OFFICE + "event-listeners", SVG + "title", SVG + "desc", _HIDDEN_PARAGRAPH, OFFICE + "binary-data",
))  # fmt: skip
_WHITE = re.compile("[ \t\r\n]+")


@dataclass(slots=True)
class Printed:
    """Pieces of text, text boxes and pictures of one paragraph; ``marked``: text is struck out, raised or lowered."""

    texts: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    marked: bool = False


def print_paragraph(paragraph: etree._Element, styles: Styles) -> Printed:
    """Read what ``paragraph`` prints, without its automatic number; what a style or a field hides is left out."""
    printed = Printed()
    hiding = paragraph.iter(_HIDDEN_PARAGRAPH)
    if styles.is_hidden("paragraph", paragraph.get(TEXT + "style-name")) or any(_is_hidden(mark) for mark in hiding):
        return printed
    _gather(paragraph, printed, styles)
    return printed


def gather_shape(shape: etree._Element, printed: Printed) -> None:
    """Add what a drawn ``shape`` holds: boxes of text, and one picture for each frame that shows one."""
    if shape.tag in _GROUPS:
        for child in shape:
            gather_shape(child, printed)
    elif shape.tag == _FRAME:
        box = shape.find(BOX)
        if box is not None:
            printed.boxes.append(box)
        elif any(child.tag in _PICTURES for child in shape):
            printed.images.append(shape.findtext(SVG + "desc") or shape.findtext(SVG + "title") or "")
    elif isinstance(shape.tag, str) and shape.tag.startswith(DRAW):
        # Other shapes hold their text themselves.
        printed.boxes.append(shape)


def _gather(element: etree._Element, printed: Printed, styles: Styles) -> None:
    _add(printed, element.text)
    for child in element:
        tag = child.tag
        if tag == _BLANK:
            printed.texts.append(" " * integer(child.get(TEXT + "c"), 1, _MOST_BLANKS))
        elif tag in _CHARACTERS:
            printed.texts.append(_CHARACTERS[tag])
        elif tag == _SPAN:
            _gather_span(child, printed, styles)
        elif tag.startswith(DRAW):
            gather_shape(child, printed)
        elif tag not in _UNPRINTED and not _is_hidden(child):
            _gather(child, printed, styles)
        _add(printed, child.tail)


def _gather_span(span: etree._Element, printed: Printed, styles: Styles) -> None:
    name = span.get(TEXT + "style-name")
    if styles.is_hidden("text", name):
        return
    before = len(printed.texts)
    _gather(span, printed, styles)
    if any(text.strip() for text in printed.texts[before:]) and styles.is_marked(name):
        printed.marked = True


def _add(printed: Printed, text: str | None) -> None:
    if text:
        printed.texts.append(_WHITE.sub(" ", text))


def _is_hidden(element: etree._Element) -> bool:
    return element.get(TEXT + "is-hidden") == "true"
