"""Tables of an HTML page: what their cells print, and where the table model of HTML puts them."""

from __future__ import annotations

import re
from collections.abc import Collection

from lxml import etree

from auditor.model.document import INTERRUPTED, Table
from auditor.reading.grid import Area, Room, is_page_layout, lay_out
from auditor.reading.html.ending import Break
from auditor.reading.html.flow import line_of, walk
from auditor.reading.html.outline import Outline, Row, is_blank
from auditor.reading.html.style import Shown
from auditor.reading.lines import join_lines
from auditor.reading.sentences import MARKED

# No form of the report has more than 15 columns; the HTML standard itself stops at 1000.
_MOST_COLUMNS = 200
_NUMBER = re.compile(r"\s{0,20}(\d{1,6})")
# What stands in a cell as a picture or a control is printed, but its content is not text that can be read.
_OPAQUE = frozenset((
    "img", "input", "textarea", "select", "button", "svg", "canvas", "object", "embed", "iframe", "video", "math",
))  # fmt: skip
# Around these nothing is printed beside their text.
_PLAIN = frozenset(("p", "span", "font", "div", "b", "strong", "i", "em", "u", "center"))
# Text that is raised or struck out is not part of the number beside it, but only a person can tell what is meant.
_MARKED = frozenset(("sup", "sub", "s", "strike", "del"))


def read_table(outline: Outline, shown: Shown, number: int, room: Room, broken: Break | None) -> Table | None:
    """Read a table as table ``number`` of the document; None when it only arranges the page.

    Where it is ``broken``, the cell in which the page ends is doubted, and so is every position of the last row that no
    cell covers: it is not blank, what stood there did not arrive.
    """
    if outline.cells_inside > outline.cells:
        return None
    areas = _place(outline, shown, room, broken)
    columns = len({area.column for area in areas})
    longest = max((len(area.text) for area in areas), default=0)
    if is_page_layout(columns, outline.cells, outline.cells_inside, longest):
        return None
    return lay_out(areas, number, room, line=line_of(outline.element))


def _place(outline: Outline, shown: Shown, room: Room, broken: Break | None) -> list[Area]:
    """Give every cell its position, as the HTML standard does (section Forming a table)."""
    # A cell or row found inside a cell is the next one, put there by the repair of an unclosed tag.
    own: set[etree._Element] = set()
    if not outline.is_regular:
        own.update(cell for row in outline.rows for cell in row.cells)
        own.update(row.element for row in outline.rows if row.element is not None)
    rows = sorted((row for row in outline.rows if not _is_sizing(row, own, shown)), key=_is_foot)
    ends = _section_ends(rows)
    areas: list[Area] = []
    free_from: list[int] = []  # per column: the first row that no cell from above covers
    for number, row in enumerate(rows):
        room.take(len(free_from) + len(row.cells))
        column = 0
        for cell in row.cells:
            while column < len(free_from) and free_from[column] > number:
                column += 1
            printed_columns, printed_rows = cell.get("colspan"), cell.get("rowspan")
            colspan = 1 if printed_columns is None else min(max(_span(printed_columns), 1), _MOST_COLUMNS)
            rowspan = 1 if printed_rows is None else min(_span(printed_rows) or len(rows), ends[number] - number)
            end = column + colspan
            if end > len(free_from):
                free_from.extend([0] * (end - len(free_from)))
            free_from[column] = number + rowspan
            for covered in range(column + 1, end):
                free_from[covered] = max(free_from[covered], number + rowspan)
            text, doubt = _read_cell(cell, own, shown)
            if broken and broken.is_open and cell is broken.cell:
                doubt = INTERRUPTED
            areas.append(Area(number, column, rowspan, colspan, text, line_of(cell), doubt))
            column = end
    if broken and areas and rows[areas[-1].row].cells[-1] is broken.cell:
        last = areas[-1].row
        free = (column for column, free_row in enumerate(free_from) if free_row <= last)
        areas += [Area(last, column, 1, 1, "", line_of(broken.cell), INTERRUPTED) for column in free]
    return areas


def _section_ends(rows: list[Row]) -> list[int]:
    """Give for each row the row at which its section (thead, tbody, tfoot) ends: no cell reaches beyond it."""
    ends = [len(rows)] * len(rows)
    for number in range(len(rows) - 2, -1, -1):
        ends[number] = ends[number + 1] if rows[number].section == rows[number + 1].section else number + 1
    return ends


def _span(printed: str) -> int:
    found = _NUMBER.match(printed)
    return int(found[1]) if found else 1


def _is_foot(row: Row) -> bool:
    """Tell whether the row is printed below the others wherever it is written (CSS 2.2, 17.2: table-footer-group)."""
    parent = None if row.element is None else row.element.getparent()
    return parent is not None and parent.tag == "tfoot"


def _is_sizing(row: Row, own: Collection[etree._Element], shown: Shown) -> bool:
    """Tell whether Word wrote this row of no height only to set the widths of the columns."""
    if row.element is None or row.element.get("height") != "0":
        return False
    return not any(_read_cell(cell, own, shown)[0] for cell in row.cells)


def _single_run(cell: etree._Element, shown: Shown) -> str | None:
    """Return the text of a cell that holds nothing but one run of text, as most do; None for other cells."""
    while cell not in shown.hidden:
        if not len(cell):
            return cell.text or ""
        text, cell = cell.text, cell[0]
        if cell.tag not in _PLAIN or cell in shown.struck or cell.getnext() is not None:
            return None
        if not (is_blank(text) and is_blank(cell.tail)):
            return None
    return None


def _read_cell(cell: etree._Element, own: Collection[etree._Element], shown: Shown) -> tuple[str, str | None]:
    """Read the lines of a cell, and the reason to doubt them if there is one."""
    text = _single_run(cell, shown)
    if text and text.isalnum():  # as most cells of the form
        return text, None
    if text is not None:
        return "".join(join_lines([text.replace("\n", " ")])), None
    opaque = marked = rows_inside = False

    def is_leaf(element: etree._Element) -> bool:
        nonlocal opaque, marked, rows_inside
        if element in own:
            rows_inside = rows_inside or element.tag == "tr"
            # A row in a cell that was never closed may hold text outside any cell, which would belong nowhere.
            return element.tag != "tr"
        opaque = opaque or element.tag in _OPAQUE
        marked = marked or element.tag in _MARKED or element in shown.struck
        return False

    text = "\n".join(join_lines([piece.text for piece in walk(cell, shown.hidden, is_leaf)]))
    if rows_inside and text != "\n".join(join_lines([p.text for p in walk(cell, shown.hidden, own.__contains__)])):
        return text, "单元格没有闭合，混入了其他行的文字"
    if not text and opaque:
        return text, "格内是图片或控件，没有文字可读"
    if text and marked:
        return text, MARKED
    return text, None
