"""A report as what it states: its statements and cells as values, so that exactly one of them can be changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from auditor.model.facts import Contact
from auditor.model.metadata import Metadata
from tests.generation.clean.numbers import Cells
from tests.generation.clean.organs import Organ
from tests.generation.clean.statement import Number, Statement
from tests.generation.figures import Figure
from tests.generation.report import Part, Report

Paragraph = tuple[Statement | str, ...]
"""Statements one after another, and text that states nothing."""


@dataclass(frozen=True, slots=True)
class DraftPart:
    """A part of the report: ``ordinal`` in the form, heading as printed, the paragraphs, and its table if it has one."""

    ordinal: int
    heading: str
    paragraphs: tuple[Paragraph, ...]
    table: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A report before it is printed.

    ``numbers`` are all numbers that a true statement could give, ``words`` what the wordings are filled with, ``labels``
    row labels that are printed otherwise than in the form, ``metadata`` what the roster says of the report.
    """

    organ: Organ
    year: int
    form: str
    title: str
    preface: Paragraph
    parts: tuple[DraftPart, ...]
    cells: Cells
    numbers: Mapping[str, Number]
    words: Mapping[str, str]
    labels: Mapping[str, str] = field(default_factory=dict)
    metadata: Metadata | None = None

    def statements(self, matter: str = "") -> Iterator[Statement]:
        """Yield the statements on ``matter``, or all of them, in order."""
        for paragraph in (self.preface, *(p for part in self.parts for p in part.paragraphs)):
            for piece in paragraph:
                if isinstance(piece, Statement) and (not matter or piece.matter == matter):
                    yield piece

    def part(self, ordinal: int) -> DraftPart:
        """Return part ``ordinal`` of the form."""
        return next(part for part in self.parts if part.ordinal == ordinal)

    def cell(self, table: str, row: str, column: int) -> str:
        """Return the text of a cell; ``column`` counts from 0."""
        return self.cells[table][row][column]

    def with_cell(self, table: str, row: str, column: int, text: str) -> Draft:
        """Return the draft with another text in one cell."""
        line = list(self.cells[table][row])
        line[column] = text
        return self.with_rows(table, {**self.cells[table], row: tuple(line)})

    def with_rows(self, table: str, rows: Mapping[str, tuple[str, ...]]) -> Draft:
        """Return the draft with other rows in one table."""
        return replace(self, cells={**self.cells, table: dict(rows)})

    def with_part(self, part: DraftPart) -> Draft:
        """Return the draft with ``part`` in place of the part of the same number."""
        return replace(self, parts=tuple(part if p.ordinal == part.ordinal else p for p in self.parts))

    def each_paragraph(self, change: Callable[[Paragraph], Paragraph]) -> Draft:
        """Return the draft with every paragraph as ``change`` returns it; empty ones are left out."""
        parts = tuple(
            replace(part, paragraphs=tuple(p for p in map(change, part.paragraphs) if p)) for part in self.parts
        )
        return replace(self, preface=change(self.preface), parts=parts)

    def swap(self, old: Statement, new: Statement | str) -> Draft:
        """Return the draft with ``new`` where ``old`` stands."""
        return self.each_paragraph(lambda paragraph: tuple(new if piece is old else piece for piece in paragraph))

    def without(self, *matters: str) -> Draft:
        """Return the draft without the statements on ``matters``."""
        return self.each_paragraph(
            lambda paragraph: tuple(p for p in paragraph if isinstance(p, str) or p.matter not in matters)
        )

    def add(self, ordinal: int, piece: Statement | str) -> Draft:
        """Return the draft with a paragraph more at the end of part ``ordinal``."""
        part = self.part(ordinal)
        return self.with_part(replace(part, paragraphs=(*part.paragraphs, (piece,))))


def print_paragraph(paragraph: Paragraph) -> str:
    """Return a paragraph as printed."""
    return "".join(map(str, paragraph))


def print_draft(draft: Draft) -> Report:
    """Return the report as the writers of the formats take it."""
    parts = tuple(Part(p.heading, tuple(map(print_paragraph, p.paragraphs)), p.table) for p in draft.parts)
    tables = {
        name: {code: tuple(Figure(text, None) for text in row) for code, row in rows.items()}
        for name, rows in draft.cells.items()
    }
    return Report(
        title=draft.title,
        organ=draft.organ.name,
        year=draft.year,
        form=draft.form,
        preface=print_paragraph(draft.preface),
        period=(f"{draft.year}-01-01", f"{draft.year}-12-31"),
        contact=Contact(),
        fee="",
        parts=parts,
        tables=tables,
        labels=draft.labels,
    )
