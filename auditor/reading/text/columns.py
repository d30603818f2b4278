"""The values of a row found by position, where one layout of columns fits all rows of a table, or else by counting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from auditor.model.document import INTERRUPTED
from auditor.reading.text.cells import Piece


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table: the ``places`` of its values in a line, and how many cells its longest line has.

    ``is_padded`` says that a line of the header ends with a blank cell, so that no line can have lost one there.
    """

    places: tuple[int, ...]
    length: int
    is_padded: bool = False


@dataclass(frozen=True, slots=True)
class ValueRow:
    """The cells of a row after its ``label`` (None where the table has none), to be given to ``wanted`` columns.

    ``columns`` are those that the header above shows. ``keeps_blanks`` says that blank cells leave a place in this
    text, ``is_cut`` that the text breaks off within the row.
    """

    cells: tuple[Piece, ...]
    wanted: int
    label: Piece | None = None
    columns: Columns | None = None
    keeps_blanks: bool = False
    is_cut: bool = False

    @property
    def start(self) -> int | None:
        """The column after the label, None where the layout shows no columns."""
        if self.label:
            return None if self.label.column is None else self.label.column + 1
        return self.cells[0].column if self.cells else None

    @property
    def filled(self) -> tuple[Piece, ...]:
        """The cells from the first to the last that is not blank; all of them where the layout shows no columns."""
        if self.start is None:
            return self.cells
        places = [place for place, cell in enumerate(self.cells) if cell.text]
        return self.cells[places[0] : places[-1] + 1] if places else ()


Values = tuple[tuple[Piece, ...], str | None]
"""The values of a row in the order of the columns, and the reason why they cannot be given to them."""


def header_columns(heads: Sequence[Piece], ends: Sequence[Piece]) -> Columns | None:
    """Return the columns below ``heads``, in their order; None where their places do not show it.

    A header of several rows that dropped its merged cells has headings of different columns at one place. ``ends`` are
    the last pieces of the header's rows.
    """
    places = [head.column for head in heads if head.column is not None]
    if not places or len(places) < len(heads) or any(b <= a for a, b in pairwise(places)):
        return None
    length = max(end.column or 0 for end in ends) + 1
    return Columns(tuple(places), length, any(not end.text for end in ends))


def read_values(rows: Sequence[ValueRow]) -> list[Values]:
    """Return the values of each of the ``rows`` of one table.

    Where rows are lines with separators, a blank cell may be a blank value or what a merged label left. Their values
    are read by position only when one layout fits all of them: that of the header, or else that which the rows have
    in common. Otherwise blank cells beside the label or at the end of the line are never counted.
    """
    shaped = [row for row in rows if row.start is not None and not row.is_cut]
    common = _common_columns(shaped)
    by_place: dict[int, Columns] = {}
    for chosen in ([row.columns for row in shaped], [common] * len(shaped)):
        if not by_place and _fit(shaped, chosen):
            by_place = {id(row): columns for row, columns in zip(shaped, chosen, strict=True) if columns}
    is_wider = any(len(row.filled) > row.wanted for row in shaped)
    return [_at_places(row, by_place[id(row)]) if id(row) in by_place else _by_count(row, is_wider) for row in rows]


def _common_columns(rows: Sequence[ValueRow]) -> Columns | None:
    """Return the columns of rows without a blank beside their values.

    They are those of the table when rows with labels of different depth have them too: a layout that drops merged
    cells shifts the values together with the label.
    """
    full = [row for row in rows if len(row.filled) == row.wanted]
    places = {tuple(cell.column or 0 for cell in row.filled) for row in full}
    depths = {row.start for row in full}
    if len(places) != 1 or len(depths) < 2:
        return None
    return Columns(places.pop(), max(row.cells[-1].column or 0 for row in full) + 1)


def _fit(rows: Sequence[ValueRow], chosen: Sequence[Columns | None]) -> bool:
    """Tell whether every row has its values in the columns chosen for it and lost no cell but at its end."""
    is_stripped = all(row.keeps_blanks and not (row.cells and not row.cells[-1].text) for row in rows)
    return all(columns and _fits(row, columns, is_stripped) for row, columns in zip(rows, chosen, strict=True))


def _fits(row: ValueRow, columns: Columns, is_stripped: bool) -> bool:
    start = row.start or 0
    length = start + len(row.cells)
    return (
        len(columns.places) == row.wanted
        and start <= columns.places[0]
        and all(cell.column in columns.places for cell in row.cells if cell.text)
        and (length == columns.length or (is_stripped and not columns.is_padded and length < columns.length))
    )


def _at_places(row: ValueRow, columns: Columns) -> Values:
    by_column = {cell.column: cell for cell in row.cells}
    first = row.label or row.cells[0]
    blanks = (Piece("", first.lines, first.row, place) for place in columns.places)
    return tuple(by_column.get(blank.column, blank) for blank in blanks), None


def _by_count(row: ValueRow, is_wider: bool) -> Values:
    """Return as many values as wanted where blank cells beside them cannot be values; doubted otherwise.

    In a table with rows that have more values than wanted (``is_wider``), a row with blanks beside its values may be
    one of those.
    """
    if row.is_cut:
        return row.filled, INTERRUPTED
    if len(row.filled) == row.wanted and (len(row.cells) == row.wanted or not is_wider):
        return row.filled, None
    if row.start is None:
        count = len(row.cells)
        reason = f"这一行应有{row.wanted}个数，文本里有{count}个，空白单元格没有留下位置，不能确定各数属于哪一栏"
        return row.cells, reason
    # Values that begin right after the label leave no room for blanks of the label.
    spare = row.cells[row.wanted :]
    begins = row.cells[:1] == row.filled[:1] and len(row.cells) >= row.wanted and not is_wider
    if row.keeps_blanks and begins and not any(cell.text for cell in spare):
        return row.cells[: row.wanted], None
    count = sum(bool(cell.text) for cell in row.cells)
    reason = f"这一行应有{row.wanted}格，文本里有{count}个数，空白单元格的位置不能确定，不能确定各数属于哪一栏"
    return row.filled, reason
