"""Reading of report files: a path in, a `Document` out."""

from __future__ import annotations

from pathlib import Path

from auditor.errors import UnreadableDocument
from auditor.model.document import Document, Paragraph, Table
from auditor.model.forms import Forms

# Suffixes that a folder walk takes as reports. Formats that cannot be read are among them, so that such a file is
# reported as unreadable and never passed over.
FORMATS = frozenset((
    ".txt", ".text", ".html", ".htm", ".xhtml", ".shtml", ".mht", ".mhtml", ".docx", ".docm", ".doc", ".dot",
    ".wps", ".wpt", ".rtf", ".odt", ".ods", ".pdf", ".ofd", ".caj", ".md", ".markdown", ".xlsx", ".xlsm", ".xls",
    ".et", ".ppt", ".pptx", ".zip", ".rar", ".gz", ".tgz",
))  # fmt: skip
# Larger files are never reports as text; a scan may be larger and cannot be read anyway.
_MAX_BYTES = 64 << 20


def is_candidate(path: Path) -> bool:
    """Tell whether a folder walk takes ``path`` as a report: a known suffix, and neither hidden nor a lock file."""
    return path.suffix.lower() in FORMATS and not path.name.startswith((".", "~$"))


def read(path: Path, forms: Forms, name: str | None = None) -> Document:
    """Read the file at ``path``, whatever its suffix says; ``name`` is the path to show instead of it.

    ``forms`` has the labels by which tables are found in plain text. Raises `UnreadableDocument` with one sentence that says what the file is and what to do.
    """
    # The readers load lxml, which commands that read no file need not wait for.
    from auditor.reading.sniff import identify

    data = _load(path)
    shown = name if name is not None else str(path)
    format_ = identify(data, path.suffix)
    if format_ not in _READERS:
        raise UnreadableDocument(f"{format_} 文档：本版本尚不能读取，请改用 docx、html 或 txt 版本")
    document = _READERS[format_](shown, data, forms)
    if not any(isinstance(block, Paragraph | Table) for block in document.blocks):
        if document.blocks:
            raise UnreadableDocument("文件里只有图片，没有文字可读（扫描件？），请取得文字版本（docx、html 或 txt）")
        raise UnreadableDocument("文件里没有可读的文字，请检查报告正文是否在别的文件里，或由网页脚本生成")
    return document


def _read_docx(path: str, data: bytes, _: Forms) -> Document:
    from auditor.reading.docx.reader import read_docx

    return read_docx(path, data)


def _read_html(path: str, data: bytes, _: Forms) -> Document:
    from auditor.reading.html.reader import read_html

    return read_html(path, data)


def _read_pdf(path: str, data: bytes, forms: Forms) -> Document:
    from auditor.reading.pdf.reader import read_pdf

    return read_pdf(path, data, forms)


def _read_text(path: str, data: bytes, forms: Forms) -> Document:
    from auditor.reading.text.reader import read_text

    return read_text(path, data, forms)


_READERS = {"docx": _read_docx, "html": _read_html, "pdf": _read_pdf, "txt": _read_text}


def _load(path: Path) -> bytes:
    try:
        # A pipe or a device would block or never end.
        if not path.is_file():
            raise UnreadableDocument("不是普通文件，请检查路径" if path.exists() else "文件不存在，请检查路径")
        size = path.stat().st_size
        if size > _MAX_BYTES:
            raise UnreadableDocument(f"文件有 {size >> 20} MB，超过 {_MAX_BYTES >> 20} MB 的上限，请只保存报告正文")
        return path.read_bytes()
    except OSError as error:
        raise UnreadableDocument(f"文件打不开（{error.strerror or error}），请检查权限或重新取得") from error
