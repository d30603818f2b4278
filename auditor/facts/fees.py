"""The statement on the information-processing fee: found, quoted and taken apart into notices and amounts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from auditor.facts.prose import Passage, Sentence, printed_years, sentences
from auditor.model.facts import Fact

_STATEMENT = re.compile(
    r"信息处理(?:费|收费)|收费通知|^收费(?:情况)?[：:].{0,20}通知.{0,20}元|(?:信息公开|依申请|申请公开).{0,24}(?:收费|免费|收取.{0,6}费)|"
    r"(?:未|没有|无)(?:产生|发生|收取)?[^，。；]{0,8}(?:收费情况|费用|收费事项|任何费用)|"
    r"(?:未|没有|不)因?[^，。；]{0,6}(?:信息公开|公开信息|申请公开)[^，。；]{0,24}(?:收费|费用)|"
    r"(?:未|没有|不)[向对](?:申请人|公民|群众|任何)[^，。；]{0,30}(?:收费|收取[^，。；]{0,20}费)|"
    r"^(?:本年度?|全年|20\d\d年度?|[本我](?:机关|单位|局|委|办|镇|乡|街道|县|区|市))*(?:未|没有|无|零)(?:有|产生|发生)?收费[。；]?$|"
    r"(?:^|[，；])(?:也|均|并|且|以及)?(?:未|没有|无)(?:有|产生|发生|任何)?收费(?:情况|行为|事项)?[，。；]?$|^收费(?:情况)?[：:]\s?(?:0|零|无)(?:元|件)?[。；]?$"
)
_SUB_HEADING = re.compile(r"^[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．].{0,24}(?:情况|费用|收费)[。：:]?$")
_HEADING = re.compile(r"[^，。；：:！？\d]{0,30}(?:情况|费用|收费|信息处理费)")
_PREDICATE = re.compile(r"[未没无不零]|免费|共|收取|发出|产生|发生")
"""What tells something of fees; a line that only names them is the heading of what follows."""
_NOT_A_STATEMENT = re.compile(r"收费(?:清单|目录|项目|标准|公示)|财政|预算|决算|三公|乱收费")
_EXACT = re.compile(r"信息处理(?:费|收费)|收费通知")
_OF_THE_FEE = re.compile(r"通知|实际|实收|应收|应缴|收取|总金额|缴")
_OTHER_CHARGE = re.compile(
    r"行政事业性收费|(?:检索|复制|邮寄|工本|成本)费|登记费|水资源费|罚没|非税|污水|土地|保证金|培训|采购"
)
_TARIFF = re.compile(r"每[件页份]|\d\s*页")
_CLAUSE_END = re.compile(r"[，；。！？;!?]|,(?!\d)")
_AMOUNT = r"(\d[\d,]{0,12}(?:\.\d{1,6})?)\s*(万?)元"
_NOTICES = re.compile(
    r"(?:收费|发出|缴费|制发|信息处理费)[^，。；\d]{0,12}?通知(?:书)?[^，。；\d]{0,10}(\d{1,6})\s*(?:件|份|次)|(\d{1,6})\s*(?:件|份|次)[^，。；\d]{0,6}收费通知"
)
_CHARGED = re.compile(
    rf"(?:金额|应收|应缴|合计|共计)[^，。；\d]{{0,12}}{_AMOUNT}|通知(?:书)?\d{{1,6}}[件份]、?(?:共计?|计)?{_AMOUNT}"
)
_PAID = r"(?:实际(?:收取|缴纳|到账|收到|收缴|入库|收)|实收|已收(?!到)|共收取|(?<!未)收取|已缴[费纳]?|到账|收到(?=\d))"
_COLLECTED = re.compile(rf"{_PAID}[^，。；\d]{{0,24}}(?:\d{{1,6}}[件份笔]、?(?:共计?|计|金额)?)?{_AMOUNT}")
_ALL_COLLECTED = re.compile(r"(?:全部|均已|已全额|已足额|全额)(?:收缴|收取|收讫|缴清|缴纳|缴费|缴库|缴入|到账|入库)")
_BARE_ZERO = re.compile(r"(件数|数量|金额)(?:均|都)?(?:为|：|:)?(?:0|零)元?$")
_LAST_YEAR = re.compile(r"(?:上一?年度?|去年|往年|20\d\d年)[^，。；]{0,8}通知")
_BESIDE_THE_FEE = re.compile(r"邮[费寄]|利息|滞纳金")
"""What may be in a sum without being a fee of the tariff."""
_UNPAID = re.compile(r"逾期|未缴|不缴|不再处理")
_EARLIER = re.compile(r"(?:上一?年|去年|往年)[^，。；]{0,16}通知")
_NONE = re.compile(
    r"(?:未|没有|无|不|零)(?:产生|发生|收取|涉及|有|开展)?[^，。；]{0,20}(?:信息处理费|收费|费用|收取)|免费|零收费|"
    r"信息处理费(?:金额|总额)?(?:为|共|：)?(?:零|0(?:\.0+)?)元|收取[^，。；]{0,20}费?用?(?:金额)?(?:为)?(?:零|\s*0(?:\.0+)?\s*元)"
)
_FINISHED = re.compile(r"[。！；;!]\s*$")
_UNFINISHED = "文件在收费情况的句子中间结束，没有写到的无从判断"
_NO_NOTICE = re.compile(r"(?:未|没有|无)[^，。；]{0,10}收费通知")

_OF_REGION = re.compile(
    r"全(?:[省市县区州旗](?!场)|系统)[^，。；]{0,24}(?:收取|收缴|实收|应收|收到|发出|产生|信息处理费|收费|共|合计)"
)
_OWN = re.compile(r"[我本](?:机关|单位|部门|局|委|办|厅|院|中心|所|队|街道|镇|乡)|局机关")
TEN_YUAN, HUNDRED_YUAN = 1_000, 10_000
"""Steps of the tariff in 分: 10元 a page, 100元 a piece (国办函〔2020〕109号, articles 4 and 5)."""


def _fen(number: str, wan: str) -> int | None:
    value = Decimal(number.replace(",", "")) * (1_000_000 if wan else 100)
    return int(value) if value == int(value) else None


def fee_sentence(passages: tuple[Passage, ...]) -> Sentence | None:
    """Return the sentence that reports on fees for access to information, part 六 first; None where there is none."""
    found = [s for s in sentences(passages) if "费" in s.text and _STATEMENT.search(s.text)]
    found = [s for s in found if _EXACT.search(s.text) or not _NOT_A_STATEMENT.search(s.text)]
    said = [s for s in found if not _is_heading(s.text)]
    exact = [s for s in said if _EXACT.search(s.text)]
    ranked = [s for s in exact if s.passage.part == 6] + exact + [s for s in said if s.passage.part == 6] + said + found
    return ranked[0] if ranked else None


def _is_heading(text: str) -> bool:
    return bool(_SUB_HEADING.match(text) or (_HEADING.fullmatch(text) and not _PREDICATE.search(text)))


def _fee_clauses(sentence: Sentence, reports_region: bool) -> list[str]:
    """Return the clauses of the paragraph of ``sentence`` that are about this fee as the reporting organ charged it.

    Other charges of the organ and the tariff as the law has it are left out, and, unless the report is that of a region,
    what was charged in the whole of one.
    """
    near = [s.text for s in sentence.passage.sentences if s == sentence or _OF_THE_FEE.search(s.text)]
    pieces = [piece.strip() for text in near for piece in _CLAUSE_END.split(text) if piece.strip()]
    if not reports_region:
        pieces = list(_without_region(pieces))
    own = [c for c in pieces if _EXACT.search(c) or not _OTHER_CHARGE.search(c)]
    years = [year for piece in own for year in printed_years(piece)]
    # 2024年发出的1份收费通知未缴费, beside what the report year collected, is no notice of the report year.
    own = [c for c in own if not _is_earlier_notice(c, max(years, default=0))]
    return [_BARE_ZERO.sub(_with_unit, c) for c in own if not _TARIFF.search(c)]


def _without_region(pieces: list[str]) -> Iterator[str]:
    """Yield ``pieces`` but for those from one on the whole region to the next that names the organ itself."""
    of_region = False
    for piece in pieces:
        of_region = not _OWN.search(piece) and (of_region or _OF_REGION.search(piece) is not None)
        if not of_region:
            yield piece


def _is_earlier_notice(piece: str, year: int) -> bool:
    """Whether ``piece`` tells only of a notice of a year before ``year``, and of no payment on it."""
    printed = printed_years(piece)
    return bool(printed) and max(printed) < year and "通知" in piece and not re.search(_PAID, piece)


def _with_unit(match: re.Match[str]) -> str:
    return f"{match[1]}为0{'件' if match[1] in ('件数', '数量') else '元'}"


def _amounts(pieces: list[str]) -> dict[str, int]:
    """Return 应收 and 实收 in 分 as far as ``pieces`` state them, each where it is stated first."""
    found: dict[str, int] = {}
    for piece in pieces:
        paid = re.search(_PAID, piece)
        before = piece[: paid.start()] if paid else piece
        for name, match in (("应收", _CHARGED.search(before)), ("实收", _COLLECTED.search(piece))):
            number, wan = [group for group in match.groups() if group is not None] if match else ("", "")
            amount = _fen(number, wan) if number else None
            if amount is not None:
                found.setdefault(name, amount)
    if "应收" in found and "实收" not in found and any(_ALL_COLLECTED.search(piece) for piece in pieces):
        found["实收"] = found["应收"]
    return found


def fee_facts(
    sentence: Sentence | None,
    unpaid: int | None,
    charges: int | None,
    is_last: bool = False,
    reports_region: bool = False,
) -> tuple[Fact, ...]:
    """Return the fact of kind 收费, or nothing where the report says nothing of fees.

    ``sentence`` is the report's statement on fees. Amounts are in 分. ``unpaid`` is the total of row E2 of 表三, ``charges`` the amount of 表二 item 八 in 分. With ``is_last`` the document ends with the paragraph of the
    statement: what an unfinished one does not say is open. With ``reports_region`` sums of the whole region are the report's own.
    """
    if sentence is None:
        return ()
    pieces = _fee_clauses(sentence, reports_region)
    text = "，".join(pieces)
    read = _amounts(pieces)
    notices = _NOTICES.search(text)
    sent = int(notices[1] or notices[2]) if notices else None
    none = (bool(_NONE.search(text)) or (sent == 0 and not read.get("应收"))) and not read.get("实收")
    fields: dict[str, int | str] = {"原文": sentence.text[:200], "称未收": int(none), **read}
    if sent is not None:
        fields["通知件数"] = sent
    elif _NO_NOTICE.search(text):
        fields["通知件数"] = 0
    if "实收" not in fields and none and "应收" not in fields:
        fields["实收"] = 0
    if fields.get("通知件数") == 0 and not fields.get("实收"):
        fields.setdefault("应收", 0)  # no notice has no sum
    if any(_LAST_YEAR.search(piece) and re.search(_PAID, piece) for piece in pieces):
        fields["含上年通知"] = 1
    if any(_EARLIER.search(piece) for piece in pieces) and _UNPAID.search(text):
        fields["上年通知逾期"] = 1
    amounts = [int(fields[name]) for name in ("应收", "实收") if name in fields]
    if amounts and not _BESIDE_THE_FEE.search(text):
        fields["金额零头"] = max(amount % TEN_YUAN for amount in amounts)
        fields["按件零头"] = max(amount % HUNDRED_YUAN for amount in amounts)
    fields["提到通知"] = int("收费通知" in text and sent != 0 and not _NO_NOTICE.search(text))
    fields["按件"] = int("按件" in text and "按量" not in text)
    if unpaid is not None:
        fields["逾期不缴费"] = unpaid
    if charges is not None:
        fields["行政事业性收费"] = charges
    unsaid: dict[str, str] = {}
    if is_last and not _FINISHED.search(sentence.passage.text):
        unsaid = {name: _UNFINISHED for name in ("通知件数", "应收", "实收") if name not in fields}
        if not none:
            del fields["称未收"]
            unsaid["称未收"] = _UNFINISHED
    exhibit = sentence.passage.exhibit(sentence.text)
    return (Fact("收费", "收费", fields, unreadable=unsaid, exhibits={"原文": exhibit}),)
