"""Made-up OpenDocument files."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping

from auditor.model.document import Document
from auditor.reading.odf.reader import read_odf
from tests.reading.builders import Rectangle, pack
from tests.reading.sheet_builders import FORMS

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{_OASIS}{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"), ("meta", "meta"),
    )
) + ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"' + (
    ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)  # fmt: skip


def odf_bytes(
    body: str, kind: str = "text", styles: str = "", common: str = "", parts: Mapping[str, str | bytes] | None = None
) -> bytes:
    """Pack an OpenDocument with ``body``; ``styles`` are its automatic styles, ``common`` those of ``styles.xml``."""
    members: dict[str, str | bytes] = {
        "mimetype": f"application/vnd.oasis.opendocument.{kind}",
        "META-INF/manifest.xml": f'<m:manifest xmlns:m="{_OASIS}manifest:1.0"/>',
        "content.xml": f"<office:document-content {NAMESPACES}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:{kind}>{body}</office:{kind}></office:body>"
        "</office:document-content>",
        "styles.xml": f"<office:document-styles {NAMESPACES}><office:styles>{common}</office:styles>"
        "</office:document-styles>",
        **(parts or {}),
    }
    return pack(members)


def text(body: str, styles: str = "", common: str = "") -> Document:
    """Read an OpenDocument text."""
    return read_odf("made-up.odt", odf_bytes(body, "text", styles, common), FORMS)


def spreadsheet(rows: str, styles: str = "", before: str = "") -> Document:
    """Read an OpenDocument spreadsheet with one sheet, which is named 表."""
    table = f'<table:table table:name="表">{before}{rows}</table:table>'
    return read_odf("made-up.ods", odf_bytes(table, "spreadsheet", RULED_STYLE + styles), FORMS)


RULED_STYLE = (
    '<style:style style:name="ruled" style:family="table-cell">'
    '<style:table-cell-properties fo:border="0.5pt solid #000000"/></style:style>'
)


def paragraph(content: str, tag: str = "p", attributes: str = "") -> str:
    """Write a paragraph with ``content`` as markup."""
    return f"<text:{tag} {attributes}>{content}</text:{tag}>"


def cell(content: str = "", attributes: str = "") -> str:
    """Write a table cell with one paragraph per line of ``content``."""
    lines = "".join(paragraph(html.escape(line)) for line in content.split("\n")) if content else ""
    return f"<table:table-cell {attributes}>{lines}</table:table-cell>"


def row(*cells: str, attributes: str = "") -> str:
    """Write a row of ``cells``."""
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def number(value: str, shown: str, attributes: str = "") -> str:
    """Write a cell of a spreadsheet that holds ``value`` and displays ``shown``."""
    return cell(shown, f'office:value-type="float" office:value="{value}" {attributes}')


def write_odf_rows(rectangles: Iterable[Rectangle]) -> str:
    """Write the rows of a tiled table, ruled, with covered cells where cells are merged."""
    at = {
        (one.row + down, one.column + right): one
        for one in rectangles
        for down in range(one.rowspan)
        for right in range(one.colspan)
    }
    lines: dict[int, list[str]] = {}
    for (line, column), one in sorted(at.items()):
        spans = f'table:number-rows-spanned="{one.rowspan}" table:number-columns-spanned="{one.colspan}"'
        begins = (line, column) == (one.row, one.column)
        lines.setdefault(line, []).append(
            cell(one.text, f'table:style-name="ruled" {spans}') if begins else "<table:covered-table-cell/>"
        )
    return "".join(row(*cells) for cells in lines.values())
