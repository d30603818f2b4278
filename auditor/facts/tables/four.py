"""Table 四, 行政复议、行政诉讼情况: fifteen numbers under a header of three rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from auditor.facts.tables.grids import Piece, Placed, Row, Vocabulary, assign, placed_over
from auditor.facts.tables.numbers import read_cell
from auditor.model.document import Locator
from auditor.model.facts import Reading
from auditor.model.labels import fold

_SLASH = "/"
_REASON = "表头与数据对不齐，不能确定各数属于哪一栏"


@dataclass(slots=True)
class Cases:
    """One copy of table 四: readings by group and column, or the ``reason`` why there are none.

    ``count`` is the number of value cells, ``spare`` the number of further rows with numbers.
    """

    block: int
    cells: dict[str, dict[str, Reading]] = field(default_factory=dict)
    reason: str = ""
    count: int = 0
    spare: int = 0
    locator: Locator = field(default_factory=Locator)

    @property
    def is_blank(self) -> bool:
        """Whether the copy has readings and all of them are blank."""
        return bool(self.cells) and all(r.blank == "" for row in self.cells.values() for r in row.values())


def read_cases(pieces: Sequence[Piece], words: Vocabulary) -> list[Cases]:
    """Return the copies of the table in ``pieces``: one for each header, with the first row of values below it.

    A header may end one piece and its values begin the next. A header without values gives a copy with a reason.
    """
    found: list[Cases] = []
    header: list[Row] = []
    answered = True
    for piece in pieces:
        for row in piece.rows:
            if _is_header(row, words):
                if answered or (header and header[0][-1].end != row[-1].end):
                    header, answered = [], False
                    found.append(Cases(piece.block, reason="只有表头，没有数据行", locator=row[0].cell.locator))
                header.append(row)
            elif header and (not answered or found[-1].is_blank):
                found[-1] = _read(row, header, words, piece.block)
                answered = True
            elif header and any(placed.is_value for placed in row):
                found[-1].spare += 1
    return found


def _is_header(row: Row, words: Vocabulary) -> bool:
    if any(placed.is_value for placed in row):
        return False
    return any(
        fold(placed.text) == "行政诉讼" or words.column_match(placed.text) or words.row_match(placed.text)
        for placed in row
        if placed.text
    )


def _read(row: Row, header: list[Row], words: Vocabulary, block: int) -> Cases:
    heads = _heads(header, words)
    wanted = [(group.code, column.code) for group in words.rows for column in words.columns]
    cases = Cases(block, locator=row[0].cell.locator)
    doubt = next((placed.cell.doubt for placed in row if placed.cell.doubt), "")
    if sorted(heads) == sorted(wanted):
        first = min(place.first for place in heads.values())
        values = [placed for placed in row if placed.first >= first]
        places = [(_SLASH.join(pair), place) for pair, place in heads.items()]
        cells, reason = assign(values, places, placed_over(header))
    else:
        values = [placed for placed in row if placed.is_value or not placed.text]
        cells, reason = {}, _REASON
        if len(row) == len(values) == len(wanted):
            cells, reason = {_SLASH.join(p): v.cell for p, v in zip(wanted, values, strict=True)}, None
    cases.count = len(values)
    if reason or (doubt and not cells):
        cases.reason = doubt or reason or _REASON
        return cases
    for group, column in wanted:
        cell = cells.get(f"{group}{_SLASH}{column}")
        reading = read_cell(cell) if cell else Reading("", doubt="表中没有这一栏", locator=cases.locator)
        cases.cells.setdefault(group, {})[column] = reading
    return cases


def _heads(header: list[Row], words: Vocabulary) -> dict[tuple[str, str], Placed]:
    """Return the place of each column by group and column; a column is named by the headers that stand above it."""
    width = max(row[-1].end for row in header)
    found: dict[tuple[str, str], Placed] = {}
    for column in range(width):
        above = [placed for row in header for placed in row if placed.first <= column < placed.end and placed.text]
        groups = [m.line.code for p in above if (m := words.row_match(p.text)) and m.closeness != "altered"]
        columns = [(m.line.code, p) for p in above if (m := words.column_match(p.text)) and m.closeness != "altered"]
        if groups and columns:
            code, placed = columns[-1]
            known = found.get((groups[-1], code))
            found[groups[-1], code] = placed._replace(first=known.first if known else column, end=column + 1)
    return found
