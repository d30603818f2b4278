"""Cells that a line break parts in a text of rows with tabs or bars, put together where they make a label of the form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from auditor.model.forms import Forms
from auditor.model.labels import fold, names
from auditor.reading.text.cells import Piece


def labels_of(forms: Forms) -> frozenset[str]:
    """Return the folded labels of all rows and columns of ``forms`` and of the headings above them."""
    tables = forms.tables.values()
    lines = [line for table in tables for line in (*table.rows, *table.columns)]
    lines += [line for table in tables for block in table.blocks for line in (*block.rows, *block.columns)]
    return frozenset(name for line in lines for name in (*names(line), fold(line.under)) if name)


def join_broken(pieces: Sequence[Piece], labels: frozenset[str]) -> list[Piece]:
    """Return ``pieces`` with each label joined that ends a line and goes on at the beginning of the next.

    The cells after it then belong to the row that the label began in.
    """
    joined: list[Piece] = []
    moved: tuple[int | None, int, int] = (None, 0, 0)
    for piece in pieces:
        before = joined[-1] if joined else None
        begins_line = piece.column == 0 or piece.row is None
        if before and begins_line and _makes_label(before, piece, labels):
            lines = (*before.lines, *piece.lines)
            if before.row is None:
                joined[-1] = replace(piece, text=f"{before.text}\n{piece.text}", lines=lines)
            else:
                joined[-1] = replace(before, text=f"{before.text}\n{piece.text}", lines=lines)
                moved = (piece.row, before.row, before.column or 0)
            continue
        if piece.row is not None and piece.row == moved[0]:
            piece = replace(piece, row=moved[1], column=moved[2] + (piece.column or 0))
        joined.append(piece)
    return joined


def _makes_label(before: Piece, piece: Piece, labels: frozenset[str]) -> bool:
    is_row = before.column is not None or (before.row is None and piece.column is not None)
    if not is_row or before.is_value or piece.is_value:
        return False
    begins, ends = fold(before.text), fold(piece.text)
    return bool(begins and ends) and ends not in labels and fold(before.text + piece.text) in labels
