"""The coverage as Markdown, with every text of rules and clauses escaped."""

from __future__ import annotations

import re
from html import escape

from auditor.report.coverage.page import Page, Section

NOTES = {
    "zh": "由 `auditor rules --coverage -o 文件.md` 从规则文件生成，不要手改。",
    "en": "Made from the rule files by `auditor rules --coverage -o FILE.md`; do not edit by hand.",
}
"""Where the page comes from."""

_MARKS = re.compile(r"([\\`*_{}\[\]#|~])")


def page_as_markdown(page: Page) -> str:
    """Return ``page`` as a Markdown document with one table for each section."""
    parts = [f"# {_plain(page.title)}", NOTES[page.language], _plain(page.summary)]
    for section in page.sections:
        parts += [f"## {_plain(section.heading)}", _table(section)]
    return "\n\n".join(parts) + "\n"


def _table(section: Section) -> str:
    lines = [section.heads, tuple("---" for _ in section.heads)]
    lines += [tuple("<br>".join(map(_plain, cell)) for cell in row) for row in section.rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _plain(text: str) -> str:
    return _MARKS.sub(r"\\\1", escape(text, quote=False))
