"""Table 二 found in pieces of plain text by its labels."""

from __future__ import annotations

from dataclasses import replace

from auditor.model.forms import Forms
from auditor.model.labels import fold
from auditor.reading.text.cells import Piece
from auditor.reading.text.columns import Columns, ValueRow
from auditor.reading.text.labels import BLOCK_TITLE, CONTENT, Headings, headings_at, is_heading, label_at
from auditor.reading.text.rows import Draft, Source

_TWICE = "表头中同一栏名出现不止一次，不能确定各数属于哪一栏"
_NO_HEADER = "上方没有表头，又有空白单元格，不能确定各数属于哪一栏"
_WIDTH = 3
"""Value columns of the widest block of the form."""


def read_two(source: Source, at: int, forms: Forms) -> Draft | None:
    """Read table 二 or some of its blocks from piece ``at`` on; None where none begins.

    A label and its values make a row. An unknown label does so too (some provinces add rows) with as many values as the
    header above it has. Rows whose values cannot be given to columns are kept as one doubted cell.
    """
    if not (_is_title(source.pieces[at]) or fold(source.pieces[at].text) == CONTENT):
        return None
    blocks = forms.tables["表二"].blocks
    rows = [row for block in blocks for row in block.rows]
    columns = list({column.code: column for block in blocks for column in block.columns}.values())
    draft = Draft(at)
    wanted = 0
    below: Columns | None = None
    doubt: str | None = None
    place = at
    while (place := source.next_filled(place)) < len(source.pieces):
        piece = source.pieces[place]
        if _is_title(piece):
            draft.add_row((0, 1 + _WIDTH, piece.text, piece))
            wanted, below, doubt, place = 0, None, None, place + 1
        elif fold(piece.text) == CONTENT:
            heads = headings_at(source.pieces, place + 1, columns)
            draft.add_row((0, 1, piece.text, piece), *_spread(heads))
            wanted, below, place = len(heads.texts), source.columns_below(heads.firsts), place + 1 + heads.count
            doubt = _TWICE if len(set(heads.lines)) < len(heads.lines) else None
        else:
            label = label_at(source.pieces, place, rows)
            text, count = (label.text, label.count) if label else (piece.text, 1)
            values = source.value_row(place + count, source.pieces[place + count - 1], wanted, below)
            after = place + count + len(values.cells)
            values = _without_blank_tail(values)
            if label is None and (len(values.filled) != wanted or not wanted or is_heading(text)):
                break
            draft.add_row((0, 1, text, piece))
            is_open = not wanted and len(values.filled) < len(values.cells)
            draft.add_values(values, 1, _WIDTH, _NO_HEADER if is_open else doubt)
            place = after
        draft.after = place
    draft.settle()
    return draft if draft.rows > 1 else None


def _is_title(piece: Piece) -> bool:
    return bool(BLOCK_TITLE.fullmatch("".join(piece.text.split())))


def _spread(heads: Headings) -> list[tuple[int, int, str, Piece | None]]:
    """Return the header cells; the last one takes the columns that are left, as the values below it do."""
    last = len(heads.texts) - 1
    return [
        (1 + place, max(1, _WIDTH - last) if place == last else 1, text, piece)
        for place, (text, piece) in enumerate(zip(heads.texts, heads.firsts, strict=True))
    ]


def _without_blank_tail(row: ValueRow) -> ValueRow:
    """Return a row of cells without a known place less the blank ones that are more than the header has.

    A merged cell leaves them. A row below no header has as many columns as it has values.
    """
    if row.wanted == 0:
        return replace(row, wanted=len(row.filled))
    cells = row.cells
    while row.start is None and len(cells) > row.wanted and not cells[-1].text:
        cells = cells[:-1]
    return replace(row, cells=cells)
