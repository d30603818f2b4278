"""Plain text, as crawlers leave it, read as paragraphs and tables."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.errors import UnreadableDocument
from auditor.model.document import Block, Document, Locator, Paragraph
from auditor.model.forms import Forms
from auditor.reading.encoding import decode
from auditor.reading.grid import Room, lay_out
from auditor.reading.lines import INVISIBLE
from auditor.reading.text.cells import Piece
from auditor.reading.text.four import read_four
from auditor.reading.text.rows import Draft, Source, open_source
from auditor.reading.text.three import read_three
from auditor.reading.text.two import read_two

# The longest report has a tenth of this; a dump of a database would take the reader minutes.
MAX_CHARACTERS = 500_000


def read_text(path: str, data: bytes, forms: Forms) -> Document:
    """Read a text file: every line is a paragraph but those whose cells make a table of the form.

    Cells are recovered from tabs, bars or lines of their own, and rows, where the layout does not show them, from the
    labels of ``forms``. Cells that ran together are not taken apart; such lines and text in no known layout stay
    paragraphs. Raises `UnreadableDocument` only for texts and tables far larger than any report has.
    """
    decoded = decode(data, declared=False)
    if len(decoded.text) > MAX_CHARACTERS:
        raise UnreadableDocument(
            f"文本超过 {MAX_CHARACTERS // 10_000} 万字，不是正常的年度报告；请只保存报告正文后重试"
        )
    text = INVISIBLE.sub("", decoded.text).replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    blocks = read_lines(text.split("\n"), forms)
    warnings = (decoded.warning,) if decoded.warning else ()
    return Document(path, "txt", blocks, warnings=warnings, broken_off=decoded.is_cut)


def read_lines(lines: list[str], forms: Forms) -> tuple[Block, ...]:
    """Return the paragraphs and tables of ``lines``; the last line is the empty one after the last line end."""
    source = open_source(lines, forms)
    blocks: list[Block] = []
    room = Room()
    line = 0
    for number, (at, draft) in enumerate(_find_drafts(source, forms), 1):
        start, end = source.line_around(at, draft.after)
        first, last = source.pieces[at].lines[0], source.pieces[draft.after - 1].lines[-1]
        _add_paragraphs(blocks, lines, line, first - 1)
        _add_beside(blocks, source.pieces[start:at])
        blocks.append(lay_out(draft.areas, number, room, line=first))
        _add_beside(blocks, source.pieces[draft.after : end])
        line = last
    _add_paragraphs(blocks, lines, line, len(lines))
    return tuple(blocks)


def _find_drafts(source: Source, forms: Forms) -> list[tuple[int, Draft]]:
    """Return the tables with the piece that each begins with, in reading order."""
    found = []
    at = 0
    while at < len(source.pieces):
        draft = read_two(source, at, forms) or read_three(source, at, forms) or read_four(source, at, forms)
        if draft:
            found.append((at, draft))
        at = source.line_around(at, draft.after)[1] if draft else at + 1
    return found


def _add_beside(blocks: list[Block], pieces: Sequence[Piece]) -> None:
    """Add the texts that share a line with the table but are no part of it as a paragraph."""
    filled = [piece for piece in pieces if piece.text]
    if filled:
        text = " ".join(piece.text for piece in filled)
        blocks.append(Paragraph(text, Locator(line=filled[0].lines[0], paragraph=len(blocks) + 1)))


def _add_paragraphs(blocks: list[Block], lines: list[str], start: int, end: int) -> None:
    """Add the filled lines with index ``start`` to ``end`` (half open) as paragraphs."""
    for index in range(start, end):
        text = lines[index].strip()
        if text.strip("| "):
            blocks.append(Paragraph(text, Locator(line=index + 1, paragraph=len(blocks) + 1)))
