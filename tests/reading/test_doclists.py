"""Automatic numbers of binary Word documents are printed as Word prints them."""

from __future__ import annotations

import struct
from dataclasses import replace

from tests.reading.builders import texts
from tests.reading.doc_builders import doc, in_list, line, modify, number16, numbered, write_level, write_styles

CHINESE, BULLET, CIRCLED, ROMAN = 39, 23, 18, 1
CHAPTERS = (write_level("\x00、", CHINESE), write_level("（\x01）", CHINESE), write_level("\x02.", 0, follow=0))


def test_headings_get_the_numbers_that_are_not_in_their_text() -> None:
    headings = [("总体情况", 0), ("主动公开", 1), ("依申请公开", 1), ("其他", 0), ("收费", 1), ("5万元", 2)]
    document = doc(*(line(text, modifiers=in_list(1, level)) for text, level in headings), parts=numbered(CHAPTERS))
    assert texts(document) == [
        "一、总体情况", "（一）主动公开", "（二）依申请公开", "二、其他", "（一）收费", "1. 5万元",
    ]  # fmt: skip


def test_paragraphs_without_a_list_count_nothing() -> None:
    lists = [1, None, 0, -2047, 77, -1]
    lines = [line("文", modifiers=b"" if number is None else in_list(number)) for number in lists]
    assert texts(doc(*lines, parts=numbered(CHAPTERS))) == ["一、文", "文", "文", "文", "文", "二、文"]


def test_a_number_may_name_the_levels_above() -> None:
    levels = (write_level("\x00", CHINESE, follow=1), write_level("\x00.\x01", 0, legal=True))
    document = doc(*(line("文", modifiers=in_list(1, level)) for level in (0, 1, 1)), parts=numbered(levels))
    assert texts(document) == ["一 文", "1.1文", "1.2文"]


def test_bullets_are_not_part_of_the_text_and_numbers_have_their_format() -> None:
    parts = numbered([write_level("●", BULLET)], [write_level("\x00", CIRCLED)], [write_level("\x00)", ROMAN, start=4)])
    document = doc(*(line("文", modifiers=in_list(number)) for number in (1, 2, 3)), parts=parts)
    assert texts(document) == ["文", "①文", "IV)文"]


def test_a_list_may_start_anew_or_change_a_level_of_another() -> None:
    anew = struct.pack("<iB3x", 1, 0x10)
    changed = struct.pack("<iB3x", 0, 0x20) + write_level("第\x00条", CHINESE)
    parts = numbered([write_level("\x00、", CHINESE)], overrides=[(1, anew), (1, changed)])
    document = doc(*(line("文", modifiers=in_list(number)) for number in (1, 1, 2, 2, 3)), parts=parts)
    assert texts(document) == ["一、文", "二、文", "一、文", "二、文", "第三条文"]


def test_styles_give_their_paragraphs_a_list_and_a_level() -> None:
    number = modify(0x460B, *number16(1))
    styles = write_styles((0xFFF, b""), (0, number), (1, modify(0x260A, 1)), (0, number), (2, b""), (5, b""))
    parts = replace(numbered(CHAPTERS, styles=[1, 0xFFF, 3]), styles=styles)
    none = line("文", style=1, modifiers=modify(0x460B, 0, 0))
    lines = [none, *(line("文", style=style) for style in (1, 2, 3, 0, 4, 5, 9))]
    assert texts(doc(*lines, parts=parts)) == ["文", "一、文", "（一）文", "1. 文", "文", "（二）文", "文", "文"]


def test_the_number_of_a_paragraph_that_runs_on_is_that_of_its_last_part() -> None:
    first = line("上", modifiers=in_list(1), end_look=modify(0x0800, 1))
    last = line("下", modifiers=in_list(1))
    assert texts(doc(first, last, last, parts=numbered(CHAPTERS))) == ["一、上下", "二、下"]
