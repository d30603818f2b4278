"""Running text of a document replaced by the tables that ran together in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from auditor.facts.tables.grids import label_matches, vocabulary
from auditor.facts.tables.pieces import pieces
from auditor.facts.tables.restoring.four import find_four
from auditor.facts.tables.restoring.lifted import Lifted
from auditor.facts.tables.restoring.running import Running, run_together
from auditor.facts.tables.restoring.three import find_three
from auditor.facts.tables.restoring.two import find_two
from auditor.model.document import Block, Document, Paragraph
from auditor.model.forms import Forms

_MARK = re.compile("勾\\s*稽|申\\s*请\\s*人\\s*情\\s*况|结\\s*果\\s*维\\s*持|信\\s*息\\s*内\\s*容")
_FINDERS = {"表二": find_two, "表三": find_three, "表四": find_four}


def restore_tables(document: Document, forms: Forms) -> Document:
    """Return ``document`` with the tables of the form that run on in its paragraphs as grids in their place.

    Only tables whose labels all stand there as the form has them are taken, and none of which the document has rows in
    a grid. Cells that cannot be told apart with certainty are doubted; a warning counts them.
    """
    if not any(isinstance(block, Paragraph) and _MARK.search(block.text) for block in document.blocks):
        return document
    running = run_together(document.blocks)
    known = _known_rows(document, forms)
    found = [lifted for name, find in _FINDERS.items() if (lifted := find(running, forms.tables[name]))]
    taken = sorted((t for t in found if _completes(t, known[t.name], forms)), key=lambda t: t.start)
    if not taken or any(a.end > b.start for a, b in pairwise(taken)):
        return document
    warnings = [warning for lifted in taken if (warning := _warning(lifted))]
    return replace(
        document,
        blocks=tuple(_replaced(document.blocks, running, taken)),
        warnings=(*document.warnings, *warnings),
    )


def _completes(lifted: Lifted, known: set[str], forms: Forms) -> bool:
    """Tell whether ``lifted`` has none of the ``known`` rows and all others that every format of the table has."""
    blocks = forms.tables[lifted.name].blocks
    always = {row.code for b in blocks if b.forms != ("2019",) for row in b.rows if row.forms != ("2019",)}
    return not lifted.codes & known and always <= lifted.codes | known


def _known_rows(document: Document, forms: Forms) -> dict[str, set[str]]:
    """Return the rows of each table that stand in grids of ``document``; those of 表四 are its groups."""
    known: dict[str, set[str]] = {name: set() for name in forms.tables}
    for piece in pieces(document, forms):
        form = forms.tables[piece.name]
        words = vocabulary(form)
        known[piece.name] |= {match.line.code for row in piece.rows for _, match in label_matches(row, words)}
        if piece.name == "表四":
            known[piece.name] |= {row.code for row in form.rows}
    return known


def _warning(lifted: Lifted) -> str:
    unread = lifted.unread
    if lifted.assumed is None and not unread:
        return ""
    how = "按合计关系唯一还原" if lifted.assumed else "能够分开的已读出"
    rest = f"，{unread} 格无法还原" if unread else ""
    return f"{lifted.name}单元格连写，{how} {lifted.size - unread} 格{rest}；请对照原件核对。"


def _replaced(blocks: Sequence[Block], running: Running, tables: Sequence[Lifted]) -> Iterator[Block]:
    """Yield ``blocks`` with each of ``tables`` in the place of its text."""
    block, offset = 0, 0
    for lifted in tables:
        first, begin = running.blocks[lifted.start], running.offsets[lifted.start]
        last, end = running.blocks[lifted.end - 1], running.offsets[lifted.end - 1] + 1
        yield from _between(blocks, (block, offset), (first, begin))
        yield lifted.table(blocks[first].locator)
        block, offset = last, end
    yield from _between(blocks, (block, offset), (len(blocks), 0))


def _between(blocks: Sequence[Block], start: tuple[int, int], end: tuple[int, int]) -> Iterator[Block]:
    """Yield the blocks from one place (block and offset in its text) to another."""
    for number in range(start[0], min(end[0] + 1, len(blocks))):
        block = blocks[number]
        if not isinstance(block, Paragraph):
            if number < end[0]:
                yield block
            continue
        text = block.text[start[1] if number == start[0] else 0 : end[1] if number == end[0] else None].strip()
        if text:
            yield replace(block, text=text)
