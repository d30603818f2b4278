"""A roster to be filled in: a csv file that Excel and WPS open with its characters right."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from auditor.errors import UsageError
from auditor.roster.columns import COLUMNS
from auditor.roster.reading import REMARK

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""First characters of a cell that a spreadsheet takes for a formula."""
_EXAMPLE = {"zh": "例（# 开头的行不读）：", "en": "example (rows that begin with # are not read): "}


class KnownReport(NamedTuple):
    """What is known of a report when a roster is begun; empty where it could not be told."""

    file: str
    organ: str = ""
    year: str = ""
    organ_type: str = ""
    organ_level: str = ""


def template(rows: Sequence[KnownReport], language: str) -> str:
    """Return the text of a roster with a row for each of ``rows``, and an example where there is none.

    A name that a spreadsheet would take for a formula is made harmless: a path by ./ before it; other texts are left
    out.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([column.english if language == "en" else column.name for column in COLUMNS])
    for row in rows:
        file = f"./{row.file}" if row.file.startswith((*_FORMULA, REMARK)) else row.file
        others = ["" if known.startswith(_FORMULA) else known for known in row[1:]]
        writer.writerow([file, *others, *[""] * (len(COLUMNS) - len(row))])
    if not rows:
        example = [column.example for column in COLUMNS]
        writer.writerow([f"{REMARK} {_EXAMPLE[language]}{example[0]}", *example[1:]])
    return text.getvalue()


def check_target(path: Path) -> None:
    """Raise UsageError where a roster cannot be written to ``path``: no csv, or something is there already."""
    if path.suffix.lower() != ".csv":
        raise UsageError(f"名册的样表只写成 .csv：{path}（写文件夹，就写成其中的 roster.csv）")
    for there in (path, path.with_suffix(".xlsx")):
        if there.exists():
            raise UsageError(f"{there} 已经存在，没有改动；要重写，先移走它")


def write_template(path: Path, rows: Sequence[KnownReport], language: str) -> None:
    """Write a roster to ``path``; UsageError as ``check_target``, or where it cannot be written."""
    check_target(path)
    try:
        # The mark at the beginning tells Excel that the file is UTF-8.
        with path.open("x", encoding="utf-8-sig", newline="") as file:
            file.write(template(rows, language))
    except OSError as error:
        raise UsageError(f"写不了 {path}：{error.strerror or error}") from error
