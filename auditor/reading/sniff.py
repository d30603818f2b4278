"""What kind of file some bytes are, judged by content before the name."""

from __future__ import annotations

import io
import re
import zipfile

from auditor.errors import UnreadableDocument
from auditor.reading.encoding import decode, has_mark

_ANOTHER_FORMAT = "本版本尚不能读取，请改用 docx、html 或 txt 版本"
_IMAGE = "没有文字可读，请取得报告的文字版本（docx、html 或 txt）"
_ARCHIVE = "请先解压，再检查其中的报告"

# First bytes of formats that are recognised and not read: what to call the file, and what to do about it.
_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "PNG 图片", _IMAGE),
    (b"\xff\xd8\xff", "JPEG 图片", _IMAGE),
    (b"GIF87a", "GIF 图片", _IMAGE),
    (b"GIF89a", "GIF 图片", _IMAGE),
    (b"II*\x00", "TIFF 图片", _IMAGE),
    (b"MM\x00*", "TIFF 图片", _IMAGE),
    (b"{\\rtf", "RTF 文档", _ANOTHER_FORMAT),
    (b"\x1f\x8b", "gzip 压缩包", _ARCHIVE),
    (b"BZh", "bzip2 压缩包", _ARCHIVE),
    (b"\xfd7zXZ\x00", "xz 压缩包", _ARCHIVE),
    (b"Rar!\x1a\x07", "RAR 压缩包", _ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", "7z 压缩包", _ARCHIVE),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD = "二进制 Word/WPS 文档（.doc/.wps）"
# Names of streams in the directory of an OLE container tell what wrote it; an encrypted docx is such a container too.
_STREAMS = (
    ("EncryptedPackage", "加密的 Office 文档", "请用密码打开后另存为不加密的 docx"),
    ("WordDocument", _WORD, _ANOTHER_FORMAT),
    ("Workbook", "二进制 Excel 表格（.xls）", _ANOTHER_FORMAT),
    ("Book", "二进制 Excel 表格（.xls）", _ANOTHER_FORMAT),
    ("PowerPoint Document", "二进制 PowerPoint 文稿（.ppt）", _ANOTHER_FORMAT),
)
_ZIP = b"PK\x03\x04"
_ZIP_MEMBERS = (
    ("xl/", "Excel 表格（.xlsx）", _ANOTHER_FORMAT),
    ("ppt/", "PowerPoint 文稿（.pptx）", _ANOTHER_FORMAT),
    ("OFD.xml", "OFD 版式文档", _ANOTHER_FORMAT),
    ("META-INF/manifest.xml", "OpenDocument 文档（.odt/.ods）", _ANOTHER_FORMAT),
    ("", "zip 压缩包", _ARCHIVE),
)
_PDF_WITHIN = 1024
_HEAD = 4096
_MHTML = re.compile(rb"^MIME-Version:.{0,400}?multipart/related", re.IGNORECASE | re.MULTILINE | re.DOTALL)
_WORD_XML = re.compile(r"<(?:w:wordDocument|pkg:package)\b")
_TAG = re.compile(r"</?[A-Za-z!]")
_HTML_START = re.compile(r"\s{0,200}<(?:!doctype html|html|head|body|meta|title|div|p|table|h[1-6])[\s>]", re.IGNORECASE)
_HTML_END = re.compile(r"</(?:html|body|table|td|tr)\s{0,20}>", re.IGNORECASE)
_HTML_SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")
_CONTROLS = bytes(range(1, 9)) + bytes(range(14, 27)) + bytes(range(28, 32)) + b"\x7f"


def sniff(data: bytes, suffix: str) -> str:
    """Return ``"docx"``, ``"html"`` or ``"txt"``, the reader for ``data``; ``suffix`` (``.doc``) only settles doubts.

    Raises `UnreadableDocument` with what the file is and what to do when no reader takes it.
    """
    suffix = suffix.lower()
    if not data:
        raise UnreadableDocument("文件是空的（0 字节），请重新取得报告")
    if data.startswith(_ZIP):
        return _sniff_zip(data, suffix)
    _refuse_known(data, suffix)
    if not has_mark(data):
        _refuse_binary(data, suffix)
    text = decode(data, declared=True).text
    if not text.strip("\ufeff\u200b \t\r\n\f\v\xa0\u3000"):
        raise UnreadableDocument("文件里只有空白，没有文字，请重新取得报告")
    if suffix in (".md", ".markdown"):
        raise UnreadableDocument(f"md：{_ANOTHER_FORMAT}")
    head = text[:_HEAD]
    if _WORD_XML.search(head):
        raise _unreadable("Word XML 文档（.xml）", suffix, _ANOTHER_FORMAT)
    if _HTML_START.match(head) or _HTML_END.search(text) or (suffix in _HTML_SUFFIXES and _TAG.search(text)):
        return "html"
    if head.lstrip("\ufeff \t\r\n").startswith("<?xml"):
        return "html" if "<html" in head.lower() else _refuse("XML 文件", suffix, _ANOTHER_FORMAT)
    return "txt"


def _sniff_zip(data: bytes, suffix: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise _unreadable("不完整的 zip 容器", suffix, "文件已损坏或没有下载完，请重新下载") from error
    for prefix, description, remedy in _ZIP_MEMBERS[:-1]:
        if any(name.startswith(prefix) for name in names):
            raise _unreadable(description, suffix, remedy)
    return ""


def _refuse_known(data: bytes, suffix: str) -> None:
    for signature, description, remedy in _SIGNATURES:
        if data.startswith(signature):
            raise _unreadable(description, suffix, remedy)
