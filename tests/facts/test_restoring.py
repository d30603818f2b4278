"""Tables whose cells ran together: what is read is what was printed, and what was assumed is not tested."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.facts.tables.extraction import Tables, extract_tables
from auditor.facts.tables.facts import table_facts
from auditor.facts.tables.restoring.restoring import restore_tables
from auditor.facts.tables.restoring.splits import balanced_splits, count_splits, join
from auditor.facts.tables.restoring.sums import BALANCE, RESULTS, ROWS, restore
from auditor.model.document import Document, Paragraph, Table
from auditor.model.facts import Fact
from tests.facts.sheets import COLUMNS, END, FORMS, FOUR, THREE, TWO, document, numbers, rows_of, two

OUTCOMES = [row.code for row in rows_of("2021") if row.name in THREE.groups["各办理结果"]]
CODES = [row.code for row in rows_of("2021")]
HEAD = (
    "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）申请人情况自然人法人或其他组织总计"
    + "".join(COLUMNS[1:6])
)
Numbers = Sequence[int]
Rows = Mapping[str, Numbers]


def row_of(applicants: Numbers) -> list[int]:
    """Six numbers with their sum."""
    return [*applicants, sum(applicants)]


def table(outcomes: Rows, carried_in: Numbers = (0,) * 6, carried_out: Numbers = (0,) * 6) -> dict[str, list[int]]:
    """Table 三 in which every sum holds, of ``outcomes`` by code; ``carried_in`` may be more than there is to carry."""
    results = {code: list(outcomes.get(code, (0,) * 6)) for code in OUTCOMES}
    handled = [sum(column) for column in zip(*results.values(), strict=True)]
    due = [a + b for a, b in zip(handled, carried_out, strict=True)]
    before = [min(a, b) for a, b in zip(carried_in, due, strict=True)]
    received = [a - b for a, b in zip(due, before, strict=True)]
    rows = {"R1": received, "R2": before, **results, "T": handled, "R4": list(carried_out)}
    return {code: row_of(applicants) for code, applicants in rows.items()}


def printed(values: Sequence[int | str], gaps: Sequence[bool] = ()) -> str:
    """The values of a row without anything between them but where ``gaps`` says so."""
    marks = [" " if gap else "" for gap in gaps] + [""] * 7
    return "".join(f"{mark}{value}" for mark, value in zip(marks, values, strict=False))


def text(rows: Mapping[str, str], labels: Mapping[str, str] | None = None) -> str:
    """Table 三 in one line: headings of groups and labels as the form has them, the next number sticking to the last."""
    words, under = [HEAD], ""
    for line in rows_of("2021"):
        if line.under != under and line.under.startswith("（"):
            words.append(line.under)
        under = line.under
        words.append((labels or {}).get(line.code, line.label) + rows[line.code])
    return "".join(words)


def read(*paragraphs: str | Table) -> tuple[Document, Tables]:
    """The document of ``paragraphs`` with its tables restored, and these tables."""
    restored = restore_tables(document(*paragraphs, END, format="txt"), FORMS)
    return restored, extract_tables(restored, (), FORMS)


def facts(tables: Tables, kind: str) -> list[Fact]:
    """The facts of one kind."""
    return [fact for fact in table_facts(tables, FORMS, {}) if fact.kind == kind]


count = st.one_of(st.just(0), st.integers(0, 9), st.integers(0, 40), st.integers(0, 3000))
applicants = st.tuples(count, *[st.one_of(st.just(0), st.just(0), count)] * 5)
outcomes = st.dictionaries(st.sampled_from(OUTCOMES), applicants, max_size=6)
correct = st.builds(table, outcomes, applicants, st.one_of(st.just((0,) * 6), applicants))
gaps = st.lists(st.sampled_from([False] * 5 + [True]), min_size=7, max_size=7)


@given(correct, st.lists(gaps, min_size=25, max_size=25))
def test_what_is_read_of_a_table_whose_sums_hold_is_what_was_printed(rows: Rows, blanks: list[list[bool]]) -> None:
    given_digits = {
        code: join(printed(values, mark).split()) for (code, values), mark in zip(rows.items(), blanks, strict=True)
    }
    found = restore(given_digits).rows
    for code, values in rows.items():
        assert all(cell in (None, value) for cell, value in zip(found[code], values, strict=True))


@st.composite
def wrong(draw: st.DrawFn) -> dict[str, list[int]]:
    """A table with one to three cells that are wrong."""
    rows = {code: list(values) for code, values in draw(correct).items()}
    for _ in range(draw(st.integers(1, 3))):
        code, place = draw(st.sampled_from(CODES)), draw(st.integers(0, 6))
        rows[code][place] = max(0, rows[code][place] + draw(st.sampled_from([-10, -1, 1, 2, 9, 90])))
    return rows


@settings(max_examples=300)
@given(wrong())
def test_no_sum_is_found_wrong_that_holds_in_a_wrong_table(rows: Rows) -> None:
    """A reading may fail to be certain; what it accuses has to be wrong in the print."""
    restored = restore({code: join([printed(values)]) for code, values in rows.items()})
    found = restored.rows
    for names, sign, assumed in ((("R1", "R2"), ("T", "R4"), BALANCE), (tuple(OUTCOMES), ("T",), RESULTS)):
        used = [found[code] for code in (*names, *sign)]
        if assumed in restored.assumed or any(None in cells for cells in used):
            continue

        def gap(table: Mapping[str, Sequence[int | None]], place: int) -> int:
            return sum(table[c][place] or 0 for c in names) - sum(table[c][place] or 0 for c in sign)  # noqa: B023

        assert [gap(found, place) for place in range(7)] == [gap(rows, place) for place in range(7)]


@settings(max_examples=300)
@given(wrong())
def test_a_row_that_does_not_add_up_is_never_read_as_it_stands(rows: Rows) -> None:
    found = restore({code: join([printed(values)]) for code, values in rows.items()}).rows
    for code, values in rows.items():
        if sum(values[:6]) != values[6]:
            assert list(found[code]) != list(values)


def test_digits_are_taken_apart_without_leading_zeros_and_across_no_blank() -> None:
    assert count_splits(join(["0000000"]), 7) == 1
    assert count_splits(join(["200", "000121"]), 7) == 4
    assert balanced_splits(join(["200", "000121"]), 7) == ((20, 0, 0, 0, 0, 1, 21),)
    assert set(balanced_splits(join(["111000012"]), 7)) == {
        (1, 11, 0, 0, 0, 0, 12),
        (11, 1, 0, 0, 0, 0, 12),
        (1, 1, 10, 0, 0, 0, 12),
    }
    assert balanced_splits(join(["000000"]), 7) == ()


def test_cells_that_two_readings_share_are_read_and_the_others_are_not() -> None:
    rows = table({"A1": (1, 11, 0, 0, 0, 0)})
    found = restore({code: join([printed(values)]) for code, values in rows.items()}).rows
    assert found["T"] == (None, None, None, 0, 0, 0, 12)


def test_a_sum_that_was_needed_to_read_the_rows_is_assumed_and_one_that_was_not_is_free() -> None:
    small = restore({code: join([printed(v)]) for code, v in table({"A1": (5, 0, 0, 0, 0, 1)}).items()})
    assert small.assumed == {ROWS}
    large = restore({code: join([printed(v)]) for code, v in table({"A1": (50, 0, 0, 0, 0, 1)}).items()})
    assert large.assumed == {ROWS, BALANCE, RESULTS}
    rows = table({"A1": (6, 0, 0, 0, 0, 1), "B1": (8, 0, 0, 0, 0, 0)})
    rows |= {"T": [20, 0, 0, 0, 0, 1, 21], "R1": [20, 0, 0, 0, 0, 1, 21]}
    wrong_total = restore({code: join([printed(v)]) for code, v in rows.items()})
    assert wrong_total.assumed == {ROWS, BALANCE}
    assert wrong_total.rows["T"] == (20, 0, 0, 0, 0, 1, 21)


def test_where_no_sum_of_columns_closes_only_rows_of_one_reading_are_certain() -> None:
    rows = table({"A1": (50, 0, 0, 0, 0, 1), "B1": (8, 0, 0, 0, 0, 0)}) | {"T": [40, 0, 0, 0, 0, 1, 41]}
    found = restore({code: join([printed(v)]) for code, v in rows.items()}).rows
    assert found["T"] == found["A1"] == found["R1"] == (None,) * 7
    assert found["B1"] == (8, 0, 0, 0, 0, 0, 8)


def test_a_table_in_one_line_is_a_grid_in_the_place_of_its_text() -> None:
    rows = table({"A1": (21, 0, 0, 0, 0, 0), "E3": (0, 2, 0, 0, 0, 0)}, carried_in=(1, 0, 0, 0, 0, 0))
    line = text({code: printed(values) for code, values in rows.items()})
    restored, tables = read(f"前文。{line}后文。")
    assert [type(block) for block in restored.blocks] == [Paragraph, Table, Paragraph, Paragraph]
    assert {code: numbers(tables, "表三", code) for code in CODES} == rows
    assert any("还原 175 格" in warning for warning in restored.warnings)
    assert tables.layouts["表三"].missing == ()


def test_sums_that_were_assumed_are_withheld_from_the_rules() -> None:
    rows = table({"A1": (21, 0, 0, 0, 0, 0)})
    _, tables = read(text({code: printed(values) for code, values in rows.items()}))
    assert all("总计" in fact.unreadable for fact in facts(tables, "表三.行"))
    column = facts(tables, "表三.列")[0]
    assert {"本年新收", "上年结转", "结转下年度", "予以公开"} <= set(column.unreadable)
    assert column.fields["办理结果总计"] == 21
    assert "办理结果总计" in column.restored
    assert "错列行数" in facts(tables, "表三")[0].unreadable


def test_a_table_all_of_whose_cells_stand_apart_is_read_as_it_is_printed() -> None:
    rows = table({"A1": (21, 0, 0, 0, 0, 0)}) | {"T": [21, 0, 0, 0, 0, 0, 20]}
    restored, tables = read(text({code: printed(values, [True] * 7) + " " for code, values in rows.items()}))
    assert numbers(tables, "表三", "T") == rows["T"]
    assert restored.warnings == ()
    assert not tables.tables["表三"].is_restored
    assert all(not fact.unreadable for fact in facts(tables, "表三.列"))


@pytest.mark.parametrize(
    "change",
    [
        {"B5": "5.属于三类内部事物信息"},  # a slip in a label
        {"B5": "属于三类内部事务信息"},  # without its number, which might be a digit of the row before
        {"C1": "小计0000000（四）无法提供1.本机关不掌握相关政府信息"},
    ],
)
def test_a_table_with_other_labels_than_the_form_is_not_taken_apart(change: Mapping[str, str]) -> None:
    restored, tables = read(text(dict.fromkeys(CODES, "0000000"), change))
    assert restored.blocks[0] == Paragraph(text(dict.fromkeys(CODES, "0000000"), change))
    assert "连写" in tables.unreadable["表三"]


@pytest.mark.parametrize("values", ["", "000000", "00000000", "-000000", "一000000", "1000000", "0000000."])
def test_a_row_that_cannot_be_seven_numbers_is_doubted(values: str) -> None:
    rows = dict.fromkeys(CODES, "0000000") | {"B2": values}
    _, tables = read(text(rows))
    if "表三" in tables.tables:
        assert numbers(tables, "表三", "B2") == [None] * 7
        assert numbers(tables, "表三", "R1") == [0] * 7


def test_the_last_row_is_doubted_where_the_text_ends_with_it() -> None:
    document_ = Document("cut", "txt", (Paragraph(text(dict.fromkeys(CODES, "0000000"))),))
    tables = extract_tables(restore_tables(document_, FORMS), (), FORMS)
    assert numbers(tables, "表三", "R4") == [None] * 7
    assert numbers(tables, "表三", "T") == [0] * 7


def test_a_table_that_is_there_as_a_grid_is_not_read_from_text_too() -> None:
    line = "第二十条第（五）项信息内容本年处理决定数量行政许可5第二十条第（六）项信息内容本年处理决定数量行政处罚6行政强制7"
    original = document(line, two(TWO), END)
    assert restore_tables(original, FORMS) == original


COLUMNS_OF_FOUR = "".join(column.label for column in FOUR.columns)
HEAD_OF_FOUR = f"行政复议 行政诉讼 {COLUMNS_OF_FOUR} 未经复议直接起诉 复议后起诉 {COLUMNS_OF_FOUR}{COLUMNS_OF_FOUR}"


def test_fifteen_separate_numbers_after_the_header_of_table_four_are_read() -> None:
    _, tables = read(f"{HEAD_OF_FOUR} {' '.join(map(str, range(15)))} 五、存在的主要问题")
    assert numbers(tables, "表四", "直诉") == [5, 6, 7, 8, 9]
    assert not tables.tables["表四"].is_restored
    _, fewer = read(f"{HEAD_OF_FOUR} {' '.join(map(str, range(14)))} 五、存在的主要问题")
    assert "表四" in fewer.unreadable


def test_groups_of_table_four_that_ran_together_are_read_by_their_sums() -> None:
    _, tables = read(f"{HEAD_OF_FOUR}21317000001324019五、存在的主要问题")
    assert [numbers(tables, "表四", row.code) for row in FOUR.rows] == [
        [2, 1, 3, 1, 7],
        [0, 0, 0, 0, 0],
        [13, 2, 4, 0, 19],
    ]
    assert all("总计" in fact.unreadable for fact in facts(tables, "表四.组"))
    (whole,) = facts(tables, "表四")
    assert whole.fields["案件合计"] == 26
    assert "错开后相符" in whole.unreadable


BLOCKS = (
    "第二十条第（一）项信息内容本年制发件数本年废止件数现行有效件数规章{}行政规范性文件{}"
    "第二十条第（五）项信息内容本年处理决定数量行政许可{}第二十条第（六）项信息内容本年处理决定数量行政处罚{}行政强制{}"
    "第二十条第（八）项信息内容本年收费金额（单位：万元）行政事业性收费{}三、收到"
)


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ("000", [0, 0, 0]),
        ("007", [0, 0, 7]),
        ("6233440", [None] * 3),
        ("123", [None] * 3),  # two of the three may be one number beside a blank cell
        ("12 3 40", [12, 3, 40]),
        ("12 340", [None] * 3),
        ("", [None] * 3),
        ("0-3", [None] * 3),
    ],
)
def test_three_numbers_of_table_two_are_read_only_where_there_is_one_way(values: str, found: list[int | None]) -> None:
    _, tables = read(BLOCKS.format("000", values, 4529, 1100, 65, "18651.06"))
    assert numbers(tables, "表二", "行政规范性文件") == found
    assert numbers(tables, "表二", "行政许可") == [4529]
    assert numbers(tables, "表二", "行政事业性收费") == [18_651_060_000]


def test_a_signed_number_begins_at_its_sign() -> None:
    line = (
        "第二十条第（一）项信息内容本年新制作数量本年新公开数量对外公开总数量规章000规范性文件000"
        "第二十条第（五）项信息内容上一年项目数量本年增/减处理决定数量行政许可000其他对外管理服务事项000"
        "第二十条第（六）项信息内容上一年项目数量本年增/减处理决定数量行政处罚2648-18538行政强制000"
        "第二十条第（八）项信息内容上一年项目数量本年增/减行政事业性收费35-15"
        "第二十条第（九）项信息内容采购项目数量采购总金额政府集中采购395 73802895.90元。"
    )
    _, tables = read(line)
    assert numbers(tables, "表二", "行政处罚") == [2648, None, None]
    assert numbers(tables, "表二", "行政事业性收费") == [35, -15]
    assert numbers(tables, "表二", "政府集中采购") == [395, 7_380_289_590]


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ("5－7", [5, None, None]),
        ("5 － 7", [5, None, 7]),
        ("5 －7", [5, None, None]),
        ("－0", [None, None, None]),
        ("5 -7 8", [5, -7, 8]),
        ("9486503", [None, None, None]),
    ],
)
def test_a_dash_before_digits_is_a_sign_or_a_blank(values: str, found: list[int | None]) -> None:
    line = (
        "第二十条第（一）项信息内容本年新制作数量本年新公开数量对外公开总数量规章000规范性文件000"
        f"第二十条第（五）项信息内容上一年项目数量本年增/减处理决定数量行政许可000其他对外管理服务事项{values}"
        "第二十条第（六）项信息内容上一年项目数量本年增/减处理决定数量行政处罚000行政强制000"
        "第二十条第（八）项信息内容上一年项目数量本年增/减行政事业性收费35-15"
        "第二十条第（九）项信息内容采购项目数量采购总金额政府集中采购395 73802895.90元。"
    )
    _, tables = read(line)
    assert numbers(tables, "表二", "其他对外管理服务事项") == found
    assert [r.doubt is None for r in tables.tables["表二"].cells["其他对外管理服务事项"].values()] == [
        number is not None or values == "5 － 7" for number in found
    ]


def test_a_table_two_with_rows_missing_is_left_as_text() -> None:
    whole = BLOCKS.format("000", "000", 1, 2, 3, "4")
    original = document(whole.replace("行政强制3", ""), END)
    assert restore_tables(original, FORMS) == original


@given(
    st.text(
        "0123456789 一二三四、（）1.申请人情况自然人法人或其他组织总计本年新收结果维持第二十条项信息内容", max_size=200
    )
)
def test_no_text_breaks_the_restoring(words: str) -> None:
    original = document(f"{HEAD}一、本年新收政府信息公开申请数量", words, END)
    restored = restore_tables(original, FORMS)
    assert replace(restored, warnings=()).path == original.path
