"""Defects of the numbers in the tables: sums that do not hold, and numbers that cannot be."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from tests.generation.clean.draft import Draft
from tests.generation.mutants.mutant import Change, Mutant, count, raised, slip_of, text_of

_APPLICANTS = 6
_FLOWS = ("R1", "R2", "T", "R4")
_SLIP = ("GK-T3-001", "GK-T3-002", "GK-T3-003", "GK-T3-004", "GK-T3-005", "GK-T3-006")
_ONE_SLIP = "一处错数打破的几个等式只报一处"
_BY_001 = "收支等式已报"


def _results(draft: Draft) -> list[str]:
    return [code for code in draft.cells["表三"] if code not in _FLOWS]


def _column(choice: random.Random, draft: Draft) -> int:
    """Choose a kind of applicant, one that has applications where there is any."""
    used = [c for c in range(_APPLICANTS) if count(draft, "表三", "T", c) + count(draft, "表三", "R4", c)]
    return choice.choice(used or list(range(_APPLICANTS)))


def _unbalanced(choice: random.Random, draft: Draft) -> Draft | None:
    """Raise a row of the four that balance, in one column and in the total."""
    row = choice.choice(("R1", "R2", "R4"))
    return raised(draft, "表三", row, _column(choice, draft), -1, by=slip_of(choice))


def _wrong_outcome(choice: random.Random, draft: Draft) -> Draft | None:
    row = choice.choice(_results(draft))
    return raised(draft, "表三", row, _column(choice, draft), -1, by=slip_of(choice))


def _totals(*rows: str) -> Change:
    """Raise the totals of two rows so that every column still holds."""

    def change(choice: random.Random, draft: Draft) -> Draft | None:
        amount = slip_of(choice)
        for row in rows:
            draft = raised(draft, "表三", row, -1, by=amount)
        return draft

    return change


def _total_of_outcome(choice: random.Random, draft: Draft) -> Draft | None:
    """Move a number from the total of one outcome to that of another."""
    full = [code for code in _results(draft) if count(draft, "表三", code)]
    if not full:
        return None
    giving, taking = choice.choice(full), choice.choice(_results(draft))
    amount = choice.randint(1, count(draft, "表三", giving))
    moved = raised(raised(draft, "表三", giving, -1, by=-amount), "表三", taking, -1, by=amount)
    return moved if giving != taking else None


def _more_handled(choice: random.Random, draft: Draft) -> Draft | None:
    column, amount = _column(choice, draft), 2 + count(draft, "表三", "R4") + choice.randint(0, 5)
    return raised(raised(draft, "表三", "T", column, -1, by=amount), "表三", "A1", column, -1, by=amount)


def _zeroed(draft: Draft, rows: Sequence[str]) -> Draft:
    return draft.with_rows(
        "表三", {code: ("0",) * 7 if code in rows else row for code, row in draft.cells["表三"].items()}
    )


def _handled_without_any(choice: random.Random, draft: Draft) -> Draft | None:
    return _zeroed(draft, ("R1", "R2")) if count(draft, "表三", "T") else None


def _none_handled(choice: random.Random, draft: Draft) -> Draft | None:
    return _zeroed(draft, (*_results(draft), "T", "R4")) if count(draft, "表三", "T") else None


def _grand_total(choice: random.Random, draft: Draft) -> Draft | None:
    """Leave the grand total blank and change the total of one outcome."""
    if not count(draft, "表三", "T"):
        return None
    blank = draft.with_cell("表三", "T", 6, "")
    return raised(blank, "表三", choice.choice(_results(draft)), -1, by=slip_of(choice))


def _many_carried_out(choice: random.Random, draft: Draft) -> Draft | None:
    due = count(draft, "表三", "R1") + count(draft, "表三", "R2")
    if due < 4:
        return None
    for row in ("R1", "R4"):
        draft = raised(draft, "表三", row, 0, -1, by=due + 10)
    return draft


def _exchanged(choice: random.Random, draft: Draft) -> Draft | None:
    rows = draft.cells["表三"]
    return (
        draft.with_rows("表三", {**rows, "R2": rows["R4"], "R4": rows["R2"]})
        if rows["R2"][-1] != rows["R4"][-1]
        else None
    )


def _total_with_pending(choice: random.Random, draft: Draft) -> Draft | None:
    rows = draft.cells["表三"]
    total = tuple(str(int(a) + int(b)) for a, b in zip(rows["T"], rows["R4"], strict=True))
    return draft.with_rows("表三", {**rows, "T": total}) if count(draft, "表三", "R4") else None


def _total_without_category(choice: random.Random, draft: Draft) -> Draft | None:
    sums = {
        letter: [sum(int(row[c]) for code, row in draft.cells["表三"].items() if code[0] == letter) for c in range(7)]
        for letter in "BCDE"
    }
    alone = [
        letter
        for letter, column in sums.items()
        if column[-1] >= 2 and [s[-1] for s in sums.values()].count(column[-1]) == 1
    ]
    if not alone:
        return None
    left = sums[choice.choice(alone)]
    total = tuple(str(int(a) - b) for a, b in zip(draft.cells["表三"]["T"], left, strict=True))
    return draft.with_rows("表三", {**draft.cells["表三"], "T": total})


def _many_others(choice: random.Random, draft: Draft) -> Draft | None:
    if draft.form != "2021":
        return None
    amount = 10 + count(draft, "表三", "T")
    for row in ("R1", "E3", "T"):
        draft = raised(draft, "表三", row, 0, -1, by=amount)
    return draft


def _rare_ground(choice: random.Random, draft: Draft) -> Draft | None:
    if draft.organ.kind not in ("乡镇", "街道"):
        return None
    for row in ("R1", choice.choice(("B1", "B3")), "T"):
        draft = raised(draft, "表三", row, 0, -1, by=1)
    return draft


def _unexplained(choice: random.Random, draft: Draft) -> Draft | None:
    if draft.form != "2021":
        return None
    draft = draft.without("收费情况", "未收费", "事业性收费", "无事业性收费").add(
        6, "全年没有发出缴费告知书，信息处理事宜均未涉及钱款。"
    )
    for row in ("R1", choice.choice(("D4", "E2")), "T"):
        draft = raised(draft, "表三", row, 0, -1, by=choice.choice((2,)))
    return None if re.search("大量|频次|反复|多次申请|收费", text_of(draft)) else draft


def _odd_applicants(choice: random.Random, draft: Draft) -> Draft | None:
    if count(draft, "表三", "R1") < 20:
        return None
    place = choice.choice((2, 3))

    def swapped(row: tuple[str, ...]) -> tuple[str, ...]:
        cells = list(row)
        cells[0], cells[place] = cells[place], cells[0]
        return tuple(cells)

    return draft.with_rows("表三", {code: swapped(row) for code, row in draft.cells["表三"].items()})


def _counted_twice(choice: random.Random, draft: Draft) -> Draft | None:
    column = _column(choice, draft)
    partly = count(draft, "表三", "A2", column)
    return raised(draft, "表三", choice.choice(("B6", "C1", "B2")), column, -1, by=partly) if partly >= 2 else None


def _transposed(choice: random.Random, draft: Draft) -> Draft | None:
    """Exchange the two digits of a number of natural persons."""
    rows = {row: draft.cell("表三", row, 0) for row in ("R1", "T")}
    fitting = [row for row, text in rows.items() if len(text) == 2 and text[0] != text[1] and text[1] != "0"]
    if not fitting:
        return None
    row = choice.choice(fitting)
    return draft.with_cell("表三", row, 0, rows[row][::-1])


SUMS = (
    Mutant("GK-T3-001", "收支不平", _unbalanced),
    Mutant("GK-T3-002", "结果之和不等于总计", _wrong_outcome),
    Mutant("GK-T3-003", "新收的总计", _totals("R1", "R4"), _SLIP, _ONE_SLIP),
    Mutant("GK-T3-004", "上年结转的总计", _totals("R2", "R4"), _SLIP, _ONE_SLIP),
    Mutant("GK-T3-005", "办理结果的总计", _total_of_outcome, _SLIP, _ONE_SLIP),
    Mutant("GK-T3-006", "结转的总计", _totals("R4", "R1"), _SLIP, _ONE_SLIP),
    Mutant("GK-T3-007", "办结多于应办", _more_handled, ("GK-T3-001",), _BY_001),
    Mutant("GK-T3-008", "无收案而有结果", _handled_without_any, ("GK-T3-001", "GK-T3-007"), _BY_001),
    Mutant("GK-T3-009", "有收案而无结果", _none_handled, ("GK-T3-001",), _BY_001),
    Mutant("GK-T3-010", "总计空白而两向不等", _grand_total, _SLIP, _ONE_SLIP),
    Mutant("GK-T3-011", "结转过多", _many_carried_out),
    Mutant("GK-T3-012", "结转两行填反", _exchanged),
    Mutant("GK-T3-013", "总计误含结转", _total_with_pending),
    Mutant("GK-T3-014", "总计漏一类", _total_without_category),
    Mutant("GK-T3-015", "其他过多", _many_others),
    Mutant("GK-T3-016", "乡镇的少见理由", _rare_ground),
    Mutant("GK-T3-017", "反复申请没有说明", _unexplained),
    Mutant("GK-T3-018", "申请人错列", _odd_applicants),
    Mutant("GK-T3-020", "部分公开重复计数", _counted_twice),
    Mutant("GK-T3-021", "两位颠倒", _transposed),
)
