"""Characters that no reader can make sense of, as they stand in the document itself."""

from __future__ import annotations

import re

from auditor.facts.wording.writing import Hit, Writing

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\x80-\x9f]{1,20}")
_PRIVATE = re.compile("(?<=[\u4e00-\u9fff])[\ue000-\uf8ff]{2,40}(?=[\u4e00-\u9fff，。；、])")
"""Two and more private characters inside a sentence; a single one may be a bullet or a rare character of a font."""
_UNKNOWN = re.compile("(?<=[\u4e00-\u9fff，。；、])\ufffd{1,40}|\ufffd{1,40}(?=[\u4e00-\u9fff，。；、])")
_ODD = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]")
_EXTRACTED = ("pdf", "doc", "ofd")
"""Formats whose characters the reader works out itself: what it cannot tell need not be garbled in print."""
_DECODED = "字节损坏"
"""Word of the reader's warning about bytes that suit no encoding."""


def find_garbled(writing: Writing, format_: str, warnings: tuple[str, ...]) -> list[Hit]:
    """Return control, private and replacement characters in ``writing`` that are the document's own.

    Where the reader of ``format_`` may have put them there, by its own account in ``warnings``, there are none.
    """
    if format_ in _EXTRACTED or not _ODD.search(writing.text):
        return []
    patterns = [_CONTROL, _PRIVATE]
    if not any(_DECODED in warning for warning in warnings):
        patterns.append(_UNKNOWN)
    return sorted(Hit(m.start(), m.end()) for pattern in patterns for m in pattern.finditer(writing.text))
