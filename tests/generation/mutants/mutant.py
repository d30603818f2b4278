"""One known defect in a report that is otherwise clean, and the rule that has to find it."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from tests.generation.clean.draft import Draft, DraftPart, Paragraph, print_paragraph
from tests.generation.clean.statement import Bank, Number, Statement, draw_statement

Change = Callable[[random.Random, Draft], Draft | None]
"""Return the draft with the defect, or None where this draft cannot have it."""
FORMATS = ("docx", "html", "txt")


@dataclass(frozen=True, slots=True)
class Mutant:
    """A way to spoil a report.

    ``rule`` is meant to find it; ``instead`` are rules that may say it in its place, as the catalogue has it, and
    ``because`` says why. ``finish`` changes the written file.
    """

    rule: str
    name: str
    change: Change
    instead: tuple[str, ...] = ()
    because: str = ""
    formats: tuple[str, ...] = FORMATS
    finish: Callable[[bytes], bytes] | None = None


def text_of(draft: Draft) -> str:
    """Return all running text of ``draft``, headings included."""
    paragraphs = [(part.heading, *map(print_paragraph, part.paragraphs)) for part in draft.parts]
    return "\n".join([print_paragraph(draft.preface), *(line for lines in paragraphs for line in lines)])


def reworded(draft: Draft, words: Mapping[str, str]) -> Draft:
    """Return ``draft`` with each of ``words`` replaced wherever it stands in running text."""

    def change(paragraph: Paragraph) -> Paragraph:
        return tuple(
            replace(piece, text=_replaced(piece.text, words))
            if isinstance(piece, Statement)
            else _replaced(piece, words)
            for piece in paragraph
        )

    return draft.each_paragraph(change)


def _replaced(text: str, words: Mapping[str, str]) -> str:
    for old, new in words.items():
        text = text.replace(old, new)
    return text


def restated(choice: random.Random, draft: Draft, bank: Bank, name: str, true: frozenset[Number]) -> Draft | None:
    """Return ``draft`` with one statement of ``bank`` worded plainly and with another number for ``name``, none of ``true``."""
    old = next(draft.statements(bank.matter), None)
    plain = replace(bank, wordings=tuple(text for text in bank.wordings[: bank.plain] if f"{{{name}}}" in text))
    said = draft.numbers.get(name)
    if old is None or not isinstance(said, int):
        return None
    others = [n for n in (said + 1, said + 2, said + 5, said + 10, said - 1, said - 2) if n > 0 and n not in true]
    return draft.swap(old, stating(choice, draft, plain).with_number(name, choice.choice(others))) if others else None


def denied(choice: random.Random, draft: Draft, bank: Bank, *matters: str) -> Draft | None:
    """Return ``draft`` with a plain statement of ``bank`` in place of the first one on ``matters``; the others are left out."""
    old = next((s for s in draft.statements() if s.matter in matters), None)
    if old is None:
        return None
    plain = replace(bank, wordings=bank.wordings[: bank.plain or None])
    new = stating(choice, draft, plain)
    return draft.swap(old, new).without(*matters)


def stating(choice: random.Random, draft: Draft, bank: Bank, numbers: Mapping[str, Number] | None = None) -> Statement:
    """Return a statement of ``bank`` whether or not it is true of ``draft``; ``numbers`` are given to it."""
    statement = draw_statement(choice, bank, draft.words, {**draft.numbers, **(numbers or {})}, "plain")
    assert statement is not None, bank.matter
    return replace(statement, notation="plain")


def with_paragraphs(draft: Draft, ordinal: int, *paragraphs: Paragraph) -> Draft:
    """Return ``draft`` with other text in part ``ordinal``."""
    return draft.with_part(replace(draft.part(ordinal), paragraphs=paragraphs))


def without_parts(draft: Draft, *ordinals: int) -> Draft:
    """Return ``draft`` without some of its parts."""
    return replace(draft, parts=tuple(part for part in draft.parts if part.ordinal not in ordinals))


def renumbered(parts: tuple[DraftPart, ...]) -> tuple[DraftPart, ...]:
    """Return ``parts`` with their headings numbered in the order in which they stand."""
    return tuple(
        replace(part, heading=f"{number}、{part.heading.partition('、')[2]}")
        for number, part in zip("一二三四五六七八", parts, strict=False)
    )


def count(draft: Draft, table: str, row: str, column: int = -1) -> int:
    """Return the number in a cell, the last of its row if no column is given."""
    return int(draft.cell(table, row, column))


def raised(draft: Draft, table: str, row: str, *columns: int, by: int) -> Draft:
    """Return ``draft`` with ``by`` added to cells of a row."""
    for column in columns:
        draft = draft.with_cell(table, row, column, str(count(draft, table, row, column) + by))
    return draft


def slip_of(choice: random.Random) -> int:
    """Choose by how much a number is wrong."""
    return choice.choice((1, 1, 2, 3, 9, 10))
