"""Word documents become paragraphs, tables and pictures as Word prints them."""

from __future__ import annotations

import pytest

from auditor.errors import UnreadableDocument
from auditor.model.document import Image, Locator
from auditor.reading.docx.reader import read_docx
from tests.reading.builders import (
    NAMESPACES,
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

MARK = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>"


def field(code: str, result: str = "") -> str:
    separate = MARK.format("separate") if result else ""
    return f"{MARK.format('begin')}{code}{separate}{result}{MARK.format('end')}"


def math(part: str, text: str) -> str:
    return f"<m:{part}><m:r><m:t>{text}</m:t></m:r></m:{part}>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def wide(width: int) -> str:
    return f"<w:tcW w:w='{width}' w:type='dxa'/>"


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
        ("<w:p><w:r><w:t>政</w:t><w:softHyphen/><w:t>府</w:t><w:ptab/><w:t>1</w:t></w:r></w:p>", ["政府 1"]),
        (
            f"<w:p><w:r><w:ruby><w:rt>{run('zhèng')}</w:rt><w:rubyBase>{run('政')}</w:rubyBase></w:ruby></w:r></w:p>",
            ["政"],
        ),
        (f"<w:p>{field(run('IF ') + field(run('PAGE'), run('1')), run('乙'))}</w:p>", ["乙"]),
        (f"<w:p>{field(run('甲'))}{run('丙')}</w:p>", ["丙"]),
        (f"<w:p>{MARK.format('begin')}{run('没有结束')}</w:p>", ["没有结束"]),
        (f"<w:p>{MARK.format('end')}{run('没有开始')}{MARK.format('separate')}</w:p>", ["没有开始"]),
        (f"<w:p>{run('26')}{run('1', RAISED)}{run('件')}</w:p>", ["26¹件"]),
        (f"<w:p><m:oMath>{math('num', '3')}{math('den', '4')}</m:oMath></w:p>", ["3/4"]),
        (f"<w:p><m:oMath>{math('e', '2')}{math('sup', '3')}</m:oMath></w:p>", ["2³"]),
        (f"<w:customXml>{paragraph('甲')}<w:smartTag>{paragraph('乙')}</w:smartTag></w:customXml>", ["甲", "乙"]),
        (f"<w:del>{paragraph('删')}</w:del><w:moveFrom>{paragraph('旧')}</w:moveFrom>{paragraph('留')}", ["留"]),
    ],
)
def test_text_is_what_word_prints(body: str, expected: list[str]) -> None:
    assert texts(word(body)) == expected


def test_of_two_versions_for_different_programs_one_is_read() -> None:
    choices = f"<mc:Choice>{BOX}</mc:Choice><mc:Fallback><w:pict>{BOX}</w:pict></mc:Fallback>"
    assert texts(word(f"<w:p><w:r><mc:AlternateContent>{choices}</mc:AlternateContent></w:r></w:p>")) == ["框内"]


def test_of_versions_within_versions_one_is_read() -> None:
    inner = f"<mc:AlternateContent><mc:Choice>{paragraph('甲')}</mc:Choice><mc:Fallback/></mc:AlternateContent>"
    both = f"<mc:Choice>{inner}{inner}</mc:Choice><mc:Fallback>{paragraph('乙')}</mc:Fallback>"
    assert texts(word(f"<mc:AlternateContent>{both}</mc:AlternateContent>{paragraph('丙')}")) == ["甲", "甲", "丙"]
    assert texts(word(f"<mc:AlternateContent/>{paragraph('丙')}")) == ["丙"]


def style(name: str, properties: str, kind: str = "character", based_on: str = "") -> str:
    parent = f"<w:basedOn w:val='{based_on}'/>" if based_on else ""
    return f"<w:style w:type='{kind}' w:styleId='{name}'>{parent}<w:rPr>{properties}</w:rPr></w:style>"


def test_styles_hide_text_and_take_it_off_the_line() -> None:
    styles = style("A", HIDDEN) + style("B", "", based_on="A") + style("P", HIDDEN, "paragraph") + style("N", RAISED)
    parts: dict[str, str | bytes] = {"word/styles.xml": f"<w:styles {NAMESPACES}>{styles}</w:styles>"}
    used = "<w:rStyle w:val='{}'/>".format
    by_run = run("见") + run("隐", used("B")) + run("1", used("N")) + run("显", used("B") + SHOWN)
    both = "<w:pPr><w:pStyle w:val='P'/></w:pPr>" + run("隐") + run("二者相抵", used("A")) + run("显", SHOWN)
    assert texts(word(f"<w:p>{by_run}</w:p><w:p>{both}</w:p>", parts)) == ["见¹显", "二者相抵显"]


def test_long_hidden_text_is_announced() -> None:
    (warning,) = word(f"<w:p>{run('隐' * 300, HIDDEN)}{run('见')}</w:p>").warnings
    assert "隐藏" in warning


def notes(kind: str, *texts: str) -> str:
    content = "".join(f'<w:{kind} w:id="{number}">{paragraph(text)}</w:{kind}>' for number, text in enumerate(texts, 1))
    return f"<w:{kind}s {NAMESPACES}>{content}</w:{kind}s>"


def test_notes_follow_the_paragraph_or_table_that_refers_to_them() -> None:
    foot, end = '<w:r><w:footnoteReference w:id="1"/></w:r>', '<w:r><w:endnoteReference w:id="1"/></w:r>'
    number = f"<w:tc><w:p>{run('5')}{end}</w:p></w:tc>"
    table = f"<w:tbl>{row(cell('甲'), number)}</w:tbl>"
    parts: dict[str, str | bytes] = {
        "word/footnotes.xml": notes("footnote", "脚注。", "没有引用。"),
        "word/endnotes.xml": notes("endnote", "尾注。"),
    }
    document = word(f"<w:p>{run('26')}{foot}{run('件')}{foot}</w:p>{table}", parts)
    assert texts(document) == ["26件", "脚注。", "尾注。"]
    assert grids(document) == [[["甲", "5"]]]
    assert tables(document)[0].grid[0][1].doubt is None
    assert document.warnings == ()


def test_a_note_that_refers_to_itself_is_read_once() -> None:
    itself = f'<w:footnotes {NAMESPACES}><w:footnote w:id="1"><w:p>{run("注")}<w:r><w:footnoteReference w:id="1"/></w:r></w:p></w:footnote></w:footnotes>'
    body = f'<w:p>{run("文")}<w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
    assert texts(word(body, {"word/footnotes.xml": itself})) == ["文", "注"]


@pytest.mark.parametrize(
    ("program", "is_table"), [("Excel.Sheet.12", True), ("ET.Xlsx.6", True), ("Equation.3", False)]
)
def test_an_embedded_spreadsheet_is_a_picture_that_is_announced(program: str, is_table: bool) -> None:
    embedded = f"<w:r><w:object><v:shape/><o:OLEObject ProgID='{program}'/></w:object></w:r>"
    document = word(f"{paragraph('二、主动公开政府信息情况')}<w:p>{embedded}</w:p>")
    assert kinds(document) == "PI"
    assert any("嵌入的 Excel 对象" in warning for warning in document.warnings) is is_table


def test_a_body_that_only_embeds_another_file_is_refused_with_the_reason() -> None:
    with pytest.raises(UnreadableDocument, match="嵌入"):
        word("<w:altChunk/>")


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
        (row(cell("甲"), cell("删", "<w:cellDel/>"), cell("1")), ["甲 1"]),
        (
            "<w:customXml>" + row("<w:customXml>" + cell("甲") + "</w:customXml>", cell("1")) + "</w:customXml>",
            ["甲 1"],
        ),
        (
            row(cell("甲", RIGHT + DOWN), cell("", RIGHT_ON + DOWN), cell("1"))
            + row(cell("", RIGHT + DOWN_ON), cell("", RIGHT_ON + DOWN_ON), cell("2"))
            + row(cell("乙"), cell("丙"), cell("3")),
            ["甲 甲 1", "甲 甲 2", "乙 丙 3"],
        ),
        (
            row(cell("甲", "<w:cellMerge w:vMerge='rest'/>"), cell("1"))
            + row(cell("", "<w:cellMerge w:vMerge='cont'/>"), cell("2")),
            ["甲 1", "甲 2"],
        ),
        (
            row(cell("头", wide(300)), cell("甲", wide(600))) + row(*(cell(text, wide(300)) for text in "乙丙丁")),
            ["头 甲 甲", "乙 丙 丁"],
        ),
        (
            row("<w:trPr><w:gridBefore w:val='1'/><w:wBefore w:w='300' w:type='dxa'/></w:trPr>", cell("甲", wide(610)))
            + row(*(cell(text, wide(300)) for text in "乙丙丁")),
            [" 甲 甲", "乙 丙 丁"],
        ),
        (row(cell("甲", wide(600))) + row(cell("乙", wide(300)), cell("1", wide(0))), ["甲 ", "乙 1"]),
        (row(cell("甲", wide(900))) + row(cell("乙", wide(300)), cell("1", wide(300))), ["甲 ", "乙 1"]),
        (row(cell("甲", wide(40)), cell("1", wide(560))) + row(cell("乙", wide(600))), ["甲 1", "乙 "]),
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


MERGES = ('<w:vMerge w:val="restart"/>', "<w:vMerge/>", "<w:vMerge/>")


def test_a_merged_cell_that_covers_text_is_not_certain() -> None:
    merged = [f"<w:tr>{cell('甲')}{cell(text, MERGES[place])}</w:tr>" for place, text in enumerate(("1", "2", ""))]
    doubts = [[one.doubt for one in row] for row in tables(word(f"<w:tbl>{''.join(merged)}</w:tbl>"))[0].grid]
    assert doubts == [[None, "合并单元格遮住了文字，数值不能确定"]] * 3
    blank = [f"<w:tr>{cell('甲')}{cell(text, MERGES[place])}</w:tr>" for place, text in enumerate(("1", " ", ""))]
    assert [row[1].doubt for row in tables(word(f"<w:tbl>{''.join(blank)}</w:tbl>"))[0].grid] == [None] * 3


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
