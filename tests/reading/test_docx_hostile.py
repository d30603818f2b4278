"""Word files that ask for too much are refused or bounded, and cost little."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from collections.abc import Iterator

import pytest

from auditor.errors import UnreadableDocument
from auditor.reading.docx.reader import read_docx
from tests.reading.builders import NAMESPACES, cell, grids, paragraph, texts, word, word_bytes

MEMORY = 200 << 20
"""Most memory that reading may take; the largest part that is unpacked has 32 MB."""


@pytest.fixture(autouse=True)
def _little_memory() -> Iterator[None]:
    tracemalloc.start()
    yield
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < MEMORY


def bomb(piece: bytes, size: int) -> bytes:
    """A document whose body repeats ``piece`` up to ``size`` bytes, packed without being held in memory."""
    stream = io.BytesIO()
    block = piece * max(1, (1 << 20) // len(piece))
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            part.write(f"<w:document {NAMESPACES}><w:body><w:p><w:r><w:t>".encode())
            for _ in range(size // len(block)):
                part.write(block)
            part.write(b"</w:t></w:r></w:p></w:body></w:document>")
    return stream.getvalue()


def forge_size(data: bytes, size: int) -> bytes:
    """Let the directory say that ``word/document.xml`` has ``size`` bytes."""
    forged = bytearray(data)
    entry = forged.rindex(b"PK\x01\x02")
    assert forged[entry + 46 :].startswith(b"word/document.xml")
    forged[entry + 24 : entry + 28] = size.to_bytes(4, "little")
    return bytes(forged)


@pytest.fixture(scope="module", params=[b"x", b"</w:t></w:r></w:p><w:p><w:r><w:t>x"], ids=["text", "paragraphs"])
def packed(request: pytest.FixtureRequest) -> bytes:
    data = bomb(request.param, 256 << 20)
    assert len(data) < 4 << 20
    return data


def test_a_bomb_is_not_unpacked(packed: bytes) -> None:
    with pytest.raises(UnreadableDocument, match="过大"):
        read_docx("a.docx", packed)


def test_a_bomb_that_lies_about_its_size_is_not_unpacked_further_than_the_limit(packed: bytes) -> None:
    with pytest.raises(UnreadableDocument):
        read_docx("a.docx", forge_size(packed, 1000))


ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(30))
DECLARATIONS = {
    "billion laughs": (f"<!DOCTYPE a [{ENTITIES}]>", "&e29;"),
    "quadratic": (f'<!DOCTYPE a [<!ENTITY e "{"x" * 100_000}">]>', "&e;" * 10_000),
    "external entity": ('<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>', "&e;"),
    "external subset": ('<!DOCTYPE a SYSTEM "file:///etc/passwd">', "x"),
    "parameter entity": ('<!DOCTYPE a [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>', "x"),
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "word/footnotes.xml"])
@pytest.mark.parametrize("kind", DECLARATIONS)
def test_a_part_with_a_document_type_is_refused(kind: str, part: str, encoding: str) -> None:
    declaration, use = DECLARATIONS[kind]
    body = paragraph("文") + '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
    content = f"<w:p><w:r><w:t>{use}</w:t></w:r></w:p>"
    xml = f'<?xml version="1.0" encoding="{encoding}"?>{declaration}<w:document {NAMESPACES}><w:body>{content}</w:body></w:document>'
    with pytest.raises(UnreadableDocument):
        read_docx("a.docx", word_bytes(body, {part: xml.encode(encoding)}))


@pytest.mark.parametrize("number", ["2000000000", "9" * 400, "-5", "1e9", "２"])
@pytest.mark.parametrize("name", ["gridSpan", "gridBefore", "vMerge", "tcW"])
def test_absurd_numbers_in_tables_are_bounded(name: str, number: str) -> None:
    properties = f"<w:{name} w:val='{number}' w:w='{number}'/>"
    rows = f"<w:tr><w:trPr>{properties}</w:trPr>{cell('甲', properties)}{cell('1')}</w:tr><w:tr>{cell('乙')}{cell('2')}{cell('3')}</w:tr>"
    (grid,) = grids(word(f"<w:tbl>{rows}</w:tbl>"))
    assert "甲" in {text for row in grid for text in row}
    assert len(grid[0]) <= 5


def test_many_wide_rows_are_refused() -> None:
    wide = f"<w:tr>{cell('') * 200}</w:tr>"
    rows = "".join(f"<w:tr>{cell(str(number))}</w:tr>" for number in range(2_100))
    with pytest.raises(UnreadableDocument, match="格"):
        word(f"<w:tbl>{wide}{rows}</w:tbl>")


@pytest.mark.parametrize(
    "opening", ["<w:tbl><w:tr><w:tc>", "<w:sdt><w:sdtContent>", "<w:ins>", "<mc:AlternateContent><mc:Choice>"]
)
def test_endless_nesting_is_refused(opening: str) -> None:
    closing = "".join(f"</{name.rstrip('>')}>" for name in reversed(opening.split("<")[1:]))
    with pytest.raises(UnreadableDocument):
        word(opening * 60_000 + paragraph("文") + closing * 60_000)


def test_many_small_tables_are_read() -> None:
    table = "<w:tbl><w:tr>" + cell("甲") + cell("1") + "</w:tr></w:tbl>"
    assert len(grids(word(table * 2_000))) == 2_000


def test_many_alternatives_and_fields_are_read() -> None:
    versions = "".join(
        f"<mc:AlternateContent><mc:Choice>{paragraph(str(number))}</mc:Choice></mc:AlternateContent>"
        for number in range(5_000)
    )
    marks = "<w:r><w:fldChar w:fldCharType='begin'/></w:r>" * 2_000
    assert len(texts(word(f"{versions}<w:p>{marks}<w:r><w:t>尾</w:t></w:r></w:p>"))) == 5_001


def test_relationships_that_lead_out_of_the_package_are_not_followed() -> None:
    top = '<Relationships xmlns="x"><Relationship Type="x/officeDocument" Target="../../../../etc/passwd"/></Relationships>'
    with pytest.raises(UnreadableDocument):
        read_docx("a.docx", word_bytes(paragraph("文"), {"_rels/.rels": top}))
