"""Tables of a WordprocessingML document: which cells they have, and where its merges put them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from auditor.reading.docx.markup import W, is_on, properties_of, unwrap
from auditor.reading.docx.widths import Extent, place_by_width

# Word itself stops at 63 columns.
_MOST_COLUMNS = 200
_ROW = W + "tr"
_CELL = W + "tc"
_TEXT = W + "t"
_ROW_PROPERTIES = W + "trPr"
_CELL_PROPERTIES = W + "tcPr"
# A merge under tracked changes has words of its own (ISO/IEC 29500-1, 17.13.5.3, cellMerge).
_TRACKED_MERGES = {"rest": "restart", "cont": "continue"}


@dataclass(slots=True)
class PlacedCell:
    """A cell with its position in the grid of the table, rows and columns from 0.

    ``covers_text``: a cell that goes on with this one's merge has text, which Word does not show.
    """

    element: etree._Element
    row: int
    column: int
    colspan: int
    rowspan: int = 1
    covers_text: bool = False


@dataclass(slots=True)
class _Part:
    """A cell in its row: the columns it takes there, and whether it begins or continues a merge with other rows."""

    element: etree._Element
    extent: Extent
    merge: str | None


def place_cells(table: etree._Element) -> list[PlacedCell]:
    """Give every cell of ``table`` its position; cells that continue a merge belong to the cell that began it."""
    rows = [_read_row(row) for row in unwrap(table, _ROW) if not _is_taken_out(row)]
    place_by_width([[part.extent for part in row] for row in rows])
    placed: list[PlacedCell] = []
    above: dict[int, PlacedCell] = {}
    for number, row in enumerate(rows):
        merging: dict[int, PlacedCell] = {}
        for part in row:
            column, colspan = part.extent.column, part.extent.colspan
            begun = above.get(column)
            if part.merge == "continue" and begun is not None and begun.colspan == colspan:
                begun.rowspan += 1
                begun.covers_text = begun.covers_text or any((t.text or "").strip() for t in part.element.iter(_TEXT))
                merging[column] = begun
                continue
            placed.append(PlacedCell(part.element, number, column, colspan))
            if part.merge is not None:
                merging[column] = placed[-1]
        above = merging
    return placed


def count_cells_inside(table: etree._Element) -> int:
    """Count the cells of the tables inside ``table``."""
    own = sum(1 for row in unwrap(table, _ROW) for _ in unwrap(row, _CELL))
    return sum(1 for _ in table.iter(_CELL)) - own


def _read_row(row: etree._Element) -> list[_Part]:
    properties = properties_of(row, _ROW_PROPERTIES)
    column = _number(properties, "gridBefore", 0)
    before = properties.get(W + "wBefore") if column else None
    parts: list[_Part] = []
    for cell in unwrap(row, _CELL):
        properties = properties_of(cell, _CELL_PROPERTIES)
        if W + "cellDel" in properties:
            continue
        colspan = max(_number(properties, "gridSpan", 1), 1)
        width = properties.get(W + "tcW")
        if parts and _merge(properties, "hMerge") == "continue":
            parts[-1].extent.colspan += colspan
            parts[-1].extent.widths.append(width)
        else:
            parts.append(_Part(cell, Extent(column, colspan, [width]), _merge_down(properties)))
        column += colspan
    if parts and parts[0].extent.column:
        parts[0].extent.before = [before]
    return parts


def _is_taken_out(row: etree._Element) -> bool:
    properties = properties_of(row, _ROW_PROPERTIES)
    return W + "del" in properties or is_on(properties.get(W + "hidden"))


def _merge_down(properties: Mapping[str, etree._Element]) -> str | None:
    tracked = properties.get(W + "cellMerge")
    if tracked is not None:
        return _TRACKED_MERGES.get(tracked.get(W + "vMerge") or "")
    return _merge(properties, "vMerge")


def _merge(properties: Mapping[str, etree._Element], name: str) -> str | None:
    """Give "restart" or "continue" where a cell takes part in a merge."""
    merge = properties.get(W + name)
    return None if merge is None else str(merge.get(W + "val", "continue"))


def _number(properties: Mapping[str, etree._Element], name: str, default: int) -> int:
    child = properties.get(W + name)
    text = child.get(W + "val") if child is not None else None
    # Longer numbers than any table has columns count as the most columns.
    return min(int(text[:6]), _MOST_COLUMNS) if text and text.isascii() and text.isdigit() else default
