"""The three tables of a report as the official form prints them: cells, merged as the form merges them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from auditor.model.forms import Line
from tests.generation.report import FORMS, Report

NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
_LABELS = 3
_APPLICANTS = 7

Role = Literal["head", "label", "figure"]


@dataclass(frozen=True, slots=True)
class Printed:
    """A cell where the form prints it; rows and columns count from 0."""

    row: int
    column: int
    rowspan: int
    colspan: int
    text: str
    role: Role


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of the form; its first ``heads`` rows are the header."""

    name: str
    height: int
    width: int
    heads: int
    cells: tuple[Printed, ...]

    def rows(self) -> list[list[Printed]]:
        """Return the cells that begin in each row, from left to right."""
        found: list[list[Printed]] = [[] for _ in range(self.height)]
        for cell in sorted(self.cells, key=lambda cell: cell.column):
            found[cell.row].append(cell)
        return found

    def grid(self) -> list[list[Printed]]:
        """Return the cell at every position."""
        at = {
            (cell.row + down, cell.column + right): cell
            for cell in self.cells
            for down in range(cell.rowspan)
            for right in range(cell.colspan)
        }
        return [[at[row, column] for column in range(self.width)] for row in range(self.height)]


def print_form(report: Report, name: str) -> Sheet:
    """Lay out the table ``name`` of ``report``: the rows of the form for which it has figures.

    Figures of 表二 under another name make a row of that name in its first block.
    """
    cells = tuple({"表二": _print_two, "表三": _print_three, "表四": _print_four}[name](report))
    height = max(cell.row + cell.rowspan for cell in cells)
    width = max(cell.column + cell.colspan for cell in cells)
    return Sheet(name, height, width, {"表二": 0, "表三": 3, "表四": 3}[name], cells)


def _print_two(report: Report) -> Iterator[Printed]:
    row = 0
    figures = report.tables["表二"]
    known = {line.code for block in FORMS.tables["表二"].blocks for line in block.rows}
    for block in FORMS.tables["表二"].blocks:
        lines = [line for line in block.rows if line.code in figures]
        if not lines:
            continue
        if not row:
            lines += [Line(code, code, code) for code in figures if code not in known]
        yield Printed(row, 0, 1, 4, block.item, "head")
        columns = [column for column in block.columns if report.form in column.forms] or block.columns
        yield Printed(row + 1, 0, 1, 1, "信息内容", "head")
        yield from _spread(row + 1, [column.label for column in columns], "head")
        row += 2
        for line in lines:
            yield Printed(row, 0, 1, 1, _label(report, line), "label")
            yield from _spread(row, [figure.text for figure in figures[line.code]], "figure")
            row += 1


def _label(report: Report, line: Line) -> str:
    return report.labels.get(line.label, line.label)


def _spread(row: int, texts: Sequence[str], role: Role) -> Iterator[Printed]:
    """Yield one cell per text over the three columns beside the label; the last one takes what is left."""
    last = len(texts) - 1
    for place, text in enumerate(texts):
        yield Printed(row, 1 + place, 1, 3 - last if place == last else 1, text, role)


def _print_three(report: Report) -> Iterator[Printed]:
    form = FORMS.tables["表三"]
    yield Printed(0, 0, 3, _LABELS, report.labels.get(NOTE, NOTE), "head")
    yield Printed(0, _LABELS, 1, _APPLICANTS, "申请人情况", "head")
    yield Printed(1, _LABELS, 2, 1, "自然人", "head")
    yield Printed(1, _LABELS + 1, 1, _APPLICANTS - 2, "法人或其他组织", "head")
    yield Printed(1, _LABELS + _APPLICANTS - 1, 2, 1, "总计", "head")
    for place, column in enumerate(form.columns[1:-1], _LABELS + 1):
        yield Printed(2, place, 1, 1, column.label, "head")
    lines = [line for line in form.rows if line.code in report.tables["表三"]]
    results = [line for line in lines if line.under]
    for row, line in enumerate(lines, 3):
        depth = 0
        if line is results[0]:
            yield Printed(row, 0, len(results), 1, line.under, "label")
        if line.under:
            depth = 1 if line.under == results[0].under else 2
        if depth == 2 and lines[row - 4].under != line.under:
            members = sum(other.under == line.under for other in lines)
            yield Printed(row, 1, members, 1, line.under, "label")
        yield Printed(row, depth, 1, _LABELS - depth, _label(report, line), "label")
        for place, figure in enumerate(report.tables["表三"][line.code], _LABELS):
            yield Printed(row, place, 1, 1, figure.text, "figure")


def _print_four(report: Report) -> Iterator[Printed]:
    columns: tuple[Line, ...] = FORMS.tables["表四"].columns
    width = len(columns)
    suits = [line.label for line in FORMS.tables["表四"].rows[1:] if line.code in report.tables["表四"]]
    yield Printed(0, 0, 1, width, "行政复议", "head")
    yield Printed(0, width, 1, len(suits) * width, "行政诉讼", "head")
    for place, column in enumerate(columns):
        yield Printed(1, place, 2, 1, column.label, "head")
    for group, name in enumerate(suits, 1):
        yield Printed(1, group * width, 1, width, name, "head")
        for place, column in enumerate(columns, group * width):
            yield Printed(2, place, 1, 1, column.label, "head")
    figures = [figure for row in report.tables["表四"].values() for figure in row]
    for place, figure in enumerate(figures):
        yield Printed(3, place, 1, 1, figure.text, "figure")
