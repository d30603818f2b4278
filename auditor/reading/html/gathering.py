"""The blocks of a page, each with the element it stands in."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

from auditor.model.document import Block, Table
from auditor.reading.blocks import Blocks
from auditor.reading.grid import Room
from auditor.reading.html.ending import Break
from auditor.reading.html.flow import END_OF_LINE, Piece, walk
from auditor.reading.html.outline import outline_tables
from auditor.reading.html.style import Shown
from auditor.reading.html.table import read_table
from auditor.reading.lines import join_lines

ATTACHED = re.compile(r"\.(?:pdf|docx?|wps|xlsx?|et|ofd|zip|rar)(?:$|[?#&])", re.IGNORECASE)
"""The end of an address that leads to a file."""

# What is not text and not a picture either, and may yet show a part of the report.
_FOREIGN = {
    "iframe": "嵌入的网页",
    "embed": "嵌入的文件",
    "object": "嵌入的文件",
    "canvas": "由脚本画出的内容",
    "script": "由脚本生成的内容",
}
_ATTACHMENT = "附件"


class Standing(NamedTuple):
    """A block with the element it stands in.

    ``is_link``: half of its text or more leads elsewhere. ``is_foreign``: it marks content of another kind than a
    picture that is not read: a frame, a script, a link to a file.
    """

    block: Block
    element: etree._Element
    is_link: bool = False
    is_foreign: bool = False


def gather(root: etree._Element, shown: Shown, broken: Break | None = None) -> list[Standing]:
    """Gather the blocks of the page in reading order.

    Tables that only arrange the page are entered. So are data tables with something outside their cells, for captions
    and for what follows a table that was never closed; but their cells are taken whole, and the table stands where its
    first cell is. ``broken`` is the table in which the page breaks off.
    """
    outlines = outline_tables(root, shown.removed)
    tables: dict[etree._Element, tuple[Table, etree._Element]] = {}
    cells: set[etree._Element] = set()
    room = Room()
    flow = _Flow()
    count = 0

    def is_leaf(element: etree._Element) -> bool:
        nonlocal count
        if element in outlines:
            table = read_table(outlines[element], shown, count + 1, room, broken)
            if table is not None:
                count += 1
                if outlines[element].is_regular:
                    tables[element] = table, element
                    return True
                own = [cell for row in outlines[element].rows for cell in row.cells]
                tables[own[0]] = table, element
                cells.update(own)
        return element in cells or element.tag == "img" or element.tag in _FOREIGN

    for piece in walk(root, shown.hidden, is_leaf):
        if piece is END_OF_LINE:
            flow.end_paragraph()
        elif piece.leaf is None:
            flow.add_text(piece)
        elif piece.leaf in tables:
            flow.add_table(*tables[piece.leaf])
        elif piece.leaf not in cells:
            flow.marks.append(piece)
    flow.end_paragraph()
    return flow.standings


class _Flow:
    """Pieces of text on their way to paragraphs; pictures and other marks in a paragraph follow it."""

    def __init__(self) -> None:
        """Start with no text."""
        self.standings: list[Standing] = []
        self.marks: list[Piece] = []
        self._blocks = Blocks()
        self._texts: list[str] = []
        self._first: Piece | None = None
        self._line: int | None = None
        self._length = 0
        self._linked = 0
        self._last_link: etree._Element | None = None

    def add_text(self, piece: Piece) -> None:
        """Add the text of ``piece``; every end of a line in it ends the paragraph."""
        if "\n" not in piece.text:
            self._add(piece, piece.text, piece.line)
            return
        for number, text in enumerate(piece.text.split("\n")):
            if number:
                self.end_paragraph()
            self._add(piece, text, None if piece.line is None else piece.line + number)

    def _add(self, piece: Piece, text: str, line: int | None) -> None:
        self._texts.append(text)
        if piece.owner is None or text.isspace():
            return
        if self._first is None:
            self._first, self._line = piece, line
        self._length += len(text)
        if piece.link is not None:
            self._linked += len(text)
            if piece.link is not self._last_link and ATTACHED.search(piece.link.get("href") or ""):
                self.marks.append(piece)
            self._last_link = piece.link

    def add_table(self, table: Table, element: etree._Element) -> None:
        """Add a table."""
        self.end_paragraph()
        self._blocks.add_table(table)
        self.standings.append(Standing(table, element, _leads_away(element)))

    def end_paragraph(self) -> None:
        """Write out the text since the last paragraph, and the pictures in it."""
        if self._first is not None and self._first.owner is not None:
            is_link = 2 * self._linked >= self._length
            for line in join_lines(self._texts):
                block = self._blocks.add_paragraph(line, self._line)
                self.standings.append(Standing(block, self._first.owner, is_link))
        self._texts.clear()
        for mark in self.marks:
            self._add_mark(mark)
        self.marks.clear()
        self._first = self._line = self._last_link = None
        self._length = self._linked = 0

    def _add_mark(self, mark: Piece) -> None:
        if mark.leaf is None:
            assert mark.link is not None
            block = self._blocks.add_image(_ATTACHMENT, mark.line)
            self.standings.append(Standing(block, mark.link, is_foreign=True))
            return
        description = _FOREIGN.get(mark.leaf.tag)
        block = self._blocks.add_image(description or mark.leaf.get("alt") or "", mark.line)
        self.standings.append(Standing(block, mark.leaf, is_foreign=description is not None))


def _leads_away(table: etree._Element) -> bool:
    linked = sum(_length(link) for link in table.iter("a"))
    return linked > 0 and 2 * linked >= _length(table)


def _length(element: etree._Element) -> int:
    return sum(len(str(text).strip()) for text in element.itertext())
