"""Pages saved as one file (MHTML, RFC 2557), as browsers and Word write them."""

from __future__ import annotations

import base64
import binascii
import codecs
import quopri
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message
from email.parser import BytesHeaderParser
from typing import NamedTuple

from auditor.errors import UnreadableDocument
from auditor.model.document import Block, Cell, Document, Table
from auditor.model.forms import Forms
from auditor.reading.encoding import has_wide_units
from auditor.reading.html.reader import read_html

# The files of a page: its pictures, style sheets and frames; a browser seldom writes more than a hundred.
_MAX_PARTS = 2_000
# A saved page has one multipart, one inside it where the text stands in two versions.
_MAX_DEPTH = 3
_MAX_HEADER_BYTES = 64 << 10
_BLANK_LINE = re.compile(rb"\r?\n\r?\n")
_DAMAGED = "文件已损坏或没有保存完整；请在浏览器里重新保存，或改存为 html、docx"


class _Part(NamedTuple):
    headers: Message
    body: bytes


def read_mhtml(path: str, data: bytes, forms: Forms) -> Document:
    """Read the page in the bytes of an MHTML file; ``path`` is the name to show.

    Its pictures are counted as pictures; the numbers of lines are left out, since nobody can count the lines of an
    encoded page. Raises `UnreadableDocument` when no page can be found or unpacked in it, or as ``read_html`` does.
    """
    top = _split_headers(data)
    leaves = list(_leaves(top, 0))
    pages = [part for part in leaves if part.headers.get_content_type() in ("text/html", "application/xhtml+xml")]
    if not pages:
        raise UnreadableDocument(f"mhtml 里没有网页（text/html），{_DAMAGED}")
    start = str(top.headers.get_param("start") or "")
    page = next((part for part in pages if start and part.headers.get("Content-ID", "").strip() == start), pages[0])
    document = read_html(path, _decode(page), forms)
    blocks = tuple(_without_lines(block) for block in document.blocks)
    warnings, broken_off = document.warnings, document.broken_off
    if not _is_whole(top):
        warnings = ("文件没有正常结束，可能没有保存完整。", *warnings)
        broken_off = broken_off or page is leaves[-1]
    return replace(document, format="mhtml", blocks=blocks, warnings=warnings, broken_off=broken_off)


def _split_headers(data: bytes) -> _Part:
    end = _BLANK_LINE.search(data, 0, _MAX_HEADER_BYTES)
    if end is None:
        raise UnreadableDocument(f"mhtml 的文件头没有结束，{_DAMAGED}")
    return _Part(BytesHeaderParser().parsebytes(data[: end.start()].lstrip()), data[end.end() :])


def _leaves(part: _Part, depth: int) -> Iterator[_Part]:
    """Yield the parts that hold no parts."""
    boundary = _boundary(part)
    if boundary is None:
        yield part
        return
    if depth == _MAX_DEPTH:
        raise UnreadableDocument("mhtml 的各部分嵌套过深，不是正常的网页存档；请在浏览器里重新保存")
    pieces = (b"\n" + part.body).split(b"\n--" + boundary, _MAX_PARTS)
    if len(pieces) > _MAX_PARTS:
        raise UnreadableDocument(f"mhtml 有超过 {_MAX_PARTS} 个部分，不是正常的网页存档；请在浏览器里重新保存")
    for piece in pieces[1:]:
        if piece.startswith(b"--"):
            return
        _, _, content = piece.partition(b"\n")
        if content.strip():
            # The end of the line before a boundary belongs to the boundary.
            yield from _leaves(_split_headers(content.removesuffix(b"\r")), depth + 1)


def _boundary(part: _Part) -> bytes | None:
    if part.headers.get_content_maintype() != "multipart":
        return None
    boundary = part.headers.get_boundary()
    if not boundary:
        raise UnreadableDocument(f"mhtml 没有写明各部分的分界，{_DAMAGED}")
    return boundary.encode("utf-8", "surrogateescape")


def _is_whole(top: _Part) -> bool:
    boundary = _boundary(top)
    return boundary is None or b"\n--" + boundary + b"--" in b"\n" + top.body


def _decode(part: _Part) -> bytes:
    """Undo the transfer encoding of a part; the character set is left to the reader of pages.

    What no encoding holds is damage: decoders pass over it, and what they go on with is another text.
    """
    encoding = str(part.headers.get("Content-Transfer-Encoding", "")).strip().lower()
    body = part.body
    if encoding == "base64":
        try:
            body = base64.b64decode(b"".join(body.split()), validate=True)
        except binascii.Error as error:
            raise UnreadableDocument(f"mhtml 里的网页解不出来，{_DAMAGED}") from error
    elif encoding == "quoted-printable":
        if b"\0" in body:
            raise UnreadableDocument(f"mhtml 里的网页有损坏的字节，{_DAMAGED}")
        body = quopri.decodestring(body)
    # Word writes UTF-16 and calls it unicode; a byte order mark tells the reader of pages.
    charset = str(part.headers.get_param("charset") or "").lower()
    if charset.startswith(("unicode", "utf-16")) and not body.startswith(codecs.BOM_UTF8) and not has_wide_units(body):
        body = (codecs.BOM_UTF16_BE if charset == "utf-16be" else codecs.BOM_UTF16_LE) + body
    if b"\0" in body and not has_wide_units(body):
        raise UnreadableDocument(f"mhtml 里的网页有损坏的字节，{_DAMAGED}")
    return body


def _without_lines(block: Block) -> Block:
    place = block.locator._replace(line=None)
    if not isinstance(block, Table):
        return replace(block, locator=place)
    # A merged cell is one object at all its positions, and stays one.
    cells: dict[int, Cell] = {}
    for row in block.grid:
        for cell in row:
            if id(cell) not in cells:
                cells[id(cell)] = cell._replace(locator=cell.locator._replace(line=None))
    return Table(tuple(tuple(cells[id(cell)] for cell in row) for row in block.grid), place)
