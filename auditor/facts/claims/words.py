"""The words that statements about applications, disputes and documents are made of, and the names of the organ itself."""

from __future__ import annotations

import re

NOT = r"(?:未(?![经按])|没有|没|无|暂无|尚未|均无|不存在)"


def run(*alternatives: str) -> str:
    """Return a pattern for any run of ``alternatives``, without backtracking, so that its cost is linear."""
    return rf"(?>{'|'.join(alternatives)})*+"


def words(words: str) -> str:
    """Return a pattern for any run of ``words``, the longest first."""
    return run(*sorted(words.split(), key=len, reverse=True))


_UNITS = "行政机关|委员会|办事处|局|委|办|厅|院|镇|乡|街道|县|区|市|省|处|中心|站|所|单位|部门|机关|校|会|级|政府"
PUBLIC = "公民 法人 其他组织 其它组织 组织 社会公众 公众 群众 社会 各界 任何 单位 个人 自然人 提出 提交 主动 要求 向"
JOINED = "、 和 及 与 或 以及 或者 的 等"
DISCLOSURE = "政府 信息 政务 公开 依申请公开 依申请 申请 工作"
DISPUTE = "行政 复议 诉讼 举报 投诉 信访 申诉 案 案件 事件 件 起 宗 应诉"
EVENT = "情况 情形 事项 件 有 发生 产生 出现 存在 涉及 过 任何"

_OPENING = "本年度 本年 全年 今年以来 今年来 今年 当年 年内 一年来 报告期内 期间 目前 同时 此外 另外 总共 共计 故 因此 在 且 也 亦 均 都 共"
_TOPIC = (
    "政府信息公开 信息公开 依申请公开 依申请 公开 申请 工作 领域 方面 受理 收到 办理 处理 数量 情况 因 对 和 的 中 ： :"
)

SUBJECTS = (
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
"""Patterns of what may stand before a statement about the whole organ and the whole year."""

ENUMERATOR = r"(?:[一二三四五六七八九十\d]{1,2}[）)、.．]\s*)?"
SUBJECT = f"^{ENUMERATOR}" + run(*SUBJECTS)
_GENERIC = ("人民政府办公室", "街道办事处", "管理委员会", "人民政府", "监督管理局", "服务中心")
"""Ends of names that by themselves name no organ in particular."""
_DEPARTMENT = ("局", "厅", "委员会", "委")
_DEPARTMENT_END = re.compile("局|厅|委员?会?")
_SHORT_NAME = re.compile(r"[省市州盟县区旗][\u4e00-\u9fff]{2,8}?[局厅委]")
_SHORT = {
    "街道办事处": "街道",
    "分局": "分局",
    "管理委员会": "管委会",
    "镇人民政府": "镇政府",
    "乡人民政府": "乡政府",
    "县人民政府": "县政府",
    "区人民政府": "区政府",
    "市人民政府": "市政府",
}
"""What an organ with such a name calls itself."""
_ZONES = {"高新技术产业开发区": "高新区", "经济技术开发区": "经开区", "经济开发区": "经开区"}
"""What the organ of such a zone calls itself."""


def own_names(organ: str | None) -> tuple[str, ...]:
    """Return the names by which ``organ`` may call itself, longest first: its full name and the ends of it.

    河东区水务局 is also 区水务局 and 水务局, 永安镇人民政府 also 永安镇.
    """
    if not organ:
        return ()
    short = re.sub(r"(?:人民)?政府$|办事处$", "", organ)
    bases = (organ, short, organ.replace("人民政府", "政府"))
    names = {base[start:] for base in bases for start in range(max(len(base) - 2, 0))}
    names |= {own for ending, own in _SHORT.items() if organ.endswith(ending)}
    names |= {own for kind, own in _ZONES.items() if re.search(rf"{kind}(?:管委会|管理委员会)?$", organ)}
    telling = [name for name in names if not any(word.endswith(name) for word in _GENERIC)]
    return tuple(sorted(telling, key=len, reverse=True))


def as_own(clause: str, names: tuple[str, ...]) -> str:
    """Return ``clause`` with the organ's own name put as 本机关, or a short form of it as 我局.

    Before the full name a province or city may stand; before a short form it would name another organ.
    """
    found = next((name for name in names if name in clause), None)
    if found is None:
        short = _abbreviation(clause, names[0]) if names else None
        return clause.replace(short, "我局", 1) if short else clause
    before, _, after = clause.partition(found)
    return before.removesuffix("我").removesuffix("本") + ("本机关" if found == names[0] else "我局") + after


def _abbreviation(clause: str, organ: str) -> str | None:
    """Return the abbreviated name in ``clause`` of ``organ``, the full name of a department: 市城管局 for 临江市城市管理局.

    It begins with the last two characters that the place and the name have in common, and its other characters are in the
    name in the same order. An organ within an organ (公安局分局) is not abbreviated.
    """
    if not organ.endswith(_DEPARTMENT) or len(_DEPARTMENT_END.findall(organ)) != 1:
        return None
    for match in _SHORT_NAME.finditer(clause):
        start = organ.find(match[0][:2])
        rest = iter(organ[start + 1 :])
        if start >= 0 and all(character in rest for character in match[0][1:]):
            return match[0]
    return None
