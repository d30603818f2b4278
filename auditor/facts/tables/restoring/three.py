"""Table 三 found in running text: its header, then every row of the form with the digits after its label."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from auditor.facts.tables.restoring.lifted import Lifted
from auditor.facts.tables.restoring.running import VALUE, Running, either, label, words
from auditor.facts.tables.restoring.splits import Digits
from auditor.facts.tables.restoring.sums import WIDTH, Cells, restore
from auditor.model.document import INTERRUPTED
from auditor.model.forms import FORMS, Line, TableForm

NOT_CERTAIN = "单元格连写，按合计关系不能确定唯一的读法，请对照原件"
NOT_SEVEN = "单元格连写，又不全是数字，不能确定各数"
MOST_PLACES = 20
"""Most places at which a table is looked for in one document."""

_NOTE = r"\(?本列数据的勾稽关系[^()\n]{0,60}\)?"
_ORGANISATIONS = "法人或其他组织"


@dataclass(frozen=True, slots=True)
class _Row:
    """The label of a row as printed, and where its values stand."""

    label: str
    start: int
    end: int


def find_three(running: Running, form: TableForm) -> Lifted | None:
    """Return table 三 where header and labels stand in ``running`` as the form of one of its formats has them."""
    for head in islice(_head(form).finditer(running.text), MOST_PLACES):
        for year in reversed(FORMS):
            rows = _rows(running, head.end(), [row for row in form.rows if year in row.forms], form)
            if rows:
                return _lift(running, head, rows, form)
    return None


@lru_cache(maxsize=4)
def _head(form: TableForm) -> re.Pattern[str]:
    first, *inner, total = (words(column.label) for column in form.columns)
    group = words(_ORGANISATIONS)
    flat = f"{first}{group}{''.join(inner)}{total}"
    deep = f"{first}{group}{total}{''.join(inner)}"
    return re.compile(f"(?P<note>{_NOTE})?申请人情况(?:{deep}|{flat})")


@lru_cache(maxsize=128)
def _following(line: Line, form: TableForm) -> re.Pattern[str]:
    """Return the pattern of values up to the label of ``line``; headings of groups may stand before it."""
    under = dict.fromkeys(row.under for row in form.rows if row.under)
    groups = either(label(Line(text, text, text)) for text in under)
    return re.compile(rf"(?P<values>{VALUE})(?:{groups}){{0,4}}(?P<label>{label(line)})")


_LAST = re.compile(VALUE[:-1])


def _rows(running: Running, at: int, lines: Sequence[Line], form: TableForm) -> dict[str, _Row] | None:
    """Return the rows ``lines`` from ``at`` on by code; None where they do not follow each other without other words."""
    found: dict[str, _Row] = {}
    code, printed, start = "", "", at
    for line in lines:
        match = _following(line, form).match(running.text, start)
        if match is None or (not code and match["values"]):
            return None
        if code:
            found[code] = _Row(printed, start, match.end("values"))
        code, printed, start = line.code, running.printed(*match.span("label")), match.end()
    last = _LAST.match(running.text, start)
    found[code] = _Row(printed, start, last.end() if last else start)
    return found


def _lift(running: Running, head: re.Match[str], rows: dict[str, _Row], form: TableForm) -> Lifted:
    digits = {code: running.digits(row.start, row.end) for code, row in rows.items()}
    end = max(row.end for row in rows.values())
    is_cut = running.is_at_end(end)
    if is_cut:
        digits[next(reversed(rows))] = None
    apart = {code: found.parts for code, found in digits.items() if found and len(found.parts) == WIDTH}
    assumed: frozenset[str] | None = None
    if len(apart) == len(rows):
        cells: Mapping[str, Sequence[str | None]] = apart
    else:
        restored = restore({code: found or Digits("", frozenset()) for code, found in digits.items()})
        cells = {code: _texts(numbers) for code, numbers in restored.rows.items()}
        assumed = restored.assumed
    columns = [column.label for column in form.columns]
    grid: list[tuple[str | tuple[str, str], ...]] = [(head["note"] or "", *columns)]
    for code, row in rows.items():
        printed = running.printed(row.start, row.end)
        reason = NOT_CERTAIN if digits[code] else INTERRUPTED if is_cut and code == next(reversed(rows)) else NOT_SEVEN
        grid.append((row.label, *((printed, reason) if text is None else text for text in cells[code])))
    return Lifted(form.name, head.start(), end, tuple(grid), frozenset(rows), len(rows) * WIDTH, assumed)


def _texts(numbers: Cells) -> list[str | None]:
    return [None if number is None else str(number) for number in numbers]
