"""Table 二 found in pieces of plain text by its labels."""

from __future__ import annotations

from auditor.model.forms import Forms
from auditor.model.labels import fold
from auditor.reading.textcells import Piece
from auditor.reading.textlabels import BLOCK_TITLE, CONTENT, Headings, headings_at, is_heading, label_at
from auditor.reading.textrows import Draft, Source, value_cells

_WIDTH = 3
"""Value columns of the widest block of the form."""


def read_two(source: Source, at: int, forms: Forms) -> Draft | None:
    """Read table 二 or some of its blocks from piece ``at`` on; None where none begins.

    A label and as many values as the header above it has make a row. An unknown label does so too (some provinces add
    rows); rows with another number of values are kept as one doubted cell.
    """
    if not (_is_title(source.pieces[at]) or fold(source.pieces[at].text) == CONTENT):
        return None
    blocks = forms.tables["表二"].blocks
    rows = [row for block in blocks for row in block.rows]
    columns = list({column.code: column for block in blocks for column in block.columns}.values())
    draft = Draft(at)
    wanted = 0
    place = at
    while (place := source.next_filled(place)) < len(source.pieces):
        piece = source.pieces[place]
        if _is_title(piece):
            draft.add_row((0, 1 + _WIDTH, piece.text, piece, None))
            wanted, place = 0, place + 1
        elif fold(piece.text) == CONTENT:
            heads = headings_at(source.pieces, place + 1, columns)
            draft.add_row((0, 1, piece.text, piece, None), *_spread(heads))
            wanted, place = len(heads.texts), place + 1 + heads.count
        else:
            label = label_at(source.pieces, place, rows)
            text, count = (label.text, label.count) if label else (piece.text, 1)
            values = source.values_from(place + count, piece.row)
            after = place + count + len(values)
            values = _without_blank_tail(values, wanted)
            if label is None and (len(values) != wanted or not values or is_heading(text)):
                break
            doubt = source.doubt(values, wanted or len(values), after)
            draft.add_row((0, 1, text, piece, None), *value_cells(values, 1, _WIDTH, doubt))
            place = after
        draft.after = place
    return draft if draft.rows > 1 else None


def _is_title(piece: Piece) -> bool:
    return bool(BLOCK_TITLE.fullmatch("".join(piece.text.split())))


def _spread(heads: Headings) -> list[tuple[int, int, str, Piece | None, str | None]]:
    """Return the header cells; the last one takes the columns that are left, as the values below it do."""
    last = len(heads.texts) - 1
    return [
        (1 + place, max(1, _WIDTH - last) if place == last else 1, text, piece, None)
        for place, (text, piece) in enumerate(zip(heads.texts, heads.firsts, strict=True))
    ]


def _without_blank_tail(values: tuple[Piece, ...], wanted: int) -> tuple[Piece, ...]:
    """Drop blank cells at the end of a row that are more than the header has: a merged cell leaves them."""
    while len(values) > wanted > 0 and not values[-1].text:
        values = values[:-1]
    return values
