"""Table 三, 收到和处理政府信息公开申请情况: its rows and columns found by their labels."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.facts.tables.fragments import is_bare
from auditor.facts.tables.grids import Piece, Placed, Row, Vocabulary, assign, label_matches, placed_over
from auditor.facts.tables.numbers import read_cell
from auditor.facts.tables.records import Record, checked, part
from auditor.model.document import HIDDEN
from auditor.model.facts import Reading

Heads = list[tuple[str, Placed]]


class Header:
    """The header above rows of values: its columns, and tests whether a value stands below it or below one of them."""

    def __init__(self, rows: list[Row], words: Vocabulary) -> None:
        """Take the header ``rows``; without any there are no columns."""
        self.heads = _heads(rows, words)
        self.start = min((head.first for _, head in self.heads), default=None)
        self.is_above = placed_over(rows)
        self.has_column = placed_over([[head for _, head in self.heads]])


_SHIFTED = "这一行的数与表头错开，不能确定各数属于哪一栏"


def read_records(pieces: Sequence[Piece], words: Vocabulary) -> list[Record]:
    """Return the data rows of ``pieces`` in printed order.

    A piece without a header, such as the second page of a table, goes on under the header of the piece before when
    both have the same number of grid columns.
    """
    records: list[Record] = []
    header = Header([], words)
    head_rows: list[Row] = []
    width = 0
    for piece in pieces:
        piece_width = max(row[-1].end for row in piece.rows)
        if piece_width != width:
            header, width = Header([], words), piece_width
        in_header = False
        for row in piece.rows:
            if _is_header(row, words):
                head_rows = [*head_rows, row] if in_header else [row]
                in_header = True
                header = Header(head_rows, words)
                continue
            record = _read(row, words, header, piece.block)
            if record:
                in_header = False
                records.append(checked(record))
    return records


def _is_header(row: Row, words: Vocabulary) -> bool:
    if any(_heads_table(placed) for placed in row):
        return sum(placed.is_value for placed in row) < len(words.columns)
    heads = {code for placed in row if (code := _column(placed, words))}
    return len(heads) >= 2 or (len(heads) == 1 and not label_matches(row, words) and not any(p.is_value for p in row))


def _heads_table(placed: Placed) -> bool:
    return "勾稽" in placed.text or "申请人情况" in placed.text


def _column(placed: Placed, words: Vocabulary) -> str | None:
    match = words.column_match(placed.text) if placed.text and not placed.is_value else None
    return match.line.code if match and match.closeness != "altered" else None


def _heads(rows: list[Row], words: Vocabulary) -> Heads:
    """Return the lowest recognised header of each column, left to right; a header over sub-columns is theirs."""
    lowest: dict[int, tuple[str, Placed]] = {}
    for row in rows:
        for placed in row:
            code = _column(placed, words)
            for column in range(placed.first, placed.end):
                if code:
                    lowest[column] = (code, placed)
                elif placed.text and column in lowest and lowest[column][1].cell is not placed.cell:
                    del lowest[column]
    heads: dict[str, Placed] = {}
    for column in sorted(lowest):
        code, placed = lowest[column]
        known = heads.get(code)
        heads[code] = placed._replace(first=known.first if known else column, end=column + 1)
    return list(heads.items())


def _read(row: Row, words: Vocabulary, header: Header, block: int) -> Record | None:
    # The note in the corner may be merged over rows of values, whose labels are then not to be seen.
    own = tuple(placed for placed in row if not _heads_table(placed))
    is_covered = own != row
    heads = header.heads
    labelled = part(own, words, header.start)
    codes = tuple(line.code for line in words.columns)
    if labelled.label is None and (is_covered or not heads) and is_bare(own, len(codes)):
        readings = {code: read_cell(v.cell) for code, v in zip(codes, own, strict=True)}
        return Record(None, "", "altered", readings, block, own[0].cell.locator, codes)
    if labelled.label is None:
        return None
    values = labelled.values
    if not heads and sum(bool(v.text) for v in values) == len(codes):
        while not values[-1].text:  # a converter fills lines up with blank cells
            values = values[:-1]
    if heads:
        cells, reason = assign(values, heads, header.is_above)
        if _is_shifted(values, header.start, len(codes)):
            cells, reason = {}, _SHIFTED
    else:
        cells, reason = {}, "没有表头，数的个数又不是七个，不能确定各数属于哪一栏"
        if len(values) == len(codes):
            cells, reason = {code: v.cell for code, v in zip(codes, values, strict=True)}, None
    doubts = [v.cell.doubt for v in values if v.cell.doubt]
    reason = doubts[0] if doubts and not cells else reason
    readings = {}
    for code in codes:
        if code in cells:
            readings[code] = read_cell(cells[code])
        else:
            readings[code] = Reading("", doubt=reason or "表中没有这一栏", locator=labelled.label.cell.locator)
    columns = tuple(code for code, _ in heads) or tuple(cells)
    return Record(
        labelled.match.line.code if labelled.match else None,
        " ".join(labelled.label.text.split()),
        labelled.match.closeness if labelled.match else "altered",
        readings,
        block,
        labelled.label.cell.locator,
        columns,
        sum(1 for v in values if heads and v.text and v.cell.doubt != HIDDEN and not header.has_column(v)),
        _has_twin_total(values),
    )


def _is_shifted(values: Sequence[Placed], start: int | None, width: int) -> bool:
    """Tell whether a whole row of values begins left of the columns: a table cut in two lost the labels merged into it."""
    printed = [value for value in values if value.is_value]
    return start is not None and len(printed) == width and printed[0].first < start


def _has_twin_total(values: Sequence[Placed]) -> bool:
    """Tell whether there are eight numbers of which the second, 法人或其他组织 summed up, is the sum of five more."""
    if len(values) < 8:
        return False
    numbers = [n for v in values if (n := read_cell(v.cell).number) is not None]
    return len(numbers) == 8 and numbers[1] == sum(numbers[2:7])
