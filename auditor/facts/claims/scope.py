"""What narrows a claim, so that it need not equal the table: other organs, other years, one channel, one kind."""

from __future__ import annotations

import re

from auditor.facts.claims.matters import APPLICATION, Pattern

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
_OTHERS = re.compile(
    r"所属|下属|案例|模拟|抽查|自条例|以来|历年(?:来|共|累计)|(?:各|由)[^，。；]{0,6}(?:单位|部门)分别"
)
_HELPED = re.compile(r"指导|培训|讲评|配合|协助|参与|典型|代理|上级|转发")
"""Words by which a number of cases or documents may be of others; sentences on applications often have them too."""
_ACCUMULATED = re.compile(r"累计")
_THIS_YEAR = re.compile(r"本年|全年|今年|当年|年内|20\d{2}年")
_NARROW_ORGAN = re.compile(r"办公[厅室](?:代表|本级)?|我办|本级|本机关|代表(?:市|区|县)政府")
_OF_CASES = ("行政复议", "行政诉讼", "制发规范性文件", "废止规范性文件")


def is_limited(pattern: Pattern, clause: str, sentence: str, year: int | None, government: bool) -> bool:
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
        named = _ABOUT_DISCLOSURE.search(sentence) or re.search(APPLICATION, clause)
        return bool(_OTHER_MATTER.search(clause)) or not named
    if pattern.matter == "办结":
        return not _ABOUT_DISCLOSURE.search(clause) or bool(_OTHER_MATTER.search(clause))
    if pattern.matter == "废止规范性文件":
        return "规范性" not in clause
    return False
