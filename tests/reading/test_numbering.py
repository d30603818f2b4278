"""Automatic numbers are printed as Word prints them."""

from __future__ import annotations

import pytest

from auditor.reading.numerals import write_number
from tests.reading.builders import NAMESPACES, grids, paragraph, relations, run, texts, word

STYLES = '<w:style w:type="paragraph" w:styleId="{0}"><w:basedOn w:val="{1}"/><w:pPr>{2}</w:pPr></w:style>'


def level(depth: int, pattern: str, number_format: str = "decimal", more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>{more}'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def numbered(number: int, depth: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'


def printed(body: str, *levels: str, numbers: str = "", styles: str = "") -> list[str]:
    numbers = numbers or '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    definition = f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
    parts: dict[str, str | bytes] = {
        "word/_rels/document.xml.rels": relations(numbering="numbering.xml", styles="styles.xml"),
        "word/numbering.xml": f"<w:numbering {NAMESPACES}>{definition}{numbers}</w:numbering>",
        "word/styles.xml": f"<w:styles {NAMESPACES}>{styles}</w:styles>",
    }
    return texts(word(body, parts))


CHAPTERS = (level(0, "%1、", "chineseCounting"), level(1, "（%2）", "chineseCounting"), level(2, "%3."))


def test_headings_get_the_numbers_that_are_not_in_their_text() -> None:
    body = "".join(
        paragraph(text, properties=numbered(1, depth))
        for text, depth in [("总体情况", 0), ("主动公开", 1), ("依申请公开", 1), ("其他", 0), ("收费", 1), ("5万元", 2)]
    )
    assert printed(body, *CHAPTERS) == [
        "一、总体情况", "（一）主动公开", "（二）依申请公开", "二、其他", "（一）收费", "1. 5万元",
    ]  # fmt: skip


def test_paragraphs_without_a_list_count_nothing() -> None:
    first, last = (paragraph(text, properties=numbered(1)) for text in ("甲", "乙"))
    none = paragraph("无号", properties=numbered(0))
    assert printed(first + paragraph("正文") + none + last, *CHAPTERS) == ["一、甲", "正文", "无号", "二、乙"]


def test_a_number_may_name_the_levels_above() -> None:
    levels = (level(0, "%1"), level(1, "%1.%2", more='<w:suff w:val="space"/>'))
    body = "".join(paragraph("文", properties=numbered(1, depth)) for depth in (0, 1, 1, 0, 1))
    assert printed(body, *levels) == ["1 文", "1.1 文", "1.2 文", "2 文", "2.1 文"]


def test_legal_numbering_writes_every_level_in_digits() -> None:
    levels = (level(0, "%1", "chineseCounting"), level(1, "%1.%2", more='<w:isLgl/><w:suff w:val="nothing"/>'))
    body = paragraph("章", properties=numbered(1)) + paragraph("节", properties=numbered(1, 1))
    assert printed(body, *levels) == ["一 章", "1.1节"]


def test_styles_number_their_paragraphs_by_inheritance() -> None:
    styles = STYLES.format("Base", "", numbered(1)) + STYLES.format("Heading", "Base", "")
    styles += STYLES.format("Second", "", '<w:numPr><w:numId w:val="1"/></w:numPr>')
    levels = (CHAPTERS[0], level(1, "（%2）", "chineseCounting", '<w:pStyle w:val="Second"/>'))
    body = "".join(
        paragraph(text, properties=f'<w:pStyle w:val="{style}"/>')
        for text, style in [("甲", "Heading"), ("乙", "Second"), ("丙", "Heading"), ("丁", "Unknown")]
    )
    assert printed(body, *levels, styles=styles) == ["一、甲", "（一）乙", "二、丙", "丁"]


def test_styles_that_inherit_in_a_circle_end() -> None:
    styles = STYLES.format("A", "B", "") + STYLES.format("B", "A", "")
    assert printed(paragraph("文", properties='<w:pStyle w:val="A"/>'), *CHAPTERS, styles=styles) == ["文"]


def test_a_second_list_goes_on_or_starts_anew() -> None:
    numbers = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="0"/>{override}</w:num>'
        for number, override in [
            (1, ""),
            (2, ""),
            (3, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
        ]
    )
    body = "".join(paragraph("文", properties=numbered(number)) for number in (1, 2, 3, 3))
    assert printed(body, *CHAPTERS, numbers=numbers) == ["一、文", "二、文", "一、文", "二、文"]


def test_a_level_that_was_passed_over_counts_as_used() -> None:
    body = "".join(paragraph("文", properties=numbered(1, depth)) for depth in (1, 1, 0))
    assert printed(body, *CHAPTERS) == ["（一）文", "（二）文", "二、文"]


@pytest.mark.parametrize(("value", "expected"), [("0", "2."), ("1", "2."), ("2", "1.")])
def test_a_level_starts_anew_only_below_the_level_it_names(value: str, expected: str) -> None:
    levels = (*CHAPTERS[:2], level(2, "%3.", more=f'<w:lvlRestart w:val="{value}"/>'))
    body = "".join(paragraph("文", properties=numbered(1, depth)) for depth in (0, 1, 2, 1, 2))
    assert printed(body, *levels)[-1] == f"{expected} 文"


def test_a_list_may_take_its_levels_from_a_list_style() -> None:
    styles = f'<w:style w:type="numbering" w:styleId="L"><w:pPr>{numbered(1)}</w:pPr></w:style>'
    numbers = (
        '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="L"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>'
    )
    body = paragraph("甲", properties=numbered(2)) + paragraph("乙", properties=numbered(1))
    assert printed(body, *CHAPTERS, numbers=numbers, styles=styles) == ["一、甲", "二、乙"]


def test_the_default_style_may_number_every_paragraph() -> None:
    styles = f'<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:pPr>{numbered(1)}</w:pPr></w:style>'
    assert printed(paragraph("甲") + paragraph("乙"), *CHAPTERS, styles=styles) == ["一、甲", "二、乙"]


def test_a_hidden_paragraph_is_not_counted() -> None:
    hidden = "<w:rPr><w:vanish/></w:rPr>"
    unseen = f"<w:p><w:pPr>{numbered(1)}{hidden}</w:pPr>{run('隐', '<w:vanish/>')}</w:p>"
    body = paragraph("甲", properties=numbered(1)) + unseen + paragraph("乙", properties=numbered(1))
    assert printed(body, *CHAPTERS) == ["一、甲", "二、乙"]


def test_a_heading_may_run_on_into_its_text() -> None:
    separator = numbered(1) + "<w:rPr><w:vanish/><w:specVanish/></w:rPr>"
    assert printed(paragraph("总体情况。", properties=separator) + paragraph("正文"), *CHAPTERS) == [
        "一、总体情况。正文"
    ]


def test_a_bullet_is_not_text() -> None:
    assert printed(paragraph("文", properties=numbered(1)), level(0, "\uf06c", "bullet")) == ["文"]


def test_numbers_in_cells_are_counted_in_order() -> None:
    cells = "".join(f"<w:tc>{paragraph(text, properties=numbered(1))}</w:tc>" for text in ("甲", "乙"))
    parts: dict[str, str | bytes] = {
        "word/_rels/document.xml.rels": relations(numbering="numbering.xml"),
        "word/numbering.xml": f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0">{CHAPTERS[0]}'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
    }
    assert grids(word(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>", parts)) == [[["一、甲", "二、乙"]]]


def test_absurd_levels_are_ignored() -> None:
    levels = (level(0, "%1、", more='<w:start w:val="99999999999999999999"/>'), level(7, "%9%8"))
    body = paragraph("甲", properties=numbered(1)) + paragraph("乙", properties=numbered(1, 5))
    assert printed(body, *levels) == ["1、甲", "乙"]


@pytest.mark.parametrize(
    ("number_format", "expected"),
    [
        ("chineseCounting", ["一", "十", "十二", "二十", "三十五", "一〇〇"]),
        ("ideographDigital", ["一", "一〇", "一二", "二〇", "三五", "一〇〇"]),
        ("decimalEnclosedCircle", ["①", "⑩", "⑫", "⑳", "35", "100"]),
        ("upperRoman", ["I", "X", "XII", "XX", "XXXV", "C"]),
        ("lowerLetter", ["a", "j", "l", "t", "35", "100"]),
        ("decimalFullWidth", ["１", "１０", "１２", "２０", "３５", "１００"]),
        ("decimalZero", ["01", "10", "12", "20", "35", "100"]),
        ("none", [""] * 6),
        ("unheardOf", ["1", "10", "12", "20", "35", "100"]),
    ],
)
def test_numbers_are_written_in_the_format_of_the_list(number_format: str, expected: list[str]) -> None:
    assert [write_number(number, number_format) for number in (1, 10, 12, 20, 35, 100)] == expected
