"""Tables of binary Word documents have the grid that Word shows."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.errors import UnreadableDocument
from auditor.model.document import Document
from tests.reading.builders import Rectangle, expect_grid, grids, tables, texts, tile
from tests.reading.doc_builders import (
    DELETED,
    IN_TABLE,
    ROW_END,
    Line,
    Parts,
    define_row,
    doc,
    line,
    modify,
    number16,
    row,
    row_of,
)

DOWN, DOWN_ON = 0x60, 0x20
WIDE = [0, 1000, 2000, 3000]


def split(grid: Sequence[str]) -> list[list[str]]:
    return [text.split(" ") for text in grid]


@pytest.mark.parametrize(
    ("lines", "grid"),
    [
        ([row("甲", "1", edges=[0, 2000, 3000]), row("乙", "丙", "2", edges=WIDE)], ["甲 甲 1", "乙 丙 2"]),
        ([row("甲", "1", flags=[DOWN]), row("", "2", flags=[DOWN_ON])], ["甲 1", "甲 2"]),
        ([row("甲", "1"), row("乙", "2", flags=[DOWN_ON])], ["甲 1", "乙 2"]),
        ([row("甲", "1", flags=[DOWN]), row("乙", "2", flags=[DOWN])], ["甲 1", "乙 2"]),
        ([row("甲", "1", flags=[DOWN]), row("乙", edges=[0, 2000], flags=[DOWN_ON])], ["甲 1", "乙 乙"]),
        ([row("甲", "", "1", flags=[1, 2]), row("乙", "丙", "2")], ["甲 甲 1", "乙 丙 2"]),
        ([row("甲", "", "1", flags=[2, 1]), row("乙", "丙", "2")], ["甲 甲 1", "乙 丙 2"]),
        ([row("甲", "", "乙", "", flags=[1, 2, 1, 2]), row("a", "b", "c", "d")], ["甲 甲 乙 乙", "a b c d"]),
        ([row("甲", "乙", "1", edges=WIDE), row("丙", "2", edges=WIDE[1:])], ["甲 乙 1", " 丙 2"]),
        ([row("甲", "1", edges=[-5, 1010, 2000]), row("乙", "2", edges=[0, 995, 2003])], ["甲 1", "乙 2"]),
        ([row("甲", "1", flags=[DOWN]), row("", "2", edges=[108, 1108, 2108], flags=[DOWN_ON])], ["甲 1", "甲 2"]),
        ([row("甲", "1", edges=[0, 1000, 2000]), row("乙", "2", edges=[200, 1200, 2200])], ["甲 甲 1 1", " 乙 乙 2"]),
        ([row("甲", "乙", "1", edges=[0, 1000, 1100, 2000]), row("丙", "2")], ["甲 乙 1", "丙 2 2"]),
        ([row("甲", "", "1", edges=[0, 1000, 1000, 2000]), row("乙", "2")], ["甲 1", "乙 2"]),
    ],
)
def test_edges_and_merges_give_the_grid_that_word_shows(lines: list[list[Line]], grid: list[str]) -> None:
    assert grids(doc(*lines, line())) == [split(grid)]


@pytest.mark.parametrize(
    ("more", "grid"),
    [
        (modify(0x5624, 0, 2), ["甲 甲 1", "乙 丙 2"]),  # merged across
        (modify(0x5624, 0, 2) + modify(0x5625, 0, 2), ["甲  1", "乙 丙 2"]),  # and split again
        (modify(0xD62B, 2, 0, 3), ["甲  1", "乙 丙 2"]),
        (modify(0x7623, 0, 1, *number16(2000)), ["甲 甲  1", "乙 丙 2 "]),  # the first cell made wider
    ],
)
def test_later_modifiers_change_the_row(more: bytes, grid: list[str]) -> None:
    first = row_of([[line("甲")], [line()], [line("1")]], define_row(WIDE) + more)
    assert grids(doc(first, row("乙", "丙", "2"), line())) == [split(grid)]


def test_cells_may_be_merged_down_one_by_one() -> None:
    first = row_of([[line("甲")], [line("1")]], define_row(WIDE[:3]) + modify(0xD62B, 2, 0, 3))
    second = row_of([[line()], [line("2")]], define_row(WIDE[:3]) + modify(0xD62B, 2, 0, 1))
    assert grids(doc(first, second, line())) == [split(["甲 1", "甲 2"])]


def test_a_row_may_be_built_by_inserting_and_deleting_cells() -> None:
    insert = modify(0x9601, *number16(0)) + modify(0x7621, 0, 4, *number16(500)) + modify(0x5622, 1, 3)
    built = row_of([[line("甲")], [line("1")]], insert)
    assert grids(doc(built, row("乙", "2", edges=[0, 500, 1000]), line())) == [split(["甲 1", "乙 2"])]


@pytest.mark.parametrize("jump", [0x6646, 0x6645, 0x646B])
def test_the_definition_may_stand_in_the_stream_data(jump: int) -> None:
    definition = IN_TABLE + ROW_END + define_row([0, 2000, 3000])
    inner = struct.pack("<H", len(definition)) + definition
    outer = modify(0x646B, 3, 0, 0, 0)
    data = b"\0\0\0" + inner + struct.pack("<H", len(outer)) + outer
    place = struct.pack("<I", 3 + len(inner))
    *cells, mark = row("甲", "1")
    mark = replace(mark, modifiers=modify(jump, *place) + define_row([0, 9, 99, 999]))
    document = doc(*cells, mark, row("乙", "丙", "2", edges=WIDE), line(), parts=Parts(data=data))
    assert grids(document) == [split(["甲 甲 1", "乙 丙 2"])]


def test_lists_of_modifiers_that_lead_to_each_other_are_refused() -> None:
    loop = modify(0x646B, 0, 0, 0, 0)
    endless = line("甲", modifiers=loop)
    with pytest.raises(UnreadableDocument, match="段落格式"):
        doc(endless, parts=Parts(data=struct.pack("<H", len(loop)) + loop))


def test_a_deleted_row_goes_and_a_row_that_still_prints_stays() -> None:
    gone = row_of([[line(("删", DELETED))], [line(("9", DELETED))]], define_row(WIDE[:3]), end_look=DELETED)
    kept = row_of([[line("丙")], [line("3")]], define_row(WIDE[:3]), end_look=DELETED)
    document = doc(row("甲", "1"), gone, row("乙", "2"), kept, line())
    assert grids(document) == [split(["甲 1", "乙 2", "丙 3"])]


def test_text_that_a_merge_covers_makes_the_cell_doubtful() -> None:
    document = doc(row("甲", "1", flags=[DOWN]), row("旧", "2", flags=[DOWN_ON]), line())
    assert [[one.doubt is not None for one in cells] for cells in tables(document)[0].grid] == [[True, False]] * 2


def test_a_cell_has_one_line_per_paragraph() -> None:
    lines = row_of([[line("本年"), line("新收")], [line("1")]], define_row(WIDE[:3]))
    assert grids(doc(lines, line())) == [[["本年\n新收", "1"]]]


INNER = [*row("甲", "1", depth=2), *row("乙", "2", depth=2)]


def test_a_table_around_tables_arranges_the_page() -> None:
    outer = row_of([[line("左")], [line("前"), *INNER, line("后")]], define_row(WIDE[:3]))
    document = doc(outer, line("末"))
    assert grids(document) == [[["甲", "1"], ["乙", "2"]]]
    assert texts(document) == ["左", "前", "后", "末"]


def test_a_small_table_inside_a_cell_of_data_is_text() -> None:
    outer = row_of([[line(text)] for text in "abcde"] + [[*INNER, line("后")]], define_row([*WIDE, 4000, 5000, 6000]))
    assert grids(doc(outer, line())) == [[[*"abcde", "甲\n1\n乙\n2\n后"]]]


def test_a_table_of_one_column_arranges_the_page() -> None:
    assert texts(doc(row("一、总体情况"), row("正文"), line())) == ["一、总体情况", "正文"]


def write_rows(rectangles: list[Rectangle], height: int) -> list[list[Line]]:
    lines = []
    for number in range(height):
        covering = sorted((r for r in rectangles if r.row <= number < r.row + r.rowspan), key=lambda r: r.column)
        edges = [500 * covering[0].column, *(500 * (one.column + one.colspan) for one in covering)]
        flags = [0 if one.rowspan == 1 else DOWN if one.row == number else DOWN_ON for one in covering]
        cells = [[line(text) for text in one.text.split("\n")] if one.row == number else [line()] for one in covering]
        lines.append(row_of(cells, define_row(edges, flags)))
    return lines


def written(height: int, width: int, seed: int) -> tuple[list[Rectangle], Document]:
    rectangles = tile(height, width, seed)
    return rectangles, doc(*write_rows(rectangles, height), line("末"))


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 7), st.integers(2, 9), st.integers(0, 10_000))
def test_any_table_comes_back(height: int, width: int, seed: int) -> None:
    rectangles, document = written(height, width, seed)
    expected = [[one.text for one in cells] for cells in expect_grid(rectangles)]
    assert grids(document) == ([expected] if len(expected[0]) > 1 else [])


@pytest.mark.parametrize(
    "lines",
    [
        row("甲", "1")[:-1],  # no end of the row
        [replace(line("甲"), end="\x07")],  # a cell outside tables
        [*row("甲", "1")[:-1], replace(row("甲", "1", "2")[-1])],  # more cells defined than there are
        [row("甲", "1")[-1]],  # a row without cells
        [*row("甲", "1")[:1], line("断"), *row("甲", "1")[1:]],  # a row interrupted
        row("甲", "1", edges=[0, 2000, 1000]),  # edges that run back
        row_of([[line("甲")], [line("1")]], define_row(WIDE[:3]) + modify(0xD62B, 2, 9, 3)),
        row_of([[line("甲")], [line("1")]], define_row(WIDE[:3]) + modify(0x5624, 1, 9)),
        row_of([[line("甲")]], modify(0x7621, 0, 200, 0, 0)),
        row("甲", "3", "1", edges=[0, 1000, 1000, 2000]),  # text in a cell without width
        [line("甲", modifiers=IN_TABLE + modify(0x6649, 99, 0, 0, 0))],
    ],
)
def test_structures_that_contradict_each_other_are_refused(lines: list[Line]) -> None:
    with pytest.raises(UnreadableDocument, match=r"表格.*请"):
        doc(*lines, line("末"))
