"""The columns of a roster: their names, other names they go by, and what their cells hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from auditor.roster.values import (
    parse_deadline,
    parse_file,
    parse_level,
    parse_powers,
    parse_published,
    parse_site,
    parse_text,
    parse_type,
    parse_year,
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in Chinese and English, further names, the field of `Metadata` it fills, and its reader."""

    name: str
    english: str
    parse: Callable[[str], int | str | bool]
    field: str
    aliases: tuple[str, ...] = ()
    example: str = ""


COLUMNS = (
    Column("文件", "file", parse_file, "file", ("文件名", "路径", "path"), "2024/某县财政局.docx"),
    Column("机关", "organ", parse_text, "organ", ("机关名称", "单位", "单位名称"), "某县财政局"),
    Column("年度", "year", parse_year, "year", ("报告年度", "年份"), "2024"),
    Column("机关类型", "type", parse_type, "organ_type", ("类型", "organ_type"), "部门"),
    Column("机关层级", "level", parse_level, "organ_level", ("层级", "级别", "organ_level"), "县"),
    Column("执法权", "powers", parse_powers, "enforces", ("许可处罚权",), "有"),
    Column(
        "发布日期",
        "published",
        parse_published,
        "published",
        ("公布日期", "发布时间", "公布时间", "date"),
        "2025-01-20",
    ),
    Column("网址", "url", parse_site, "site", ("链接", "发布网址"), "http://www.example.gov.cn/xxgk/nb/1.html"),
    Column("栏目", "column", parse_text, "column", ("发布栏目", "栏目路径"), "政府信息公开>政府信息公开年报"),
    Column("栏目年份", "column_year", parse_year, "column_year", ("栏目年度",), "2024"),
    Column("报送时限", "deadline", parse_deadline, "deadline", ("地方时限", "公布时限"), "1月26日"),
    Column("指南电话", "guide_phone", parse_text, "guide_phone", (), "0570-1234567"),
    Column("指南地址", "guide_address", parse_text, "guide_address", (), "某县河东路1号"),
    Column("备注", "note", parse_text, "", ("说明", "remarks"), ""),
)

NAMES: Mapping[str, Column] = {
    name: column for column in COLUMNS for name in (column.name, column.english, *column.aliases)
}
"""Every name of a column."""
