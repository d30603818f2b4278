"""Real reports: what is read equals the truth made by hand, and the audit says what is true of them, no more."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from auditor.audit import audit, load_rules, read_facts
from auditor.errors import UnreadableDocument
from auditor.facts.identity import same_organ
from auditor.facts.tables.json import tables_json
from auditor.model.facts import FactBase
from auditor.model.findings import Review
from auditor.model.forms import FORMS
from auditor.model.places import rules_directory

WHOLE = {
    "000": "000-yuhang-jingxin-2024-seed.txt",
    "009": "009-shanghai-office-2019.html",
    "012": "012-hongze-2023.pdf",
    "013": "013-hongze-2024.pdf",
    "016": "016-shuyang-fgj-2023.html",
}
ROWS = {
    "new": "R1", "carried_in": "R2", "granted": "A1", "partial": "A2", "subtotal": "T", "carried_out": "R4", "other": "E",
    **{f"denied_{n}": f"B{n}" for n in range(1, 9)}, **{f"unable_{n}": f"C{n}" for n in range(1, 4)},
    **{f"rejected_{n}": f"D{n}" for n in range(1, 6)}, **{f"other_{n}": f"E{n}" for n in range(1, 4)},
}  # fmt: skip
GROUPS = {"review": "复议", "direct": "直诉", "after_review": "复诉"}

OPEN_FINDINGS = {
    "000-yuhang-jingxin-2024-seed.txt": [],
    "001-pingtan-2024.txt": ["GK-CT-001", "GK-TX-001"],
    "004-pingtan-2022.txt": ["GK-T4-008", "GK-TX-001"],
    "006-pingtan-2020.txt": ["GK-CT-004", "GK-NT-020", "GK-T2-001", "GK-T3-002", "GK-TX-015"],
    "010-shanghai-kewei-2024.md": [
        "GK-CT-001",
        "GK-NT-016",
        "GK-NT-020",
        "GK-ST-010",
        "GK-ST-011",
        "GK-TB-002",
        "GK-TB-006",
        "GK-TX-001",
    ],
    "009-shanghai-office-2019.html": [
        "GK-CT-001",
        "GK-NT-005",
        "GK-NT-008",
        "GK-NT-014",
        "GK-NT-015",
        "GK-TB-002",
        "GK-TB-003",
    ],
    "012-hongze-2023.pdf": [
        "GK-CT-004",
        "GK-ERA-005",
        "GK-ST-005",
        "GK-T4-001",
        "GK-T4-003",
        "GK-T4-008",
        "GK-TB-006",
        "GK-TX-001",
    ],
    "013-hongze-2024.pdf": ["GK-ERA-005", "GK-NT-023", "GK-ST-005", "GK-TB-006"],
    "016-shuyang-fgj-2023.html": ["GK-TB-003", "GK-TB-006", "GK-TP-001", "GK-TX-016"],
    "900-blank-form-2021.docx": ["GK-TB-013"],
}
"""Every open finding on the whole reports; each was looked up in its document and is true of it."""

RUN_TOGETHER = {
    "001": "001-pingtan-2024.txt",
    "004": "004-pingtan-2022.txt",
    "006": "006-pingtan-2020.txt",
}
"""Reports whose table cells run together: no sum may be judged that was taken for granted to read them."""


@cache
def rules() -> Any:
    return load_rules(rules_directory())


def facts(path: Path) -> FactBase:
    return read_facts(path, path.name, rules()[1])[0]


def truth(shared: Path, number: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((shared / "reports/whole" / f"{number}.truth.json").read_text("utf-8"))
    return content


def unspaced(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("number", WHOLE)
def test_identity_period_and_contact_equal_the_truth(number: str, shared: Path) -> None:
    base, true = facts(shared / "reports/whole" / WHOLE[number]), truth(shared, number)
    assert base.identity.title == unspaced(true["title"])
    # The truth names region and organ in full; the report may print the organ alone.
    assert base.identity.organ is not None
    assert true["organ"].endswith(base.identity.organ)
    assert base.identity.year == true["year"]
    assert base.identity.form == (true["era"] if true["era"] in FORMS else "混合")
    assert base.period == (true["period"]["start"], true["period"]["end"])
    assert unspaced(base.fee_statement or "") == unspaced(true["fee_statement"] or "")
    for name, value in true["contact"].items():
        # The blanks of the truth that nobody typed are those of the program it was copied with.
        assert unspaced(getattr(base.contact, name) or "") == unspaced(value or "")
    assert [s.ordinal for s in base.sections] == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("number", WHOLE)
def test_tables_equal_the_truth_cell_for_cell(number: str, shared: Path) -> None:
    base, true = facts(shared / "reports/whole" / WHOLE[number]), truth(shared, number)
    tables = tables_json(base.tables, rules()[1])
    assert tables["表三"] == {
        ROWS[row]: cells["values"] if isinstance(cells, Mapping) else cells
        for row, cells in true["table3"]["rows"].items()
    }
    assert tables["表四"] == {code: true["table4"][name] for name, code in GROUPS.items()}
    second = true["table2"]
    for name, row in (
        ("regulations", "规章"),
        ("normative_documents", "行政规范性文件"),
        ("licensing", "行政许可"),
        ("penalty", "行政处罚"),
        ("coercion", "行政强制"),
    ):
        expected = list(second[name].values()) if isinstance(second[name], Mapping) else second[name]
        assert tables["表二"][row] == expected
    if "fees_wan_yuan" in second:
        assert tables["表二"]["行政事业性收费"] == second["fees_wan_yuan"]
    else:
        assert tables["表二"]["政府集中采购"] == [second["procurement"]["count"], 251000]


@pytest.fixture(scope="module")
def reviews(shared: Path) -> dict[str, Review]:
    rulebook, forms = rules()
    report = audit([str(shared / "reports/whole")], rulebook, forms, on="2025-02-01")
    return {Path(review.path).name: review for review in report.reviews}


@pytest.mark.parametrize("name", OPEN_FINDINGS)
def test_the_audit_says_what_is_true_and_no_more(name: str, reviews: dict[str, Review]) -> None:
    assert sorted(f.rule for f in reviews[name].findings if f.status == "open") == OPEN_FINDINGS[name]


@pytest.mark.parametrize("number", RUN_TOGETHER)
def test_what_stands_around_tables_that_ran_together_is_read(number: str, shared: Path) -> None:
    base, true = facts(shared / "reports/whole" / RUN_TOGETHER[number]), truth(shared, number)
    assert true["title"].startswith(base.identity.title)
    assert (base.identity.year, base.identity.form) == (true["year"], true["era"])
    assert base.period == (true["period"]["start"], true["period"]["end"])
    assert base.fee_statement == true["fee_statement"]
    for name, value in true["contact"].items():
        assert getattr(base.contact, name) == value
    assert [s.ordinal for s in base.sections] == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("number", RUN_TOGETHER)
def test_cells_that_run_together_are_read_as_the_truth_or_not_at_all(number: str, shared: Path) -> None:
    base, true = facts(shared / "reports/whole" / RUN_TOGETHER[number]), truth(shared, number)
    tables = tables_json(base.tables, rules()[1])
    assert tables["表三"] == {ROWS[row]: cells["values"] for row, cells in true["table3"]["rows"].items()}
    assert tables["表四"] == {code: true["table4"][name] for name, code in GROUPS.items()}
    known = {"规章": "regulations", "行政处罚": "penalty", "行政强制": "coercion", "行政许可": "licensing"}
    for row, name in {**known, "行政规范性文件": "normative_documents"}.items():
        value = true["table2"][name]
        listed = list(value.values()) if isinstance(value, Mapping) else [value]
        found = tables["表二"][row]
        cells = found if isinstance(found, list) else [found]
        assert all(cell in (None, right) for cell, right in zip(cells, listed, strict=False)), row
        assert listed.count(None) <= cells.count(None)
    assert tables["表二"]["规章"] == list(true["table2"]["regulations"].values())


@pytest.mark.parametrize("name", sorted(RUN_TOGETHER.values()))
def test_sums_by_which_cells_were_told_apart_are_not_judged(name: str, reviews: dict[str, Review]) -> None:
    assert {"GK-T3-001", *(f"GK-T3-00{n}" for n in range(3, 7))} <= set(reviews[name].not_checked)
    assert reviews[name].verdict == ("违规" if name.startswith("006") else "无法判断")
    restored = [f for f in reviews[name].findings if f.rule.startswith(("GK-T2", "GK-T3"))]
    assert all(f.certainty == "待核" and any("连写" in hint for hint in f.hints) for f in restored)


def test_a_total_row_that_is_wrong_in_the_document_is_found_though_its_cells_run_together(
    reviews: dict[str, Review],
) -> None:
    found = [f for f in reviews["006-pingtan-2020.txt"].findings if f.rule == "GK-T3-002"]
    assert sorted((f.locations[0].column, "＝26" in f.arithmetic, "＝27" in f.arithmetic) for f in found) == [
        ("总计", False, True),
        ("自然人", True, False),
    ]


def test_openings_name_the_right_organ_and_year_or_none(shared: Path) -> None:
    with (shared / "reports/index.csv").open(encoding="utf-8", newline="") as stream:
        index = {row["file"]: row for row in csv.DictReader(stream) if row["kind"] == "opening"}
    read = wrong = 0
    for name, row in index.items():
        try:
            identity = facts(shared / "reports" / name).identity
        except UnreadableDocument:
            continue
        read += 1
        if identity.year is not None and str(identity.year) != row["year"]:
            wrong += 1
        # The index notes region and organ in full; the report may print a shorter name of the same organ.
        if identity.organ is not None and not same_organ(identity.organ, row["organ"].split("(")[0]):
            wrong += 1
    assert read >= 45
    assert wrong == 0


def test_openings_that_break_off_are_not_accused_of_what_is_missing(shared: Path) -> None:
    rulebook, forms = rules()
    report = audit([str(shared / "reports/openings")], rulebook, forms, on="2025-02-01")
    accused = {
        (Path(review.path).name[:3], finding.rule)
        for review in report.reviews
        for finding in review.findings
        if finding.status == "open"
        and finding.rule in ("GK-ST-001", "GK-ST-003", "GK-ST-006", "GK-ST-007", "GK-ST-008")
    }
    assert accused == set()
