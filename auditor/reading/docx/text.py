"""What a WordprocessingML paragraph prints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from auditor.reading.docx.markup import W
from auditor.reading.docx.styles import PLAIN, Look, Styles
from auditor.reading.lines import move_digits
from auditor.reading.sentences import SPREADSHEET, is_spreadsheet

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_OFFICE = "{urn:schemas-microsoft-com:office:office}"
_IMAGE_DATA = "{urn:schemas-microsoft-com:vml}imagedata"
_DRAWING_NAME = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"

_RUN = W + "r"
_RUN_PROPERTIES = W + "rPr"
_TEXTS = frozenset((W + "t", _MATH + "t"))
_CHARACTERS = {W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
_SYMBOL = W + "sym"
_FIELD = W + "fldChar"
_NOTES = {W + "footnoteReference": "footnotes", W + "endnoteReference": "endnotes"}
_OBJECT = W + "object"
_PICTURES = frozenset((W + "drawing", W + "pict", _OBJECT))
_BOX = W + "txbxContent"
_MOVED_MATH = {_MATH + "sup": "superscript", _MATH + "sub": "subscript"}
_DENOMINATOR = _MATH + "den"
# Text taken out under tracked changes, field codes, properties and readings above characters are not printed.
_UNPRINTED = frozenset(
    W + name
    for name in (
        "del", "moveFrom", "instrText", "delText", "delInstrText", "pPr", "rPr", "sdtPr", "sdtEndPr", "rt", "fldData",
    )
)  # fmt: skip


@dataclass(slots=True)
class Printed:
    """Runs of text, and what else one paragraph holds.

    ``boxes`` are the contents of text boxes, ``images`` descriptions of pictures, ``notes`` the kinds (``footnotes``)
    and ids of the notes it refers to. ``marked``: a run is struck out, raised or lowered; ``hidden`` counts the
    characters that are formatted as hidden.
    """

    texts: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    marked: bool = False
    hidden: int = 0
    codes: list[int] = field(default_factory=list)


def print_paragraph(paragraph: etree._Element, styles: Styles, style: str | None = None) -> Printed:
    """Read what ``paragraph`` of the given ``style`` prints with all tracked changes accepted, without its number."""
    printed = Printed()
    _gather(paragraph, printed, styles, styles.look(style))
    return printed


def merges_with_next(properties: Mapping[str, etree._Element]) -> bool:
    """Tell whether the end of the paragraph was taken out, so that it runs on into the next one."""
    marks = properties.get(_RUN_PROPERTIES)
    return marks is not None and (marks.find(W + "del") is not None or marks.find(W + "moveFrom") is not None)


def _gather(element: etree._Element, printed: Printed, styles: Styles, look: Look) -> None:
    for child in element:
        tag = child.tag
        if tag in _TEXTS:
            printed.texts.append((child.text or "").replace("\n", " "))
        elif tag in _UNPRINTED:
            continue
        elif tag == _RUN:
            _gather_run(child, printed, styles, look)
        elif tag in _CHARACTERS:
            printed.texts.append(_CHARACTERS[tag])
        elif tag == _SYMBOL:
            printed.texts.append(_symbol(child))
        elif tag == _FIELD:
            _pass_field_mark(child, printed)
        elif tag == _BOX:
            printed.boxes.append(child)
        elif tag in _NOTES:
            printed.notes.append((_NOTES[tag], child.get(W + "id") or ""))
        elif tag in _MOVED_MATH:
            _gather_moved(child, printed, styles, look._replace(position=_MOVED_MATH[tag]))
        else:
            if tag in _PICTURES and _shows_picture(child):
                printed.images.append(_describe(child))
            elif tag == _DENOMINATOR:
                printed.texts.append("/")
            _gather(child, printed, styles, look)


def _gather_run(run: etree._Element, printed: Printed, styles: Styles, paragraph: Look) -> None:
    properties = next(run.iterchildren(_RUN_PROPERTIES), None)
    look = paragraph if properties is None else styles.look_of_run(properties, paragraph)
    if look.hidden:
        printed.hidden += sum(len(text.text or "") for text in run.iterchildren(W + "t"))
    elif look == PLAIN:
        _gather(run, printed, styles, look)
    else:
        _gather_moved(run, printed, styles, look)


def _gather_moved(element: etree._Element, printed: Printed, styles: Styles, look: Look) -> None:
    """Gather text that is struck out, raised or lowered: its digits are not part of the number beside it."""
    start = len(printed.texts)
    _gather(element, printed, styles, look)
    moved = "".join(printed.texts[start:])
    if moved.strip():
        printed.marked = printed.marked or look.struck or look.position in ("superscript", "subscript")
        printed.texts[start:] = [move_digits(moved, look.position)]


def _pass_field_mark(mark: etree._Element, printed: Printed) -> None:
    """Take back what was printed since the beginning of a field when its result begins: it was part of the code.

    A field without a result prints nothing. Marks without their partners in the paragraph change nothing.
    """
    kind = mark.get(W + "fldCharType")
    if kind == "begin":
        printed.codes.append(len(printed.texts))
    elif printed.codes and kind == "separate":
        del printed.texts[printed.codes[-1] :]
        printed.codes[-1] = -1
    elif printed.codes and kind == "end":
        start = printed.codes.pop()
        if start >= 0:
            del printed.texts[start:]


def _symbol(symbol: etree._Element) -> str:
    """Give the character at its place in the symbol font, which is in the private area and never a digit."""
    try:
        code = int(symbol.get(W + "char") or "", 16)
    except ValueError:
        return "\ufffd"
    return chr(code | 0xF000) if code < 0x100 else chr(code) if 0xE000 <= code <= 0xF8FF else "\ufffd"


def _shows_picture(element: etree._Element) -> bool:
    if element.tag == W + "pict":
        return next(element.iter(_IMAGE_DATA), None) is not None
    return element.tag == _OBJECT or next(element.iter(_BOX), None) is None


def _describe(picture: etree._Element) -> str:
    if picture.tag == _OBJECT:
        embedded = next(picture.iter(_OFFICE + "OLEObject"), None)
        program = (embedded.get("ProgID") or "") if embedded is not None else ""
        return SPREADSHEET if is_spreadsheet(program) else ""
    name = next(picture.iter(_DRAWING_NAME), None)
    return (name.get("descr") or "") if name is not None else ""
