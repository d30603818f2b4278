"""Rows of table 二 and 三 as read, before it is known which copy of the table they belong to and which are missing."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from auditor.facts.tables.grids import SUBTOTALS, Placed, Row, Vocabulary, label_matches
from auditor.facts.tables.layout import Layout
from auditor.model.document import HIDDEN, INTERRUPTED, Locator
from auditor.model.facts import Reading
from auditor.model.forms import Line
from auditor.model.labels import Closeness, Match, fold, has_numbers, names

_REMARK = re.compile(r"\s*(?:注|备注|说明|附注)\s*[\d一二三四五]?\s*[:：、.．]|\s*[*＊※]")
_NO_LABEL = (INTERRUPTED, HIDDEN)
"""Doubts of a label that is one only where it is just as in the form: it may be part of another, or was not shown."""
_RUN_ON = "行目和数连在一格里，不能确定各数属于哪一栏"


@dataclass(frozen=True, slots=True)
class Record:
    """A data row: the code of its line in the form (None if its label names none), its label and its readings.

    ``columns`` are the codes of the columns printed above it, ``strays`` counts values outside them; ``twin_total``
    marks a row of eight numbers of which the second is the sum of the next five.
    """

    code: str | None
    label: str
    closeness: Closeness
    cells: Mapping[str, Reading]
    block: int
    locator: Locator
    columns: tuple[str, ...] = ()
    strays: int = 0
    twin_total: bool = False


@dataclass(slots=True)
class Labelled:
    """A grid row whose label and values have been told apart; ``label`` is None for rows that hold no data."""

    label: Placed | None
    match: Match | None
    values: list[Placed] = field(default_factory=list)


def part(row: Row, words: Vocabulary, data_start: int | None) -> Labelled:
    """Tell the label of ``row`` from its values.

    Left of ``data_start`` (the first data column of the header, None without one) stand labels; the innermost that
    names a row of the form counts. Subtotals and rows of remarks hold no data of the form.
    """
    matches = [found for found in label_matches(row, words) if not _is_subtotal(*found, row, words)]
    if matches:
        label, match = matches[-1]
        values = [placed for placed in row if placed.first >= label.end]
        if match.closeness == "altered" and label.cell.doubt in _NO_LABEL:
            return Labelled(None, None)
        if _REMARK.match(label.text) and not any(placed.is_value for placed in values):
            return Labelled(None, None)
        return Labelled(label, match, values)
    left = [p for p in row if p.text and not p.is_value and (data_start is None or p.first < data_start)]
    if not left:
        return Labelled(None, None)
    label = left[-1]
    key = fold(label.text)
    values = [placed for placed in row if placed.first >= label.end]
    if (
        label.cell.doubt in _NO_LABEL
        or key in SUBTOTALS
        or key in words.groups
        or not any(placed.is_value for placed in values)
    ):
        return Labelled(None, None)
    return Labelled(label, None, values)


def _is_subtotal(label: Placed, match: Match, row: Row, words: Vocabulary) -> bool:
    """Tell whether a bare 合计 stands beside the heading of another group of rows than that of the total."""
    if "".join(label.text.split()) not in SUBTOTALS:
        return False
    left = [fold(placed.text) for placed in row if placed.end <= label.first and placed.text]
    headings = {fold(line.under) for line in words.rows if line.under} - {fold(match.line.under)}
    return bool(left) and left[-1] in headings


def copies(records: Sequence[Record]) -> list[list[Record]]:
    """Return ``records`` cut into copies of the table.

    A new copy begins where the first row comes again, or with a grid of which several rows are there already, but for
    those that a page break repeats. A row that comes twice within a copy is the same row if it reads the same, and is
    doubted otherwise. A row whose label the end of the file may have cut off is left out, and so is a hidden one that is
    shown elsewhere.
    """
    found: list[list[Record]] = []
    shown = {record.code for record in records if not _is_hidden(record)}
    records = [r for r in records if not _is_torn(r) and not (_is_hidden(r) and r.code in shown)]
    for at, record in enumerate(records):
        known = [r for r in found[-1] if r.code] if found else []
        is_new_grid = at > 0 and records[at - 1].block != record.block
        if (
            not found
            or (record.code and known and record.code == known[0].code)
            or (is_new_grid and _begins_again(known, [r for r in records if r.block == record.block and r.code]))
        ):
            found.append([record])
            continue
        twin = next((r for r in known if r.code == record.code), None)
        if twin is None:
            found[-1].append(record)
        elif [r.text for r in twin.cells.values()] != [r.text for r in record.cells.values()]:
            found[-1][found[-1].index(twin)] = doubted(twin, "这一行目出现了不止一次")
    return found


def _is_torn(record: Record) -> bool:
    """Tell whether the file ends within ``record``, whose label is none of the form's own: it may be a part of one."""
    return record.closeness == "altered" and any(r.doubt == INTERRUPTED for r in record.cells.values())


def _is_hidden(record: Record) -> bool:
    return {reading.doubt for reading in record.cells.values()} == {HIDDEN}


def _begins_again(known: Sequence[Record], grid: Sequence[Record]) -> bool:
    """Tell whether ``grid`` holds several rows of ``known`` other than the last ones repeated at its head."""
    former, latter = [r.code for r in known], [r.code for r in grid]
    common = len(set(former) & set(latter))
    return common > 1 and former[-common:] != latter[:common]


def checked(record: Record) -> Record:
    """Return ``record``, doubted where its label has numbers run on to it, which are no part of another name."""
    if has_numbers(record.label):
        return replace(doubted(record, _RUN_ON), closeness="same")
    return record


def doubted(record: Record, reason: str) -> Record:
    """Return ``record`` with every reading doubted for ``reason``."""
    cells = {code: Reading(r.text, doubt=reason, locator=r.locator) for code, r in record.cells.items()}
    return replace(record, cells=cells)


def compare(records: Sequence[Record], lines: Sequence[Line], is_renamed: Callable[[Record, Line], bool]) -> Layout:
    """Return how one copy compares with the ``lines`` that the form asks for, in the form's order."""
    printed = {record.code for record in records}
    codes = [line.code for line in lines]
    missing = [line for line in lines if line.code not in printed]
    extra: list[str] = []
    unmatched: list[str] = []
    unmatched_lines: list[Line] = []
    run: list[Record] = []
    before = -1
    for record in (*records, None):
        if record is not None and record.code is None:
            run.append(record)
            continue
        after = len(lines) if record is None else codes.index(record.code) if record.code in codes else before + 1
        between = [line for line in missing if before < codes.index(line.code) < after]
        if run and len(run) == len(between):
            unmatched += [r.label for r in run]
            unmatched_lines += between
        else:
            extra += [r.label for r in run]
        run, before = [], after
    by_code = {line.code: line for line in lines}
    renamed = [
        r.label for r in records if r.code in by_code and (r.closeness == "altered" or is_renamed(r, by_code[r.code]))
    ]
    return Layout(
        extra=tuple(extra),
        missing=tuple(line for line in missing if line not in unmatched_lines),
        renamed=(*renamed, *unmatched),
        unmatched=tuple(unmatched),
        unmatched_lines=tuple(unmatched_lines),
    )


def uses_variant(record: Record, line: Line) -> bool:
    """Tell whether the row is printed with another name than the form's own."""
    return fold(record.label) in names(line)[1:]
