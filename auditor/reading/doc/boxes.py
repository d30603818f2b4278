"""Text boxes: which stretches of the text they print, and which drawing in the main text they belong to."""

from __future__ import annotations

from auditor.reading.doc.binary import split_plex, unsigned16, unsigned32
from auditor.reading.doc.fib import FileInformation, Structure

_ANCHOR_BYTES = 26  # Spa, 2.9.253: the shape comes first
_BOX_BYTES = 22  # FTXBXS, 2.9.106
_SPARE, _SHAPE = 8, 14  # fReusable, lid

DRAWING = "\x08"
"""The character that stands where a drawing is anchored."""
Stretch = tuple[int, int]
"""First character and character after the last."""


def find_boxes(information: FileInformation, table: bytes, characters: str) -> tuple[dict[int, Stretch], list[Stretch]]:
    """Return the text boxes by the position of their drawing in the main text, and those without such a drawing.

    A box in a group of shapes is of the second kind, because the drawing is that of the group.
    """
    boxes = information.find(table, Structure.BOXES)
    if not information.boxes:
        return {}, []
    if not boxes:
        return {}, [(information.before_boxes, information.before_boxes + information.boxes)]
    anchors = information.find(table, Structure.ANCHORS)
    positions, shapes = split_plex(anchors, _ANCHOR_BYTES, "图形位置表") if anchors else ([], [])
    drawings = {
        unsigned32(shape, 0): position
        for position, shape in zip(positions, shapes, strict=False)
        if position < information.main and characters[position] == DRAWING
    }
    bounds, entries = split_plex(boxes, _BOX_BYTES, "文本框表")
    at: dict[int, Stretch] = {}
    loose: list[Stretch] = []
    # The last entry is a spare one, and its bounds mean nothing.
    for start, end, entry in zip(bounds, bounds[1:], entries[:-1], strict=False):
        stretch = information.before_boxes + start, information.before_boxes + min(end, information.boxes)
        position = drawings.get(unsigned32(entry, _SHAPE))
        if unsigned16(entry, _SPARE) & 1 or start >= end:
            continue
        if position is None or position in at:
            loose.append(stretch)
        else:
            at[position] = stretch
    return at, loose
