"""The piece of a table that shows a finding, drawn so that the wrong cell is seen with and without colour."""

from __future__ import annotations

from itertools import zip_longest
from math import ceil

from rich import box
from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from auditor.hostile import CELL, SHORT, clean
from auditor.model.findings import Evidence, EvidenceCell
from auditor.report.theme import CELL_STYLES, QUIET
from auditor.report.words import WORDS
from auditor.report.wrapping import wrap

WIDE = 96
"""Columns of a terminal from which the full grid is drawn."""

MIDDLE = 64
"""Columns of a terminal from which the columns in evidence are drawn as a grid; below, one line per cell."""

_BRACKETS = {"primary": ("▸", "◂"), "part": ("‹", "›"), "": (" ", " ")}
_TOTALS = ("总计", "合计")
_WIDEST_CELL = 18
_WIDEST_LABEL = 48
_SHAPES = ((SHORT, 22), (8, 16), (4, 10))
"""Shapes of a grid to try in turn: the widest line of a column head, and the narrowest column of row labels."""


def draw_evidence(evidence: Evidence, width: int, screen: int, language: str) -> RenderableType:
    """Draw ``evidence`` in ``width`` cells; ``screen``, the columns of the terminal, chooses among three layouts.

    From 96 columns the full grid, from 64 only the columns in evidence, below one line per cell. A grid that does not
    fit gives way to the next layout; what is left out is counted under it.
    """
    focus = _focus(evidence)
    layouts = [evidence] * (screen >= WIDE) + [focus] * (screen >= MIDDLE)
    for shown in layouts:
        if (grid := _grid(shown, width, language)) is not None:
            return _with_omissions(grid, evidence, shown, width, language)
    relevant = _marked_rows(focus)
    if len(relevant.rows) <= len(relevant.columns):
        return _with_omissions(_pairs(relevant, width, language), evidence, relevant, width, language)
    turned = _marked_rows(_transpose(relevant))  # a column in evidence is read downwards, under its name
    return _with_omissions(_pairs(turned, width, language), evidence, _transpose(turned), width, language)


def _focus(evidence: Evidence) -> Evidence:
    """Keep the columns that have a mark, and the total."""
    kept = [
        at
        for at, head in enumerate(evidence.columns)
        if head in _TOTALS or any(at < len(cells) and cells[at].mark for _, cells in evidence.rows)
    ]
    if not any(cell.mark for _, cells in evidence.rows for cell in cells):
        return evidence
    rows = tuple((label, tuple(cells[at] for at in kept if at < len(cells))) for label, cells in evidence.rows)
    return Evidence(evidence.table, tuple(evidence.columns[at] for at in kept), rows)


def _marked_rows(evidence: Evidence) -> Evidence:
    """Keep the rows that have a mark; all of them where none has."""
    rows = tuple(row for row in evidence.rows if any(cell.mark for cell in row[1]))
    return Evidence(evidence.table, evidence.columns, rows or evidence.rows)


def _transpose(evidence: Evidence) -> Evidence:
    """Make rows of the columns and columns of the rows; a cell that a short row lacks is blank."""
    cells = zip_longest(*(cells for _, cells in evidence.rows), fillvalue=EvidenceCell(""))
    labels = tuple(label for label, _ in evidence.rows)
    return Evidence(evidence.table, labels, tuple(zip(evidence.columns, cells, strict=False)))


def _cell(cell: EvidenceCell, language: str) -> Text:
    """The printed text between the brackets of its mark; a marked cell without text says that it is blank."""
    text = clean(cell.text, CELL).strip()
    if not text and cell.mark:
        text = WORDS[language]["blank"]
    left, right = _BRACKETS[cell.mark]
    return Text(f"{left}{text}{right}", style=CELL_STYLES[cell.mark])


def _grid(evidence: Evidence, width: int, language: str) -> RenderableType | None:
    """A table of the cells, or None where ``width`` does not hold it without cutting."""
    cells = [[_cell(cell, language) for cell in row] for _, row in evidence.rows]
    heads = [clean(head, SHORT) for head in evidence.columns]
    labels = [clean(label, SHORT) for label, _ in evidence.rows]
    longest = min(max(map(cell_len, labels), default=0), _WIDEST_LABEL)
    bodies = [max((row[at].cell_len for row in cells if at < len(row)), default=0) for at in range(len(heads))]
    for widest, narrowest in _SHAPES:
        columns = [
            max(min(body, _WIDEST_CELL), _head_width(head, widest)) for head, body in zip(heads, bodies, strict=True)
        ]
        left = width - sum(columns) - len(columns)
        if left >= min(longest, narrowest):
            break
    else:
        return None
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=0, header_style="")
    table.add_column("", width=min(longest, left), no_wrap=True)
    for head, column in zip(heads, columns, strict=True):
        broken = wrap(head, column - 1)
        padded = Text("\n").join(line + " " for line in broken.split("\n"))  # stands over the digits, not the brackets
        table.add_column(padded, width=column, justify="right", vertical="bottom", no_wrap=True)
    for label, row in zip(labels, cells, strict=True):
        table.add_row(
            wrap(label, min(longest, left)),
            *(wrap(cell, column) for cell, column in zip(row, columns, strict=False)),
        )
    return table


def _head_width(head: str, widest: int) -> int:
    """Cells that ``head`` needs, broken into even lines of about ``widest`` cells, with the cell to its right."""
    size = cell_len(head)
    lines = max(1, ceil(size / widest))
    width = ceil(size / lines)
    while width < size and len(wrap(head, width).split("\n")) > lines:
        width += 1
    return width + 1


def _pairs(evidence: Evidence, width: int, language: str) -> RenderableType:
    """One line per cell: the row label above, then each column's name with its cell."""
    parts: list[RenderableType] = []
    for label, cells in evidence.rows:
        shown = [_cell(cell, language) for cell in cells]
        body = min(max((cell.cell_len for cell in shown), default=0), _WIDEST_CELL)
        names = [clean(head, SHORT) for head in evidence.columns[: len(cells)]]
        left = min(max(map(cell_len, names), default=0), width - body - 4)
        grid = Table.grid(padding=(0, 1))
        grid.add_column(width=1)
        grid.add_column(width=left, no_wrap=True)
        grid.add_column(width=body, justify="right", vertical="bottom", no_wrap=True)
        for name, cell in zip(names, shown, strict=True):
            grid.add_row("", wrap(name, left), wrap(cell, body))
        parts += [wrap(clean(label, SHORT), width), grid]
    return Group(*parts)


def _with_omissions(
    drawn: RenderableType, evidence: Evidence, shown: Evidence, width: int, language: str
) -> RenderableType:
    """Say below ``drawn`` how many columns and rows of ``evidence`` it leaves out."""
    words = WORDS[language]
    omissions = [
        wrap(Text(words[key].format(count=count), style=QUIET), width)
        for key, count in (
            ("columns_left_out", len(evidence.columns) - len(shown.columns)),
            ("rows_left_out", len(evidence.rows) - len(shown.rows)),
        )
        if count
    ]
    return Group(drawn, *omissions)
