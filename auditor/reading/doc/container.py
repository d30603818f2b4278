"""The streams of the OLE container that holds a binary Word document."""

from __future__ import annotations

import io
from collections.abc import Mapping

import olefile

from auditor.errors import UnreadableDocument
from auditor.reading.doc.binary import damaged
from auditor.reading.ole import FAULTS

_STREAMS = ("WordDocument", "0Table", "1Table", "Data")
_MAX_STREAM_BYTES = 64 << 20


def read_streams(data: bytes) -> Mapping[str, bytes]:
    """Read the streams of a Word document by name from the bytes of an OLE container.

    The title among the container's properties is not read: olefile may take minutes over damaged ones. Raises
    `UnreadableDocument` when the container is damaged or has no Word document.
    """
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            streams = {name: _read(container, name, len(data)) for name in _STREAMS if container.exists(name)}
    except FAULTS as error:
        raise damaged("存储结构") from error
    if "WordDocument" not in streams:
        raise UnreadableDocument(
            "OLE 复合文档里没有 Word 正文（可能是 Works、Excel 等的文件）；请用原来的软件打开后另存为 docx"
        )
    return streams


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
