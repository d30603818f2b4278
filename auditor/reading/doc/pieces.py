"""The piece table: which bytes of the stream WordDocument are the text, in which order."""

from __future__ import annotations

import struct
from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from auditor.errors import UnreadableDocument
from auditor.reading.doc.binary import cut, damaged, split_plex, unsigned16, unsigned32
from auditor.reading.doc.fib import FileInformation
from auditor.reading.doc.modifiers import expand_short

# A report of 50 pages has 60 000 characters.
_MOST_CHARACTERS = 2_000_000
_WHAT = "文字分段表"
_COMPRESSED = 0x40000000
# Bytes of compressed text are code points of Unicode but for these, which are as in Windows 1252 (2.9.73).
_CODE_POINTS = {code: bytes((code,)).decode("cp1252") for code in (*range(0x82, 0x8D), *range(0x91, 0x9D), 0x9F)}


class Piece(NamedTuple):
    """Characters ``start`` to ``end`` of the text, the offset of their first byte, bytes per character, modifiers."""

    start: int
    end: int
    offset: int
    width: int
    modifiers: bytes


@dataclass(frozen=True, slots=True)
class Text:
    """The text of all parts, one character per character position (surrogates stand apart), and its pieces."""

    characters: str
    pieces: tuple[Piece, ...]
    starts: tuple[int, ...]

    def locate(self, position: int) -> tuple[Piece, int]:
        """Return the piece that holds a character position, and the offset of the character in the stream."""
        piece = self.pieces[bisect_right(self.starts, position) - 1]
        return piece, piece.offset + (position - piece.start) * piece.width


def read_text(document: bytes, clx: bytes, information: FileInformation) -> Text:
    """Read the text by the piece table in the structure Clx (2.9.38); it also serves files saved fast.

    Raises `UnreadableDocument` when pieces lie outside the stream, overlap, or are fewer than the parts need, and when
    the main text has lost characters.
    """
    table, lists = _split_clx(clx)
    positions, elements = split_plex(table, 8, _WHAT)
    if positions[0] != 0 or positions[-1] < information.characters or len(positions) != len(set(positions)):
        raise damaged(_WHAT)
    if positions[-1] > _MOST_CHARACTERS:
        raise UnreadableDocument(f"doc 超过 {_MOST_CHARACTERS // 10_000} 万字，不是正常的年度报告；请只保存报告正文")
    pieces: list[Piece] = []
    texts: list[str] = []
    size = 0
    for start, end, element in zip(positions, positions[1:], elements, strict=False):
        place = unsigned32(element, 2)
        modifiers = _modifiers_of(unsigned16(element, 6), lists)
        width = 1 if place & _COMPRESSED else 2
        offset = (place & 0x3FFFFFFF) // (2 if width == 1 else 1)
        size += (end - start) * width
        pieces.append(Piece(start, end, offset, width, modifiers))
        texts.append(_decode(cut(document, offset, (end - start) * width, "正文"), width))
    # Every byte belongs to one piece; more would be a small file that asks for endless text.
    if size > len(document):
        raise damaged(_WHAT)
    characters = "".join(texts)
    # No character that Word writes into the text has this code: it is a block that a disk never got.
    if "\0" in characters[: information.main]:
        raise damaged("正文")
    # After the last part one paragraph mark may stand; text there would belong to no part and be lost.
    if characters[information.characters :].strip(" \r\0"):
        raise damaged(_WHAT)
    return Text(characters, tuple(pieces), tuple(piece.start for piece in pieces))


def _split_clx(clx: bytes) -> tuple[bytes, list[bytes]]:
    """Split a Clx into the piece table and the lists of modifiers that pieces refer to."""
    lists = []
    offset = 0
    while clx[offset : offset + 1] == b"\x01":
        size = unsigned16(clx, offset + 1)
        lists.append(cut(clx, offset + 3, size, _WHAT))
        offset += 3 + size
    if clx[offset : offset + 1] != b"\x02":
        raise damaged(_WHAT)
    return cut(clx, offset + 5, unsigned32(clx, offset + 1), _WHAT), lists


def _modifiers_of(reference: int, lists: list[bytes]) -> bytes:
    """Return the modifiers that the Prm (2.9.214) of a piece stands for."""
    if not reference & 1:
        return expand_short(reference >> 1 & 0x7F, reference >> 8)
    if reference >> 1 >= len(lists):
        raise damaged(_WHAT)
    return lists[reference >> 1]


def _decode(data: bytes, width: int) -> str:
    if width == 1:
        return data.decode("latin-1").translate(_CODE_POINTS)
    text = data.decode("utf-16-le", "replace")
    count = len(data) // 2
    return text if len(text) == count and "\ufffd" not in text else "".join(map(chr, struct.unpack(f"<{count}H", data)))
