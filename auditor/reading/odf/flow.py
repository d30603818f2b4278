"""The body of an OpenDocument text on its way to paragraphs and tables."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from auditor.model.document import Block
from auditor.reading.blocks import Blocks
from auditor.reading.grid import Area, Room, is_page_layout, lay_out
from auditor.reading.lines import join_lines
from auditor.reading.odf.lists import Numbering, OpenList
from auditor.reading.odf.names import DRAW, TABLE, TEXT
from auditor.reading.odf.styles import Styles
from auditor.reading.odf.table import PlacedCell, count_cells_inside, place_cells
from auditor.reading.odf.text import PARAGRAPHS, Printed, gather_shape, print_paragraph
from auditor.reading.sentences import CHANGED, NOTES_UNREAD, doubt_cell

_HEADING = TEXT + "h"
_LIST = TEXT + "list"
_ENTRIES = (TEXT + "list-item", TEXT + "list-header")
_SECTION = TEXT + "section"
_TABLE = TABLE + "table"
# Elements that stand around paragraphs and tables without being printed themselves.
_WRAPPERS = frozenset(
    TEXT + name
    for name in (
        "table-of-content", "illustration-index", "table-index", "object-index", "user-index", "alphabetical-index",
        "bibliography", "index-body", "index-title", "numbered-paragraph",
    )
)  # fmt: skip
# Content that a document has beside its body, and what to say of it.
_UNREAD = (
    ((TEXT + "note",), NOTES_UNREAD),
    ((TEXT + "changed-region",), CHANGED),
    ((TEXT + "numbered-paragraph",), "文档有单独编号的段落，其编号没有读取。"),
    ((DRAW + "object-ole",), "文档里嵌入了另一份文件，其内容没有读取。"),
)
_HIDDEN = "文档有隐藏的章节，其内容没有读取。"


def read_text(body: etree._Element, styles: Styles) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """Read the ``body`` of a text; return its blocks and what was not read.

    Automatic numbers are part of the text as they are printed, tracked changes count as accepted, text boxes follow the
    paragraph that holds them.
    """
    flow = _Flow(styles)
    flow.read_blocks(body)
    warnings = [warning for names, warning in _UNREAD if next(body.iter(*names), None) is not None]
    return flow.blocks.finish(), (*warnings, *flow.warnings)


class _Flow:
    """The body on its way to blocks; it must be gone through once and in order, because numbers count on."""

    def __init__(self, styles: Styles) -> None:
        self.blocks = Blocks("content.xml")
        self.warnings: list[str] = []
        self._styles = styles
        self._numbering = Numbering(styles)
        self._room = Room()

    def read_blocks(self, container: etree._Element, opened: OpenList | None = None, label: str = "") -> None:
        """Read the paragraphs, lists and tables of a body, a list entry, a section, a text box or a page-wide cell.

        ``label`` is the number of the first paragraph, which belongs to an entry of the list ``opened``.
        """
        for child in container:
            if child.tag in PARAGRAPHS:
                lines, printed = self._print(child, opened, label)
                label = ""
                for line in lines:
                    self.blocks.add_paragraph(line)
                self._add_drawn(printed)
            elif child.tag == _LIST:
                inner = self._numbering.open_list(child, opened)
                for entry in child.iterchildren(*_ENTRIES):
                    self.read_blocks(entry, inner, self._label(entry, inner))
            elif child.tag == _TABLE:
                self._read_table(child)
            elif child.tag == _SECTION:
                if child.get(TEXT + "display") == "none" or child.get(TEXT + "is-hidden") == "true":
                    if _HIDDEN not in self.warnings:
                        self.warnings.append(_HIDDEN)
                else:
                    self.read_blocks(child)
            elif child.tag in _WRAPPERS:
                self.read_blocks(child)
            elif child.tag.startswith(DRAW):
                printed = Printed()
                gather_shape(child, printed)
                self._add_drawn(printed)

    def _label(self, entry: etree._Element, opened: OpenList) -> str:
        """Give the number of a list's ``entry``; one that begins with another list has none and is not counted."""
        first = next((child for child in entry if child.tag in PARAGRAPHS or child.tag == _LIST), None)
        if first is None or first.tag == _LIST or entry.tag != _ENTRIES[0]:
            return ""
        return self._numbering.label_of_entry(entry, opened)

    def _print(self, paragraph: etree._Element, opened: OpenList | None, label: str) -> tuple[list[str], Printed]:
        printed = print_paragraph(paragraph, self._styles)
        if opened is None and paragraph.tag == _HEADING:
            label = self._numbering.label_of_heading(paragraph)
        return join_lines([label, *printed.texts]), printed

    def _add_drawn(self, printed: Printed) -> None:
        for description in printed.images:
            self.blocks.add_image(description)
        for box in printed.boxes:
            self.read_blocks(box)

    def _read_table(self, table: etree._Element) -> None:
        placed = place_cells(table, self._room)
        columns = len({cell.column for cell in placed})
        longest = max((sum(len(str(text)) for text in cell.element.itertext()) for cell in placed), default=0)
        if is_page_layout(columns, len(placed), count_cells_inside(table), longest):
            for cell in placed:
                self.read_blocks(cell.element)
            return
        areas = [self._read_cell(cell) for cell in placed]
        self.blocks.add_table(lay_out(areas, self.blocks.next_table, self._room, part="content.xml"))

    def _read_cell(self, cell: PlacedCell) -> Area:
        lines: list[str] = []
        has_box = is_marked = has_image = False
        for printed_lines, printed in self._print_all(cell.element, None):
            lines += printed_lines
            lines += [line for box in printed.boxes for part, _ in self._print_all(box, None) for line in part]
            has_box = has_box or bool(printed.boxes)
            is_marked = is_marked or printed.marked
            has_image = has_image or bool(printed.images)
        doubt = doubt_cell(has_box, is_marked, has_image and not lines)
        return Area(cell.row, cell.column, cell.rowspan, cell.colspan, "\n".join(lines), doubt=doubt)

    def _print_all(
        self, container: etree._Element, opened: OpenList | None, label: str = ""
    ) -> Iterator[tuple[list[str], Printed]]:
        """Print the paragraphs of a cell or text box, those of lists and of tables inside it included."""
        for child in container:
            if child.tag in PARAGRAPHS:
                yield self._print(child, opened, label)
                label = ""
            elif child.tag == _LIST:
                inner = self._numbering.open_list(child, opened)
                for entry in child.iterchildren(*_ENTRIES):
                    yield from self._print_all(entry, inner, self._label(entry, inner))
            elif child.tag == _TABLE:
                for cell in place_cells(child, self._room):
                    yield from self._print_all(cell.element, None)
            elif child.tag == _SECTION or child.tag in _WRAPPERS:
                yield from self._print_all(child, None)
