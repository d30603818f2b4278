from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from auditor.model.findings import Evidence, Location
from auditor.model.forms import load_forms
from auditor.model.rules import Certainty, Grade
from auditor.report.words import NAMES, WORDS
from tests.report import builders
from tests.report.test_terminal import print_report

CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


@pytest.mark.parametrize("key", sorted(WORDS["zh"].keys() | WORDS["en"].keys()))
def test_every_word_has_both_languages_with_the_same_places_to_fill(key: str) -> None:
    assert placeholders(WORDS["zh"][key]) == placeholders(WORDS["en"][key])


def test_no_english_word_is_chinese() -> None:
    english = {**WORDS["en"], **NAMES["en"]}
    assert {key: text for key, text in english.items() if CHINESE.search(re.sub(r"\{.*?\}", "", text))} == {}


def test_every_code_of_the_form_has_a_name() -> None:
    tables = load_forms(Path(__file__).parents[2] / "rules" / "forms").tables
    codes = set(tables)
    for table in tables.values():
        lines = [*table.rows, *table.columns]
        lines += [line for block in table.blocks for line in (*block.rows, *block.columns)]
        codes |= {line.code for line in lines}
    assert codes - NAMES["en"].keys() == set()
    assert {code for code in codes if code.isascii()} - NAMES["zh"].keys() == set()


@pytest.mark.parametrize("layout", ["cards", "table", "brief"])
def test_an_english_report_on_english_text_holds_no_chinese(layout: str) -> None:
    words = {"title": "t", "message": "m", "remedy": "r", "clauses": ("C-1",), "hints": ("h",), "document": "a.docx"}
    evidence = Evidence("表三", ("A", "B"), (("row", builders.cells("1 _", (0,), 1)),))
    places = (Location("primary", "Part 3", "表三", "R1", "总计", page=2, line=4), Location("related", text="x"))
    findings = [
        builders.finding(
            **words, rule=f"GK-{grade.rank}", grade=grade, certainty=Certainty.TO_CONFIRM, locations=places
        )
        for grade in Grade
    ]
    findings += [builders.finding(**words, evidence=evidence, locations=places)]
    findings += [builders.finding(**words, status=status) for status in ("waived", "yielded")]
    unread = {f"GK-{n}": "why" for n in range(9)}
    report = builders.report(
        builders.review("a.docx", *findings, organ="Organ", warnings=("w",), not_checked=unread),
        builders.review("b.docx", organ="Organ", form="mixed", not_checked=unread, partly_checked={"GK-9": "why"}),
        builders.review("c.docx", builders.finding(**words, grade=Grade.DEFECT), organ="Organ", form="2019"),
        builders.review("d.docx", builders.finding(**words, grade=Grade.ADVICE), organ="Organ", form=None),
        builders.unreadable("e.pdf", "encrypted"),
        left_aside={"f.pptx": "no report"},
        clauses={"C-1": "words"},
    )
    text = print_report(report, 80, layout, floor=Grade.DEFECT, language="en")  # type: ignore[arg-type]
    assert [line for line in text.splitlines() if CHINESE.search(line)] == []
