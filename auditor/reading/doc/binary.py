"""Numbers and stretches of bytes taken from the streams of a binary document, never beyond their ends."""

from __future__ import annotations

import struct

from auditor.errors import UnreadableDocument

_BYTE = struct.Struct("<B")
_UNSIGNED_16 = struct.Struct("<H")
_SIGNED_16 = struct.Struct("<h")
_UNSIGNED_32 = struct.Struct("<I")
_SIGNED_32 = struct.Struct("<i")


def damaged(what: str) -> UnreadableDocument:
    """Return the refusal of a document whose ``what`` contradicts the rest of the file."""
    return UnreadableDocument(
        f"doc 的{what}与文件其他部分对不上，文件已损坏或没有下载完；请重新下载，或用 Word、WPS 打开后另存为 docx"
    )


def byte(data: bytes, offset: int) -> int:
    """Read a byte."""
    return int(_BYTE.unpack_from(data, offset)[0])


def unsigned16(data: bytes, offset: int) -> int:
    """Read two bytes as a number from 0."""
    return int(_UNSIGNED_16.unpack_from(data, offset)[0])


def signed16(data: bytes, offset: int) -> int:
    """Read two bytes as a number that may be negative."""
    return int(_SIGNED_16.unpack_from(data, offset)[0])


def unsigned32(data: bytes, offset: int) -> int:
    """Read four bytes as a number from 0."""
    return int(_UNSIGNED_32.unpack_from(data, offset)[0])


def signed32(data: bytes, offset: int) -> int:
    """Read four bytes as a number that may be negative."""
    return int(_SIGNED_32.unpack_from(data, offset)[0])


def cut(data: bytes, offset: int, size: int, what: str) -> bytes:
    """Return ``size`` bytes from ``offset``; raise `UnreadableDocument` when the stream does not have them."""
    if offset < 0 or size < 0 or offset + size > len(data):
        raise damaged(what)
    return data[offset : offset + size]


def split_plex(data: bytes, size: int, what: str) -> tuple[list[int], list[bytes]]:
    """Split a PLC (2.2.2) into its ascending positions and its elements of ``size`` bytes, one fewer."""
    count, rest = divmod(len(data) - 4, 4 + size)
    if count < 0 or rest:
        raise damaged(what)
    positions = list(struct.unpack_from(f"<{count + 1}I", data))
    # Of some structures the last position means nothing and may be anything.
    if positions[:-1] != sorted(positions[:-1]):
        raise damaged(what)
    first = 4 * (count + 1)
    return positions, [data[first + size * step : first + size * (step + 1)] for step in range(count)]
