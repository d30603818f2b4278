"""A made-up annual report as a plain value, independent of any file format."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from auditor.model.facts import Contact
from auditor.model.forms import Forms, load_forms
from tests.generation.figures import Figure, Printing, draw_figure, draw_printing, print_figure
from tests.generation.prose import draw_contact, draw_fee, draw_organ, draw_prose, preface_of, title_of
from tests.generation.sums import draw_balanced, draw_cases, slip

_CASE_DIGITS = 3
"""Most digits of a number in 表四: no organ had 1,000 cases of a kind in a year."""
FORMS: Forms = load_forms(Path(__file__).parents[2] / "rules" / "forms")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a report: its heading as printed and the paragraphs below it; ``table`` stands after them."""

    heading: str
    paragraphs: tuple[str, ...]
    table: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What a report states; the writers of the formats print it, the readers have to give it back.

    ``tables`` maps the name of a table to its rows: the figures by the code of the row, in printed order. ``period`` is
    (start, end) as ISO dates, ``fee`` the sentence on fees, which stands in the last part. ``labels`` maps labels of the
    form to what is printed in their place.
    """

    title: str
    organ: str
    year: int
    form: str
    preface: str
    period: tuple[str, str]
    contact: Contact
    fee: str
    parts: tuple[Part, ...]
    tables: Mapping[str, Mapping[str, tuple[Figure, ...]]]
    labels: Mapping[str, str] = field(default_factory=dict)

    @property
    def has_empty_cell(self) -> bool:
        """Whether some cell is blank by nothing at all, which a dump into plain text may lose."""
        return any(not figure.text for rows in self.tables.values() for row in rows.values() for figure in row)


def draw_report(choice: random.Random) -> Report:
    """Make up a report; its numbers add up, all but add up, or are any at all: reading must not care."""
    form = choice.choice(("2021", "2021", "2019"))
    year = choice.randint(2021, 2024) if form == "2021" else choice.choice((2019, 2020))
    organ = draw_organ(choice)
    contact = draw_contact(choice, organ)
    fee = draw_fee(choice, year)
    return Report(
        title=title_of(organ, year, choice),
        organ=organ,
        year=year,
        form=form,
        preface=preface_of(organ, year, contact),
        period=(f"{year}-01-01", f"{year}-12-31"),
        contact=contact,
        fee=fee,
        parts=tuple(_draw_parts(year, fee, choice)),
        tables=_draw_tables(form, choice),
    )


def _draw_parts(year: int, fee: str, choice: random.Random) -> list[Part]:
    parts = []
    for part, number in zip(FORMS.parts, "一二三四五六", strict=True):
        paragraphs = {1: draw_prose(choice, "overview", year), 5: draw_prose(choice, "problems", year), 6: (fee,)}
        parts.append(Part(f"{number}、{part.name}", paragraphs.get(part.ordinal, ()), part.table))
    return parts


def _draw_tables(form: str, choice: random.Random) -> dict[str, dict[str, tuple[Figure, ...]]]:
    printing = draw_printing(choice)
    few = replace(printing, digits=tuple(min(digits, _CASE_DIGITS) for digits in printing.digits))
    two, three, four = (FORMS.tables[name] for name in ("表二", "表三", "表四"))
    tables = {
        "表二": {
            row.code: tuple(
                _draw_two(column.unit, column.code, printing, choice)
                for column in block.columns
                if form in column.forms
            )
            for block in two.blocks
            if form in block.forms
            for row in block.rows
            if form in row.forms
        },
        "表三": {
            row.code: tuple(draw_figure(choice, printing) for _ in three.columns)
            for row in three.rows
            if form in row.forms
        },
        "表四": {row.code: tuple(draw_figure(choice, few) for _ in four.columns) for row in four.rows},
    }
    arithmetic = choice.choice(("any", "true", "slips"))
    if arithmetic != "any":
        balanced = draw_balanced(choice, three, form, printing.digits), draw_cases(choice, four, few.digits)
        for name, numbers in zip(("表三", "表四"), balanced, strict=True):
            if arithmetic == "slips":
                slip(choice, numbers)
            tables[name] = {
                code: tuple(print_figure(choice, printing, number) for number in row) for code, row in numbers.items()
            }
    return tables


def _draw_two(unit: str, column: str, printing: Printing, choice: random.Random) -> Figure:
    return draw_figure(choice, printing, unit=unit, is_signed=column == "本年增减")
