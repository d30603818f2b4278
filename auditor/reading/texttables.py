"""The tables of the form found in pieces of plain text by their labels."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auditor.model.forms import Forms, Line
from auditor.model.labels import fold, names
from auditor.reading.textcells import Piece
from auditor.reading.textlabels import (
    BLOCK_TITLE,
    CONTENT,
    Headings,
    Label,
    groups,
    headings_at,
    is_heading,
    label_at,
)
from auditor.reading.textrows import Draft, Source, value_cells

_LABEL_COLUMNS = 3
_NOTE = "勾稽"
_APPLICANTS = Line("申请人情况", "申请人情况", "申请人情况")
_ORGANISATIONS = Line("法人或其他组织", "法人或其他组织", "法人或其他组织")
_SUITS = Line("行政诉讼", "行政诉讼", "行政诉讼")
_TOP = re.compile(r"[一二三四五六]、")


def find_tables(pieces: Sequence[Piece], is_cut: bool, forms: Forms) -> list[tuple[int, Draft]]:
    """Return the tables among ``pieces`` with the place where each begins; they do not overlap."""
    source = Source(pieces, is_cut)
    found = []
    at = 0
    while at < len(pieces):
        draft = _two(source, at, forms) or _three(source, at, forms) or _four(source, at, forms)
        if draft is None:
            at += 1
            continue
        found.append((at, draft))
        at = draft.after
    return found


def _is_title(piece: Piece) -> bool:
    return bool(BLOCK_TITLE.fullmatch("".join(piece.text.split())))


def _two(source: Source, at: int, forms: Forms) -> Draft | None:
    """Read table 二 or some of its blocks, or return None where none begins."""
    pieces = source.pieces
    if not (_is_title(pieces[at]) or fold(pieces[at].text) == CONTENT):
        return None
    blocks = forms.tables["表二"].blocks
    rows = [row for block in blocks for row in block.rows]
    columns = list({column.code: column for block in blocks for column in block.columns}.values())
    width = 3
    draft = Draft(at)
    wanted = 0
    place = at
    while (place := source.next_filled(place)) < len(pieces):
        piece = pieces[place]
        if _is_title(piece):
            draft.add_row((0, 1 + width, piece.text, piece, None))
            wanted, place = 0, place + 1
        elif fold(piece.text) == CONTENT:
            heads = headings_at(pieces, place + 1, columns)
            cells = [(1 + n, 1, text, None, None) for n, text in enumerate(heads.texts)]
            if cells:
                column, _, text, _, _ = cells[-1]
                cells[-1] = (column, max(1, width - column + 1), text, None, None)
            draft.add_row((0, 1, piece.text, piece, None), *cells)
            wanted, place = len(heads.texts), place + 1 + heads.count
        else:
            label = label_at(pieces, place, rows)
            values = source.values_from(place + (label.count if label else 1), piece.row)
            if label is None and (len(values) != wanted or not values or is_heading(piece.text)):
                break
            text, count = (label.text, label.count) if label else (piece.text, 1)
            place += count + len(values)
            values = _without_blank_tail(values, wanted)
            cells = value_cells(values, 1, width, source.doubt(values, wanted, place))
            draft.add_row((0, 1, text, piece, None), *cells)
        draft.after = place
    return draft if draft.rows > 1 else None


def _without_blank_tail(values: tuple[Piece, ...], wanted: int) -> tuple[Piece, ...]:
    """Drop blank cells at the end of a row that are more than the header has: a merged cell leaves them."""
    while len(values) > wanted > 0 and not values[-1].text:
        values = values[:-1]
    return values
