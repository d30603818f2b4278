"""The bytes of a report file, alone or in an archive, within bounds."""

from __future__ import annotations

from pathlib import Path

from auditor.errors import UnreadableDocument
from auditor.reading import archive

# Larger files are never reports as text; a scan may be larger and cannot be read anyway.
MAX_BYTES = 64 << 20


def load(path: Path, member: int | None = None) -> bytes:
    """Return the bytes of the file at ``path``, or of the ``member`` (by number) of the archive there.

    Raises `UnreadableDocument` when it is no file, cannot be opened, or is larger than ``MAX_BYTES``.
    """
    try:
        # A pipe or a device would block or never end.
        if not path.is_file():
            raise UnreadableDocument("不是普通文件，请检查路径" if path.exists() else "文件不存在，请检查路径")
        if member is not None:
            return archive.read_member(path, member, MAX_BYTES)
        if path.suffix.lower() == archive.SUFFIX:
            archive.list_members(path)  # says what is wrong with an archive that could not be entered
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise UnreadableDocument(f"文件有 {size >> 20} MB，超过 {MAX_BYTES >> 20} MB 的上限，请只保存报告正文")
        return path.read_bytes()
    except OSError as error:
        raise UnreadableDocument(f"文件打不开（{error.strerror or error}），请检查权限或重新取得") from error
