"""Markdown read as a document: headings and lines as paragraphs, tables of bars and of tags as tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from markdown_it.token import Token

from auditor.errors import UnreadableDocument
from auditor.model.document import Block, Cell, Document, Locator, Paragraph, Table
from auditor.model.forms import Forms
from auditor.reading.blocks import Blocks
from auditor.reading.grid import Room
from auditor.reading.html.reader import read_fragment
from auditor.reading.markdown.inline import PARSER, show
from auditor.reading.markdown.rows import Rows, are_rows, breaks_off, build, gather
from auditor.reading.markdown.wrapping import join_wrapped, page_width
from auditor.reading.text.reader import decode_text, read_lines

_FRONT_MATTER = re.compile(r"---[ \t]*\n((?:[^\n]{0,400}\n){0,60}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_TITLE = re.compile(r"^title[ \t]*[:：][ \t]*[\"']?([^\n\"']{1,200})", re.MULTILINE)
_KEY = re.compile(r"\s*(?:#|-\s|[\w\u4e00-\u9fff -]{1,40}[:：])|\s*\Z")
_OPEN_OR_CLOSE = re.compile(r"<(/?)table\b[^<>]{0,2000}>?", re.IGNORECASE)
_TAGS = re.compile(r"<[^<>]{0,2000}>?")
_IMAGE = re.compile(r"<(?:img|iframe|embed|object)\b", re.IGNORECASE)
_FENCE_DEPTH = 2
_MOST_TABLES_OF_TAGS = 500


def read_markdown(path: str, data: bytes, forms: Forms) -> Document:
    """Read a Markdown file: every line is a paragraph but for rows of tables.

    A text without any table is read like plain text, whose tables are found by the labels of ``forms``. Raises
    `UnreadableDocument` for files that are far larger than any report.
    """
    decoded = decode_text(data)
    text = decoded.text
    title, start = _front_matter(text)
    end = text.count("\n") + 1 if text.rsplit("\n", 1)[-1].strip() else None
    source = _Source(page_width(_paragraphs(text[start:])), end)
    source.read(text[start:], text.count("\n", 0, start), _FENCE_DEPTH)
    source.end_table()
    blocks: Sequence[Block] = source.blocks.finish()
    if not any(isinstance(block, Table) for block in blocks):
        blocks = _read_as_text(blocks, forms)
    warnings = [decoded.warning] if decoded.warning else []
    warnings = list(dict.fromkeys((*warnings, *source.warnings)))
    return Document(path, "md", tuple(blocks), title, tuple(warnings), decoded.is_cut or source.broken_off)


def _paragraphs(text: str) -> Iterator[list[str]]:
    """Yield the lines of running text that stand together."""
    lines = text.split("\n")
    for is_text, run in groupby(lines, key=lambda line: bool(line.strip()) and "|" not in line and line[0] not in "#<"):
        if is_text:
            yield list(run)


def _front_matter(text: str) -> tuple[str | None, int]:
    """Return the title that the fields before the text give, and where these fields end."""
    found = _FRONT_MATTER.match(text)
    if not found or not all(_KEY.match(line) for line in found[1].split("\n")):
        return None, 0
    title = _TITLE.search(found[1])
    return (title[1].strip() if title else None), found.end()


def _read_as_text(blocks: Sequence[Block], forms: Forms) -> Sequence[Block]:
    """Return ``blocks`` with tables that stand one cell to a line; each line keeps its number."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph) and block.locator.line:
            lines += [""] * (block.locator.line - 1 - len(lines))
            lines.append(block.text)
    found = read_lines([*lines, ""], forms) if lines else blocks
    return found if any(isinstance(block, Table) for block in found) else blocks


class _Source:
    """Markdown on its way to blocks."""

    def __init__(self, width: int | None, end: int | None) -> None:
        """Start with no blocks; ``width`` is that of the page the lines were broken by.

        ``end`` is the line in which the file ends, None where it ends after one.
        """
        self.blocks = Blocks()
        self.warnings: list[str] = []
        self.broken_off = False
        self._end = end
        self._width = width
        self._room = Room()
        self._open: Rows | None = None
        self._tables_of_tags = 0

    def read(self, text: str, line: int, depth: int) -> None:
        """Read ``text``, before which ``line`` lines stand; code is read as Markdown down to ``depth``."""
        at = 0
        for start, end in _tables_of_tags(text):
            self._read_marks(text[at:start], line + text.count("\n", 0, at), depth)
            self._read_tags(text[start:end], line + text.count("\n", 0, start))
            at = end
        self._read_marks(text[at:], line + text.count("\n", 0, at), depth)

    def _read_marks(self, text: str, line: int, depth: int) -> None:
        for token in PARSER.parse(text):
            first = line + token.map[0] if token.map else line
            if token.type == "inline":
                self._read_lines(token, first)
            elif token.type == "fence" and depth:
                self.read(token.content, first + 1, depth - 1)
            elif token.type in ("fence", "code_block"):
                for number, text_line in enumerate(token.content.split("\n"), first + 1):
                    self._add(text_line, number)
            elif token.type == "html_block":
                self._read_tags(token.content, first)

    def _read_lines(self, token: Token, line: int) -> None:
        """Add the lines of a paragraph or heading and the tables among them."""
        lines = token.content.split("\n")
        numbered = list(zip(lines, range(line + 1, line + 1 + len(lines)), are_rows(lines), strict=True))
        for is_row, run in groupby(numbered, key=lambda entry: entry[2]):
            entries = [(text, number) for text, number, _ in run]
            if is_row:
                for rows in gather(entries):
                    self._add_rows(rows)
                continue
            for joined, number in join_wrapped(entries, self._width):
                shown = show(joined)
                for text in shown.text.split("\n"):
                    self._add(text, number)
                if shown.has_image:
                    self.end_table()
                    self.blocks.add_image("", number)

    def _add_rows(self, rows: Rows) -> None:
        """Add a table, or go on with the last one where text recognition made a table of every row."""
        before = self._open
        if before and len(before.rows[-1].cells) == len(rows.rows[0].cells) and 1 in (before.lately, len(rows.rows)):
            before.rows += rows.rows
            before.lately = len(rows.rows)
            return
        self.end_table()
        self._open = rows

    def end_table(self) -> None:
        """Write out the table that is still open."""
        if self._open:
            self.blocks.add_table(build(self._open, self.blocks.next_table, self._room, self._end))
            if self._open.rows[-1].line == self._end and breaks_off(self._open):
                self.broken_off = True
        self._open = None

    def _add(self, text: str, line: int) -> None:
        if text.strip().strip("|"):
            self.end_table()
            self.blocks.add_paragraph(text.strip(), line)

    def _read_tags(self, text: str, line: int) -> None:
        """Add what a piece of HTML shows."""
        if not _TAGS.sub("", text).strip() and not _IMAGE.search(text):
            return
        self.end_table()
        self._tables_of_tags += 1
        if self._tables_of_tags > _MOST_TABLES_OF_TAGS:
            raise UnreadableDocument(
                "Markdown 文件里夹有过多的 HTML 片段，不是正常的年度报告；请另存为网页或 docx 再试"
            )
        fragment = read_fragment(text)
        self.warnings += fragment.warnings
        self.broken_off = self.broken_off or fragment.broken_off
        for block in fragment.blocks:
            place = block.locator
            moved = None if place.line is None else place.line + line
            if isinstance(block, Table):
                self.blocks.add_table(_moved(block, self.blocks.next_table, line))
            elif isinstance(block, Paragraph):
                self.blocks.add_paragraph(block.text, moved)
            else:
                self.blocks.add_image(block.description, moved)


def _moved(table: Table, number: int, line: int) -> Table:
    """Return ``table`` as table ``number``, with ``line`` lines before it; merged cells stay one object."""

    def place(locator: Locator) -> Locator:
        return locator._replace(table=number, line=None if locator.line is None else locator.line + line)

    cells: dict[int, Cell] = {}
    for row in table.grid:
        for cell in row:
            cells.setdefault(id(cell), cell._replace(locator=place(cell.locator)))
    grid = tuple(tuple(cells[id(cell)] for cell in row) for row in table.grid)
    return replace(table, grid=grid, locator=place(table.locator))


def _tables_of_tags(text: str) -> Iterator[tuple[int, int]]:
    """Yield where tables written with tags begin and end; they may go on over blank lines, which end other tags."""
    depth = start = 0
    for tag in _OPEN_OR_CLOSE.finditer(text):
        if not tag[1]:
            start = start if depth else tag.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield start, tag.end()
    if depth:
        yield start, len(text)
