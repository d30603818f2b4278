"""Rosters made up for tests: the text of a csv file as the reader of plain tables gives it."""

from __future__ import annotations

from auditor.model.metadata import Metadata, WrittenTable
from auditor.reading.rows import read_rows
from auditor.roster.reading import read_table


def table(*lines: str) -> WrittenTable:
    return read_rows("roster.csv", "\n".join(lines).encode(), ".csv")


def one(head: str, row: str) -> Metadata:
    (metadata,) = read_table(table(f"文件,{head}", f"a.docx,{row}"))
    return metadata
