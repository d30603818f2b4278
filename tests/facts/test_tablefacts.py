"""Facts about the tables: states, rows, columns, groups and sums."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.facts.tables.extraction import Tables
from auditor.facts.tables.facts import Extras, table_facts, unreadable_kinds
from auditor.model.facts import NO_SUCH_LINE, Fact
from tests.facts.sheets import COLUMNS, FORMS, FOUR, THREE, TWO, extract, four, numbers, rows_of, three, two, zeros

OUTCOMES = [row.code for row in THREE.rows if row.name in THREE.groups["各办理结果"]]


def facts(tables: Tables, extras: Extras | None = None) -> dict[tuple[str, str], Fact]:
    """All facts by kind and ref."""
    found = table_facts(tables, FORMS, extras or {})
    by_place = {(fact.kind, fact.ref): fact for fact in found}
    assert len(by_place) == len(found)
    return by_place


def every(one: str = "0") -> Tables:
    """The three tables, ``one`` in each cell."""
    second = two({code: [one] * len(row) for code, row in TWO.items()})
    return extract(second, three({code: [one] * 7 for code in zeros()}), four([one] * 15))


def test_every_name_in_a_fact_is_in_the_vocabulary() -> None:
    for tables in (every(), every(""), every("暂无"), extract(two(TWO), three(zeros("2019"))), extract("正文")):
        for (kind, _), fact in facts(tables).items():
            known = FORMS.kinds[kind].fields
            assert {*fact.fields, *fact.blanks, *fact.unreadable, *fact.exhibits} <= set(known)


def test_each_value_is_a_field_or_unreadable_and_never_both() -> None:
    for tables in (every(), every(""), every("1 2"), extract(three(zeros(R1=["约1", "", "/", "0.5", "", "", ""])))):
        for fact in facts(tables).values():
            assert not set(fact.fields) & set(fact.unreadable)
            assert set(fact.blanks) <= set(fact.fields)


def test_there_is_a_fact_for_each_table_also_for_a_missing_one() -> None:
    found = facts(extract(three(zeros())))
    assert [found["表", name].fields["已附"] for name in ("表二", "表三", "表四")] == [0, 1, 0]
    assert "数据格数" not in found["表", "表四"].fields


def test_a_missing_table_is_open_in_an_interrupted_file() -> None:
    found = facts(extract(two(TWO)), {"表": {"中断": "文件在句中中断"}})
    assert found["表", "表二"].fields["已附"] == 1
    assert found["表", "表三"].unreadable == {"已附": "文件在句中中断"}
    assert "中断" not in found["表", "表三"].fields
    assert unreadable_kinds(extract(two(TWO)), "文件在句中中断")["表三.行"] == "文件在句中中断"
    assert unreadable_kinds(extract(two(TWO))) == {}


def test_cells_are_counted_by_what_is_printed() -> None:
    row = ["5", "", "/", "-1", "0.5", "若干", "约3"]
    fields = facts(extract(three(zeros(R1=row))))["表", "表三"].fields
    assert fields["数据格数"] == 175
    counts = ("空白格数", "斜线格数", "负数格数", "小数格数", "非数字格数")
    assert [fields[name] for name in counts] == [1] * 5
    assert fields["已填格数"] == 173
    assert fields["空白格"] == "本年新收·商业企业"
    assert fields["小数格"] == "本年新收·法律服务机构（0.5）"


def test_no_more_than_five_places_are_listed() -> None:
    fields = facts(every(""))["表", "表三"].fields
    assert fields["空白格数"] == 175
    assert str(fields["空白格"]).count("、") == 4


def test_a_count_of_none_is_open_while_a_cell_cannot_be_read() -> None:
    fact = facts(extract(three(zeros(R1=["1 2", "", "0", "0", "0", "0", "0"]))))["表", "表三"]
    assert fact.fields["空白格数"] == 1
    assert "负数格数" in fact.unreadable


def test_money_with_decimals_and_the_change_of_a_year_are_no_errors() -> None:
    assert facts(extract(two(TWO)))["表", "表二"].fields["小数格数"] == 0
    heads = {"第二十条第（五）项": ["上一年项目数量", "本年增/减", "处理决定数量"]}
    tables = extract(two({**TWO, "行政许可": ["40", "-3", "12"]}, heads))
    assert facts(tables)["表", "表二"].fields["负数格数"] == 0
    assert facts(tables)["表二.事项", "表二/事项/行政许可"].fields["本年增减"] == -3


def test_blank_totals_beside_numbers_are_listed() -> None:
    rows = zeros(R1=["5", "0", "0", "0", "0", "0", ""], A1=["5", "0", "0", "0", "0", "0", "5"], T=["", *["0"] * 5, "5"])
    fact = facts(extract(three(rows)))["表", "表三"]
    assert (fact.fields["总计空白数"], fact.fields["总计空白"]) == (2, "本年新收·总计、办理结果总计·自然人")
    assert facts(every(""))["表", "表三"].fields["总计空白数"] == 0


def test_a_row_fact_holds_its_columns_with_exhibits() -> None:
    fact = facts(extract(three(zeros(B3=["1", "/", "", "若干", "2", "0", "3"]))))["表三.行", "表三/行/B3"]
    assert fact.fields == {"行": "B3", "行名": "3.危及“三安全一稳定”", "自然人": 1, "商业企业": 0, "科研机构": 0,
                           "法律服务机构": 2, "其他": 0, "总计": 3}  # fmt: skip
    assert fact.blanks == {"商业企业": "/", "科研机构": ""}
    assert set(fact.unreadable) == {"社会公益组织"}
    exhibit = fact.exhibits["总计"]
    assert (exhibit.text, exhibit.table, exhibit.row, exhibit.column) == ("3", "表三", "B3", "总计")
    assert exhibit.locator.row is not None


def test_rows_that_the_layout_does_not_have_by_design_are_zero() -> None:
    column = facts(extract(three(zeros())))["表三.列", "表三/列/自然人"]
    assert (column.fields["其他处理"], column.blanks) == (0, {"其他处理": NO_SUCH_LINE})
    column = facts(extract(three(zeros("2019"))))["表三.列", "表三/列/自然人"]
    assert set(column.blanks) == {"逾期不补正", "逾期不缴费", "其他情形"}


def test_a_missing_row_is_unreadable_in_columns_and_sums() -> None:
    rows = {code: row for code, row in zeros().items() if code != "C2"}
    found = facts(extract(three(rows), four(["0"] * 15)))
    assert "没有现成信息" in found["表三.列", "表三/列/总计"].unreadable["需另行制作"]
    assert "总计列各结果之和" in found["表三", "表三"].unreadable
    assert "其他结果合计" in found["表四", "表四"].unreadable
    assert found["表四", "表四"].fields["不予公开合计"] == 0


def test_further_fields_go_to_their_kind_and_to_the_total_column_alone() -> None:
    found = facts(every(), {"表二": {"正文有数": 1}, "表三.列": {"说明反复或收费": 1}, "表四": {"正文为共同被告": 0}})
    assert found["表二", "表二"].fields["正文有数"] == 1
    assert found["表四", "表四"].fields["正文为共同被告"] == 0
    with_field = [ref for (kind, ref), fact in found.items() if "说明反复或收费" in fact.fields]
    assert with_field == ["表三/列/总计"]


def test_table_two_gives_documents_decisions_and_sums() -> None:
    found = facts(extract(two({**TWO, "规章": ["1", "0", "4"]})))
    assert found["表二.文件", "表二/文件/规章"].fields == {"文件": "规章", "制发": 1, "废止": 0, "现行有效": 4}
    assert found["表二.事项", "表二/事项/行政许可"].fields == {"事项": "行政许可", "处理决定": 12}
    whole = found["表二", "表二"].fields
    assert (whole["规章合计"], whole["行政许可"], whole["行政事业性收费"]) == (5, 12, 350_000)
    assert whole["各数之和"] == 1 + 4 + 3 + 1 + 8 + 12 + 350_000


def test_sums_of_a_table_are_unreadable_when_a_part_is() -> None:
    found = facts(extract(two({**TWO, "行政处罚": ["1 2"]})))["表二", "表二"]
    assert set(found.unreadable) == {"行政处罚", "各数之和"}


def test_table_four_gives_groups_and_compares_with_table_three() -> None:
    rows = zeros(R1=["9", *["0"] * 5, "9"], B3=["4", *["0"] * 5, "4"], C1=["2", *["0"] * 5, "2"])
    found = facts(extract(three(rows), four(["1", "2", "0", "0", "3", *["0"] * 9, "1"])))
    group = found["表四.组", "表四/组/复议"]
    assert group.fields == {"组": "复议", "组名": "行政复议", "维持": 1, "纠正": 2, "其他": 0, "未结": 0, "总计": 3}
    whole = found["表四", "表四"].fields
    assert (whole["案件合计"], whole["纠正合计"], whole["本年新收"]) == (4, 2, 9)
    assert (whole["不予公开合计"], whole["其他结果合计"]) == (4, 2)


def test_rows_moved_by_one_column_are_told_when_there_are_two() -> None:
    moved = ["2", "1", "0", "0", "0", "3", "0"]
    one = facts(extract(three(zeros(R1=moved))))["表三", "表三"].fields
    two_rows = facts(extract(three(zeros(R1=moved, A1=moved))))["表三", "表三"].fields
    assert one["错列行数"] == 0
    assert (two_rows["错列行数"], two_rows["错列行"]) == (2, "本年新收、予以公开")


def test_fifteen_numbers_that_balance_only_when_moved_are_told() -> None:
    right = ["1", "0", "0", "1", "2", "0", "3", "0", "0", "3", "0", "0", "0", "0", "0"]

    def moved(texts: Sequence[str]) -> int | str:
        return facts(extract(four(texts)))["表四", "表四"].fields["错开后相符"]

    assert moved(right) == 0
    assert moved([*right[1:], right[0]]) == 1
    assert moved([*right[1:4], "", *right[5:], "0"]) == 0


count = st.integers(0, 9999)


@settings(max_examples=20)
@given(st.lists(st.lists(count, min_size=7, max_size=7), min_size=25, max_size=25))
def test_rows_and_columns_hold_the_same_numbers_and_add_up(values: list[list[int]]) -> None:
    rows = {row.code: [str(n) for n in line] for row, line in zip(rows_of("2021"), values, strict=True)}
    tables = extract(three(rows))
    found = facts(tables)
    for code, line in rows.items():
        assert numbers(tables, "表三", code) == [int(text) for text in line]
        for column, text in zip(COLUMNS, line, strict=True):
            assert found["表三.行", f"表三/行/{code}"].fields[column] == int(text)
            assert found["表三.列", f"表三/列/{column}"].fields[THREE.row(code).name] == int(text)
    whole = found["表三", "表三"].fields
    assert whole["总计行六类之和"] == sum(int(text) for text in rows["T"][:-1])
    assert whole["总计列各结果之和"] == sum(int(rows[code][-1]) for code in OUTCOMES if code in rows)


@settings(max_examples=20)
@given(st.lists(count, min_size=15, max_size=15))
def test_groups_of_table_four_hold_its_numbers(values: list[int]) -> None:
    found = facts(extract(four([str(n) for n in values])))
    printed = [found["表四.组", f"表四/组/{g.code}"].fields[c.name] for g in FOUR.rows for c in FOUR.columns]
    assert printed == values


def test_the_number_of_columns_is_open_while_no_row_could_be_read() -> None:
    wide = {code: ["1 2", *["0"] * 6] for code in zeros()}
    fact = facts(extract(three(wide)))["表", "表三"]
    assert {"列数", "并列合计行数"} <= set(fact.unreadable)
    fact = facts(extract(three(zeros(R1=["1 2", *["0"] * 6]))))["表", "表三"]
    assert fact.fields["列数"] == 7
    assert "并列合计行数" in fact.unreadable
