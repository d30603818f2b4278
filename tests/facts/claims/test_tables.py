"""What the tables say beside a claim: blanks, totals that disagree, and the cells of a sum."""

from __future__ import annotations

from auditor.facts.claims.tables import amount, beside, results_beside
from auditor.model.facts import Reading
from tests.facts.claims.statements import APPLICANTS, FILLED, FOUR, RESULTS, THREE, form_table


def test_a_group_is_the_sum_of_its_rows() -> None:
    found = beside("不予公开", FILLED)["表数"]
    assert (found.value, [e.row for e in found.exhibits]) == (3, ["B5"])


def test_a_blank_total_is_the_sum_of_its_columns() -> None:
    table = form_table("表三", APPLICANTS, {"R1": (3, 1, None, None, None, None, None)})
    found = amount({"表三": table}, [("表三", "R1", "总计")])
    assert found is not None
    assert (found.value, [e.column for e in found.exhibits]) == (4, ["自然人", "商业企业"])


def test_a_blank_row_is_unknown_unless_the_outcomes_add_up_without_it() -> None:
    blank = (None,) * 7
    rows = {row: tuple(r.number for r in cells.values()) for row, cells in THREE.cells.items()}
    whole = form_table("表三", APPLICANTS, {**rows, "D2": blank})
    broken = form_table("表三", APPLICANTS, {**rows, "D1": blank})
    assert beside("不予处理", {"表三": whole})["表数"].value == 1
    assert "表数" not in beside("不予处理", {"表三": broken})


def test_a_total_that_its_columns_contradict_does_not_agree() -> None:
    table = form_table("表三", APPLICANTS, {"R1": (3, 1, 0, 0, 0, 0, 5)})
    found = amount({"表三": table}, [("表三", "R1", "总计")])
    assert found is not None
    assert not found.agrees


def test_handled_applications_have_to_agree_with_their_outcomes() -> None:
    rows = {row: tuple(r.number for r in cells.values()) for row, cells in THREE.cells.items()}
    table = form_table("表三", APPLICANTS, {**rows, "A1": (9, 2, 0, 0, 0, 0, 11)})
    assert not beside("办结", {"表三": table})["表数"].agrees


def test_a_missing_row_leaves_the_sum_unknown() -> None:
    rows = {row: tuple(r.number for r in cells.values()) for row, cells in THREE.cells.items() if row != "B3"}
    assert "表数" not in beside("不予公开", {"表三": form_table("表三", APPLICANTS, rows)})


def test_the_older_form_has_one_row_of_other_outcomes() -> None:
    table = form_table("表三", APPLICANTS, {"E": (2, 0, 0, 0, 0, 0, 2)})
    assert beside("其他处理", {"表三": table})["表数"].value == 2


def test_a_cell_in_doubt_leaves_the_sum_unknown() -> None:
    cells = {row: dict(columns) for row, columns in FOUR.cells.items()}
    cells["直诉"]["总计"] = Reading("2?", doubt="看不清")
    table = form_table("表四", RESULTS, {})
    table = type(table)(table.name, table.form, {}, RESULTS, cells)
    assert "表数" not in beside("行政诉讼", {"表四": table})


def test_results_of_a_block_that_adds_up_without_them_are_zero() -> None:
    table = form_table(
        "表四", RESULTS, {"复议": (5, None, None, 2, 7), "直诉": (8, None, None, 1, 9), "复诉": (None,) * 5}
    )
    found = results_beside("均维持", ("复议", "直诉", "复诉"), {"表四": table})
    assert {name: a.value for name, a in found.items()} == {"表纠正": 0, "表其他结果": 0, "表未结": 3}


def test_without_a_table_nothing_stands_beside_a_claim() -> None:
    assert beside("收到申请", {}) == {}
