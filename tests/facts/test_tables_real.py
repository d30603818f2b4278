"""Tables of real reports and of one report in many formats, cell for cell."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from auditor.facts.extract import extract
from auditor.facts.tables.extraction import Tables, extract_tables
from auditor.facts.tables.facts import table_facts
from auditor.facts.tables.json import tables_json
from auditor.reading import read
from tests.facts.sheets import FORMS


def state(tables: Tables, name: str) -> dict[str, int | str]:
    """The fields of the fact of kind 表 for one table."""
    return next(dict(f.fields) for f in table_facts(tables, FORMS, {}) if (f.kind, f.ref) == ("表", name))


@pytest.mark.parametrize("suffix", ["html", "htm", "docx", "doc", "wps", "txt", "md", "odt", "xlsx", "xls", "pdf"])
def test_every_layout_of_one_report_gives_the_same_tables(shared: Path, suffix: str) -> None:
    truth = json.loads((shared / "formats" / "truth.json").read_text("utf-8"))
    names = [name for name in truth if name.endswith(f".{suffix}")]
    assert names
    for name in names:
        tables = extract_tables(read(shared / "formats" / name, FORMS), (), FORMS)
        assert tables_json(tables.tables, FORMS) == truth[name]["tables"], name


# Truth files name the rows of table 三 in English, in printed order.
NAMES = (
    *("new", "carried_in", "granted", "partial"),
    *(f"denied_{n}" for n in range(1, 9)),
    *(f"unable_{n}" for n in range(1, 4)),
    *(f"rejected_{n}" for n in range(1, 6)),
    *("other", "other_1", "other_2", "other_3", "subtotal", "carried_out"),
)
CODES = dict(zip(NAMES, [row.code for row in FORMS.tables["表三"].rows], strict=True))


@pytest.mark.parametrize("number", ["000", "009", "012", "013", "016"])
def test_whole_reports_are_read_cell_for_cell(shared: Path, number: str) -> None:
    truth = json.loads((shared / "reports" / "whole" / f"{number}.truth.json").read_text("utf-8"))
    (path,) = [p for p in (shared / "reports" / "whole").glob(f"{number}-*") if p.suffix in (".txt", ".html", ".pdf")]
    found = tables_json(extract_tables(read(path, FORMS), (), FORMS).tables, FORMS)
    assert found["表三"] == {CODES[k]: row["values"] for k, row in truth["table3"]["rows"].items()}
    groups = ("review", "direct", "after_review")
    assert list(found["表四"].values()) == [truth["table4"][group] for group in groups]
    two_values = [value for key, value in truth["table2"].items() if key != "format"]
    printed = [list(value.values()) if isinstance(value, dict) else value for value in two_values]
    assert list(found["表二"].values()) == [[6, 251000] if value == [6, "251000元"] else value for value in printed]


def test_rows_torn_from_their_labels_are_read_cell_for_cell(shared: Path) -> None:
    truth = json.loads((shared / "reports" / "whole" / "010.truth.json").read_text("utf-8"))
    (path,) = (shared / "reports" / "whole").glob("010-*")
    found = tables_json(extract(read(path, FORMS), FORMS).tables, FORMS)
    assert found["表三"] == {CODES[k]: row["values"] for k, row in truth["table3"]["rows"].items()}
    assert list(found["表四"].values()) == [truth["table4"][group] for group in ("review", "direct", "after_review")]
    two = truth["table2"]
    assert found["表二"] == {
        "行政许可": two["licensing"],
        "行政处罚": two["penalty"],
        "行政强制": two["coercion"],
        "行政事业性收费": two["fees_wan_yuan"],
        "规章": list(two["regulations"].values()),
        "行政规范性文件": list(two["normative_documents"].values()),
    }


def test_the_blank_official_form_is_blank_and_not_wrong(shared: Path) -> None:
    (path,) = (shared / "reports" / "whole").glob("900-*")
    tables = extract_tables(read(path, FORMS), (), FORMS)
    for name in ("表二", "表三", "表四"):
        fields = state(tables, name)
        assert fields["已填格数"] == 0
        assert fields["空白格数"] == fields["数据格数"]
        assert [fields[count] for count in ("缺行数", "多行数", "改名行数", "非数字格数")] == [0] * 4
    assert tables.warnings == ()
