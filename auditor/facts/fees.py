"""The statement on the information-processing fee: found, quoted and taken apart into notices and amounts."""

from __future__ import annotations

import re
from decimal import Decimal

from auditor.facts.prose import Passage, Sentence, sentences
from auditor.model.facts import Exhibit, Fact

_STATEMENT = re.compile(
    r"信息处理费|收费通知|(?:信息公开|依申请|申请公开).{0,24}(?:收费|收取.{0,6}费)|"
    r"(?:未|没有|无)(?:产生|发生|收取)?[^，。；]{0,8}(?:收费情况|费用|收费事项|任何费用)"
)
_SUB_HEADING = re.compile(r"^[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．].{0,24}(?:情况|费用|收费)[。：:]?$")
_NOT_A_STATEMENT = re.compile(r"收费(?:清单|目录|项目|标准|公示)|财政|预算|决算|三公|乱收费")
_AMOUNT = r"(\d[\d,]{0,12}(?:\.\d{1,6})?)\s*(万?)元"
_NOTICES = re.compile(
    r"收费通知(?:书)?[^，。；\d]{0,10}(\d{1,6})\s*(?:件|份|次)|(\d{1,6})\s*(?:件|份|次)[^，。；\d]{0,6}收费通知"
)
_CHARGED = re.compile(rf"(?:总金额|通知金额|应收|应缴)[^，。；\d]{{0,12}}{_AMOUNT}")
_COLLECTED = re.compile(rf"(?:实际收取|实收|共收取|收取)[^，。；\d]{{0,24}}{_AMOUNT}")
_NONE = re.compile(
    r"(?:未|没有|无|不)(?:产生|发生|收取|涉及|有)?[^，。；]{0,20}(?:信息处理费|收费|费用|收取)|收取[^，。；]{0,20}费用?(?:为)?\s*0(?:\.0+)?\s*元"
)
_NO_NOTICE = re.compile(r"(?:未|没有|无)[^，。；]{0,10}收费通知")

TEN_YUAN, HUNDRED_YUAN = 1_000, 10_000
"""Steps of the tariff in 分: 10元 a page, 100元 a piece (国办函〔2020〕109号, articles 4 and 5)."""


def _fen(number: str, wan: str) -> int | None:
    value = Decimal(number.replace(",", "")) * (1_000_000 if wan else 100)
    return int(value) if value == int(value) else None


def fee_sentence(passages: tuple[Passage, ...]) -> Sentence | None:
    """Return the sentence that reports on fees for access to information, part 六 first; None where there is none."""
    found = [s for s in sentences(passages) if _STATEMENT.search(s.text) and not _NOT_A_STATEMENT.search(s.text)]
    said = [s for s in found if not _SUB_HEADING.match(s.text)]
    exact = [s for s in said if "信息处理费" in s.text or "收费通知" in s.text]
    ranked = [s for s in exact if s.passage.part == 6] + exact + [s for s in said if s.passage.part == 6] + said + found
    return ranked[0] if ranked else None


def fee_facts(passages: tuple[Passage, ...], unpaid: int | None, charges: int | None) -> tuple[Fact, ...]:
    """Return the fact of kind 收费, or nothing where the report says nothing of fees.

    Amounts are in 分. ``unpaid`` is the total of row E2 of 表三, ``charges`` the amount of 表二 item 八 in 分.
    """
    sentence = fee_sentence(passages)
    if sentence is None:
        return ()
    paragraph = sentence.passage.text
    text = sentence.text if len(paragraph) > 400 else paragraph
    fields: dict[str, int | str] = {"原文": sentence.text[:200], "称未收": int(bool(_NONE.search(text)))}
    notices, charged, collected = _NOTICES.search(text), _CHARGED.search(text), _COLLECTED.search(text)
    if notices:
        fields["通知件数"] = int(notices[1] or notices[2])
    elif _NO_NOTICE.search(text):
        fields["通知件数"] = 0
    for name, match in (("应收", charged), ("实收", collected)):
        amount = _fen(match[1], match[2]) if match else None
        if amount is not None:
            fields[name] = amount
    if "实收" not in fields and fields["称未收"] and not charged:
        fields["实收"] = 0
    amounts = [int(fields[name]) for name in ("应收", "实收") if name in fields]
    if amounts:
        fields["金额零头"] = max(amount % TEN_YUAN for amount in amounts)
        fields["按件零头"] = max(amount % HUNDRED_YUAN for amount in amounts)
    fields["提到通知"] = int("收费通知" in text and not _NO_NOTICE.search(text))
    fields["按件"] = int("按件" in text and "按量" not in text)
    if unpaid is not None:
        fields["逾期不缴费"] = unpaid
    if charges is not None:
        fields["行政事业性收费"] = charges
    exhibit = Exhibit(sentence.text, sentence.passage.locator)
    return (Fact("收费", "收费", fields, exhibits={"原文": exhibit}),)
