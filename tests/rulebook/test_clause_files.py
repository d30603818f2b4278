"""Clauses read from their files, those of the product included."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from auditor.model.places import rules_directory
from auditor.model.rules import Clause
from auditor.rulebook.clause_files import read_clauses
from auditor.rulebook.loader import load_rulebook
from auditor.rulebook.source import open_source
from tests.rulebook.builders import CLAUSES, FORMS, family, rule, write, write_rules


@pytest.fixture(scope="module")
def clauses() -> Mapping[str, Clause]:
    """Return the clauses of the product."""
    found: dict[str, Clause] = {}
    for path in sorted((rules_directory() / "clauses").glob("*.yaml")):
        source, root = open_source(path, path.read_bytes())
        assert root is not None
        for clause in (entry.clause for entry in read_clauses(source, root)):
            assert clause.id not in found
            found[clause.id] = clause
        assert source.faults == []
    return found


def test_a_clause_has_the_instrument_and_dates_of_its_file(tmp_path: Path) -> None:
    text = CLAUSES.replace("words: 应当准确。}", "words: 应当准确。, since: 2020-01-01, until: 2099-12-31}")
    book = write(tmp_path, {"clauses/all.yaml": text, "national/T3.yaml": family(rule({"clauses": "[MM-1, TL-1]"}))})
    read = load_rulebook(book.directory, FORMS).clauses
    assert read["TL-1"] == Clause(
        "TL-1", "《甲条例》（第1号）", "第一条", "应当准确。", "V", date(2020, 1, 1), date(2099, 12, 31)
    )
    assert (read["GS19-1"].instrument, read["GS19-1"].until) == ("《旧格式》", date(2021, 9, 25))
    assert read["MM-1"].since == date(2019, 5, 15)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("mark: M", "mark: ⟦X", "“X”不是核实标记"),
        ("id: MM-1", "id: ⟦TL-1", "条文编号 TL-1 已经用过"),
        ("until: 2021-09-25", "until: ⟦2021-09-31", "应当是日期"),
        ("    since: 2021-09-26\n", "    since: ⟦很久以前\n", "应当是日期"),
        ("{id: MM-1, ", "⟦{", "条文缺少键：id"),
        ("{id: MM-1, ", "⟦{id: MM-1, until: 2018-01-01, ", "失效日 2018-01-01 早于施行日 2019-05-15"),
        ("  - name: 《甲条例》\n    ", "  - ⟦", "文件依据缺少键：name"),
    ],
)
def test_a_fault_is_shown_where_it_stands(tmp_path: Path, old: str, new: str, message: str) -> None:
    book = write(tmp_path, {"clauses/all.yaml": CLAUSES.replace(old, new), "national/T3.yaml": family(rule())})
    assert message in book.fault().message


def test_the_regulation_is_whole(clauses: Mapping[str, Clause]) -> None:
    cited = ["TL-6.1", "TL-20.1(8)", "TL-49.1", "TL-49.2", "TL-50.1(1)", "TL-50.1(5)", "TL-50.2"]
    assert [clauses[name].mark for name in cited] == ["V"] * len(cited)
    assert clauses["TL-49.1"].article == "第四十九条第一款"
    assert clauses["TL-50.1(4)"].article == "第五十条第一款第（四）项"
    assert clauses["TL-14.1"].article == "第十四条"
    assert {c.instrument for c in clauses.values() if c.id.startswith("TL-")} == {
        "《中华人民共和国政府信息公开条例》（国务院令第711号）"
    }


@pytest.mark.parametrize(
    ("name", "years"),
    [
        ("TL-50.2", [2019, 2020, 2021, 2022, 2023, 2024]),
        ("GS19-4", [2019, 2020]),
        ("GS21-7", [2021, 2022, 2023, 2024]),
        ("XF-10", [2021, 2022, 2023, 2024]),
        ("XF-11", [2020, 2021, 2022, 2023, 2024]),
        ("LF15-82", [2019, 2020, 2021, 2022]),
        ("LF-93", [2023, 2024]),
        ("FY-23", [2024]),
        ("K201", [2019, 2020, 2021, 2022, 2023, 2024]),
    ],
)
def test_a_clause_is_in_force_in_its_years(clauses: Mapping[str, Clause], name: str, years: list[int]) -> None:
    assert [year for year in range(2019, 2025) if clauses[name].binds(year)] == years


def test_what_nobody_has_read_says_so(clauses: Mapping[str, Clause]) -> None:
    from_memory = [clause for clause in clauses.values() if clause.mark == "M"]
    assert from_memory
    assert all("没有读到" in c.words or "未读到" in c.words or "没有找到" in c.words for c in from_memory)


def test_a_file_of_rules_may_not_stand_for_clauses(tmp_path: Path) -> None:
    book = write_rules(tmp_path, rule())
    (tmp_path / "clauses" / "all.yaml").write_text(family(rule()), "utf-8")
    messages = [fault.message for fault in book.faults()]
    assert "条文文件缺少键：instruments" in messages
