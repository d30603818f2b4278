"""What the regulation asks and which rules test it: on the terminal, as Markdown and as HTML."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from auditor.model.rules import Rulebook
from auditor.report.coverage.html import page_as_html
from auditor.report.coverage.markdown import page_as_markdown
from auditor.report.coverage.page import Page, coverage_page
from auditor.report.files import check_name, write_text

SUFFIXES: Mapping[str, Callable[[Page], str]] = {".md": page_as_markdown, ".html": page_as_html}
"""What each suffix of an output file is rendered with."""


def check_output(path: Path, language: str) -> None:
    """Raise ``UsageError`` where ``write_coverage`` could not write ``path``."""
    check_name(path, SUFFIXES, language)


def write_coverage(rulebook: Rulebook, path: Path, language: str) -> None:
    """Write the coverage of ``rulebook`` to ``path`` in the format of its suffix, whole or not at all."""
    check_output(path, language)
    write_text(SUFFIXES[path.suffix.lower()](coverage_page(rulebook, language)), path, language)
