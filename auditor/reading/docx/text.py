"""What a WordprocessingML paragraph prints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_ALTERNATES = _COMPATIBILITY + "AlternateContent"
_IMAGE_DATA = "{urn:schemas-microsoft-com:vml}imagedata"
_DRAWING_NAME = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"

_RUN = W + "r"
_RUN_PROPERTIES = W + "rPr"
_VANISH = W + "vanish"
_RAISED = W + "vertAlign"
_STRUCK = (W + "strike", W + "dstrike")
_TEXTS = frozenset((W + "t", _MATH + "t"))
_CHARACTERS = {W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
_SYMBOL = W + "sym"
_PICTURES = frozenset((W + "drawing", W + "pict", W + "object"))
_BOX = W + "txbxContent"
# Text taken out under tracked changes, field codes, properties and readings above characters are not printed.
_UNPRINTED = frozenset(
    W + name
    for name in (
        "del", "moveFrom", "instrText", "delText", "delInstrText", "pPr", "rPr", "sdtPr", "sdtEndPr", "rt", "fldData",
    )
)  # fmt: skip
_OFF = frozenset(("0", "false", "off", "none"))


@dataclass(slots=True)
class Printed:
    """Runs of text, text boxes and pictures of one paragraph; ``marked``: a run is struck out, raised or lowered."""

    texts: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    marked: bool = False


def print_paragraph(paragraph: etree._Element) -> Printed:
    """Read what ``paragraph`` prints with all tracked changes accepted; its automatic number is not included."""
    printed = Printed()
    _gather(paragraph, printed)
    return printed


def properties_of(element: etree._Element, name: str) -> Mapping[str, etree._Element]:
    """Return what the child ``name`` (``W + "rPr"``) of ``element`` holds by tag, the first of each.

    One pass over these few children costs as much as one search, and every run and every cell is asked several times.
    """
    properties = next(element.iterchildren(name), None)
    return {} if properties is None else {child.tag: child for child in properties.iterchildren(reversed=True)}


def merges_with_next(properties: Mapping[str, etree._Element]) -> bool:
    """Tell whether the end of the paragraph was taken out, so that it runs on into the next one."""
    marks = properties.get(_RUN_PROPERTIES)
    return marks is not None and (marks.find(W + "del") is not None or marks.find(W + "moveFrom") is not None)


def content(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the children of ``element``; of alternatives for other programs only the first."""
    for child in element:
        if child.tag == _ALTERNATES:
            yield from child[0] if len(child) else ()
        else:
            yield child


def is_on(toggle: etree._Element | None) -> bool:
    """Tell whether a toggle such as ``vanish`` is there and set."""
    return toggle is not None and toggle.get(W + "val", "1") not in _OFF


def _gather(element: etree._Element, printed: Printed) -> None:
    for child in content(element):
        tag = child.tag
        if tag in _TEXTS:
            printed.texts.append((child.text or "").replace("\n", " "))
        elif tag in _UNPRINTED:
            continue
        elif tag == _RUN:
            _gather_run(child, printed)
        elif tag in _CHARACTERS:
            printed.texts.append(_CHARACTERS[tag])
        elif tag == _SYMBOL:
            printed.texts.append(_symbol(child))
        elif tag == _BOX:
            printed.boxes.append(child)
        else:
            if tag in _PICTURES and _shows_picture(child):
                name = next(child.iter(_DRAWING_NAME), None)
                printed.images.append((name.get("descr") or "") if name is not None else "")
            _gather(child, printed)


def _gather_run(run: etree._Element, printed: Printed) -> None:
    properties = properties_of(run, _RUN_PROPERTIES)
    if is_on(properties.get(_VANISH)):
        return
    _gather(run, printed)
    position = properties.get(_RAISED)
    moved = position is not None and position.get(W + "val") in ("superscript", "subscript")
    if moved or any(is_on(properties.get(name)) for name in _STRUCK):
        printed.marked = printed.marked or run.find(W + "t") is not None


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
    return element.tag == W + "object" or next(element.iter(_BOX), None) is None
