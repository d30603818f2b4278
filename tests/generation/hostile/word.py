"""Word documents and other zipped files that ask for more than any reader should give."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from tests.reading.builders import NAMESPACES, pack, paragraph, word_bytes

_CHUNK = 1 << 20
_DOCUMENT = f"<w:document {NAMESPACES}><w:body>"
_END = "</w:body></w:document>"
_DOCTYPE = "<!DOCTYPE x [{0}]>"


def text_bomb(size: int) -> bytes:
    """Return a docx with one paragraph of ``size`` characters."""
    return _packed({"word/document.xml": (f"{_DOCUMENT}<w:p><w:r><w:t>", b"a", size, f"</w:t></w:r></w:p>{_END}")})


def paragraph_bomb(size: int) -> bytes:
    """Return a docx with ``size`` bytes of empty paragraphs."""
    return _packed({"word/document.xml": (_DOCUMENT, b"<w:p/>", size, _END)})


def lying_size(size: int) -> bytes:
    """Return a docx with a text bomb whose directory says that it has 1,000 bytes."""
    content = bytearray(text_bomb(size))
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = content.rindex(signature)
        struct.pack_into("<I", content, at + offset, 1000)
    return bytes(content)


def billion_laughs(depth: int) -> bytes:
    """Return a docx with an entity that ten times ``depth`` others make up."""
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, depth + 1))
    return _with_doctype(f'<!ENTITY a0 "ha">{entities}', f"&a{depth};")


def quadratic_entities(size: int) -> bytes:
    """Return a docx that prints a long entity many times."""
    return _with_doctype(f'<!ENTITY a "{"h" * size}">', "&a;" * size)


def foreign_entity(_: int) -> bytes:
    """Return a docx that asks for a file of the machine."""
    return _with_doctype('<!ENTITY a SYSTEM "file:///etc/passwd">', "&a;")


def hidden_doctype(_: int) -> bytes:
    """Return a docx in UTF-16, in which a search for the bytes of a DTD finds nothing."""
    text = _DOCTYPE.format('<!ENTITY a SYSTEM "file:///etc/passwd">') + _DOCUMENT + paragraph("一") + _END
    return pack({"word/document.xml": f'<?xml version="1.0" encoding="UTF-16"?>{text}'.encode("utf-16")})


def wide_cell(columns: int) -> bytes:
    """Return a docx with a cell merged over ``columns`` columns."""
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="{columns}"/></w:tcPr>{paragraph("一")}</w:tc>'
    return word_bytes(f"<w:tbl><w:tr>{cell * 2}</w:tr><w:tr>{cell}</w:tr></w:tbl>")


def many_parts(count: int) -> bytes:
    """Return a docx with ``count`` further parts."""
    return word_bytes(paragraph("一"), {f"word/part{number}.xml": "<x/>" for number in range(count)})


def nested_tables(depth: int) -> bytes:
    """Return a docx with a table in a table, and so on, ``depth`` deep."""
    return word_bytes("<w:tbl><w:tr><w:tc>" * depth + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * depth)


def zip_bomb(size: int) -> bytes:
    """Return a zip archive with a text of ``size`` bytes."""
    return _packed({"report.txt": ("", b"0", size, "")})


def _with_doctype(declarations: str, text: str) -> bytes:
    body = f"{_DOCUMENT}<w:p><w:r><w:t>{text}</w:t></w:r></w:p>{_END}"
    return pack({"word/document.xml": _DOCTYPE.format(declarations) + body})


def _packed(members: dict[str, tuple[str, bytes, int, str]]) -> bytes:
    """Pack members given as (beginning, pattern, length of the repeated pattern, end), never holding one in memory."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=zlib.Z_BEST_SPEED) as archive:
        for name, (head, pattern, size, tail) in members.items():
            chunk = pattern * (_CHUNK // len(pattern))
            with archive.open(name, "w", force_zip64=False) as part:
                part.write(head.encode())
                for _ in range(size // len(chunk)):
                    part.write(chunk)
                part.write(pattern * (size % len(chunk) // len(pattern)))
                part.write(tail.encode())
    return stream.getvalue()


def shared_strings_bomb(size: int) -> bytes:
    """Return an xlsx whose shared strings unpack to ``size`` bytes."""
    pattern = b"<si><t>0</t></si>"
    return _with_sheet(
        '<row r="1"><c r="A1" t="s"><v>0</v></c></row>', "", (b"<sst>".decode(), pattern, size, "</sst>")
    )


def far_cell(_: int) -> bytes:
    """Return an xlsx with the first and the last cell that a sheet can have, and nothing between."""
    return _with_sheet('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')


def merged_sheet(_: int) -> bytes:
    """Return an xlsx in which a whole sheet is one merged cell."""
    merged = '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    return _with_sheet('<row r="1"><c r="A1"><v>1</v></c></row>', merged)


def _with_sheet(rows: str, after: str = "", strings: tuple[str, bytes, int, str] | None = None) -> bytes:
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    link = '<Relationship Id="{0}" Type="{1}/{2}" Target="{3}"/>'
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{0}</Relationships>'
    )
    texts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations.format(link.format("r1", kind, "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": (
            f'<workbook {space} xmlns:r="{kind}"><sheets><sheet name="1" sheetId="1" r:id="r1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": relations.format(
            link.format("r1", kind, "worksheet", "worksheets/sheet1.xml")
            + link.format("r2", kind, "sharedStrings", "sharedStrings.xml")
        ),
        "xl/worksheets/sheet1.xml": f"<worksheet {space}><sheetData>{rows}</sheetData>{after}</worksheet>",
    }
    members = {name: (text, b" ", 0, "") for name, text in texts.items()}
    head, pattern, size, tail = strings or ("<sst>", b" ", 0, "</sst>")
    members["xl/sharedStrings.xml"] = (head.replace("<sst", f"<sst {space}"), pattern, size, tail)
    return _packed(members)
