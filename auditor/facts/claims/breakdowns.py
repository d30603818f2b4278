"""Breakdowns of the applications received: by channel, and by kind of applicant."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from auditor.facts.claims.figures import Figure
from auditor.facts.claims.tables import Amount, Place, amount
from auditor.facts.claims.words import run
from auditor.model.facts import FormTable

_BODIES = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
_LISTING = (
    "其中 包括 分别 通过 以 采取 采用 由 政府信息公开 依申请公开 申请 提交 提出 收到 受理 接收 有 为 共 计 的 ： : 、 和 及 以及 方式 渠道 "
    "途径 形式 类 数量 件"
)
_CHANNEL_WORDS = "当面 现场 窗口 当场 信函 邮寄 信件 邮政 快递 书面 网络 网上 线上 在线 互联网 网站 平台 系统 电子邮件 邮箱 电子 邮件 传真 其他 其它 政府 门户"
_CHANNEL = re.compile(
    r"当面|现场|窗口|当场|信函|邮寄|信件|快递|网络|网上|线上|在线|互联网|网站|平台|邮箱|邮件|传真|其[他它](?:渠道|方式|途径|形式)"
)
_NATURAL = re.compile(r"自然人|公民")
_LEGAL = re.compile(r"法人")


def _known(words: str) -> re.Pattern[str]:
    return re.compile(run(*sorted(f"{_LISTING} {words}".split(), key=len, reverse=True)))


_CHANNEL_LABEL = _known(_CHANNEL_WORDS)
_NATURAL_LABEL = _known("自然人 公民 个人")
_LEGAL_LABEL = _known("法人 其他组织 其它组织 组织 或者 或 和")
_TWICE = re.compile(r"同时|重复|两种|多种|多个渠道|既")
_OPEN = re.compile(r"其中|主要|等")


def channel_sum(sentence: str, figures: Sequence[Figure]) -> tuple[int, bool] | None:
    """Return the sum over the channels of ``sentence`` and whether the list claims to be whole; None for no such list.

    Not where one application may have come by two channels.
    """
    parts = [f for f in figures if _CHANNEL.search(f.before) and _CHANNEL_LABEL.fullmatch(f.before)]
    if len(parts) < 2 or _TWICE.search(sentence) or any(f.about for f in parts) or any(f.after for f in parts):
        return None
    return sum(f.number for f in parts), not _OPEN.search(sentence)


def applicant_split(figures: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """Return the figures of natural persons and of bodies, where each is given once and exactly."""
    natural = [f for f in figures if _NATURAL.search(f.before) and _NATURAL_LABEL.fullmatch(f.before)]
    legal = [f for f in figures if _LEGAL.search(f.before) and _LEGAL_LABEL.fullmatch(f.before)]
    if len(natural) != 1 or len(legal) != 1 or any(f.about or f.after for f in (*natural, *legal)):
        return None
    return natural[0], legal[0]


def natural_persons(split: tuple[Figure, Figure], tables: Mapping[str, FormTable]) -> Amount | None:
    """Return the table's number of natural persons over the applications that ``split`` adds up to.

    None where its sum is neither the number received nor that with those carried in: the total is the matter then.
    """
    total = split[0].number + split[1].number
    received = amount(tables, (("表三", "R1", "总计"),))
    carried = amount(tables, (("表三", "R2", "总计"),))
    if received is None or carried is None or not received.agrees or not carried.agrees:
        return None
    if total not in (received.value, received.value + carried.value):
        return None
    rows = ["R1"] if total == received.value else ["R1", "R2"]
    places: list[Place] = [("表三", row, "自然人") for row in rows]
    table = tables["表三"]
    if any(table.cells[row].get("自然人") is None or table.cells[row]["自然人"].number is None for row in rows):
        return None
    return amount(tables, places)
