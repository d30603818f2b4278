"""Bases: the number that a list of results is of, which tells whether the list is of all applications or of some."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from auditor.facts.claims.figures import Figure
from auditor.facts.claims.tables import beside
from auditor.model.facts import FormTable

_COUNTED = re.compile(r"申请|答复|办结|办理|受理|收到|涉及|共")
_NAME = re.compile(r"(?:政府)?信息公开|依申请公开|申请公开")
_CARRIED_OUT = re.compile(r"下一?年|次年")
"""What is carried out has no result yet."""
_OPENING = re.compile(r"[，,。；;：:]?\s?其中")
_RESULT = re.compile(r"公开|提供|不予|其[他它]处理|不存在|不掌握|重复|信访|补正|缴费|撤回|咨询|结转")
"""Words of a label that names one result or the applications carried over, which the results after it are no part of."""


def are_of_all(earlier: Sequence[tuple[Figure, str]], tables: Mapping[str, FormTable]) -> bool:
    """Whether results after the figures ``earlier`` are of all applications: no number before them is only of some.

    Each figure comes with the text that follows it. 涉及征地的申请8件，其中予以公开5件 is of the 8, which table 3 does not
    have.
    """
    base = next((figure for figure, rest in reversed(earlier) if _is_base(figure, rest)), None)
    return base is None or base.number in _whole_numbers(tables)


def _is_base(figure: Figure, rest: str) -> bool:
    if _OPENING.match(rest) and not _CARRIED_OUT.search(figure.before):
        return True
    label = _NAME.sub("", figure.before + figure.after)
    named = label != figure.before + figure.after
    return figure.after.endswith("中") or bool((named or _COUNTED.search(label)) and not _RESULT.search(label))


def _whole_numbers(tables: Mapping[str, FormTable]) -> set[int]:
    """Return the numbers of table 3 that a report may mean by all applications: received, with those carried in, handled."""
    received, handled = beside("收到申请", tables), beside("办结", tables)
    total, new, carried = (amounts.get(name) for amounts, name in (
        (handled, "表数"), (received, "表数"), (received, "表结转"),
    ))  # fmt: skip
    found = {amount.value for amount in (total, new) if amount}
    if new and carried:
        found.add(new.value + carried.value)
    if total:
        found |= {total.value - handled[name].value for name in ("表其他处理", "表其他情形") if name in handled}
    return found
