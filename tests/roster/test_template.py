"""The roster that people begin with."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.errors import UsageError
from auditor.reading.rows import read_rows
from auditor.roster.columns import COLUMNS
from auditor.roster.reading import read_table
from auditor.roster.template import KnownReport, template, write_template
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
    assert [row.file for row in read] == [parse_file(row.file) for row in rows]
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


def test_the_file_opens_in_excel_with_its_characters_right(tmp_path: Path) -> None:
    path = tmp_path / "roster.csv"
    write_template(path, [], "zh")
    assert path.read_bytes().startswith("\ufeff文件,机关".encode())
    assert path.read_text("utf-8-sig").splitlines()[0] == ",".join(column.name for column in COLUMNS)


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "roster.xlsx").write_bytes(b"mine")
    (tmp_path / "other.csv").write_text("mine")
    for name in ("roster.csv", "other.csv"):
        with pytest.raises(UsageError, match="已经存在"):
            write_template(tmp_path / name, [], "zh")
    assert (tmp_path / "other.csv").read_text() == "mine"
    with pytest.raises(UsageError, match="样表只写成"):
        write_template(tmp_path / "roster.docx", [], "zh")
    with pytest.raises(UsageError, match="写不了"):
        write_template(tmp_path / "没有" / "roster.csv", [], "zh")
