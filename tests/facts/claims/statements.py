"""Filled tables for the tests of claims, and the claims that a sentence makes beside them."""

from __future__ import annotations

from collections.abc import Mapping

from auditor.facts.claims.statements import find_claims
from auditor.facts.prose import Passage
from auditor.model.facts import Fact, FormTable, Reading

APPLICANTS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
RESULTS = ("维持", "纠正", "其他", "未结", "总计")
OUTCOMES = (
    "A1", "A2", *(f"B{n}" for n in range(1, 9)), "C1", "C2", "C3", *(f"D{n}" for n in range(1, 6)), "E1", "E2", "E3",
)  # fmt: skip


def form_table(name: str, columns: tuple[str, ...], rows: Mapping[str, tuple[int | None, ...]]) -> FormTable:
    """A table of the form; None is a blank cell."""
    cells = {
        row: {
            column: Reading("", blank="") if number is None else Reading(str(number), number)
            for column, number in zip(columns, numbers, strict=True)
        }
        for row, numbers in rows.items()
    }
    return FormTable(name, "2021", {row: row for row in rows}, columns, cells)


def table_three(persons: Mapping[str, int], bodies: Mapping[str, int]) -> FormTable:
    """Table 3 with applications of natural persons and of companies; rows that are not given are zero."""
    rows = {
        row: (persons.get(row, 0), bodies.get(row, 0), 0, 0, 0, 0, persons.get(row, 0) + bodies.get(row, 0))
        for row in ("R1", "R2", *OUTCOMES, "T", "R4")
    }
    return form_table("表三", APPLICANTS, rows)


THREE = table_three(
    {"R1": 15, "R2": 2, "A1": 6, "A2": 1, "B5": 2, "C1": 2, "C2": 1, "D1": 1, "E3": 2, "T": 15, "R4": 2},
    {"R1": 5, "A1": 2, "B5": 1, "C1": 1, "T": 4, "R4": 1},
)
FOUR = form_table("表四", RESULTS, {"复议": (2, 1, 0, 1, 4), "直诉": (1, 0, 0, 1, 2), "复诉": (1, 0, 0, 0, 1)})
TWO = form_table(
    "表二",
    ("制发", "废止", "现行有效", "处理决定"),
    {
        "行政规范性文件": (3, 1, 14, None),
        "行政许可": (None, None, None, 41),
        "行政处罚": (None, None, None, 12),
        "行政强制": (None, None, None, 1),
    },
)
FILLED: Mapping[str, FormTable] = {"表二": TWO, "表三": THREE, "表四": FOUR}
"""Received 20, carried in 2, handled 19, carried out 3; reviews 4, suits 2 and 1; documents 3, 1 repealed, 14 in force."""


def claims_of(
    text: str,
    kind: str = "部门",
    organ: str = "松溪县林业局",
    part: int = 1,
    tables: Mapping[str, FormTable] = FILLED,
) -> list[Fact]:
    """The claims of a text of the year 2024, one passage a line."""
    passages = tuple(Passage(line, part) for line in text.split("\n"))
    return list(find_claims(passages, tables, 2024, kind, organ)[1])


def compared(text: str, **setting: str | int) -> list[tuple[object, object, object]]:
    """Matter, number in the text and number in the table of the claims that may be compared."""
    found = claims_of(text, **setting)  # type: ignore[arg-type]
    return [(f.fields["事项"], f.fields.get("正文数"), f.fields.get("表数")) for f in found if f.fields["可比"]]
