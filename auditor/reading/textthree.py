"""Table 三 found in pieces of plain text by its labels."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from auditor.model.forms import Forms, Line
from auditor.model.labels import fold, names
from auditor.reading.grid import Area
from auditor.reading.textcells import Piece
from auditor.reading.textlabels import Label, groups, headings_at, is_heading, label_at
from auditor.reading.textrows import Draft, Source, value_cells

_LABEL_COLUMNS = 3
_APPLICANTS = Line("申请人情况", "申请人情况", "申请人情况")
_ORGANISATIONS = Line("法人或其他组织", "法人或其他组织", "法人或其他组织")
_TOP_LEVEL = re.compile(r"[一二三四五六]、")
_UNSURE = "表头不完整或与格式不同，不能确定各数属于哪一栏"


@dataclass(slots=True)
class _Group:
    """A heading of rows that is still open: its level, its text and the row where it begins."""

    level: int
    piece: Piece
    text: str
    row: int


@dataclass(slots=True)
class _State:
    draft: Draft
    open: list[_Group] = field(default_factory=list)
    is_sure: bool = True


def read_three(source: Source, at: int, forms: Forms) -> Draft | None:
    """Read table 三 or a part of it from piece ``at`` on; None where none begins.

    A label of the form and as many values as there are columns make a row. Rows with another number of values are kept
    as one doubted cell.
    """
    form = forms.tables["表三"]
    if not _begins(source, at, form.rows):
        return None
    state = _State(Draft(at))
    place = at
    while (place := source.next_filled(place)) < len(source.pieces):
        after = _take_head(state, source, place, form.columns) or _take_group(state, source, place, forms)
        after = after or _take_row(state, source, place, forms)
        if after is None:
            break
        state.draft.after = place = after
    _close(state, 0)
    return state.draft if state.draft.rows else None


def _begins(source: Source, at: int, rows: tuple[Line, ...]) -> bool:
    text = source.pieces[at].text
    key = fold(text)
    if ("勾稽" in text and len(text) < 60) or key == _APPLICANTS.label:
        return True
    follow = {fold(piece.text) for piece in source.pieces[at + 1 : at + 4]}
    if key == "自然人":
        return _ORGANISATIONS.label in follow or "总计" in follow
    if not any(len(key) > 3 and key in names(row) for row in rows):
        return False
    label = label_at(source.pieces, at, rows)
    values = source.values_from(at + label.count, source.pieces[at].row) if label else ()
    return len(values) > 1


def _take_head(state: _State, source: Source, place: int, columns: tuple[Line, ...]) -> int | None:
    """Read the note, 申请人情况 and the headings of the columns; the next place, or None where no header stands."""
    piece = source.pieces[place]
    note = None
    if "勾稽" in piece.text and len(piece.text) < 60:
        note, place = piece, source.next_filled(place + 1)
    heads = headings_at(source.pieces, place, (_APPLICANTS, _ORGANISATIONS, *columns))
    is_last = source.next_filled(place + heads.count) >= len(source.pieces)
    if len(heads.texts) < 2 and not (note and is_last):
        return None
    _close(state, 0)
    draft = state.draft
    top, width = draft.rows, len(columns)
    by_code = dict(zip((line.code for line in heads.lines), heads.texts, strict=False)) if heads.whole else {}
    order = [code for code in by_code if code in {column.code for column in columns}]
    is_once = len(heads.lines) == len(by_code)
    state.is_sure = heads.whole and is_once and sorted(order) == sorted(column.code for column in columns)
    corner = note.text if note else ""
    line = piece.lines[0]
    if not state.is_sure:
        draft.areas.append(Area(top, 0, 1, _LABEL_COLUMNS, corner, line))
        for offset, text in enumerate(heads.texts):
            draft.areas.append(Area(top, _LABEL_COLUMNS + offset, 1, 1, text, line))
        draft.rows += 1
        return place + heads.count
    organisations = [code for code in order if code not in ("自然人", "总计")]
    draft.areas.append(Area(top, 0, 3, _LABEL_COLUMNS, corner, line))
    draft.areas.append(Area(top, 3, 1, width, by_code.get(_APPLICANTS.code, ""), line))
    draft.areas.append(Area(top + 1, 3, 2, 1, by_code["自然人"], line))
    draft.areas.append(Area(top + 1, 4, 1, len(organisations), by_code.get(_ORGANISATIONS.code, ""), line))
    for offset, code in enumerate(organisations):
        draft.areas.append(Area(top + 2, 4 + offset, 1, 1, by_code[code], line))
    draft.areas.append(Area(top + 1, 3 + len(organisations) + 1, 2, 1, by_code["总计"], line))
    draft.rows += 3
    return place + heads.count


def _take_group(state: _State, source: Source, place: int, forms: Forms) -> int | None:
    """Open the heading of rows that stands at ``place``; the next place, or None where none stands."""
    rows = forms.tables["表三"].rows
    group = label_at(source.pieces, place, groups(forms))
    if group is None or fold(group.text) not in names(group.line):
        # （六）其他处理 is a row of its own in one format and the heading of three rows in the other.
        group = label_at(source.pieces, place, rows)
        after = source.next_filled(place + group.count) if group else place
        below = label_at(source.pieces, after, rows) if group and after < len(source.pieces) else None
        if not (group and below and fold(below.line.under) == fold(group.line.label)):
            return None
    after = place + group.count
    following = source.next_filled(after)
    if following < len(source.pieces) and source.pieces[following].is_value:
        return None
    _open(state, group, source.pieces[place])
    return after


def _open(state: _State, group: Label, piece: Piece) -> None:
    level = 0 if _TOP_LEVEL.match(group.line.label) else 1
    _close(state, level)
    state.open.append(_Group(level, piece, group.text, state.draft.rows))


def _close(state: _State, level: int) -> None:
    """End the open headings of ``level`` and below with the row before this one."""
    while state.open and state.open[-1].level >= level:
        group = state.open.pop()
        if state.draft.rows > group.row:
            height = state.draft.rows - group.row
            state.draft.areas.append(Area(group.row, len(state.open), height, 1, group.text, group.piece.lines[0]))


def _take_row(state: _State, source: Source, place: int, forms: Forms) -> int | None:
    form = forms.tables["表三"]
    piece = source.pieces[place]
    label = label_at(source.pieces, place, form.rows) or label_at(source.pieces, place, groups(forms))
    count = label.count if label else 1
    values = source.values_from(place + count, piece.row)
    width = len(form.columns)
    after = place + count + len(values)
    if label is None and (len(values) != width or is_heading(piece.text)):
        return None
    if not values and after >= len(source.pieces):
        return None
    if label and label.line in form.rows:
        under = label.line.under
        _close(state, (1 if _TOP_LEVEL.match(under) else 2) if under else 0)
    first = len(state.open)
    doubt = source.doubt(values, width, after) or (None if state.is_sure else _UNSURE)
    cells = value_cells(values, _LABEL_COLUMNS, width, doubt)
    text = label.text if label else piece.text
    state.draft.add_row((first, _LABEL_COLUMNS - first, text, piece, None), *cells)
    return after
