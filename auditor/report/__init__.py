"""Rendering of a report: ``render_json`` for programs, ``render_terminal`` for people, ``write`` for files.

rich is imported only where a terminal report is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal

from auditor.model.findings import Report
from auditor.model.rules import Grade

FORMATS = ("cards", "table", "brief", "json")
"""Formats of standard output: the layouts of ``terminal.render_terminal``, and ``json.render_json``."""

FILE_WIDTH = 100
"""Columns of a report written to a text file."""

Language = Literal["zh", "en"]


def check_output(path: Path, *, language: Language) -> None:
    """Raise ``UsageError`` where ``write`` could not write ``path``: before the work is done, not after it."""
    from auditor.report.files import check_name

    check_name(path, SUFFIXES, language)


def write(report: Report, path: Path, *, language: Language, floor: Grade) -> None:
    """Write ``report`` to ``path`` in the format of its suffix, whole or not at all.

    Raises ``UsageError`` where the suffix is not in ``SUFFIXES`` or the file cannot be written.
    """
    from auditor.report.files import write_text

    check_output(path, language=language)
    write_text(SUFFIXES[path.suffix.lower()](report, language, floor), path, language)


def summary(report: Report, language: Language) -> str:
    """Return the verdict of the run in one line, for standard error."""
    from auditor.report.footer import verdict_line

    return verdict_line(report, language)


def roster_notes(report: Report, language: Language) -> list[str]:
    """Return, for standard error, what the roster of the run does not cover, or which rules had none."""
    from auditor.report.unchecked import describe_roster, describe_untold

    used = [describe_roster(report.roster, language)] if report.roster else []
    return [*used, *describe_untold(report, language)]


def _json(report: Report, _language: Language, _floor: Grade) -> str:
    """The machine format holds every finding, whatever the floor of what people are shown."""
    from auditor.report.json import render_json

    return render_json(report)


def _text(report: Report, language: Language, floor: Grade) -> str:
    """The cards without colour and without spaces at the ends of lines."""
    from io import StringIO

    from rich.console import Console

    from auditor.report.terminal import render_terminal

    stream = StringIO()
    console = Console(file=stream, width=FILE_WIDTH, color_system=None, force_terminal=False, legacy_windows=False)
    render_terminal(report, console, layout="cards", floor=floor, language=language)
    return "".join(line.rstrip() + "\n" for line in stream.getvalue().splitlines())


SUFFIXES: Mapping[str, Callable[[Report, Language, Grade], str]] = {".json": _json, ".txt": _text}
"""What each suffix of an output file is rendered with."""
