"""Matters that the prose states and the tables state as well, and the words in which each is stated."""

from __future__ import annotations

import re
from dataclasses import dataclass

from auditor.facts.claims.words import NOT

_NUMBER = r"(\d{1,7}|零)\s*(?:余)?(?:件|条|封|次|宗|起|份|例)"
_IS_ZERO = r"(?:均|都)?为(?:0|零)(?![\d.])"
_COLON_NONE = r"[：:]无(?=[。；;，,]?$)"
APPLICATION = (
    r"(?:依申请公开|依申请信息公开|(?:政府)?信息公开的?申请|公开(?:政府)?信息的?申请|申请公开|依申请)"
    r"(?:政府信息)?(?:的)?(?:申请|件|事项|办件|请求|业务)?"
)
_RECEIVE = r"(?:收到|接到|接收|收(?!取|费|集|缴)|受理|产生|发生|办理)(?:过|到|和处理|和办理|、办理)?"
_DISPUTE = re.compile(r"复议|诉讼|举报|投诉|信访")
_FAULTY = re.compile(r"逾期|超期|超时|延期|违规|违法|泄密|失误|不当|错误|拒绝|纠错|纠正|败诉|撤销|责令|责任")
"""Words by which a negation denies only that something went wrong, not that there was a case."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """How one matter is stated: ``count`` captures its number, ``none`` its negation.

    Every statement of the matter has ``word`` in it, so that clauses without it need not be searched; it is empty where
    the matter goes by several words.
    """

    matter: str
    word: str
    count: re.Pattern[str]
    none: re.Pattern[str]


PATTERNS = (
    Pattern(
        "收到申请",
        "申请",
        re.compile(
            rf"(?:收到|接到|受理|接收|新收)(?:和处理|和办理|、办理)?[^，。；\d]{{0,24}}?{APPLICATION}[^，。；\d]{{0,10}}?{_NUMBER}"
            rf"|(?:收到|接到|受理|接收|新收)[^，。；\d]{{0,16}}?{_NUMBER}[^，。；\d]{{0,6}}{APPLICATION}"
        ),
        re.compile(
            rf"{NOT}(?:有)?{_RECEIVE}[^，。；]{{0,24}}?{APPLICATION}|(?<!有)无(?:政府信息公开申请|依申请公开(?:申请|件|事项|办理事项|办件|请求|的?情况)|申请政府信息公开的?情况)"
            rf"|{APPLICATION}(?:的)?(?:收到|受理|接收)?(?:数量|件数|总数|数)?{_IS_ZERO}|(?:收到|接到|受理)申请(?:共|共计|合计)?(?:0|零)件"
        ),
    ),
    Pattern(
        "上年结转",
        "转",
        re.compile(rf"上(?:一)?年(?:度)?(?:结转|转结)[^，。；\d]{{0,16}}?{_NUMBER}"),
        re.compile(rf"{NOT}[^，。；]{{0,6}}上(?:一)?年(?:度)?(?:结转|转结)|上一?年度?(?:没有|无)(?:结转|转结)"),
    ),
    Pattern(
        "结转下年",
        "下",
        re.compile(
            rf"(?:结转|转结)(?:至|到)?下(?:一)?年(?:度)?[^，。；\d]{{0,12}}?{_NUMBER}|{_NUMBER}[^，。；\d]{{0,12}}(?:结转|顺延)[^，。；\d]{{0,4}}下(?:一)?年"
        ),
        re.compile(rf"{NOT}[^，。；]{{0,6}}(?:(?:结转|转结)(?:至|到)?下(?:一)?年|下一?年度?(?:结转|转结))"),
    ),
    Pattern(
        "行政复议",
        "复议",
        re.compile(rf"(?:行政)?(?<!未经)复议(?!机关|诉讼|后)[^，。；、\d]{{0,10}}?{_NUMBER}"),
        re.compile(rf"{NOT}[^，。；]{{0,40}}?复议|复议[^，。；\d]{{0,16}}?(?:{_IS_ZERO}|{_COLON_NONE})"),
    ),
    Pattern(
        "行政诉讼",
        "诉讼",
        re.compile(rf"诉讼[^，。；、\d]{{0,10}}?{_NUMBER}"),
        re.compile(rf"{NOT}[^，。；]{{0,48}}?诉讼|诉讼[^，。；\d]{{0,10}}?(?:{_IS_ZERO}|{_COLON_NONE})"),
    ),
    Pattern(
        "制发规范性文件",
        "规范性文件",
        re.compile(
            rf"(?:制发|制定|出台|新制定|制发布)(?:发布|印发)?(?:了)?[^，。；、\d]{{0,8}}?规范性文件[^，。；、\d]{{0,3}}?{_NUMBER}"
        ),
        re.compile(rf"{NOT}[^，。；]{{0,4}}(?:制发|制定|出台|印发|发布)[^，。；]{{0,12}}?规范性文件"),
    ),
    Pattern(
        "废止规范性文件",
        "废止",
        re.compile(rf"废止[^，。；、\d]{{0,10}}?文件[^，。；、\d]{{0,3}}?{_NUMBER}"),
        re.compile(rf"{NOT}[^，。；]{{0,12}}?废止[^，。；]{{0,8}}?规范性文件"),
    ),
    Pattern(
        "行政事业性收费",
        "行政事业性收费",
        re.compile(r"行政事业性收费[^，。；\d]{0,8}?(\d{1,9}(?:\.\d{1,6})?)\s*万元"),
        re.compile(
            rf"{NOT}(?:收取|产生|发生)?[^，。；]{{0,6}}行政事业性收费(?!项目|标准)|行政事业性收费(?:金额|总额|收入)?{_IS_ZERO}"
        ),
    ),
    Pattern(
        "收费通知",
        "收费通知",
        re.compile(rf"收费通知(?:书)?[^，。；\d]{{0,8}}?{_NUMBER}"),
        re.compile(rf"{NOT}(?:发出|发送|出具|制发|产生|下达|发生|有)?[^，。；]{{0,4}}收费通知"),
    ),
)


def _negates_application(clause: str, match: re.Match[str]) -> bool:
    """Whether a negation is about the application itself and not about a dispute over it.

    「未发生依申请公开方面的行政复议」 denies the review; 「未收到公开申请和行政复议」 denies both.
    """
    rest = clause[match.end() :]
    return not _DISPUTE.search(rest) or bool(re.match(r"(?:件|事项|情况)?[、和及与或]", rest))


def _is_joint(clause: str) -> bool:
    """Whether ``clause`` gives one number for reviews and suits together (复议、诉讼案件3件)."""
    return "复议" in clause and "诉讼" in clause and len(re.findall(r"\d+", clause)) == 1


def state_in(pattern: Pattern, clause: str) -> tuple[bool, int | None] | None:
    """Return whether the matter is denied and its number if ``clause`` states the matter, else None."""
    if pattern.word not in clause:
        return None
    none = pattern.none.search(clause)
    denied = none is not None and not _FAULTY.search(clause[none.start() :])
    if none and denied and (pattern.matter != "收到申请" or _negates_application(clause, none)):
        return True, 0
    count = pattern.count.search(clause)
    if not count or (pattern.matter in ("行政复议", "行政诉讼") and _is_joint(clause)):
        return None
    if pattern.matter == "收到申请" and _DISPUTE.search(count[0]):
        return None  # 收到因政府信息公开申请引起的行政复议1件 counts the review
    text = next(g for g in count.groups() if g is not None)
    if pattern.matter == "行政事业性收费":
        whole, _, part = text.partition(".")
        amount = int(whole) * 1_000_000 + int(part.ljust(6, "0")[:6] or 0)
        return amount == 0, amount
    number = 0 if text == "零" else int(text)
    # That no notice was sent is for the rules on fees to compare when it is given as a number.
    return number == 0 and pattern.matter != "收费通知", number
