"""The printed labels of the form, as witnesses of what belongs together across the end of a page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from auditor.model.forms import Forms, Line
from auditor.model.labels import find_line, fold, names

Verdict = Literal["one", "two"] | None

_ENUMERATOR = re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、](?!\d)")
_VALUE = re.compile(r"[-－—–−+]?[\d０-９,，.．]+[件条项个份宗万元]{0,2}|[-－—–−/／\\]{1,4}|无")


class Labels:
    """The labels of all tables of the form, with the headings of their groups."""

    def __init__(self, forms: Forms) -> None:
        """Take the labels of ``forms``."""
        self._lines = tuple(_lines(forms))
        self._names = {name for line in self._lines for name in names(line)}
        self._names |= {fold(line.under) for line in self._lines if line.under} | {"信息内容"}

    def compare(self, above: str, below: str) -> Verdict:
        """Tell whether two texts, one at the end of a page and one at the top of the next, are one text or two.

        None where neither the labels nor the enumerators of the form tell.
        """
        if not above or not below or (is_value(above) and is_value(below)):
            return None
        enumerator = _ENUMERATOR.match(above + below)
        if enumerator and enumerator.end() >= len(above) and not _ENUMERATOR.match(below):
            # The enumerator of a label stands alone at the end of the page, whole or in part.
            return "one" if fold(above + below) in self._names else None
        if is_value(above) or is_value(below):
            return "two"
        if fold(above + below) in self._names:
            return "one"
        if (self._knows(above) and self._knows(below)) or _ENUMERATOR.match(below):
            return "two"
        lines = [match.line for match in (find_line(text, self._lines) for text in (above, below)) if match]
        if len(set(lines)) > 1:
            return "two"
        return "one" if _ENUMERATOR.match(above) or find_line(above + below, self._lines) else None

    def _knows(self, text: str) -> bool:
        key = fold(text)
        if key in self._names:
            return True
        match = find_line(text, self._lines)
        return match is not None and match.closeness == "slip"


def is_value(text: str) -> bool:
    """Tell whether ``text`` is a number or a sign that stands for none."""
    return _VALUE.fullmatch(text) is not None


def _lines(forms: Forms) -> Iterable[Line]:
    for form in forms.tables.values():
        yield from (*form.rows, *form.columns)
        for block in form.blocks:
            yield from (*block.rows, *block.columns)
