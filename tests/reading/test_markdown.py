"""Markdown: tables of bars and of tags cell for cell, every line told, nothing made of what is not certain."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.errors import UnreadableDocument
from auditor.facts.extract import extract
from auditor.facts.tables.json import tables_json
from auditor.model.document import Document, Image, Paragraph, Table
from auditor.reading import read
from auditor.reading.markdown.reader import read_markdown
from auditor.reading.markdown.wrapping import join_wrapped, page_width
from auditor.reading.sniff import identify
from auditor.reading.text.reader import MAX_CHARACTERS
from tests.reading.dumps import FORMS, Numbers, Rows, bare_lines, table_four, table_three, table_two, unmerged

THREE = [row.code for row in FORMS.tables["表三"].rows if "2021" in row.forms]
TWO = {"规章": 3, "行政规范性文件": 3, "行政许可": 1, "行政处罚": 1, "行政强制": 1, "行政事业性收费": 1}


def parse(text: str) -> Document:
    """The document that ``text`` is."""
    return read_markdown("made-up.md", text.encode(), FORMS)


def texts(document: Document) -> list[str]:
    """The running text."""
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def tables(document: Document) -> list[list[list[str]]]:
    """The texts of every table, row by row."""
    return [
        [[cell.text for cell in row] for row in block.grid] for block in document.blocks if isinstance(block, Table)
    ]


def line_of(cells: Sequence[str]) -> str:
    """A row between bars."""
    return "| " + " | ".join(cell.replace("\n", "<br>").replace("|", "\\|") for cell in cells) + " |"


def rule(cells: Sequence[str]) -> str:
    """The row of dashes below a header of as many cells."""
    return "|" + "---|" * len(cells)


def one_table(rows: Rows) -> str:
    """A table as people and converters write it."""
    return "\n".join([line_of(rows[0]), rule(rows[0]), *map(line_of, rows[1:])])


def table_for_each_row(rows: Rows) -> str:
    """Every row a table of its own, as text recognition makes them."""
    return "\n\n".join(f"{line_of(row)}\n{rule(row)}" for row in rows)


def tables_without_blank_lines(rows: Rows) -> str:
    """The same without a blank line between the tables."""
    return "\n".join(f"{line_of(row)}\n{rule(row)}" for row in rows)


def tags(rows: Rows) -> str:
    """A table of HTML with blank lines in it."""
    lines = ["<tr>" + "".join(f"<td>{cell}</td>\n\n" for cell in row) + "</tr>" for row in rows]
    return "<table border=1>\n" + "\n".join(lines).replace("\n</td>", "</td>") + "\n</table>"


def fenced(rows: Rows) -> str:
    """A table in a fence of code."""
    return f"```\n{one_table(rows)}\n```"


Style = Callable[[Rows], str]
STYLES = (one_table, table_for_each_row, tables_without_blank_lines, tags, fenced)


def report(style: Style, two: Numbers, three: Numbers, four: Sequence[str]) -> str:
    """A report with the three tables."""
    parts = (table_two(two), table_three(three), table_four(four))
    one, other, last = (style(unmerged(rows)) for rows in parts)
    return (
        "# 清江县示例局2024年政府信息公开工作年度报告\n\n## 一、总体情况\n\n本年度**主动公开**信息。\n\n"
        f"## 二、主动公开政府信息情况\n\n{one}\n\n## 三、收到和处理政府信息公开申请情况\n\n{other}\n\n"
        f"## 四、政府信息公开行政复议、行政诉讼情况\n\n{last}\n\n## 五、存在的主要问题及改进情况\n\n有。\n\n"
        "## 六、其他需要报告的事项\n\n无。\n"
    )


number = st.integers(0, 12_345).map(str)


@settings(max_examples=40)
@given(
    st.fixed_dictionaries({code: st.lists(number, min_size=n, max_size=n) for code, n in TWO.items()}),
    st.fixed_dictionaries({code: st.lists(number, min_size=7, max_size=7) for code in THREE}),
    st.lists(number, min_size=15, max_size=15),
    st.sampled_from(STYLES),
)
def test_every_style_of_table_gives_the_same_numbers(
    two: dict[str, list[str]], three: dict[str, list[str]], four: list[str], style: Style
) -> None:
    base = extract(parse(report(style, dict(two), dict(three), four)), FORMS)
    found = tables_json(base.tables, FORMS)
    assert found["表三"] == {code: [int(value) for value in values] for code, values in three.items()}
    assert found["表四"] == {
        g: [int(v) for v in four[5 * n : 5 * n + 5]] for n, g in enumerate(("复议", "直诉", "复诉"))
    }
    wanted = {code: [int(value) for value in values] for code, values in two.items()}
    assert found["表二"] == {code: v if len(v) > 1 else v[0] for code, v in wanted.items()}
    assert [section.ordinal for section in base.sections] == [1, 2, 3, 4, 5, 6]


def test_marks_are_taken_away_and_numbers_of_lists_stay() -> None:
    document = parse(
        "# 标题 #\n\n1. 第一\n2. 第二\n- 三\n> 引用\n\n**粗** _斜_ [链接](http://a) `码` a\\*b &lt;\n    缩进"
    )
    assert texts(document) == ["标题", "1. 第一", "2. 第二", "- 三", "引用", "粗 斜 链接 码 a*b <", "缩进"]


def test_every_piece_tells_its_line() -> None:
    document = parse(
        "---\ntitle: 年报\n---\n\n# 甲\n乙\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n<table>\n<tr><td>3<td>4\n</table>"
    )
    assert document.declared_title == "年报"
    assert [block.locator.line for block in document.blocks] == [5, 6, 8, 12]
    first, second = (block for block in document.blocks if isinstance(block, Table))
    assert [row[0].locator.line for row in first.grid] == [8, 10]
    assert (second.grid[0][0].locator.line, second.grid[0][0].locator.table) == (13, 2)


def test_cells_keep_escaped_bars_breaks_and_blanks() -> None:
    assert tables(parse("| a\\|b | c<br>d |  |\n|---|:-:|---|\n|  | **1** | 2 |")) == [
        [["a|b", "c\nd", ""], ["", "1", "2"]]
    ]
    assert tables(parse("a | b\n--- | ---\n1 | 2")) == [[["a", "b"], ["1", "2"]]]


@pytest.mark.parametrize("row", ["| 甲 | 1 |", "| 甲 | 1 | 2 | 3 |"])
def test_numbers_of_a_row_longer_or_shorter_than_its_header_are_doubted(row: str) -> None:
    (table,) = (b for b in parse(f"| a | b | c |\n|---|---|---|\n{row}").blocks if isinstance(b, Table))
    assert table.grid[1][0].doubt is None
    assert all(cell.doubt for cell in table.grid[1][1:] if cell.text)


def test_a_raised_figure_is_no_digit_and_a_picture_no_blank() -> None:
    document = parse("| a | b | c |\n|---|---|---|\n| 5<sup>1</sup> | 6<del>7</del> | ![](x.png) |")
    (table,) = (b for b in document.blocks if isinstance(b, Table))
    assert [cell.text for cell in table.grid[1]] == ["5¹", "6 7", ""]
    assert table.grid[1][2].doubt


def test_pictures_between_lines_are_told() -> None:
    assert [type(b) for b in parse("文字\n\n![表三](a.png)").blocks] == [Paragraph, Image]


def test_tags_around_the_text_do_not_matter() -> None:
    document = parse('<div align="center">\n\n# 年报\n\n</div>\n\n<p>第一段</p>\n\n<center>第二段</center>\n正文')
    assert texts(document) == ["年报", "第一段", "第二段", "正文"]


def test_a_text_without_tables_is_read_like_plain_text() -> None:
    lines = bare_lines(table_two({code: ["1"] * n for code, n in TWO.items()}))
    document = parse(f"# 年报\n\n## 二、主动公开政府信息情况\n\n{lines}\n\n## 三、收到\n")
    found = tables_json(extract(document, FORMS).tables, FORMS)
    assert found["表二"]["规章"] == [1, 1, 1]
    assert texts(document)[0] == "年报"
    assert document.blocks[2].locator.line == 5


WRAPPED = ["这一行文字写满了整个页面的宽度一共有三十个字左右才会折行不多" for _ in range(9)]


def test_lines_that_fill_the_page_are_joined_and_others_are_not() -> None:
    width = page_width([[*WRAPPED, "末行。"]])
    assert width == 60
    lines = [
        ("一、总体情况", 1),
        (WRAPPED[0], 2),
        ("数据的统计期限为 3", 3),
        ("4 件", 4),
        (WRAPPED[0], 5),
        ("二、主动公开", 6),
    ]
    assert join_wrapped(lines, width) == [
        ("一、总体情况", 1),
        (f"{WRAPPED[0]}数据的统计期限为 3", 2),
        ("4 件", 4),
        (WRAPPED[0], 5),
        ("二、主动公开", 6),
    ]
    assert page_width([["短" * n for n in range(1, 30)]]) is None
    assert page_width([["长" * 80] * 20]) is None


def test_digits_on_both_sides_of_a_break_are_not_made_one_number() -> None:
    line = "字" * 28 + "有12"
    assert join_wrapped([(line, 1), ("34件", 2)], 60) == [(f"{line} 34件", 1)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<div align=center>\n\n# 年报\n", "md"),
        ("<table><tr><td>1</td></tr></table>\n\n## 三、收到\n", "md"),
        ("<p>年报</p>\n\n| a | b |\n|---|---|\n", "md"),
        ("<p>年报</p>", "html"),
        ("<!DOCTYPE html>\n<html>\n# 年报\n</html>", "html"),
        ("年报", "md"),
    ],
)
def test_tags_do_not_make_a_page_of_markdown(text: str, kind: str) -> None:
    assert identify(text.encode(), ".md") == kind


def test_a_file_larger_than_any_report_is_refused() -> None:
    with pytest.raises(UnreadableDocument):
        read_markdown("made-up.md", b"a" * (MAX_CHARACTERS + 1), FORMS)


@settings(max_examples=100)
@given(st.text("|-\n #`<table/td>*_[]!\\&1三、~:\t\"'", max_size=120))
def test_no_text_breaks_the_reader(text: str) -> None:
    document = parse(text)
    assert all(block.locator.line is not None for block in document.blocks)


def test_the_reference_reports_keep_every_cell(shared: Path) -> None:
    for name, shape in (("v18_pipe_filled.md", [(14, 4), (28, 10), (4, 15)]), ("v19_pipe_blank_merges.md", None)):
        found = [b for b in read(shared / "formats" / name, FORMS).blocks if isinstance(b, Table)]
        assert [(len(b.grid), b.width) for b in found] == (shape or [(14, 4), (28, 10), (4, 15)])


TABLE = "|甲|乙|丙|\n|---|---|---|\n|1|2|3|\n"


@pytest.mark.parametrize(
    ("end", "doubted", "broken_off"),
    [
        ("|4", [True, True, True], True),
        ("|4|", [True, True, True], True),
        ("|4|5|6", [False, False, True], True),
        ("|4||6", [False, True, True], True),
        ("|4|5|6|", [False, False, False], False),
        ("|4|5|6|\n", [False, False, False], False),
        ("|4|5|6|\n\n文字", [False, False, False], False),
        ("|4|5|\n", [True, True, True], False),
    ],
)
def test_what_the_end_of_a_file_may_have_cut_off_is_doubted(end: str, doubted: list[bool], broken_off: bool) -> None:
    document = parse(TABLE + end)
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    assert [cell.doubt is not None for cell in table.grid[-1]] == doubted
    assert document.broken_off == broken_off


def test_a_table_of_tags_in_which_the_file_ends_is_known_to_break_off() -> None:
    document = parse("文字\n\n<table><tr><td>甲<td>乙<tr><td>1")
    assert document.broken_off
    assert [
        cell.doubt is not None for block in document.blocks[1:] if isinstance(block, Table) for cell in block.grid[-1]
    ] == [True] * 2
