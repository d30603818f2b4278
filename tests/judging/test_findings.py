"""One cause, one finding, at the right cell."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.engine import open_engine
from auditor.judging.findings import judge
from auditor.judging.precedence import Failure, same_place, settle
from auditor.model.facts import Fact
from auditor.model.findings import Finding
from auditor.model.rules import Certainty, Grade
from tests.judging.builders import COLUMNS, FORMS, RULES, balanced, base, findings, standing


def changed(row: str, column: str, by: int) -> dict[str, list[int]]:
    table = balanced()
    table[row][COLUMNS.index(column)] += by
    return table


def test_a_table_whose_sums_hold_has_no_finding() -> None:
    assert [f for f in findings(balanced()) if f.rule.startswith("GK-T3-0")] == []


@pytest.mark.parametrize(
    ("row", "column", "rule"),
    [
        ("T", "自然人", "GK-T3-001"),
        ("R1", "总计", "GK-T3-001"),
        ("R4", "总计", "GK-T3-001"),
        ("R2", "自然人", "GK-T3-001"),
        ("A1", "总计", "GK-T3-002"),
        ("B4", "自然人", "GK-T3-002"),
    ],
)
def test_one_wrong_cell_is_found_once_and_marked(row: str, column: str, rule: str) -> None:
    assert standing(changed(row, column, 1)) == [(rule, row, column)]


def test_what_yields_is_kept_and_says_to_whom() -> None:
    stepped_back = [f for f in findings(changed("T", "自然人", 1)) if f.status == "yielded"]
    assert stepped_back
    assert all(f.yielded_to for f in stepped_back)


def test_the_likeliest_slip_is_named_in_a_hint() -> None:
    (finding,) = [f for f in findings(changed("R1", "总计", 1)) if f.status == "open"]
    assert "本年新收·总计 30→29" in finding.hints[0]


def test_exchanged_rows_are_found_once_with_the_explanation() -> None:
    table = balanced()
    table["R2"], table["R4"] = table["R4"], table["R2"]
    found = [f for f in findings(table) if f.status == "open" and f.rule.startswith("GK-T3")]
    assert [f.rule for f in found] == ["GK-T3-001"]
    assert any("填反" in hint for hint in found[0].hints)


def test_a_row_shifted_by_one_cell_is_found_once() -> None:
    table = balanced()
    table["A1"] = [0, *table["A1"][:6]]
    assert len(standing(table)) == 1


def test_several_rows_shifted_by_one_cell_are_found_once() -> None:
    table = balanced()
    for row in ("R1", "A1", "T"):
        table[row] = [0, *table[row][:6]]
    assert len(standing(table)) == 1


def test_a_row_left_at_0_is_found_once() -> None:
    table = balanced()
    table["R1"] = [0] * 7
    assert len(standing(table)) == 1


def test_two_independent_errors_are_two_findings() -> None:
    table = changed("T", "自然人", 1)
    table["B4"][COLUMNS.index("总计")] += 2
    assert len(standing(table)) == 2


def test_the_arithmetic_is_written_out_with_the_numbers() -> None:
    (finding,) = [f for f in findings(changed("R4", "总计", 1)) if f.status == "open"]
    assert "29＋1＝30" in finding.arithmetic
    assert "25＋6＝31" in finding.arithmetic


def test_exactly_one_location_is_primary() -> None:
    for finding in findings(changed("R1", "自然人", 3)):
        assert [place.role for place in finding.locations].count("primary") == 1


def test_the_evidence_marks_the_wrong_cell_and_its_parts() -> None:
    (finding,) = [f for f in findings(changed("R1", "总计", 1)) if f.status == "open"]
    assert finding.evidence is not None
    marks = [cell.mark for _, cells in finding.evidence.rows for cell in cells]
    assert marks.count("primary") == 1
    assert marks.count("part") == 3


def test_fingerprints_do_not_depend_on_the_numbers() -> None:
    one = [f.fingerprint for f in findings(changed("T", "自然人", 1)) if f.status == "open"]
    two = [f.fingerprint for f in findings(changed("T", "自然人", 2)) if f.status == "open"]
    assert one == two


@settings(max_examples=40)
@given(st.sampled_from(list(balanced())), st.sampled_from(COLUMNS), st.integers(1, 9))
def test_any_single_wrong_cell_gives_at_least_one_and_at_most_two_open_sums(row: str, column: str, by: int) -> None:
    assert 1 <= len(standing(changed(row, column, by))) <= 2


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("表三/列/总计", "表三", True),
        ("表三", "表三/列/总计", True),
        ("", "表二/文件/规章", True),
        ("表三/列/总计", "表三/列/总计", True),
        ("表三/列/总计", "表三/列/其他", False),
        ("部分/1", "部分/10", False),
    ],
)
def test_places_contain_each_other_by_path(first: str, second: str, same: bool) -> None:
    assert same_place(first, second) is same


def failure(rule: str, grade: Grade, yields_to: tuple[str, ...] = ()) -> Failure:
    """A failure of a made-up rule on the whole report."""
    known = RULES.rules["GK-T3-001"]
    fact = Fact("表三.列", "表三/列/总计", {})
    finding = Finding(rule, "T3", grade, Certainty.CERTAIN, "a.txt", "", "", (), "", "", ())
    return Failure(replace(known, id=rule, yields_to=yields_to, explains=()), fact, finding)


def test_a_violation_never_disappears_behind_a_defect() -> None:
    grave, mild = failure("GK-T3-901", Grade.VIOLATION, ("GK-T3-902",)), failure("GK-T3-902", Grade.DEFECT)
    assert [f.status for f in settle([grave, mild])] == ["open", "open"]


def test_a_defect_yields_to_a_violation_of_the_same_cause() -> None:
    mild, grave = failure("GK-T3-901", Grade.DEFECT, ("GK-T3-902",)), failure("GK-T3-902", Grade.VIOLATION)
    assert [f.status for f in settle([mild, grave])] == ["yielded", "open"]


def test_what_rests_on_cells_that_ran_together_has_to_be_confirmed() -> None:
    facts = base(changed("T", "自然人", 1))
    restored = replace(facts, facts=tuple(replace(f, restored=frozenset({"办理结果总计"})) for f in facts.facts))
    with open_engine(list(RULES.rules.values()), "reference") as engine:
        found = judge(RULES, engine.judge(restored), restored, FORMS, "made-up")
    (finding,) = [f for f in found if f.rule == "GK-T3-001" and f.status == "open"]
    assert finding.certainty is Certainty.TO_CONFIRM
    assert "连写" in finding.hints[0]
    assert all(f.certainty is Certainty.CERTAIN for f in found if f.rule == "GK-T3-006")
