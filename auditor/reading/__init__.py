"""Reading of report files: a path in, a `Document` out."""

from __future__ import annotations

from pathlib import Path, PurePath

from auditor.errors import UnreadableDocument
from auditor.model.document import Document, Paragraph, Table
from auditor.model.forms import Forms

# Suffixes that a folder walk takes as reports. Formats that cannot be read are among them, so that such a file is
# reported as unreadable and never passed over.
FORMATS = frozenset((
    ".txt", ".text", ".html", ".htm", ".xhtml", ".shtml", ".mht", ".mhtml", ".docx", ".docm", ".doc", ".dot",
    ".wps", ".wpt", ".rtf", ".odt", ".ott", ".ods", ".ots", ".pdf", ".ofd", ".caj", ".md", ".markdown", ".xlsx",
    ".xlsm", ".xltx", ".xlsb", ".xls", ".xlt", ".et", ".ett", ".ppt", ".pptx", ".zip", ".rar", ".7z", ".gz", ".tgz",
))  # fmt: skip


def is_candidate(path: PurePath) -> bool:
    """Tell whether a folder walk takes ``path`` as a report: a known suffix, and neither hidden nor a lock file."""
    return path.suffix.lower() in FORMATS and not path.name.startswith((".", "~$"))


def read(path: Path, forms: Forms, name: str | None = None) -> Document:
    """Read the file at ``path``; ``name`` is the path to show instead of it. Otherwise as ``read_bytes``."""
    from auditor.reading.files import load

    return read_bytes(load(path), path.suffix, name if name is not None else str(path), forms)


def read_bytes(data: bytes, suffix: str, name: str, forms: Forms) -> Document:
    """Read the bytes of a file, whatever its ``suffix`` says; ``name`` is the path to show.

    ``forms`` has the labels by which tables are found in plain text. Raises `UnreadableDocument` with one sentence that
    says what the file is and what to do.
    """
    # The readers load lxml, which commands that read no file need not wait for.
    from auditor.reading.sniff import identify

    format_ = identify(data, suffix)
    if format_ not in _READERS:
        raise UnreadableDocument(f"{format_} 文档：本版本尚不能读取，请改用 docx、html 或 txt 版本")
    document = _READERS[format_](name, data, forms)
    if not any(isinstance(block, Paragraph | Table) for block in document.blocks):
        if document.blocks:
            raise UnreadableDocument("文件里只有图片，没有文字可读（扫描件？），请取得文字版本（docx、html 或 txt）")
        raise UnreadableDocument("文件里没有可读的文字，请检查报告正文是否在别的文件里，或由网页脚本生成")
    return document


def _read_docx(path: str, data: bytes, _: Forms) -> Document:
    from auditor.reading.docx.reader import read_docx

    return read_docx(path, data)


def _read_doc(path: str, data: bytes, _: Forms) -> Document:
    from auditor.reading.doc.reader import read_doc

    return read_doc(path, data)


def _read_html(path: str, data: bytes, forms: Forms) -> Document:
    from auditor.reading.html.reader import read_html

    return read_html(path, data, forms)


def _read_mhtml(path: str, data: bytes, forms: Forms) -> Document:
    from auditor.reading.mhtml import read_mhtml

    return read_mhtml(path, data, forms)


def _read_odf(path: str, data: bytes, forms: Forms) -> Document:
    from auditor.reading.odf.reader import read_odf

    return read_odf(path, data, forms)


def _read_pdf(path: str, data: bytes, forms: Forms) -> Document:
    from auditor.reading.pdf.reader import read_pdf

    return read_pdf(path, data, forms)


def _read_text(path: str, data: bytes, forms: Forms) -> Document:
    from auditor.reading.text.reader import read_text

    return read_text(path, data, forms)


def _read_markdown(path: str, data: bytes, forms: Forms) -> Document:
    from auditor.reading.markdown.reader import read_markdown

    return read_markdown(path, data, forms)


def _read_xls(path: str, data: bytes, forms: Forms) -> Document:
    from auditor.reading.xls import read_xls

    return read_xls(path, data, forms)


def _read_xlsx(path: str, data: bytes, forms: Forms) -> Document:
    from auditor.reading.xlsx.reader import read_xlsx

    return read_xlsx(path, data, forms)


_READERS = {
    "doc": _read_doc,
    "docx": _read_docx,
    "html": _read_html,
    "md": _read_markdown,
    "mhtml": _read_mhtml,
    "odf": _read_odf,
    "pdf": _read_pdf,
    "txt": _read_text,
    "xls": _read_xls,
    "xlsx": _read_xlsx,
}
