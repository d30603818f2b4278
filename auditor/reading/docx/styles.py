"""The styles of a Word document, as far as they decide what is printed and how it is numbered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from auditor.reading.docx.markup import W, is_on, properties_of

_RUN_PROPERTIES = W + "rPr"
_STYLE_OF_RUN = W + "rStyle"
_VANISH = W + "vanish"
_POSITION = W + "vertAlign"
_STRUCK = frozenset((W + "strike", W + "dstrike"))
_TOLD = frozenset((_STYLE_OF_RUN, _VANISH, _POSITION, *_STRUCK))


class Look(NamedTuple):
    """How a run looks, as far as that tells what its text is: whether it can be seen, and whether it is beside the line.

    ``position`` is ``superscript``, ``subscript`` or anything else for text on the line.
    """

    hidden: bool = False
    struck: bool = False
    position: str = "baseline"


PLAIN = Look()


class Styles:
    """The styles by their ids; an id that is not defined stands for no style."""

    def __init__(self, root: etree._Element | None) -> None:
        """Read the part ``root``, which not every document has."""
        elements = [] if root is None else list(root.iter(W + "style"))
        self._elements = {element.get(W + "styleId"): element for element in elements}
        self._looks: dict[str, Look] = {}
        self._default = next(
            (
                element.get(W + "styleId")
                for element in elements
                if element.get(W + "type") == "paragraph" and element.get(W + "default") in ("1", "true", "on")
            ),
            None,
        )

    def name(self, properties: Mapping[str, etree._Element]) -> str | None:
        """Return the id of the style of a paragraph of these ``properties``: the default one where it names none."""
        style = properties.get(W + "pStyle")
        return self._default if style is None else style.get(W + "val")

    def lineage(self, name: str | None) -> Iterator[tuple[str, etree._Element]]:
        """Yield the style ``name`` and the styles that it is based on, each once, with their ids."""
        seen: set[str] = set()
        while name is not None and name in self._elements and name not in seen:
            seen.add(name)
            yield name, self._elements[name]
            parent = self._elements[name].find(W + "basedOn")
            name = parent.get(W + "val") if parent is not None else None

    def look(self, name: str | None) -> Look:
        """Return how the style ``name`` makes text look."""
        if name is None or name not in self._elements:
            return PLAIN
        if name not in self._looks:
            hidden = struck = position = None
            for _, element in self.lineage(name):
                marks = properties_of(element, _RUN_PROPERTIES)
                hidden = hidden if hidden is not None else marks.get(_VANISH)
                struck = struck if struck is not None else next((marks[n] for n in _STRUCK if n in marks), None)
                position = position if position is not None else marks.get(_POSITION)
            self._looks[name] = Look(is_on(hidden), is_on(struck), _position(position))
        return self._looks[name]

    def look_of_run(self, properties: Iterable[etree._Element], paragraph: Look) -> Look:
        """Return how a run looks by the elements of its ``properties``, in a paragraph whose style gives it a look.

        What the run says itself counts before its style, and its style before that of the paragraph; but a hiding
        character style and a hiding paragraph style undo each other (ISO/IEC 29500-1, 17.7.3, toggle properties).
        """
        own = {child.tag: child for child in properties if child.tag in _TOLD}
        if not own:
            return paragraph
        style = own.get(_STYLE_OF_RUN)
        base = self.look(style.get(W + "val")) if style is not None else PLAIN
        hidden = is_on(own[_VANISH]) if _VANISH in own else base.hidden != paragraph.hidden
        struck = [is_on(own[name]) for name in _STRUCK if name in own]
        position = own.get(_POSITION)
        inherited = base.position if base.position != PLAIN.position else paragraph.position
        return Look(
            hidden,
            any(struck) if struck else base.struck != paragraph.struck,
            _position(position) if position is not None else inherited,
        )


def _position(element: etree._Element | None) -> str:
    return PLAIN.position if element is None else str(element.get(W + "val"))
