"""The file information block: what the document is, how long its parts are, and where its structures lie."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from auditor.errors import UnreadableDocument
from auditor.reading.doc.binary import cut, damaged, unsigned16, unsigned32

_WORD_97 = 0xC1  # nFib of Word 97 and of every later version, 2.5.2
_WORD = 0xA5EC
_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
_COUNTS = 0x40  # FibRgLw97, 2.5.4
_PLACES = 0x9A  # FibRgFcLcb97, 2.5.6
_RESAVE = "请用 Word 或 WPS 打开后另存为 docx"


class Structure(IntEnum):
    """Structures of the table stream by their place in FibRgFcLcb97 (2.5.6)."""

    STYLES = 1
    FOOTNOTE_MARKS = 2
    FOOTNOTES = 3
    CHARACTER_RUNS = 12
    PARAGRAPH_RUNS = 13
    PIECES = 33
    ANCHORS = 40
    ENDNOTE_MARKS = 46
    ENDNOTES = 47
    BOXES = 56
    LISTS = 73
    LIST_OVERRIDES = 74


@dataclass(frozen=True, slots=True)
class FileInformation:
    """What the file information block says; lengths are in characters, in the order of the parts in the text."""

    block: bytes
    table: str
    main: int
    footnotes: int
    headers: int
    macros: int
    comments: int
    endnotes: int
    boxes: int
    header_boxes: int

    @property
    def before_endnotes(self) -> int:
        """Where the text of the endnotes begins; that of the footnotes follows the main text."""
        return self.main + self.footnotes + self.headers + self.macros + self.comments

    @property
    def before_boxes(self) -> int:
        """Where the text of the text boxes begins."""
        return self.before_endnotes + self.endnotes

    @property
    def characters(self) -> int:
        """Length of the text of all parts."""
        return self.before_boxes + self.boxes + self.header_boxes

    def place(self, structure: Structure) -> tuple[int, int]:
        """Return offset and size in bytes of a structure of the table stream."""
        offset = _PLACES + 8 * structure
        return unsigned32(self.block, offset), unsigned32(self.block, offset + 4)

    def find(self, table: bytes, structure: Structure) -> bytes:
        """Return the bytes of a structure, empty where the document has none."""
        offset, size = self.place(structure)
        return cut(table, offset, size, "结构索引") if size else b""


def read_file_information(document: bytes) -> FileInformation:
    """Read the block at the beginning of the stream WordDocument; say what cannot be read and what to do."""
    if len(document) < 0x20:
        raise damaged("文件头")
    flags = unsigned16(document, 0x0A)
    if unsigned16(document, 0) != _WORD or unsigned16(document, 2) < _WORD_97:
        raise UnreadableDocument(f"这是 Word 95 或更早版本的 doc，不能读取；{_RESAVE}")
    if flags & _ENCRYPTED:
        raise UnreadableDocument("doc 设有打开密码（已加密），不能读取；请用密码打开后取消密码，另存为 docx")
    block = cut(document, 0, _PLACES + 8 * 93, "文件头")
    # Numbers of fields in the parts of the block, the same in every version since Word 97 (2.5.1).
    if (unsigned16(block, 0x20), unsigned16(block, 0x3E)) != (14, 22) or unsigned16(block, 0x98) < 93:
        raise damaged("文件头")
    if unsigned32(block, _COUNTS) > len(document):
        raise damaged("正文长度")
    return FileInformation(
        block,
        "1Table" if flags & _SECOND_TABLE else "0Table",
        *(unsigned32(block, 0x4C + 4 * step) for step in range(8)),
    )
