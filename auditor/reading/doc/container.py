"""The streams of the OLE container that holds a binary Word document."""

from __future__ import annotations

import io
import struct
from collections.abc import Mapping
from dataclasses import dataclass

import olefile

from auditor.errors import UnreadableDocument
from auditor.reading.doc.binary import damaged
from auditor.reading.lines import join_lines

_STREAMS = ("WordDocument", "0Table", "1Table", "Data")
_MAX_STREAM_BYTES = 64 << 20
# olefile checks much of a container, and lets through what it does not expect as any of these.
_FAULTS = (OSError, ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError, struct.error)
# Code pages by the numbers of Windows that Python knows under other names.
_CODE_PAGES = {936: "gb18030", 54936: "gb18030", 1200: "utf-16-le", 65001: "utf-8", -535: "utf-8"}


@dataclass(frozen=True, slots=True)
class Container:
    """The streams of a Word document by name, and the title that its properties give."""

    streams: Mapping[str, bytes]
    title: str | None


def open_container(data: bytes) -> Container:
    """Read the streams of a Word document from the bytes of an OLE container.

    Raises `UnreadableDocument` when the container is damaged or has no Word document.
    """
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            streams = {name: _read(container, name, len(data)) for name in _STREAMS if container.exists(name)}
            title = _read_title(container)
    except _FAULTS as error:
        raise damaged("存储结构") from error
    if "WordDocument" not in streams:
        raise UnreadableDocument(
            "OLE 复合文档里没有 Word 正文（可能是 Works、Excel 等的文件）；请用原来的软件打开后另存为 docx"
        )
    return Container(streams, title)


def _read(container: olefile.OleFileIO, name: str, most: int) -> bytes:
    size = container.get_size(name)
    if size > _MAX_STREAM_BYTES:
        raise UnreadableDocument(f"doc 的部件 {name} 过大，不是正常的报告；请用 Word、WPS 打开后另存为 docx")
    if size > most:
        raise damaged(f"部件 {name} ")
    content = bytes(container.openstream(name).read())
    if len(content) != size:
        raise damaged(f"部件 {name} ")
    return content


def _read_title(container: olefile.OleFileIO) -> str | None:
    """Read the title from the summary information; a document whose properties are damaged has none."""
    try:
        properties = container.get_metadata()
        title, page = properties.title, properties.codepage
        if isinstance(title, bytes):
            title = title.decode(_CODE_PAGES.get(page, f"cp{page}"))
        return " ".join(join_lines([title])) or None if isinstance(title, str) else None
    except _FAULTS:
        return None
