"""Defects of the numbers in tables two and four."""

from __future__ import annotations

import random
import re
from dataclasses import replace

from tests.generation.clean.draft import Draft
from tests.generation.clean.statement import Statement
from tests.generation.mutants.mutant import Change, Mutant, count, raised, slip_of, text_of

_DISPUTES = (
    "行政复议", "复议结果", "行政诉讼", "诉讼结果", "案件合计", "无复议诉讼", "无诉讼", "均获维持", "纠错整改", "旁及案件",
)  # fmt: skip


def _case_total(row: str) -> Change:
    def change(choice: random.Random, draft: Draft) -> Draft | None:
        return raised(draft, "表四", row, choice.choice((-1, -1, 0, 1, 2)), by=slip_of(choice))

    return change


def _without_pending(choice: random.Random, draft: Draft) -> Draft | None:
    rows = [row for row in draft.cells["表四"] if count(draft, "表四", row, 3)]
    if not rows:
        return None
    row = choice.choice(rows)
    return raised(draft, "表四", row, -1, by=-count(draft, "表四", row, 3))


def _moved_cases(choice: random.Random, draft: Draft) -> Draft | None:
    numbers = [text for row in draft.cells["表四"].values() for text in row]
    if sum(map(int, numbers)) < 4:
        return None
    moved = [*numbers[1:], numbers[0]] if choice.random() < 0.5 else [numbers[-1], *numbers[:-1]]
    rows = {code: tuple(moved[5 * n : 5 * n + 5]) for n, code in enumerate(draft.cells["表四"])}
    if all(sum(map(int, row[:4])) == int(row[4]) for row in rows.values()):
        return None
    return draft.with_rows("表四", rows)


def _case(draft: Draft, row: str, column: int, cases: int) -> Draft:
    return raised(draft, "表四", row, column, -1, by=cases)


def _cases_without_any(choice: random.Random, draft: Draft) -> Draft | None:
    if count(draft, "表三", "R1") + count(draft, "表三", "R2"):
        return None
    return _case(draft, choice.choice(("复议", "直诉", "复诉")), choice.randrange(4), choice.randint(1, 4))


def _unmentioned(choice: random.Random, draft: Draft) -> Draft | None:
    if not count(draft, "表三", "R1"):
        return None
    draft = _case(draft.without(*_DISPUTES), choice.choice(("复议", "直诉", "复诉")), 1, choice.randint(1, 3))
    return None if re.search("纠正|败诉|撤销|答复质量|答复规范|规范答复|纠错|确认违法", text_of(draft)) else draft


def _direct_suit(choice: random.Random, draft: Draft) -> Draft | None:
    if draft.year < 2024:
        return None
    refused = str(choice.randint(1, 9))
    line, zero = (refused, *("0",) * 5, refused), ("0",) * 7
    kept = ("R1", "T", choice.choice(("B4", "B5", "B6")))
    rows = {code: line if code in kept else zero for code in draft.cells["表三"]}
    return _case(draft.with_rows("表三", rows), "直诉", choice.randrange(4), 1)


def _co_defendant(choice: random.Random, draft: Draft) -> Draft | None:
    sentence = choice.choice(
        ("作为复议机关共同被告的政府信息公开案件由法规科应诉。", "全年作为复议机关的共同被告参加政府信息公开诉讼。", "部分案件中本机关系复议机关共同被告。")
    )  # fmt: skip
    return _case(draft, "复诉", 0, 2).add(1, sentence) if count(draft, "表三", "R1") else None


def _ruled(choice: random.Random, draft: Draft) -> Draft | None:
    is_barred = (
        draft.organ.kind in ("乡镇", "街道", "开发区")
        or draft.organ.level in ("县", "乡")
        or draft.organ.kind == "部门"
    )
    return draft.with_cell("表二", "规章", choice.choice((0, 2)), str(choice.randint(1, 9))) if is_barred else None


def _too_few_valid(choice: random.Random, draft: Draft) -> Draft | None:
    made = count(draft, "表二", "行政规范性文件", 0)
    if draft.form != "2021" or not made:
        return None
    return draft.with_cell("表二", "行政规范性文件", 2, str(choice.randrange(made)))


def _in_yuan(choice: random.Random, draft: Draft) -> Draft | None:
    amount = choice.randint(300, 900_000)
    if draft.form != "2021":
        return None
    draft = draft.without("事业性收费", "无事业性收费").with_cell("表二", "行政事业性收费", 0, str(amount))
    return draft.add(1, Statement("收费元", "全年收取行政事业性收费{收费元}元。", {"收费元": amount}))


def _less_than_fee(choice: random.Random, draft: Draft) -> Draft | None:
    if draft.form != "2021":
        return None
    draft = draft.without("收费情况", "未收费").with_cell(
        "表二", "行政事业性收费", 0, choice.choice(("0.01", "0.1", "0.5"))
    )
    fee = choice.randint(60, 900) * 100
    return draft.add(
        6, Statement("收费情况", "全年发出收费通知8件，总金额{实收}元，实际收取信息处理费{实收}元。", {"实收": fee})
    )


def _much_coerced(choice: random.Random, draft: Draft) -> Draft | None:
    penalties = count(draft, "表二", "行政处罚")
    more = penalties * 10 + choice.randint(1, 99)
    return draft.with_cell("表二", "行政强制", 0, str(more)) if draft.form == "2021" and penalties else None


def _nothing_in_two(choice: random.Random, draft: Draft) -> Draft | None:
    stated = any(s.numbers.get(name) for s in draft.statements("制发文件") for name in ("制发",))
    if draft.form != "2021" or not stated:
        return None
    rows = {code: ("0",) * len(row) for code, row in draft.cells["表二"].items()}
    plain = draft.each_paragraph(
        lambda paragraph: tuple(replace(p, notation="plain") if isinstance(p, Statement) else p for p in paragraph)
    )
    return plain.with_rows("表二", rows)


def _old_documents(column: int) -> Change:
    """In the form of 2019: more newly disclosed than made (1), fewer disclosed in all than newly (2)."""

    def change(choice: random.Random, draft: Draft) -> Draft | None:
        if draft.form != "2019":
            return None
        made, shown = choice.randint(1, 20), choice.randint(1, 20)
        line = (made, made + shown, made + shown + 9) if column == 1 else (made, made, choice.randrange(made))
        return draft.with_rows("表二", {**draft.cells["表二"], "行政规范性文件": tuple(map(str, line))})

    return change


def _bought(choice: random.Random, draft: Draft) -> Draft | None:
    line = choice.choice((("3", "0"), ("0", "251000"), ("12", "0")))
    return draft.with_rows("表二", {**draft.cells["表二"], "政府集中采购": line}) if draft.form == "2019" else None


CASES = (
    Mutant("GK-T4-001", "复议总计", _case_total("复议")),
    Mutant("GK-T4-002", "直接起诉总计", _case_total("直诉")),
    Mutant("GK-T4-003", "复议后起诉总计", _case_total("复诉")),
    Mutant("GK-T4-004", "总计漏加未审结", _without_pending),
    Mutant("GK-T4-005", "表四错一格", _moved_cases),
    Mutant("GK-T4-007", "无申请有案件", _cases_without_any),
    Mutant("GK-T4-008", "纠正没有反映", _unmentioned),
    Mutant("GK-T4-009", "只有不予公开而直接起诉", _direct_suit),
    Mutant("GK-T4-010", "共同被告", _co_defendant),
    Mutant("GK-T2-001", "没有权限的规章", _ruled),
    Mutant("GK-T2-002", "现行有效过少", _too_few_valid),
    Mutant("GK-T2-004", "以元填报", _in_yuan),
    Mutant("GK-T2-005", "收费少于信息处理费", _less_than_fee),
    Mutant("GK-T2-008", "强制远多于处罚", _much_coerced),
    Mutant("GK-T2-009", "表二全零", _nothing_in_two),
    Mutant("GK-T2-010", "新公开多于新制作", _old_documents(1)),
    Mutant("GK-T2-011", "公开总数过少", _old_documents(2)),
    Mutant("GK-T2-012", "采购有量无额", _bought),
)
