"""OpenDocument texts: what paragraphs print, automatic numbers, tables, and files that are damaged."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.errors import UnreadableDocument
from auditor.model.document import Image, Locator
from auditor.reading.odf.reader import read_odf
from tests.reading.builders import expect_grid, grids, kinds, tables, texts
from tests.reading.odf_builders import cell, odf_bytes, paragraph, row, text, write_odf_rows
from tests.reading.sheet_builders import FORMS, frame


def style(name: str, properties: str, family: str = "text", attributes: str = "") -> str:
    return (
        f'<style:style style:name="{name}" style:family="{family}" {attributes}>'
        f"<style:text-properties {properties}/></style:style>"
    )


def span(content: str, name: str) -> str:
    return f'<text:span text:style-name="{name}">{content}</text:span>'


def level(depth: int, number_format: str, attributes: str = "", tag: str = "list-level-style-number") -> str:
    return f'<text:{tag} text:level="{depth}" style:num-format="{number_format}" {attributes}/>'


def listed(*entries: str, attributes: str = 'text:style-name="L"') -> str:
    return f"<text:list {attributes}>{''.join(entries)}</text:list>"


def entry(*content: str, attributes: str = "") -> str:
    return f"<text:list-item {attributes}>{''.join(content)}</text:list-item>"


def list_style(*levels: str, name: str = "L") -> str:
    return f'<text:list-style style:name="{name}">{"".join(levels)}</text:list-style>'


CHINESE = list_style(
    level(1, "一, 二, 三, ...", 'style:num-suffix="、"'),
    level(2, "一, 二, 三, ...", 'style:num-prefix="（" style:num-suffix="）"'),
    level(3, "1", 'style:num-suffix="."'),
)


def test_blanks_and_line_ends_are_those_of_the_markup() -> None:
    body = paragraph("\n  甲<text:s text:c='2'/>乙\n   丙<text:tab/>丁<text:line-break/>戊")
    assert texts(text(body)) == ["甲 乙 丙 丁", "戊"]


def test_places_name_the_part_and_count_the_blocks() -> None:
    document = text(paragraph("甲") + f"<table:table>{row(cell('1'), cell('2')) * 2}</table:table>" + paragraph("乙"))
    assert [block.locator for block in document.blocks] == [
        Locator(part="content.xml", paragraph=1),
        Locator(part="content.xml", table=1),
        Locator(part="content.xml", paragraph=3),
    ]


def test_notes_remarks_and_readings_are_not_run_into_the_sentence() -> None:
    note = "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>脚注</text:p></text:note-body></text:note>"
    remark = "<office:annotation><text:p>请核对</text:p></office:annotation>"
    ruby = "<text:ruby><text:ruby-base>件</text:ruby-base><text:ruby-text>jian</text:ruby-text></text:ruby>"
    document = text(paragraph(f"共12{note}{ruby}{remark}。"))
    assert texts(document) == ["共12件。"]
    assert document.warnings == ("文档有脚注或尾注，其内容没有读取。",)


def test_hidden_text_is_not_read() -> None:
    styles = style("gone", 'text:display="none"') + style("heir", "", attributes='style:parent-style-name="gone"')
    styles += style("quiet", 'text:display="none"', "paragraph")
    body = (
        paragraph("甲" + span("乙", "gone") + span("丙", "heir") + "丁")
        + paragraph("戊", attributes='text:style-name="quiet"')
        + paragraph('己<text:hidden-text text:is-hidden="true">庚</text:hidden-text>')
        + paragraph('<text:hidden-paragraph text:is-hidden="true"/>辛')
    )
    assert texts(text(body, styles)) == ["甲丁", "己"]


def test_hidden_sections_are_told() -> None:
    body = '<text:section text:display="none"><text:p>甲</text:p></text:section><text:section><text:p>乙</text:p></text:section>'
    document = text(body)
    assert texts(document) == ["乙"]
    assert document.warnings == ("文档有隐藏的章节，其内容没有读取。",)


def test_deletions_that_are_tracked_are_gone() -> None:
    changes = (
        "<text:tracked-changes><text:changed-region text:id='c'><text:deletion><text:p>删去</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
    )
    document = text(changes + paragraph("收到<text:change text:change-id='c'/>3件"))
    assert texts(document) == ["收到3件"]
    assert document.warnings == ("文档留有修订痕迹，按接受全部修订后的内容读取。",)


def test_text_boxes_and_pictures_follow_their_paragraph() -> None:
    box = "<draw:frame><draw:text-box><text:p>框</text:p></draw:text-box></draw:frame>"
    shape = "<draw:custom-shape><text:p>形</text:p></draw:custom-shape>"
    picture = "<draw:frame><draw:image/><svg:desc>表三截图</svg:desc></draw:frame>"
    document = text(
        paragraph(f"甲{box}<draw:g>{shape}</draw:g>{picture}乙") + f"<draw:frame>{picture[12:-13]}</draw:frame>"
    )
    assert kinds(document) == "PIPPI"
    assert texts(document) == ["甲乙", "框", "形"]
    assert [block.description for block in document.blocks if isinstance(block, Image)] == ["表三截图"] * 2


def test_contents_and_indexes_are_read_as_text() -> None:
    index = "<text:table-of-content><text:index-body><text:p>一、总体情况</text:p></text:index-body></text:table-of-content>"
    assert texts(text(index)) == ["一、总体情况"]


def test_lists_are_numbered_as_they_are_printed() -> None:
    body = listed(
        entry(paragraph("总体情况"), paragraph("没有编号")),
        entry(
            paragraph("主动公开"),
            listed(entry(paragraph("甲")), entry(paragraph("乙"), listed(entry(paragraph("5万元")))), attributes=""),
        ),
        entry(paragraph("申请"), listed(entry(paragraph("丙")), attributes="")),
    )
    assert texts(text(body, CHINESE)) == [
        "一、总体情况", "没有编号", "二、主动公开", "（一）甲", "（二）乙", "1. 5万元", "三、申请", "（一）丙",
    ]  # fmt: skip


def test_a_list_goes_on_from_another_where_it_says_so() -> None:
    first = listed(entry(paragraph("甲")), attributes='text:style-name="L" xml:id="one"')
    body = (
        first
        + listed(entry(paragraph("乙")), attributes='text:style-name="L" text:continue-numbering="true"')
        + listed(entry(paragraph("新")))
        + listed(entry(paragraph("丙")), attributes='text:style-name="L" text:continue-list="one"')
        + listed(
            entry(paragraph("丁"), attributes='text:start-value="9"'),
            "<text:list-header><text:p>戊</text:p></text:list-header>",
        )
    )
    assert texts(text(body, CHINESE)) == ["一、甲", "二、乙", "一、新", "三、丙", "九、丁", "戊"]


def test_an_entry_that_begins_with_a_list_is_not_counted() -> None:
    body = listed(entry(paragraph("甲"))) + listed(
        entry(listed(entry(paragraph("乙")), attributes="")),
        attributes='text:style-name="L" text:continue-numbering="true"',
    )
    more = listed(entry(paragraph("丙")), attributes='text:style-name="L" text:continue-numbering="true"')
    assert texts(text(body + more, CHINESE)) == ["一、甲", "（一）乙", "二、丙"]


@pytest.mark.parametrize(
    ("attributes", "number_format", "label"),
    [
        ('style:num-suffix="."', "1", "3. "),
        ('style:num-suffix="、"', "①, ②, ③, ...", "③、"),
        ('style:num-prefix="第" style:num-suffix="章"', "壹, 贰, 叁, ...", "第叁章 "),
        ('style:num-suffix=")"', "a", "c) "),
        ("", "I", "III "),
        ('style:num-suffix="."', "", ""),
        ('style:num-suffix="x" loext:num-list-format="(%1%)"', "1", "(3) "),
    ],
)
def test_number_formats(attributes: str, number_format: str, label: str) -> None:
    styles = list_style(level(1, number_format, f'text:start-value="3" {attributes}'))
    assert texts(text(listed(entry(paragraph("甲"))), styles)) == [label + "甲"]


def test_bullets_print_no_number_and_deeper_levels_show_the_higher() -> None:
    styles = list_style('<text:list-level-style-bullet text:level="1" text:bullet-char="•"/>') + list_style(
        level(1, "1"), level(2, "1", 'text:display-levels="2"'), name="M"
    )
    deep = listed(
        entry(paragraph("乙"), listed(entry(paragraph("丙")), attributes="")), attributes='text:style-name="M"'
    )
    assert texts(text(listed(entry(paragraph("甲"))) + deep, styles)) == ["甲", "1 乙", "1.1 丙"]


def test_headings_are_numbered_by_the_outline() -> None:
    outline = (
        '<text:outline-style style:name="Outline">'
        + level(1, "一, 二, 三, ...", 'style:num-suffix="、"', "outline-level-style")
        + level(2, "1", 'style:num-suffix="．"', "outline-level-style")
        + "</text:outline-style>"
        '<style:style style:name="plain" style:family="paragraph" style:list-style-name=""/>'
    )
    body = "".join(
        paragraph(content, "h", f'text:outline-level="{depth}" {more}')
        for content, depth, more in (
            ("总体情况", 1, ""), ("甲", 2, ""), ("乙", 2, ""), ("标题", 1, 'text:is-list-header="true"'),
            ("平", 1, 'text:style-name="plain"'), ("主动公开", 1, ""), ("丙", 2, ""),
            ("重来", 1, 'text:restart-numbering="true"'), ("跳到", 1, 'text:start-value="8"'),
        )
    )  # fmt: skip
    assert texts(text(body, common=outline)) == [
        "一、总体情况", "1．甲", "2．乙", "标题", "平", "二、主动公开", "1．丙", "一、重来", "八、跳到",
    ]  # fmt: skip


def test_rows_and_cells_that_repeat_are_as_many() -> None:
    repeated = row(
        cell("甲"), cell("0", 'table:number-columns-repeated="3"'), attributes='table:number-rows-repeated="2"'
    )
    heads = row(cell("头", 'table:number-columns-repeated="4"'))
    head = f"<table:table-header-rows>{heads}</table:table-header-rows>"
    assert grids(text(f"<table:table>{head}{repeated}</table:table>")) == [[["头"] * 4, *([["甲", "0", "0", "0"]] * 2)]]


def test_a_table_inside_a_cell_and_lists_inside_are_part_of_its_text() -> None:
    inner = f"<table:table>{row(cell('内一'), cell('内二'))}</table:table>"
    numbered = listed(entry(paragraph("目")))
    outer = row(cell("甲"), f"<table:table-cell>{inner}{numbered}</table:table-cell>", cell("乙"))
    document = text(f"<table:table>{outer * 2}</table:table>", CHINESE)
    assert grids(document)[0][0] == ["甲", "内一\n内二\n一、目", "乙"]


def test_a_table_that_only_arranges_the_page_is_read_through() -> None:
    inner = f"<table:table>{row(cell('1'), cell('2')) * 3}</table:table>"
    outer = f"<table:table>{row(f'<table:table-cell><text:p>题</text:p>{inner}</table:table-cell>', cell('旁'))}</table:table>"
    assert kinds(text(outer)) == "PTP"


@pytest.mark.parametrize(
    ("content", "doubt"),
    [
        ("<text:p>12" + span("1", "up") + "</text:p>", "格内有上下标或删除线，数值不能确定"),
        ("<text:p>" + span("12", "struck") + "</text:p>", "格内有上下标或删除线，数值不能确定"),
        ("<text:p><draw:frame><draw:image/></draw:frame></text:p>", "格内是图片，没有文字可读"),
        (
            "<text:p>1<draw:frame><draw:text-box><text:p>2</text:p></draw:text-box></draw:frame></text:p>",
            "格内有文本框，数值不能确定",
        ),
        ("<text:p>" + span("12", "level") + "</text:p>", None),
    ],
)
def test_cells_that_are_not_certain_are_doubted(content: str, doubt: str | None) -> None:
    styles = (
        style("up", 'style:text-position="super 58%"')
        + style("struck", 'style:text-line-through-style="solid"')
        + style("level", 'style:text-position="0% 100%" style:text-line-through-style="none"')
    )
    document = text(
        f"<table:table>{row(cell('甲'), f'<table:table-cell>{content}</table:table-cell>') * 2}</table:table>", styles
    )
    assert tables(document)[0].grid[0][1].doubt == doubt


@given(st.integers(1, 6), st.integers(1, 6), st.integers(0, 99))
@settings(max_examples=60)
def test_a_table_is_read_as_it_was_written(height: int, width: int, seed: int) -> None:
    rectangles = frame(height, width, seed)
    document = text(f"<table:table>{write_odf_rows(rectangles)}</table:table>")
    assert grids(document) == [[[one.text for one in line] for line in expect_grid(rectangles)]]


ENCRYPTED = (
    '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<m:file-entry m:full-path="content.xml"><m:encryption-data/></m:file-entry></m:manifest>'
)
ENDLESS = "<table:table>" + row(
    cell("1", 'table:number-columns-repeated="16000"'), attributes='table:number-rows-repeated="900000"'
)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (odf_bytes("", parts={"META-INF/manifest.xml": ENCRYPTED, "content.xml": b"\x80\x81"}), "有密码"),
        (odf_bytes("", parts={"content.xml": "<office"}), "不是完整的 XML"),
        (odf_bytes("", parts={"content.xml": "<office/>"}), "没有正文部件"),
        (odf_bytes("", kind="presentation"), "演示文稿"),
        (odf_bytes(ENDLESS + "</table:table>"), "超过"),
        (odf_bytes("<text:section>" * 240 + "</text:section>" * 240)[:-30], "压缩目录"),
        (odf_bytes("", parts={"content.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"}), "DTD"),
    ],
)
def test_damaged_and_hostile_files_are_refused_with_what_to_do(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableDocument, match=reason) as refusal:
        read_odf("made-up.odt", data, FORMS)
    assert "请" in str(refusal.value)


def test_deep_nesting_is_read_to_the_depth_that_parsers_allow() -> None:
    def nested(depth: int) -> bytes:
        return odf_bytes("<text:section>" * depth + paragraph("甲") + "</text:section>" * depth)

    assert texts(read_odf("made-up.odt", nested(200), FORMS)) == ["甲"]
    with pytest.raises(UnreadableDocument, match="请"):
        read_odf("made-up.odt", nested(2000), FORMS)


def test_the_title_of_the_properties_is_declared() -> None:
    meta = (
        '<o:document-meta xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:d="http://purl.org/dc/elements/1.1/"><o:meta><d:title>年度 报告</d:title></o:meta></o:document-meta>'
    )
    document = read_odf("made-up.odt", odf_bytes(paragraph("正文"), parts={"meta.xml": meta}), FORMS)
    assert (document.format, document.declared_title) == ("odt", "年度 报告")


@pytest.mark.parametrize(("hidden", "count"), [("", 0), ("<text:p> </text:p>", 0), ("<text:p>7</text:p>", 1)])
def test_text_that_a_merged_cell_covers_is_told(hidden: str, count: int) -> None:
    first = '<table:table-cell table:number-columns-spanned="2"><text:p>甲</text:p></table:table-cell>'
    rows = f"<table:table-row>{first}<table:covered-table-cell>{hidden}</table:covered-table-cell></table:table-row>"
    row = (
        "<table:table-row><table:table-cell><text:p>1</text:p></table:table-cell><table:table-cell/></table:table-row>"
    )
    document = text(f"<table:table>{rows}{row}</table:table>")
    assert ["合并单元格" in warning for warning in document.warnings] == [True] * count
