"""Footnotes and endnotes of a Word document."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from auditor.reading.docx.markup import W
from auditor.reading.package import Package

_REFERENCES = {"footnotes": W + "footnoteReference", "endnotes": W + "endnoteReference"}
_NOTE = {"footnotes": W + "footnote", "endnotes": W + "endnote"}


class Notes:
    """The notes that a document refers to; each is given out once, where it is first referred to."""

    def __init__(self, package: Package, related: Mapping[str, str], root: etree._Element) -> None:
        """Read the parts with notes that the main part ``root`` refers to; ``related`` says where they are."""
        self._notes: dict[tuple[str, str], etree._Element] = {}
        self.lost = False
        for kind, reference in _REFERENCES.items():
            if next(root.iter(reference), None) is None:
                continue
            part = package.parse(related.get(kind, f"word/{kind}.xml"))
            for note in () if part is None else part.iter(_NOTE[kind]):
                self._notes[kind, note.get(W + "id") or ""] = note
            self.lost = self.lost or part is None
        self._given: set[tuple[str, str]] = set()

    def take(self, reference: tuple[str, str]) -> etree._Element | None:
        """Return the note of a kind and id; None where it was given before, or is not there and therefore ``lost``."""
        if reference in self._given:
            return None
        self._given.add(reference)
        self.lost = self.lost or reference not in self._notes
        return self._notes.get(reference)
