"""Word documents (Office Open XML) read as documents."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from auditor.errors import UnreadableDocument
from auditor.model.document import Block, Document, Image
from auditor.reading.docx.flow import Flow
from auditor.reading.docx.markup import W, settle_alternates
from auditor.reading.docx.notes import Notes
from auditor.reading.docx.numbering import Numbering
from auditor.reading.docx.styles import Styles
from auditor.reading.lines import join_lines
from auditor.reading.package import Package
from auditor.reading.sentences import CHANGED, HIDDEN, MUCH_HIDDEN, NOTES_UNREAD, SPREADSHEET, SPREADSHEET_UNREAD

_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_FOREIGN = (W + "altChunk", W + "subDoc")
_CHANGES = (W + "del", W + "ins", W + "moveFrom", W + "moveTo")


def read_docx(path: str, data: bytes) -> Document:
    """Read the bytes of a docx file; ``path`` is the name to show.

    Automatic numbers are part of the text as Word prints them, tracked changes count as accepted, text boxes and notes
    follow the paragraph that holds them; headers and footers are no part of the text. Raises `UnreadableDocument` when
    the file is damaged or beyond the safe bounds.
    """
    package = Package(data, "docx")
    top = package.related("")
    main = top.get("officeDocument", "word/document.xml")
    root = package.parse(main)
    body = root.find(W + "body") if root is not None else None
    if root is None or body is None:
        raise UnreadableDocument("docx 里没有 Word 正文部件，不是 Word 文档或已损坏；请用 Word、WPS 打开后另存为 docx")
    settle_alternates(root)
    related = package.related(main)
    styles = Styles(package.parse(related.get("styles", "word/styles.xml")))
    numbering = Numbering(package.parse(related.get("numbering", "word/numbering.xml")), styles)
    notes = Notes(package, related, root)
    flow = Flow(main, styles, numbering, notes)
    try:
        flow.read_blocks(body)
        blocks = flow.finish()
    except RecursionError as error:
        raise UnreadableDocument("docx 的内容嵌套过深，不是正常的报告；请用 Word 打开后另存") from error
    if not blocks and _holds(root, _FOREIGN):
        raise UnreadableDocument("docx 的正文是嵌入的另一份文件，不能读取；请用 Word 打开后另存为 docx")
    core = package.parse(top.get("core-properties", "docProps/core.xml"))
    title = " ".join(join_lines([core.findtext(_TITLE) or ""])) if core is not None else ""
    warnings = tuple(_find_unread(root, blocks, flow, notes))
    return Document(path, "docx", blocks, title or None, warnings)


def _find_unread(root: etree._Element, blocks: tuple[Block, ...], flow: Flow, notes: Notes) -> Iterator[str]:
    """Yield a sentence for each kind of content that is not read, or not as it stands."""
    if _holds(root, _FOREIGN):
        yield "文档里嵌入了另一份文件，其内容没有读取；报告正文若在其中，请在 Word 里合并后另存。"
    if notes.lost:
        yield NOTES_UNREAD
    if _holds(root, _CHANGES):
        yield CHANGED
    if any(isinstance(block, Image) and block.description == SPREADSHEET for block in blocks):
        yield SPREADSHEET_UNREAD
    if flow.hidden > MUCH_HIDDEN:
        yield HIDDEN


def _holds(root: etree._Element, names: tuple[str, ...]) -> bool:
    return next(root.iter(*names), None) is not None
