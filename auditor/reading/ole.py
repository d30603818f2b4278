"""OLE containers ([MS-CFB]), in which binary Office files keep their streams."""

from __future__ import annotations

import io
import struct

import olefile

FAULTS = (OSError, ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError, struct.error)
"""What olefile raises: it checks much of a container, and lets through what it does not expect as any of these."""


def root_streams(data: bytes) -> frozenset[str] | None:
    """Return the names of the streams in the root storage, in small letters; None for a damaged container.

    Objects that are embedded in a document have storages with streams of their own, which say nothing of its kind.
    """
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            return frozenset(path[0].lower() for path in container.listdir() if len(path) == 1)
    except FAULTS:
        return None
