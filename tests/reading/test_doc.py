"""Binary Word documents become paragraphs and pictures as Word prints them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model.document import Image, Locator
from tests.reading.builders import grids, kinds, tables, texts
from tests.reading.doc_builders import (
    DELETED,
    HIDDEN,
    INSERTED,
    RAISED,
    STRUCK,
    Line,
    Parts,
    doc,
    line,
    modify,
    number16,
    row,
    row_of,
    write_styles,
)

SYMBOL = modify(0x6A09, 0, 0, 0xFE, 0)


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (line("2", "0", "24年"), ["2024年"]),
        (line("　　正文 "), ["正文"]),
        (line("甲\x0b乙\t丙\x0c丁"), ["甲", "乙 丙", "丁"]),
        (line("\x1e1，合\x1f作"), ["-1，合作"]),
        (line("见", ("隐", HIDDEN), ("显", modify(0x083C, 0))), ["见显"]),
        (line(("增", INSERTED), ("删", DELETED)), ["增"]),
        (line("共\x13 PAGE \x1412\x15页"), ["共12页"]),
        (line("\x13 IF \x13 X \x14甲\x15 \x14乙\x13 Y \x14丙\x15\x15"), ["乙丙"]),
        (line('\x13 HYPERLINK "http://a.cn/" \x01\x14链接\x15'), ["链接"]),
        (line("见注\x02，见批注\x05"), ["见注，见批注"]),
        (line(("(", SYMBOL), "1"), ["\uf0fe1"]),
        (line("𠮷祥"), ["𠮷祥"]),
        (line("䶮", ("隐", HIDDEN), "𠮷丙"), ["䶮𠮷丙"]),
        (line("数据\uffff"), ["数据\ufffd"]),
        (line(), []),
    ],
)
def test_text_is_what_word_prints(paragraph: Line, expected: list[str]) -> None:
    assert texts(doc(paragraph)) == expected


def test_a_page_break_ends_no_paragraph_and_a_section_does() -> None:
    section = replace(line("第一节"), end="\x0c")
    assert texts(doc(section, line("第二节"))) == ["第一节", "第二节"]


def test_a_paragraph_whose_end_was_deleted_runs_on() -> None:
    cut = line("上", end_look=DELETED)
    assert texts(doc(cut, line("下"), line("后"))) == ["上下", "后"]
    assert texts(doc(line("前"), cut)) == ["前", "上"]
    document = doc(cut, row("甲", "1"))
    assert texts(document) == ["上"]
    assert grids(document) == [[["甲", "1"]]]


def test_tracked_changes_are_announced() -> None:
    assert doc(line("正文")).warnings == ()
    for changed in (line("正文", ("增", INSERTED)), line(("删", DELETED), "正文"), line("正文", end_look=DELETED)):
        (warning,) = doc(changed, line("末")).warnings
        assert "修订" in warning


def test_fields_that_print_what_is_not_stored_are_announced() -> None:
    (warning,) = doc(line("式\x13 EQ \\o(a,b)\x15尾")).warnings
    assert "公式" in warning
    assert doc(line('条\x13 XE "索引" \x15目')).warnings == ()


NOTES = (line("\x02注一"), line("\x02注二"))


def test_notes_follow_the_paragraph_or_the_table_that_refers_to_them() -> None:
    parts = Parts(footnotes=NOTES, references=(2, 7))
    document = doc(line("正文\x02"), row("甲", "1\x02", "2"), line("末"), parts=parts)
    assert kinds(document) == "PPTPP"
    assert texts(document) == ["正文", "注一", "注二", "末"]
    assert document.warnings == ()


def test_notes_that_nothing_refers_to_are_announced() -> None:
    for references in ((), (2, 3)):
        document = doc(line("正文\x02"), line("末"), parts=Parts(footnotes=NOTES, references=references))
        assert "脚注" in document.warnings[0]


def test_hidden_text_may_be_hidden_by_a_style() -> None:
    sheet = write_styles((0xFFF, b""), (0, b""), (1, b""), characters={1: HIDDEN, 2: modify(0x083C, 0)})
    by_style, shown, opposite = modify(0x4A30, 1, 0), modify(0x083C, 0), modify(0x083C, 0x81)
    lines = [line("隐", ("显", shown), style=1), line("甲", end_look=shown), line("见", ("隐", by_style), style=2)]
    lines += [line("见", ("见", by_style + opposite), ("隐", opposite)), line("见", ("见", by_style + shown))]
    assert texts(doc(*lines, parts=Parts(styles=sheet))) == ["显甲", "见", "见见", "见见"]


def test_a_paragraph_whose_end_is_hidden_runs_on() -> None:
    assert texts(doc(line("标题。", end_look=HIDDEN), line("正文"), line("末"))) == ["标题。正文", "末"]
    assert texts(doc(line(("隐", HIDDEN), end_look=HIDDEN), line("正文"))) == ["正文"]


def test_much_hidden_text_is_announced() -> None:
    assert doc(line("正文", ("隐" * 200, HIDDEN))).warnings == ()
    (warning,) = doc(line("正文", ("隐" * 201, HIDDEN))).warnings
    assert "隐藏" in warning


def test_an_embedded_spreadsheet_is_announced() -> None:
    document = doc(line("\x13 EMBED Excel.Sheet.8 \x01\x14\x01\x15"), line("\x13 EMBED PBrush \x14\x01\x15"))
    assert [block.description for block in document.blocks if isinstance(block, Image)] == ["嵌入的 Excel 表格", ""]
    (warning,) = document.warnings
    assert "Excel" in warning


def test_raised_and_lowered_digits_stand_beside_the_line() -> None:
    assert texts(doc(line("26", ("1", RAISED), "件，H", ("2", modify(0x2A48, 2)), "O"))) == ["26¹件，H₂O"]


def test_pictures_are_blocks() -> None:
    document = doc(line("盖章\x01"), line("\x08"), line("末"))
    assert kinds(document) == "PIIP"
    assert document.format == "doc"


def test_blocks_come_in_order_with_their_places() -> None:
    document = doc(line("前"), row("甲", "1"), line("后"))
    assert kinds(document) == "PTP"
    assert [block.locator for block in document.blocks] == [
        Locator(paragraph=1),
        Locator(table=1),
        Locator(paragraph=3),
    ]
    assert tables(document)[0].grid[0][1].locator == Locator(table=1, row=1, column=2)


def boxes(anchors: dict[int, int]) -> Parts:
    inner = (line("框内"), *row("乙", "2"), line())
    return Parts(boxes=((7, (line("第一框"),)), (8, inner)), anchors=anchors)


def test_text_boxes_follow_the_paragraph_that_holds_them() -> None:
    document = doc(line("前\x08"), line("中"), line("后\x08"), parts=boxes({1: 8, 6: 7}))
    assert texts(document) == ["前", "框内", "中", "后", "第一框"]
    assert grids(document) == [[["乙", "2"]]]
    assert document.warnings == ()


def test_text_boxes_of_grouped_shapes_come_last_with_a_warning() -> None:
    document = doc(line("前\x08"), line("后"), parts=boxes({1: 99}))
    assert texts(document) == ["前", "后", "第一框", "框内"]
    assert "文本框" in document.warnings[0]


def test_a_text_box_goes_with_its_deleted_drawing() -> None:
    parts = Parts(boxes=((7, (line("框内"),)),), anchors={1: 7})
    assert texts(doc(line("前", ("\x08", DELETED)), parts=parts)) == ["前"]


@pytest.mark.parametrize(
    "content",
    [
        line("2", ("1", RAISED)),
        line(("3", STRUCK), "4"),
        line("3", ("4", modify(0x2A53, 1))),
        line("\x01"),
        line("5\x13EQ \\f(1,2)\x15"),
        line("1\uffff2"),
    ],
)
def test_a_cell_whose_number_is_not_certain_says_why(content: Line) -> None:
    table = row_of([[line("甲")], [content], [line("7")]], row("", "", "")[-1].modifiers[9:])
    assert [one.doubt is not None for one in tables(doc(table, line()))[0].grid[0]] == [False, True, False]


def test_a_cell_with_a_text_box_says_so() -> None:
    parts = Parts(boxes=((7, (line("6"),)),), anchors={3: 7})
    (cell,) = (one for one in tables(doc(row("甲", "5\x08"), line(), parts=parts))[0].grid[0] if one.doubt)
    assert cell.text == "5\n6"


BODY = [line("甲", ("隐", HIDDEN), "乙丙"), *row("a1", "𠮷"), *row("b", "c,1"), line("abc末")]
LENGTH = sum(len(one.text.encode("utf-16-le")) // 2 for one in BODY)


@settings(max_examples=30, deadline=None)
@given(st.sets(st.integers(1, LENGTH - 1), max_size=6))
def test_a_text_in_pieces_reads_the_same(cuts: set[int]) -> None:
    pieces = doc(*BODY, parts=Parts(cuts=tuple(sorted(cuts))))
    whole = doc(*BODY)
    assert texts(pieces) == texts(whole) == ["甲乙丙", "abc末"]
    assert grids(pieces) == grids(whole) == [[["a1", "𠮷"], ["b", "c,1"]]]


def test_modifiers_of_a_piece_come_after_those_of_its_text() -> None:
    short = Parts(cuts=(2, 4), pieces={1: 0x5C << 1 | 1 << 8})
    long = Parts(cuts=(2, 4), pieces={1: 1}, prcs=(DELETED,))
    for parts in (short, long):
        assert texts(doc(line("一二三四五六"), parts=parts)) == ["一二五六"]


def test_a_style_set_for_a_piece_changes_no_table() -> None:
    style = modify(0x4600, *number16(1))
    parts = Parts(cuts=(1,), pieces={0: 1, 1: 1}, prcs=(style,))
    assert grids(doc(row("甲", "1"), line("末"), parts=parts)) == [[["甲", "1"]]]
