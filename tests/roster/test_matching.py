"""Which row is about which report."""

from __future__ import annotations

import pytest

from auditor.errors import UsageError
from auditor.roster.matching import Roster, organ_key, read_roster
from auditor.roster.values import parse_file
from tests.roster.tables import table

NAMES = ["年报/2023/甲局.docx", "年报/2024/甲局.docx", "年报/2024/乙局.pdf", "年报/各局.zip/丙局.txt"]


def roster(*rows: str, names: list[str] = NAMES) -> Roster:
    return read_roster(table("文件,机关,年度", *rows), names, ["年报"])


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("2024/甲局.docx", "年报/2024/甲局.docx"),
        ("./2024/甲局.docx", "年报/2024/甲局.docx"),
        ("2024\\甲局.docx", "年报/2024/甲局.docx"),
        ("年报/2024/甲局.docx", "年报/2024/甲局.docx"),
        ("乙局.pdf", "年报/2024/乙局.pdf"),
        ("各局.zip/丙局.txt", "年报/各局.zip/丙局.txt"),
    ],
)
def test_a_file_is_found_by_its_path_or_by_a_name_that_is_the_only_one(file: str, name: str) -> None:
    known = roster(f"{file},,")
    row = known.find(name, None, None)
    assert row is not None
    assert row.file == parse_file(file)
    assert known.find("年报/2023/甲局.docx", "甲局", 2023) is None


def test_a_decomposed_file_name_is_the_same() -> None:
    assert roster("ｅ\u0301.txt,,", names=["年报/ｅ\u0301.txt"]).by_file


def test_without_a_file_organ_and_year_decide() -> None:
    known = roster(",青禾县人民政府,2024")
    assert known.find("x", "青禾县政府", 2024)
    assert known.find("x", "青禾县", 2024)
    assert known.find("x", "青禾县人民政府", 2023) is None
    assert known.find("x", "青禾县人民政府办公室", 2024) is None
    assert known.find("x", None, 2024) is None


def test_a_row_whose_file_is_not_there_is_found_by_organ() -> None:
    assert roster("走失.docx,甲局,2024").find("年报/2024/乙局.pdf", "甲局", 2024)


def test_a_row_of_a_file_is_not_about_another_report_of_the_organ() -> None:
    assert roster("乙局.pdf,甲局,2024").find("年报/2024/甲局.docx", "甲局", 2024) is None


@pytest.mark.parametrize(
    ("first", "second"),
    [("白水镇人民政府", "白水镇"), ("河东街道办事处", "河东街道"), ("甲（乙）局", "甲(乙) 局")],
)
def test_names_that_are_written_in_two_ways_are_one(first: str, second: str) -> None:
    assert organ_key(first) == organ_key(second)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["甲局.docx,,"], "roster.csv:2:1: “甲局.docx”对应 2 份报告"),
        (["乙局.pdf,,", "2024/乙局.pdf,,"], "roster.csv:3:1: 与第 2 行说的是同一份报告"),
        ([",甲县局,2024", ",甲县局,2024年"], "roster.csv:3:2: 与第 2 行都是 甲县局 2024 年度"),
    ],
)
def test_rows_that_cannot_be_told_apart_are_faults(rows: list[str], said: str) -> None:
    with pytest.raises(UsageError, match=said.replace("“", ".").replace("”", ".")):
        roster(*rows)
