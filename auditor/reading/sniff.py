"""What kind of file some bytes are, judged by their content before the name of the file."""

from __future__ import annotations

import io
import re
import zipfile
from itertools import islice
from typing import NamedTuple

from auditor.errors import UnreadableDocument
from auditor.reading.encoding import decode, has_wide_units


class Kind(NamedTuple):
    """A kind of file that is recognised and not read: its name, its usual suffixes, and what the user can do."""

    name: str
    suffixes: tuple[str, ...]
    remedy: str


_CONVERT = "不能读取这种格式，请改用 docx、pdf、html 或 txt 版本"
_SAVE_AS_WORD = "不能直接读取，请用 Word 或 WPS 打开，另存为 docx 后再检查"
_UNPACK = "请先解压，再检查其中的报告"
_FIND_TEXT = "没有文字可读，请取得文字版本（docx、html 或 txt）"
_FETCH_AGAIN = "文件已损坏或没有下载完，请重新下载"

# First bytes of the file formats, from their specifications.
_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", Kind("PNG 图片", (".png",), _FIND_TEXT)),
    (b"\xff\xd8\xff", Kind("JPEG 图片", (".jpg", ".jpeg"), _FIND_TEXT)),
    (b"GIF87a", Kind("GIF 图片", (".gif",), _FIND_TEXT)),
    (b"GIF89a", Kind("GIF 图片", (".gif",), _FIND_TEXT)),
    (b"II*\x00", Kind("TIFF 图片", (".tif", ".tiff"), _FIND_TEXT)),
    (b"MM\x00*", Kind("TIFF 图片", (".tif", ".tiff"), _FIND_TEXT)),
    (b"{\\rtf", Kind("RTF 文档", (".rtf",), _SAVE_AS_WORD)),
    (b"\x1f\x8b", Kind("gzip 压缩包", (".gz", ".tgz"), _UNPACK)),
    (b"Rar!\x1a\x07", Kind("RAR 压缩包", (".rar",), _UNPACK)),
    (b"7z\xbc\xaf\x27\x1c", Kind("7z 压缩包", (".7z",), _UNPACK)),
)
_BITMAP = Kind("BMP 图片", (".bmp",), _FIND_TEXT)
_WEBP = Kind("WebP 图片", (".webp",), _FIND_TEXT)
_WORD_XML = Kind("Word XML 文档", (".xml",), _CONVERT)
_XML = Kind("XML 文件", (".xml",), _CONVERT)
_BINARY = Kind("二进制数据", (), "文件已损坏，或不是文档，请重新取得报告")

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Streams in the root of an OLE container by which its kind is known; an encrypted docx is such a container too.
_OLE_STREAMS: tuple[tuple[str, str | Kind], ...] = (
    ("EncryptedPackage", Kind("加密的 Office 文档", (".docx", ".xlsx"), "请用密码打开后另存为不加密的 docx")),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("PowerPoint Document", Kind("二进制 PowerPoint 文稿（.ppt）", (".ppt", ".dps"), _CONVERT)),
)
_OTHER_OLE = Kind(
    "OLE 复合文档（MS Works 等），或没有下载完的 doc、xls",
    (".doc", ".dot", ".wps", ".wpt", ".xls", ".et", ".ppt"),
    "请重新下载，或用原来的软件打开后另存为 docx 或 xlsx",
)

_ZIPS = (b"PK\x03\x04", b"PK\x05\x06")
_ZIP_MEMBERS: tuple[tuple[str, str | Kind], ...] = (
    ("word/", "docx"),
    ("xl/", "xlsx"),
    ("ppt/", Kind("PowerPoint 文稿（.pptx）", (".pptx",), _CONVERT)),
    ("OFD.xml", Kind("OFD 版式文档", (".ofd",), _CONVERT)),
    ("META-INF/manifest.xml", "odf"),
    # Some writers give the main part of a Word document another name; the package itself then says where it is.
    ("[Content_Types].xml", "docx"),
)
_ARCHIVE = Kind("zip 压缩包", (".zip",), "没有找到其中的报告（是空的，或只有其他类型的文件、别的压缩包），请解压后检查")
_RENAMED_ARCHIVE = Kind("zip 压缩包", (), _UNPACK)  # not looked into, as its name does not say what it is
_BROKEN_ZIP = Kind(
    "不完整的 Office 文档或 zip 压缩包", (".docx", ".docm", ".xlsx", ".xlsm", ".odt", ".ods", ".zip"), _FETCH_AGAIN
)

_HEAD = 4096
_PDF_WITHIN = 1024
_MULTIPART = re.compile(rb"^Content-Type:\s{0,9}multipart/related", re.IGNORECASE | re.MULTILINE)
# A page without anything beside it may be saved as a message of one part.
_ONE_PART = re.compile(
    rb"\s{0,9}(?:[A-Za-z-]{1,40}:[^\n]{0,500}\n\s{0,9}){0,20}Content-Type:\s{0,9}text/html", re.IGNORECASE
)
_WORD_XML_ROOT = re.compile(r"<(?:w:wordDocument|pkg:package)\b")
_TAG = re.compile(r"<[A-Za-z!]")
_HTML_START = re.compile(
    r"\s{0,200}<(?:!doctype html|html|head|body|meta|title|div|p|table|h[1-6])[\s>]", re.IGNORECASE
)
_HTML_END = re.compile(r"</(?:html|body|table|td)\s{0,20}>", re.IGNORECASE)
_PAGE_START = re.compile(r"\s{0,200}<(?:!doctype|\?xml|html|head|body|meta|title|w:|pkg:)", re.IGNORECASE)
_MARKDOWN = re.compile(r"^(?:#{1,6} |\s{0,3}\|?\s{0,9}:?-{1,99}:?\s{0,9}\|)", re.MULTILINE)
# A crawler may save Markdown as plain text; no plain text has two lines written like this.
_MARKED_LINE = re.compile(r"^(?:#{1,6} \S|\*\*[^*\n]{2,60}\*\*[ \t]*$)", re.MULTILINE)
_MARKDOWN_SUFFIXES = (".md", ".markdown")
_HTML_SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")
_BLANKS = " \t\r\n\f\v\xa0\u200b\u3000\ufeff"
_CONTROLS = bytes({*range(1, 9), *range(14, 32)})


def identify(data: bytes, suffix: str) -> str:
    """Return the reader that takes ``data``: docx, doc, odf, xlsx, xls, pdf, html, mhtml, md or txt.

    ``suffix`` (``.doc``) only settles what the content leaves open. Raises `UnreadableDocument` with what the file is
    and what to do when no reader takes it.
    """
    suffix = suffix.lower()
    if not data:
        raise UnreadableDocument("文件是空的（0 字节），请重新取得报告")
    if data.startswith(_ZIPS):
        return _identify_zip(data, suffix)
    kind = _recognise(data)
    if isinstance(kind, Kind):
        raise _refusal(kind, suffix)
    if kind is not None:
        return kind
    text = decode(data, declared=True).text
    if "\0" in text:  # no text has this character; wide units of zeros are blocks that a disk never got
        raise _refusal(_BINARY, suffix)
    if not text.strip(_BLANKS):
        raise UnreadableDocument("文件里只有空白，没有文字，请重新取得报告")
    return _identify_text(text, suffix)


def _identify_zip(data: bytes, suffix: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise _refusal(_BROKEN_ZIP, suffix) from error
    for member, kind in _ZIP_MEMBERS:
        if any(name.startswith(member) for name in names):
            if isinstance(kind, Kind):
                raise _refusal(kind, suffix)
            return kind
    raise _refusal(_ARCHIVE if suffix in _ARCHIVE.suffixes else _RENAMED_ARCHIVE, suffix)


def _recognise(data: bytes) -> str | Kind | None:
    """Find the reader or the kind of a file that its first bytes tell; None for text."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    if data.startswith(_OLE):
        return _recognise_ole(data)
    # Text may begin with BM or RIFF; a picture goes on with its size.
    if data.startswith(b"BM") and data[6:10] == bytes(4):
        return _BITMAP
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return _WEBP
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return "pdf"
    if _MULTIPART.search(data[:_HEAD]) or _ONE_PART.match(data[:_HEAD]):
        return "mhtml"
    if not has_wide_units(data) and (b"\0" in data or _controls(data) > len(data) // 50):
        return _BINARY
    return None


def _recognise_ole(data: bytes) -> str | Kind:
    """Find the reader or the kind of an OLE container by the streams of its root; of a damaged one by any name in it."""
    from auditor.reading.ole import root_streams

    streams = root_streams(data)
    for name, kind in _OLE_STREAMS:
        if name.encode("utf-16-le") in data if streams is None else name.lower() in streams:
            return kind
    return _OTHER_OLE


def _controls(data: bytes) -> int:
    return len(data) - len(data.translate(None, _CONTROLS))


def _identify_text(text: str, suffix: str) -> str:
    head = text[:_HEAD]
    if _is_markdown(text) if suffix in _MARKDOWN_SUFFIXES else _is_crawled_markdown(text):
        return "md"
    if _WORD_XML_ROOT.search(head):
        raise _refusal(_WORD_XML, suffix)
    if _HTML_START.match(head) or _HTML_END.search(text) or (suffix in _HTML_SUFFIXES and _TAG.search(text)):
        return "html"
    if head.lstrip(_BLANKS).startswith("<?xml"):
        raise _refusal(_XML, suffix)
    return "md" if suffix in _MARKDOWN_SUFFIXES else "txt"


def _is_markdown(text: str) -> bool:
    """Tell whether ``text`` is Markdown although tags stand in it: it has marks of its own and is no whole page."""
    return not _PAGE_START.match(text[:_HEAD]) and bool(_MARKDOWN.search(text))


def _is_crawled_markdown(text: str) -> bool:
    """Tell whether ``text`` is Markdown although its suffix does not say so; tabs between cells are plain text's."""
    is_page = _HTML_START.match(text[:_HEAD]) or _PAGE_START.match(text[:_HEAD])
    return not is_page and "\t" not in text and len(list(islice(_MARKED_LINE.finditer(text), 2))) == 2


def _refusal(kind: Kind, suffix: str) -> UnreadableDocument:
    if suffix in kind.suffixes or not re.fullmatch(r"\.[a-z0-9]{1,8}", suffix):
        return UnreadableDocument(f"{kind.name}：{kind.remedy}")
    return UnreadableDocument(f"内容是 {kind.name}，不是 {suffix[1:]} 文档：{kind.remedy}")
