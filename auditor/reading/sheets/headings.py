"""Which text alone in its rows is a heading or running text of the report, and no row of a table."""

from __future__ import annotations

import re
from dataclasses import dataclass

from auditor.model.forms import Forms, Line
from auditor.model.labels import find_line, fold

_ENUMERATED = re.compile(r"\s{0,20}(?:[一二三四五六七八九十]{1,2}[、.．]|第[一二三四五六七八九十]部分)")
# The longest label of the official form has 40 characters.
_LONGEST_LABEL = 60


@dataclass(frozen=True, slots=True)
class Headings:
    """The names of the report's parts, and what else is enumerated like them: rows of tables and their groups."""

    parts: frozenset[str]
    rows: tuple[Line, ...]
    groups: frozenset[str]

    def name_part(self, text: str) -> bool:
        """Tell whether ``text`` is the heading of a part."""
        return fold(text) in self.parts

    def end_table(self, text: str) -> bool:
        """Tell whether ``text``, alone in its rows, cannot belong to a table: a heading of a part, or a long text."""
        if len(text) > _LONGEST_LABEL:
            return True
        name = fold(text)
        if name in self.parts or not _ENUMERATED.match(text):
            return name in self.parts
        # A row of table 三 without any number looks like a heading.
        return name not in self.groups and find_line(text, self.rows) is None


def find_headings(forms: Forms) -> Headings:
    """Gather the headings and the enumerated labels of the form."""
    rows = tuple(row for form in forms.tables.values() for row in form.rows)
    return Headings(
        frozenset(fold(text) for part in forms.parts for text in (part.name, *part.variants)),
        rows,
        frozenset(fold(row.under) for row in rows if row.under),
    )
