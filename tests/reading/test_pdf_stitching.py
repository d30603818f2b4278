"""Tables that run over the end of a page are one table again, and no number is split or joined by it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model.document import Document, Table
from tests.reading.builders import grids, tables, texts
from tests.reading.pdf_builders import pdf, write_box, write_rows, write_rule, write_text

WIDTHS = (130.0, 50.0, 50.0)
HEADER = ["单位类别", "自然人数", "总计数"]
SECRET, LAW, STABLE = "1.属于国家秘密", "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”"


def over(first: Sequence[Sequence[str]], second: Sequence[Sequence[str]]) -> Document:
    """Read a table with rows ``first`` at the foot of a page and ``second`` at the head of the next."""
    height = 30
    foot = write_rows(first, 780 - height * len(first), WIDTHS, height)
    return pdf(foot, write_rows(second, 70, WIDTHS, height))


def only_table(document: Document) -> Table:
    (table,) = tables(document)
    return table


@given(st.integers(1, 8), st.integers(1, 8), st.booleans(), st.integers(0, 10**6))
def test_rows_on_two_pages_are_one_table(above: int, below: int, repeats: bool, first: int) -> None:
    rows = [[f"{number}.第{number}类事项", str(first + number), "0"] for number in range(1, above + below + 1)]
    document = over([HEADER, *rows[:above]], [*([HEADER] if repeats else []), *rows[above:]])
    assert grids(document) == [[HEADER, *rows]]


def test_cells_name_the_page_they_are_printed_on() -> None:
    table = only_table(over([HEADER, [SECRET, "1", "1"]], [HEADER, [LAW, "2", "2"]]))
    assert [row[1].locator.page for row in table.grid] == [1, 1, 2]
    assert [row[1].locator.row for row in table.grid] == [1, 2, 3]
    assert table.locator.page == 1


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        (["2.其他法律行", "", ""], ["政法规禁止公开", "15", "20"], [LAW, "15", "20"]),
        (["2.其他法律行", "15", "20"], ["政法规禁止公开", "", ""], [LAW, "15", "20"]),
        ([LAW, "15", ""], ["", "", "20"], [LAW, "15", "20"]),
        ([LAW, "", ""], ["", "15", "20"], [LAW, "15", "20"]),
        (["", "15", "20"], [LAW, "", ""], [LAW, "15", "20"]),
        (["2.其他法律", "15", "20"], ["行政止公开", "", ""], ["2.其他法律\n行政止公开", "15", "20"]),
    ],
)
def test_a_row_cut_by_the_end_of_the_page_is_one_row(above: list[str], below: list[str], expected: list[str]) -> None:
    document = over([HEADER, [SECRET, "1", "1"], above], [below, [STABLE, "3", "3"]])
    (grid,) = grids(document)
    assert [[text.replace("\n", "") for text in row] for row in grid] == [
        HEADER,
        [SECRET, "1", "1"],
        [text.replace("\n", "") for text in expected],
        [STABLE, "3", "3"],
    ]


def test_a_number_cut_with_its_row_is_joined_only_where_its_cell_was_full() -> None:
    document = over([HEADER, [LAW, "1234567", "20"]], [["", "89", ""], [STABLE, "3", "3"]])
    (grid,) = grids(document)
    assert grid[1] == [LAW, "123456789", "20"]


def test_numbers_of_a_cut_row_are_not_joined_where_another_shows_two_rows() -> None:
    document = over([HEADER, [LAW, "1234567", "20"]], [["", "89", "15"], [STABLE, "3", "3"]])
    (grid,) = grids(document)
    assert grid[1] == [LAW, "1234567\n89", "20\n15"]


def test_rows_that_only_resemble_one_label_together_stay_two() -> None:
    document = over([HEADER, ["规章", "1", "2"]], [["行政规范性文件", "3", "4"]])
    assert grids(document) == [[HEADER, ["规章", "1", "2"], ["行政规范性文件", "3", "4"]]]


def test_rows_without_values_stay_two() -> None:
    document = over([HEADER, [SECRET, "", ""]], [[LAW, "", ""]])
    assert grids(document) == [[HEADER, [SECRET, "", ""], [LAW, "", ""]]]


def test_a_blank_row_below_a_header_is_a_row() -> None:
    assert grids(over([HEADER], [["", "", ""]])) == [[HEADER, ["", "", ""]]]


def test_the_rest_of_a_row_of_fixed_height_is_no_row() -> None:
    assert grids(over([HEADER, [LAW, "15", "20"]], [["", "", ""]])) == [[HEADER, [LAW, "15", "20"]]]


def test_a_group_that_reaches_over_the_end_of_the_page_is_one_cell() -> None:
    def group(text: str, top: float, rows: list[tuple[str, str]]) -> str:
        boxes = [write_box(60, top, 120, top + 30 * len(rows), text)]
        for number, (label, value) in enumerate(rows):
            y = top + 30 * number
            boxes += [write_box(120, y, 260, y + 30, label), write_box(260, y, 300, y + 30, value)]
        return "\n".join(boxes)

    foot = group("（三）不\n予公开", 720, [(SECRET, "1"), (LAW, "2")])
    document = pdf(foot, group("", 70, [(STABLE, "3"), ("4.保护第三方合法权益", "4")]))
    table = only_table(document)
    assert len({id(row[0]) for row in table.grid}) == 1
    assert table.grid[0][0].rowspan == 4
    assert [row[2].text for row in table.grid] == ["1", "2", "3", "4"]


def test_what_a_browser_leaves_undrawn_around_a_page_is_put_back() -> None:
    foot = "\n".join(
        [
            write_box(60, 720, 120, 780, "（三）不\n予公开"),
            *(write_box(120, y, 260, y + 30, text) for y, text in ((720, SECRET), (750, LAW))),
            *(write_box(260, y, 300, y + 30, text) for y, text in ((720, "1"), (750, "2"))),
        ]
    )
    head = [write_box(120, 70, 260, 100, STABLE), write_box(260, 70, 300, 100, "3")]
    table = only_table(pdf(foot, "\n".join(head)))
    assert [[cell.text for cell in row[1:]] for row in table.grid] == [[SECRET, "1"], [LAW, "2"], [STABLE, "3"]]
    assert len({id(row[0]) for row in table.grid}) == 1


def test_text_between_two_tables_keeps_them_apart() -> None:
    first, second = write_rows([HEADER], 700, WIDTHS), write_rows([HEADER], 100, WIDTHS)
    document = pdf(first, "\n".join([write_text(60, 70, "三、收到和处理"), second]))
    assert len(tables(document)) == 2
    assert texts(document) == ["三、收到和处理"]


def test_tables_of_other_columns_stay_apart() -> None:
    document = pdf(write_rows([HEADER], 700, WIDTHS), write_rows([["结果", "1"]], 70, (100, 60)))
    assert [table.width for table in tables(document)] == [3, 2]


def test_a_row_that_is_still_open_and_never_goes_on_is_doubted() -> None:
    sides = "\n".join(write_rule(x, 700, x, 780) for x in (60, 190, 240, 290))
    tops = "\n".join(write_rule(60, y, 290, y) for y in (700, 730))
    words = "\n".join(write_text(x, 740, text) for x, text in ((65, SECRET), (195, "27"), (245, "5")))
    table = only_table(pdf("\n".join([sides, tops, words]), write_text(60, 100, "正文从这里开始")))
    assert [cell.doubt is not None for cell in table.grid[-1]] == [False, True, True]


@pytest.mark.parametrize(("above", "below"), [("2", ".其他法律行政法规禁止公开"), ("2.", "其他法律行政法规禁止公开")])
def test_an_enumerator_alone_at_the_end_of_a_page_belongs_to_its_label(above: str, below: str) -> None:
    document = over([HEADER, [SECRET, "1", "1"], [above, "15", "20"]], [[below, "", ""], [STABLE, "3", "3"]])
    (grid,) = grids(document)
    assert [text.replace("\n", "") for text in grid[2]] == [LAW, "15", "20"]
    assert len(grid) == 4


def test_blanks_are_doubted_with_the_numbers_where_a_row_may_be_cut() -> None:
    table = only_table(over([HEADER, ["甲类事项", "", "20"]], [["乙类事项", "15", ""], ["丙类事项", "3", "3"]]))
    assert [[cell.doubt is not None for cell in row] for row in table.grid] == [
        [False, False, False],
        [False, True, True],
        [False, True, True],
        [False, False, False],
    ]


def test_rows_of_numbers_without_labels_are_doubted_when_joined() -> None:
    table = only_table(over([HEADER, ["", "15", "20"]], [["", "3", "3"]]))
    assert all(cell.doubt for cell in table.grid[1])


def test_a_row_is_one_where_its_numbers_are_torn_in_their_groups() -> None:
    (grid,) = grids(over([HEADER, [LAW, "11,5", "1,214"]], [["", "52", ",984"], [STABLE, "3", "3"]]))
    assert grid[1:] == [[LAW, "11,552", "1,214,984"], [STABLE, "3", "3"]]


def test_a_repeated_header_may_lack_the_text_of_a_cell() -> None:
    rows = [[SECRET, "1", "1"], [LAW, "15", "20"]]
    document = over([HEADER, rows[0]], [[HEADER[0], "", HEADER[2]], rows[1]])
    assert grids(document) == [[HEADER, *rows]]


def test_a_number_beside_a_table_and_in_no_cell_makes_its_row_doubted() -> None:
    content = "\n".join([write_rows([HEADER, [LAW, "15", "20"]], 100, WIDTHS), write_text(200, 142, "21")])
    table = only_table(pdf(content))
    assert [cell.doubt is not None for cell in table.grid[1]] == [False, True, True]
    assert not any(cell.doubt for cell in table.grid[0])


def test_a_row_that_is_open_and_whose_lower_border_is_all_of_it_on_the_next_page_is_whole() -> None:
    sides = "\n".join(write_rule(x, 700, x, 780) for x in (60, 190, 240, 290))
    tops = "\n".join(write_rule(60, y, 290, y) for y in (700, 730))
    words = "\n".join(write_text(x, 740, text) for x, text in ((65, SECRET), (195, "27"), (245, "5")))
    rest = "\n".join([*(write_rule(x, 70, x, 75) for x in (60, 190, 240, 290)), write_rule(60, 75, 290, 75)])
    table = only_table(pdf("\n".join([sides, tops, words]), f"{rest}\n{write_text(60, 100, '正文从这里开始')}"))
    assert not any(cell.doubt for cell in table.grid[-1])
