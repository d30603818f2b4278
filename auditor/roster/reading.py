"""The rows of a spreadsheet become metadata, or every fault in them is told with its place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from auditor.errors import UsageError
from auditor.model.metadata import Metadata, WrittenRow, WrittenTable
from auditor.roster.columns import COLUMNS, NAMES, Column
from auditor.roster.values import UNDATED, Unfit, nearest, shown

REMARK = "#"
"""First character of a row that is a remark."""

LONGEST = 500
"""Longest text of a cell."""

_MOST_FAULTS = 20


def read_table(table: WrittenTable) -> tuple[Metadata, ...]:
    """Return the rows of a roster; UsageError with one line for each fault where there is one."""
    rows = [row for row in table.rows if not row.cells[0].text.startswith(REMARK)]
    if not rows:
        raise UsageError(f"{table.path}: 名册是空的；用 auditor new roster 写一份样表")
    faults: list[str] = []
    columns = _columns(table, rows[0], rows[1:], faults)
    if not faults and not _identifies(columns):
        place = table.place(rows[0].number, 1)
        faults.append(f"{place}: 名册的第一行要写列名，至少有“文件”，或者“机关”和“年度”；可用的列：{_known()}")
    found = [_metadata(table, row, columns, faults) for row in rows[1:]] if not faults else []
    raise_all(faults)
    return tuple(found)


def raise_all(faults: list[str]) -> None:
    """Raise UsageError with the first of ``faults`` and their number, if there are any."""
    if faults:
        more = [f"…… 名册共有 {len(faults)} 处错误"] if len(faults) > _MOST_FAULTS else []
        raise UsageError("\n".join([*faults[:_MOST_FAULTS], *more]))


def _known() -> str:
    return "、".join(column.name for column in COLUMNS)


def _identifies(columns: Mapping[int, Column]) -> bool:
    names = {column.field for column in columns.values()}
    return "file" in names or {"organ", "year"} <= names


def _columns(table: WrittenTable, head: WrittenRow, rows: list[WrittenRow], faults: list[str]) -> dict[int, Column]:
    """Return the columns by their number from 0; unknown, repeated and nameless ones are faults."""
    columns: dict[int, Column] = {}
    width = max(len(row.cells) for row in (head, *rows))
    for number in range(width):
        place = table.place(head.number, number + 1)
        name = "".join(head.cells[number].text.split()) if number < len(head.cells) else ""
        column = NAMES.get(name) or NAMES.get(name.lower())
        if column is None and name:
            faults.append(f"{place}: 没有名为“{shown(name)}”的列{nearest(name, NAMES)}；可用的列：{_known()}")
        elif column is None and any(number < len(row.cells) and row.cells[number].text for row in rows):
            faults.append(f"{place}: 这一列有内容而没有列名；可用的列：{_known()}")
        elif column is not None and column in columns.values():
            faults.append(f"{place}: “{column.name}”一列出现了两次，留下一列")
        elif column is not None:
            columns[number] = column
    return columns


def _metadata(table: WrittenTable, row: WrittenRow, columns: Mapping[int, Column], faults: list[str]) -> Metadata:
    values: dict[str, Any] = {}
    written: dict[str, str] = {}
    before = len(faults)
    for number, column in columns.items():
        cell = row.cells[number] if number < len(row.cells) else None
        if cell is None or not (cell.text or cell.doubt) or not column.field:
            continue
        place = table.place(row.number, number + 1)
        if cell.doubt:
            faults.append(f"{place}: {column.name}读不准：{cell.doubt}；请改写成文字")
        elif len(cell.text) > LONGEST:
            faults.append(f"{place}: {column.name}超过 {LONGEST} 字")
        else:
            try:
                values[column.field], written[column.name] = column.parse(cell.text), cell.text
            except Unfit as error:
                faults.append(f"{place}: {column.name}{error}")
    if len(faults) == before and "file" not in values and not {"organ", "year"} <= values.keys():
        place = table.place(row.number, 1)
        faults.append(f"{place}: 这一行没有写“文件”，也没有同时写“机关”和“年度”，不知道说的是哪份报告")
    if values.get("published") == UNDATED:
        del values["published"]
        values["undated"] = True
    return Metadata(row.number, f"名册第{row.number}行", **values, written=written)
