"""Breakdowns: a total in the text beside the sum of the parts that the text gives for it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auditor.facts.counts.lists import Part, PartList, find_lists
from auditor.facts.counts.periods import QUOTED, Period
from auditor.facts.counts.quantities import find_quantities

_NOT_A_TOTAL = re.compile(r"[增减较比]|上升|下降|提高|多于|少于|同期|上年|去年|结转|另|撤回|其余|剩余|平均|每|第")
"""Words before a number by which the parts that follow need not be parts of it."""
_REPEATS = re.compile(
    r"网站|网页|公众号|微信|微博|客户端|APP|App|app|抖音|快手|头条|视频号|媒体|公开栏|公示栏|公告栏|宣传栏|专栏|栏目|屏|报纸|报刊|日报|晚报|公报"
    r"|电视|广播|电台|平台|门户|大厅|档案馆|图书馆|学习强国|云|短信|论坛|号|图解|图文|文字|图片|视频|音频|动漫|漫画|专家|采用|录用|刊发|刊登|附件"
    r"|三公|双公示|双随机|涉及|重点|热点|民生|惠企|领域|专项|专题|营商|疫情|(?<!应)主动公开|依申请|满意|解决|采纳|好评|评价"
)
"""Where and in what form a thing is published, what it is about, how it was received: one thing is counted in several."""
_SIDES = {
    "申请人": re.compile(r"自然人|个人|公民|法人|企业|社会组织|社会公益|科研机构|法律服务|其他组织"),
    "渠道": re.compile(
        r"网上|网络|在线|线上|线下|信函|邮寄|邮件|来信|信件|来函|当面|现场|窗口|传真|邮箱|来访|书面|纸质|电子|口头"
    ),
    "结果": re.compile(
        r"予以公开|同意公开|部分公开|不予公开|不公开|无法提供|不予处理|不存在|补正|不掌握|维持|纠正|撤销|驳回|撤回|终止"
    ),
    "分工": re.compile(r"主办|会办|协办|承办|督办|牵头"),
    "层级": re.compile(r"[国省市县区乡镇村]家?级|中央|国家|街道"),
    "时段": re.compile(r"[一二三四上下]?季度|半年|月份?$"),
}
"""The sides from which things are counted: numbers from two sides count the same things twice."""
_ONE_OUTCOME = re.compile(r"其[他它]处理|不予|无法提供")
"""Before a number: it is that of one outcome, of which the outcomes that follow are no parts."""
_RECEIVED = re.compile(r"新收|当年|本年|今年")
_CARRIED_OUT = re.compile(r"(?:结转|转结|顺延|延续|转入)[^，。；]{0,4}(?:下一?年|次年|20\d\d年)")
"""In a list that begins with what was received: what is carried out is not handled, so that the parts are no sum."""
_SERIES = 3
_LONGEST_NAME = 12
"""Three short names or more in a row are the kinds of one series, even if they do not end in the same word."""


def breakdown_fields(period: Period) -> list[dict[str, int | str]]:
    """Return the fields of a fact of kind 分项 for every breakdown in ``period`` that can be judged.

    ``分项和`` is at most ``总数`` where the text may leave parts out, and equal where it announces all of them
    (``列全``). Left out is what may lawfully be more than its total: things published in several places, numbers from
    two sides (by applicant and by channel), about-numbers, and numbers that may begin another statement.
    """
    found = []
    for listed in find_lists(period.text):
        clause = _own_clause(period.text, listed.total.start)
        outcomes = any(_SIDES["结果"].search(part.label) for part in listed.parts)
        one = outcomes and _ONE_OUTCOME.search(clause)
        first = listed.parts[0]
        net = _RECEIVED.search(first.label) and _CARRIED_OUT.search(period.text, first.quantity.end)
        if _NOT_A_TOTAL.search(clause) or one or net or _may_be_of_more(listed, period):
            continue
        fields = _judge(listed, of_applications="申请" in clause)
        if fields:
            found.append({**fields, "单位": listed.total.unit, "原文": period.text[:QUOTED]})
    return found


def _may_be_of_more(listed: PartList, period: Period) -> bool:
    """Whether a list that opens a sentence of its own may be of a number before the sentence that it follows."""
    first = listed.parts[0].quantity
    if "。" not in period.text[listed.total.end : first.start]:
        return False
    return any(q.whole >= first.whole > listed.total.whole for q in find_quantities(period.earlier))


def _own_clause(text: str, end: int) -> str:
    return re.split(r"[，,；;。：:]", text[max(0, end - 60) : end])[-1]


def _judge(listed: PartList, of_applications: bool) -> dict[str, int | str]:
    """Return total, parts and their sum; nothing where the parts may overlap or the total is another number."""
    certain = [part for part in listed.parts if part.certain]
    first = certain[0]
    if first.quantity.whole > max(listed.totals) and not _REPEATS.search(first.label):
        return _fields(listed.total.whole, [first], whole=False)
    numbers = [part.quantity.whole for part in certain]
    total = sum(numbers)
    if total in listed.totals:
        return _fields(total, certain, whole=listed.whole)
    if listed.whole and total < listed.total.whole:
        return _fields(listed.total.whole, certain, whole=True)
    if not _are_apart(certain, of_applications) or any(
        sum(numbers[:n]) in listed.totals for n in range(2, len(numbers))
    ):
        return {}
    # An application granted in part is counted once, although the text may also name what was refused of it.
    twice = sum(part.quantity.whole for part in certain if "部分公开" in part.label)
    if total - twice > max(listed.totals):
        return _fields(listed.total.whole, listed.parts, whole=False)
    if total > listed.total.whole:
        return {}
    return _fields(listed.total.whole, certain, whole=False)


def _fields(total: int, parts: Sequence[Part], whole: bool) -> dict[str, int | str]:
    numbers = [part.quantity.whole for part in parts]
    return {
        "总数": total,
        "分项和": sum(numbers),
        "分项数": len(numbers),
        "列全": int(whole),
        "加式": "＋".join(str(number) for number in numbers),
    }


def _are_apart(parts: Sequence[Part], of_applications: bool) -> bool:
    """Whether nothing can be counted in two of ``parts``: kinds of one series, not published in several places.

    One application may ask for several things and come in two ways, but has one applicant and one outcome.
    """
    labels = [part.label for part in parts]
    if any(_REPEATS.search(label) for label in labels):
        return False
    if any("规范性" in label for label in labels) and any(
        "文件" in label and "规范性" not in label for label in labels
    ):
        return False
    sides = [frozenset(name for name, side in _SIDES.items() if side.search(label)) for label in labels]
    if any(sides):
        return bool(frozenset.intersection(*sides) - {"渠道"})
    if of_applications:
        return False
    if all(label.endswith("类") or (len(label) >= 2 and label[-2:] == labels[0][-2:]) for label in labels):
        return True
    return len(labels) >= _SERIES and all(2 <= len(label) <= _LONGEST_NAME for label in labels)
