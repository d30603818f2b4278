"""What the tables say of the matters that the prose states."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from auditor.model.facts import FormTable, find_reading


def _table_value(tables: Mapping[str, FormTable], table: str, row: str, column: str) -> int | None:
    reading = find_reading(tables, table, row, column)
    return reading.number if reading else None


def _suits(tables: Mapping[str, FormTable]) -> int | None:
    readings = [find_reading(tables, "表四", row, "总计") for row in ("直诉", "复诉")]
    if any(r is None or r.doubt or (r.number is None and r.blank is None) for r in readings):
        return None
    numbers = [r.number for r in readings if r is not None and r.number is not None]
    return sum(numbers) if numbers else None


TABLE: Mapping[str, Callable[[Mapping[str, FormTable]], int | None]] = {
    "收到申请": lambda t: _table_value(t, "表三", "R1", "总计"),
    "上年结转": lambda t: _table_value(t, "表三", "R2", "总计"),
    "结转下年": lambda t: _table_value(t, "表三", "R4", "总计"),
    "办结": lambda t: _table_value(t, "表三", "T", "总计"),
    "行政复议": lambda t: _table_value(t, "表四", "复议", "总计"),
    "行政诉讼": _suits,
    "制发规范性文件": lambda t: _table_value(t, "表二", "行政规范性文件", "制发"),
    "废止规范性文件": lambda t: _table_value(t, "表二", "行政规范性文件", "废止"),
    "行政事业性收费": lambda t: _table_value(t, "表二", "行政事业性收费", "收费金额"),
    # Row E2 counts applicants who did not pay after a notice: notices may exceed it, only "no notice" contradicts it.
    "收费通知": lambda t: _table_value(t, "表三", "E2", "总计"),
}


def restored_fields(matter: str, tables: Mapping[str, FormTable]) -> frozenset[str]:
    """Return the fields of a claim that come from a table whose cells ran together."""
    source = "表二" if "规范性文件" in matter or "行政事业性" in matter else "表四" if matter[:2] == "行政" else "表三"
    sources = {"表数": source, "表结转": "表三"}
    return frozenset(field for field, name in sources.items() if name in tables and tables[name].is_restored)
