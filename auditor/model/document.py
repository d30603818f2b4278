"""What a reader returns: a document as blocks of text and rectangular tables, every piece with its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Locator(NamedTuple):
    """Where a piece of text stands in the file, in numbers that a person can count.

    All numbers start at 1; None means that the format has no such thing. ``line`` is a line of the text or HTML
    source, ``part`` the member of a container (``word/document.xml``), ``table`` the ordinal of the table in the
    document, ``row`` and ``column`` the position in its rectangular grid, ``paragraph`` the ordinal of the block.
    In a spreadsheet ``sheet`` is the name of the sheet, whose own rows and columns are counted.
    """

    part: str | None = None
    page: int | None = None
    line: int | None = None
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    sheet: str | None = None


NOWHERE = Locator()
"""The locator of what has no place of its own."""

INTERRUPTED = "文件在这里中断，最后的数可能不完整"
"""The doubt of a cell that the end of the file may have cut off."""

HIDDEN = "所在的行或列是隐藏的，表格不显示，没有读取"
"""The doubt of a cell within a table that is there and not shown; its text still tells which row or column it is of."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text, headings included, exactly as printed (outer white space removed)."""

    text: str
    locator: Locator = NOWHERE


class Cell(NamedTuple):
    """A cell of a table; a merged cell is one object that stands at every grid position it covers.

    ``row`` and ``column`` (from 0) are its upper left grid position. ``doubt`` is the reason why the text of the
    cell is not certain (a crawler ran two cells together, say); such a cell is never read as a number.
    """

    text: str
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    locator: Locator = NOWHERE
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table as a rectangular grid: ``grid[row][column]``, all rows of one length, merged cells repeated.

    ``assumed`` is None but for a table whose cells ran together in the document: then it names the sums of the form
    that were taken for granted to tell them apart (行, 收支, 结果).
    """

    grid: tuple[tuple[Cell, ...], ...]
    locator: Locator = NOWHERE
    assumed: frozenset[str] | None = None

    @property
    def width(self) -> int:
        """Number of grid columns."""
        return len(self.grid[0]) if self.grid else 0


@dataclass(frozen=True, slots=True)
class Image:
    """A picture in the flow of the document, or a frame, script or attachment there; its content is not read."""

    locator: Locator = NOWHERE
    description: str = ""


Block = Paragraph | Table | Image


@dataclass(frozen=True, slots=True)
class Document:
    """A report as read: blocks in reading order, with what the reader could not make sure of as warnings.

    ``format`` is the format found in the content (``txt``, ``html``, ``docx``), ``declared_title`` the title that
    the file's own metadata gives, which is no part of the report's text. ``broken_off`` says that the file certainly
    ends before the text that it holds does, as a download that was not finished. ``unread`` is a sentence when a part
    of the document could not be read, anywhere in it: what is not in the blocks may stand there.
    """

    path: str
    format: str
    blocks: tuple[Block, ...]
    declared_title: str | None = None
    warnings: tuple[str, ...] = ()
    broken_off: bool = False
    unread: str = ""
