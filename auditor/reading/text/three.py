"""Table 三 found in pieces of plain text by its labels."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from auditor.model.forms import Forms, Line
from auditor.model.labels import fold, names
from auditor.reading.grid import Area
from auditor.reading.text.cells import Piece
from auditor.reading.text.columns import Columns
from auditor.reading.text.labels import Headings, Label, groups, headings_at, is_heading, label_at
from auditor.reading.text.rows import Draft, Source

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
    columns: Columns | None = None


def read_three(source: Source, at: int, forms: Forms) -> Draft | None:
    """Read table 三 or a part of it from piece ``at`` on; None where none begins.

    A label of the form and its values make a row. Rows whose values cannot be given to columns are kept as one doubted
    cell.
    """
    form = forms.tables["表三"]
    if not _begins(source, at, forms):
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
    state.draft.settle()
    return state.draft if state.draft.rows else None


def _begins(source: Source, at: int, forms: Forms) -> bool:
    rows = forms.tables["表三"].rows
    group = label_at(source.pieces, at, groups(forms)) if source.pieces[at].column is not None else None
    if group and source.next_filled(at + group.count) < len(source.pieces):
        below = source.next_filled(at + group.count)
        return source.pieces[below].row == source.pieces[at].row and _begins_with_row(source, below, rows)
    text = source.pieces[at].text
    key = fold(text)
    if ("勾稽" in text and len(text) < _LONGEST_NOTE) or key == _APPLICANTS.label:
        return True
    follow = {fold(piece.text) for piece in source.pieces[at + 1 : at + 4]}
    if key == "自然人":
        columns = forms.tables["表三"].columns
        return any(text in names(line) for text in follow for line in (_ORGANISATIONS, *columns) if line.code != "其他")
    return _begins_with_row(source, at, rows)


def _begins_with_row(source: Source, at: int, rows: tuple[Line, ...]) -> bool:
    key = fold(source.pieces[at].text)
    if not any(len(key) > 3 and key in names(row) for row in rows):
        return False
    label = label_at(source.pieces, at, rows)
    return label is not None and len(source.cells_from(at + label.count, source.pieces[at].row)) > 1


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
    state.columns = source.columns_below(_leaves(heads, columns)) if state.is_sure else None
    return place + heads.count


def _leaves(heads: Headings, columns: tuple[Line, ...]) -> list[Piece]:
    """Return the headings of the columns from left to right: 总计 is printed before the last ones but stands last."""
    found = {line.code: piece for line, piece in zip(heads.lines, heads.firsts, strict=True) if line in columns}
    total = found.pop("总计")
    return [*found.values(), total]


def _add_head(draft: Draft, note: Piece | None, heads: Headings, columns: tuple[Line, ...]) -> bool:
    """Add the header as the form lays it out; False, and the texts side by side, when they do not add up to it."""
    top, width = draft.rows, len(columns)
    corner, corner_line = (note.text, note.lines[0]) if note else ("", None)
    codes = [line.code for line in heads.lines]
    wanted = [column.code for column in columns]
    order = [code for code in codes if code in wanted]
    # 总计 stands last in a line, but above the columns of 法人或其他组织 where the header has several lines.
    is_ordered = order[:1] == ["自然人"] and (
        order[-1] == "总计" or (order[1:2] == ["总计"] and _ORGANISATIONS.code in codes)
    )
    if not heads.whole or not is_ordered or len(codes) != len(set(codes)) or sorted(order) != sorted(wanted):
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
    width = len(form.columns)
    values = source.value_row(place + count, source.pieces[place + count - 1], width, state.columns)
    after = place + count + len(values.cells)
    if label is None and (len(values.filled) != width or is_heading(piece.text)):
        return None
    if not values.cells and after >= len(source.pieces):
        return None
    if label and label.line in form.rows:
        under = label.line.under
        _close(state, (1 if _TOP_LEVEL.match(under) else 2) if under else 0)
    first = len(state.open)
    state.draft.add_row((first, _LABEL_COLUMNS - first, label.text if label else piece.text, piece))
    state.draft.add_values(values, _LABEL_COLUMNS, width, None if state.is_sure else _UNSURE)
    return after
