"""OLE containers written byte by byte ([MS-CFB])."""

from __future__ import annotations

import struct
from collections.abc import Mapping

SECTOR = 512
END, FREE, FAT_SECTOR = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def write_container(streams: Mapping[str, bytes]) -> bytes:
    """Write streams into an OLE container ([MS-CFB] version 3); all are long enough to need no mini stream."""
    names = [name for name, content in streams.items() if content]
    padded = {name: streams[name].ljust(4096, b"\0") for name in names}
    directory = _entry("Root Entry", 5, END, 0, child=1 if names else FREE)
    chains: list[int] = []
    for step, name in enumerate(names):
        count = -(-len(padded[name]) // SECTOR)
        following = step + 2 if step + 1 < len(names) else FREE
        directory += _entry(name, 2, len(chains), len(padded[name]), right=following)
        chains += [*range(len(chains) + 1, len(chains) + count), END]
    directory += bytes(-len(directory) % SECTOR)
    directory_at = len(chains)
    count = len(directory) // SECTOR
    chains += [*range(directory_at + 1, directory_at + count), END]
    fat_at = len(chains)
    fats = -(-(len(chains) + 1) // 127)
    chains += [FAT_SECTOR] * fats
    chains += [FREE] * (-len(chains) % 128)
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6, 0, fats, directory_at, 0,
        4096, END, 0, END, 0,
    )  # fmt: skip
    header += struct.pack("<109I", *range(fat_at, fat_at + fats), *[FREE] * (109 - fats))
    contents = b"".join(content + bytes(-len(content) % SECTOR) for content in padded.values())
    return header + contents + directory + struct.pack(f"<{len(chains)}I", *chains)


def _entry(name: str, kind: int, start: int, size: int, right: int = FREE, child: int = FREE) -> bytes:
    encoded = (name + "\0").encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16x4x8x8xIII", encoded, len(encoded), kind, 1, FREE, right, child, start, size, 0
    )  # fmt: skip
