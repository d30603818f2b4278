"""PDF documents read as documents."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from auditor.model.document import Block, Document, Table
from auditor.model.forms import Forms
from auditor.reading.blocks import Blocks
from auditor.reading.grid import Area, Room, is_page_layout, lay_out
from auditor.reading.lines import join_lines
from auditor.reading.pdf.cells import Part
from auditor.reading.pdf.characters import read_runs
from auditor.reading.pdf.drawings import read_drawings
from auditor.reading.pdf.flow import Entry, Picture, Sheet, join_sheets, lay_sheet
from auditor.reading.pdf.integrity import check_integrity
from auditor.reading.pdf.legibility import check, check_columns
from auditor.reading.pdf.library import Budget, open_pages
from auditor.reading.pdf.lines import Line, gather_lines
from auditor.reading.pdf.paragraphs import Measure, join_paragraphs
from auditor.reading.pdf.printing import print_table
from auditor.reading.pdf.vocabulary import Labels


def read_pdf(path: str, data: bytes, forms: Forms) -> Document:
    """Read the bytes of a PDF; ``path`` is the name to show, ``forms`` has the labels that rows are known by.

    A PDF knows characters and lines at places of a page, and no cells, rows or paragraphs: they are put together
    again here. Raises `UnreadableDocument` when the file is damaged, encrypted, a scan, or far larger than a report.
    """
    check_integrity(data)
    budget = Budget()
    sheets: list[Sheet] = []
    with open_pages(data) as pages:
        for page in pages:
            drawings = read_drawings(page, budget)
            sheets.append(lay_sheet(page, read_runs(page, budget), drawings))
    unread = check(sheets)
    entries = _without_layout(join_sheets(sheets, Labels(forms)))
    check_columns(entry for entry in entries if isinstance(entry, Line))
    return Document(path, "pdf", _write(entries, sheets), unread=unread)


def _without_layout(entries: Sequence[Entry]) -> list[Entry]:
    """Replace tables that only arrange a page or frame a text by the lines in them."""
    kept: list[Entry] = []
    for entry in entries:
        if isinstance(entry, Part):
            longest = max(len(cell.text) for cell in entry.cells)
            if is_page_layout(len(entry.columns) - 1, len(entry.cells), 0, longest):
                kept.extend(line for cell in entry.cells for line in gather_lines(cell.runs))
                continue
        kept.append(entry)
    return kept


def _write(entries: Sequence[Entry], sheets: Sequence[Sheet]) -> tuple[Block, ...]:
    """Return ``entries`` as blocks; lines are joined by the measure of all pages of the same size."""
    sizes = {sheet.page.number: (round(sheet.page.width), round(sheet.page.height)) for sheet in sheets}

    def size_of(entry: Entry) -> tuple[int, int] | None:
        return sizes[entry.page] if isinstance(entry, Line) else None

    lines: dict[tuple[int, int], list[Line]] = {}
    for entry in entries:
        if isinstance(entry, Line):
            lines.setdefault(sizes[entry.page], []).append(entry)
    measures = {size: Measure.of(group, size[0]) for size, group in lines.items()}
    blocks, room = Blocks(), Room()
    for size, group in groupby(entries, size_of):
        if size is not None:
            own = [entry for entry in group if isinstance(entry, Line)]
            for first, text in join_paragraphs(own, measures[size]):
                for paragraph in join_lines([text]):
                    blocks.add_paragraph(paragraph, page=first.page)
            continue
        for entry in group:
            if isinstance(entry, Part):
                blocks.add_table(_table(entry, blocks.next_table, room))
            elif isinstance(entry, Picture):
                blocks.add_image("", page=entry.page)
    return blocks.finish()


def _table(part: Part, number: int, room: Room) -> Table:
    cells = [(cell, gather_lines(cell.runs)) for cell in part.cells]
    areas = []
    for (cell, lines), (text, doubt) in zip(cells, print_table(cells, part.columns), strict=True):
        page = lines[0].page if lines else cell.page
        height, width = cell.bottom - cell.top, cell.right - cell.left
        areas.append(Area(cell.top, cell.left, height, width, text, doubt=cell.doubt or doubt, page=page))
    return lay_out(areas, number, room, page=part.page)
