"""OpenDocument files read as documents."""

from __future__ import annotations

from lxml import etree

from auditor.errors import UnreadableDocument
from auditor.model.document import Document
from auditor.model.forms import Forms
from auditor.reading.lines import join_lines
from auditor.reading.odf.flow import read_text
from auditor.reading.odf.names import DUBLIN_CORE, MANIFEST, OFFICE
from auditor.reading.odf.spreadsheet import read_spreadsheet
from auditor.reading.odf.styles import Styles
from auditor.reading.package import Package


def read_odf(path: str, data: bytes, forms: Forms) -> Document:
    """Read the bytes of an odt or ods file; ``path`` is the name to show, ``forms`` tells headings from rows of tables.

    Raises `UnreadableDocument` when the file is damaged, encrypted, beyond the safe bounds, or of another kind.
    """
    package = Package(data, "OpenDocument")
    manifest = package.parse("META-INF/manifest.xml")
    if manifest is not None and next(manifest.iter(MANIFEST + "encryption-data"), None) is not None:
        raise UnreadableDocument("OpenDocument 文件有密码，不能读取；请用密码打开后另存为不加密的文件")
    content = package.parse("content.xml")
    body = content.find(OFFICE + "body") if content is not None else None
    if content is None or body is None:
        raise UnreadableDocument("OpenDocument 里没有正文部件，文件已损坏；请用 LibreOffice、WPS 打开后另存")
    styles = Styles(content, package.parse("styles.xml"))
    text, spreadsheet = body.find(OFFICE + "text"), body.find(OFFICE + "spreadsheet")
    try:
        if text is not None:
            format_, (blocks, warnings) = "odt", read_text(text, styles)
        elif spreadsheet is not None:
            format_, (blocks, warnings) = "ods", read_spreadsheet(spreadsheet, styles, forms)
        else:
            raise UnreadableDocument(
                "内容是 OpenDocument 演示文稿或图形，不能读取这种格式，请改用 odt、docx 或 pdf 版本"
            )
    except RecursionError as error:
        raise UnreadableDocument("OpenDocument 的内容嵌套过深，不是正常的报告；请用 LibreOffice 打开后另存") from error
    return Document(path, format_, blocks, _title(package.parse("meta.xml")), warnings)


def _title(meta: etree._Element | None) -> str | None:
    title = meta.findtext(f"{OFFICE}meta/{DUBLIN_CORE}title") if meta is not None else None
    return " ".join(join_lines([title or ""])) or None
