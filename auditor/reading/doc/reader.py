"""Binary Word documents (Word 97 to 2003, and what WPS saves in that format) read as documents."""

from __future__ import annotations

import struct
from collections.abc import Mapping

from auditor.model.document import Document
from auditor.reading.blocks import Blocks
from auditor.reading.doc.binary import damaged
from auditor.reading.doc.boxes import Stretch, find_boxes
from auditor.reading.doc.characters import Spans
from auditor.reading.doc.container import read_streams
from auditor.reading.doc.fib import Structure, read_file_information
from auditor.reading.doc.lists import Lists
from auditor.reading.doc.notes import find_notes
from auditor.reading.doc.paragraphs import PropertyReader
from auditor.reading.doc.pieces import read_text
from auditor.reading.doc.runs import read_character_runs, read_paragraph_runs
from auditor.reading.doc.story import Printed, Story
from auditor.reading.doc.styles import read_styles
from auditor.reading.doc.tables import (
    Content,
    PlacedCell,
    RawTable,
    assemble,
    count_cells_inside,
    paragraphs_of,
    place_cells,
)
from auditor.reading.grid import Area, Room, is_page_layout, lay_out
from auditor.reading.lines import join_lines
from auditor.reading.sentences import (
    CHANGED,
    COVERING,
    HIDDEN,
    MUCH_HIDDEN,
    NOTES_UNREAD,
    SPREADSHEET,
    SPREADSHEET_UNREAD,
    doubt_cell,
)

_COMPUTED = "文档有公式、符号等域，其显示的内容没有读取。"
_LOOSE_BOXES = "文档有组合图形里的文本框，其内容读在全文之后。"


def read_doc(path: str, data: bytes) -> Document:
    """Read the bytes of a binary Word document; ``path`` is the name to show.

    Automatic numbers are part of the text as Word prints them, tracked changes count as accepted, text boxes and notes
    follow the paragraph that holds them; headers and footers are no part of the text. Raises `UnreadableDocument` when
    the file is encrypted, older than Word 97, damaged, or beyond the safe bounds; structures that contradict each other
    are damage, and nothing is guessed from them.
    """
    streams = read_streams(data)
    try:
        return _Reader(streams).read(path)
    except (struct.error, IndexError) as error:  # a number that lies beyond the end of its structure
        raise damaged("格式数据") from error


class _Reader:
    """A document on its way to blocks."""

    def __init__(self, streams: Mapping[str, bytes]) -> None:
        document = streams["WordDocument"]
        self._information = information = read_file_information(document)
        if information.table not in streams:
            raise damaged(f"部件 {information.table} ")
        table = streams[information.table]
        text = read_text(document, information.find(table, Structure.PIECES), information)
        characters = read_character_runs(document, information.find(table, Structure.CHARACTER_RUNS))
        styles = read_styles(information.find(table, Structure.STYLES))
        self._story = Story(
            text,
            Spans(text, characters, styles),
            read_paragraph_runs(document, information.find(table, Structure.PARAGRAPH_RUNS)),
            PropertyReader(styles, streams.get("Data", b"")),
        )
        # The levels stand behind the lists, outside the size that is given for them.
        self._lists = Lists(
            information.find(table, Structure.LISTS),
            table[sum(information.place(Structure.LISTS)) :],
            information.find(table, Structure.LIST_OVERRIDES),
        )
        self._boxes, self._loose_boxes = find_boxes(information, table, text.characters)
        self._notes = find_notes(information, table)
        self._blocks = Blocks()
        self._room = Room()
        self._computed = self._spreadsheet = False
        self._hidden = 0

    def read(self, path: str) -> Document:
        """Read the main text, its text boxes and its notes."""
        self._read_content(assemble(self._story.read(0, self._information.main)))
        for stretch in self._loose_boxes:
            self._read_content(self._read_stretch(stretch))
        warnings = (
            (NOTES_UNREAD, bool(self._notes)),
            (CHANGED, self._story.changed),
            (_COMPUTED, self._computed),
            (_LOOSE_BOXES, bool(self._loose_boxes)),
            (SPREADSHEET_UNREAD, self._spreadsheet),
            (HIDDEN, self._hidden > MUCH_HIDDEN),
        )
        return Document(
            path, "doc", self._blocks.finish(), warnings=tuple(warning for warning, is_due in warnings if is_due)
        )

    def _read_stretch(self, stretch: Stretch) -> Content:
        return assemble(self._story.read(*stretch))

    def _read_content(self, content: Content) -> None:
        for part in content:
            if isinstance(part, RawTable):
                self._read_table(part)
                continue
            for line in self._print(part):
                self._blocks.add_paragraph(line)
            for description in part.images:
                self._blocks.add_image(description)
            for drawing in part.drawings:
                if drawing in self._boxes:
                    self._read_content(self._read_stretch(self._boxes[drawing]))
                else:
                    self._blocks.add_image("")
            self._read_notes(part)

    def _read_notes(self, paragraph: Printed) -> None:
        for position in paragraph.notes:
            if position in self._notes:
                self._read_content(self._read_stretch(self._notes.pop(position)))

    def _print(self, paragraph: Printed) -> list[str]:
        self._computed = self._computed or paragraph.computed
        self._spreadsheet = self._spreadsheet or SPREADSHEET in paragraph.images
        self._hidden += paragraph.hidden
        return join_lines([self._lists.label(paragraph.place), paragraph.text])

    def _read_table(self, table: RawTable) -> None:
        placed = place_cells(table)
        columns = len({cell.column for cell in placed})
        longest = max((_length(cell.content) for cell in placed), default=0)
        inside = sum(count_cells_inside(cell) for cells, _ in table.rows for cell in cells)
        if is_page_layout(columns, len(placed), inside, longest):
            for cell in placed:
                self._read_content(cell.content)
            return
        areas = [self._read_cell(cell) for cell in placed]
        self._blocks.add_table(lay_out(areas, self._blocks.next_table, self._room))
        for cell in placed:
            for paragraph in paragraphs_of(cell.content):
                self._read_notes(paragraph)

    def _read_cell(self, cell: PlacedCell) -> Area:
        paragraphs = list(paragraphs_of(cell.content))
        lines = [line for paragraph in paragraphs for line in self._print(paragraph)]
        drawings = [drawing for paragraph in paragraphs for drawing in paragraph.drawings]
        boxes = [self._boxes[drawing] for drawing in drawings if drawing in self._boxes]
        lines += [
            line
            for box in boxes
            for paragraph in paragraphs_of(self._read_stretch(box))
            for line in self._print(paragraph)
        ]
        text = "\n".join(lines)
        is_marked = any(paragraph.marked for paragraph in paragraphs)
        is_pictured = not text and any(paragraph.drawings or paragraph.images for paragraph in paragraphs)
        doubt = doubt_cell(bool(boxes), is_marked, is_pictured) or _find_doubt(paragraphs, text)
        if cell.covers_text:
            doubt = COVERING
        return Area(cell.row, cell.column, cell.rowspan, cell.colspan, text, doubt=doubt)


def _find_doubt(paragraphs: list[Printed], text: str) -> str | None:
    """Say what of a cell with these paragraphs cannot be read; None when nothing is left out."""
    if any(paragraph.computed for paragraph in paragraphs):
        return "格内有公式、符号等域，数值不能确定"
    return "格内有读不出的字符，数值不能确定" if "\ufffd" in text else None


def _length(content: Content) -> int:
    return sum(len(text) for paragraph in paragraphs_of(content) for text in paragraph.texts)
