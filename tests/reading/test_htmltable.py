"""Tables of pages: what is data, what arranges the page, and which cells can be trusted."""

from __future__ import annotations

import pytest

from tests.reading.builders import grids, kinds, page, tables, texts


@pytest.mark.parametrize(
    ("markup", "grid"),
    [
        ("<tr><td>1<td>2<tr><td>3<td>4", [["1", "2"], ["3", "4"]]),
        ("<tr><td><font>1<td><font>2<tr><td><font>3<td><font>4", [["1", "2"], ["3", "4"]]),
        ("<td>1<td>2<tr><td>3<td>4", [["1", "2"], ["3", "4"]]),
        ("<form><tr><th>1</th><td>2</td></tr></form><tr><td>3<td>4", [["1", "2"], ["3", "4"]]),
        ("<tr><td rowspan=2>甲<td>1<tr></tr><tr><td>乙<td>2", [["甲", "1"], ["乙", "2"]]),
        ("<tr><td rowspan=0>甲<td>1<tr><td>2<tr><td>3", [["甲", "1"], ["甲", "2"], ["甲", "3"]]),
        ("<thead><tr><td rowspan=9>甲<td>1</thead><tbody><tr><td>乙<td>2", [["甲", "1"], ["乙", "2"]]),
        ("<tfoot><tr><td>计<td>3</tfoot><tbody><tr><td>甲<td>1", [["甲", "1"], ["计", "3"]]),
        ("<tr><td colspan=' 2 '>甲<td>1<tr><td>乙<td>丙<td>2", [["甲", "甲", "1"], ["乙", "丙", "2"]]),
        ("<tr><td colspan=3>甲<td>1<tr><td colspan=3>乙<td>2", [["甲", "1"], ["乙", "2"]]),
        ("<tr><td colspan=-2 rowspan=x>甲<td>1", [["甲", "1"]]),
        (
            "<tr><td>甲<td style='display:none'>隐<td>1<tr hidden><td>隐<td>隐<tr><td>乙<td>2",
            [["甲", "1"], ["乙", "2"]],
        ),
        ("<tr><td>结果<br>维持<td><p>本年<p>新收", [["结果\n维持", "本年\n新收"]]),
        ("<tr><td>甲<td>1<tr><td>乙", [["甲", "1"], ["乙", ""]]),
    ],
)
def test_rows_and_columns_are_those_that_a_browser_shows(markup: str, grid: list[list[str]]) -> None:
    assert grids(page(f"<table>{markup}</table>")) == [grid]


def test_a_cell_whose_text_is_invisible_keeps_its_place() -> None:
    markup = "<table><tr><td>甲<td style='visibility:hidden'>8<td>1<tr><td>乙<td>2<td>3</table>"
    assert grids(page(markup)) == [[["甲", "", "1"], ["乙", "2", "3"]]]


def test_the_row_by_which_word_sets_widths_is_left_out() -> None:
    sizing = "<tr height=0><td style='border:none'></td><td style='border:none'></td><td style='border:none'></td></tr>"
    markup = f"<table><tr><td colspan=2>甲</td><td>1</td></tr>{sizing}</table>"
    assert grids(page(markup)) == [[["甲", "1"]]]


def test_a_last_row_that_was_left_blank_is_kept() -> None:
    assert grids(page("<table><tr><td>维持<td>总计<tr><td><td></table>")) == [[["维持", "总计"], ["", ""]]]


def test_a_table_around_tables_arranges_the_page() -> None:
    markup = "<table><tr><td>导航<td>前文<table><tr><td>甲<td>1<tr><td>乙<td>2</table>后文</table>"
    document = page(markup)
    assert grids(document) == [[["甲", "1"], ["乙", "2"]]]
    assert texts(document) == ["导航", "前文", "后文"]


def test_a_small_table_in_a_cell_is_text_of_the_cell() -> None:
    markup = "<table><tr><td>1<td>2<td><table><tr><td>3<td>4</table><tr><td>5<td>6<td>7</table>"
    assert grids(page(markup)) == [[["1", "2", "3\n4"], ["5", "6", "7"]]]


@pytest.mark.parametrize("markup", ["<tr><td>正文<tr><td>再来", f"<tr><td>栏目<td>{'长' * 1200}"])
def test_one_column_and_cells_of_running_text_arrange_the_page(markup: str) -> None:
    document = page(f"<table>{markup}</table>")
    assert not tables(document)
    assert len(texts(document)) == 2


def test_captions_and_stray_text_are_not_lost() -> None:
    document = page("<table><caption>表二</caption>单位：件<tr><td>甲<td>1</tr>注：略</table>完")
    assert kinds(document) == "PPTPP"
    assert texts(document) == ["表二", "单位：件", "注：略", "完"]


def test_a_table_that_was_never_closed_ends_where_the_next_begins() -> None:
    document = page("<table><tr><td>甲<td>1</tr><p>三、收到</p><table><tr><td>乙<td>2</table><p>完</p>")
    assert grids(document) == [[["甲", "1"]], [["乙", "2"]]]
    assert kinds(document) == "TPTP"
    assert [table.locator.table for table in tables(document)] == [1, 2]


@pytest.mark.parametrize(
    "content",
    ["2<sup>1</sup>", "<s>3</s>4", "<span style='text-decoration: line-through'>3</span>4", "<img src=5.png>"],
)
def test_a_cell_whose_number_is_not_certain_says_why(content: str) -> None:
    (table,) = tables(page(f"<table><tr><td>甲</td><td>{content}</td><td>7</td></tr></table>"))
    assert [cell.doubt is not None for cell in table.grid[0]] == [False, True, False]


def test_a_picture_beside_text_raises_no_doubt() -> None:
    (table,) = tables(page("<table><tr><td>甲</td><td><img src=dot.gif>7</td></tr></table>"))
    assert table.grid[0][1].doubt is None
