"""Rulebooks, tables and fact bases made up for the tests of judging."""

from __future__ import annotations

from collections.abc import Mapping

from auditor.engine import open_engine
from auditor.judging.findings import judge
from auditor.model.document import Locator
from auditor.model.facts import Exhibit, Fact, FactBase, FormTable, Identity, Reading
from auditor.model.findings import Finding
from auditor.model.forms import load_forms
from auditor.model.places import rules_directory
from auditor.rulebook.loader import load_rulebook

FORMS = load_forms(rules_directory() / "forms")
RULES = load_rulebook(rules_directory(), FORMS)
SCOPE: dict[str, int | str] = {
    "年度": 2024,
    "年度自": 2024,
    "年度至": 2024,
    "版式": "2021",
    "机关类型": "部门",
    "机关层级": "县",
}
FORM = FORMS.tables["表三"]
ROWS = tuple(row for row in FORM.rows if "2021" in row.forms)
COLUMNS = tuple(column.code for column in FORM.columns)


def numbers(**rows: list[int]) -> dict[str, list[int]]:
    """Table 三 of the 2021 form, all zero but for ``rows`` (seven numbers each)."""
    return {row.code: list(rows.get(row.code, [0] * 7)) for row in ROWS}


def balanced() -> dict[str, list[int]]:
    """A table 三 in which every sum holds: 30 applications, 25 handled, 5 carried out."""
    return numbers(
        R1=[20, 7, 0, 2, 0, 0, 29], R2=[1, 0, 0, 0, 0, 0, 1], A1=[10, 4, 0, 1, 0, 0, 15], B4=[3, 1, 0, 0, 0, 0, 4],
        C1=[4, 1, 0, 0, 0, 0, 5], E3=[0, 0, 0, 1, 0, 0, 1], T=[17, 6, 0, 2, 0, 0, 25], R4=[4, 1, 0, 0, 0, 0, 5],
    )  # fmt: skip


def base(table: Mapping[str, list[int]]) -> FactBase:
    """The facts of kinds 表三.行 and 表三.列 of ``table``, with exhibits."""
    readings = {
        code: {
            column: Reading(str(n), n, locator=Locator(table=2, row=r, column=c))
            for c, (column, n) in enumerate(zip(COLUMNS, values, strict=True), 4)
        }
        for r, (code, values) in enumerate(table.items(), 4)
    }
    names = {row.code: row.name for row in FORM.rows}
    labels = {row.code: row.label for row in ROWS}
    facts = []
    for code, cells in readings.items():
        fields: dict[str, int | str] = {**SCOPE, "行": code, "行名": labels[code]}
        exhibits = {}
        for column, reading in cells.items():
            fields[column] = reading.number or 0
            exhibits[column] = Exhibit(reading.text, reading.locator, "三、", "表三", code, column)
        facts.append(Fact("表三.行", f"表三/行/{code}", fields, exhibits=exhibits))
    for column in COLUMNS:
        fields = {**SCOPE, "列": column, "其他处理": 0}
        exhibits = {}
        for code, cells in readings.items():
            fields[names[code]] = cells[column].number or 0
            exhibits[names[code]] = Exhibit(cells[column].text, cells[column].locator, "三、", "表三", code, column)
        facts.append(Fact("表三.列", f"表三/列/{column}", fields, blanks={"其他处理": "无此行"}, exhibits=exhibits))
    form = FormTable("表三", "2021", labels, COLUMNS, readings, "三、收到和处理政府信息公开申请情况")
    return FactBase(Identity(organ="清江县示例局", year=2024), tuple(facts), tables={"表三": form})


def findings(table: Mapping[str, list[int]]) -> tuple[Finding, ...]:
    """All findings on ``table``, open and yielded."""
    facts = base(table)
    with open_engine(list(RULES.rules.values())) as engine:
        return judge(RULES, engine.judge(facts), facts, FORMS, "made-up.txt")


def standing(table: Mapping[str, list[int]]) -> list[tuple[str, str | None, str | None]]:
    """The open findings of the arithmetic rules (T3-001 to T3-010): rule, and row and column of the primary place."""
    return [
        (f.rule, f.locations[0].row, f.locations[0].column)
        for f in findings(table)
        if f.status == "open" and f.rule <= "GK-T3-010"
    ]
