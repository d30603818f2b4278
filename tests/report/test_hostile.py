from __future__ import annotations

from dataclasses import replace
from io import StringIO
from typing import Literal, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from auditor.hostile import clean
from auditor.model.findings import Evidence, EvidenceCell, Location, Report
from auditor.model.rules import Grade
from auditor.report.terminal import Layout, render_terminal
from tests.report import builders

ATTACKS = [
    "[red]x[/red]",
    "[/]",
    "\x1b[31mx",
    "\x9b31mx",
    "a\u202eb",
    "甲\n乙",
    "\r覆盖",
    "x\x08",
    ":smile:",
    "\ufeff",
    "\udcff",
]


def print_report(report: Report, width: int, layout: Layout, *, colour: bool = False) -> str:
    stream = StringIO()
    console = Console(file=stream, width=width, force_terminal=colour, color_system="truecolor" if colour else None)
    render_terminal(report, console, layout=layout, floor=Grade.ADVICE, language="zh")
    return stream.getvalue()


def attack(text: str) -> Report:
    """A report with ``text`` in every place that a document or a file system fills."""
    found = builders.finding(
        document=text,
        title=text,
        message=text,
        arithmetic=text[::-1],
        hints=(text,),
        remedy=text,
        locations=(
            Location("primary", text, "表三", text, text, text=text, place=text),
            Location("related", text=text),
        ),
        evidence=Evidence("表三", (text, "总计"), ((text, (EvidenceCell(text, "primary"), EvidenceCell(text))),)),
    )
    quoted = replace(found, evidence=None)
    checked = builders.review(
        text,
        found,
        quoted,
        organ=text,
        form=text,
        warnings=(text,),
        not_checked={text: text},
        partly_checked={text: text},
    )
    return builders.report(checked, builders.unreadable(text, text), left_aside={text: text}, engine=text)


@pytest.mark.parametrize("text", ATTACKS)
@pytest.mark.parametrize("layout", get_args(Layout))
def test_text_of_documents_is_printed_and_never_obeyed(text: str, layout: Layout) -> None:
    plain = print_report(attack(text), 400, layout)
    assert clean(text) in plain
    assert not any(sign in plain for sign in "\x1b\x9b\u202e\r\x08\ufeff\udcff")


def test_markup_in_a_name_adds_no_colour() -> None:
    coloured = print_report(attack("[red]x[/red]"), 400, "cards", colour=True)
    assert coloured.count("\x1b[") == print_report(attack("[red-x-/red]"), 400, "cards", colour=True).count("\x1b[")


def test_a_newline_in_a_path_does_not_make_a_line() -> None:
    text = print_report(attack("甲\n乙"), 200, "brief")
    assert not any(line.startswith("乙") for line in text.splitlines())


@pytest.mark.parametrize(
    ("text", "shown"),
    [("\x1b[31m", "␛[31m"), ("a\nb\t", "a␊b␉"), ("\u202ex", "⟨U+202E⟩x"), ("\x7f", "␡"), ("一、　总体", "一、　总体")],
)
def test_what_does_not_print_is_shown(text: str, shown: str) -> None:
    assert clean(text) == shown


def test_long_text_is_cut_and_says_so() -> None:
    assert clean("政" * 12, 10) == "政" * 10 + "…〔+2〕"


@settings(max_examples=30)
@given(st.text(max_size=80), st.sampled_from([60, 80, 96, 120]), st.sampled_from(["cards", "table"]))
def test_no_text_makes_a_line_wider_than_the_screen(text: str, width: int, layout: Literal["cards", "table"]) -> None:
    assert all(cell_len(line) <= width for line in print_report(attack(text), width, layout).splitlines())


def test_a_very_long_cell_does_not_flood_the_screen() -> None:
    assert len(print_report(attack("政" * 5000), 80, "cards")) < 60_000
