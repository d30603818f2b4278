"""A made-up report written as plain text and as Markdown, the way crawlers and converters leave it."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from tests.generation.printed import Sheet, print_form
from tests.generation.report import Report
from tests.reading.dumps import LAYOUTS, ROW_LAYOUTS, Layout, Rows

Merging = Callable[[Sheet], Rows]


def origins(sheet: Sheet) -> Rows:
    """Return the rows of ``sheet`` without any place for what a merged cell covers."""
    return [[cell.text for cell in row] for row in sheet.rows()]


def continued(sheet: Sheet) -> Rows:
    """Return the rows of ``sheet`` with one blank place for a cell that is merged with one above."""
    covering = [
        sorted((c for c in sheet.cells if c.row <= number < c.row + c.rowspan), key=lambda cell: cell.column)
        for number in range(sheet.height)
    ]
    return [[cell.text if cell.row == number else "" for cell in row] for number, row in enumerate(covering)]


def unmerged(sheet: Sheet) -> Rows:
    """Return the rows of ``sheet`` with a blank at every place that a merged cell covers."""
    return [
        [cell.text if (cell.row, cell.column) == (number, column) else "" for column, cell in enumerate(row)]
        for number, row in enumerate(sheet.grid())
    ]


def repeated(sheet: Sheet) -> Rows:
    """Return the rows of ``sheet`` with the text of a merged cell at every place that it covers."""
    return [[cell.text for cell in row] for row in sheet.grid()]


MERGINGS: tuple[Merging, ...] = (origins, continued, unmerged)
KEEPING: tuple[tuple[Layout, Merging], ...] = ((LAYOUTS[0], continued), (LAYOUTS[1], unmerged))
"""Ways to write tables in which every cell has a place of its own, so that blank cells are not lost."""
ALL: tuple[tuple[Layout, Merging], ...] = (
    *((layout, continued) for layout in LAYOUTS),
    *((layout, merging) for layout in ROW_LAYOUTS for merging in (origins, continued, unmerged)),
)


def run_together(rows: Rows) -> str:
    """Write a row to a line with nothing between the cells."""
    return "\n".join("".join(row) for row in rows)


def one_line(rows: Rows) -> str:
    """Write a table in one line with nothing between the cells."""
    return "".join("".join(row) for row in rows)


def blanks_between(rows: Rows) -> str:
    """Write a row to a line with a blank between the cells."""
    return "\n".join(" ".join(filter(None, row)) for row in rows)


def blanks_in_one_line(rows: Rows) -> str:
    """Write a table in one line with a blank between the cells."""
    return " ".join(" ".join(filter(None, row)) for row in rows)


GLUED: tuple[tuple[Layout, Merging], ...] = tuple(
    (layout, origins) for layout in (run_together, one_line, blanks_between, blanks_in_one_line)
)
"""Ways that lose where a cell ends: little can be read of them, and that with care."""


def write_text(report: Report, choice: random.Random, ways: Sequence[tuple[Layout, Merging]] = ALL) -> bytes:
    """Write ``report`` as plain text, its tables in one of ``ways``."""
    layout, merging = choice.choice(ways)
    blank = choice.choice(("", "\n"))
    indent = choice.choice(("", "\u3000\u3000", "    "))
    lines = [report.title, blank, indent + report.preface]
    for part in report.parts:
        lines += [blank, part.heading, *(indent + text for text in part.paragraphs)]
        if part.table:
            lines += ["", layout(merging(print_form(report, part.table))), ""]
    text = "\n".join([*lines, ""])
    if choice.random() < 0.3:
        text = text.replace("\n", "\r\n")
    return text.encode(choice.choice(("utf-8", "utf-8-sig", "gb18030")))


def write_markdown(report: Report, choice: random.Random) -> bytes:
    """Write ``report`` as Markdown with pipe tables, whose merged cells are repeated or left blank."""
    merging = choice.choice((repeated, unmerged))
    lines = [f"# {report.title}", report.preface]
    for part in report.parts:
        lines += [f"## {part.heading}", *part.paragraphs]
        if part.table:
            lines.append(_pipes(merging(print_form(report, part.table)), choice))
    return "\n\n".join([*lines, ""]).encode()


def _pipes(rows: Rows, choice: random.Random) -> str:
    blank = choice.choice(("", " "))
    lines = [
        f"|{blank}{f'{blank}|{blank}'.join(cell.replace('|', chr(92) + '|') for cell in row)}{blank}|" for row in rows
    ]
    rule = "|" + choice.choice(("---|", " --- |", ":---:|")) * len(rows[0])
    return "\n".join([lines[0], rule, *lines[1:]])
