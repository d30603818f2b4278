"""The parts of a zipped document (Office Open XML, OpenDocument), read within bounds."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile

from lxml import etree

from auditor.errors import UnreadableDocument
from auditor.reading.archive import ZIP_FAULTS, unpack

# A report of 50 pages has parts of 2 MB.
MAX_PART_BYTES = 32 << 20
_MAX_BYTES = 128 << 20
_MAX_PARTS = 5_000
# Both conformance classes of Office Open XML (ISO/IEC 29500-1 and -4) then have one namespace.
_STRICT_HOST = b"http://purl.oclc.org/ooxml/"
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w{1,40})/")
_TRANSITIONAL = rb"http://schemas.openxmlformats.org/\1/2006/"
_DAMAGED = "文件已损坏或没有下载完；请重新下载，或用 Word、WPS 等打开后另存"


class Package:
    """An open package of ``format`` (``docx``)."""

    def __init__(self, data: bytes, format_: str) -> None:
        """Open the package in ``data``; raise `UnreadableDocument` when it is damaged or out of bounds."""
        self._format = format_
        self._bytes_left = _MAX_BYTES
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self._names = frozenset(self._archive.namelist())
        except ZIP_FAULTS as error:
            raise UnreadableDocument(f"{self._format} 的压缩目录读不出来，{_DAMAGED}") from error
        if len(self._names) > _MAX_PARTS:
            raise UnreadableDocument(
                f"{self._format} 里有超过 {_MAX_PARTS} 个部件，不是正常的报告；请用原来的软件打开后另存"
            )

    def related(self, part: str) -> dict[str, str]:
        """Map the kinds of relationship of ``part`` ("" for the package) to the names of their targets."""
        targets: dict[str, str] = {}
        for kind, target in self.relationships(part).values():
            targets.setdefault(kind, target)
        return targets

    def relationships(self, part: str) -> dict[str, tuple[str, str]]:
        """Map the ids of the relationships of ``part`` ("" for the package) to their kinds and targets."""
        folder, name = posixpath.split(part)
        root = self.parse(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, tuple[str, str]] = {}
        for relationship in () if root is None else root:
            kind = (relationship.get("Type") or "").rpartition("/")[2]
            target = posixpath.normpath(posixpath.join("/", folder, relationship.get("Target") or ""))
            if relationship.get("TargetMode") != "External":
                found.setdefault(relationship.get("Id") or "", (kind, target.lstrip("/")))
        return found

    def parse(self, part: str) -> etree._Element | None:
        """Parse a part as XML; None when the package does not have it."""
        if part not in self._names:
            return None
        data = self._read(part)
        if _STRICT_HOST in data:
            data = _STRICT.sub(_TRANSITIONAL, data)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False,
            remove_comments=True, remove_pis=True,
        )  # fmt: skip
        try:
            root = etree.fromstring(data, parser)
        except (etree.LxmlError, ValueError) as error:
            raise UnreadableDocument(f"{self._format} 的部件 {part} 不是完整的 XML，{_DAMAGED}") from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise UnreadableDocument(f"{self._format} 的部件 {part} 含有 DTD，正常的文档没有；请用原来的软件打开后另存")
        return root

    def _read(self, part: str) -> bytes:
        try:
            data = unpack(self._archive, self._archive.getinfo(part), MAX_PART_BYTES)
        except (*ZIP_FAULTS, KeyError) as error:
            raise UnreadableDocument(f"{self._format} 的部件 {part} 读不出来（可能已加密），{_DAMAGED}") from error
        self._bytes_left -= len(data or b"")
        if data is None or self._bytes_left < 0:
            raise UnreadableDocument(
                f"{self._format} 的部件 {part} 解压后过大，不是正常的报告；请用原来的软件打开后另存"
            )
        return data
