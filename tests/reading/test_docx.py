"""Word documents become paragraphs, tables and pictures as Word prints them."""

from __future__ import annotations

import pytest

from auditor.errors import UnreadableDocument
from auditor.model.document import Image, Locator
from auditor.reading.docx.reader import read_docx
from tests.reading.builders import (
    W,
    cell,
    grids,
    kinds,
    pack,
    paragraph,
    relations,
    rows,
    run,
    tables,
    texts,
    word,
    word_bytes,
)

HIDDEN, SHOWN, RAISED = "<w:vanish/>", "<w:vanish w:val='0'/>", "<w:vertAlign w:val='superscript'/>"
TWO_COLUMNS, TOO_MANY, NO_NUMBER = (f"<w:gridSpan w:val='{value}'/>" for value in ("2", "2000000000", "x"))
DOWN, DOWN_ON = "<w:vMerge w:val='restart'/>", "<w:vMerge/>"
RIGHT, RIGHT_ON = "<w:hMerge w:val='restart'/>", "<w:hMerge/>"
BOX = f"<w:txbxContent>{paragraph('框内')}</w:txbxContent>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def control(content: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (paragraph("2", "0", "24年"), ["2024年"]),
        (paragraph("一、总体情况") + paragraph("　　正文 "), ["一、总体情况", "正文"]),
        ("<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r></w:p>", ["甲", "乙 丙"]),
        (f"<w:p><w:hyperlink>{run('链接')}</w:hyperlink><w:fldSimple>{run('域')}</w:fldSimple></w:p>", ["链接域"]),
        (f"<w:p>{run('1')}<w:r><w:instrText>PAGE</w:instrText></w:r>{run('2')}</w:p>", ["12"]),
        (f"<w:p>{run('见')}{run('隐', HIDDEN)}{run('显', SHOWN)}</w:p>", ["见显"]),
        (f"<w:p><w:ins>{run('增')}</w:ins><w:del><w:r><w:delText>删</w:delText></w:r></w:del></w:p>", ["增"]),
        (f"<w:p><w:moveFrom>{run('旧')}</w:moveFrom><w:moveTo>{run('新')}</w:moveTo></w:p>", ["新"]),
        (control(paragraph("控件")), ["控件"]),
        (f"<w:p>{control(run('行内'))}</w:p>", ["行内"]),
        (f"<w:p>{run('前')}<w:r><w:pict><v:textbox>{BOX}</v:textbox></w:pict></w:r></w:p>", ["前", "框内"]),
        ("<w:p><w:r><w:noBreakHyphen/><w:t>1</w:t></w:r></w:p>", ["-1"]),
        ("<w:p><w:r><w:sym w:font='Wingdings' w:char='F0FE'/><w:t>1</w:t></w:r></w:p>", ["\uf0fe1"]),
        ("<w:p/><w:p><w:r/></w:p>", []),
    ],
)
def test_text_is_what_word_prints(body: str, expected: list[str]) -> None:
    assert texts(word(body)) == expected


def test_of_two_versions_for_different_programs_one_is_read() -> None:
    choices = f"<mc:Choice>{BOX}</mc:Choice><mc:Fallback><w:pict>{BOX}</w:pict></mc:Fallback>"
    assert texts(word(f"<w:p><w:r><mc:AlternateContent>{choices}</mc:AlternateContent></w:r></w:p>")) == ["框内"]


def test_a_paragraph_whose_end_was_deleted_runs_on() -> None:
    deleted = "<w:rPr><w:del/></w:rPr>"
    assert texts(word(paragraph("上", properties=deleted) + paragraph("下") + paragraph("后"))) == ["上下", "后"]
    assert texts(word(paragraph("末", properties=deleted))) == ["末"]


def test_blocks_come_in_order_with_their_places() -> None:
    document = word(paragraph("前") + rows(("甲", "1")) + paragraph("后"))
    assert kinds(document) == "PTP"
    part = "word/document.xml"
    assert [block.locator for block in document.blocks] == [
        Locator(part=part, paragraph=1),
        Locator(part=part, table=1),
        Locator(part=part, paragraph=3),
    ]
    assert tables(document)[0].grid[0][1].locator == Locator(part=part, table=1, row=1, column=2)


def test_pictures_are_blocks_and_text_boxes_are_not() -> None:
    picture = '<w:r><w:drawing><wp:docPr descr="公章"/></w:drawing></w:r>'
    document = word(f"<w:p>{run('盖章')}{picture}</w:p><w:p><w:r><w:drawing>{BOX}</w:drawing></w:r></w:p>")
    assert kinds(document) == "PIP"
    assert isinstance(document.blocks[1], Image)
    assert document.blocks[1].description == "公章"


@pytest.mark.parametrize(
    ("table", "grid"),
    [
        (row(cell("甲", TWO_COLUMNS), cell("1")) + row(cell("乙"), cell("丙"), cell("2")), ["甲 甲 1", "乙 丙 2"]),
        (row(cell("甲", DOWN), cell("1")) + row(cell("", DOWN_ON), cell("2")), ["甲 1", "甲 2"]),
        (row(cell("甲"), cell("1")) + row(cell("乙", DOWN_ON), cell("2")), ["甲 1", "乙 2"]),
        (row(cell("甲", DOWN), cell("1")) + row(cell("乙", DOWN_ON + TWO_COLUMNS)), ["甲 1", "乙 乙"]),
        (
            row(cell("甲", RIGHT), cell("", RIGHT_ON), cell("1")) + row(cell("乙"), cell("丙"), cell("2")),
            ["甲 甲 1", "乙 丙 2"],
        ),
        (
            row(cell("甲"), cell("乙"), cell("1"))
            + row("<w:trPr><w:gridBefore w:val='1'/></w:trPr>", cell("丙"), cell("2")),
            ["甲 乙 1", " 丙 2"],
        ),
        (row(cell("甲"), cell("1")) + row("<w:trPr><w:del/></w:trPr>", cell("删"), cell("9")), ["甲 1"]),
        (control(row(cell("甲"), control(cell("1")))), ["甲 1"]),
        (row(cell("甲", TOO_MANY), cell("1", NO_NUMBER)), ["甲 1"]),
    ],
)
def test_merges_changes_and_controls_give_the_grid_that_word_shows(table: str, grid: list[str]) -> None:
    assert grids(word(f"<w:tbl>{table}</w:tbl>")) == [[line.split(" ") for line in grid]]


def test_a_cell_has_one_line_per_paragraph() -> None:
    two = f"<w:tc>{paragraph('本年')}{paragraph('新收')}</w:tc>"
    assert grids(word(f"<w:tbl><w:tr>{two}{cell('1')}</w:tr></w:tbl>")) == [[["本年\n新收", "1"]]]


def test_a_table_around_tables_arranges_the_page() -> None:
    inner = rows(("甲", "1"), ("乙", "2"))
    document = word(f"<w:tbl><w:tr>{cell('左')}<w:tc>{paragraph('前')}{inner}{paragraph('后')}</w:tc></w:tr></w:tbl>")
    assert grids(document) == [[["甲", "1"], ["乙", "2"]]]
    assert texts(document) == ["左", "前", "后"]


def test_a_table_of_one_column_arranges_the_page() -> None:
    assert texts(word(rows(("一、总体情况",), ("正文",)))) == ["一、总体情况", "正文"]


@pytest.mark.parametrize(
    "content",
    [
        run("2") + run("1", RAISED),
        run("3", "<w:strike/>") + run("4"),
        "<w:r><w:drawing/></w:r>",
        f"{run('5')}<w:r><w:pict>{BOX}</w:pict></w:r>",
    ],
)
def test_a_cell_whose_number_is_not_certain_says_why(content: str) -> None:
    table = f"<w:tbl><w:tr>{cell('甲')}<w:tc><w:p>{content}</w:p></w:tc>{cell('7')}</w:tr></w:tbl>"
    assert [one.doubt is not None for one in tables(word(table))[0].grid[0]] == [False, True, False]


@pytest.mark.parametrize(
    ("body", "word_of_warning"),
    [
        ("<w:altChunk/>", "嵌入"),
        ("<w:p><w:r><w:footnoteReference/></w:r></w:p>", "脚注"),
        (f"<w:p><w:ins>{run('增')}</w:ins></w:p>", "修订"),
    ],
)
def test_what_is_not_read_is_announced(body: str, word_of_warning: str) -> None:
    (warning,) = word(body + paragraph("正文")).warnings
    assert word_of_warning in warning


def test_the_title_in_the_properties_is_no_part_of_the_text() -> None:
    core = '<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title> 年度报告 </dc:title></c>'
    document = word(paragraph("正文"), {"docProps/core.xml": core})
    assert document.declared_title == "年度报告"
    assert document.warnings == ()


def test_the_main_part_may_have_another_name() -> None:
    data = word_bytes(paragraph("正文"), {"_rels/.rels": relations(officeDocument="/w/main.xml")}, main="w/main.xml")
    document = read_docx("a.docx", data)
    assert texts(document) == ["正文"]
    assert document.blocks[0].locator.part == "w/main.xml"


def test_strict_documents_are_read_too() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    main = f'<w:document xmlns:w="{strict}"><w:body>{paragraph("正文")}</w:body></w:document>'
    assert texts(word("", {"word/document.xml": main})) == ["正文"]


@pytest.mark.parametrize(
    "members",
    [
        {"word/other.xml": "<a/>"},
        {"word/document.xml": f'<w:document xmlns:w="{W}"/>'},
        {"word/document.xml": "<w:document"},
        {"word/document.xml": b"\xff\xfe\x00"},
        {"word/document.xml": f'<!DOCTYPE a [<!ENTITY e "x">]><w:document xmlns:w="{W}"><w:body/></w:document>'},
        {
            "word/document.xml": (
                f'<?xml version="1.0" encoding="utf-16"?><!--{"x" * 6000}--><!DOCTYPE a SYSTEM "file:///etc/hostname">'
                f'<w:document xmlns:w="{W}"><w:body/></w:document>'
            ).encode("utf-16")
        },
        {"word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{"<w:sdt>" * 300}</w:body></w:document>'},
        {"word/document.xml": b" " * (40 << 20)},
        {f"part{number}": "" for number in range(5001)},
    ],
    ids=["no main", "no body", "no end", "no text", "entity", "DTD in UTF-16", "depth", "bomb", "parts"],
)
def test_packages_that_cannot_be_read_safely_are_refused(members: dict[str, str | bytes]) -> None:
    with pytest.raises(UnreadableDocument):
        read_docx("a.docx", pack(members))


def test_a_size_that_lies_in_the_directory_is_refused() -> None:
    forged = bytearray(word_bytes(paragraph("正文" * 10_000)))
    entry = forged.rindex(b"PK\x01\x02")
    forged[entry + 24 : entry + 28] = (100).to_bytes(4, "little")
    with pytest.raises(UnreadableDocument):
        read_docx("a.docx", bytes(forged))


def test_the_deepest_nesting_that_xml_allows_is_read() -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 80 + paragraph("深处") + "</w:tc></w:tr></w:tbl>" * 80
    assert texts(word(deep)) == ["深处"]
