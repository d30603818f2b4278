"""Breakdowns of the applications received: by channel, and by kind of applicant."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from auditor.facts.claims.figures import Figure
from auditor.facts.claims.tables import Amount, Place, amount
from auditor.facts.claims.words import run
from auditor.facts.prose import clauses
from auditor.model.facts import FormTable

_BODIES = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
_LISTING = (
    "其中 包括 分别 申请人 递交 寄送 到 政务 按申请方式分 通过 以 采取 采用 由 政府信息公开 依申请公开 申请 提交 提出 收到 受理 接收 有 为 共 计 的 ： : 、 和 及 以及 方式 渠道 "
    "途径 形式 类 数量 件"
)
_CHANNEL_WORDS = "当面 现场 窗口 当场 信函 来信 邮寄 信件 邮政 快递 书面 网络 网上 线上 在线 互联网 网站 平台 系统 电子邮件 邮箱 电子 邮件 传真 其他 其它 政府 门户"
_CHANNEL = re.compile(
    r"当面|现场|窗口|当场|信函|来信|邮寄|信件|快递|邮政|网络|网上|线上|在线|互联网|网站|平台|邮箱|邮件|传真|其[他它](?:渠道|方式|途径|形式)"
)
_NATURAL = re.compile(r"自然人|公民")
_LEGAL = re.compile(r"法人[^，。；]{0,5}组织")


def _known(words: str) -> re.Pattern[str]:
    return re.compile(run(*sorted(f"{_LISTING} {words}".split(), key=len, reverse=True)))


_CHANNEL_LABEL = _known(_CHANNEL_WORDS)
_NATURAL_LABEL = _known("自然人 公民 个人")
_LEGAL_LABEL = _known("法人 其他组织 其它组织 组织 或者 或 和")
_TWICE = re.compile(r"同时|重复|两种|多种|多个渠道|既")
_SUM = re.compile(r"(?:合计|总计|共计|共)(?:收到)?")
_OPEN = re.compile(r"其中|主要")
_WAYS = tuple(
    re.compile(way) for way in ("当面|现场|窗口|当场", "信函|来信|邮寄|信件|快递|邮政", "网|线上|平台|邮箱|邮件")
)
"""The ways that applications come by: a list that names all three is whole."""


def channel_sum(sentence: str, figures: Sequence[Figure]) -> tuple[int, bool] | None:
    """Return the sum over the channels of ``sentence`` and whether the list claims to be whole; None for no such list.

    Not where one application may have come by two channels, nor where a figure or a channel after the first one is no
    part of the list.
    """
    parts = [f for f in figures if _CHANNEL.search(f.before) and _CHANNEL_LABEL.fullmatch(f.before)]
    if not parts:
        return None
    listed = sentence[parts[0].start :]
    rest = [f for f in figures if f.start >= parts[0].start and f not in parts]
    if any(not _SUM.fullmatch(f.before) for f in rest):
        return None
    if any(
        _CHANNEL.search(piece) and not re.search(r"[\d０-９一二两三四五六七八九十]", piece) for piece in clauses(listed)
    ):
        return None
    if len(parts) < 2 or _TWICE.search(sentence) or any(f.about for f in parts) or any(f.after for f in parts):
        return None
    ways = all(any(way.search(part.before) for part in parts) for way in _WAYS)
    return sum(f.number for f in parts), "等" not in sentence and (ways or not _OPEN.search(sentence))


def applicant_split(figures: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """Return the figures of natural persons and of bodies, where each is given once and exactly."""
    natural = [f for f in figures if _NATURAL.search(f.before) and _NATURAL_LABEL.fullmatch(f.before)]
    legal = [f for f in figures if _LEGAL.search(f.before) and _LEGAL_LABEL.fullmatch(f.before)]
    if len(natural) != 1 or len(legal) != 1 or any(f.about or f.after for f in (*natural, *legal)):
        return None
    return natural[0], legal[0]


def split_beside(split: tuple[Figure, Figure], tables: Mapping[str, FormTable]) -> tuple[str, int, Amount] | None:
    """Return the side of ``split`` to compare: its matter, its number and the table's.

    The basis is R1, or R1 and R2, or T: the one with which the sum or one of the sides agrees, so that the other side
    must as well. None where it agrees with nothing: the split is then of something else.
    """
    persons, bodies = split[0].number, split[1].number
    sides = {rows: _sides(rows, tables) for rows in (("R1",), ("R1", "R2"), ("T",))}
    known = {rows: both for rows, both in sides.items() if both is not None and both[0].agrees and both[1].agrees}
    if not known or ("R1",) not in known:
        return None
    for natural, legal in known.values():
        if (persons, bodies) == (natural.value, legal.value):
            return "自然人申请", persons, natural
    natural, legal = known["R1",]
    if persons + bodies == natural.value + legal.value or bodies == legal.value > 0:
        return "自然人申请", persons, natural
    return ("法人申请", bodies, legal) if persons == natural.value > 0 else None


def _sides(rows: tuple[str, ...], tables: Mapping[str, FormTable]) -> tuple[Amount, Amount] | None:
    """Return the natural persons and the bodies of ``rows`` of table 3, where its totals agree with its columns."""
    places: list[Place] = [("表三", row, "总计") for row in rows]
    total = amount(tables, places)
    natural = amount(tables, [("表三", row, "自然人") for row in rows])
    legal = amount(tables, [("表三", row, column) for row in rows for column in _BODIES])
    return (natural, legal) if total and total.agrees and natural and legal else None
