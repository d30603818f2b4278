"""Tables found by their labels, in whatever shape they are printed."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from auditor.facts.tables.extraction import Tables, extract_tables
from auditor.facts.tables.facts import form_of, table_facts, unreadable_kinds
from auditor.facts.tables.json import tables_json
from auditor.model.document import Document, Image, Table
from auditor.model.facts import Fact, Section
from tests.facts.sheets import (
    COLUMNS,
    FORMS,
    FOUR,
    HEAD,
    NOTE,
    THREE,
    TWO,
    Cell,
    Values,
    extract,
    four,
    numbers,
    rows_of,
    sheet,
    three,
    two,
    zeros,
)

ROW = ["5", "1", "0", "0", "0", "2", "8"]
READ = [5, 1, 0, 0, 0, 2, 8]


def state(tables: Tables, name: str = "表三") -> Fact:
    """The fact of kind 表 for one table."""
    return next(f for f in table_facts(tables, FORMS, {}) if (f.kind, f.ref) == ("表", name))


def test_table_three_is_read_whole() -> None:
    tables = extract(three(zeros(R1=ROW, E2=ROW)))
    assert len(tables.tables["表三"].cells) == 25
    assert numbers(tables, "表三", "R1") == numbers(tables, "表三", "E2") == READ
    assert tables.tables["表三"].form == "2021"
    assert tables.warnings == ()


@pytest.mark.parametrize("head", [HEAD, ()], ids=["header repeated", "no header"])
def test_a_table_goes_on_after_a_page_break(head: Sequence[Sequence[str | Cell]]) -> None:
    rows = list(zeros(R1=ROW, T=ROW).items())
    tables = extract(three(dict(rows[:12])), three(dict(rows[12:]), head=head))
    assert len(tables.tables["表三"].cells) == 25
    assert numbers(tables, "表三", "T") == READ
    assert state(tables).fields["重复份数"] == 1


def test_columns_are_found_by_their_header_not_by_position() -> None:
    head: list[list[str | Cell]] = [[NOTE, ("申请人情况", 7)], ["", "总计", *COLUMNS[:-1]]]
    tables = extract(three(zeros(R1=["8", *ROW[:-1]]), head=head))
    assert {c: r.number for c, r in tables.tables["表三"].cells["R1"].items()} == dict(zip(COLUMNS, READ, strict=True))


def test_a_column_of_organisations_summed_up_shifts_nothing() -> None:
    wide = {code: [row[0], "3", *row[1:]] for code, row in zeros(R1=ROW).items()}
    head: list[list[str | Cell]] = [[NOTE, ("申请人情况", 8)], ["", "自然人", "法人或其他组织", *COLUMNS[1:]]]
    tables = extract(three(wide, head=head))
    assert numbers(tables, "表三", "R1") == READ
    assert state(tables).fields["列数"] == 8


def test_a_column_without_a_header_makes_the_row_unreadable() -> None:
    wide = {code: [row[0], str(sum(map(int, row[1:6]))), *row[1:]] for code, row in zeros(R1=ROW).items()}
    tables = extract(three(wide))
    assert numbers(tables, "表三", "R1") == [None] * 7
    assert state(tables).fields["并列合计行数"] == 25
    assert "上方没有表头" in tables.warnings[0]


def test_eight_numbers_without_any_header_are_not_guessed() -> None:
    wide = {code: [*row, "0"] for code, row in zeros(R1=ROW).items()}
    assert numbers(extract(three(wide, head=())), "表三", "R1") == [None] * 7


def test_seven_numbers_without_any_header_are_in_the_order_of_the_form() -> None:
    tables = extract(three(zeros(R1=ROW), head=()))
    assert numbers(tables, "表三", "R1") == READ
    assert "有勾稽说明" in state(tables).unreadable


@pytest.mark.parametrize(("corner", "has_note"), [("（本列数据的勾\n稽关系为：…）", 1), ("项目", 0)])
def test_the_note_is_found_or_missed_under_a_header_that_breaks_its_words(corner: str, has_note: int) -> None:
    head: list[Sequence[str | Cell]] = [[corner, ("申请人\n情况", 7)]]
    head += [["", "自\n然人", *line[2:]] for line in HEAD[1:]]
    assert state(extract(three(zeros(), head=head))).fields["有勾稽说明"] == has_note


def test_blank_columns_stay_blank() -> None:
    rows: dict[str, Sequence[str]] = {code: ["26", "", "", "", "", "", "26"] for code in zeros()}
    tables = extract(three(rows))
    assert numbers(tables, "表三", "R1") == [26, None, None, None, None, None, 26]
    assert tables_json(tables.tables, FORMS)["表三"]["R1"] == [26, None, None, None, None, None, 26]
    assert state(tables).fields["空白格数"] == 125


def test_a_blank_merged_over_columns_is_blank_and_a_number_is_doubted() -> None:
    def merged(text: str) -> Tables:
        rows: list[list[str | Cell]] = [[row.label, "5", (text, 5), "5"] for row in rows_of("2021")]
        return extract(sheet(*HEAD, *rows))

    assert numbers(merged(""), "表三", "R1") == [5, None, None, None, None, None, 5]
    assert merged("").tables["表三"].cells["R1"]["其他"].blank == ""
    assert numbers(merged("0"), "表三", "R1") == [5, None, None, None, None, None, 5]
    assert merged("0").tables["表三"].cells["R1"]["其他"].doubt


def test_other_labels_are_found_and_counted_as_renamed() -> None:
    labels = {
        "R1": "本年新收政府信息公开申请数量",
        "A2": "（二）部分公开",
        "B3": '3.危及"三安全一稳定"',
        "B2": "2.其他法律行政止公开",
        "E3": "3.其它",
    }
    tables = extract(three(zeros(), labels=labels))
    assert len(tables.tables["表三"].cells) == 25
    assert (state(tables).fields["改名行数"], state(tables).fields["改名行"]) == (1, labels["B2"])


def test_a_row_under_another_name_is_neither_missing_nor_extra() -> None:
    tables = extract(three(zeros(), labels={"B5": "5.涉及内部管理的事项"}))
    fields = state(tables).fields
    assert (fields["缺行数"], fields["多行数"], fields["改名行数"]) == (0, 0, 1)
    assert "表三.行" in unreadable_kinds(tables)
    column = next(f for f in table_facts(tables, FORMS, {}) if f.kind == "表三.列")
    assert "内部事务信息" in column.unreadable


def test_missing_and_extra_rows_are_counted() -> None:
    rows = {k: v for k, v in zeros().items() if k != "D3"} | {"五、补充填报数": ["0"] * 7}
    fields = state(extract(three(rows))).fields
    assert (fields["缺行数"], fields["缺行"]) == (1, "3.要求提供公开出版物")
    assert (fields["多行数"], fields["多行"]) == (1, "五、补充填报数")


def test_subtotals_are_no_extra_rows() -> None:
    rows: dict[str, Sequence[str]] = {}
    for code, row in zeros().items():
        if code == "B1":
            rows["小计"] = ["9"] * 7
        if code == "E1":
            rows["（六）其他处理"] = ["9"] * 7
        rows[code] = row
    tables = extract(three(rows))
    assert state(tables).fields["多行数"] == 0
    assert set(tables.tables["表三"].cells) == set(zeros())


def test_one_row_of_other_cases_is_the_2019_form() -> None:
    tables = extract(three(zeros("2019")))
    assert form_of(tables) == "2019"
    assert (state(tables).fields["其他处理行数"], state(tables).fields["缺行数"]) == (1, 0)


def test_table_two_of_one_form_and_three_of_the_other_are_mixed() -> None:
    assert form_of(extract(two(TWO), three(zeros("2019")))) == "混合"
    assert form_of(extract(two(TWO), three(zeros()))) == "2021"
    assert form_of(extract("正文")) is None


def test_columns_of_both_forms_in_table_two_are_mixed() -> None:
    heads = {"第二十条第（一）项": ["本年新\n制作数量", "本年新\n公开数量", "对外公开总数量"]}
    tables = extract(two(TWO, heads))
    assert form_of(tables) == "混合"
    assert state(tables, "表二").fields["旧式栏目数"] == 3
    assert list(tables.tables["表二"].cells["规章"]) == ["新制作", "新公开", "公开总数"]


def test_headers_that_lost_their_last_words_are_told_by_their_order() -> None:
    def printed(*labels: str) -> list[str]:
        return list(extract(two(TWO, {"第二十条第（一）项": labels})).tables["表二"].cells["规章"])

    assert printed("本年新", "本年新", "对外公开总数量") == ["新制作", "新公开", "公开总数"]
    assert printed("本年新", "对外公开总数量", "说明") == [""]


def test_the_old_name_of_a_row_is_a_change_below_the_new_header_only() -> None:
    labels = {"行政规范性文件": "规范性文件"}
    heads = {"第二十条第（一）项": ["本年新制作数量", "本年新公开数量", "对外公开总数量"]}
    assert state(extract(two(TWO, labels=labels)), "表二").fields["改名行数"] == 1
    assert state(extract(two(TWO, heads, labels)), "表二").fields["改名行数"] == 0


def test_the_printed_unit_of_money_counts() -> None:
    for unit, fen in (("元", 350_000), ("万\n元", 3_500_000_000)):
        table = two({**TWO, "行政事业性收费": ["3500"]}, {"第二十条第（八）项": [f"本年收费金额（单位：{unit}）"]})
        assert extract(table).tables["表二"].cells["行政事业性收费"]["收费金额"].number == fen
    assert tables_json(extract(two(TWO)).tables, FORMS)["表二"]["行政事业性收费"] == 0.35


def test_table_two_may_be_several_grids() -> None:
    first = two({code: TWO[code] for code in ("规章", "行政规范性文件")})
    second = two({code: TWO[code] for code in ("行政许可", "行政处罚", "行政强制")})
    third = two({"行政事业性收费": TWO["行政事业性收费"]})
    tables = extract(first, "第二十条第（五）项", second, third)
    assert set(tables.tables["表二"].cells) == set(TWO)
    assert state(tables, "表二").fields["缺行数"] == 0


def test_statistics_with_the_same_row_names_before_table_two_do_not_replace_it() -> None:
    other = sheet(["事项", "数量"], ["行政许可", "99"], ["行政处罚", "99"], ["行政强制", "99"])
    tables = extract(other, "二、主动公开政府信息情况", two(TWO))
    assert numbers(tables, "表二", "行政许可") == [12]
    assert state(tables, "表二").fields["重复份数"] == 1


def test_rows_of_a_page_around_the_table_are_no_rows_of_it() -> None:
    page = [["索引号", "12345"], ["发布日期", "20250120"]]
    rows = [[row.label, *["0"] * 7] for row in rows_of("2021")]
    assert state(extract(sheet(*page, *HEAD, *rows))).fields["多行数"] == 0


def test_an_added_row_of_table_two_is_extra_and_no_sign_of_the_old_form() -> None:
    head = ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]
    tables = extract(two(TWO), sheet(head, ["其他主动公开文件", "1", "2", "3"], ["规章", "0", "0", "0"]))
    assert state(tables, "表二").fields["多行数"] == 1
    assert form_of(tables) == "2021"


def test_table_four_is_read_by_its_header() -> None:
    tables = extract(four([str(n) for n in range(15)]))
    assert [numbers(tables, "表四", row.code) for row in FOUR.rows] == [
        [0, 1, 2, 3, 4], [5, 6, 7, 8, 9], [10, 11, 12, 13, 14],
    ]  # fmt: skip


def test_a_number_too_many_in_table_four_is_not_guessed_away() -> None:
    tables = extract(four(["0"] * 15 + ["7"]))
    assert "表四" in tables.unreadable
    assert {"表四", "表四.组"} <= set(unreadable_kinds(tables))


def test_the_same_table_twice_is_compared() -> None:
    other = zeros(R1=[*ROW[:-1], "9"])
    fields = state(extract(three(zeros(R1=ROW)), three(other))).fields
    assert (fields["重复份数"], fields["重复不一致格数"]) == (2, 1)
    assert "8／9" in str(fields["重复不一致格"])
    fields = state(extract(three(zeros()), three(zeros()))).fields
    assert (fields["重复份数"], fields["重复不一致格数"]) == (2, 0)


def test_two_reports_in_one_file_do_not_contradict_each_other() -> None:
    parts = tuple(Section(3, "三、收到和处理政府信息公开申请情况", n, n + 1) for n in range(2))
    fact = state(extract(three(zeros(R1=ROW)), three(zeros()), sections=parts))
    assert "重复不一致格数" in fact.unreadable


def test_a_row_that_comes_twice_with_other_numbers_is_doubted() -> None:
    tables = extract(three(zeros()), three({"B1": ROW}, head=()))
    assert numbers(tables, "表三", "B1") == [None] * 7


def test_a_table_that_only_uses_a_word_of_the_form_is_none() -> None:
    rows = [["行政许可", "12"], ["行政处罚", "3"], ["行政强制", "0"]]
    tables = extract(sheet(["事项", "数量"], *rows))
    assert tables.layouts == {}
    assert state(tables, "表二").fields == {"表": "表二", "已附": 0, "以图代表": 0}


def test_a_picture_instead_of_a_table_is_told() -> None:
    parts = (Section(3, "三、收到和处理政府信息公开申请情况", 0, 2),)
    document = ("三、收到和处理政府信息公开申请情况", Image())
    tables = extract(*document, sections=parts)
    assert (state(tables).fields["已附"], state(tables).fields["以图代表"]) == (0, 1)
    assert "表三.行" in unreadable_kinds(tables)
    assert "以图代表" in state(extract(*document)).unreadable


def test_prose_on_how_cases_ended_is_no_table_whose_cells_ran_together() -> None:
    prose = (
        "未经复议直接起诉2件，复议后起诉1件，结果维持2件，结果纠正0件，其他结果0件，尚未审结1件。",
        "行政复议结果维持3件。",
    )
    assert "表四" not in extract(*prose, format="txt").unreadable
    heads = "结果维持结果纠正其他结果尚未审结总计"
    glued = f"行政复议行政诉讼{heads}未经复议直接起诉复议后起诉{heads}{heads}000000000000000"
    assert "连写" in extract(glued, format="txt").unreadable["表四"]


def test_cells_that_ran_together_are_not_taken_apart() -> None:
    labels = "".join(f"{row.label}0000000" for row in rows_of("2021"))
    tables = extract(f"申请人情况自然人法人或其他组织总计{''.join(COLUMNS[1:6])}{labels}", format="txt")
    assert "连写" in tables.unreadable["表三"]
    assert form_of(tables) == "2021"
    fact = state(tables)
    assert (fact.fields["已附"], fact.fields["其他处理行数"]) == (1, 3)
    assert "空白格数" in fact.unreadable


def test_the_heading_of_rows_still_to_come_is_no_row_of_cells_that_ran_together() -> None:
    rows = rows_of("2019")
    place = next(number for number, row in enumerate(rows) if row.code == "E")
    for last, others in ((len(rows), 1), (place + 1, None)):
        labels = "".join(f"{row.label}0000000" for row in rows[:last])
        head = f"申请人情况自然人法人或其他组织总计{''.join(COLUMNS[1:6])}"
        tables = extract(head + labels, "一句话。", format="txt")
        assert state(tables).fields.get("其他处理行数") == others


def test_a_file_that_breaks_off_leaves_rows_and_tables_open() -> None:
    rows = dict(list(zeros().items())[:5])
    document = Document("cut", "html", (two(TWO), three(rows)))
    tables = extract_tables(document, (), FORMS)
    assert "缺行数" in state(tables).unreadable
    assert "已附" in state(tables, "表四").unreadable
    assert {"表三.行", "表四"} <= set(unreadable_kinds(tables))
    whole = extract(three(rows))
    assert whole.cut == ""
    assert state(whole).fields["缺行数"] == 20


def torn(rows: Values, lose: str = "") -> list[Table | str]:
    """Table 三 as converters tear it: grids of some rows, others without their label, which stands in lines around it."""
    first = ("R1", "R2", "A1")
    blocks: list[Table | str] = [NOTE, sheet(*([THREE.row(code).label, *rows[code]] for code in first))]
    for code, values in rows.items():
        if code in first:
            continue
        label = THREE.row(code).label
        if code in ("A2", "B2", "C1", "C2", "C3", "D5"):
            blocks += [label[:6], label[6:] or "1"]
            if code != lose:
                blocks.append(sheet(list(values)))
        else:
            blocks.append(sheet([label, *values]))
    return blocks


def test_rows_torn_from_their_labels_are_named_by_their_order() -> None:
    rows = zeros(A2=["1", *["0"] * 5, "1"], C2=["5", *["0"] * 5, "5"], D5=["7", *["0"] * 5, "7"])
    tables = extract(*torn(rows), format="md")
    assert {code: numbers(tables, "表三", code) for code in rows} == {
        code: [int(value) for value in values] for code, values in rows.items()
    }
    assert any("6 行" in warning for warning in tables.warnings)
    assert tables.layouts["表三"].missing == ()


def test_rows_whose_labels_the_note_is_merged_over_are_named_by_their_order() -> None:
    rows = zeros(B7=["1", *["0"] * 5, "1"], E2=["5", *["0"] * 5, "5"])
    codes = list(rows)
    table = three(rows)
    first, last = 3 + codes.index("B6"), 3 + codes.index("T")
    note = table.grid[0][0]
    covered = [(note, *row[1:]) if first <= number <= last else row for number, row in enumerate(table.grid)]
    tables = extract(Table(tuple(covered), table.locator))
    assert {code: numbers(tables, "表三", code) for code in rows} == {
        code: [int(value) for value in values] for code, values in rows.items()
    }
    assert any("15 行" in warning for warning in tables.warnings)
    assert tables.layouts["表三"].missing == ()


def test_a_row_that_lost_the_labels_merged_into_it_is_doubted_and_not_read_askew() -> None:
    rows = zeros(E2=["1", "0", "0", "0", "0", "0", "1"])
    wide: list[list[str | Cell]] = [
        [(THREE.row(code).label, 3), *values] for code, values in rows.items() if code not in ("E2", "E3")
    ]
    head: list[list[str | Cell]] = [[(NOTE, 3), ("申请人情况", 7)], [("", 3), *COLUMNS]]
    lost: list[list[str | Cell]] = [[THREE.row(code).label, *rows[code], ("", 2)] for code in ("E2", "E3")]
    tables = extract(sheet(*head, *wide[:-2], *lost, *wide[-2:]))
    assert numbers(tables, "表三", "E2") == [None] * 7
    assert numbers(tables, "表三", "T") == [0] * 7
    assert tables.layouts["表三"].missing == ()


def test_a_column_of_zeros_for_checking_does_not_hide_the_header() -> None:
    rows = zeros(R1=ROW)
    wide = sheet(*([*row, "0"] for row in HEAD), *([THREE.row(code).label, *v, "0"] for code, v in rows.items()))
    tables = extract(wide)
    assert numbers(tables, "表三", "R1") == READ
    assert tables.layouts["表三"].missing == ()


@pytest.mark.parametrize("lost", ["C1", "C2", "C3"])
def test_rows_that_may_belong_to_either_of_two_labels_are_doubted(lost: str) -> None:
    rows = zeros(C1=["3"] * 7, C2=["5"] * 7, C3=["6"] * 7, A2=["4"] * 7)
    tables = extract(*torn(rows, lost), format="md")
    assert [numbers(tables, "表三", code) for code in ("C1", "C2", "C3")] == [[None] * 7] * 3
    assert numbers(tables, "表三", "A2") == [4] * 7
    assert tables.layouts["表三"].missing == ()


def test_fifteen_numbers_below_the_words_of_the_header_are_table_four() -> None:
    words = ["行政复议行政诉讼", "未经复议直接起诉复议后起诉", "结果结果其他尚未"]
    tables = extract(*words, sheet(["维持", "纠正", "结果"]), sheet([str(n) for n in range(15)]), format="md")
    assert numbers(tables, "表四", "复诉") == [10, 11, 12, 13, 14]
    assert "表四" not in extract("共有以下情况。", sheet([str(n) for n in range(15)])).tables
