"""The coverage on the terminal."""

from __future__ import annotations

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from auditor.report.coverage.page import Page, Section
from auditor.report.theme import HEADING
from auditor.report.wrapping import wrap

_GAP = 2
_SHARE = 0.55
"""Of the width that the first column leaves, the part of the second."""


def print_page(page: Page, console: Console) -> None:
    """Print the title, the sums and every section of ``page``, as wide as the terminal."""
    console.print(Text(page.title, style=HEADING))
    console.print(wrap(page.summary, console.width))
    for section in page.sections:
        console.print()
        console.print(wrap(Text(section.heading, style=HEADING), console.width))
        console.print(_table(section, console.width))


def _table(section: Section, width: int) -> Table:
    named = max(cell_len(text) for text in (section.heads[0], *(row[0][0] for row in section.rows)))
    left = width - named - 2 * _GAP
    widths = (named, int(left * _SHARE), left - int(left * _SHARE))
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), header_style=HEADING)
    for head, column in zip(section.heads, widths, strict=True):
        table.add_column(head, width=column)
    for row in section.rows:
        table.add_row(*(wrap("\n".join(cell), column) for cell, column in zip(row, widths, strict=True)))
    return table
