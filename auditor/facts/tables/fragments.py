"""Rows of a table that a converter tore from their labels or their header, told by where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from auditor.facts.tables.grids import Piece, Row, Vocabulary, label_matches, rows_of
from auditor.facts.tables.records import Record
from auditor.model.document import Block, Document, Paragraph, Table
from auditor.model.facts import Reading
from auditor.model.forms import Line
from auditor.model.labels import words as bare_words

_TORN = "行目与数分在两处，不能确定这一行是哪些数"
_SCRAP = 40
_MOST_SCRAPS = 12
_CASE_GROUPS = ("未经复议直接起诉", "复议后起诉")


def torn_piece(
    document: Document, index: int, rows: Sequence[Row], before: Piece | None, words: dict[str, Vocabulary]
) -> Piece | None:
    """Return the grid at ``index``, whose ``rows`` are given, as a piece of table 三 or 四 where only its place shows it.

    Rows of seven values, with a label of the form or with none, go on with table 三 where nothing but scraps of text
    stand between. A row of fifteen values below the words of the header is table 四.
    """
    rows = [_trimmed(row) for row in rows]
    if not rows:
        return None
    scraps = _scraps_before(document.blocks, index)
    is_near = before is not None and before.name == "表三" and before.block >= index - 1 - len(scraps)
    if is_near and all(_is_torn_row(row, words["表三"]) for row in rows):
        return Piece("表三", tuple(rows), index)
    four = words["表四"]
    if len(rows) == 1 and is_bare(rows[0], len(four.rows) * len(four.columns)):
        text = bare_words("".join(reversed(scraps)))
        if all(group in text for group in _CASE_GROUPS):
            return Piece("表四", tuple(rows), index)
    return None


def is_bare(row: Row, width: int) -> bool:
    """Tell whether ``row`` is ``width`` values and nothing else."""
    return len(row) == width and all(placed.is_value for placed in row)


def name_bare_rows(records: Sequence[Record], lines: Sequence[Line]) -> list[Record]:
    """Return ``records`` of one table with the rows without a label named by their order.

    As many of them as the form has rows between two that are named are these rows. Where there are more or fewer, none
    of them is known, and the rows of the form between are doubted; so are rows that are not there at all, as their
    labels may stand in the text.
    """
    if all(record.label for record in records):
        return list(records)
    codes = {record.code for record in records}
    printed = {line.forms for line in lines if line.code in codes}
    sure = {line.code for line in lines if len(line.forms) > 1 or line.forms in printed}
    # Where no row of one format alone is named, those of the present one may be among the rows without a label.
    present = printed if any(len(forms) == 1 for forms in printed) else {("2021",)}
    wanted = [line for line in lines if line.code in sure or line.forms in present]
    order = [line.code for line in wanted]
    found: list[Record] = []
    bare: list[Record] = []
    last = -1
    for record in (*records, None):
        if record is not None and not record.label:
            bare.append(record)
            continue
        if record is not None and record.code not in order:
            continue
        here = len(order) if record is None else order.index(record.code or "")
        between = [line for line in wanted[last + 1 : max(here, last + 1)] if line.code not in codes]
        if len(between) == len(bare):
            found += [
                replace(r, code=line.code, label=line.label, closeness="same")
                for r, line in zip(bare, between, strict=True)
            ]
        else:
            near = bare or found[-1:] or records[:1]
            found += [_doubted(line, near) for line in between if line.code in sure]
        bare = []
        if record is not None:
            found.append(record)
            last = here
    return found


def _doubted(line: Line, near: Sequence[Record]) -> Record:
    place = near[0]
    cells = {code: Reading("", doubt=_TORN, locator=place.locator) for code in place.cells}
    return Record(line.code, line.label, "same", cells, place.block, place.locator, place.columns)


def _scraps_before(blocks: Sequence[Block], index: int) -> list[str]:
    """Return the short lines right before the block at ``index``, from the last to the first."""
    found: list[str] = []
    for block in reversed(blocks[max(0, index - _MOST_SCRAPS) : index]):
        if isinstance(block, Table) and len(block.grid) == 1 and not any(p.is_value for r in rows_of(block) for p in r):
            found.append("".join(cell.text for cell in block.grid[0]))
            continue
        if not isinstance(block, Paragraph) or len(block.text) > _SCRAP or block.text.endswith(("。", "；")):
            break
        found.append(block.text)
    return found


def _trimmed(row: Row) -> Row:
    """Return ``row`` without the blank cells at its end that are more than a label and seven values need."""
    cells = list(row)
    while len(cells) > 7 and not cells[-1].text and sum(bool(c.text) for c in cells[-8:]) > 7:
        cells.pop()
    return tuple(cells)


def _is_torn_row(row: Row, words: Vocabulary) -> bool:
    width = len(words.columns)
    if is_bare(row, width):
        return True
    matches = label_matches(row, words)
    values = [placed for placed in row if matches and placed.first >= matches[-1][0].end]
    return len(values) == width and all(placed.is_value or not placed.text for placed in values)
