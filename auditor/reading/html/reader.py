"""HTML pages read as documents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from lxml import etree

from auditor.errors import UnreadableDocument
from auditor.model.document import Block, Document, Table
from auditor.reading.blocks import Blocks
from auditor.reading.encoding import decode
from auditor.reading.grid import Room
from auditor.reading.html.flow import END_OF_LINE, Piece, walk
from auditor.reading.html.style import Shown, read_styles
from auditor.reading.html.table import outline_tables, read_table
from auditor.reading.lines import join_lines

# Pages of 10 million cells take gigabytes of memory to parse; the longest real page seen has 0.2 MB.
MAX_BYTES = 32 << 20
# The most elaborate real page seen has 5,000 tags; millions of them take minutes and gigabytes.
_MAX_TAGS = 500_000
_EMBEDDED = re.compile(r"\.(?:pdf|docx?|wps|xlsx?|ofd)(?:[?#]|$)", re.IGNORECASE)
_CUT = re.compile(r"<[A-Za-z/][^<>]*\Z")
# Hidden text shorter than this is a caption of a button or a note for screen readers.
_MUCH_HIDDEN = 200


def read_html(path: str, data: bytes) -> Document:
    """Read the bytes of a page; ``path`` is the name to show.

    Raises `UnreadableDocument` when the page is too large, empty, or nested so deeply that the parser would drop a part.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableDocument(f"网页大于 {MAX_BYTES >> 20} MB，不是正常的年度报告页面；请只保存报告正文后重试")
    decoded = decode(data, declared=True)
    if decoded.text.count("<") > _MAX_TAGS:
        raise UnreadableDocument(f"网页有超过 {_MAX_TAGS} 个标签，不是正常的年度报告页面；请只保存报告正文后重试")
    root = _parse(decoded.text)
    title = join_lines([root.findtext(".//title") or ""])
    shown = read_styles(root)
    unread = _find_unread(root, shown.hidden)
    warnings = [warning for warning in (decoded.warning, _find_cut(decoded.text), *unread) if warning]
    return Document(path, "html", _read_blocks(root, shown), " ".join(title) or None, tuple(warnings))


def _parse(text: str) -> etree._Element:
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.LxmlError:
        root = None
    # The parser silently leaves out what lies deeper than its limit of 2048 levels, and only notes it here.
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise UnreadableDocument("网页标签嵌套过深（超过 2048 层），其中的内容会丢失；请用浏览器打开后另存再试")
    if root is None:
        raise UnreadableDocument("网页里没有可以读取的内容；请检查文件是否完整")
    return root


def _read_blocks(root: etree._Element, shown: Shown) -> tuple[Block, ...]:
    """Gather the blocks of the page.

    Tables that only arrange the page are entered. So are data tables, for captions and for what follows a table that
    was never closed; but their cells are taken whole, and the table stands where its first cell is.
    """
    outlines = outline_tables(root, shown.removed)
    tables: dict[etree._Element, Table] = {}
    cells: set[etree._Element] = set()
    room = Room()
    flow = _Flow()

    def is_leaf(element: etree._Element) -> bool:
        if element in outlines:
            table = read_table(outlines[element], shown, len(tables) + 1, room)
            if table is not None:
                own = [cell for row in outlines[element].rows for cell in row.cells]
                tables[own[0]] = table
                cells.update(own)
        return element in cells or element.tag == "img"

    for piece in walk(root, shown.hidden, is_leaf):
        if piece is END_OF_LINE:
            flow.end_paragraph()
        elif piece.leaf is None:
            flow.add_text(piece)
        elif piece.leaf.tag == "img":
            flow.images.append(piece)
        elif piece.leaf in tables:
            flow.end_paragraph()
            flow.blocks.add_table(tables[piece.leaf])
    flow.end_paragraph()
    return flow.blocks.finish()


class _Flow:
    """Pieces of text on their way to paragraphs; pictures in a paragraph follow it."""

    def __init__(self) -> None:
        """Start with no text."""
        self.blocks = Blocks()
        self.images: list[Piece] = []
        self._texts: list[str] = []
        self._line: int | None = None

    def add_text(self, piece: Piece) -> None:
        """Add the text of ``piece``; every end of a line in it ends the paragraph."""
        for number, text in enumerate(piece.text.split("\n")):
            if number:
                self.end_paragraph()
            if self._line is None and piece.line is not None and text.strip():
                self._line = piece.line + number
            if text:
                self._texts.append(text)

    def end_paragraph(self) -> None:
        """Write out the text since the last paragraph, and the pictures in it."""
        if self._texts:
            for line in join_lines(self._texts):
                self.blocks.add_paragraph(line, self._line)
            self._texts.clear()
        for image in self.images:
            if image.leaf is not None:
                self.blocks.add_image(image.leaf.get("alt") or "", image.line)
        self.images.clear()
        self._line = None


def _find_cut(text: str) -> str | None:
    """Return a warning when the page seems to end too early: inside a tag, or with a table still open."""
    lower = text.lower()
    open_tables = lower.count("<table") - lower.count("</table")
    return "网页在标签或表格中间结束，可能没有保存完整。" if open_tables > 0 or _CUT.search(text[-500:]) else None


def _find_unread(root: etree._Element, hidden: Set[etree._Element]) -> Iterator[str]:
    """Yield a warning for each kind of content that the page has and that is not read."""
    embedded = root.iter("iframe", "embed", "object")
    if any(_EMBEDDED.search(frame.get("src") or frame.get("data") or "") for frame in embedded):
        yield "网页里嵌入了另一个文件（PDF、Word 等），其内容没有读取；报告正文若在其中，请直接检查那个文件。"
    if not hidden:
        return
    steps = etree.iterwalk(root, events=("start",))
    for _, element in steps:
        if element in hidden:
            steps.skip_subtree()
            if sum(map(len, join_lines([str(text) for text in element.itertext()]))) > _MUCH_HIDDEN:
                yield "网页里有隐藏的大段文字，浏览器不显示，没有读取。"
                return
