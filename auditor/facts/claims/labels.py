"""Labels: the words by which a figure is certain to be the number of one matter, every one of them known."""

from __future__ import annotations

import re
from typing import NamedTuple

from auditor.facts.claims.words import DISCLOSURE, ENUMERATOR, JOINED, SUBJECTS, run

_COUNTED = "总数 数量 件数 数 共 共计 合计 总计 计 有 为 是 达 达到 ： :"
_REASONS = r"因[^，。；\d]{1,20}?等(?:各种|多种)?(?:原因|情形|理由)"
"""Several reasons (因本机关不掌握等原因): a single one would make the figure a part of its outcome."""
_AND = "、 和 及 与 以及 并 或 或者"


def _label(words: str, *patterns: str) -> re.Pattern[str]:
    """Return a pattern for labels made of ``words`` and of the words for the organ and the year only."""
    return re.compile(ENUMERATOR + run(*patterns, *sorted(words.split(), key=len, reverse=True), *SUBJECTS))


def _listed(words: str) -> re.Pattern[str]:
    """Return a pattern for labels in a list of results: ``words`` and the words that join and count them."""
    joined = (
        f"{words} {_AND} {_COUNTED} 其中 包括 分别 作出 做出 决定 依法 答复 处理 处理结果 办理结果 结果 回复 经审查 属于 的 类 情形 除 不含 按 由 "
        "政府信息公开申请 信息公开申请 依申请公开申请 依申请公开 申请 政府信息 信息 所有 办结 中 了"
    )
    return re.compile(run(_REASONS, *sorted(joined.split(), key=len, reverse=True)))


class Label(NamedTuple):
    """How the figures of one matter are labelled.

    ``words`` matches a label whole, ``naming`` must be found in it, ``other`` must not. ``reverse`` tells whether the
    label may also follow its figure (3件予以公开).
    """

    matter: str
    words: re.Pattern[str]
    naming: re.Pattern[str]
    other: re.Pattern[str]
    reverse: bool = False


_NEVER = re.compile(r"(?!)")
_APPLICANTS = "公民 自然人 法人 其他组织 其它组织 组织 社会公众 公众 群众 申请人 提出 提交 要求"
_HANDLED = "办结 答复 办理完毕 办理完成 处理完毕 全部 已 均已 予以 依法 作出 做出 书面 完成 的 并 了 当年 年度内 年度 累计 年底前 办结数 公民 法人 其他组织"
_CARRIED = "结转 转结 继续 办理 答复 申请 的 政府信息公开申请 依申请公开 至 到 尚 需 需要 仍 有 件 并 另 另有 加上 连同 加 含 包括 其中 系"
_GRANTED = "予以公开 同意公开 全部公开 主动公开 公开"
_DISPUTES = (
    "被 申请 提起 提出 收到 发生 产生 涉及 涉 因 由 对 就 针对 引发 引起 引发的 引起的 而 的 类 方面 工作 案件 案 事项 应诉 行政 相关 有关 "
    "答复 受理 机关 本机关 我局 申请人 以 为 被申请人 被告 其中 包括"
)

LABELS = (
    Label(
        "收到申请",
        _label(
            f"{_APPLICANTS} {JOINED} {DISCLOSURE} {_COUNTED} 收到 接到 接收 新收 新收到 新接收 新接到 新受理 受理 收 到 累计 向 来自 对 关于 件 办件 事项 请求 并 各类"
        ),
        re.compile(r"收到|接到|接收|新收|受理|办理|向(?:本机关|[我本][局委办厅院镇乡]|我单位)提出"),
        re.compile(r"办结|答复|继续|结转"),
    ),
    Label(
        "收到申请",
        _label(f"其中 包括 新收 新收到 申请 政府信息公开申请 {_COUNTED}"),
        re.compile(r"新收"),
        _NEVER,
    ),
    Label(
        "上年结转",
        _label(f"{_CARRIED} {_COUNTED} 上年 上年度 上一年 上一年度 度 本年 从 由"),
        re.compile(r"上一?年度?(?:结转|转结)"),
        re.compile(r"下一?年|答复|(?<!继续)办理"),
        reverse=True,
    ),
    Label(
        "结转下年",
        _label(
            f"{_CARRIED} {_COUNTED} 转 顺延 延续 转入 入 下年 下年度 下一年 下一年度 度 按照 按 《条例》 条例 规定 依法 正在 尚在 仍在 办理中 "
            "余 剩余 剩 其余 未办结 中 次年 年底 年末 因故 外 以外 之外"
        ),
        re.compile(r"(?:转|顺延|延续)(?:至|到|入)?(?:下一?年|次年)|(?:正|尚|仍)在办理"),
        re.compile(r"上一?年"),
        reverse=True,
    ),
    Label(
        "办结",
        _label(f"{_HANDLED} {JOINED} {DISCLOSURE} {_COUNTED} 件"),
        re.compile(r"办结|答复|办理完毕|办理完成|处理完毕"),
        re.compile(
            r"收到|受理|新收|继续|予以公开|(?<!申请)(?<!信息)公开答复|(?:当年|本年度?|今年)的?(?:政府信息公开|依申请公开)?的?申请"
        ),
    ),
    Label(
        "公开与部分公开",
        _listed(f"{_GRANTED} 部分公开"),
        re.compile(r"(?<!部分)公开[^公]{0,4}(?:、|和|及|与|或)部分公开"),
        _NEVER,
    ),
    Label(
        "予以公开",
        _listed(f"{_GRANTED}"),
        re.compile(r"予以公开|同意公开|全部公开"),
        re.compile(r"主动公开"),
        reverse=True,
    ),
    Label("部分公开", _listed("部分公开 予以 同意"), re.compile(r"部分公开"), _NEVER, reverse=True),
    Label("不予公开", _listed("不予公开"), re.compile(r"不予公开"), _NEVER, reverse=True),
    Label("无法提供", _listed("无法提供 本机关"), re.compile(r"无法提供"), _NEVER, reverse=True),
    Label("不予处理", _listed("不予处理"), re.compile(r"不予处理"), _NEVER, reverse=True),
    Label("其他处理", _listed("其他处理 其它处理"), re.compile(r"其[他它]处理"), _NEVER, reverse=True),
    Label(
        "复议诉讼",
        _label(f"{_DISPUTES} {JOINED} {DISCLOSURE} {_COUNTED} 复议 诉讼"),
        re.compile(
            r"复议[^复诉]{0,4}(?:、|和|及|与|或)(?:行政)?诉讼|诉讼[^复诉]{0,4}(?:、|和|及|与|或)(?:行政)?复议|复议诉讼"
        ),
        _NEVER,
    ),
    Label(
        "行政复议",
        _label(f"{_DISPUTES} {JOINED} {DISCLOSURE} {_COUNTED} 复议"),
        re.compile(r"复议"),
        re.compile(r"复议机关|(?:受理|办理|处理)[^，。；]{0,8}复议|复议[^，。；]{0,4}(?:受理|办理|答复|处理)"),
        reverse=True,
    ),
    Label(
        "行政诉讼",
        _label(f"{_DISPUTES} {JOINED} {DISCLOSURE} {_COUNTED} 诉讼"),
        re.compile(r"诉讼"),
        re.compile(r"(?:受理|办理|处理)[^，。；]{0,8}诉讼|诉讼[^，。；]{0,4}(?:受理|办理|答复|处理)"),
        reverse=True,
    ),
    Label(
        "维持",
        _listed("维持 结果维持 予以维持 被维持 维持原行政行为 获维持 审理"),
        re.compile("维持"),
        _NEVER,
        reverse=True,
    ),
    Label("纠正", _listed("纠正 结果纠正 被纠正 予以纠正 纠错 被纠错"), re.compile("纠[正错]"), _NEVER, reverse=True),
    Label("其他结果", _listed("其他结果 其它结果"), re.compile("其[他它]结果"), _NEVER, reverse=True),
    Label(
        "尚未审结",
        _listed("尚未审结 未审结 尚 仍 在审 正在审理 审理中 尚在审理"),
        re.compile("审"),
        _NEVER,
        reverse=True,
    ),
    Label(
        "制发规范性文件",
        _label(f"{_COUNTED} 制发 制定 出台 发布 印发 新制定 新出台 新制发 新 行政 规范性文件 了 本机关 并 的"),
        re.compile(r"(?:制发|制定|出台|印发)(?:发布|印发)?了?(?:行政)?规范性文件"),
        _NEVER,
    ),
    Label(
        "废止规范性文件",
        _label(f"{_COUNTED} 废止 宣布 失效 行政 规范性文件 了 本机关 并 的 已 经清理 按程序"),
        re.compile(r"废止(?:失效)?(?:了|的)?(?:行政)?规范性文件|规范性文件废止"),
        re.compile(r"失效"),
    ),
    Label(
        "现行有效规范性文件",
        _label(f"{_COUNTED} 现行有效 继续有效 现行 有效 的 行政 规范性文件 截至 年底 年末 目前 本机关"),
        re.compile(r"有效的?(?:行政)?规范性文件"),
        _NEVER,
    ),
    *(
        Label(
            matter,
            _label(f"{_COUNTED} 累计 作出 做出 办理 实施 下达 处理 {matter} 决定 案件 事项 的 了"),
            re.compile(matter),
            re.compile(r"^(?!.*(?:作出|做出|办理|实施|下达|处理|决定))"),
        )
        for matter in ("行政许可", "行政处罚", "行政强制")
    ),
)
"""The first label that fits a figure tells its matter."""

_ELLIPSES = {
    "收到申请": (
        ("上年结转",),
        re.compile(r"(?:两项)?(?:共计|合计|总计|共)(?:办理|应办理?|应办)?(?:政府信息公开)?(?:申请)?"),
    ),
    "废止规范性文件": (("制发规范性文件",), re.compile(r"(?:同时)?(?:废止|宣布废止|废止失效)(?:了)?")),
    "现行有效规范性文件": (
        ("制发规范性文件", "废止规范性文件"),
        re.compile(r"(?:截至)?(?:年底|年末|目前|现有)?(?:现行|继续)有效(?:的)?(?:有|为|共)?"),
    ),
    "行政许可": (("行政处罚", "行政强制"), re.compile("行政许可")),
    "行政处罚": (("行政许可", "行政强制"), re.compile("行政处罚")),
    "行政强制": (("行政许可", "行政处罚"), re.compile("行政强制")),
}
"""What a label may leave out after the matters before it: 制定规范性文件3件，废止1件."""
_JOINER = re.compile(r"^(?:、|和|及|以及|与|并|，)")
_SHARE = re.compile(r"占[^，。；]{0,10}\d{1,3}(?:\.\d{1,4})?%")
_BARE = _label("其中 有 另有 另 共有 还有 已")
_LEFT = _label("其中 有 另有 另 共有 还有 已 剩余 剩 其余 余 尚有 仍有 除")
"""What may stand before a figure that is followed by its label; more where it is what is left over."""
_KIND = re.compile(r"(?:的|政府信息公开|依申请公开|公开|政府信息|的?申请|事项|案件|决定)*+")


def matter_of(before: str, after: str, previous: str | None = None) -> str | None:
    """Return the matter whose figure stands between ``before`` and ``after``; None where it is not certain.

    ``previous`` is the matter of the figure before it in the sentence.
    """
    before = _JOINER.sub("", before)
    plain = bool(_SHARE.fullmatch(after)) or _KIND.fullmatch(after) is not None
    text = before + after if plain and not _SHARE.fullmatch(after) else before
    for label in LABELS:
        if plain and before and _fits(label, text):
            return label.matter
        bare = _LEFT if label.matter == "结转下年" else _BARE
        if label.reverse and after and bare.fullmatch(before) and _fits(label, after):
            return label.matter
    for matter, (leading, words) in _ELLIPSES.items():
        if previous in leading and not after and words.fullmatch(before):
            return matter
    return None


def _fits(label: Label, text: str) -> bool:
    if not label.naming.search(text) or label.other.search(text):
        return False
    return label.words.fullmatch(text) is not None
