"""A page saved as one file is the page."""

from __future__ import annotations

import base64
import quopri

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.errors import UnreadableDocument
from auditor.facts.extract import extract
from auditor.model.document import Document
from auditor.reading import read_bytes
from auditor.reading.mhtml import read_mhtml
from auditor.reading.sniff import identify
from tests.reading.builders import FORMS, grids, kinds, tables, texts
from tests.reading.sites import SITES
from tests.reading.test_sites import facts_of, told

HEADERS = (
    "From: <Saved by Blink>\r\nSubject: =?utf-8?B?5bm05oql?=\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related;\r\n\ttype="text/html";{more}\r\n\tboundary="----Boundary--"\r\n\r\n\r\n'
)
PICTURE = "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: cid:1\r\n\r\niVBORw0K\r\n"
PAGE = "<p>一、总体情况</p>\r\n<p>正文=<img src='cid:1'></p><table><tr><td rowspan=2>甲<td>1<tr><td>2</table>"


def part(markup: str, encoding: str = "quoted-printable", codec: str = "utf-8", more: str = "") -> str:
    data = markup.encode(codec)
    body = {
        "quoted-printable": quopri.encodestring(data),
        "base64": base64.encodebytes(data),
        "8bit": data,
    }[encoding].decode("latin-1")
    return f"Content-Type: text/html{more}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n{body}\r\n"


def archive(*parts: str, more: str = "", end: str = "--") -> bytes:
    pieces = "".join(f"------Boundary--\r\n{piece}" for piece in parts)
    return f"{HEADERS.format(more=more)}{pieces}------Boundary--{end}\r\n".encode("latin-1")


def saved(*parts: str, more: str = "", end: str = "--") -> Document:
    return read_mhtml("a.mht", archive(*parts, more=more, end=end), FORMS)


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize(("codec", "more"), [("utf-8", ""), ("gb18030", '; charset="gb2312"'), ("utf-16-le", "; charset=unicode"), ("utf-16", "")])  # fmt: skip
def test_the_page_is_unpacked_whatever_its_encodings(encoding: str, codec: str, more: str) -> None:
    document = saved(part(PAGE, encoding, codec, more), PICTURE)
    assert document.format == "mhtml"
    assert texts(document) == ["一、总体情况", "正文="]
    assert grids(document) == [[["甲", "1"], ["甲", "2"]]]
    assert kinds(document) == "PPIT"
    assert document.warnings == ()


def test_places_are_numbers_that_can_be_counted() -> None:
    document = saved(part(PAGE))
    assert [block.locator.line for block in document.blocks] == [None] * 4
    (table,) = tables(document)
    assert table.grid[0][0] is table.grid[1][0]
    assert (table.grid[1][1].locator.row, table.grid[1][1].locator.column, table.grid[1][1].locator.line) == (
        2,
        2,
        None,
    )


def test_the_page_that_the_archive_starts_with_is_read() -> None:
    frame, main = part("<p>框架</p>", more="\r\nContent-ID: <1>"), part("<p>正文</p>", more="\r\nContent-ID: <2>")
    assert texts(saved(PICTURE, frame, main)) == ["框架"]
    assert texts(saved(frame, main, more='\r\n\tstart="<2>";')) == ["正文"]
    assert texts(saved(frame, main, more='\r\n\tstart="<3>";')) == ["框架"]


def test_a_page_within_alternatives_is_found() -> None:
    inner = f'Content-Type: multipart/alternative; boundary="in"\r\n\r\n--in\r\nContent-Type: text/plain\r\n\r\n文\r\n--in\r\n{part("<p>正文</p>")}--in--\r\n'
    assert texts(
        read_mhtml(
            "a",
            archive().replace(b"------Boundary----", f"------Boundary--\r\n{inner}------Boundary----".encode()),
            FORMS,
        )
    ) == ["正文"]


@pytest.mark.parametrize("site", ["trs", "word_export", "directory"])
@pytest.mark.parametrize("suffix", [".mht", ".mhtml", ".doc"])
def test_a_saved_report_gives_the_facts_of_the_page(site: str, suffix: str) -> None:
    markup = SITES[site]()
    document = read_bytes(archive(part(markup), PICTURE), suffix, "a", FORMS)
    assert document.format == "mhtml"
    assert told(extract(document, FORMS)) == told(facts_of(markup.encode()))


def test_a_page_saved_as_a_message_of_one_part_is_read() -> None:
    data = f"From: x\r\nMIME-Version: 1.0\r\n{part('<p>正文</p>')}".encode("latin-1")
    assert identify(data, ".mht") == "mhtml"
    assert texts(read_mhtml("a", data, FORMS)) == ["正文"]


def test_an_archive_that_breaks_off_is_announced() -> None:
    for parts, broken_off in (([PICTURE, part(PAGE)], True), ([part(PAGE), PICTURE], False)):
        document = saved(*parts, end="")
        assert any("没有保存完整" in warning for warning in document.warnings)
        assert document.broken_off == broken_off


@pytest.mark.parametrize(
    "data",
    [
        archive(PICTURE),
        archive(),
        archive(part(PAGE)).replace(b"boundary", b"border"),
        archive(part(PAGE, "base64").replace("PHA+", "PHA", 1)),
        archive(part(PAGE, "base64").replace("PHA+", "\0\0\0\0", 1)),
        archive(part(PAGE).replace("<p>", "<p>\0", 1)),
        archive(part(PAGE, "8bit").replace("<p>", "<p>\0", 1)),
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x",
        b"Content-Type: multipart/related; boundary=x\r\n\r\n" + b"--x\r\nContent-Type: text/html\r\n\r\nx\r\n" * 3000,
        b"".join(b'Content-Type: multipart/related; boundary="%d"\r\n\r\n--%d\r\n' % (n, n) for n in range(5000)),
        b"Content-Type: multipart/related; boundary=x\r\n" + b"A: b\r\n" * 100_000 + b"\r\n--x\r\n",
    ],
    ids=[
        "no page",
        "no parts",
        "no boundary",
        "base64",
        "zeros in base64",
        "zeros",
        "zeros in bytes",
        "no end of headers",
        "parts",
        "depth",
        "headers",
    ],
)
def test_archives_that_are_damaged_or_out_of_bounds_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadableDocument, match="请"):
        read_mhtml("a.mht", data, FORMS)


SOUND = archive(part(SITES["trs"]()), PICTURE)


@given(st.data())
@settings(max_examples=100)
def test_damaged_archives_are_read_or_refused_and_nothing_else(data: st.DataObject) -> None:
    damaged = bytearray(SOUND[: data.draw(st.integers(0, len(SOUND)))])
    for place, byte in data.draw(st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 255)), max_size=20)):
        if place < len(damaged):
            damaged[place] = byte
    try:
        document = read_mhtml("a", bytes(damaged), FORMS)
    except UnreadableDocument as refusal:
        assert "请" in str(refusal)  # noqa: PT017 - both outcomes are right
    else:
        assert document.path == "a"
