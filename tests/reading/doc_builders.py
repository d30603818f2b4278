"""Binary Word documents written byte by byte, for tests of their reader; section numbers are those of [MS-DOC]."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from auditor.model.document import Document
from auditor.reading.doc.reader import read_doc
from tests.reading.ole_builders import FREE, SECTOR, write_container

CELL_END = "\x07"
TEXT_AT = 0x400


def modify(modifier: int, *operand: int) -> bytes:
    """A property modifier with the bytes of its operand."""
    return struct.pack("<H", modifier) + bytes(operand)


def number16(value: int) -> tuple[int, int]:
    """Two bytes of an operand."""
    return value & 0xFF, value >> 8 & 0xFF


DELETED, INSERTED, HIDDEN = modify(0x0800, 1), modify(0x0801, 1), modify(0x083C, 1)
STRUCK, RAISED = modify(0x0837, 1), modify(0x2A48, 1)
IN_TABLE, ROW_END = modify(0x2416, 1), modify(0x2417, 1)
INNER_CELL, INNER_ROW = modify(0x244B, 1), modify(0x244C, 1)


def at_depth(depth: int) -> bytes:
    """The modifiers of a paragraph inside ``depth`` tables."""
    return IN_TABLE + modify(0x6649, depth, 0, 0, 0)


def in_list(number: int, level: int = 0) -> bytes:
    """The modifiers of a paragraph of a list."""
    return modify(0x260A, level) + modify(0x460B, *number16(number))


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: runs of text with modifiers of their characters, its own modifiers, and its end."""

    runs: tuple[tuple[str, bytes], ...]
    modifiers: bytes = b""
    style: int = 0
    end: str = "\r"
    end_look: bytes = b""

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.runs) + self.end


def line(*runs: str | tuple[str, bytes], modifiers: bytes = b"", style: int = 0, end_look: bytes = b"") -> Line:
    """A paragraph of plain texts and of texts with modifiers."""
    pairs = tuple((run, b"") if isinstance(run, str) else run for run in runs)
    return Line(pairs, modifiers, style, end_look=end_look)


def define_row(edges: Sequence[int], flags: Sequence[int] = ()) -> bytes:
    """The definition of a row by the edges of its cells, and the flags (TCGRF) of its first cells."""
    cells = b"".join(struct.pack("<H18x", flag) for flag in flags)
    operand = struct.pack(f"<B{len(edges)}h", len(edges) - 1, *edges) + cells
    return struct.pack("<HH", 0xD608, len(operand) + 1) + operand


def row_of(cells: Sequence[Sequence[Line]], definition: bytes, depth: int = 1, end_look: bytes = b"") -> list[Line]:
    """The paragraphs of a row; every cell has at least one, and content of deeper tables must not end a cell."""
    lines: list[Line] = []
    mark = CELL_END if depth == 1 else "\r"
    for content in cells:
        *first, last = (
            one if IN_TABLE in one.modifiers else replace(one, modifiers=at_depth(depth) + one.modifiers)
            for one in content
        )
        ending = b"" if depth == 1 else INNER_CELL
        lines += [*first, replace(last, modifiers=last.modifiers + ending, end=mark)]
    ending = ROW_END if depth == 1 else INNER_ROW
    return [*lines, Line((), at_depth(depth) + ending + definition, end=mark, end_look=end_look)]


def row(*texts: str, edges: Sequence[int] = (), flags: Sequence[int] = (), depth: int = 1) -> list[Line]:
    """A row with one paragraph per cell, by default with cells of equal width."""
    places = edges or [1000 * step for step in range(len(texts) + 1)]
    return row_of([[line(text)] for text in texts], define_row(places, flags), depth)


@dataclass(frozen=True, slots=True)
class Parts:
    """What a document has beside its main text; ``cuts`` are where pieces begin, and ``pieces`` their Prm by ordinal."""

    boxes: tuple[tuple[int, tuple[Line, ...]], ...] = ()
    anchors: Mapping[int, int] | None = None
    styles: bytes = b""
    lists: bytes = b""
    levels: bytes = b""
    overrides: bytes = b""
    data: bytes = b""
    cuts: tuple[int, ...] = ()
    pieces: Mapping[int, int] | None = None
    prcs: tuple[bytes, ...] = ()
    footnotes: tuple[Line, ...] = ()
    references: tuple[int, ...] = ()
    flags: int = 0x200
    version: int = 0xC1
    magic: int = 0xA5EC


def doc(*lines: Line | list[Line], parts: Parts | None = None) -> Document:
    """Write a document and read it."""
    return read_doc("a.doc", doc_bytes(*lines, parts=parts))


def doc_bytes(*lines: Line | list[Line], parts: Parts | None = None) -> bytes:
    """Write a document of paragraphs and rows into an OLE container."""
    parts = parts or Parts()
    return write_container(
        doc_streams([one for part in lines for one in ([part] if isinstance(part, Line) else part)], parts)
    )


def doc_streams(main: Sequence[Line], parts: Parts) -> dict[str, bytes]:
    """Write the streams of a document."""
    boxed = [one for _, content in parts.boxes for one in content]
    spare = [line()] if boxed else []
    extra = [*parts.footnotes, *boxed, *spare]
    lines = [*main, *extra, *([line()] if extra else [])]
    text = "".join(one.text for one in lines)
    counts = [_length(main), _length(parts.footnotes), 0, 0, 0, 0, _length([*boxed, *spare]), 0]
    units = text.encode("utf-16-le")
    bounds = [0, *parts.cuts, len(units) // 2]
    document = bytearray(TEXT_AT)
    places: list[tuple[int, int, int, int]] = []  # first and last position, offset, width
    for first, last in reversed(list(pairwise(bounds))):
        piece = units[2 * first : 2 * last]
        is_narrow = bool(parts.cuts) and not any(piece[1::2]) and piece.isascii()
        places.append((first, last, len(document), 1 if is_narrow else 2))
        document += piece[::2] if is_narrow else piece
    document += bytes(-len(document) % SECTOR)
    paragraphs, runs, at = [], [], 0
    for one in lines:
        end = at + len(one.text.encode("utf-16-le")) // 2
        paragraphs.append((at, end, struct.pack("<H", one.style) + one.modifiers))
        for run, look in (*one.runs, (one.end, one.end_look)):
            last = at + len(run.encode("utf-16-le")) // 2
            runs.append((at, last, look))
            at = last
    places.sort()
    table = bytearray()
    found = {
        1: parts.styles,
        12: _write_pages(document, _offsets(runs, places), 1, _write_characters),
        13: _write_pages(document, _offsets(paragraphs, places), 13, _write_paragraph),
        33: _write_pieces(places, parts),
        73: parts.lists,
        74: parts.overrides,
        **_write_boxes(parts),
        **_write_notes(parts),
    }
    block = bytearray(0x9A + 8 * 93)
    for number, structure in found.items():
        struct.pack_into("<II", block, 0x9A + 8 * number, len(table), len(structure))
        table += structure + (parts.levels if number == 73 else b"")
    struct.pack_into("<HH6xH", block, 0, parts.magic, parts.version, parts.flags)
    struct.pack_into("<H", block, 0x20, 14)
    struct.pack_into("<HI8x8I", block, 0x3E, 22, len(document), *counts)
    struct.pack_into("<H", block, 0x98, 93)
    document[: len(block)] = block
    return {"WordDocument": bytes(document), "1Table": bytes(table), "Data": parts.data}


def write_level(pattern: str, number_format: int, start: int = 1, follow: int = 2, legal: bool = False) -> bytes:
    """A level of a list (LVL, 2.9.149); control characters of ``pattern`` stand for the numbers of levels."""
    marks = [at + 1 for at, sign in enumerate(pattern) if sign < "\t"]
    fixed = struct.pack("<iBB", start, number_format, 4 * legal) + bytes(marks).ljust(9, b"\0")
    fixed += struct.pack("<B12x", follow)
    return fixed + struct.pack("<H", len(pattern)) + pattern.encode("utf-16-le")


def numbered(
    *definitions: Sequence[bytes], overrides: Sequence[tuple[int, bytes]] = (), styles: Sequence[int] = ()
) -> Parts:
    """Lists by their levels; paragraphs refer to the first with 1, and then to ``overrides`` of lists (from 1)."""
    lists = struct.pack("<H", len(definitions))
    levels = b""
    for identity, definition in enumerate(definitions, 1):
        linked = [*styles, *[0xFFF] * 9][:9]
        lists += struct.pack("<II9HH", identity, 0, *linked, len(definition) == 1)
        levels += b"".join(definition)
        levels += write_level("", 0xFF) * (9 - len(definition) if len(definition) > 1 else 0)
    entries = [*((identity, b"") for identity in range(1, len(definitions) + 1)), *overrides]
    table = struct.pack("<I", len(entries))
    table += b"".join(struct.pack("<I8xB3x", identity, bool(change)) for identity, change in entries)
    table += b"".join(struct.pack("<I", FREE) + change for _, change in entries)
    return Parts(lists=lists, levels=levels, overrides=table)


def write_styles(*styles: tuple[int, bytes], characters: Mapping[int, bytes] | None = None) -> bytes:
    """A style sheet of paragraph styles: the style that each is based on (0xFFF: none), and its modifiers.

    ``characters`` has modifiers of characters by the number of the style.
    """
    sheet = struct.pack("<HHH14x", 18, len(styles), 10)
    for number, (base, modifiers) in enumerate(styles):
        formatting = struct.pack("<H", number) + modifiers
        definition = struct.pack("<HHHHH", 0, 1 | base << 4, 2, 0, 0) + struct.pack("<HHH", 1, ord("样"), 0)
        for modifiers_of in (formatting, (characters or {}).get(number, b"")):
            definition += struct.pack("<H", len(modifiers_of)) + modifiers_of + bytes(len(modifiers_of) % 2)
        sheet += struct.pack("<H", len(definition)) + definition + bytes(len(definition) % 2)
    return sheet


def _length(lines: Sequence[Line]) -> int:
    return sum(len(one.text.encode("utf-16-le")) // 2 for one in lines)


def _offsets(
    runs: Sequence[tuple[int, int, bytes]], places: Sequence[tuple[int, int, int, int]]
) -> list[tuple[int, int, bytes]]:
    """Turn runs of positions into runs of bytes, in the order of the stream."""
    found = []
    for first, last, formatting in runs:
        for start, end, offset, width in places:
            low, high = max(first, start), min(last, end)
            if low < high:
                found.append((offset + (low - start) * width, offset + (high - start) * width, formatting))
    return sorted(found)


def _write_pages(
    document: bytearray, runs: Sequence[tuple[int, int, bytes]], size: int, write: Callable[[bytes], bytes]
) -> bytes:
    """Append pages of formatting to the document and return the plex that finds them."""
    pages: list[tuple[int, int]] = []
    page: list[tuple[int, int, bytes]] = []

    def finish() -> None:
        content = bytearray(SECTOR)
        bounds = [start for start, _, _ in page] + [page[-1][1]]
        struct.pack_into(f"<{len(bounds)}I", content, 0, *bounds)
        free = SECTOR - 1
        for step, (_, _, formatting) in enumerate(page):
            written = write(formatting)
            free = (free - len(written)) // 2 * 2
            content[free : free + len(written)] = written
            content[4 * len(bounds) + size * step] = free // 2
        content[-1] = len(page)
        pages.append((page[0][0], len(document) // SECTOR))
        document.extend(content)
        page.clear()

    for run in runs:
        needed = 8 + sum(4 + size + len(write(formatting)) + 1 for _, _, formatting in [*page, run])
        if page and (needed > SECTOR or page[-1][1] != run[0]):
            finish()
        page.append(run)
    end = page[-1][1]
    finish()
    return struct.pack(f"<{len(pages) + 1}I", *(start for start, _ in pages), end) + struct.pack(
        f"<{len(pages)}I", *(number for _, number in pages)
    )


def _write_characters(look: bytes) -> bytes:
    return bytes((len(look),)) + look


def _write_paragraph(formatting: bytes) -> bytes:
    if len(formatting) % 2:
        return bytes((len(formatting) // 2 + 1,)) + formatting
    return bytes((0, len(formatting) // 2)) + formatting


def _write_pieces(places: Sequence[tuple[int, int, int, int]], parts: Parts) -> bytes:
    lists = b"".join(b"\x01" + struct.pack("<H", len(prc)) + prc for prc in parts.prcs)
    plex = struct.pack(f"<{len(places) + 1}I", *(first for first, _, _, _ in places), places[-1][1])
    for step, (_, _, offset, width) in enumerate(places):
        place = offset * 2 | 0x40000000 if width == 1 else offset
        plex += struct.pack("<HIH", 0, place, (parts.pieces or {}).get(step, 0))
    return lists + b"\x02" + struct.pack("<I", len(plex)) + plex


def _write_notes(parts: Parts) -> dict[int, bytes]:
    if not parts.references:
        return {}
    marks = struct.pack(f"<{len(parts.references) + 1}I", *parts.references, FREE >> 1)
    bounds = [_length(parts.footnotes[:step]) for step in range(len(parts.footnotes) + 1)]
    return {
        2: marks + struct.pack("<H", 1) * len(parts.references),
        3: struct.pack(f"<{len(bounds) + 1}I", *bounds, 0),
    }


def _write_boxes(parts: Parts) -> dict[int, bytes]:
    if not parts.boxes:
        return {}
    anchors = parts.anchors or {}
    first = struct.pack(f"<{len(anchors) + 1}I", *anchors, FREE >> 1)
    shapes = b"".join(struct.pack("<I22x", shape) for shape in anchors.values())
    bounds = [0]
    for _, content in parts.boxes:
        bounds.append(bounds[-1] + _length(content))
    entries = b"".join(struct.pack("<14xI4x", shape) for shape, _ in parts.boxes) + struct.pack("<8xH12x", 1)
    texts = struct.pack(f"<{len(bounds) + 1}I", *bounds, bounds[-1] + 1) + entries
    return {40: first + shapes, 56: texts}
