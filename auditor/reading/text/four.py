"""Table 四 found in pieces of plain text by its labels."""

from __future__ import annotations

from auditor.model.forms import Forms, Line, TableForm
from auditor.model.labels import fold
from auditor.reading.grid import Area
from auditor.reading.text.cells import Piece
from auditor.reading.text.labels import Headings, headings_at
from auditor.reading.text.rows import Draft, Source

_SUITS = Line("行政诉讼", "行政诉讼", "行政诉讼")
_UNSURE = "表头不完整或与格式不同，不能确定各数属于哪一栏"
_HEAD_ROWS = 3


def read_four(source: Source, at: int, forms: Forms) -> Draft | None:
    """Read table 四 from piece ``at`` on; None where none begins.

    Its header and its values make the table; values that cannot be given to columns are kept as one doubted cell.
    """
    form = forms.tables["表四"]
    if fold(source.pieces[at].text) not in ("行政复议", "行政诉讼"):
        return None
    heads = headings_at(source.pieces, at, (_SUITS, *form.rows, *form.columns))
    if len(heads.texts) < 4:
        return None
    draft = Draft(at + heads.count)
    columns = _add_head(draft, heads, form)
    place = source.next_filled(draft.after)
    row = source.pieces[place].row if place < len(source.pieces) else None
    # A row that begins with blank cells begins before its first filled one.
    while row is not None and place > draft.after and source.pieces[place - 1].row == row:
        place -= 1
    cells = source.cells_from(place, row)
    if any(cell.is_value for cell in cells):
        width = len(form.rows) * len(form.columns)
        draft.add_row()
        draft.add_values(
            source.value_row(place, None, width, source.columns_below(columns)), 0, width, None if columns else _UNSURE
        )
        draft.after = place + len(cells)
    draft.settle()
    return draft


def _add_head(draft: Draft, heads: Headings, form: TableForm) -> list[Piece]:
    """Add the header as the form prints it; return the headings of the columns, none when they are not all there."""
    width = len(form.columns)
    texts = [(text, piece.lines[0]) for text, piece in zip(heads.texts, heads.firsts, strict=True)]
    wanted = [column.code for column in form.columns] * len(form.rows)
    named = list(zip(heads.lines, texts, strict=heads.whole))
    columns = [text for line, text in named if line in form.columns]
    groups = {line.code: text for line, text in named if line not in form.columns}
    codes = [line.code for line, _ in named if line in form.columns]
    if not heads.whole or codes != wanted or not all(row.code in groups for row in form.rows):
        draft.areas += [Area(0, place, 1, 1, *text) for place, text in enumerate(texts)]
        draft.rows = 1
        return []
    first, *others = form.rows
    draft.areas.append(Area(0, 0, 1, width, *groups[first.code]))
    draft.areas.append(Area(0, width, 1, width * len(others), *groups.get(_SUITS.code, ("", None))))
    for number, row in enumerate(others, 1):
        draft.areas.append(Area(1, width * number, 1, width, *groups[row.code]))
    for place, text in enumerate(columns):
        draft.areas.append(Area(1, place, 2, 1, *text) if place < width else Area(2, place, 1, 1, *text))
    draft.rows = _HEAD_ROWS
    return [piece for line, piece in zip(heads.lines, heads.firsts, strict=True) if line in form.columns]
