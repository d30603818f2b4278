"""Plain denials: sentences that say there was no application, dispute, document or charge at all, and nothing narrower.

A denial is plain only when every word of its clause is known. 「未收到政府信息公开申请」 is plain;
「未收到涉密的政府信息公开申请」 and 「无未经复议直接起诉的案件」 each have a word that may narrow it, and are not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

NOT = r"(?:未(?![经按])|没有|没|无|暂无|尚未|均无|不存在)"


def _run(*alternatives: str) -> str:
    """Return a pattern for any run of ``alternatives``, without backtracking, so that its cost is linear."""
    return rf"(?>{'|'.join(alternatives)})*+"


def _words(words: str) -> str:
    """Return a pattern for any run of ``words``, the longest first."""
    return _run(*sorted(words.split(), key=len, reverse=True))


_UNITS = "行政机关|委员会|办事处|局|委|办|厅|院|镇|乡|街道|县|区|市|省|处|中心|站|所|单位|部门|机关|校|会|级|政府"
_PUBLIC = "公民 法人 其他组织 其它组织 组织 社会公众 公众 群众 社会 各界 任何 单位 个人 自然人 提出 提交 主动 要求 向"
_JOINED = "、 和 及 与 或 以及 或者 的 等"
_DISCLOSURE = "政府 信息 政务 公开 依申请公开 依申请 申请 工作"
_DISPUTE = "行政 复议 诉讼 举报 投诉 信访 申诉 案 案件 事件 件 起 宗 应诉"
_EVENT = "情况 情形 事项 件 有 发生 产生 出现 存在 涉及 过 任何"

_OPENING = (
    "本年度 本年 全年 今年 当年 年内 一年来 报告期内 期间 目前 同时 此外 另外 总共 共计 故 因此 在 且 也 亦 均 都 共"
)
_TOPIC = (
    "政府信息公开 信息公开 依申请公开 依申请 公开 申请 工作 领域 方面 受理 收到 办理 处理 数量 情况 因 对 和 的 中 ： :"
)

_SUBJECT = r"^(?:[一二三四五六七八九十\d]{1,2}[）)、.．]\s*)?" + _run(
    r"(?:截至|截止到|截止|至)?20\d\d年12月31日(?:止|底)?",
    r"(?:自|从)?20\d\d年1月1日(?:起|始)?至(?:20\d\d年)?12月31日(?:止)?",
    r"20\d\d年(?:度|底|末)?(?!\d)",
    rf"(?:我|本)(?:{_UNITS})",
    r"全[省市县区镇乡街局委](?:各级(?:行政机关|部门))?",
    r"(?:[\u4e00-\u9fff]{1,8}[省市州县区旗])?本机关",
    r"通过(?:各种|各类|各|任何|所有)(?:渠道|方式|途径)",
    *_OPENING.split(),
    *_TOPIC.split(),
)

_OBJECT: Mapping[str, str] = {
    "收到申请": _words(
        f"{_PUBLIC} {_JOINED} {_DISCLOSURE} {_EVENT} 收到 接到 接收 受理 办理 处理 收 到 本机关 我局 对 办件 请求 业务 数量 件数 数 "
        "任何形式 关于 方面 相关 有关 共计 共 合计 总计 均 为 [、和及与或](?:行政)?(?:复议|诉讼)(?:案件|申请)?"
    ),
    "上年结转": _words(
        f"{_JOINED} {_DISCLOSURE} {_EVENT} 上年 上一年 上年度 上一年度 度 结转 转结 至 到 本年 本年度 继续 办理 为"
    ),
    "结转下年": _words(
        f"{_JOINED} {_DISCLOSURE} {_EVENT} 下年 下一年 下年度 下一年度 度 结转 转结 需要 需 至 到 继续 办理 答复 为"
    ),
    "行政复议": _words(
        f"{_PUBLIC} {_JOINED} {_DISCLOSURE} {_EVENT} {_DISPUTE} 本机关 我局 本局 本单位 事务 问题 领域 方面 类 相关 有关 答复 针对 关于 就 对 "
        r"因 由 被 而 引发 引起 导致 收到 受理 提起 均 都 为 共 \d+(?:件|起|宗)"
    ),
    "制发规范性文件": _words(
        f"{_JOINED} {_EVENT} 制发 制定 出台 发布 印发 新 废止 修订 修改 行政 规范性文件 规章 了 本机关 为"
    ),
    "行政事业性收费": _words(f"{_JOINED} {_EVENT} 收取 行政事业性收费 收费 收入 金额 总额 为"),
}
_ZERO = r"(?:0+(?:\.0+)?|〇|零)\s*(?:件|条|封|次|宗|起|份|例|万?元)?"
_PLAIN = {
    matter: re.compile(rf"{_SUBJECT}(?:{NOT}{words}|{words}(?:{_ZERO})?{words})[。！；;!]?$")
    for matter, words in {**_OBJECT, "行政诉讼": _OBJECT["行政复议"]}.items()
}
_PERSONS = re.compile(r"公民|自然人|个人|公众|群众|社会")
_BODIES = re.compile(r"法人|组织|单位")
_APPLICANT = re.compile(r"公民|自然人|个人|法人|组织|单位")
"""Words that name one kind of applicant; 公众 and 群众 alone mean everybody."""
_OTHER_SUBJECT = re.compile(
    r"(?:中|内|方面|层面|系统|部门|单位|乡镇|街道|局|委|办|半年|季度|月|渠道|阶段|期间|时|前|后)$"
)
_EXCEPT = re.compile(r"除外|以外|之外|不含|不包括|除[^，。；]{1,20}外")
_SUBJECT_ONLY = re.compile(rf"{_SUBJECT}$")
_GENERIC = ("人民政府办公室", "街道办事处", "管理委员会", "人民政府", "监督管理局", "服务中心")
"""Ends of names that by themselves name no organ in particular."""


def own_names(organ: str | None) -> tuple[str, ...]:
    """Return the names by which ``organ`` may call itself, longest first: its full name and the ends of it.

    河东区水务局 is also 区水务局 and 水务局, 永安镇人民政府 also 永安镇.
    """
    if not organ:
        return ()
    short = re.sub(r"(?:人民)?政府$|办事处$", "", organ)
    names = {base[start:] for base in (organ, short) for start in range(max(len(base) - 2, 0))}
    if organ.endswith("街道办事处"):
        names.add("街道")
    telling = [name for name in names if not any(word.endswith(name) for word in _GENERIC)]
    return tuple(sorted(telling, key=len, reverse=True))


def _as_own(clause: str, names: tuple[str, ...]) -> str:
    """Return ``clause`` with the organ's own name put as 本机关, or a short form of it as 我局.

    Before the full name a province or city may stand; before a short form it would name another organ.
    """
    found = next((name for name in names if name in clause), None)
    return clause.replace(found, "本机关" if found == names[0] else "我局", 1) if found else clause


def is_plain(matter: str, clause: str, before: list[str], sentence: str, names: tuple[str, ...]) -> bool:
    """Whether ``clause`` denies ``matter`` for the whole organ and the whole year.

    ``before`` are the clauses of the ``sentence`` before it, ``names`` the organ's own (see ``own_names``). Matters without a list of known words are taken as plain.
    """
    pattern = _PLAIN.get(matter)
    if pattern is None:
        return True
    clause = "".join(clause.split())
    if not pattern.match(_as_own(clause, names)) or _EXCEPT.search(sentence):
        return False
    stated = re.sub(r"[本我]单位", "", clause)
    one_side = bool(_PERSONS.search(stated)) != bool(_BODIES.search(stated))
    if matter == "收到申请" and one_side and _APPLICANT.search(stated):
        return False
    return not any(_OTHER_SUBJECT.search(c) and not _SUBJECT_ONLY.match(_as_own(c, names)) for c in before)
