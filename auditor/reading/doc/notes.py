"""Footnotes and endnotes: which stretches of the text they print, and where the main text refers to them."""

from __future__ import annotations

from auditor.reading.doc.binary import damaged, split_plex
from auditor.reading.doc.boxes import Stretch
from auditor.reading.doc.fib import FileInformation, Structure

NOTE = "\x02"
"""The character that stands where a note is referred to."""
_WHAT = "脚注表"


def find_notes(information: FileInformation, table: bytes) -> dict[int, Stretch]:
    """Return the notes by the position of their reference in the main text (PlcffndRef, 2.8.19; PlcffndTxt, 2.8.20).

    Notes that nothing refers to have the position -1.
    """
    kinds = (
        (Structure.FOOTNOTE_MARKS, Structure.FOOTNOTES, information.main, information.footnotes),
        (Structure.ENDNOTE_MARKS, Structure.ENDNOTES, information.before_endnotes, information.endnotes),
    )
    notes: dict[int, Stretch] = {}
    for marks, texts, begin, length in kinds:
        references = information.find(table, marks)
        if not length:
            continue
        if not references:
            notes[-1] = begin, begin + length
            continue
        positions, _ = split_plex(references, 2, _WHAT)
        # The last bound means nothing, and the one before it ends the last note.
        bounds, _ = split_plex(information.find(table, texts)[:-4], 0, _WHAT)
        if len(bounds) != len(positions) or bounds[-1] > length:
            raise damaged(_WHAT)
        for position, start, end in zip(positions, bounds, bounds[1:], strict=False):
            notes[position] = begin + start, begin + end
    return notes
