"""Table 二 found in running text: its blocks, each with the labels of its columns, then rows of a label and digits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from auditor.facts.tables.restoring.lifted import Lifted
from auditor.facts.tables.restoring.running import VALUE, Running, either, label, words
from auditor.facts.tables.restoring.three import MOST_PLACES
from auditor.model.document import INTERRUPTED
from auditor.model.forms import BlockForm, Line, TableForm

SEVERAL_WAYS = "单元格连写，可以有几种读法，不能确定各数，请对照原件"
ONE_NUMBER = "单元格连写，不能确定是一个数"

_TITLE = re.compile(r"第?二十条第\(?[一二三四五六七八九]\)?项")
_SIGNED = "本年增减"
_BLANK = "-"
_COUNT = re.compile(r"0|[1-9]\d{0,8}")
_AMOUNT = re.compile(r"(?:0|[1-9]\d{0,8})(?:\.\d{1,6})?")
_LONGEST = 30
_MARKS = r"[)\]:]?"
_REMARK = r"(?:\([^()\n]{0,120}\))?"
_UNIT = "(?:万元|元|件|项|个|宗)?"
_LEAST_ROWS = 3


def find_two(running: Running, form: TableForm) -> Lifted | None:
    """Return table 二 or some of its blocks where labels stand in ``running`` as the form has them.

    A block whose title alone stands there is left out. None where a block goes on with other words than those of the
    form.
    """
    for first in islice(_TITLE.finditer(running.text), MOST_PLACES):
        lifted = _lift(running, first.start(), form)
        if lifted:
            return lifted
    return None


def _lift(running: Running, start: int, form: TableForm) -> Lifted | None:
    grid: list[tuple[str | tuple[str, str], ...]] = []
    codes: set[str] = set()
    stand_apart, size = True, 0
    at = start
    while title := _TITLE.match(running.text, at):
        at = title.end()
        block = next((b for b in form.blocks if _content(b).match(running.text, at)), None)
        if block is None and _TITLE.match(running.text, at):
            continue
        if block is None:
            return None
        grid.append((running.printed(*title.span()),))
        content = _content(block).match(running.text, at)
        heads = list(_heads(running, content.end() if content else at, block))
        at = heads[-1][2]
        grid.append(("信息内容", *(text for _, text, _ in heads)))
        columns = [line for line, _, _ in heads]
        while row := _row(block).match(running.text, at):
            at = row.end()
            code = next(line.code for line in block.rows if re.fullmatch(label(line) + _REMARK, row["label"]))
            cells = _cells(running, row, columns)
            stand_apart = stand_apart and len(running.printed(*row.span("values")).split()) == len(columns)
            grid.append((running.printed(*row.span("label")), *cells))
            if code in codes:
                return None
            codes.add(code)
            size += len(columns)
    if len(codes) < _LEAST_ROWS or _TITLE.search(running.text, at, at + 200):
        return None
    return Lifted(form.name, start, at, tuple(grid), frozenset(codes), size, None if stand_apart else frozenset())


@lru_cache(maxsize=64)
def _column(line: Line) -> re.Pattern[str]:
    texts = sorted({line.label, *line.variants}, key=len, reverse=True)
    return re.compile(either(words(text) + _MARKS for text in texts) + _REMARK)


@lru_cache(maxsize=16)
def _content(block: BlockForm) -> re.Pattern[str]:
    """Return the pattern of 信息内容 before the columns and the first row of ``block``."""
    columns = either(_column(line).pattern for line in block.columns)
    return re.compile(rf"信息内容(?=(?:{columns}){{1,4}}{either(map(label, block.rows))})")


@lru_cache(maxsize=16)
def _row(block: BlockForm) -> re.Pattern[str]:
    rows = either(map(label, block.rows))
    following = rf"(?={_UNIT}(?:第?二十条|[\u4e00-\u9fff()\n]|$))"
    return re.compile(rf"(?P<label>{rows}{_REMARK})(?P<values>{VALUE}){following}{_UNIT}")


def _heads(running: Running, at: int, block: BlockForm) -> Iterator[tuple[Line, str, int]]:
    """Yield the columns printed from ``at`` on with their text and where they end; the longest label that fits first."""
    while True:
        found = [(m.end(), line) for line in block.columns if (m := _column(line).match(running.text, at))]
        if not found:
            return
        end, line = max(found, key=lambda pair: pair[0])
        yield line, running.printed(at, end), end
        at = end


def _cells(running: Running, row: re.Match[str], columns: Sequence[Line]) -> list[str | tuple[str, str]]:
    """Return the cells of ``row`` below ``columns``; values that are not certain are one cell."""
    printed = running.printed(*row.span("values"))
    parts = printed.split()
    if running.is_at_end(row.end()):
        return [(printed, INTERRUPTED)] * len(columns)
    patterns = [_AMOUNT if line.unit else _COUNT for line in columns]
    if len(columns) == 1:
        return [printed if len(parts) == 1 and patterns[0].fullmatch(printed) else (printed, ONE_NUMBER)]
    if len(parts) == len(columns) and all(p.fullmatch(t.lstrip("-")) for p, t in zip(patterns, parts, strict=True)):
        return list(parts)
    text = "".join(parts)
    if any(line.unit for line in columns) or len(text) > _LONGEST:
        return [(printed, SEVERAL_WAYS)] * len(columns)
    has_signs = any(line.code == _SIGNED for line in columns)
    ways = list(_ways(text, columns, _gaps(parts), has_signs))
    if not ways:
        return [(printed, SEVERAL_WAYS)] * len(columns)
    agreed = [place[0] if len(set(place)) == 1 and place[0] else None for place in zip(*ways, strict=True)]
    return [(printed, SEVERAL_WAYS) if number is None else number for number in agreed]


def _gaps(parts: Sequence[str]) -> frozenset[int]:
    gaps, length = set(), 0
    for part in parts[:-1]:
        length += len(part)
        gaps.add(length)
    return frozenset(gaps)


def _ways(
    text: str, columns: Sequence[Line], gaps: frozenset[int], has_signs: bool, start: int = 0
) -> Iterator[tuple[str, ...]]:
    """Yield each way to give ``text`` to ``columns``; a cell left blank has left no trace and is the empty string.

    Where a column ``has_signs``, a dash before digits is the sign of a number or the blank of a cell before it.
    """
    if not columns:
        if start == len(text):
            yield ()
        return
    sign = int(text.startswith("-", start) and columns[0].code == _SIGNED)
    for end in range(start, len(text) + 1):
        if any(start < gap < end for gap in gaps):
            return
        number = text[start:end]
        is_blank = not number or (number == _BLANK and has_signs)
        if is_blank or _COUNT.fullmatch(number[sign:]):
            for others in _ways(text, columns[1:], gaps, has_signs, end):
                yield (number, *others)
