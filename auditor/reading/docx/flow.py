"""The body of a Word document on its way to blocks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from auditor.model.document import Block
from auditor.reading.blocks import Blocks
from auditor.reading.docx.markup import WRAPPERS, W, properties_of
from auditor.reading.docx.notes import Notes
from auditor.reading.docx.numbering import Numbering
from auditor.reading.docx.styles import Styles
from auditor.reading.docx.table import PlacedCell, count_cells_inside, place_cells
from auditor.reading.docx.text import Printed, merges_with_next, print_paragraph
from auditor.reading.grid import LONGEST_CELL, Area, Room, is_page_layout, lay_out
from auditor.reading.lines import join_lines
from auditor.reading.sentences import doubt_cell

_PARAGRAPH = W + "p"
_PARAGRAPH_PROPERTIES = W + "pPr"
_RUN_PROPERTIES = W + "rPr"
_TABLE = W + "tbl"
_TEXT = W + "t"


class Flow:
    """What was read so far; the body must be gone through once and in order, because numbers count on.

    ``hidden`` counts the characters that are formatted as hidden.
    """

    def __init__(self, part: str, styles: Styles, numbering: Numbering, notes: Notes) -> None:
        """Start with nothing; ``part`` is the member of the package that every place names."""
        self.hidden = 0
        self._blocks = Blocks(part)
        self._part = part
        self._styles = styles
        self._numbering = numbering
        self._notes = notes
        self._room = Room()
        self._carried: list[str] = []

    def read_blocks(self, container: etree._Element) -> None:
        """Read the paragraphs and tables of a body, a cell that only arranges the page, a text box or a note."""
        for child in container:
            if child.tag == _PARAGRAPH:
                self._read_paragraph(child)
            elif child.tag == _TABLE:
                self._read_table(child)
            elif child.tag in WRAPPERS:
                self.read_blocks(child)

    def finish(self) -> tuple[Block, ...]:
        """Return all blocks."""
        self._end_paragraph()
        return self._blocks.finish()

    def _end_paragraph(self) -> None:
        """Write out what a last paragraph without an end has left."""
        for line in join_lines(self._carried):
            self._blocks.add_paragraph(line)
        self._carried.clear()

    def _read_paragraph(self, paragraph: etree._Element) -> None:
        lines, printed = self._print(paragraph)
        for line in lines:
            self._blocks.add_paragraph(line)
        for description in printed.images:
            self._blocks.add_image(description)
        for box in printed.boxes:
            self.read_blocks(box)
        self._read_notes(printed.notes)

    def _read_notes(self, references: list[tuple[str, str]]) -> None:
        """Read the notes that a paragraph or a table refers to, below it."""
        for reference in references:
            note = self._notes.take(reference)
            if note is not None:
                self.read_blocks(note)
                self._end_paragraph()

    def _print(self, paragraph: etree._Element) -> tuple[list[str], Printed]:
        properties = properties_of(paragraph, _PARAGRAPH_PROPERTIES)
        style = self._styles.name(properties)
        printed = print_paragraph(paragraph, self._styles, style)
        self.hidden += printed.hidden
        if merges_with_next(properties):
            self._carried.extend(printed.texts)
            return [], printed
        if self._hides_end(properties, style):
            # A paragraph of which nothing is seen is not counted; another runs on, as headings do before their text.
            if join_lines(printed.texts):
                self._carried += [self._numbering.label(properties), *printed.texts]
            return [], printed
        texts = [self._numbering.label(properties), *self._carried, *printed.texts]
        self._carried.clear()
        return join_lines(texts), printed

    def _hides_end(self, properties: Mapping[str, etree._Element], style: str | None) -> bool:
        look = self._styles.look(style)
        marks = properties.get(_RUN_PROPERTIES)
        return (look if marks is None else self._styles.look_of_run(marks, look)).hidden

    def _read_table(self, table: etree._Element) -> None:
        self._end_paragraph()
        placed = place_cells(table)
        columns = len({cell.column for cell in placed})
        longest = _length(table)
        if longest > LONGEST_CELL:
            longest = max((_length(cell.element) for cell in placed), default=0)
        if is_page_layout(columns, len(placed), count_cells_inside(table), longest):
            for cell in placed:
                self.read_blocks(cell.element)
                self._end_paragraph()
            return
        notes: list[tuple[str, str]] = []
        areas = [self._read_cell(cell, notes) for cell in placed]
        self._blocks.add_table(lay_out(areas, self._blocks.next_table, self._room, part=self._part))
        self._read_notes(notes)

    def _read_cell(self, cell: PlacedCell, notes: list[tuple[str, str]]) -> Area:
        lines: list[str] = []
        has_box = is_marked = has_image = False
        for paragraph in _paragraphs(cell.element):
            printed_lines, printed = self._print(paragraph)
            lines += printed_lines
            lines += [line for box in printed.boxes for part in _paragraphs(box) for line in self._print(part)[0]]
            notes += printed.notes
            has_box = has_box or bool(printed.boxes)
            is_marked = is_marked or printed.marked
            has_image = has_image or bool(printed.images)
        lines += join_lines(self._carried)
        self._carried.clear()
        doubt = doubt_cell(has_box, is_marked, has_image and not lines)
        return Area(cell.row, cell.column, cell.rowspan, cell.colspan, "\n".join(lines), doubt=doubt)


def _paragraphs(container: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs of a cell or text box, those of tables inside it included."""
    for child in container:
        if child.tag == _PARAGRAPH:
            yield child
        elif child.tag == _TABLE:
            for cell in place_cells(child):
                yield from _paragraphs(cell.element)
        elif child.tag in WRAPPERS:
            yield from _paragraphs(child)


def _length(element: etree._Element) -> int:
    return sum(len(text.text or "") for text in element.iter(_TEXT))
