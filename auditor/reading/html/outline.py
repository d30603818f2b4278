"""Tables of an HTML page: which rows and cells they have."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree

CELLS = ("td", "th")
_SECTIONS = ("thead", "tbody", "tfoot")


@dataclass(slots=True)
class Row:
    """A row: its element (None for cells outside any row), the section of the table it is in, and its cells."""

    element: etree._Element | None
    section: int
    cells: list[etree._Element] = field(default_factory=list)


@dataclass(slots=True)
class Outline:
    """The rows of one table, wherever the repair of unclosed tags has put them, and the size of the tables inside.

    ``is_regular``: the table holds nothing but rows of cells, without a caption, text between them, or a table inside.
    """

    element: etree._Element
    is_regular: bool = False
    rows: list[Row] = field(default_factory=list)
    cells: int = 0
    cells_inside: int = 0
    section: int = 0
    open_cells: int = 0
    open_rows: list[Row] = field(default_factory=list)


def outline_tables(root: etree._Element, removed: Set[etree._Element]) -> dict[etree._Element, Outline]:
    """Find every table of the page with its rows and cells, without the elements ``removed``."""
    regular = {table: _outline_regular(table) for table in root.iter("table")}
    known = {table: outline for table, outline in regular.items() if outline is not None}
    if len(known) == len(regular) and not removed:
        return known
    outlines = _outline_by_walking(root, removed)
    for table in known.keys() & outlines.keys():
        outlines[table].is_regular = True
    return outlines


def _outline_regular(table: etree._Element) -> Outline | None:
    """Outline a table whose rows and cells all stand where HTML wants them; None for other tables."""
    outline = Outline(table, is_regular=True)
    if not is_blank(table.text):
        return None
    for child in table:
        is_section = child.tag in _SECTIONS
        if not is_blank(child.tail) or not (child.tag in ("tr", "colgroup") or (is_section and is_blank(child.text))):
            return None
        outline.section += is_section
        for row in child if is_section else (child,):
            if row.tag == "colgroup":
                continue
            cells = list(row)
            if row.tag != "tr" or not is_blank(row.text) or not is_blank(row.tail) or not all(map(_is_closed, cells)):
                return None
            outline.rows.append(Row(row, outline.section, cells))
            outline.cells += len(cells)
        outline.section += is_section
    return outline


def _is_closed(cell: etree._Element) -> bool:
    """Tell whether an element in a row is a cell with nothing beside it, nor a row, cell or table in it."""
    if cell.tag not in CELLS or not is_blank(cell.tail):
        return False
    return not len(cell) or next(islice(cell.iter("table", "tr", *CELLS), 1, None), None) is None


def is_blank(text: str | None) -> bool:
    """Tell whether there is no text, or only white space."""
    return not text or text.isspace()


def _outline_by_walking(root: etree._Element, removed: Set[etree._Element]) -> dict[etree._Element, Outline]:
    outlines: dict[etree._Element, Outline] = {}
    open_tables: list[Outline] = []
    steps = etree.iterwalk(root, events=("start", "end"), tag=("table", "tr", *_SECTIONS, *CELLS))
    for event, element in steps:
        tag = element.tag
        if element in removed:
            if event == "start":
                steps.skip_subtree()
        elif tag == "table" and event == "start":
            open_tables.append(Outline(element))
            outlines[element] = open_tables[-1]
        elif tag == "table":
            closed = open_tables.pop()
            # A table that begins outside any cell follows one that was never closed, and is not inside it.
            if open_tables and open_tables[-1].open_cells:
                open_tables[-1].cells_inside += closed.cells + closed.cells_inside
        elif open_tables:
            _note(open_tables[-1], element, event)
    return outlines


def _note(outline: Outline, element: etree._Element, event: str) -> None:
    if element.tag in _SECTIONS:
        outline.section += 1
    elif element.tag == "tr":
        if event == "end":
            outline.open_rows.pop()
        else:
            outline.open_rows.append(Row(element, outline.section))
            outline.rows.append(outline.open_rows[-1])
    elif event == "end":
        outline.open_cells -= 1
    else:
        outline.cells += 1
        outline.open_cells += 1
        if outline.open_rows:
            outline.open_rows[-1].cells.append(element)
            return
        # Cells outside any row form a row of their own.
        if not outline.rows or outline.rows[-1].element is not None:
            outline.rows.append(Row(None, outline.section))
        outline.rows[-1].cells.append(element)
