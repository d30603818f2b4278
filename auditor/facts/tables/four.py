"""Table 四, 行政复议、行政诉讼情况: fifteen numbers under a header of three rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from auditor.facts.tables.fragments import is_bare
from auditor.facts.tables.grids import Piece, Placed, Row, Vocabulary, assign, placed_over
from auditor.facts.tables.numbers import read_cell
from auditor.model.document import HIDDEN, Locator
from auditor.model.facts import Reading
from auditor.model.labels import fold

_SLASH = "/"
_PART = "表头缺少统一格式的组，各数没有核对"
_REASON = "表头与数据对不齐，不能确定各数属于哪一栏"


@dataclass(slots=True)
class Cases:
    """One copy of table 四: readings by group and column, or the ``reason`` why there are none.

    It takes the blocks ``block`` to ``last``; ``count`` is the number of value cells, ``spare`` the number of further
    rows with numbers. ``part`` has the readings of whole groups where others are not there (``lacks_groups``).
    """

    block: int
    cells: dict[str, dict[str, Reading]] = field(default_factory=dict)
    reason: str = ""
    count: int = 0
    spare: int = 0
    locator: Locator = field(default_factory=Locator)
    last: int = 0
    caption: str = ""
    part: dict[str, dict[str, Reading]] = field(default_factory=dict)

    @property
    def is_blank(self) -> bool:
        """Whether the copy has readings and all of them are blank."""
        return bool(self.cells) and all(r.blank == "" for row in self.cells.values() for r in row.values())

    @property
    def lacks_groups(self) -> bool:
        """Whether only whole groups of the form are missing from it, all else being certain."""
        readings = [reading for row in self.part.values() for reading in row.values()]
        return bool(readings) and not self.spare and not any(reading.doubt for reading in readings)


def read_cases(pieces: Sequence[Piece], words: Vocabulary) -> list[Cases]:
    """Return the copies of the table in ``pieces``: one for each header, with the first row of values below it.

    A header may end one piece and its values begin the next. A header without values gives a copy with a reason. Copies
    that follow each other and have different groups of the form are one table in several grids.
    """
    found: list[Cases] = []
    header: list[Row] = []
    answered = True
    for piece in pieces:
        crossed = _read_crossed(piece, words)
        if crossed:
            found.append(crossed)
            header, answered = [], True
            continue
        for row in piece.rows:
            if {placed.cell.doubt for placed in row if placed.text} == {HIDDEN}:
                continue
            if _is_header(row, words):
                if answered or (header and header[0][-1].end != row[-1].end):
                    header, answered = [], False
                    found.append(Cases(piece.block, reason="只有表头，没有数据行", locator=row[0].cell.locator))
                    found[-1].caption = piece.caption
                header.append(row)
            elif header and (not answered or found[-1].is_blank):
                found[-1] = _read(row, header, words, found[-1].block, piece)
                answered = True
            elif not header and is_bare(row, len(words.rows) * len(words.columns)):
                found.append(_read_bare(row, words, piece))
            elif header and any(placed.is_value for placed in row):
                found[-1].spare += 1
    return _joined(found, words)


def _read_crossed(piece: Piece, words: Vocabulary) -> Cases | None:
    """Return the table where it is laid out with groups to one side and columns to the other; None where it is not.

    Each name of the form has to stand there once, as the form prints it, and every other cell has to hold a value.
    """
    head, *rows = ([placed for placed in row if placed.text or placed is not row[0]] for row in piece.rows)
    by_group, by_column = [line.code for line in words.rows], [line.code for line in words.columns]
    for across, down, is_turned in ((by_column, by_group, False), (by_group, by_column, True)):
        tops = [_code(placed, across, words) for placed in head][-len(across) :]
        sides = [_code(row[0], down, words) if row else "" for row in rows]
        if sorted(tops) != sorted(across) or sorted(sides) != sorted(down):
            continue
        if any(len(row) != 1 + len(across) or not all(p.is_value or not p.text for p in row[1:]) for row in rows):
            continue
        cases = Cases(piece.block, locator=rows[0][1].cell.locator, last=piece.block, caption=piece.caption)
        found = {
            (top, side) if is_turned else (side, top): read_cell(placed.cell)
            for side, row in zip(sides, rows, strict=True)
            for top, placed in zip(tops, row[1:], strict=True)
        }
        cases.cells = {group: {column: found[group, column] for column in by_column} for group in by_group}
        return cases
    return None


def _code(placed: Placed, codes: Sequence[str], words: Vocabulary) -> str:
    """Return which of ``codes``, groups or columns of the form, the cell names exactly; empty where it names none."""
    for match in (words.row_match(placed.text), words.column_match(placed.text)):
        if match and match.closeness == "same" and match.line.code in codes:
            return match.line.code
    return ""


def _joined(found: list[Cases], words: Vocabulary) -> list[Cases]:
    """Return the copies with those that complete each other put together."""
    joined: list[Cases] = []
    for cases in found:
        before = joined[-1] if joined else None
        if before and before.lacks_groups and cases.lacks_groups and not before.part.keys() & cases.part.keys():
            before.part |= cases.part
            before.count += cases.count
            before.last = cases.last
            if len(before.part) == len(words.rows):
                before.cells, before.part, before.reason = before.part, {}, ""
        else:
            joined.append(cases)
    return joined


def _is_header(row: Row, words: Vocabulary) -> bool:
    if any(placed.is_value for placed in row):
        return False
    return any(
        fold(placed.text) == "行政诉讼" or words.column_match(placed.text) or words.row_match(placed.text)
        for placed in row
        if placed.text
    )


def _read(row: Row, header: list[Row], words: Vocabulary, block: int, piece: Piece) -> Cases:
    heads = _heads(header, words)
    groups = [group.code for group in words.rows]
    wanted = [(group, column.code) for group in groups for column in words.columns]
    cases = Cases(block, locator=row[0].cell.locator, last=piece.block, caption=piece.caption)
    doubt = next((placed.cell.doubt for placed in row if placed.cell.doubt), "")
    printed = [pair for pair in wanted if pair in heads]
    first = min((place.first for place in heads.values()), default=0)
    values = _without_blank_tail([placed for placed in row if placed.first >= first], heads)
    whole = [group for group in groups if all((group, column.code) in heads for column in words.columns)]
    is_part = 0 < len(whole) < len(groups) and len(whole) * len(words.columns) == len(printed) == len(values)
    is_part = is_part and not any(placed.is_value for placed in row if placed.first < first)
    if printed == wanted or is_part:
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
    for group, column in printed if is_part else wanted:
        cell = cells.get(f"{group}{_SLASH}{column}")
        reading = read_cell(cell) if cell else Reading("", doubt="表中没有这一栏", locator=cases.locator)
        (cases.part if is_part else cases.cells).setdefault(group, {})[column] = reading
    cases.reason = _PART if is_part else ""
    return cases


def _without_blank_tail(values: list[Placed], heads: dict[tuple[str, str], Placed]) -> list[Placed]:
    """Return ``values`` less the blank cells beyond the last column of the header: an empty column holds no data."""
    last = max((place.end for place in heads.values()), default=0)
    while values and last and values[-1].first >= last and not values[-1].text:
        values = values[:-1]
    return values


def _read_bare(row: Row, words: Vocabulary, piece: Piece) -> Cases:
    """Read a row torn from its header, which stands above it in running text, by the order of the form."""
    cases = Cases(piece.block, locator=row[0].cell.locator, last=piece.block, count=len(row))
    wanted = [(group.code, column.code) for group in words.rows for column in words.columns]
    for (group, column), placed in zip(wanted, row, strict=True):
        cases.cells.setdefault(group, {})[column] = read_cell(placed.cell)
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
