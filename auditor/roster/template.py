"""A roster to be filled in: a csv file that Excel and WPS open with its characters right."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from auditor.errors import UsageError
from auditor.hostile import SHORT, clean
from auditor.roster.columns import COLUMNS
from auditor.roster.matching import organ_key
from auditor.roster.reading import LONGEST, REMARK

MARK = "\ufeff"
"""The beginning of the file, which tells Excel that it is UTF-8."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""First characters of a cell that a spreadsheet takes for a formula."""
_EXAMPLE = {"zh": "例（# 开头的行不读）：", "en": "example (rows that begin with # are not read): "}
_NO_ROW = {
    "zh": "这份报告没有写成一行（文件名写不进名册，机关和年度又不能确定是它）：",
    "en": "no row for this report (its name cannot be written here, and organ and year do not single it out): ",
}


class KnownReport(NamedTuple):
    """What is known of a report when a roster is begun; empty where it could not be told."""

    file: str
    organ: str = ""
    year: str = ""
    organ_type: str = ""
    organ_level: str = ""


def can_be_named(file: str) -> bool:
    """Whether a roster can name ``file``: its name is text, which not every sequence of bytes is, and fits in a cell."""
    try:
        file.encode()
    except UnicodeEncodeError:
        return False
    return len(_named(file)) <= LONGEST


def template(rows: Sequence[KnownReport], language: str) -> str:
    """Return the text of a roster with a row for each of ``rows``, and an example where there is none.

    What does not print in the name of a file is written as ``clean`` shows it. A name that a spreadsheet would take for
    a formula is made harmless: a path by ./ before it; other texts are left out. A file that cannot be named is left to
    organ and year; where they are not known, or are those of a row before it, a remark names it instead.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([column.english if language == "en" else column.name for column in COLUMNS])
    told: set[tuple[str, str]] = set()
    for row in rows:
        file = _named(row.file) if can_be_named(row.file) else ""
        others = ["" if known.startswith(_FORMULA) else known for known in row[1:]]
        report = organ_key(others[0]), others[1]
        if file or (all(report) and report not in told):
            writer.writerow([file, *others, *[""] * (len(COLUMNS) - len(row))])
        else:
            writer.writerow([f"{REMARK} {_NO_ROW[language]}{clean(row.file, SHORT)}"])
        if not file:
            told.add(report)
    if not rows:
        example = [column.example for column in COLUMNS]
        writer.writerow([f"{REMARK} {_EXAMPLE[language]}{example[0]}", *example[1:]])
    return text.getvalue()


def _named(file: str) -> str:
    """Return the path of a report as it is written in a roster."""
    shown = clean(file, len(file))
    return f"./{shown}" if shown.startswith((*_FORMULA, REMARK)) else shown


def check_target(path: Path) -> None:
    """Raise UsageError where a roster cannot be written to ``path``: no csv, or something is there already."""
    if path.suffix.lower() != ".csv":
        raise UsageError(f"名册的样表只写成 .csv：{path}（写文件夹，就写成其中的 roster.csv）")
    for there in (path, path.with_suffix(".xlsx")):
        if there.exists():
            raise UsageError(f"{there} 已经存在，没有改动；要重写，先移走它")
