"""Any tiling of a table by merged cells comes back as the same grid, from HTML and from Word."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.errors import UnreadableDocument
from auditor.model.document import Document, Table
from auditor.reading.grid import MAX_POSITIONS, Area, Room, lay_out
from tests.reading.builders import (
    Rectangle,
    expect_grid,
    page,
    tables,
    tile,
    word,
    write_html_table,
    write_word_table,
)

HEIGHTS, WIDTHS, SEEDS = st.integers(1, 7), st.integers(2, 7), st.integers(0, 10**6)


def assert_same_grid(document: Document, rectangles: list[Rectangle]) -> None:
    expected = expect_grid(rectangles)
    if len(expected[0]) < 2:
        assert not tables(document)  # one column only arranges the page
        return
    (table,) = tables(document)
    assert [[cell.text for cell in row] for row in table.grid] == [[one.text for one in row] for row in expected]
    assert [[id(cell) for cell in row] for row in table.grid] == _same_pattern(table, expected)


def _same_pattern(table: Table, expected: list[list[Rectangle]]) -> list[list[int]]:
    """The cells of the grid as the rectangles want them: one cell for one rectangle, wherever it stands."""
    first: dict[Rectangle, int] = {}
    for row, wanted in zip(table.grid, expected, strict=True):
        for cell, rectangle in zip(row, wanted, strict=True):
            first.setdefault(rectangle, id(cell))
    assert len(set(first.values())) == len(first)
    return [[first[rectangle] for rectangle in row] for row in expected]


@given(HEIGHTS, WIDTHS, SEEDS)
@settings(max_examples=60)
def test_a_table_of_a_page_keeps_its_grid(height: int, width: int, seed: int) -> None:
    rectangles = tile(height, width, seed)
    assert_same_grid(page(write_html_table(rectangles, height)), rectangles)


@given(HEIGHTS, WIDTHS, SEEDS)
@settings(max_examples=60)
def test_a_table_of_a_word_document_keeps_its_grid(height: int, width: int, seed: int) -> None:
    rectangles = tile(height, width, seed)
    assert_same_grid(word(write_word_table(rectangles, height)), rectangles)


@given(HEIGHTS, WIDTHS, SEEDS)
@settings(max_examples=30)
def test_every_cell_says_where_it_stands(height: int, width: int, seed: int) -> None:
    for table in tables(page(write_html_table(tile(height, width, seed), height))):
        for number, row in enumerate(table.grid):
            for column, cell in enumerate(row):
                assert cell.row <= number < cell.row + cell.rowspan
                assert cell.column <= column < cell.column + cell.colspan
                assert (cell.locator.row, cell.locator.column) == (cell.row + 1, cell.column + 1)
                assert cell.locator.table == table.locator.table == 1


def test_positions_that_no_cell_covers_are_empty_cells() -> None:
    table = lay_out([Area(0, 0, 1, 1, "一"), Area(0, 1, 1, 1, "二"), Area(1, 0, 1, 1, "三")], 1, Room())
    assert [[cell.text for cell in row] for row in table.grid] == [["一", "二"], ["三", ""]]


def test_where_cells_overlap_the_earlier_one_stays() -> None:
    table = lay_out([Area(0, 0, 1, 1, "上"), Area(0, 1, 2, 1, "右"), Area(1, 0, 1, 2, "下")], 1, Room())
    assert [[cell.text for cell in row] for row in table.grid] == [["上", "右"], ["下", "右"]]


def test_the_tables_of_one_document_share_a_limit() -> None:
    room = Room()
    room.take(MAX_POSITIONS)
    with pytest.raises(UnreadableDocument, match="格"):
        lay_out([Area(0, 0, 1, 1, "")], 1, room)
