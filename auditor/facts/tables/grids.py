"""The grids of a document cut into pieces of table 二, 三 and 四 by what is printed in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import NamedTuple

from auditor.model.document import Cell, Document, Table
from auditor.model.forms import Forms, Line, TableForm
from auditor.model.labels import Match, find_line, fold

BLOCK_TITLE = re.compile(r"二十[条條]第?[（(]?[一二三四五六七八九十]{1,2}[)）]?[项項]")
SUBTOTALS = frozenset({"小计", "合计", "共计", "其中"})
"""Labels of rows that some reports add below a group of the form; they are neither rows of the form nor extra ones."""

_VALUE = re.compile(
    r"[-－—–−+]?\s?[\d０-９][\d０-９\s,，.．]*[（(]?[件条项个份宗起次人万元]{0,2}[）)]?|[-－—–/／\\]+|暂?无|[零〇]"
)
_APPLICANT_HEADS = frozenset({"申请人情况", "法人或其他组织"})
_CASE_OUTCOMES = frozenset({"结果维持", "结果纠正", "其他结果", "尚未审结"})
_CASE_HEADS = frozenset({"行政复议", "行政诉讼", "未经复议直接起诉", "复议后起诉"})


class Placed(NamedTuple):
    """A cell of one grid row with the grid columns ``first`` to ``end`` (half open) that it takes there.

    ``text`` is the printed text without outer white space, ``is_value`` whether it is a number or a sign for a blank.
    """

    cell: Cell
    first: int
    end: int
    text: str
    is_value: bool


Row = tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """Consecutive rows of one grid that belong to one table of the form; ``block`` is where the grid stands.

    ``caption`` is the text of the rows of that grid above them that belong to no table of the form.
    """

    name: str
    rows: tuple[Row, ...]
    block: int
    caption: str = ""

    @property
    def has_note(self) -> bool:
        """Whether the note that only table 三 has is printed in it."""
        return any("勾稽" in placed.text for row in self.rows for placed in row)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How the rows and columns of one table of the form are recognised."""

    name: str
    rows: tuple[Line, ...]
    columns: tuple[Line, ...]
    groups: frozenset[str]

    def row_match(self, text: str) -> Match | None:
        """Return the row that ``text`` names; headings of groups name none."""
        return None if fold(text) in self.groups else find_line(text, self.rows)

    def column_match(self, text: str) -> Match | None:
        """Return the column that ``text`` names."""
        return find_line(text, self.columns)


@lru_cache(maxsize=16)
def vocabulary(form: TableForm) -> Vocabulary:
    """Return the vocabulary of ``form``; for table 二 that of all its blocks."""
    rows = (*form.rows, *(row for block in form.blocks for row in block.rows))
    columns = (*form.columns, *(column for block in form.blocks for column in block.columns))
    labels = {fold(row.label) for row in rows}
    groups = frozenset(fold(line.under) for line in (*rows, *columns) if line.under) - labels
    return Vocabulary(form.name, rows, tuple({line.code: line for line in columns}.values()), groups)


def rows_of(table: Table) -> Iterator[Row]:
    """Yield the rows of ``table``, each cell once."""
    for grid_row in table.grid:
        row: list[Placed] = []
        for column, cell in enumerate(grid_row):
            if row and row[-1].cell is cell:
                row[-1] = row[-1]._replace(end=column + 1)
            else:
                text = cell.text.strip()
                row.append(Placed(cell, column, column + 1, text, _VALUE.fullmatch(text) is not None))
        yield tuple(row)


def label_matches(row: Row, words: Vocabulary) -> list[tuple[Placed, Match]]:
    """Return the cells of ``row`` that name rows of the form, left of its first number.

    A first cell with a number may be the row's running number.
    """
    found: list[tuple[Placed, Match]] = []
    for placed in row:
        if placed.is_value and (placed is not row[0] or not placed.text.isdecimal()):
            break
        match = words.row_match(placed.text)
        if match:
            found.append((placed, match))
    return found


def pieces(document: Document, forms: Forms) -> list[Piece]:
    """Return the pieces of the three tables in reading order; grids that hold nothing of them are left out.

    Data rows that show no table by themselves belong to the piece that follows them, where that has other rows.
    """
    words = {name: vocabulary(form) for name, form in forms.tables.items()}
    found: list[Piece] = []
    open_piece: Piece | None = None
    for index, block in enumerate(document.blocks):
        if isinstance(block, Table):
            before = found[-1] if found and found[-1].block >= index - 1 else None
            for piece in _cut(list(rows_of(block)), words, index, before):
                goes_on = bool(found) and found[-1].name == piece.name and found[-1].block >= index - 1
                if not _is_evidence(piece.name, piece.rows, words[piece.name], goes_on):
                    open_piece = piece
                    continue
                if open_piece and _leads(open_piece, piece, words[piece.name]):
                    found.append(open_piece)
                open_piece = None
                found.append(piece)
    return found


def _cut(rows: list[Row], words: dict[str, Vocabulary], block: int, before: Piece | None) -> Iterator[Piece]:
    """Yield runs of ``rows`` that belong to one table; rows that show nothing go on with the run before them.

    Rows above the first run belong to it, or to the piece ``before`` this grid, where they are data rows of that table:
    short labels alone show no table.
    """
    name, run, leading = "", list[Row](), list[Row]()
    for row in rows:
        shown = _shows(row, words, name)
        if shown and shown != name:
            if name:
                yield Piece(name, tuple(run), block, _text(leading))
                leading = []
            own = len(leading)
            while own and _is_data_row(leading[own - 1], words[shown]):
                own -= 1
            name, run, leading = shown, leading[own:], leading[:own]
        (run if name else leading).append(row)
    if name:
        yield Piece(name, tuple(run), block, _text(leading))
    elif before and leading and before.rows[-1][-1].end == leading[0][-1].end:
        own_rows = [row for row in leading if _is_data_row(row, words[before.name])]
        if own_rows and own_rows[0] is leading[0]:
            yield Piece(before.name, tuple(own_rows), block)


def _leads(piece: Piece, following: Piece, words: Vocabulary) -> bool:
    """Tell whether ``piece`` holds the first data rows of the table that goes on with ``following``."""
    if piece.name != following.name or piece.block < following.block - 1:
        return False
    first, rest = ({m.line.code for row in p.rows for _, m in label_matches(row, words)} for p in (piece, following))
    return not first & rest and not piece.caption and all(_is_data_row(row, words) for row in piece.rows)


def _text(rows: list[Row]) -> str:
    return " ".join(placed.text for row in rows for placed in row if placed.text)


def _is_data_row(row: Row, words: Vocabulary) -> bool:
    """Tell whether ``row`` is a label of the form with nothing but values, one at least, to the right of it."""
    matches = label_matches(row, words)
    right = [placed for placed in row if matches and placed.first >= matches[-1][0].end]
    return any(placed.is_value for placed in right) and all(placed.is_value or not placed.text for placed in right)


def _shows(row: Row, words: dict[str, Vocabulary], current: str) -> str:
    """Return the table that ``row`` belongs to by its own words, or the empty string."""
    keys = {fold(placed.text) for placed in row if placed.text}
    if any(BLOCK_TITLE.search("".join(placed.text.split())) for placed in row) or "信息内容" in keys:
        return "表二"
    if keys & _APPLICANT_HEADS or any("勾稽" in placed.text for placed in row) or {"自然人", "总计"} <= keys:
        return "表三"
    if keys & _CASE_HEADS or len(keys & _CASE_OUTCOMES) >= 3:
        return "表四"
    for name in ("表二", "表三"):
        # 其他 and 总计 are rows of table 三, but stand in many other tables too.
        matches = label_matches(row, words[name])
        if any(len(fold(placed.text)) > 2 or name == current for placed, _ in matches):
            return name
    return ""


def _is_evidence(name: str, rows: Sequence[Row], words: Vocabulary, goes_on: bool) -> bool:
    """Tell whether ``rows`` are a piece of table ``name`` and no other table that happens to use words of the form.

    Few labels are enough where the block before was such a piece (``goes_on``). The rows of table 二 also stand in
    statistics of law enforcement; without its header, its most particular row must be among them.
    """
    keys = {fold(placed.text) for row in rows for placed in row}
    if name == "表四":
        heads = {"结果维持", "结果纠正", "尚未审结", *_CASE_HEADS}
        return len(keys & heads) >= 3
    if name == "表二":
        headed = "信息内容" in keys or any(BLOCK_TITLE.search("".join(p.text.split())) for row in rows for p in row)
    else:
        headed = bool(keys & _APPLICANT_HEADS)
        headed = headed or any("勾稽关系" in placed.text for row in rows for placed in row)
    if headed:
        return True
    labels = {match.line.code for row in rows for _, match in label_matches(row, words)}
    if name == "表三" and {"自然人", "总计"} <= keys:
        return bool(labels)
    if name == "表二":
        return (goes_on and bool(labels)) or (len(labels) >= 4 and "行政事业性收费" in labels)
    return len(labels) >= (1 if goes_on else 3)


Assigned = tuple[dict[str, Cell], str | None]
"""Cells by column code, and the reason why columns that are not among them have none, if there is one."""


def assign(values: list[Placed], heads: list[tuple[str, Placed]], headed: Callable[[Placed], bool]) -> Assigned:
    """Give each value of a row its column by the header above it.

    ``heads`` are the recognised headers (code and place) in printed order, ``headed`` tells whether some other header
    stands above a value. A cell merged over several columns is the blank of all of them when it is blank; a number in
    it belongs to no one column and is doubted.
    """
    below = {code: [v for v in values if v.first < head.end and head.first < v.end] for code, head in heads}
    above: dict[int, list[str]] = {id(v): [] for v in values}
    for code, under in below.items():
        for v in under:
            above[id(v)].append(code)
    one_to_one = all(len(cells) == 1 for cells in below.values()) and all(len(codes) <= 1 for codes in above.values())
    if not one_to_one and len(values) == len(heads):
        return {code: v.cell for (code, _), v in zip(heads, values, strict=True)}, None
    stray = [v for v in values if not above[id(v)] and v.text and not headed(v)]
    if stray:
        return {}, f"“{stray[0].text[:20]}”上方没有表头，数据与表头对不齐，不能确定各数属于哪一栏"
    cells: dict[str, Cell] = {}
    reason = None
    for code, candidates in below.items():
        filled = [v for v in candidates if v.text]
        if len(filled) > 1:
            return {}, "一栏之下有几个数，数据与表头对不齐"
        if candidates:
            chosen = (filled or candidates)[0]
            if len(above[id(chosen)]) > 1 and any(character.isdigit() for character in chosen.text):
                reason = f"“{chosen.text[:20]}”所在的合并单元格跨几栏，不能确定属于哪一栏"
            else:
                cells[code] = chosen.cell
    return cells, reason


def placed_over(rows: list[Row]) -> Callable[[Placed], bool]:
    """Return a test whether some text stands above a value in the header ``rows``."""
    return partial(_any_above, [placed for row in rows for placed in row if placed.text])


def _any_above(heads: list[Placed], value: Placed) -> bool:
    return any(value.first < head.end and head.first < value.end for head in heads)
