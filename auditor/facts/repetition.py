"""The text of a page that holds it twice, one copy right below the other, for two sizes of screen."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace

from auditor.model.document import Block, Document, Paragraph, Table

REPEATED = "文件里的正文接连出现两遍，文字和表格完全相同，只审核一遍"
_PAGES = ("html", "mhtml")
_LEAST_BLOCKS = 10
"""Fewest blocks of a text that holds the parts of a report; shorter ones may be repeated for a reason."""
_MOST_TABLES = 50


def without_repetition(document: Document) -> Document:
    """Return ``document`` without the second of two copies of one text that are the same to the letter, with a warning.

    A copy has at least one table. Copies that differ in anything stay: which of them is the report is not known. Only in
    pages is one of them for another screen; elsewhere a text that stands twice is a fault of the document.
    """
    if document.format not in _PAGES:
        return document
    keys = [_key(block) for block in document.blocks]
    tables = [place for place, block in enumerate(document.blocks) if isinstance(block, Table)][:_MOST_TABLES]
    for number, first in enumerate(tables):
        second = next((place for place in tables[number + 1 :] if keys[place] == keys[first]), first)
        length = second - first
        if length >= _LEAST_BLOCKS:
            start, end = _same_run(keys, first, length)
            if end - start >= length:
                blocks = document.blocks[: start + length] + document.blocks[start + 2 * length :]
                return replace(document, blocks=blocks, warnings=(*document.warnings, REPEATED))
    return document


def _same_run(keys: Sequence[Hashable], place: int, length: int) -> tuple[int, int]:
    """Return the widest range around ``place`` of blocks that are the same as those ``length`` further on."""
    start = end = place
    while start and keys[start - 1] == keys[start - 1 + length]:
        start -= 1
    while end + length < len(keys) and keys[end] == keys[end + length]:
        end += 1
    return start, end


def _key(block: Block) -> Hashable:
    if isinstance(block, Table):
        return tuple(tuple(cell.text for cell in row) for row in block.grid)
    return block.text if isinstance(block, Paragraph) else block.description
