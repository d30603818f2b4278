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

    document = _read(identify(data, suffix), data, name, forms)
    if not any(isinstance(block, Paragraph | Table) for block in document.blocks):
        if document.blocks:
            raise UnreadableDocument("文件里只有图片，没有文字可读（扫描件？），请取得文字版本（docx、html 或 txt）")
        raise UnreadableDocument("文件里没有可读的文字，请检查报告正文是否在别的文件里，或由网页脚本生成")
    return document


def _read(format_: str, data: bytes, name: str, forms: Forms) -> Document:
    """Read ``data`` by the reader of ``format_``; each is loaded with the first file that asks for it."""
    match format_:
        case "doc":
            from auditor.reading.doc.reader import read_doc

            return read_doc(name, data)
        case "docx":
            from auditor.reading.docx.reader import read_docx

            return read_docx(name, data)
        case "html":
            from auditor.reading.html.reader import read_html

            return read_html(name, data, forms)
        case "md":
            from auditor.reading.markdown.reader import read_markdown

            return read_markdown(name, data, forms)
        case "mhtml":
            from auditor.reading.mhtml import read_mhtml

            return read_mhtml(name, data, forms)
        case "odf":
            from auditor.reading.odf.reader import read_odf

            return read_odf(name, data, forms)
        case "pdf":
            from auditor.reading.pdf.reader import read_pdf

            return read_pdf(name, data, forms)
        case "xls":
            from auditor.reading.xls import read_xls

            return read_xls(name, data, forms)
        case "xlsx":
            from auditor.reading.xlsx.reader import read_xlsx

            return read_xlsx(name, data, forms)
        case _:
            from auditor.reading.text.reader import read_text

            return read_text(name, data, forms)
