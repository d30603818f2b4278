"""Tables of a WordprocessingML document: which cells they have, and where its merges put them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from auditor.reading.docx.text import W, content, is_on, properties_of

# Word itself stops at 63 columns.
_MOST_COLUMNS = 200
_ROW = W + "tr"
_CELL = W + "tc"
_TABLE = W + "tbl"
_ROW_PROPERTIES = W + "trPr"
_CELL_PROPERTIES = W + "tcPr"
# Elements that stand around rows, cells and paragraphs without being printed themselves.
WRAPPERS = frozenset(W + name for name in ("ins", "moveTo", "customXml", "smartTag", "sdtContent", "sdt"))


@dataclass(slots=True)
class PlacedCell:
    """A cell with its position in the grid of the table, rows and columns from 0."""

    element: etree._Element
    row: int
    column: int
    colspan: int
    rowspan: int = 1


def place_cells(table: etree._Element) -> list[PlacedCell]:
    """Give every cell of ``table`` its position; cells that continue a merge belong to the cell that began it."""
    placed: list[PlacedCell] = []
    above: dict[int, PlacedCell] = {}
    rows = [row for row in unwrap(table, _ROW) if not _is_taken_out(row)]
    for number, row in enumerate(rows):
        column = _number(properties_of(row, _ROW_PROPERTIES), "gridBefore", 0)
        merging: dict[int, PlacedCell] = {}
        last: PlacedCell | None = None
        for cell in unwrap(row, _CELL):
            properties = properties_of(cell, _CELL_PROPERTIES)
            if W + "cellDel" in properties:
                continue
            colspan = max(_number(properties, "gridSpan", 1), 1)
            down = _merge(properties, "vMerge")
            begun = above.get(column)
            if _merge(properties, "hMerge") == "continue" and last is not None:
                last.colspan += colspan
            elif down == "continue" and begun is not None and begun.colspan == colspan:
                begun.rowspan += 1
                merging[column] = begun
            else:
                last = PlacedCell(cell, number, column, colspan)
                placed.append(last)
                if down is not None:
                    merging[column] = last
            column += colspan
        above = merging
    return placed


def count_cells_inside(table: etree._Element) -> int:
    """Count the cells of the tables inside ``table``."""
    own = sum(1 for row in unwrap(table, _ROW) for _ in unwrap(row, _CELL))
    return sum(1 for _ in table.iter(_CELL)) - own


def unwrap(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Yield the children of ``element`` that have ``tag``, also those inside content controls and insertions."""
    for child in content(element):
        if child.tag == tag:
            yield child
        elif child.tag in WRAPPERS:
            yield from unwrap(child, tag)


def _is_taken_out(row: etree._Element) -> bool:
    properties = properties_of(row, _ROW_PROPERTIES)
    return W + "del" in properties or is_on(properties.get(W + "hidden"))


def _merge(properties: Mapping[str, etree._Element], name: str) -> str | None:
    """Give "restart" or "continue" where a cell takes part in a merge."""
    merge = properties.get(W + name)
    return None if merge is None else str(merge.get(W + "val", "continue"))


def _number(properties: Mapping[str, etree._Element], name: str, default: int) -> int:
    child = properties.get(W + name)
    text = child.get(W + "val") if child is not None else None
    # Longer numbers than any table has columns count as the most columns.
    return min(int(text[:6]), _MOST_COLUMNS) if text and text.isascii() and text.isdigit() else default
