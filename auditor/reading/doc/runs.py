"""Runs of characters and paragraphs in the stream WordDocument with their formatting."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise

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
    return _read_runs(document, plex, "段落格式表", 13, _paragraph_properties)


def read_character_runs(document: bytes, plex: bytes) -> Runs:
    """Read the runs of characters (PlcBteChpx, 2.8.5; ChpxFkp, 2.9.33): properties are modifiers."""
    return _read_runs(document, plex, "字符格式表", 1, _character_properties)


def _read_runs(document: bytes, plex: bytes, what: str, size: int, properties: Callable[[bytes, int], bytes]) -> Runs:
    """Read pages of formatting; each serves the stretch of the stream that the plex gives it.

    A page of 512 bytes has the offsets that bound its runs at its beginning, then ``size`` bytes for each run, of
    which the first says where its ``properties`` stand, and its number of runs in the last byte.
    """
    runs = Runs(what)
    bounds, numbers = split_plex(plex, 4, what)
    if len(numbers) > _MOST_PAGES:
        raise UnreadableDocument("doc 的格式数据过多，不是正常的年度报告；请用 Word、WPS 打开后另存为 docx")
    for low, high, number in zip(bounds, bounds[1:], numbers, strict=False):
        page = cut(document, (unsigned32(number, 0) & 0x3FFFFF) * _PAGE, _PAGE, what)
        count = page[-1]
        if not count or 4 * (count + 1) + size * count >= _PAGE:
            raise damaged(what)
        offsets = struct.unpack_from(f"<{count + 1}I", page)
        if list(offsets) != sorted(offsets):
            raise damaged(what)
        for step, (start, end) in enumerate(pairwise(offsets)):
            if max(start, low) < min(end, high):
                runs.starts.append(max(start, low))
                runs.ends.append(min(end, high))
                runs.properties.append(properties(page, 2 * page[4 * (count + 1) + size * step]))
    return runs


def _paragraph_properties(page: bytes, offset: int) -> bytes:
    if not offset:  # the default style and nothing else
        return bytes(2)
    size = 2 * page[offset] - 1
    if size < 0:
        offset += 1
        size = 2 * page[offset]
    return cut(page, offset + 1, size, "段落格式表")


def _character_properties(page: bytes, offset: int) -> bytes:
    return cut(page, offset + 1, page[offset], "字符格式表") if offset else b""
