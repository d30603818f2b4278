"""The tables of the form written out the way crawlers leave them, for tests of the text reader."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from auditor.model.forms import Forms, load_forms

FORMS: Forms = load_forms(Path(__file__).parents[2] / "rules" / "forms")
NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"

Cells = list[str]
Rows = list[Cells]
"""Rows of cells; cells merged into the one left or above of them are left out, but for blank labels below a label."""

Numbers = dict[str, Sequence[str]]


def table_two(numbers: Numbers) -> Rows:
    """Table 二 of the 2021 format."""
    rows: Rows = []
    for block in FORMS.tables["表二"].blocks:
        if "2021" in block.forms:
            rows += [[block.item], ["信息内容", *(c.label for c in block.columns if "2021" in c.forms)]]
            rows += [[row.label, *numbers[row.code]] for row in block.rows if "2021" in row.forms]
    return rows


def table_three(numbers: Numbers) -> Rows:
    """Table 三 of the 2021 format, broken headings included."""
    rows: Rows = [
        [NOTE, "申请人情况"],
        ["", "自然人", "法人或其他组织", "总计"],
        ["", "", "商业\n企业", "科研\n机构", "社会公益组织", "法律服务机构", "其他", ""],
    ]
    before = ""
    for row in FORMS.tables["表三"].rows:
        if "2021" not in row.forms:
            continue
        labels = [row.label]
        if row.under.startswith("三"):
            labels.insert(0, row.under if row.code == "A1" else "")
        elif row.under:
            labels = ["", "" if row.under == before else row.under, row.label]
        before = row.under
        rows.append([*labels, *numbers[row.code]])
    return rows


def table_four(numbers: Sequence[str]) -> Rows:
    """Table 四."""
    columns = [column.label for column in FORMS.tables["表四"].columns]
    return [
        ["行政复议", "行政诉讼"],
        [*columns, "未经复议直接起诉", "复议后起诉"],
        ["", "", "", "", "", *columns, *columns],
        list(numbers),
    ]


def tabs(rows: Rows) -> str:
    """A cell to a line after a tab, a blank line between rows, breaks in cells kept."""
    return "\n\n".join("\n".join(f"\t{cell}" for cell in row) for row in rows)


def tabbed_rows(rows: Rows) -> str:
    """A row to a line, tabs between the cells."""
    return "\n".join("\t".join(cell.replace("\n", "") for cell in row) for row in rows)


def _filled(rows: Rows) -> Rows:
    return [[cell for cell in row if cell] for row in rows]


def bare_lines(rows: Rows) -> str:
    """A cell to a line, blank lines between all, also inside cells with breaks."""
    return "\n\n".join("\n\n".join(cell.split("\n")) for row in _filled(rows) for cell in (c for c in row))


def closed_lines(rows: Rows) -> str:
    """A cell to a line that a bar ends, more bars at the end of a row."""
    return "\n".join("\n".join(f"{cell} |" for cell in row) + "\n||" for row in _filled(rows))


def lone_bars(rows: Rows) -> str:
    """A bar on a line of its own after each cell."""
    return "\n".join(f"{cell}\n|" for row in _filled(rows) for cell in row)


def barred_rows(rows: Rows) -> str:
    """A row to a line, bars between the cells, padded with bars at the end."""
    return "\n".join(" | ".join(cell.replace("\n", " ") for cell in row) + " | ||" for row in _filled(rows))


def framed_rows(rows: Rows) -> str:
    """A row to a line with bars around it, the way Markdown writes tables."""
    lines = ["| " + " | ".join(cell.replace("\n", "") for cell in row) + " |" for row in _filled(rows)]
    return "\n".join([lines[0], "|---|---|", *lines[1:]])


Layout = Callable[[Rows], str]
LAYOUTS: tuple[Layout, ...] = (tabs, tabbed_rows, bare_lines, closed_lines, lone_bars, barred_rows, framed_rows)


def unmerged(rows: Rows) -> Rows:
    """``rows`` of one of the tables with a blank cell at every place that a merged cell covers."""
    width = max(len(row) for row in rows)
    if width == 4:
        return [[*row, *[""] * (4 - len(row))] for row in rows]
    if width == 15:
        groups = ["未经复议直接起诉", "", "", "", "", "复议后起诉", "", "", "", ""]
        return [["行政复议", *[""] * 4, "行政诉讼", *[""] * 9], [*rows[1][:5], *groups], *rows[2:]]
    head = [
        [NOTE, "", "", "申请人情况", *[""] * 6],
        ["", "", "", "自然人", "法人或其他组织", *[""] * 4, "总计"],
        ["", "", "", "", *rows[2][2:]],
    ]
    return [*head, *([*row[:-7], *[""] * (10 - len(row)), *row[-7:]] for row in rows[3:])]


def without_merged(rows: Rows) -> Rows:
    """``rows`` of one of the tables without any place for a merged cell; blank values keep theirs."""
    if max(len(row) for row in rows) == 15:
        return [*rows[:2], rows[2][5:], rows[3]]
    if rows[0][0] == NOTE:
        own = [[cell for cell in row if cell] for row in rows[:3]]
        return [*own, *([*(label for label in row[:-7] if label), *row[-7:]] for row in rows[3:])]
    return rows


def with_blank_labels(rows: Rows) -> Rows:
    """``rows`` as they are: a cell merged over rows keeps a place in each, one merged over columns only its own."""
    return rows


def stripped_tabs(rows: Rows) -> str:
    """A row to a line, tabs between the cells, none at the end of a line."""
    return "\n".join(line.rstrip("\t") for line in tabbed_rows(rows).split("\n"))


def trimmed_tabs(rows: Rows) -> str:
    """A row to a line, tabs between the cells, none at the beginning or the end of a line."""
    return "\n".join(line.strip("\t") for line in tabbed_rows(rows).split("\n"))


def inner_bars(rows: Rows) -> str:
    """A row to a line, bars between the cells."""
    return "\n".join(" | ".join(cell.replace("\n", "") for cell in row) for row in rows)


def outer_bars(rows: Rows) -> str:
    """A row to a line, bars between and around the cells, a rule below the first row."""
    lines = ["| " + " | ".join(cell.replace("\n", "") for cell in row) + " |" for row in rows]
    return "\n".join([lines[0], "|---|---|", *lines[1:]])


def padded_bars(rows: Rows) -> str:
    """A row to a line with bars around the cells, and more of them until all rows have as many."""
    width = max(len(row) for row in rows)
    return "\n".join(
        "| " + " | ".join(cell.replace("\n", "") for cell in row) + " |" + "|" * (width - len(row)) for row in rows
    )


Merging = Callable[[Rows], Rows]
MERGINGS: tuple[Merging, ...] = (unmerged, without_merged, with_blank_labels)
ROW_LAYOUTS: tuple[Layout, ...] = (tabbed_rows, stripped_tabs, trimmed_tabs, inner_bars, outer_bars, padded_bars)


def report(
    layout: Layout, two: Numbers, three: Numbers, four: Sequence[str], merging: Merging = with_blank_labels
) -> str:
    """A report whose three tables are written in ``layout``, with merged cells as ``merging`` leaves them."""
    return "\n".join(
        (
            "标题: 示例市示例局2024年政府信息公开工作年度报告",
            "发布时间: 2025-01-20",
            "",
            "一、总体情况",
            "    2024年，本局认真做好各项工作。",
            "二、主动公开政府信息情况",
            layout(merging(table_two(two))),
            "",
            "三、收到和处理政府信息公开申请情况",
            layout(merging(table_three(three))),
            "",
            "四、政府信息公开行政复议、行政诉讼情况",
            layout(merging(table_four(four))),
            "",
            "五、存在的主要问题及改进情况",
            "一是公开的内容不够全面。",
            "六、其他需要报告的事项",
            "无。",
            "",
        )
    )
