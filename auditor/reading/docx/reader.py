"""Word documents (Office Open XML) read as documents."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from auditor.errors import UnreadableDocument
from auditor.model.document import Document
from auditor.reading.blocks import Blocks
from auditor.reading.docx.numbering import Numbering
from auditor.reading.docx.table import WRAPPERS, PlacedCell, count_cells_inside, place_cells
from auditor.reading.docx.text import Printed, W, content, merges_with_next, print_paragraph, properties_of
from auditor.reading.grid import Area, Room, is_page_layout, lay_out
from auditor.reading.lines import join_lines
from auditor.reading.package import Package

_PARAGRAPH = W + "p"
_PARAGRAPH_PROPERTIES = W + "pPr"
_TABLE = W + "tbl"
_TEXT = W + "t"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
# Content that a document has beside its body, and what to say of it.
_UNREAD = (
    (
        (W + "altChunk", W + "subDoc"),
        "文档里嵌入了另一份文件，其内容没有读取；报告正文若在其中，请在 Word 里合并后另存。",
    ),
    ((W + "footnoteReference", W + "endnoteReference"), "文档有脚注或尾注，其内容没有读取。"),
    ((W + "del", W + "ins", W + "moveFrom", W + "moveTo"), "文档留有修订痕迹，按接受全部修订后的内容读取。"),
)


def read_docx(path: str, data: bytes) -> Document:
    """Read the bytes of a docx file; ``path`` is the name to show.

    Automatic numbers are part of the text as Word prints them, tracked changes count as accepted, text boxes follow
    the paragraph that holds them. Raises `UnreadableDocument` when the file is damaged or beyond the safe bounds.
    """
    package = Package(data, "docx")
    main = package.related("").get("officeDocument", "word/document.xml")
    root = package.parse(main)
    body = root.find(W + "body") if root is not None else None
    if root is None or body is None:
        raise UnreadableDocument("docx 里没有 Word 正文部件，不是 Word 文档或已损坏；请用 Word、WPS 打开后另存为 docx")
    related = package.related(main)
    numbering = Numbering(
        package.parse(related.get("numbering", "word/numbering.xml")),
        package.parse(related.get("styles", "word/styles.xml")),
    )
    flow = _Flow(main, numbering)
    try:
        flow.read_blocks(body)
        flow.end()
    except RecursionError as error:
        raise UnreadableDocument("docx 的内容嵌套过深，不是正常的报告；请用 Word 打开后另存") from error
    warnings = tuple(warning for names, warning in _UNREAD if any(True for _ in root.iter(*names)))
    core = package.parse(package.related("").get("core-properties", "docProps/core.xml"))
    title = " ".join(join_lines([core.findtext(_TITLE) or ""])) if core is not None else ""
    return Document(path, "docx", flow.blocks.finish(), title or None, warnings)


class _Flow:
    """The body on its way to blocks; it must be gone through once and in order, because numbers count on."""

    def __init__(self, part: str, numbering: Numbering) -> None:
        self.blocks = Blocks(part)
        self._part = part
        self._numbering = numbering
        self._room = Room()
        self._carried: list[str] = []

    def read_blocks(self, container: etree._Element) -> None:
        """Read the paragraphs and tables of a body, a cell that only arranges the page, or a text box."""
        for child in content(container):
            if child.tag == _PARAGRAPH:
                self._read_paragraph(child)
            elif child.tag == _TABLE:
                self._read_table(child)
            elif child.tag in WRAPPERS:
                self.read_blocks(child)

    def end(self) -> None:
        """Write out what a last paragraph without an end has left."""
        for line in join_lines(self._carried):
            self.blocks.add_paragraph(line)
        self._carried.clear()

    def _read_paragraph(self, paragraph: etree._Element) -> None:
        lines, printed = self._print(paragraph)
        for line in lines:
            self.blocks.add_paragraph(line)
        for description in printed.images:
            self.blocks.add_image(description)
        for box in printed.boxes:
            self.read_blocks(box)

    def _print(self, paragraph: etree._Element) -> tuple[list[str], Printed]:
        printed = print_paragraph(paragraph)
        properties = properties_of(paragraph, _PARAGRAPH_PROPERTIES)
        if merges_with_next(properties):
            self._carried.extend(printed.texts)
            return [], printed
        texts = [self._numbering.label(properties), *self._carried, *printed.texts]
        self._carried.clear()
        return join_lines(texts), printed

    def _read_table(self, table: etree._Element) -> None:
        self.end()
        placed = place_cells(table)
        columns = len({cell.column for cell in placed})
        longest = max((_length(cell.element) for cell in placed), default=0)
        if is_page_layout(columns, len(placed), count_cells_inside(table), longest):
            for cell in placed:
                self.read_blocks(cell.element)
                self.end()
            return
        areas = [self._read_cell(cell) for cell in placed]
        self.blocks.add_table(lay_out(areas, self.blocks.next_table, self._room, part=self._part))

    def _read_cell(self, cell: PlacedCell) -> Area:
        lines: list[str] = []
        has_box = is_marked = has_image = False
        for paragraph in _paragraphs(cell.element):
            printed_lines, printed = self._print(paragraph)
            lines += printed_lines
            lines += [line for box in printed.boxes for part in _paragraphs(box) for line in self._print(part)[0]]
            has_box = has_box or bool(printed.boxes)
            is_marked = is_marked or printed.marked
            has_image = has_image or bool(printed.images)
        lines += join_lines(self._carried)
        self._carried.clear()
        doubt = None
        if has_box:
            doubt = "格内有文本框，数值不能确定"
        elif is_marked:
            doubt = "格内有上下标或删除线，数值不能确定"
        elif has_image and not lines:
            doubt = "格内是图片，没有文字可读"
        return Area(cell.row, cell.column, cell.rowspan, cell.colspan, "\n".join(lines), doubt=doubt)


def _paragraphs(container: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs of a cell or text box, those of tables inside it included."""
    for child in content(container):
        if child.tag == _PARAGRAPH:
            yield child
        elif child.tag == _TABLE:
            for cell in place_cells(child):
                yield from _paragraphs(cell.element)
        elif child.tag in WRAPPERS:
            yield from _paragraphs(child)


def _length(cell: etree._Element) -> int:
    return sum(len(text.text or "") for text in cell.iter(_TEXT))
