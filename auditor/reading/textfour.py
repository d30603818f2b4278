"""Table 四 found in pieces of plain text by its labels."""

from __future__ import annotations

from auditor.model.forms import Forms, Line, TableForm
from auditor.model.labels import fold
from auditor.reading.grid import Area
from auditor.reading.textcells import Piece
from auditor.reading.textlabels import Headings, headings_at
from auditor.reading.textrows import Draft, Source, value_cells

_SUITS = Line("行政诉讼", "行政诉讼", "行政诉讼")
_UNSURE = "表头不完整或与格式不同，不能确定各数属于哪一栏"
_HEAD_ROWS = 3


def read_four(source: Source, at: int, forms: Forms) -> Draft | None:
    """Read table 四 from piece ``at`` on; None where none begins.

    Its header and as many values as it has columns make the table; with another number of values the row is kept as
    one doubted cell.
    """
    form = forms.tables["表四"]
    if fold(source.pieces[at].text) not in ("行政复议", "行政诉讼"):
        return None
    heads = headings_at(source.pieces, at, (_SUITS, *form.rows, *form.columns))
    if len(heads.texts) < 4:
        return None
    draft = Draft(at + heads.count)
    is_sure = _add_head(draft, heads, form, source.pieces[at])
    place = source.next_filled(draft.after)
    row = source.pieces[place].row if place < len(source.pieces) else None
    # A row that begins with blank cells begins before its first filled one.
    while row is not None and place > draft.after and source.pieces[place - 1].row == row:
        place -= 1
    values = source.values_from(place, row)
    if values and any(value.is_value for value in values):
        width = len(form.rows) * len(form.columns)
        doubt = source.doubt(values, width, place + len(values)) or (None if is_sure else _UNSURE)
        draft.add_row(*value_cells(values, 0, width, doubt))
        draft.after = place + len(values)
    return draft


def _add_head(draft: Draft, heads: Headings, form: TableForm, piece: Piece) -> bool:
    """Add the header as the form prints it; False when the texts do not add up to it."""
    width = len(form.columns)
    columns = [(line.code, text) for line, text in zip(heads.lines, heads.texts, strict=False) if line in form.columns]
    texts = {line.code: text for line, text in zip(heads.lines, heads.texts, strict=False)}
    line = piece.lines[0]
    wanted = [column.code for column in form.columns] * len(form.rows)
    if not heads.whole or [code for code, _ in columns] != wanted or not all(row.code in texts for row in form.rows):
        draft.areas.append(Area(0, 0, 1, width * len(form.rows), " ".join(heads.texts), line))
        draft.rows = 1
        return False
    first, *others = form.rows
    draft.areas.append(Area(0, 0, 1, width, texts[first.code], line))
    draft.areas.append(Area(0, width, 1, width * len(others), texts.get(_SUITS.code, ""), line))
    for number, row in enumerate(others, 1):
        draft.areas.append(Area(1, width * number, 1, width, texts[row.code], line))
    for place, (_, text) in enumerate(columns):
        is_first = place < width
        draft.areas.append(Area(1 if is_first else 2, place, 2 if is_first else 1, 1, text, line))
    draft.rows = _HEAD_ROWS
    return True
