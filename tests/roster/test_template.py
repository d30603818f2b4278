"""The roster that people begin with."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.errors import UsageError
from auditor.hostile import clean
from auditor.reading.rows import read_rows
from auditor.roster.matching import read_roster
from auditor.roster.reading import LONGEST, read_table
from auditor.roster.template import KnownReport, can_be_named, check_target, template
from auditor.roster.values import parse_file

NAMES = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn", "Zl", "Zp")), min_size=1, max_size=30)  # fmt: skip
FILES = NAMES.map(str.strip).filter(lambda name: name and not name.startswith("./"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_example_of_a_blank_roster_is_no_report(language: str) -> None:
    assert read_table(read_rows("r.csv", template([], language).encode("utf-8-sig"), ".csv")) == ()


@given(
    st.lists(
        st.builds(KnownReport, FILES, NAMES, st.integers(2010, 2030).map(str), st.just("部门"), st.just("县")),
        min_size=1,
    )
)
def test_what_is_written_is_read_again(rows: list[KnownReport]) -> None:
    read = read_table(read_rows("r.csv", template(rows, "zh").encode("utf-8-sig"), ".csv"))
    assert [row.file for row in read] == [parse_file(clean(row.file)) for row in rows]
    assert [row.year for row in read] == [int(row.year) for row in rows]
    for known, row in zip(rows, read, strict=True):
        assert row.organ in (None, known.organ.strip())


@pytest.mark.parametrize("name", ["=cmd|' /C calc'!A0.docx", "+1.docx", "-2.docx", "@SUM(A1).docx", "#1.docx"])
def test_no_cell_is_a_formula_or_a_remark(name: str) -> None:
    text = template([KnownReport(name, "=HYPERLINK(1)")], "zh")
    row = text.splitlines()[1]
    assert row.lstrip('"').startswith("./")
    assert "HYPERLINK" not in row
    assert [r.file for r in read_table(read_rows("r.csv", text.encode(), ".csv"))] == [name]


@pytest.mark.parametrize(
    "name", ["a\x1b[31mb.docx", "\u202ecod.docx", "a\nb.docx", "零\u200b宽.docx", "\x1b]0;x\x07.docx"]
)
def test_what_a_terminal_obeys_is_shown_and_the_row_still_finds_its_file(name: str) -> None:
    text = template([KnownReport(f"2024/{name}")], "zh")
    assert not any(character in text for character in "\x1b\u202e\u200b\x07")
    known = read_roster(read_rows("r.csv", text.encode(), ".csv"), [f"年报/2024/{name}"], ["年报"])
    assert known.find(f"年报/2024/{name}", None, None)


BYTES = "\udcb2\udcc6.docx"
"""A file name in GBK, as a system that expects UTF-8 tells it."""


@pytest.mark.parametrize("file", [BYTES, "x" * LONGEST + ".docx", "\u202e" * 80])
def test_a_file_that_cannot_be_named_is_left_to_organ_and_year(file: str) -> None:
    assert not can_be_named(file)
    (read,) = read_table(read_rows("r.csv", template([KnownReport(file, "某县财政局", "2024")], "zh").encode(), ".csv"))
    assert (read.file, read.organ, read.year) == (None, "某县财政局", 2024)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_file_that_nothing_singles_out_is_named_in_a_remark(language: str) -> None:
    rows = [
        KnownReport(BYTES, "某县财政局", "2024"),
        KnownReport(BYTES, "某县财政局"),
        KnownReport("\udcd5" + BYTES, "某县财政局", "2024"),
        KnownReport("a.docx", "某县财政局", "2024"),
    ]
    text = template(rows, language)
    lines = text.splitlines()
    assert [line.lstrip('"').startswith("#") for line in lines] == [False, False, True, True, False]
    assert "⟨U+DCD5⟩" in lines[3]
    known = read_roster(read_rows("r.csv", text.encode(), ".csv"), [BYTES, "a.docx"], [])
    assert [row.file for row in known.rows] == [None, "a.docx"]


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "roster.xlsx").write_bytes(b"mine")
    (tmp_path / "other.csv").write_text("mine")
    for name in ("roster.csv", "other.csv"):
        with pytest.raises(UsageError, match="已经存在"):
            check_target(tmp_path / name)
    with pytest.raises(UsageError, match="样表只写成"):
        check_target(tmp_path / "roster.docx")
