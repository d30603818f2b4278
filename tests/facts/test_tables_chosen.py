"""Which of several tables is judged, and what is never taken for a row, a column or another copy of it."""

from __future__ import annotations

import pytest

from auditor.facts.tables.extraction import Tables
from auditor.facts.tables.facts import table_facts, unreadable_kinds
from auditor.model.document import Table
from auditor.model.facts import Fact
from auditor.model.forms import Line
from tests.facts.sheets import FORMS, FOUR, TWO, Cell, extract, four, numbers, sheet, three, two, zeros

ROW = ["5", "1", "0", "0", "0", "2", "8"]
READ = [5, 1, 0, 0, 0, 2, 8]
OTHER = ["6", "1", "0", "0", "0", "2", "9"]
SUMMARY = sheet(
    ["申请人类别", "自然人", "商业企业", "总计"],
    ["予以公开", "3", "1", "4"],
    ["本年新收", "5", "1", "6"],
    ["部分公开", "2", "0", "2"],
)


def state(tables: Tables, name: str = "表三") -> Fact:
    """The fact of kind 表 for one table."""
    return next(f for f in table_facts(tables, FORMS, {}) if (f.kind, f.ref) == ("表", name))


@pytest.mark.parametrize("is_first", [True, False])
def test_a_summary_beside_table_three_is_not_table_three(is_first: bool) -> None:
    real = three(zeros(R1=ROW))
    tables = extract(*((SUMMARY, real) if is_first else (real, SUMMARY)))
    assert numbers(tables, "表三", "R1") == READ
    fields = state(tables).fields
    assert [fields[name] for name in ("缺行数", "多行数", "改名行数", "列数", "重复份数")] == [0, 0, 0, 7, 1]


def test_a_summary_alone_is_neither_judged_nor_passed_over() -> None:
    tables = extract(SUMMARY)
    fact = state(tables)
    assert fact.fields["已附"] == 1
    assert "缺行数" not in fact.fields
    assert {"缺行数", "改名行数", "列数"} <= set(fact.unreadable)
    assert "表三.列" in unreadable_kinds(tables)


def test_few_rows_below_the_note_of_the_form_are_table_three() -> None:
    fields = state(extract(three({"R1": ROW, "A1": ROW}))).fields
    assert fields["缺行数"] == 23


def test_a_first_row_with_a_short_label_belongs_to_its_table() -> None:
    head = sheet([("第二十条第（一）项", 4)], ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"])
    rest = dict(list(TWO.items())[2:])
    body = sheet(["规章", "0", "0", "0"], ["行政规范性文件", "3", "1", "8"])
    tables = extract(head, body, two(rest))
    assert numbers(tables, "表二", "规章") == [0, 0, 0]
    assert state(tables, "表二").fields["缺行数"] == 0


def test_a_short_label_alone_in_a_grid_goes_on_with_the_table_before() -> None:
    head = sheet([("第二十条第（一）项", 4)], ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"])
    tables = extract(head, sheet(["规章", "0", "0", "0"]), two(dict(list(TWO.items())[1:])))
    assert state(tables, "表二").fields["缺行数"] == 0


def test_a_short_label_without_a_header_is_there_but_not_read() -> None:
    body = sheet(["规章", "0", "0", "0"], ["行政规范性文件", "3", "1", "8"])
    tables = extract(body, two(dict(list(TWO.items())[2:])))
    assert state(tables, "表二").fields["缺行数"] == 0
    assert all(reading.doubt for reading in tables.tables["表二"].cells["规章"].values())


@pytest.mark.parametrize("caption", ["附：2021年申请情况", "其中：办公室", "附表如下"])
def test_a_second_table_below_other_words_is_not_compared(caption: str) -> None:
    fact = state(extract("2022年年度报告", three(zeros(R1=ROW)), caption, three(zeros(R1=OTHER))))
    assert "重复不一致格数" in fact.unreadable
    assert "重复不一致格" not in fact.fields


def test_a_caption_in_the_grid_tells_two_tables_apart() -> None:
    head: list[list[str | Cell]] = [
        [("上年的情况", 8)],
        ["勾稽关系", *(column.label for column in FORMS.tables["表三"].columns)],
    ]
    fact = state(extract(three(zeros(R1=ROW)), three(zeros(R1=OTHER), head=head)))
    assert "重复不一致格数" in fact.unreadable


def test_a_table_of_another_year_in_front_is_not_judged() -> None:
    tables = extract("2022年年度报告", "对比：2021年申请情况", three(zeros(R1=OTHER)), "2022年", three(zeros(R1=ROW)))
    assert numbers(tables, "表三", "R1") == READ


@pytest.mark.parametrize("is_first", [True, False])
def test_an_empty_form_beside_the_filled_table_is_no_copy(is_first: bool) -> None:
    empty, filled = three({code: [""] * 7 for code in zeros()}), three(zeros(R1=ROW))
    tables = extract(*((empty, filled) if is_first else (filled, empty)))
    assert numbers(tables, "表三", "R1") == READ
    fields = state(tables).fields
    assert (fields["重复份数"], fields["重复不一致格数"], fields["空白格数"]) == (1, 0, 0)


def test_blanks_and_zeros_of_two_copies_agree() -> None:
    dashed = three(zeros(R1=ROW) | {code: ["/", "", "—", "0", "无", "/", "0"] for code in zeros() if code != "R1"})
    fields = state(extract(three(zeros(R1=ROW)), dashed)).fields
    assert fields["重复份数"] == 2
    assert fields["重复不一致格数"] == 0


def test_a_negative_amount_of_money_is_no_negative_count() -> None:
    assert state(extract(two({**TWO, "行政事业性收费": ["-1.2"]})), "表二").fields["负数格数"] == 0
    assert state(extract(two({**TWO, "行政许可": ["-1"]})), "表二").fields["负数格数"] == 1


def test_numbers_run_on_to_a_label_are_no_new_name() -> None:
    tables = extract(three(zeros(), labels={"A1": "（一）予以公开 6 1 0 0 1 0 8"}))
    assert state(tables).fields["改名行数"] == 0
    assert all(reading.doubt for reading in tables.tables["表三"].cells["A1"].values())


def test_a_remark_that_names_a_row_is_not_that_row() -> None:
    rest = {code: values for code, values in TWO.items() if code != "行政许可"}
    permits = sheet(
        [("第二十条第（五）项", 4)],
        ["信息内容", ("本年处理决定数量", 3)],
        ["行政许可", ("12", 3)],
        [("注：行政许可含备案12件。", 4)],
    )
    tables = extract(two(rest), permits)
    assert numbers(tables, "表二", "行政许可") == [12]
    fields = state(tables, "表二").fields
    assert (fields["多行数"], fields["缺行数"]) == (0, 0)


def test_running_numbers_before_the_labels_are_no_values() -> None:
    plain = three(zeros(R1=ROW))
    rows = [[str(n) if n > 2 else "序号", *(cell.text for cell in row)] for n, row in enumerate(plain.grid)]
    assert numbers(extract(sheet(*rows)), "表三", "R1") == READ


def test_a_subtotal_of_a_group_is_not_the_total() -> None:
    plain = three(zeros(T=ROW))
    rows = [["", *(cell.text for cell in row)] for row in plain.grid]
    place = next(n for n, row in enumerate(rows) if row[1].startswith("8."))
    rows.insert(place + 1, ["（三）不予公开", "合计", *["0"] * 7])
    tables = extract(sheet(*rows))
    assert numbers(tables, "表三", "T") == READ
    assert state(tables).fields["多行数"] == 0


def _labels(lines: tuple[Line, ...]) -> list[str]:
    return [line.label for line in lines]


FIFTEEN = [str(n) for n in range(15)]
BY_GROUP = [FIFTEEN[0:5], FIFTEEN[5:10], FIFTEEN[10:15]]


def test_table_four_is_read_with_its_groups_as_rows_or_as_columns() -> None:
    groups, columns = _labels(FOUR.rows), _labels(FOUR.columns)
    by_row = sheet(["类别", *columns], *([g, *values] for g, values in zip(groups, BY_GROUP, strict=True)))
    turned = zip(columns, *BY_GROUP, strict=True)
    by_column = sheet(["", *groups], *(list(row) for row in turned))
    for table in (by_row, by_column):
        tables = extract(table)
        assert [numbers(tables, "表四", line.code) for line in FOUR.rows] == [[int(n) for n in v] for v in BY_GROUP]
        assert "列数" in state(tables, "表四").unreadable


def test_an_empty_column_beside_table_four_is_no_column_of_data() -> None:
    tables = extract(four([*FIFTEEN, "", ""]))
    assert numbers(tables, "表四", "复议") == [0, 1, 2, 3, 4]
    assert state(tables, "表四").fields["列数"] == 15
    assert "列数" in state(extract(four([*FIFTEEN, "", "15"])), "表四").unreadable


def test_values_below_a_group_whose_name_is_not_known_are_not_left_out() -> None:
    columns = _labels(FOUR.columns)
    head: list[Cell] = [("行政复议\n行政复议行政复议", 5), ("未经复议直接起诉", 5), ("复议后起诉", 5)]
    tables = extract(sheet(head, columns * 3, FIFTEEN))
    assert [numbers(tables, "表四", line.code) for line in FOUR.rows] == [[int(n) for n in v] for v in BY_GROUP]
    assert state(tables, "表四").fields["列数"] == 15


def _part(groups: list[str], values: list[str]) -> Table:
    columns = _labels(FOUR.columns)
    return sheet([(group, 5) for group in groups], columns * len(groups), values)


def test_table_four_in_two_grids_is_one_table() -> None:
    first, *others = _labels(FOUR.rows)
    tables = extract(_part([first], BY_GROUP[0]), _part(others, FIFTEEN[5:]))
    assert [numbers(tables, "表四", line.code) for line in FOUR.rows] == [[int(n) for n in v] for v in BY_GROUP]
    assert state(tables, "表四").fields["列数"] == 15


def test_a_group_missing_in_table_four_shows_in_its_columns() -> None:
    fact = state(extract(_part(_labels(FOUR.rows)[:2], FIFTEEN[:10])), "表四")
    assert (fact.fields["列数"], fact.fields["应有列数"]) == (10, 15)
    assert "空白格数" in fact.unreadable


def test_a_header_that_only_lost_a_name_does_not_lack_a_group() -> None:
    groups = [*_labels(FOUR.rows)[:2], "另一组"]
    fact = state(extract(_part(groups, FIFTEEN)), "表四")
    assert fact.fields.get("列数", 15) == 15


def test_table_four_of_the_form_is_read_as_before() -> None:
    assert state(extract(four(FIFTEEN)), "表四").fields["列数"] == 15
