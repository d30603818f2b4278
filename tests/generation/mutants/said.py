"""Defects of what the prose says: denials and numbers that the tables contradict, and fees that cannot be."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from tests.generation.clean import applicants, applications, disclosure, disputes
from tests.generation.clean.draft import Draft
from tests.generation.clean.statement import Bank, Number
from tests.generation.mutants.mutant import Change, Mutant, count, denied, raised, restated, stating

_ABOUT = ("申请人", "申请渠道", "同比增加", "同比减少")
"""Matters that are only stated of applications that were received."""
_NO_CARRY_IN = Bank(
    "无上年结转",
    (
        "无上年结转的申请。",
        "没有上年结转的政府信息公开申请。",
        "本年度无上年度结转政府信息公开申请。",
        "没有上一年度结转的申请。",
    ),
)
_NO_CARRY_OUT = Bank(
    "无结转下年",
    (
        "无结转下年度继续办理的申请。",
        "没有结转下年度的政府信息公开申请。",
        "本年度没有结转至下年度办理的申请。",
        "无结转下一年度继续办理的申请。",
    ),
)
_NO_NOTICE = (
    "本年度未发出收费通知。",
    "全年没有发出信息处理费收费通知。",
    "{年}年，{我}未发出收费通知。",
    "无收费通知。",
)
_PRAISE = (
    "政府信息公开申请按时答复率100%。",
    "全年依申请公开答复率达到100%。",
    "申请均在法定期限内作出答复。",
)


def _denied(bank: Bank, false: Callable[[Draft], bool], *matters: str) -> Change:
    """Say that there was none, where ``false`` holds, instead of what is said on ``matters``."""
    return lambda choice, draft: denied(choice, draft, bank, *matters) if false(draft) else None


def _claimed(bank: Bank, name: str, denial: str) -> Change:
    """Say that there were some instead of a ``denial``."""

    def change(choice: random.Random, draft: Draft) -> Draft | None:
        only = replace(bank, wordings=tuple(text for text in bank.wordings[: bank.plain] if f"{{{name}}}" in text))
        old = next(draft.statements(denial), None)
        return draft.swap(old, stating(choice, draft, only).with_number(name, choice.randint(1, 40))) if old else None

    return change


def _has(table: str, row: str, column: int = -1) -> Callable[[Draft], bool]:
    return lambda draft: row in draft.cells[table] and count(draft, table, row, column) > 0


def _no_notice(choice: random.Random, draft: Draft) -> Draft | None:
    if draft.form != "2021":
        return None
    for row in ("R1", "E2", "T"):
        draft = raised(draft, "表三", row, 0, -1, by=2)
    return draft.without("收费情况", "未收费").add(6, choice.choice(_NO_NOTICE).format_map(draft.words))


def _praised(choice: random.Random, draft: Draft) -> Draft | None:
    return draft.add(1, choice.choice(_PRAISE)) if draft.numbers["应办"] == 0 else None


def _fee(*wordings: str, e2: int = 0, charges: str = "") -> Change:
    """State the fee in one of ``wordings``, with ``e2`` unpaid applications more, and other ``charges`` in table two."""

    def change(choice: random.Random, draft: Draft) -> Draft | None:
        if draft.form != "2021":
            return None
        draft = draft.without("收费情况", "未收费")
        for row in ("R1", "E2", "T") if e2 else ():
            draft = raised(draft, "表三", row, 0, -1, by=e2)
        if charges:
            draft = draft.with_cell("表二", "行政事业性收费", 0, charges)
        return draft.add(6, choice.choice(wordings).format_map(draft.words))

    return change


def _old_fee(choice: random.Random, draft: Draft) -> Draft | None:
    sentence = choice.choice(
        ("收取检索费、复制费共120元。", "依申请提供政府信息收取邮寄费35元。", "政府信息公开收费及减免情况：收取复制成本费60元。", "全年收取检索、复制、邮寄等成本费用200元。")
    )  # fmt: skip
    return draft.add(6, sentence)


def _early_fee(choice: random.Random, draft: Draft) -> Draft | None:
    sentence = f"按照《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）收取信息处理费{choice.choice((100, 300, 380))}元。"
    return draft.add(6, sentence) if draft.year in (2019, 2020) else None


def _wrong(bank: Bank, name: str, also: Callable[[Draft], set[Number]] = lambda draft: set()) -> Change:
    """State another number for ``name``; ``also`` are further numbers that could lawfully be meant."""

    def change(choice: random.Random, draft: Draft) -> Draft | None:
        if name not in draft.numbers:
            return None
        return restated(choice, draft, bank, name, frozenset({draft.numbers[name], *also(draft)}))

    return change


def _flows(draft: Draft) -> set[Number]:
    return {draft.numbers[name] for name in ("新收", "应办", "办结", "答复", "自然人", "公开合计")}


def _cases(draft: Draft) -> set[Number]:
    return {draft.numbers[name] for name in ("复议", "诉讼", "直诉", "复诉", "案件")}


def _documents(draft: Draft) -> set[Number]:
    return {draft.numbers[name] for name in ("制发", "废止", "现行有效")} if draft.form == "2021" else set()


def _outcome(draft: Draft) -> set[Number]:
    names = ("予以公开", "部分公开", "公开合计", "不予公开", "无法提供", "不予处理", "其他处理", "不掌握")
    found = {int(draft.numbers[name]) for name in names}
    return {*found, *(a + b for a in found for b in found)}


def _share(choice: random.Random, draft: Draft) -> Draft | None:
    """State a wrong share of natural persons, or a wrong growth between two numbers."""
    banks = ((applicants.APPLICANTS, "自然人占比"), (applicants.MORE, "增减幅"), (applicants.FEWER, "增减幅"))
    found = [(old, bank, name) for bank, name in banks if (old := next(draft.statements(bank.matter), None))]
    if not found:
        return None
    old, bank, name = choice.choice(found)
    said = float(draft.numbers[name])
    wrong = said + choice.choice((3.1, 7.4, 12.6)) * (1 if said < 80 else -1)
    plain = replace(bank, wordings=bank.wordings[: bank.plain])
    return draft.swap(old, stating(choice, draft, plain).with_number(name, f"{wrong:.1f}"))


def _split_off(choice: random.Random, draft: Draft) -> Draft | None:
    """State another number of natural persons beside the right one of bodies."""
    persons, bodies = int(draft.numbers["自然人"]), int(draft.numbers["法人"])
    wrong = persons + int(draft.numbers["上年结转"]) + choice.choice((1, 2, 5))
    sentence = f"从申请人看，自然人{wrong}件，法人或其他组织{bodies}件。"
    return draft.add(3, f"依申请公开情况。全年收到的政府信息公开申请中，{sentence}") if bodies else None


def _late(choice: random.Random, draft: Draft) -> Draft | None:
    n = choice.randint(1, 9)
    return draft.add(
        1,
        choice.choice(
            (f"全年逾期答复政府信息公开申请{n}件。", f"有{n}件申请逾期答复。", f"因人员变动，逾期未答复{n}件。")
        ),
    )


def _parts_off(choice: random.Random, draft: Draft) -> Draft | None:
    """Raise one class of what was published; classes cannot overlap as channels and forms can."""
    bank = disclosure.CLASSES
    old = next(draft.statements(bank.matter), None)
    plain = replace(bank, wordings=bank.wordings[: bank.plain])
    part = choice.choice(("机构类", "计划类", "财政类", "动态类"))
    more = int(draft.numbers[part]) + choice.choice((1, 3, 10))
    return draft.swap(old, stating(choice, draft, plain).with_number(part, more)) if old else None


_SAME = "同一句话"
_FEE_LEFT = "12"
"""What table two has in charges, so that no other rule speaks of the fee."""

CLAIMS = (
    Mutant("GK-ZC-001", "称未收到申请", _denied(applications.NONE_RECEIVED, _has("表三", "R1"), "收到申请", "申请收支", *_ABOUT), ("GK-NT-001",), _SAME),
    Mutant("GK-ZC-002", "称收到申请", _claimed(applications.RECEIVED, "新收", "未收到申请"), ("GK-NT-001",), _SAME),
    Mutant("GK-ZC-003", "称没有复议诉讼", _denied(disputes.NO_DISPUTE, lambda d: bool(d.numbers["案件"]), "行政复议", "行政诉讼", "案件合计", "复议结果", "诉讼结果"), ("GK-NT-011", "GK-NT-013"), _SAME),
    Mutant("GK-ZC-004", "称有复议", _claimed(disputes.REVIEWS, "复议", "无复议诉讼"), ("GK-NT-011",), _SAME),
    Mutant("GK-ZC-004", "称有诉讼", _claimed(disputes.SUITS, "诉讼", "无复议诉讼"), ("GK-NT-013",), _SAME),
    Mutant("GK-ZC-005", "称无上年结转", _denied(_NO_CARRY_IN, _has("表三", "R2"), "申请收支"), ("GK-NT-002",), _SAME),
    Mutant("GK-ZC-005", "称无结转下年", _denied(_NO_CARRY_OUT, _has("表三", "R4"), "结转下年", "申请收支"), ("GK-NT-004",), _SAME),
    Mutant("GK-ZC-006", "称未制发文件", _denied(disclosure.NO_DOCUMENT, _has("表二", "行政规范性文件", 0), "制发文件"), ("GK-NT-018",), _SAME),
    Mutant("GK-ZC-007", "称未发通知", _no_notice, ("GK-FEE-005",), "没有通知件数时由它判断"),
    Mutant("GK-ZC-008", "称无收费", _denied(disclosure.NO_CHARGE, lambda d: d.form == "2021" and bool(d.numbers["收费"]), "事业性收费")),
    Mutant("GK-ZC-009", "无申请而称成效", _praised),
    Mutant("GK-FEE-002", "三项不全", _fee("全年收取信息处理费300元。", "本年度发出收费通知2件，实际收取200元。", "{年}年发出信息处理费收费通知3件。", "收取政府信息公开信息处理费共计500元。", charges=_FEE_LEFT)),
    Mutant("GK-FEE-003", "实收大于应收", _fee("全年发出收费通知2件，总金额300元，实际收取500元。", "发出收费通知3件，应收金额900元，实收金额1900元。", "{年}年发出信息处理费收费通知1件，总金额100元，实际收取信息处理费200元。", charges=_FEE_LEFT)),
    Mutant("GK-FEE-004", "零值矛盾", _fee("全年发出收费通知0件，总金额300元，实际收取300元。", "{年}年发出收费通知2件，总金额0元，实际收取0元。", charges=_FEE_LEFT)),
    Mutant("GK-FEE-005", "无通知而有不缴费", _fee("全年发出收费通知0件，总金额0元，实际收取0元。", "{年}年度发出信息处理费收费通知的件数为0件，总金额0元，实际收取0元。", e2=2), ("GK-ZC-007",), "明说没有发出通知的由它判断"),
    Mutant("GK-FEE-006", "金额不可能", _fee("全年发出收费通知2件，总金额385元，实际收取385元。", "发出收费通知1件，总金额101元，实际收取101元。", "按件计收，发出收费通知2件，总金额250元，实际收取250元。", charges=_FEE_LEFT)),
    Mutant("GK-FEE-007", "旧口径", _old_fee),
    Mutant("GK-FEE-008", "收费为零", _fee("全年发出收费通知2件，总金额600元，实际收取600元。", "发出信息处理费收费通知1件，总金额100元，实际收取100元。", charges="0")),
    Mutant("GK-FEE-009", "提前收费", _early_fee),
    Mutant("GK-NT-001", "新收数", _wrong(applications.RECEIVED, "新收", _flows), ("GK-ZC-002",), _SAME),
    Mutant("GK-NT-001", "收支里的新收数", _wrong(applications.FLOWS, "新收", _flows), ("GK-ZC-002",), _SAME),
    Mutant("GK-NT-002", "上年结转数", _wrong(applications.FLOWS, "上年结转")),
    Mutant("GK-NT-003", "办结数", _wrong(applications.HANDLED, "办结", _flows)),
    Mutant("GK-NT-004", "结转下年数", _wrong(applications.CARRIED_OUT, "结转下年")),
    Mutant("GK-NT-005", "予以公开数", _wrong(applications.OUTCOMES, "予以公开", _outcome)),
    Mutant("GK-NT-006", "部分公开数", _wrong(applications.OUTCOMES, "部分公开", _outcome)),
    Mutant("GK-NT-007", "不予公开数", _wrong(applications.OUTCOMES, "不予公开", _outcome)),
    Mutant("GK-NT-008", "无法提供数", _wrong(applications.OUTCOMES, "无法提供", _outcome)),
    Mutant("GK-NT-009", "不予处理数", _wrong(applications.OUTCOMES, "不予处理", _outcome)),
    Mutant("GK-NT-010", "其他处理数", _wrong(applications.OUTCOMES, "其他处理", _outcome)),
    Mutant("GK-NT-011", "复议件数", _wrong(disputes.REVIEWS, "复议", _cases), ("GK-ZC-004",), _SAME),
    Mutant("GK-NT-012", "复议结果", _wrong(disputes.REVIEW_OUTCOMES, "复议维持")),
    Mutant("GK-NT-013", "诉讼件数", _wrong(disputes.SUITS, "诉讼", _cases), ("GK-ZC-004",), _SAME),
    Mutant("GK-NT-014", "均获维持", _denied(disputes.ALL_UPHELD, lambda d: bool(d.numbers["未胜"]), "复议结果", "诉讼结果", "案件合计")),
    Mutant("GK-NT-015", "占比", _share),
    Mutant("GK-NT-016", "全部办结", _denied(applications.ALL_DONE, _has("表三", "R4"), "结转下年", "按期办理"), ("GK-ZC-005",), "同一句话又说没有结转"),
    Mutant("GK-NT-017", "逾期答复", _late),
    Mutant("GK-NT-018", "制发数", _wrong(disclosure.DOCUMENTS, "制发", _documents)),
    Mutant("GK-NT-018", "现行有效数", _wrong(disclosure.VALID, "现行有效", _documents)),
    Mutant("GK-NT-018", "许可数", _wrong(disclosure.DECISIONS, "许可")),
    Mutant("GK-NT-020", "分项之和", _parts_off),
    Mutant("GK-NT-024", "自然人数", _split_off),
    Mutant("GK-NT-022", "渠道分项", _wrong(applicants.CHANNELS, "网络")),
)  # fmt: skip
