"""PDF pages are read as people see them: paragraphs, tables with merged cells, and where each stands."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.errors import UnreadableDocument
from auditor.judging.evidence import place_in_words
from auditor.model.document import Document, Image, Paragraph
from auditor.reading.pdf.drawings import Drawings, Rule
from auditor.reading.pdf.library import Budget
from auditor.reading.pdf.regions import find_regions
from tests.reading.builders import grids, tables, texts, tile
from tests.reading.pdf_builders import (
    HEIGHT,
    SIZE,
    WIDTH,
    pdf,
    pdf_bytes,
    picture,
    read,
    write_box,
    write_pdf_table,
    write_rows,
    write_rule,
    write_text,
)
from tests.reading.test_grid import assert_same_grid

BODY = "今年以来，我局认真贯彻落实条例要求，坚持以公开为常态、不公开为例外，持续推进决策、执行、管理、服务和结果公开。"


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableDocument) as caught:
        read(data)
    assert "请" in str(caught.value)
    return str(caught.value)


def doubts(document: Document) -> list[str | None]:
    return [cell.doubt for table in tables(document) for row in table.grid for cell in row]


@given(st.integers(1, 6), st.integers(2, 6), st.integers(0, 10**6))
@settings(max_examples=40)
def test_a_ruled_table_keeps_its_grid(height: int, width: int, seed: int) -> None:
    rectangles = tile(height, width, seed)
    assert_same_grid(pdf(write_pdf_table(rectangles)), rectangles)


def test_every_cell_and_paragraph_says_where_it_stands() -> None:
    document = pdf(write_text(60, 60, "总体情况"), write_rows([["规章", "3"]]))
    assert document.format == "pdf"
    paragraph, table = document.blocks
    assert place_in_words(paragraph.locator) == "第1页，第1段"
    assert [place_in_words(cell.locator) for cell in tables(document)[0].grid[0]] == [
        "第2页，第1个表格第1行第1列",
        "第2页，第1个表格第1行第2列",
    ]
    assert place_in_words(table.locator) == "第2页，第1个表格"


def test_rules_may_be_thin_rectangles_or_lines_drawn_cell_by_cell() -> None:
    bars = [f"{x} {HEIGHT - 140} 0.5 40 re f" for x in (60, 120, 180)]
    bars += [f"{x} {HEIGHT - y} 59 0.5 re f" for x in (60, 120) for y in (100, 120, 140)]
    words = [
        write_text(65, 104, "甲方"),
        write_text(125, 104, "1"),
        write_text(65, 124, "乙方"),
        write_text(125, 124, "2"),
    ]
    assert grids(pdf("\n".join(bars + words))) == [[["甲方", "1"], ["乙方", "2"]]]


def test_double_borders_are_one_border() -> None:
    once = write_rows([["甲方", "1"], ["乙方", "2"]])
    again = "\n".join(write_rule(x, 97, x, 143) for x in (57, 183)) + "\n"
    again += "\n".join(write_rule(57, y, 183, y) for y in (97, 143))
    assert grids(pdf(once + "\n" + again)) == [[["甲方", "1"], ["乙方", "2"]]]


def test_a_turned_page_is_read_as_it_is_shown() -> None:
    def turned(x: float, y: float, text: str) -> str:
        codes = "".join(f"{ord(character):04X}" for character in text)
        return f"BT /F 9 Tf 0 1 -1 0 {y} {x} Tm <{codes}> Tj ET"

    # On a page turned by 90 degrees what runs upwards in the file runs to the right.
    lines = [f"{y} 60 m {y} 180 l S" for y in (100, 120, 140)] + [f"100 {x} m 140 {x} l S" for x in (60, 120, 180)]
    words = [turned(65, 112, "AB"), turned(125, 112, "15"), turned(65, 132, "CD"), turned(125, 132, "20")]
    assert grids(pdf("\n".join(lines + words), page="/Rotate 90")) == [[["AB", "15"], ["CD", "20"]]]


def test_a_number_broken_because_its_cell_is_too_narrow_is_one_number() -> None:
    rows = write_rows([["行政许可数", "2702\n55"], ["行政处罚数", "3"]], widths=(51, 24), height=40)
    assert grids(pdf(rows)) == [[["行政许可数", "270255"], ["行政处罚数", "3"]]]


def test_the_groups_of_a_number_show_that_it_goes_on() -> None:
    assert grids(pdf(write_rows([["行政许可", "1,38\n9,472"], ["行政处罚", "190\n,316"]], height=40))) == [
        [["行政许可", "1,389,472"], ["行政处罚", "190,316"]]
    ]


def test_two_numbers_in_a_cell_are_not_joined() -> None:
    rows = write_rows([["行政许可", "27\n55"], ["行政处罚", "3 4"]], height=40)
    assert grids(pdf(rows)) == [[["行政许可", "27\n55"], ["行政处罚", "3 4"]]]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (write_rows([["甲方", ""]]) + "\n" + write_text(100, 104, "270255"), "越过单元格的边线"),
        (write_rows([["甲方", "5"]]) + "\n" + write_text(133, 101, "2", size=5), "大小不一"),
        (write_rows([["甲方", "25"]]) + "\n" + write_rule(124, 107.5, 133, 107.5), "删除线"),
        (write_rows([["甲方", "25"]]) + "\n" + write_text(129, 103, "8"), "重叠"),
        (write_rows([["甲方", ""]]) + "\n" + picture(125, 102, 160, 118), "图片"),
        (write_rows([["甲方", "12\ue012"]]), "无法识别"),
        (write_rows([["甲方", "零"]]), "没有嵌入字体"),
    ],
)
def test_a_number_that_is_not_plain_is_doubted(content: str, reason: str) -> None:
    (table,) = tables(pdf(content + "\n" + write_text(60, 300, BODY)))
    doubt = table.grid[0][1].doubt
    assert doubt is not None
    assert reason in doubt


def test_a_value_typed_into_a_form_field_is_doubted_and_not_blank() -> None:
    field = "/Annots[<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(5)/Rect[125 725 175 740]>>]"
    (table,) = tables(pdf(write_rows([["甲方", ""]]), page=field))
    assert table.grid[0][1].doubt == "格内有表单域、批注或盖章，其内容没有读取"


def test_cells_without_all_their_borders_are_doubted() -> None:
    frame = [write_rule(60, y, 180, y) for y in (100, 160)] + [write_rule(x, 100, x, 160) for x in (60, 180)]
    inner = [write_rule(120, 100, 120, 130), write_rule(60, 130, 120, 130)]
    document = pdf("\n".join([*frame, *inner, write_text(130, 145, "5")]))
    assert "单元格的边线不全，不能确定各数属于哪一格" in doubts(document)


def test_frames_and_boxes_around_text_are_no_tables() -> None:
    frame = write_box(20, 20, WIDTH - 20, HEIGHT - 20)
    box = write_box(60, 300, 300, 340, "本报告由办公室编制")
    document = pdf("\n".join([frame, box, write_text(60, 60, "总体情况"), write_rows([["规章", "3"]])]))
    assert texts(document) == ["总体情况", "本报告由办公室编制"]
    assert grids(document) == [[["规章", "3"]]]


def lines_of(text: str, width: int, top: float) -> str:
    """Write ``text`` in lines of ``width`` characters, the first one indented by two."""
    first, rest = text[: width - 2], text[width - 2 :]
    pieces = [rest[start : start + width] for start in range(0, len(rest), width)]
    lines = [write_text(78, top, first), *(write_text(60, top + 15 * n, piece) for n, piece in enumerate(pieces, 1))]
    return "\n".join(lines)


def test_wrapped_lines_are_one_paragraph_and_others_are_not() -> None:
    content = "\n".join([lines_of(BODY, 36, 100), lines_of(BODY, 36, 200), write_text(78, 300, "二、主动公开")])
    assert texts(pdf(content)) == [BODY, BODY, "二、主动公开"]


def test_a_title_on_two_lines_is_one_paragraph() -> None:
    first, second = "云溪市水利局（云溪市河道管理局）二〇二四年政府信息公开", "工作年度报告"
    title = [write_text(60, 60, first, 12), write_text(186, 85, second, 12)]
    body = "持续推进政务公开" * 8
    document = pdf("\n".join([*title, lines_of(body, 36, 120), lines_of(body, 36, 200)]))
    assert texts(document) == [first + second, body, body]


def test_a_title_as_large_as_the_text_and_nearly_as_long_as_a_line_is_a_paragraph() -> None:
    lines = [write_text(60, 100 + 14 * number, BODY[:40]) for number in range(3)]
    title = write_text(60 + 0.5 * SIZE, 80, BODY[:39])
    assert texts(pdf("\n".join([title, *lines])))[0] == BODY[:39]


def test_a_paragraph_goes_on_over_the_end_of_a_page() -> None:
    first, second = BODY[:34], BODY[34:48]
    page = "\n".join([lines_of(BODY, 36, 100), write_text(78, 760, first)])
    assert texts(pdf(page, "\n".join([write_text(60, 100, second), lines_of(BODY, 36, 200)])))[1] == first + second


@pytest.mark.parametrize("number", ["{}", "- {} -", "第{}页", "第 {} 页 共 2 页", "{}/2"])
def test_page_numbers_and_running_headers_are_no_text(number: str) -> None:
    pages = [
        "\n".join(
            [
                write_text(200, 30, "云溪市水利局年度报告"),
                write_text(60, 200, f"正文{'甲乙'[index]}"),
                write_text(290, 810, number.format(index + 1)),
            ]
        )
        for index in range(2)
    ]
    assert texts(pdf(*pages)) == ["正文甲", "正文乙"]


def test_a_number_in_the_margin_that_counts_no_pages_is_kept() -> None:
    assert texts(pdf(write_text(60, 100, "共公开信息"), write_text(60, 800, "84"))) == ["共公开信息", "84"]


def test_pictures_keep_their_place() -> None:
    document = pdf(
        "\n".join([write_text(60, 60, "表格见下图"), picture(60, 100, 400, 300), write_text(60, 400, "说明")])
    )
    assert [type(block) for block in document.blocks] == [Paragraph, Image, Paragraph]
    assert document.blocks[1].locator.page == 1


def test_blanks_of_justified_lines_are_not_text_but_typed_ones_are() -> None:
    spread = "\n".join(write_text(60 + 25 * index, 100, word) for index, word in enumerate(("邮编", "电话")))
    assert texts(pdf(spread + "\n" + write_text(60, 200, "张 三"))) == ["邮编电话", "张 三"]


def test_hidden_parts_of_a_page_are_not_read() -> None:
    assert texts(pdf(write_text(60, 60, "正文") + write_text(-200, 60, "看不见"))) == ["正文"]


def test_a_scan_is_named() -> None:
    scan = picture(0, 0, WIDTH, HEIGHT)
    assert "扫描件" in refusal(pdf_bytes(scan, scan))
    hidden = scan + "\n" + "\n".join(write_text(60, 60 + 20 * n, BODY[n : n + 30], mode=3) for n in range(5))
    assert "识别软件" in refusal(pdf_bytes(hidden))


def test_pages_that_are_scanned_are_told() -> None:
    document = pdf(write_text(60, 60, BODY[:20]), picture(0, 0, WIDTH, HEIGHT))
    assert "第 2 页是扫描图像" in document.unread
    assert texts(document) == [BODY[:20]]


def test_a_background_picture_does_not_make_a_scan() -> None:
    content = (
        picture(0, 0, WIDTH, HEIGHT) + "\n" + "\n".join(write_text(60, 60 + 20 * n, BODY[n : n + 30]) for n in range(5))
    )
    document = pdf(content)
    assert document.warnings == ()
    assert len(document.blocks) == 5


def test_glyphs_without_characters_are_never_taken_for_text() -> None:
    content = "\n".join(write_text(60, 60 + 20 * n, BODY[n : n + 30]) for n in range(8))
    assert "乱码" in refusal(pdf_bytes(content, has_unicode=False))
    assert "乱码" in refusal(pdf_bytes("\n".join(write_text(60, 60 + 20 * n, "Öäåß" * 8) for n in range(8))))


def test_a_file_whose_text_is_left_out_for_want_of_its_font_is_named() -> None:
    single = "\n".join(write_text(60 + 9 * n, 60, character) for n, character in enumerate(BODY))
    assert "嵌入字体" in refusal(pdf_bytes(single))


def test_an_encrypted_file_is_named() -> None:
    lock = f"/Encrypt<</Filter/Standard/V 1/R 2/O<{'00' * 32}>/U<{'11' * 32}>/P -4>>/ID[<00><00>]"
    assert "密码" in refusal(pdf_bytes(write_text(60, 60, "正文"), trailer=lock))


def test_a_table_without_rules_is_refused_and_never_guessed() -> None:
    rows = [
        write_text(x, 100 + 20 * row, text)
        for row in range(3)
        for x, text in ((60, "新收申请"), (200, "12"), (260, "0"), (320, "12"))
    ]
    assert "没有框线" in refusal(pdf_bytes("\n".join([write_text(60, 60, BODY), *rows])))
    assert texts(pdf("\n".join(rows[:8]))) == ["新收申请 12 0 12", "新收申请 12 0 12"]


def test_limits_are_kept() -> None:
    assert "201 页" in refusal(pdf_bytes(*([""] * 201)))
    assert "图形" in refusal(pdf_bytes("0 0 m 9 9 l S\n" * 300_001))


def test_what_is_compared_is_bounded() -> None:
    rules = [Rule(10.0 * number, 0.0, 100.0) for number in range(10)]
    drawings = Drawings(across=rules, upright=rules)
    assert len(find_regions(drawings, Budget(pairs=100))) == 1
    with pytest.raises(UnreadableDocument, match="密集"):
        find_regions(drawings, Budget(pairs=99))


def test_a_page_that_cannot_be_loaded_is_no_empty_page() -> None:
    assert "第 2 页" in refusal(pdf_bytes("", "", objects={12: "null"}))


def test_a_file_without_pages_or_end_is_named() -> None:
    assert refusal(b"%PDF-1.7\n")
    assert refusal(pdf_bytes())


def centred(left: float, right: float, top: float, text: str, blanks: tuple[int, int] = (0, 0)) -> str:
    """Write ``text`` in the middle between two borders, beside so many blanks before and after that are not printed."""
    before, after = blanks
    width = SIZE / 2 * (len(text) + before + after)
    return write_text((left + right - width) / 2 + before * SIZE / 2, top, text)


def row_of_numbers(top: float, *cells: list[tuple[str, tuple[int, int]]]) -> str:
    """Write a row of cells 30 points wide, which hold four digits, with centred lines."""
    written = [write_box(60, top, 110, top + 40, "行政许可")]
    for number, lines in enumerate(cells):
        left = 110 + 30 * number
        written.append(write_box(left, top, left + 30, top + 40))
        written += [centred(left, left + 30, top + 4 + 12 * n, text, blanks) for n, (text, blanks) in enumerate(lines)]
    return "\n".join(written)


NO_BLANKS = (0, 0)
FITTING = row_of_numbers(100, *[[("1234", NO_BLANKS)], [("27", NO_BLANKS)], [("0", NO_BLANKS)]])


def numbers_of(*cells: list[tuple[str, tuple[int, int]]]) -> list[str]:
    """Read the row of ``cells`` below one in which a number of four digits fits."""
    (grid,) = grids(pdf(f"{FITTING}\n{row_of_numbers(140, *cells)}"))
    return grid[1][1:]


def test_a_blank_that_is_not_printed_takes_room_as_well() -> None:
    plain = [("5", NO_BLANKS)]
    assert numbers_of([("715", (1, 0)), ("32", NO_BLANKS)], plain, plain) == ["71532", "5", "5"]
    assert numbers_of([("715", NO_BLANKS), ("3", (0, 2))], plain, plain) == ["7153", "5", "5"]


def test_a_number_too_wide_for_its_cell_is_one_wherever_it_is_broken() -> None:
    plain = [("5", NO_BLANKS)]
    assert numbers_of([("12", NO_BLANKS), ("345", NO_BLANKS)], plain, plain) == ["12345", "5", "5"]


def test_numbers_that_would_fit_side_by_side_stay_apart_with_all_of_their_row() -> None:
    plain, two = [("5", NO_BLANKS)], [("1", NO_BLANKS), ("2", NO_BLANKS)]
    assert numbers_of([("12", NO_BLANKS), ("34", NO_BLANKS)], plain, plain)[0] == "12\n34"
    assert numbers_of([("1234", NO_BLANKS), ("567", NO_BLANKS)], two, plain) == ["1234\n567", "1\n2", "5"]
    assert numbers_of([("12", NO_BLANKS), ("345", NO_BLANKS)], two, two) == ["12\n345", "1\n2", "1\n2"]


def test_lines_that_the_file_marks_as_one_text_are_one_number() -> None:
    # One more digit would have fitted, but for a blank that nothing shows.
    for marks, expected in (((1, 1), "7153"), ((1, 2), "715\n3")):
        lines = zip(marks, (write_text(172, 144, "715"), write_text(172, 156, "3")), strict=True)
        marked = "\n".join(f"/Span <</MCID {mark}>> BDC {text} EMC" for mark, text in lines)
        row = row_of_numbers(140, [("5", NO_BLANKS)], [("5", NO_BLANKS)], [])
        (grid,) = grids(pdf(f"{FITTING}\n{row}\n{marked}"))
        assert grid[1][1:] == ["5", "5", expected]


def test_a_gap_beside_a_narrow_sign_is_no_blank() -> None:
    words = write_text(63, 103, "+") + write_text(69, 103, "15")
    assert grids(pdf(write_rows([["", "甲"], ["3", "4"]]) + words))[0][0][0] == "+15"


def test_punctuation_over_the_border_stays_with_its_text() -> None:
    rows = write_rows([["", "15"], ["行政", "20"]], widths=(60, 40)) + write_text(79, 103, "“三安全”")
    assert grids(pdf(rows)) == [[["“三安全”", "15"], ["行政", "20"]]]
