"""Table 二, 主动公开政府信息情况: the rows of its blocks, each under the header that is printed above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from auditor.facts.tables.grids import BLOCK_TITLE, Piece, Placed, Row, Vocabulary, assign, label_matches, placed_over
from auditor.facts.tables.numbers import FEN, read_cell
from auditor.facts.tables.records import Record, checked, part
from auditor.model.facts import Reading
from auditor.model.forms import FORMS, BlockForm, Line, TableForm
from auditor.model.labels import distance, fold, names

_CONTENT = "信息内容"


@dataclass(frozen=True, slots=True)
class Head:
    """A header cell above a column: the column it names and the unit it prints (``万元``, ``元`` or the form's)."""

    column: Line
    placed: Placed
    unit: str


def read_records(pieces: Sequence[Piece], form: TableForm, words: Vocabulary) -> list[Record]:
    """Return the data rows of ``pieces`` in printed order, with readings by column code."""
    records = []
    header: Row = ()
    for piece in pieces:
        for row in piece.rows:
            if any(_is_title(placed) for placed in row) and not _is_header(row, words):
                header = ()
            elif _is_header(row, words):
                header = row
            else:
                record = _read(row, header, form, words, piece.block)
                if record:
                    records.append(checked(record))
    return records


def _is_title(placed: Placed) -> bool:
    return bool(BLOCK_TITLE.search("".join(placed.text.split())))


def _is_header(row: Row, words: Vocabulary) -> bool:
    if any(fold(placed.text) == _CONTENT for placed in row):
        return True
    if label_matches(row, words) or any(placed.is_value for placed in row):
        return False
    return any(words.column_match(placed.text) for placed in row if placed.text)


def _read(row: Row, header: Row, form: TableForm, words: Vocabulary, block: int) -> Record | None:
    labelled = part(row, words, None)
    if labelled.label is None:
        return None
    values = labelled.values
    code = labelled.match.line.code if labelled.match else None
    readings: dict[str, Reading] = {}
    columns: tuple[str, ...] = ()
    if code is not None:
        block_form = next(b for b in form.blocks if any(line.code == code for line in b.rows))
        heads = _heads(header, block_form)
        if heads is None:
            heads = _heads_by_count(values, block_form)
        columns = tuple(head.column.code for head in heads)
        values = [v for v in values if not _repeats(v, values, heads)]
        readings = _readings(values, heads, header, labelled.label)
    return Record(
        code,
        " ".join(labelled.label.text.split()),
        labelled.match.closeness if labelled.match else "altered",
        readings,
        block,
        labelled.label.cell.locator,
        columns,
    )


def _readings(values: list[Placed], heads: list[Head], header: Row, label: Placed) -> dict[str, Reading]:
    if not heads:
        text = " ".join(v.text for v in values)[:60]
        return {"": Reading(text, doubt="没有可以辨认的表头，不能确定各数属于哪一栏", locator=label.cell.locator)}
    cells, reason = assign(values, [(h.column.code, h.placed) for h in heads], placed_over([header]))
    doubts = [v.cell.doubt for v in values if v.cell.doubt]
    if doubts and not cells:
        reason = doubts[0]
    return {
        head.column.code: read_cell(cells[head.column.code], head.unit)
        if head.column.code in cells
        else Reading("", doubt=reason or "这一栏没有单元格", locator=label.cell.locator)
        for head in heads
    }


def _heads(header: Row, block: BlockForm) -> list[Head] | None:
    """Return the heads of ``block`` that ``header`` prints; None when it prints none or is not clear which."""
    cells = _once([p for p in header if p.text and fold(p.text) != _CONTENT and not _is_title(p)], block)
    choices = [_candidates(placed.text, block) for placed in cells]
    known = [(placed, choice) for placed, choice in zip(cells, choices, strict=True) if choice]
    if not known:
        return None
    chosen = _in_order([choice for _, choice in known])
    if chosen is None:
        return None
    return [
        Head(block.columns[index], placed, _unit(placed.text, block.columns[index]))
        for (placed, _), index in zip(known, chosen, strict=True)
    ]


def _once(row: Sequence[Placed], block: BlockForm) -> list[Placed]:
    """Return the headings of ``row`` with one that comes again and again as one: a merged cell written out each time.

    Its text has to name one column; 本年新 twice is what is left of two.
    """
    found: list[Placed] = []
    for placed in row:
        if (
            found
            and found[-1].text == placed.text
            and found[-1].end == placed.first
            and len(_candidates(placed.text, block)) == 1
        ):
            found[-1] = found[-1]._replace(end=placed.end)
        else:
            found.append(placed)
    return found


def _repeats(value: Placed, values: list[Placed], heads: list[Head]) -> bool:
    """Tell whether ``value`` is the merged cell before it, written out again below the same heading."""
    return any(
        before.end == value.first and before.text == value.text and head.first <= before.first and value.end <= head.end
        for before in values
        for head in (h.placed for h in heads)
    )


def _candidates(text: str, block: BlockForm) -> list[int]:
    """Return the columns that the header may mean: the one it names, or all whose names it begins or resembles."""
    key = fold(text)
    exact = [index for index, line in enumerate(block.columns) if key in names(line)]
    if exact or len(key) < 3:
        return exact
    return [
        index
        for index, line in enumerate(block.columns)
        if any(name.startswith(key) or (len(name) > 4 and distance(key, name) <= 1) for name in names(line))
    ]


def _in_order(choices: list[list[int]]) -> list[int] | None:
    """Return the one choice of a column for each header, in the form's order where a header alone leaves it open.

    A header that lost its last words (本年新 for 本年新制作数量) is told by its place among the others; None when more
    than one choice fits.
    """
    if all(len(choice) == 1 for choice in choices):
        chosen = [choice[0] for choice in choices]
        return chosen if len(set(chosen)) == len(chosen) else None
    every = sorted({index for choice in choices for index in choice})
    fitting = [
        list(pick)
        for pick in combinations(every, len(choices))
        if all(index in choice for index, choice in zip(pick, choices, strict=True))
    ]
    return fitting[0] if len(fitting) == 1 else None


def _heads_by_count(values: list[Placed], block: BlockForm) -> list[Head]:
    """Return the columns for a row without a header where the number of its values fits one form only."""
    fitting = []
    for form in FORMS:
        columns = [line for line in block.columns if form in line.forms]
        if form in block.forms and len(columns) == len(values) and columns not in fitting:
            fitting.append(columns)
    if len(fitting) != 1:
        return []
    return [Head(line, value, line.unit) for line, value in zip(fitting[0], values, strict=True)]


def _unit(text: str, column: Line) -> str:
    """Return the unit of a money column as its header prints it, else as the form has it; lines may break in 万元."""
    if not column.unit:
        return ""
    printed = "".join(text.split())
    return next((unit for unit in FEN if unit in printed), column.unit)
