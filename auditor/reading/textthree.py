"""Table 三 found in pieces of plain text by its labels."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from auditor.model.forms import Forms, Line
from auditor.model.labels import fold, names
from auditor.reading.grid import Area
from auditor.reading.textcells import Piece
from auditor.reading.textlabels import Headings, Label, groups, headings_at, is_heading, label_at
from auditor.reading.textrows import Draft, Source, value_cells

_LABEL_COLUMNS = 3
_APPLICANTS = Line("申请人情况", "申请人情况", "申请人情况")
_ORGANISATIONS = Line("法人或其他组织", "法人或其他组织", "法人或其他组织")
_TOP_LEVEL = re.compile(r"[一二三四五六]、")
_LONGEST_NOTE = 60
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
    if ("勾稽" in text and len(text) < _LONGEST_NOTE) or key == _APPLICANTS.label:
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
    """Read the note, 申请人情况 and the headings of the columns; the next place, or None where no header stands.

    其他 and 总计 alone are no header: they are names of rows too, and rows with blank cells may follow each other.
    """
    piece = source.pieces[place]
    note = None
    if "勾稽" in piece.text and len(piece.text) < _LONGEST_NOTE:
        note, place = piece, source.next_filled(place + 1)
    heads = headings_at(source.pieces, place, (_APPLICANTS, _ORGANISATIONS, *columns))
    is_last = source.next_filled(place + heads.count) >= len(source.pieces)
    is_header = len(heads.texts) > 1 and any(line.code not in ("其他", "总计") for line in heads.lines)
    if not is_header and not (note and is_last):
        return None
    _close(state, 0)
    state.is_sure = _add_head(state.draft, note, heads, columns)
    return place + heads.count


def _add_head(draft: Draft, note: Piece | None, heads: Headings, columns: tuple[Line, ...]) -> bool:
    """Add the header as the form lays it out; False, and the texts side by side, when they do not add up to it."""
    top, width = draft.rows, len(columns)
    corner, corner_line = (note.text, note.lines[0]) if note else ("", None)
    codes = [line.code for line in heads.lines]
    wanted = [column.code for column in columns]
    order = [code for code in codes if code in wanted]
    if not heads.whole or len(codes) != len(set(codes)) or sorted(order) != sorted(wanted):
        draft.areas.append(Area(top, 0, 1, _LABEL_COLUMNS, corner, corner_line))
        for offset, (text, piece) in enumerate(zip(heads.texts, heads.firsts, strict=True)):
            draft.areas.append(Area(top, _LABEL_COLUMNS + offset, 1, 1, text, piece.lines[0]))
        draft.rows += 1
        return False
    printed = {code: (text, p.lines[0]) for code, text, p in zip(codes, heads.texts, heads.firsts, strict=True)}
    inner = [code for code in order if code not in ("自然人", "总计")]
    first, last = _LABEL_COLUMNS, _LABEL_COLUMNS + width - 1
    draft.areas.append(Area(top, 0, 3, _LABEL_COLUMNS, corner, corner_line))
    draft.areas.append(Area(top, first, 1, width, *printed.get(_APPLICANTS.code, ("", None))))
    draft.areas.append(Area(top + 1, first, 2, 1, *printed["自然人"]))
    draft.areas.append(Area(top + 1, first + 1, 1, len(inner), *printed.get(_ORGANISATIONS.code, ("", None))))
    draft.areas += [Area(top + 2, first + 1 + place, 1, 1, *printed[code]) for place, code in enumerate(inner)]
    draft.areas.append(Area(top + 1, last, 2, 1, *printed["总计"]))
    draft.rows += 3
    return True


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
