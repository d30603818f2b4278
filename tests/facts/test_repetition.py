"""Pages that hold their text twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from auditor.facts.repetition import REPEATED, without_repetition
from auditor.model.document import Block, Document, Paragraph
from tests.facts.builders import HEADINGS
from tests.facts.sheets import four

TEXT: tuple[Block, ...] = tuple(Paragraph(text) for heading in HEADINGS for text in (heading, "文字。"))
REPORT = (*TEXT[:8], four(["0"] * 15), *TEXT[8:])
TOP, END = Paragraph("首页"), Paragraph("版权所有")


def page(*blocks: Block) -> Document:
    return Document("made-up.html", "html", blocks)


def test_the_second_of_two_copies_of_a_text_is_left_out_and_told() -> None:
    found = without_repetition(page(TOP, *REPORT, *REPORT, END))
    assert found.blocks == (TOP, *REPORT, END)
    assert found.warnings == (REPEATED,)


@pytest.mark.parametrize(
    "document",
    [
        page(TOP, *REPORT, END),
        page(*REPORT, *REPORT[:-1], Paragraph("另一句话。")),
        page(*REPORT, TOP, *REPORT),
        page(*REPORT[8:12], *REPORT[8:12]),
        replace(page(*REPORT, *REPORT), format="docx"),
    ],
)
def test_what_is_not_wholly_the_same_or_no_page_stays(document: Document) -> None:
    assert without_repetition(document) == document
