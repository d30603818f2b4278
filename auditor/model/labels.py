"""Printed labels compared with the labels of the form: line breaks, enumerators, punctuation and slips set aside."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from auditor.model.forms import Line

Closeness = Literal["same", "slip", "altered"]

_LONGEST = 400
_LONGEST_LABEL = 60
# The only characters of the form's labels that differ between the simplified and the traditional script.
_TRADITIONAL = str.maketrans(
    "條項規範檔無發廢現總數處罰強業費結轉復議訴訟維審經開內國穩護務過執會組織構機關類報獲認請補後與據應對許萬採購額製減當計決舉訪詢權沒確繼續繳納糾辦",
    "条项规范档无发废现总数处罚强业费结转复议诉讼维审经开内国稳护务过执会组织构机关类报获认请补后与据应对许万采购额制减当计决举访询权没确继续缴纳纠办",
)
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_ENUMERATOR = re.compile(r"\([一二三四五六七八九十\d]{1,3}\)、?|[一二三四五六七八九十]{1,3}[、.,]|\d{1,2}[、.)]")
_NUMBERS = re.compile(r"\d+")
_REMARK = re.compile(r"\([^()]*(?:\)|$)")
_OTHER_CHARACTERS = re.compile(r"[^0-9A-Za-z一-鿿]")


@dataclass(frozen=True, slots=True)
class Match:
    """The line of the form that a printed label means, and how close the print is to it.

    ``same``: the form's words or a known variant; ``slip``: up to two characters differ, as a typing slip or a broken
    character would; ``altered``: other words that can still mean only this line.
    """

    line: Line
    closeness: Closeness


def words(text: str) -> str:
    """Return ``text`` of any length without white space and punctuation."""
    return _OTHER_CHARACTERS.sub("", text)


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Return the words of a label alone.

    White space, full width, traditional characters, a leading enumerator, remarks in parentheses and punctuation are
    gone; 其它 becomes 其他. Texts are cut at 400 characters.
    """
    text = "".join(text[:_LONGEST].split()).translate(_HALF_WIDTH).translate(_TRADITIONAL)
    enumerator = _ENUMERATOR.match(text)
    if enumerator:
        text = text[enumerator.end() :]
    text = _OTHER_CHARACTERS.sub("", _REMARK.sub("", text))
    # Converters to the traditional script write 檔案 for 文件; no label of the form has 档案 of its own.
    return text.replace("其它", "其他").replace("档案", "文件")


def has_numbers(text: str) -> bool:
    """Tell whether two or more numbers stand in the label ``text`` besides its own enumerator."""
    text = text[:_LONGEST].strip().translate(_HALF_WIDTH)
    enumerator = _ENUMERATOR.match(text)
    return len(_NUMBERS.findall(text, enumerator.end() if enumerator else 0)) > 1


@lru_cache(maxsize=512)
def names(line: Line) -> tuple[str, ...]:
    """Return the folded label of ``line`` and its folded variants."""
    return tuple(fold(text) for text in (line.label, *line.variants))


def find_line(text: str, lines: Iterable[Line]) -> Match | None:
    """Return the line among ``lines`` that the printed ``text`` means, or None where none or more than one would do."""
    return _find(fold(text), tuple(lines))


@lru_cache(maxsize=8192)
def _find(key: str, lines: tuple[Line, ...]) -> Match | None:
    if not key:
        return None
    for line in lines:
        if key in names(line):
            return Match(line, "same")
    if not 3 <= len(key) <= _LONGEST_LABEL:
        return None
    ranked = sorted((min(distance(key, name) for name in names(line)), line.code) for line in lines)
    by_code = {line.code: line for line in lines}
    if ranked:
        best, code = ranked[0]
        alone = len(ranked) == 1 or ranked[1][0] >= best + 2
        length = len(key)
        if alone and best <= (1 if length <= 4 else 2):
            return Match(by_code[code], "slip")
        if alone and length > 6 and best <= length // 3:
            return Match(by_code[code], "altered")
    within = [line for line in lines if len(key) >= 4 and any(_one_within_other(key, name) for name in names(line))]
    return Match(within[0], "altered") if len(within) == 1 else None


def _one_within_other(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    # A label with a few words more is still a label; a sentence that mentions one is not.
    return len(shorter) >= 4 and shorter in longer and (shorter == one or len(longer) <= len(shorter) + 10)


@lru_cache(maxsize=16384)
def distance(one: str, other: str) -> int:
    """Return the number of characters to insert, delete or replace to turn ``one`` into ``other``."""
    if abs(len(one) - len(other)) > 8 or len(one) > 60:
        return max(len(one), len(other))
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        diagonal, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (a != b))
    return row[-1]
