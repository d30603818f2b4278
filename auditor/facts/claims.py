"""Claims: numbers and negations in the prose that the tables also state, each beside the table's number."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from auditor.facts.denials import NOT, is_plain, own_names
from auditor.facts.prose import Passage, Sentence, clauses, sentences
from auditor.model.facts import Claim, Exhibit, Fact, FormTable, find_reading

_NUMBER = r"(\d{1,7}|零)\s*(?:余)?(?:件|条|封|次|宗|起|份|例)"
_IS_ZERO = r"(?:均|都)?为(?:0|零)(?![\d.])"
_APPLICATION = (
    r"(?:依申请公开|依申请信息公开|(?:政府)?信息公开的?申请|公开(?:政府)?信息的?申请|申请公开|依申请)"
    r"(?:政府信息)?(?:的)?(?:申请|件|事项|办件|请求|业务)?"
)
_RECEIVE = r"(?:收到|接到|接收|收(?!取|费|集|缴)|受理|产生|发生|办理)(?:过|到|和处理|和办理|、办理)?"
_DISPUTE = re.compile(r"复议|诉讼|举报|投诉|信访")
_FAULTY = re.compile(r"逾期|超期|超时|延期|违规|违法|泄密|失误|不当|错误|拒绝|纠错|纠正|败诉|撤销|责令|责任")
"""Words by which a negation denies only that something went wrong, not that there was a case."""

_CAUSED = re.compile(
    r"因?[^，。；]{0,12}(?:本年度?|当年|今年|20\d{2}年度?)[^，。；]{0,12}申请[^，。；]{0,6}(?:引起|引发|导致|产生)"
)
_NARROW = re.compile(
    r"其中|网上|网络|线上|现场|当面|信函|邮寄|信件|传真|纸质|书面|口头|下属|转办|移送|各镇|各街道|各乡|上半年|下半年|季度|截至\d{1,2}月|月份"
)
_OTHER_MATTER = re.compile(r"咨询|信箱|留言|问政|来信|来电|热线|提案|建议|举报|投诉|新闻|信息\d+条")
_AS_REVIEW_ORGAN = re.compile(
    r"作为(?:行政)?复议机关|(?:办理|审理|受理|审结)[^，。；]{0,8}(?:行政)?复议(?:申请|案件)|共同被告"
)
_ABOUT_DISCLOSURE = re.compile(r"信息公开|政务公开|依申请|申请公开")
_TABLE_TEXT = re.compile(r"勾稽关系|结果维持|第二十条第|信息内容本年")
_OTHERS = re.compile(
    r"所属|下属|案例|模拟|抽查|自条例|以来|历年(?:来|共|累计)|(?:各|由)[^，。；]{0,6}(?:单位|部门)分别"
)
_HELPED = re.compile(r"指导|培训|讲评|配合|协助|参与|典型|代理|上级|转发")
"""Words by which a number of cases or documents may be of others; sentences on applications often have them too."""
_ACCUMULATED = re.compile(r"累计")
_THIS_YEAR = re.compile(r"本年|全年|今年|当年|年内|20\d{2}年")
_YEAR_ALONE = re.compile(r"20\d{2}年度?")
_CHANNELS = re.compile(
    r"[（(](?:网上|网络|线上|网站|信函|邮寄|信件|当面|现场|传真|邮件|电子|窗口|书面|、|和|及|以及|等)+[）)]"
)
_NARROW_ORGAN = re.compile(r"办公[厅室](?:代表|本级)?|我办|本级|本机关|代表(?:市|区|县)政府")


@dataclass(frozen=True, slots=True)
class _Pattern:
    """How one matter is stated: ``count`` captures its number, ``none`` its negation.

    Every statement of the matter has ``word`` in it, so that clauses without it need not be searched; it is empty where
    the matter goes by several words.
    """

    matter: str
    word: str
    count: re.Pattern[str]
    none: re.Pattern[str]


_PATTERNS = (
    _Pattern(
        "收到申请",
        "申请",
        re.compile(
            rf"(?:收到|接到|受理|接收|新收)(?:和处理|和办理|、办理)?[^，。；\d]{{0,24}}?{_APPLICATION}[^，。；\d]{{0,10}}?{_NUMBER}"
            rf"|(?:收到|接到|受理|接收|新收)[^，。；\d]{{0,16}}?{_NUMBER}[^，。；\d]{{0,6}}{_APPLICATION}"
        ),
        re.compile(
            rf"{NOT}(?:有)?{_RECEIVE}[^，。；]{{0,24}}?{_APPLICATION}|(?<!有)无(?:政府信息公开申请|依申请公开(?:申请|件|事项|办理事项|办件|请求))"
            rf"|{_APPLICATION}(?:的)?(?:收到|受理|接收)?(?:数量|件数|总数|数)?{_IS_ZERO}|(?:收到|接到|受理)申请(?:共|共计|合计)?(?:0|零)件"
        ),
    ),
    _Pattern(
        "上年结转",
        "转",
        re.compile(rf"上(?:一)?年(?:度)?(?:结转|转结)[^，。；\d]{{0,16}}?{_NUMBER}"),
        re.compile(rf"{NOT}[^，。；]{{0,6}}上(?:一)?年(?:度)?(?:结转|转结)"),
    ),
    _Pattern(
        "结转下年",
        "下",
        re.compile(
            rf"(?:结转|转结)(?:至|到)?下(?:一)?年(?:度)?[^，。；\d]{{0,12}}?{_NUMBER}|{_NUMBER}[^，。；\d]{{0,12}}(?:结转|顺延)[^，。；\d]{{0,4}}下(?:一)?年"
        ),
        re.compile(rf"{NOT}[^，。；]{{0,6}}(?:结转|转结)(?:至|到)?下(?:一)?年"),
    ),
    _Pattern(
        "办结",
        "",
        re.compile(rf"(?:办结|答复|办理完毕)[^，。；\d]{{0,16}}?(?:申请|依申请公开)?[^，。；\d]{{0,6}}?{_NUMBER}"),
        re.compile(rf"{NOT}办结[^，。；]{{0,4}}申请"),
    ),
    _Pattern(
        "行政复议",
        "复议",
        re.compile(rf"(?:行政)?复议(?!机关|诉讼)[^，。；、\d]{{0,10}}?{_NUMBER}"),
        re.compile(rf"{NOT}[^，。；]{{0,40}}?复议|复议[^，。；\d]{{0,16}}?{_IS_ZERO}"),
    ),
    _Pattern(
        "行政诉讼",
        "诉讼",
        re.compile(rf"诉讼[^，。；、\d]{{0,10}}?{_NUMBER}"),
        re.compile(rf"{NOT}[^，。；]{{0,48}}?诉讼|诉讼[^，。；\d]{{0,10}}?{_IS_ZERO}"),
    ),
    _Pattern(
        "制发规范性文件",
        "规范性文件",
        re.compile(
            rf"(?:制发|制定|出台|新制定|制发布)(?:发布|印发)?(?:了)?[^，。；、\d]{{0,8}}?规范性文件[^，。；、\d]{{0,3}}?{_NUMBER}"
        ),
        re.compile(rf"{NOT}[^，。；]{{0,4}}(?:制发|制定|出台)[^，。；]{{0,12}}?规范性文件"),
    ),
    _Pattern(
        "废止规范性文件",
        "废止",
        re.compile(rf"废止[^，。；、\d]{{0,10}}?文件[^，。；、\d]{{0,3}}?{_NUMBER}"),
        re.compile(rf"{NOT}[^，。；]{{0,12}}?废止[^，。；]{{0,8}}?规范性文件"),
    ),
    _Pattern(
        "行政事业性收费",
        "行政事业性收费",
        re.compile(r"行政事业性收费[^，。；\d]{0,8}?(\d{1,9}(?:\.\d{1,6})?)\s*万元"),
        re.compile(rf"{NOT}(?:收取|产生|发生)?[^，。；]{{0,6}}行政事业性收费(?!项目|标准)"),
    ),
    _Pattern(
        "收费通知",
        "收费通知",
        re.compile(rf"收费通知(?:书)?[^，。；\d]{{0,8}}?{_NUMBER}"),
        re.compile(rf"{NOT}(?:发出|发送|出具|制发|产生|下达|发生|有)?[^，。；]{{0,4}}收费通知"),
    ),
)


def _table_value(tables: Mapping[str, FormTable], table: str, row: str, column: str) -> int | None:
    reading = find_reading(tables, table, row, column)
    return reading.number if reading else None


def _suits(tables: Mapping[str, FormTable]) -> int | None:
    readings = [find_reading(tables, "表四", row, "总计") for row in ("直诉", "复诉")]
    if any(r is None or r.doubt or (r.number is None and r.blank is None) for r in readings):
        return None
    numbers = [r.number for r in readings if r is not None and r.number is not None]
    return sum(numbers) if numbers else None


_OF_CASES = ("行政复议", "行政诉讼", "制发规范性文件", "废止规范性文件")

_TABLE: Mapping[str, Callable[[Mapping[str, FormTable]], int | None]] = {
    "收到申请": lambda t: _table_value(t, "表三", "R1", "总计"),
    "上年结转": lambda t: _table_value(t, "表三", "R2", "总计"),
    "结转下年": lambda t: _table_value(t, "表三", "R4", "总计"),
    "办结": lambda t: _table_value(t, "表三", "T", "总计"),
    "行政复议": lambda t: _table_value(t, "表四", "复议", "总计"),
    "行政诉讼": _suits,
    "制发规范性文件": lambda t: _table_value(t, "表二", "行政规范性文件", "制发"),
    "废止规范性文件": lambda t: _table_value(t, "表二", "行政规范性文件", "废止"),
    "行政事业性收费": lambda t: _table_value(t, "表二", "行政事业性收费", "收费金额"),
    # Row E2 counts applicants who did not pay after a notice: notices may exceed it, only "no notice" contradicts it.
    "收费通知": lambda t: _table_value(t, "表三", "E2", "总计"),
}


def _restored(matter: str, tables: Mapping[str, FormTable]) -> frozenset[str]:
    """Return the fields of a claim that come from a table whose cells ran together."""
    source = "表二" if "规范性文件" in matter or "行政事业性" in matter else "表四" if matter[:2] == "行政" else "表三"
    sources = {"表数": source, "表结转": "表三"}
    return frozenset(field for field, name in sources.items() if name in tables and tables[name].is_restored)


def _is_limited(pattern: _Pattern, clause: str, sentence: str, year: int | None, government: bool) -> bool:
    """Whether the words around a claim narrow it so that it need not equal the table (see the traps of the rules of family ZC)."""
    if _NARROW.search(clause) or (government and _NARROW_ORGAN.search(sentence)):
        return True
    if _OTHERS.search(sentence) or (_ACCUMULATED.search(sentence) and not _THIS_YEAR.search(sentence)):
        return True
    if pattern.matter in _OF_CASES and _HELPED.search(sentence):
        return True
    if (
        year is not None
        and (
            re.search("上年同期|去年", clause)
            or any(int(printed) != year for printed in re.findall(r"(20\d{2})年", clause))
        )
        and "结转" not in pattern.matter
    ):
        return True
    if pattern.matter in ("行政复议", "行政诉讼"):
        disclosure = _ABOUT_DISCLOSURE.search(sentence)
        earlier = re.search(r"遗留|往年|以前年度", sentence)
        return bool(earlier or _CAUSED.search(clause) or _AS_REVIEW_ORGAN.search(sentence) or not disclosure)
    if pattern.matter == "收到申请":
        named = _ABOUT_DISCLOSURE.search(sentence) or re.search(_APPLICATION, clause)
        return bool(_OTHER_MATTER.search(clause)) or not named
    if pattern.matter == "办结":
        return not _ABOUT_DISCLOSURE.search(clause) or bool(_OTHER_MATTER.search(clause))
    if pattern.matter == "废止规范性文件":
        return "规范性" not in clause
    return False


def _negates_application(clause: str, match: re.Match[str]) -> bool:
    """Whether a negation is about the application itself and not about a dispute over it.

    「未发生依申请公开方面的行政复议」 denies the review; 「未收到公开申请和行政复议」 denies both.
    """
    rest = clause[match.end() :]
    return not _DISPUTE.search(rest) or bool(re.match(r"(?:件|事项|情况)?[、和及与或]", rest))


def _in_clause(pattern: _Pattern, clause: str) -> tuple[bool, int | None] | None:
    """Return (negated, number) if ``clause`` states the matter, else None."""
    if pattern.word not in clause:
        return None
    none = pattern.none.search(clause)
    denied = none is not None and not _FAULTY.search(clause[none.start() :])
    if none and denied and (pattern.matter != "收到申请" or _negates_application(clause, none)):
        return True, 0
    count = pattern.count.search(clause)
    if not count:
        return None
    text = next(g for g in count.groups() if g is not None)
    if pattern.matter == "行政事业性收费":
        whole, _, part = text.partition(".")
        amount = int(whole) * 1_000_000 + int(part.ljust(6, "0")[:6] or 0)
        return amount == 0, amount
    number = 0 if text == "零" else int(text)
    # That no notice was sent is for the rules on fees to compare when it is given as a number.
    return number == 0 and pattern.matter != "收费通知", number


def find_claims(
    passages: tuple[Passage, ...],
    tables: Mapping[str, FormTable],
    year: int | None,
    government: bool,
    organ: str | None = None,
) -> tuple[tuple[Claim, ...], tuple[Fact, ...]]:
    """Return the claims of the prose, as facts/v1 shows them and as facts of kind 陈述.

    A claim stands inside one clause (between commas). Part 五 is not searched: it speaks of plans; nor is text in which
    the cells of a table run on. ``organ`` is the report's own: a denial that names another is limited.
    """
    claims: list[Claim] = []
    facts: list[Fact] = []
    carried_in = _TABLE["上年结转"](tables)
    names = own_names(organ)
    for sentence in sentences(passages):
        patterns = [pattern for pattern in _PATTERNS if pattern.word in sentence.text]
        if not patterns or sentence.passage.part == 5 or _TABLE_TEXT.search(sentence.text):
            continue
        pieces = clauses(_CHANNELS.sub("", sentence.text))
        for position, clause in enumerate(pieces):
            for pattern in patterns:
                stated = _in_clause(pattern, clause)
                if stated is None:
                    continue
                table = _TABLE[pattern.matter](tables)
                comparable = None if pattern.matter == "收费通知" and not stated[0] else table
                claims.append(
                    Claim(pattern.matter, stated[1], comparable, sentence.text, stated[0], sentence.passage.locator)
                )
                dated = _YEAR_ALONE.fullmatch(pieces[position - 1]) if position else None
                whole = dated[0] + clause if dated else clause
                limited = _is_limited(pattern, whole, sentence.text, year, government) or (
                    stated[0] and not is_plain(pattern.matter, clause, pieces[:position], sentence.text, names)
                )
                fact = _fact(len(facts) + 1, pattern.matter, stated, table, carried_in, limited, sentence)
                facts.append(replace(fact, restored=_restored(pattern.matter, tables)))
    return tuple(claims), tuple(facts)


def _fact(
    ordinal: int,
    matter: str,
    stated: tuple[bool, int | None],
    table: int | None,
    carried_in: int | None,
    limited: bool,
    sentence: Sentence,
) -> Fact:
    fields: dict[str, int | str] = {
        "事项": matter,
        "否定": int(stated[0]),
        "限定": int(limited),
        "原文": sentence.text[:200],
    }
    if stated[1] is not None:
        fields["正文数"] = stated[1]
    if table is not None:
        fields["表数"] = table
    if carried_in is not None:
        fields["表结转"] = carried_in
    exhibit = Exhibit(sentence.text, sentence.passage.locator)
    return Fact("陈述", f"陈述/{ordinal}", fields, exhibits={"原文": exhibit, "正文数": exhibit})
