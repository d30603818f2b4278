"""Plain denials: sentences that say there was no application, dispute, document or charge at all, and nothing narrower.

A denial is plain only when every word of its clause is known. 「未收到政府信息公开申请」 is plain;
「未收到涉密的政府信息公开申请」 and 「无未经复议直接起诉的案件」 each have a word that may narrow it, and are not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from auditor.facts.claims.words import DISCLOSURE, DISPUTE, EVENT, JOINED, NOT, PUBLIC, SUBJECT, as_own, words

_OBJECT: Mapping[str, str] = {
    "收到申请": words(
        f"{PUBLIC} {JOINED} {DISCLOSURE} {EVENT} 收到 接到 接收 受理 办理 处理 收 到 本机关 我局 对 办件 请求 业务 数量 件数 数 "
        "任何形式 关于 方面 相关 有关 共计 共 合计 总计 均 为 申请人 诉求 被 提起 [、和及与或](?:政府信息公开)?(?:提起)?(?:行政)?(?:复议|诉讼)(?:案件|申请)?"
    ),
    "上年结转": words(
        f"{JOINED} {DISCLOSURE} {EVENT} 上年 上一年 上年度 上一年度 度 结转 转结 至 到 本年 本年度 继续 办理 为"
    ),
    "结转下年": words(
        f"{JOINED} {DISCLOSURE} {EVENT} 下年 下一年 下年度 下一年度 度 结转 转结 需要 需 至 到 继续 办理 答复 为"
    ),
    "行政复议": words(
        f"{PUBLIC} {JOINED} {DISCLOSURE} {EVENT} {DISPUTE} 本机关 我局 本局 本单位 事务 问题 领域 方面 类 相关 有关 答复 针对 关于 就 对 "
        r"因 由 被 而 引发 引起 导致 收到 受理 提起 数 数量 件数 均 都 为 共 \d+(?:件|起|宗) [本我](?:行政机关|部门|街道|[局委办厅镇乡])"
    ),
    "制发规范性文件": words(
        f"{JOINED} {EVENT} 制发 制定 出台 发布 印发 新 废止 修订 修改 行政 规范性文件 规章 了 本机关 为"
    ),
    "行政事业性收费": words(f"{JOINED} {EVENT} 收取 行政事业性收费 收费 收入 金额 总额 为"),
}
_ZERO = r"(?:0+(?:\.0+)?|〇|零)\s*(?:件|条|封|次|宗|起|份|例|万?元)?"


def _plain(matter: str, known: str) -> re.Pattern[str]:
    """Return the pattern of plain denials of ``matter``, ``known`` being a run of the words that it may be put in."""
    between = (
        f"{_ZERO}|{NOT}" if matter in ("上年结转", "结转下年") else f"{_ZERO}|[：:]无"
    )  # 上年没有结转; 行政复议情况：无
    return re.compile(rf"{SUBJECT}(?:{NOT}{known}|{known}(?:{between})?{known})[。！；;!]?$")


_PLAIN = {matter: _plain(matter, known) for matter, known in {**_OBJECT, "行政诉讼": _OBJECT["行政复议"]}.items()}
_PERSONS = re.compile(r"公民|自然人|个人|公众|群众|社会")
_BODIES = re.compile(r"法人|组织|单位")
_APPLICANT = re.compile(r"公民|自然人|个人|法人|组织|单位")
"""Words that name one kind of applicant; 公众 and 群众 alone mean everybody."""
_OTHER_SUBJECT = re.compile(
    r"(?:中|内|方面|层面|系统|部门|单位|乡镇|街道|局|委|办|半年|季度|月|渠道|阶段|期间|时|前|后)$"
)
_EXCEPT = re.compile(r"除外|以外|之外|不含|不包括|除[^，。；]{1,20}外")
_SUBJECT_ONLY = re.compile(rf"{SUBJECT}$")


def is_plain(matter: str, clause: str, before: list[str], sentence: str, names: tuple[str, ...]) -> bool:
    """Whether ``clause`` denies ``matter`` for the whole organ and the whole year.

    ``before`` are the clauses of the ``sentence`` before it, ``names`` the organ's own (see ``own_names``). Matters without a list of known words are taken as plain.
    """
    pattern = _PLAIN.get(matter)
    if pattern is None:
        return True
    clause = "".join(clause.split())
    if not pattern.match(as_own(clause, names)) or _EXCEPT.search(sentence):
        return False
    if matter == "收到申请" and names_one_kind(clause):
        return False
    return not names_another(before, names)


def names_one_kind(clause: str) -> bool:
    """Whether ``clause`` names one kind of applicant only, persons or bodies."""
    stated = re.sub(r"[本我]单位", "", clause)
    one_side = bool(_PERSONS.search(stated)) != bool(_BODIES.search(stated))
    return one_side and _APPLICANT.search(stated) is not None


def names_another(before: list[str], names: tuple[str, ...]) -> bool:
    """Whether a clause among ``before`` names a time, place, matter or organ that is not the report's own."""
    return any(_OTHER_SUBJECT.search(c) and not _SUBJECT_ONLY.match(as_own(c, names)) for c in before)
