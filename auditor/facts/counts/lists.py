"""Lists of parts: the numbers that follow a total after 其中 or 分别为, as far as they are certainly parts of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from auditor.facts.counts.quantities import Quantity, find_quantities

UNITS = frozenset({"件", "条", "份", "篇", "期", "封", "宗", "起", "例", "人次", "条次", "件次"})
"""Units of which one word counts one kind of thing; 个, 项, 次 and 家 may count other things in the same list."""

_OPENING = re.compile(
    r"(?P<thing>[^，,、。；;：:（()）\d]{0,8})(?P<mark>[，,。；;：:、]?\s*[（(]?)\s*"
    r"(?P<word>其中(?:包括|包含|含有?|有|为)?|包括|包含|具体(?:为|是)|分别(?:为|是)|分为|含)[：:，,]?\s*"
)
_BARE_OPENING = re.compile(r"(?P<thing>)(?P<mark>[（(])\s*(?P<word>)")
_WHOLE_WORDS = ("分别", "分为", "具体")
"""Beginnings of the words that announce every part; 其中, 包括 and 含 may announce only some."""

_BRACKET = re.compile("[（(]")
_CLOSING = re.compile(r"[）)]")
_BRACKETED = re.compile(r"[（(][^（()）]{0,80}[）)]")
_SHARE = re.compile(
    r"[，,（(]?\s*(?:约?占(?:比|总数的?|总量的?)?|比例)(?:为|约|达)?\s*\d{1,3}(?:\.\d{1,2})?\s*[%％][）)]?"
)
_LEADING = re.compile(r"[、，,；;：:。\s]*(?:以及|[和及与])?\s*(?P<label>[^，,；;。：:（()）]{1,26})")
_TRAILING = re.compile(r"(?P<label>[^，,；;。：:（()）、]{1,18})(?:[、，,；;]|以及|[和及与])\s*")
_ONLY_SEPARATORS = re.compile(r"[、，,；;\s]+(?:以及|[和及与])?\s*|\s*[和及与]\s*")
_GOES_ON = re.compile(r"其余|其[他它]|剩余|还|另|等|若干|[\d０-９]")
"""Words after the last number by which parts may have been left out."""
_COUNTED = re.compile(r"(?:(?<=信息)|(?<=文件)|(?<=材料)|(?<=类))(?:共计|合计|总计|共)$")
"""What may stand between the name of a part and its number (政策文件共计 12 件)."""
_YEAR = re.compile(r"20\d\d年度?")
_DIGIT = re.compile(r"[\d０-９]")
_STOP = re.compile("其中|合计|另|此外|同时|分别")
"""Words by which the list has ended, or goes one level down."""
_DOUBT = re.compile(
    r"^(?:公开|发布|更新|回应|推送|转发|编发|答复|解读)(?!类|方面|材料)|并|还|重复|交叉|涉及|有关|相关|通过|利用|依托|借助|全年|累计|总计|总数|一共"
    r"|共(?!服务|卫生|资源|企|交|安全|管理|事业|设施|法律|文化|租|建|享)|收到|受理|办理|办结|已|按[时期]|均|都|未|开展|召开|组织|举办|制作|制发|出台|报送|上报"
    r"|回复|上年|去年|同期|较|比上|增加|增长|新增|减少|结转|含|包括|占|每|各|原创|首发|转载|再|又|兼|等$"
)
"""Words by which a number may begin another statement, or count again what was counted."""


@dataclass(frozen=True, slots=True)
class Part:
    """One number of a list with its label; ``certain`` unless it may begin another statement."""

    label: str
    quantity: Quantity
    certain: bool


@dataclass(frozen=True, slots=True)
class PartList:
    """A total and the parts that follow it.

    ``totals`` are all numbers that the parts may be meant to be parts of, the nearest last: an earlier number of the
    sentence, or several of them together; brackets belong to the number before them. ``whole`` tells that the text announces every part and goes on with nothing
    else.
    """

    total: Quantity
    totals: tuple[int, ...]
    parts: tuple[Part, ...]
    whole: bool


def find_lists(text: str) -> list[PartList]:
    """Return the lists of parts in ``text``; a list inside brackets stands for itself, and is left out of the outer one."""
    if (
        "中" not in text
        and "含" not in text
        and "分" not in text
        and "包" not in text
        and "具体" not in text
        and not _BRACKET.search(text)
    ):
        return []
    plain = _SHARE.sub(lambda match: " " * len(match[0]), text)
    quantities = find_quantities(plain)
    found = []
    for position, total in enumerate(quantities):
        if total.unit not in UNITS:
            continue
        opening = _OPENING.match(plain, total.end) or _BARE_OPENING.match(plain, total.end)
        if opening is None:
            continue
        bracketed = opening["mark"].strip()[-1:] in ("（", "(")
        closing = _CLOSING.search(plain, opening.end()) if bracketed else None
        if bracketed and closing is None:
            continue
        scope = plain[: closing.start()] if closing else plain
        earlier = () if bracketed else quantities[:position]
        listed = _read_list(scope, opening, total, earlier)
        if listed is not None:
            found.append(listed)
    return found


def _read_list(text: str, opening: re.Match[str], total: Quantity, earlier: tuple[Quantity, ...]) -> PartList | None:
    start = opening.end()
    # Blanks keep every offset, so that a part is found where it stands.
    rest = " " * start + _BRACKETED.sub(lambda match: " " * len(match[0]), text[start:])
    following = [q for q in find_quantities(rest) if q.start >= start]
    parts, end = _read_parts(rest, start, following, total.unit)
    word = opening["word"]
    if not parts or (not word and (len(parts) < 2 or end < len(rest.rstrip()))):
        return None
    if total.about or any(part.quantity.about for part in parts):
        return None
    announced = word.startswith(_WHOLE_WORDS) or _is_remainder(parts[-1].label)
    whole = announced and all(part.certain and "、" not in part.label for part in parts) and _is_over(rest[end:])
    same = [q.whole for q in earlier if q.unit[0] == total.unit[0]]  # 件 and 件次 count the same things
    return PartList(total, (*_together(same, total.whole), total.whole), tuple(parts), whole)


def _together(earlier: list[int], last: int) -> tuple[int, ...]:
    """Return the earlier numbers, and the sums of the last ones of them with ``last``."""
    sums, running = [], last
    for number in reversed(earlier):
        running += number
        sums.append(running)
    return (*earlier, *sums)


def _read_parts(text: str, start: int, following: list[Quantity], unit: str) -> tuple[list[Part], int]:
    """Return the parts from ``start`` on and where the last of them ends, label included."""
    parts: list[Part] = []
    end = start
    if not following:
        return parts, end
    trails = not text[start : following[0].start].strip()
    certain = True
    for position, quantity in enumerate(following):
        if quantity.unit != unit:
            break
        if trails:
            stop = following[position + 1].start if position + 1 < len(following) else len(text)
            label, next_end = _label_after(text, quantity.end, stop)
        else:
            label, next_end = _label_before(text[end : quantity.start], first=position == 0), quantity.end
        if label is None or (position and _STOP.search(label)):
            break
        label = _COUNTED.sub("", label)
        certain = certain and (position == 0 or not _DOUBT.search(label))
        parts.append(Part(label, quantity, certain))
        end = next_end
    return parts, end


def _label_before(gap: str, first: bool) -> str | None:
    if not first and _ONLY_SEPARATORS.fullmatch(gap):
        return ""
    match = _LEADING.fullmatch(gap)
    if match is None or _DIGIT.search(_YEAR.sub("", match["label"])):
        return None
    return match["label"].strip()


def _label_after(text: str, start: int, stop: int) -> tuple[str | None, int]:
    gap = text[start:stop]
    if _ONLY_SEPARATORS.fullmatch(gap):
        return "", stop
    match = _TRAILING.fullmatch(gap) or re.match(
        r"(?P<label>[^，,；;。：:（()）、]{0,18})(?=[，,；;。）)！？!?]|$)", gap
    )
    if match is None or _DIGIT.search(match["label"]):
        return None, start
    return match["label"].strip(), start + match.end()


def _is_over(rest: str) -> bool:
    """Whether the text after the last part names no further part."""
    return (not rest.strip() or rest.lstrip()[0] in "，,。；;）)！!") and not _GOES_ON.search(rest)


def _is_remainder(label: str) -> bool:
    """Whether a label names all the rest, so that the list before it leaves nothing out."""
    return re.match(r"其[他它](?:$|类|各类|信息|方面|事项|内容|主动公开|应|政府信息|文件)", label) is not None
