"""Zip archives of reports: what they hold, and one member at a time within bounds; nothing is unpacked to disk."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple

from auditor.errors import UnreadableDocument

SUFFIX = ".zip"
ZIP_FAULTS = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, struct.error, NotImplementedError, RuntimeError, OSError,
    ValueError,
)  # fmt: skip
"""What zipfile raises for damaged archives."""

MAX_MEMBERS = 5_000
_MAX_DIRECTORY = 4 << 20
# Text shrinks to a tenth or a twentieth; bombs ask for gigabytes from a few kilobytes.
_MAX_RATIO = 200
_RATIO_FROM_BYTES = 1 << 20
_END, _END_BYTES = b"PK\x05\x06", 22
_LOCATOR_64, _LOCATOR_64_BYTES = b"PK\x06\x07", 20
_LONGEST_COMMENT = 0xFFFF
_ENCRYPTED = 0x1


class Member(NamedTuple):
    """A file in an archive: its number in the archive's directory (from 0) and its name there."""

    number: int
    name: str


def list_members(path: Path) -> list[Member]:
    """List the files in the archive at ``path``, folders left out.

    Names without the mark of UTF-8 are UTF-8 all the same, as Unix writes them, or GB18030, as Windows in China does. Raises `UnreadableDocument` when the
    archive is damaged or has more than ``MAX_MEMBERS`` files.
    """
    with _open(path) as archive:
        return [Member(n, entry.filename) for n, entry in enumerate(archive.infolist()) if not entry.is_dir()]


def read_member(path: Path, number: int, largest: int) -> bytes:
    """Read member ``number`` of the archive at ``path``; raise `UnreadableDocument` beyond ``largest`` bytes."""
    with _open(path) as archive:
        entry = archive.infolist()[number]
        if entry.flag_bits & _ENCRYPTED:
            raise UnreadableDocument("压缩包里的这个文件有密码，请解压后再检查")
        try:
            content = unpack(archive, entry, largest)
        except ZIP_FAULTS as error:
            raise UnreadableDocument("压缩包里的这个文件已损坏，请重新取得压缩包，或解压后再检查") from error
    if content is None:
        raise UnreadableDocument("压缩包里的这个文件解压后过大，不是正常的报告，未读取；请核对压缩包的来源")
    return content


def unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, largest: int) -> bytes | None:
    """Unpack ``entry``; None where it has more than ``largest`` bytes or is packed tighter than any report.

    Raises one of ``ZIP_FAULTS`` where it is damaged or encrypted.
    """
    ratio = entry.file_size / max(entry.compress_size, 1)
    # The size in the directory may lie: never more than the limit is unpacked.
    with archive.open(entry) as stream:
        if entry.file_size > largest or (entry.file_size > _RATIO_FROM_BYTES and ratio > _MAX_RATIO):
            return None
        content = stream.read(largest + 1)
    return content if len(content) <= largest else None


def _open(path: Path) -> zipfile.ZipFile:
    try:
        with path.open("rb") as stream:
            _check_directory(stream)
        for encoding in ("utf-8", "gb18030"):
            with suppress(UnicodeDecodeError):
                return zipfile.ZipFile(path, metadata_encoding=encoding)
        return zipfile.ZipFile(path)
    except (*ZIP_FAULTS, UnicodeDecodeError) as error:
        raise UnreadableDocument("zip 压缩包已损坏或没有下载完，打不开，请重新取得") from error


def _check_directory(stream: BinaryIO) -> None:
    """Refuse an archive whose directory alone would fill the memory, before it is read (APPNOTE.TXT, 4.3.16)."""
    size = stream.seek(0, io.SEEK_END)
    stream.seek(max(0, size - _END_BYTES - _LONGEST_COMMENT - _LOCATOR_64_BYTES))
    tail = stream.read()
    at = len(tail) - _END_BYTES
    if not (tail[at:].startswith(_END) and tail.endswith(b"\0\0")):
        at = tail.rfind(_END)
    if at < 0:
        raise zipfile.BadZipFile("no end of directory")
    members = int.from_bytes(tail[at + 10 : at + 12], "little")
    directory = int.from_bytes(tail[at + 12 : at + 16], "little")
    is_64 = tail[max(0, at - _LOCATOR_64_BYTES) : at].startswith(_LOCATOR_64)
    if members > MAX_MEMBERS or directory > _MAX_DIRECTORY or is_64:
        raise UnreadableDocument(f"zip 压缩包里的文件超过 {MAX_MEMBERS} 个，未读取；请解压到文件夹后再检查")
