"""How WordprocessingML is written: names, properties, toggles, and what stands around content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ALTERNATES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
# Elements that stand around rows, cells and paragraphs without being printed themselves.
WRAPPERS = frozenset(W + name for name in ("ins", "moveTo", "customXml", "smartTag", "sdtContent", "sdt"))
_OFF = frozenset(("0", "false", "off", "none"))


def properties_of(element: etree._Element, name: str) -> Mapping[str, etree._Element]:
    """Return what the child ``name`` (``W + "rPr"``) of ``element`` holds by tag, the first of each.

    One pass over these few children costs as much as one search, and every cell is asked several times.
    """
    properties = next(element.iterchildren(name), None)
    return {} if properties is None else {child.tag: child for child in properties.iterchildren(reversed=True)}


def settle_alternates(root: etree._Element) -> None:
    """Leave of content that is written in several ways for different programs only the first, in its place."""
    for alternates in list(root.iterdescendants(_ALTERNATES)):
        for child in list(alternates[0]) if len(alternates) else ():
            alternates.addprevious(child)
        parent = alternates.getparent()
        if parent is not None:
            parent.remove(alternates)


def unwrap(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Yield the children of ``element`` that have ``tag``, also those inside content controls and insertions."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in WRAPPERS:
            yield from unwrap(child, tag)


def is_on(toggle: etree._Element | None) -> bool:
    """Tell whether a toggle such as ``vanish`` is there and set."""
    return toggle is not None and toggle.get(W + "val", "1") not in _OFF
