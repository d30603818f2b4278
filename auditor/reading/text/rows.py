"""What the three tables have in common when they are found in plain text: their source and the drafted grid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from auditor.model.forms import Forms
from auditor.reading.grid import Area
from auditor.reading.text.breaks import join_broken, labels_of
from auditor.reading.text.cells import Piece, cut_pieces
from auditor.reading.text.columns import Columns, ValueRow, header_columns, read_values


@dataclass(frozen=True, slots=True)
class _Pending:
    """Values whose columns are only known when all rows of the table are: their row and columns in the grid.

    ``doubt`` is a reason why they cannot be told whatever the other rows show.
    """

    values: ValueRow
    row: int
    first: int
    width: int
    doubt: str | None


@dataclass(slots=True)
class Draft:
    """A table while it is put together: ``areas`` of its grid, the number of rows, the next piece after it."""

    after: int
    areas: list[Area] = field(default_factory=list)
    rows: int = 0
    pending: list[_Pending] = field(default_factory=list)

    def add_row(self, *cells: tuple[int, int, str, Piece | None]) -> None:
        """Add a row of cells given as (column, colspan, text, piece it comes from)."""
        for column, colspan, text, piece in cells:
            self._add(self.rows, column, colspan, text, piece)
        self.rows += 1

    def add_values(self, values: ValueRow, first: int, width: int, doubt: str | None = None) -> None:
        """Add ``values`` to the last row; they take ``width`` columns from ``first`` on."""
        self.pending.append(_Pending(values, self.rows - 1, first, width, doubt))

    def settle(self) -> None:
        """Give the values of all rows their columns; those of a doubted row share one cell over all columns.

        The last value takes the columns that are left, as in the blocks of table 二 with fewer columns than the widest.
        """
        readings = read_values([pending.values for pending in self.pending])
        for pending, (values, reason) in zip(self.pending, readings, strict=True):
            doubt = reason or pending.doubt
            if doubt or not values:
                text = " ".join(value.text for value in values)
                self._add(pending.row, pending.first, pending.width, text, values[0] if values else None, doubt)
                continue
            last = len(values) - 1
            for place, value in enumerate(values):
                colspan = pending.width - last if place == last else 1
                self._add(pending.row, pending.first + place, colspan, value.text, value)

    def _add(
        self, row: int, column: int, colspan: int, text: str, piece: Piece | None, doubt: str | None = None
    ) -> None:
        line = piece.lines[0] if piece else None
        own = piece.doubt if piece else None
        self.areas.append(Area(row, column, 1, colspan, text, line, doubt or own))


@dataclass(frozen=True, slots=True)
class Source:
    """The pieces of a text; ``is_cut`` says that the text ends without closing its last line.

    ``ends`` is the last piece of each row; ``keeps_blanks`` tells that a blank cell has left its place between others.
    """

    pieces: Sequence[Piece]
    is_cut: bool
    ends: Mapping[int, Piece]
    keeps_blanks: bool

    def cells_from(self, at: int, row: int | None) -> tuple[Piece, ...]:
        """Return the cells from piece ``at`` on: the rest of ``row`` where rows show, else all values in sequence."""
        end = at
        while end < len(self.pieces) and self.pieces[end].row == row and (row or self.pieces[end].is_value):
            end += 1
        return tuple(self.pieces[at:end])

    def value_row(self, at: int, label: Piece | None, wanted: int, columns: Columns | None) -> ValueRow:
        """Return the cells from piece ``at`` on as values of the row of ``label``."""
        row = label.row if label else self.pieces[at].row
        cells = self.cells_from(at, row)
        is_cut = self.is_cut and at + len(cells) >= len(self.pieces)
        return ValueRow(cells, wanted, label, columns, self.keeps_blanks, is_cut)

    def columns_below(self, heads: Sequence[Piece]) -> Columns | None:
        """Return the columns that the headings ``heads`` stand above, None where the text does not show them."""
        return header_columns(heads, [self.ends[head.row] for head in heads if head.row is not None])

    def line_around(self, start: int, end: int) -> tuple[int, int]:
        """Return the half open range of pieces ``start`` to ``end`` with those that share its first or last line."""
        first, last = self.pieces[start].lines[0], self.pieces[end - 1].lines[-1]
        while start and self.pieces[start - 1].lines[-1] >= first:
            start -= 1
        while end < len(self.pieces) and self.pieces[end].lines[0] <= last:
            end += 1
        return start, end

    def next_filled(self, at: int) -> int:
        """Return the place of the first piece from ``at`` that is not blank."""
        while at < len(self.pieces) and not self.pieces[at].text:
            at += 1
        return at


def open_source(lines: Sequence[str], forms: Forms) -> Source:
    """Return the pieces of ``lines``; the last line is the empty one after the last line end, if that is there."""
    pieces = join_broken(cut_pieces(lines), labels_of(forms))
    ends = {piece.row: piece for piece in pieces if piece.row is not None}
    shaped = [piece for piece in pieces if piece.column is not None]
    keeps_blanks = any(_has_blank_between([p.text for p in row]) for _, row in groupby(shaped, lambda p: p.row))
    return Source(pieces, bool(lines[-1]), ends, keeps_blanks)


def _has_blank_between(texts: list[str]) -> bool:
    filled = [place for place, text in enumerate(texts) if text]
    return bool(filled) and filled[-1] - filled[0] >= len(filled)
