"""A file that lacks part of the report is not accused of what may stand elsewhere."""

from __future__ import annotations

from dataclasses import replace

import pytest

from auditor.facts.extract import extract
from auditor.model.document import HIDDEN, INTERRUPTED, Block, Cell, Document, Image, Paragraph, Table
from auditor.model.facts import Fact, FactBase
from tests.facts.sheets import FORMS, TWO, four, three, two, zeros

REASON = "文件只有统计表，没有报告正文，正文里写了什么无从判断"
CASES = ["0", "1", "0", "0", "1", *["0"] * 10]


def base(*blocks: Block | str, format_: str = "xlsx") -> FactBase:
    made = tuple(Paragraph(block) if isinstance(block, str) else block for block in blocks)
    return extract(Document("made-up", format_, made), FORMS)


def fact(made: FactBase, kind: str, ref: str) -> Fact:
    return next(fact for fact in made.facts if (fact.kind, fact.ref) == (kind, ref))


TABLES = (two(TWO), three(zeros()), four(CASES))
TITLED = (
    "云溪市水利局2024年统计表", "二、主动公开政府信息情况", TABLES[0], "三、收到和处理政府信息公开申请情况", TABLES[1],
    "注：本表统计期限为2024年1月1日至2024年12月31日。", TABLES[2],
)  # fmt: skip


@pytest.mark.parametrize("blocks", [TABLES, TITLED])
@pytest.mark.parametrize("format_", ["xlsx", "xls", "ods"])
def test_a_workbook_of_tables_alone_says_nothing_of_the_text(blocks: tuple[Block | str, ...], format_: str) -> None:
    made = base(*blocks, format_=format_)
    assert REASON in made.warnings
    assert [fact(made, "法定部分", f"部分/{part}").fields.get("已写") for part in range(1, 7)] == [
        None,
        1,
        1,
        1,
        None,
        None,
    ]
    assert fact(made, "法定部分", "部分/1").unreadable["已写"] == REASON
    report = fact(made, "报告", "")
    assert report.unreadable["总体情况有标题"] == report.unreadable["有依据"] == REASON
    assert fact(made, "表四", "表四").unreadable["正文述及纠正"] == REASON
    assert made.unreadable_kinds["联系方式"] == REASON


def test_the_numbers_of_such_a_workbook_are_facts_all_the_same() -> None:
    made = base(*TABLES)
    assert set(made.tables) == {"表二", "表三", "表四"}
    assert fact(made, "表四", "表四").fields["纠正合计"] == 1
    assert fact(made, "表", "表三").fields["已附"] == 1


def test_tables_that_such_a_workbook_lacks_may_stand_elsewhere() -> None:
    made = base(TABLES[1])
    assert "已附" not in fact(made, "表", "表二").fields
    assert fact(made, "法定部分", "部分/2").unreadable["已写"] == REASON


@pytest.mark.parametrize(
    "text",
    ["五、存在的主要问题及改进情况", "一、总体情况", "没有其他需要报告的事项。", "我局认真落实各项公开要求，" * 9],
)
def test_a_workbook_that_holds_text_of_the_report_is_a_report(text: str) -> None:
    made = base(*TABLES, text, "本部分文字。")
    assert REASON not in made.warnings
    assert fact(made, "法定部分", "部分/1").fields["已写"] == int(text.startswith("一"))


def test_a_page_of_tables_alone_is_a_report_without_its_parts() -> None:
    made = base(*TABLES, format_="html")
    assert REASON not in made.warnings
    assert fact(made, "法定部分", "部分/5").fields["已写"] == 0


PREFACE = "本报告根据《中华人民共和国政府信息公开条例》的规定编制。"
TITLE = "云溪市水利局2024年政府信息公开工作年度报告"


def test_a_text_that_ends_before_any_part_is_not_accused_of_lacking_them() -> None:
    made = base(TITLE, PREFACE, format_="txt")
    assert any("没有任何部分" in warning for warning in made.warnings)
    assert "已写" not in fact(made, "法定部分", "部分/2").fields
    assert "已附" not in fact(made, "表", "表三").fields


@pytest.mark.parametrize(
    "last",
    ["云溪市水利局", "2025年1月10日", "二〇二五年一月十日", "全年主动公开政府信息22条。", "没有其他需要报告的事项。"],
)
def test_a_short_report_that_is_signed_or_tells_something_lacks_its_parts(last: str) -> None:
    made = base(TITLE, PREFACE, last, format_="txt")
    assert fact(made, "法定部分", "部分/4").fields["已写"] == 0
    assert fact(made, "表", "表三").fields["已附"] == 0


def test_a_file_known_to_break_off_leaves_open_what_comes_after() -> None:
    blocks = tuple(Paragraph(text) for text in (TITLE, "一、总体情况", PREFACE, "二、主动公开政府信息情况"))
    made = extract(Document("cut", "html", (*blocks, TABLES[0], Paragraph("本部分完。")), broken_off=True), FORMS)
    assert "已附" not in fact(made, "表", "表三").fields
    assert "已写" not in fact(made, "法定部分", "部分/3").fields
    assert fact(made, "表", "表二").fields["已附"] == 1


def test_a_last_cell_that_may_be_cut_off_means_that_the_file_is() -> None:
    table = TABLES[1]
    row = table.grid[-1]
    torn = replace(table, grid=(*table.grid[:-1], (*row[:-1], row[-1]._replace(doubt=INTERRUPTED))))
    made = base(
        TITLE,
        "一、总体情况",
        PREFACE,
        "二、主动公开政府信息情况",
        TABLES[0],
        "三、收到和处理政府信息公开申请情况",
        torn,
    )
    assert "已附" not in fact(made, "表", "表四").fields
    assert fact(made, "表", "表三").fields["缺行数"] == 0


@pytest.mark.parametrize("cut", ["四、结转下年度继续", "四、结转", "四"])
def test_a_row_whose_label_may_be_cut_off_is_neither_missing_nor_renamed(cut: str) -> None:
    table = TABLES[1]
    label = table.grid[-1][0]._replace(text=cut, doubt=INTERRUPTED)
    values = tuple(cell._replace(text="", doubt=INTERRUPTED) for cell in table.grid[-1][1:])
    made = base(TITLE, "三、收到和处理政府信息公开申请情况", replace(table, grid=(*table.grid[:-1], (label, *values))))
    state = fact(made, "表", "表三")
    assert (state.fields["改名行数"], state.fields["多行数"]) == (0, 0)
    assert state.fields.get("缺行数") in (0, None)


def test_a_heading_cut_after_the_word_for_government_is_no_signature() -> None:
    made = base(TITLE, "一、总体情况", PREFACE, "二、主动公开政府", format_="txt")
    assert "已附" not in fact(made, "表", "表三").fields


def test_a_row_that_the_file_ends_in_is_not_renamed_where_its_label_may_be_a_part_of_one() -> None:
    table = TABLES[0]
    place = next(n for n, row in enumerate(table.grid) if row[0].text == "行政规范性文件")
    label = table.grid[place][0]._replace(text="行政规范性")
    values = tuple(cell._replace(text="", doubt=INTERRUPTED) for cell in table.grid[place][1:])
    torn = replace(table, grid=(*table.grid[:place], (label, *values)))
    state = fact(base(TITLE, "二、主动公开政府信息情况", torn, format_="txt"), "表", "表二")
    assert (state.fields["改名行数"], state.fields.get("缺行数")) == (0, None)


@pytest.mark.parametrize(
    "end",
    [
        "（四）无法提供 2.",
        "第二十条第（一）",
        "第二十条第（一）项 信息内容 本年制发件数 规章 5 本年处理决定数量 行政许可 14 第二十条第（八）项 行政事业性收费 第二十条第（六）",
    ],
)
def test_a_text_that_ends_within_a_table_without_cells_is_cut(end: str) -> None:
    made = base(TITLE, "一、总体情况", PREFACE, "二、主动公开政府信息情况", end, format_="txt")
    assert "已附" not in fact(made, "表", "表四").fields
    assert "已写" not in fact(made, "法定部分", "部分/5").fields


@pytest.mark.parametrize(("scrap", "missing"), [("（四）无", None), ("4.无", None), ("其他需要报告的事项：无", 1)])
def test_a_label_of_which_the_first_character_arrived_ends_no_report(scrap: str, missing: int | None) -> None:
    table = replace(TABLES[1], grid=TABLES[1].grid[:-1])
    made = base(TITLE, "三、收到和处理政府信息公开申请情况", table, scrap, format_="txt")
    assert fact(made, "表", "表三").fields.get("缺行数") == missing


@pytest.mark.parametrize("heading", ["四、政府信息公开行", "四、"])
def test_a_heading_in_which_the_file_breaks_off_is_no_foreign_one(heading: str) -> None:
    body = (
        "一、总体情况",
        PREFACE,
        "二、主动公开政府信息情况",
        TABLES[0],
        "三、收到和处理政府信息公开申请情况",
        TABLES[1],
    )
    parts = [f.fields.get("序号") for f in base(TITLE, *body, heading, format_="txt").facts if f.kind == "部分"]
    assert parts == [1, 2, 3]


def test_a_file_known_to_break_off_in_part_six_may_have_told_more_there() -> None:
    body = (TITLE, "五、存在的主要问题及改进情况", "无。", "六、其他需要报告的事项", "本单位")
    blocks = tuple(Paragraph(text) for text in body)
    made = extract(Document("cut", "html", (*blocks[:1], *TABLES, *blocks[1:]), broken_off=True), FORMS)
    assert "收费" in made.unreadable_kinds
    assert fact(made, "法定部分", "部分/4").fields["已写"] == 1


def test_a_picture_where_a_file_breaks_off_is_not_said_to_stand_for_the_table() -> None:
    body = (Paragraph(TITLE), Paragraph("三、收到和处理政府信息公开申请情况"), Image())
    for broken_off in (False, True):
        state = fact(extract(Document("cut", "html", body, broken_off=broken_off), FORMS), "表", "表三")
        assert ("以图代表" in state.unreadable, state.fields.get("以图代表")) == (broken_off, None if broken_off else 1)


def test_a_row_of_which_only_the_label_arrived_does_not_tell_the_format() -> None:
    table = TABLES[1]
    place = next(n for n, row in enumerate(table.grid) if "逾期" in row[0].text)
    label = table.grid[place][0]._replace(text="（六）其他处理")
    values = tuple(cell._replace(text="", doubt=INTERRUPTED) for cell in table.grid[place][1:])
    made = base(
        TITLE, "三、收到和处理政府信息公开申请情况", replace(table, grid=(*table.grid[:place], (label, *values)))
    )
    assert made.identity.form is None
    assert "缺行数" in fact(made, "表", "表三").unreadable


def hidden(table: Table, row: int) -> Table:
    rows = [tuple(c._replace(doubt=HIDDEN) for c in cells) if n == row else cells for n, cells in enumerate(table.grid)]
    return replace(table, grid=tuple(rows))


def test_a_hidden_row_of_the_form_is_neither_missing_nor_counted() -> None:
    table = TABLES[1]
    place = next(n for n, row in enumerate(table.grid) if row[0].text.startswith("二、上年结转"))
    made = base(TITLED[0], *TITLED[1:4], hidden(table, place), *TITLED[5:])
    assert fact(made, "表", "表三").fields["缺行数"] == 0
    assert "总计" in fact(made, "表三.行", "表三/行/R2").unreadable
    assert "上年结转" in fact(made, "表三.列", "表三/列/总计").unreadable


def test_a_hidden_row_that_is_none_of_the_form_is_no_further_row() -> None:
    for number, name in ((0, "表二"), (1, "表三"), (2, "表四")):
        table = TABLES[number]
        last = tuple(c._replace(text="草稿" if not at else "9", rowspan=1) for at, c in enumerate(table.grid[-1]))
        longer = hidden(replace(table, grid=(*table.grid, last)), len(table.grid))
        state = fact(base(*TABLES[:number], longer, *TABLES[number + 1 :]), "表", name)
        assert state.fields["多行数"] == 0


def test_a_hidden_column_beside_the_form_is_no_further_column() -> None:
    table = TABLES[1]
    grid = tuple((*row, Cell("核对" if not n else "0", n, len(row), doubt=HIDDEN)) for n, row in enumerate(table.grid))
    state = fact(base(TABLES[0], replace(table, grid=grid), TABLES[2]), "表", "表三")
    assert state.fields["列数"] == 7
    assert state.fields["已填格数"] == 175


def test_what_may_stand_on_pages_that_were_not_read_is_open() -> None:
    half = replace(TABLES[0], grid=TABLES[0].grid[:6])
    blocks = (Paragraph("一、总体情况"), Paragraph("全年公开信息三十条。"), Paragraph("二、主动公开政府信息情况"), half)
    made = extract(Document("made-up", "pdf", blocks, unread="第 2 页没有读取"), FORMS)
    assert "第 2 页没有读取" in made.warnings
    for part in range(3, 7):
        assert fact(made, "法定部分", f"部分/{part}").unreadable["已写"] == "第 2 页没有读取"
    assert "缺行数" in fact(made, "表", "表二").unreadable
    assert {"表三", "表三.行", "表四.组", "联系方式", "收费"} <= made.unreadable_kinds.keys()
