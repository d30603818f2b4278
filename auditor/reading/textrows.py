"""What the three tables have in common when they are found in plain text: values, doubts and the drafted grid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from auditor.reading.grid import Area
from auditor.reading.textcells import Piece

CUT = "文件在这里中断，最后的数可能不完整"


@dataclass(slots=True)
class Draft:
    """A table while it is put together: ``areas`` of its grid, the number of rows, the next piece after it."""

    after: int
    areas: list[Area] = field(default_factory=list)
    rows: int = 0

    def add_row(self, *cells: tuple[int, int, str, Piece | None, str | None]) -> None:
        """Add a row of cells given as (column, colspan, text, piece it comes from, doubt)."""
        for column, colspan, text, piece, doubt in cells:
            line = piece.lines[0] if piece else None
            own = piece.doubt if piece else None
            self.areas.append(Area(self.rows, column, 1, colspan, text, line, doubt or own))
        self.rows += 1


@dataclass(frozen=True, slots=True)
class Source:
    """The pieces of a text; ``is_cut`` says that the text ends without closing its last line."""

    pieces: Sequence[Piece]
    is_cut: bool

    def values_from(self, at: int, row: int | None) -> tuple[Piece, ...]:
        """Return the values that begin with piece ``at``: the rest of ``row`` where rows show, else all in sequence."""
        found = []
        for piece in self.pieces[at:]:
            if piece.row != row or (row is None and not piece.is_value):
                break
            found.append(piece)
        return tuple(found)

    def next_filled(self, at: int) -> int:
        """Return the place of the first piece from ``at`` that is not blank."""
        while at < len(self.pieces) and not self.pieces[at].text:
            at += 1
        return at

    def doubt(self, values: Sequence[Piece], wanted: int, after: int) -> str | None:
        """Return why ``values``, which end before piece ``after``, cannot be given to ``wanted`` columns."""
        if len(values) != wanted:
            return f"这一行应有{wanted}个数，文本里有{len(values)}个，空白单元格没有留下位置，不能确定各数属于哪一栏"
        if self.is_cut and after >= len(self.pieces):
            return CUT
        return None


def value_cells(
    values: Sequence[Piece], first: int, width: int, doubt: str | None
) -> list[tuple[int, int, str, Piece | None, str | None]]:
    """Return the cells for ``values`` from column ``first`` on; one doubted cell over all ``width`` columns if needed.

    The last value takes the columns that are left, as in the blocks of table 二 with fewer columns than the widest.
    """
    if doubt or not values:
        text = " ".join(value.text for value in values)
        return [(first, width, text, values[0] if values else None, doubt)]
    last = len(values) - 1
    return [
        (first + place, width - last if place == last else 1, value.text, value, None)
        for place, value in enumerate(values)
    ]
