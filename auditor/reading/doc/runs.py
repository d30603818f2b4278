"""Runs of characters and paragraphs in the stream WordDocument with their formatting."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from auditor.errors import UnreadableDocument
from auditor.reading.doc.binary import cut, damaged, split_plex, unsigned32

_PAGE = 512
# Four times what a report with hundreds of tables has; each page takes time to read.
_MOST_PAGES = 4_096


@dataclass(frozen=True, slots=True)
class Runs:
    """Adjoining runs in ascending order: offsets of their first byte and of the byte after, and their formatting."""

    what: str
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    properties: list[bytes] = field(default_factory=list)

    def find(self, offset: int) -> int:
        """Return the index of the run that holds the byte at ``offset``; every character of the text has one."""
        index = bisect_right(self.starts, offset) - 1
        if index < 0 or offset >= self.ends[index]:
            raise damaged(self.what)
        return index


def read_paragraph_runs(document: bytes, plex: bytes) -> Runs:
    """Read the paragraphs (PlcBtePapx, 2.8.6; PapxFkp, 2.9.175): properties are the style's number and modifiers."""
    runs = Runs("段落格式表")
    for page, offsets in _pages(document, plex, 13, runs):
        first = 4 * len(offsets)
        for step in range(len(offsets) - 1):
            offset = 2 * page[first + 13 * step]
            if not offset:  # the paragraph has the default style and nothing else
                runs.properties.append(bytes(2))
                continue
            size = 2 * page[offset] - 1
            if size < 0:
                offset += 1
                size = 2 * page[offset]
            runs.properties.append(cut(page, offset + 1, size, runs.what))
    return runs


def read_character_runs(document: bytes, plex: bytes) -> Runs:
    """Read the runs of characters (PlcBteChpx, 2.8.5; ChpxFkp, 2.9.33): properties are modifiers."""
    runs = Runs("字符格式表")
    for page, offsets in _pages(document, plex, 1, runs):
        first = 4 * len(offsets)
        for step in range(len(offsets) - 1):
            offset = 2 * page[first + step]
            runs.properties.append(cut(page, offset + 1, page[offset], runs.what) if offset else b"")
    return runs


def _pages(document: bytes, plex: bytes, size: int, runs: Runs) -> Iterator[tuple[bytes, tuple[int, ...]]]:
    """Yield each page of formatting with the offsets that bound its runs, and enter these bounds in ``runs``.

    A page of 512 bytes has the offsets at its beginning, then ``size`` bytes for each run, and its number of runs in
    the last byte.
    """
    bounds, numbers = split_plex(plex, 4, runs.what)
    if len(numbers) > _MOST_PAGES:
        raise UnreadableDocument("doc 的格式数据过多，不是正常的年度报告；请用 Word、WPS 打开后另存为 docx")
    for bound, number in zip(bounds, numbers, strict=False):
        page = cut(document, (unsigned32(number, 0) & 0x3FFFFF) * _PAGE, _PAGE, runs.what)
        count = page[-1]
        if not count or 4 * (count + 1) + size * count >= _PAGE:
            raise damaged(runs.what)
        offsets = struct.unpack_from(f"<{count + 1}I", page)
        if list(offsets) != sorted(offsets) or offsets[0] != bound or (runs.ends and offsets[0] < runs.ends[-1]):
            raise damaged(runs.what)
        runs.starts.extend(offsets[:-1])
        runs.ends.extend(offsets[1:])
        yield page, offsets
