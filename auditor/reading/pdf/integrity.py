"""Signs that a PDF is not as it was written: cut off, or with compressed text that does not unpack to its end.

The library mends what it can and reads what is left, without a word: rows and numbers would be missing in silence.
"""

from __future__ import annotations

import re
import zlib

from auditor.errors import UnreadableDocument

_END = b"%%EOF"
_END_WITHIN = 1024
"""The marker stands in the last 1024 bytes (ISO 32000-1, Annex H, note to 7.5.5)."""

_STREAM = re.compile(rb">>\s{0,4}stream\r?\n")
_LONGEST_DICTIONARY = 4096
_FLATE = re.compile(rb"/Filter\s{0,4}\[?\s{0,4}/FlateDecode")
# Nothing is read from pictures; but a damaged font loses characters.
_PICTURE = re.compile(rb"/Subtype\s{0,4}/Image")
# What was never written to the disk, or lost there, reads as zeros; packed content has no such runs.
_ZEROS = re.compile(rb"\0{1024}")
_CHUNK = 1 << 16
_MAX_BYTES = 64 << 20
_DAMAGED = "PDF 里有损坏的内容，不能全部解开；请重新取得文件"


def check_integrity(data: bytes) -> None:
    """Raise `UnreadableDocument` when the file has lost its end or a compressed stream of it is damaged.

    Every such stream ends with a checksum of its content (RFC 1950, 2.2), which the library does not compare.
    """
    if _END not in data[-_END_WITHIN:]:
        raise UnreadableDocument("PDF 没有结尾标记，没有下载完或已损坏，其中的内容会缺失；请重新取得文件")
    if b"/Encrypt" in data:
        return  # its streams cannot be unpacked as they stand
    if any(not _may_be_zero(data, zeros.start()) for zeros in _ZEROS.finditer(data)):
        raise UnreadableDocument(_DAMAGED)
    left = _MAX_BYTES
    for start in _STREAM.finditer(data):
        dictionary = _dictionary(data, start.start())
        if not _FLATE.search(dictionary) or _PICTURE.search(dictionary):
            continue
        left = _unpack(data, start.end(), left)
        if left < 0:
            raise UnreadableDocument("PDF 的内容解压后过大，不是正常的年度报告；请改用 docx 或 html 版本")


def _unpack(data: bytes, at: int, left: int) -> int:
    """Unpack the stream at ``at`` and return how many of ``left`` bytes are left, fewer than 0 when it has more."""
    stream = zlib.decompressobj()
    try:
        while not stream.eof and at < len(data):
            rest = data[at : at + _CHUNK]
            at += len(rest)
            while True:
                unpacked = len(stream.decompress(rest, _CHUNK))
                left -= unpacked
                rest = stream.unconsumed_tail
                if left < 0:
                    return left
                if stream.eof or (not rest and unpacked < _CHUNK):
                    break
    except zlib.error:
        stream = zlib.decompressobj()
    if not stream.eof:
        raise UnreadableDocument(_DAMAGED)
    return left


def _dictionary(data: bytes, end: int) -> bytes:
    """Return the dictionary of a stream that ends at ``end``."""
    return data[max(0, end - _LONGEST_DICTIONARY) : end].rpartition(b" obj")[2]


def _may_be_zero(data: bytes, at: int) -> bool:
    """Tell whether zeros at ``at`` may be content: that of a stream which is not packed."""
    starts = list(_STREAM.finditer(data, max(0, data.rfind(b">>", 0, at)), at))
    return bool(starts) and b"/Filter" not in _dictionary(data, starts[-1].start())
