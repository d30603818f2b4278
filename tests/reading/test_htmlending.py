"""Pages that break off inside a table, and those of careless writers that only look like it."""

from __future__ import annotations

import pytest

from auditor.model.document import INTERRUPTED, Document
from tests.reading.builders import page, tables

HEAD = "<p>表三</p><table><tr><td>甲</td><td>乙</td><td>丙</td></tr>"


def last_row(document: Document) -> list[tuple[str, bool]]:
    return [(cell.text, cell.doubt == INTERRUPTED) for cell in tables(document)[0].grid[-1]]


@pytest.mark.parametrize(
    ("end", "cells"),
    [
        ("<tr><td>5", [("5", True), ("", True), ("", True)]),
        ("<tr><td><p>5</p>", [("5", True), ("", True), ("", True)]),
        ("<tr><td>5</td", [("5", True), ("", True), ("", True)]),
        ("<tr><td>5</td>\n", [("5", False), ("", True), ("", True)]),
        ("<tr><td>5</td><td>6</td><", [("5", False), ("6", False), ("", True)]),
        ("<tr><td>5</td><td>6</td><td class='x'>7", [("5", False), ("6", False), ("7", True)]),
        ("<tr><td>5<td>6<td>7", [("5", False), ("6", False), ("7", True)]),
        ("<tr><td>5</td><td colspan=2>6</td></tr>", [("5", False), ("6", False), ("6", False)]),
        ("<tr><td>5</td><td>6</td><td>7</td></tr><tr>", [("5", False), ("6", False), ("7", False)]),
    ],
)
def test_what_the_end_of_a_page_may_have_cut_off_is_doubted(end: str, cells: list[tuple[str, bool]]) -> None:
    document = page(HEAD + end)
    assert document.broken_off
    assert last_row(document) == cells


@pytest.mark.parametrize(
    "markup",
    [
        HEAD + "<tr><td>5</table><p>五、存在的主要问题及改进情况</p>",
        HEAD + "<tr><td>5</body>",
        HEAD + "<tr><td>5</td></tr></html>",
        HEAD + "<tr><td>5</td></tr><p>五、存在的主要问题及改进情况</p>",
        "<body>" + HEAD + "<tr><td>5</td></tr></table><p>五、存在的主要问题及改进情况</p>",
        HEAD + "<tr><td>5</td></tr></table><p>1<2，又 3 < 4</p>",
    ],
)
def test_a_careless_page_that_is_whole_is_not_doubted(markup: str) -> None:
    document = page(markup)
    assert not document.broken_off
    assert not document.warnings
    assert {doubted for _, doubted in last_row(document)} == {False}


def test_a_page_that_ends_in_the_table_around_its_text_doubts_no_number() -> None:
    layout = "<table><tr><td><p>报告</p>"
    document = page(layout + HEAD + "<tr><td>5</td></tr></table><p>五、存在的主要")
    assert [cell.doubt for row in tables(document)[0].grid for cell in row] == [None] * 6


def test_a_table_of_which_one_cell_arrived_breaks_off() -> None:
    assert page("<p>三、收到和处理政府信息公开申请情况</p><table><tr><th rowspan=3>（勾稽关系为：").broken_off


def test_a_new_table_that_did_not_arrive_leaves_the_one_before_alone() -> None:
    document = page(HEAD + "<tr><td>5</td></tr></table><p>四</p><table><thead><tr>")
    assert {doubted for _, doubted in last_row(document)} == {False}
