"""Pages, Word documents and tables made up for the tests of reading."""

from __future__ import annotations

import html
import io
import random
import zipfile
from dataclasses import dataclass

from auditor.model.document import HIDDEN, Block, Document, Image, Paragraph, Table
from auditor.model.forms import load_forms
from auditor.model.places import rules_directory
from auditor.reading.docx.reader import read_docx
from auditor.reading.html.reader import read_html

FORMS = load_forms(rules_directory() / "forms")
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def page(markup: str) -> Document:
    """Read ``markup`` as an HTML page."""
    return read_html("made-up.html", markup.encode(), FORMS)


def word_bytes(body: str, parts: dict[str, str | bytes] | None = None, main: str = "word/document.xml") -> bytes:
    """Pack a docx with ``body`` as the content of ``w:body``; ``parts`` are further members."""
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        main: f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        **(parts or {}),
    }
    return pack(members)


def pack(members: dict[str, str | bytes]) -> bytes:
    """Pack ``members`` as a zip archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def word(body: str, parts: dict[str, str | bytes] | None = None) -> Document:
    """Read a docx with ``body``."""
    return read_docx("made-up.docx", word_bytes(body, parts))


def relations(**targets: str) -> str:
    """Write a relationships part that leads to each target by its kind."""
    lines = (
        f'<Relationship Id="r{number}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="x">{"".join(lines)}</Relationships>'


def run(text: str, properties: str = "") -> str:
    """Write a run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{html.escape(text)}</w:t></w:r>'


def paragraph(*texts: str, properties: str = "") -> str:
    """Write a paragraph with one run per text."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(map(run, texts))}</w:p>"


def cell(text: str, properties: str = "") -> str:
    """Write a table cell with one paragraph."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def rows(*texts: tuple[str, ...]) -> str:
    """Write a table without merges."""
    return f"<w:tbl>{''.join('<w:tr>' + ''.join(map(cell, row)) + '</w:tr>' for row in texts)}</w:tbl>"


def texts(document: Document) -> list[str]:
    """The paragraphs of ``document``."""
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def grids(document: Document) -> list[list[list[str]]]:
    """The tables of ``document`` as rows of texts."""
    return [[[cell.text for cell in row] for row in table.grid] for table in tables(document)]


def tables(document: Document) -> list[Table]:
    """The tables of ``document``."""
    return [block for block in document.blocks if isinstance(block, Table)]


def shown_cells(document: Document) -> list[list[list[str]]]:
    """The texts of the cells of every table that are not hidden, row by row."""
    found = [
        [[cell.text for cell in row if cell.doubt != HIDDEN] for row in block.grid]
        for block in document.blocks
        if isinstance(block, Table)
    ]
    return [[row for row in grid if row] for grid in found]


def kinds(document: Document) -> str:
    """One letter per block: P, T or I."""
    letters: dict[type[Block], str] = {Paragraph: "P", Table: "T", Image: "I"}
    return "".join(letters[type(block)] for block in document.blocks)


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A cell of a made-up table, rows and columns from 0."""

    row: int
    column: int
    rowspan: int
    colspan: int
    text: str


def tile(height: int, width: int, seed: int) -> list[Rectangle]:
    """Cover a table of ``height`` × ``width`` with random rectangles, in reading order."""
    choice = random.Random(seed)
    taken: set[tuple[int, int]] = set()
    rectangles: list[Rectangle] = []
    for row in range(height):
        for column in range(width):
            if (row, column) in taken:
                continue
            room = next((end for end in range(column, width) if (row, end) in taken), width) - column
            colspan = choice.randint(1, min(room, 3))
            rowspan = choice.randint(1, min(height - row, 3))
            taken.update((row + down, column + right) for down in range(rowspan) for right in range(colspan))
            text = choice.choice(["", "0", "1,234", "<&>", "本年\n新收", f"第{len(rectangles)}格"])
            rectangles.append(Rectangle(row, column, rowspan, colspan, text))
    return rectangles


def expect_grid(rectangles: list[Rectangle]) -> list[list[Rectangle]]:
    """The grid of a tiled table without the rows and columns in which no cell begins."""
    begin_rows = sorted({rectangle.row for rectangle in rectangles})
    begin_columns = sorted({rectangle.column for rectangle in rectangles})
    at = {
        (rectangle.row + down, rectangle.column + right): rectangle
        for rectangle in rectangles
        for down in range(rectangle.rowspan)
        for right in range(rectangle.colspan)
    }
    return [[at[row, column] for column in begin_columns] for row in begin_rows]


def write_html_table(rectangles: list[Rectangle], height: int) -> str:
    """Write a tiled table as HTML."""
    lines = []
    for row in range(height):
        cells = (
            f'<td rowspan="{one.rowspan}" colspan={one.colspan}>{html.escape(one.text).replace(chr(10), "<br>")}</td>'
            for one in rectangles
            if one.row == row
        )
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table>{''.join(lines)}</table>"


def write_word_table(rectangles: list[Rectangle], height: int) -> str:
    """Write a tiled table as WordprocessingML, with merged rows continued cell by cell."""
    lines = []
    for row in range(height):
        covering = sorted(
            (one for one in rectangles if one.row <= row < one.row + one.rowspan), key=lambda one: one.column
        )
        lines.append(f"<w:tr>{''.join(_write_word_cell(one, one.row == row) for one in covering)}</w:tr>")
    return f"<w:tbl>{''.join(lines)}</w:tbl>"


def _write_word_cell(one: Rectangle, begins: bool) -> str:
    merge = "" if one.rowspan == 1 else '<w:vMerge w:val="restart"/>' if begins else "<w:vMerge/>"
    lines = one.text.split("\n") if begins else [""]
    properties = f'<w:tcPr><w:gridSpan w:val="{one.colspan}"/>{merge}</w:tcPr>'
    return f"<w:tc>{properties}{''.join(map(paragraph, lines))}</w:tc>"
