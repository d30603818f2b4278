"""Pages become paragraphs, tables and pictures in reading order."""

from __future__ import annotations

import pytest

from auditor.errors import UnreadableDocument
from auditor.model.document import Image, Paragraph
from auditor.reading.html.reader import MAX_BYTES, read_html
from tests.reading.builders import FORMS, grids, kinds, page, texts


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>一、总体情况</p><p>正文</p>", ["一、总体情况", "正文"]),
        ("<p><br/>四、行政复议</p>", ["四、行政复议"]),
        ("<div>第一行<br>第二行</div>", ["第一行", "第二行"]),
        ("<p>20<span>24</span><b>年</b></p>", ["2024年"]),
        ("<p>上级\n   机关</p>", ["上级 机关"]),
        ("<p>&nbsp;&nbsp;电话：&nbsp;123</p>", ["电话： 123"]),
        ("<p>　　缩进</p>", ["缩进"]),
        ("<p>1\u200b2</p>", ["12"]),
        ("<p>１　２</p>", ["１　２"]),
        ("<p>可见<span style='display: NONE'>隐藏</span></p>", ["可见"]),
        ("<p hidden>隐藏</p><div style='visibility:hidden'>隐藏</div>见", ["见"]),
        ("<p>见<span class='x sr-only'>朗读</span></p><div class='hide'>提示</div>", ["见"]),
        (f"<div class='hidden'>{'正文' * 60}</div>", ["正文" * 60]),
        ("<p>26<sup>1</sup>件，CO<sub>2</sub></p>", ["26¹件，CO₂"]),
        ("<p>联系：<a href='mailto:a@b.cn'>a@b.cn</a></p>", ["联系：a@b.cn"]),
        ("<script>var a='<p>假</p>'</script><style>p{}</style><noscript>请启用</noscript>真", ["真"]),
        ("<!-- 注释 --><p>2<!-- 中间 -->1</p>", ["21"]),
        ("<p>没有<p>关闭<li>项目<h2>标题", ["没有", "关闭", "项目", "标题"]),
        ("<pre>第一行\n第二行</pre>", ["第一行", "第二行"]),
        ("<custom>自造标签</custom><p>3 < 5 & 7</p>", ["自造标签", "3 < 5 & 7"]),
        ("只有文字，没有标签", ["只有文字，没有标签"]),
        ("<td>表外</td><td>格子</td>", ["表外", "格子"]),
    ],
)
def test_text_is_split_where_a_reader_sees_a_new_line(markup: str, expected: list[str]) -> None:
    assert texts(page(markup)) == expected


def test_blocks_come_in_reading_order_with_their_places() -> None:
    document = page("<h1>标题</h1>\n<p>说明\n</p>\n\n<table><tr><td>甲<td>乙</table>\n<p>\n\n后文</p>")
    assert kinds(document) == "PPTP"
    paragraphs = [block.locator for block in document.blocks if isinstance(block, Paragraph)]
    assert [(place.paragraph, place.line) for place in paragraphs] == [(1, 1), (2, 2), (4, 8)]
    assert document.blocks[2].locator.line == 5


def test_pictures_follow_the_paragraph_that_holds_them() -> None:
    document = page("<p>盖<img src=a.png alt=' 印章 '>章</p><img src=b.png><p style='display:none'><img></p>")
    assert kinds(document) == "PII"
    assert isinstance(document.blocks[1], Image)
    assert document.blocks[1].description == "印章"


def test_the_title_of_the_page_is_no_part_of_its_text() -> None:
    document = page("<html><head><title>\n 年度报告 - 某局 </title></head><body>正文</body></html>")
    assert document.declared_title == "年度报告 - 某局"
    assert texts(document) == ["正文"]
    assert page("<p>无题</p>").declared_title is None


def test_the_encoding_is_found_in_the_bytes() -> None:
    data = '<?xml version="1.0" encoding="utf-8"?><html><meta charset="utf-8"><p>公开</p></html>'.encode("gb18030")
    assert texts(read_html("a.html", data, FORMS)) == ["公开"]


def test_an_embedded_report_is_announced() -> None:
    document = page('<p>年度报告</p><iframe src="/files/report.PDF?v=1"></iframe>')
    assert any("嵌入" in warning for warning in document.warnings)
    assert page('<p>年度报告</p><iframe src="/count.html"></iframe>').warnings == ()


def test_long_hidden_text_is_announced() -> None:
    document = page(f"<p>目录</p><div style='display:none'>{'正文' * 200}</div>")
    assert texts(document) == ["目录"]
    assert any("隐藏" in warning for warning in document.warnings)


@pytest.mark.parametrize("end", ["", "<td>6", "<td>6</td></tr></tab", "<td>6</td></tr></table><p sty"])
def test_a_page_cut_off_is_announced(end: str) -> None:
    document = page("<p>表三</p><table><tr><td>甲<td>乙<tr><td>5" + end)
    assert any("没有保存完整" in warning for warning in document.warnings)
    assert grids(document)[0][0] == ["甲", "乙"]


def test_what_is_nested_too_deeply_is_refused_and_not_dropped() -> None:
    assert texts(page("<div>" * 1500 + "深处")) == ["深处"]
    with pytest.raises(UnreadableDocument, match="嵌套"):
        page("<div>" * 3000 + "深处")


def test_depth_is_noticed_after_many_other_errors() -> None:
    with pytest.raises(UnreadableDocument, match="嵌套"):
        page("</x><td>" * 2000 + "<div>" * 3000)


@pytest.mark.parametrize(
    "markup",
    [
        "<br>" * 500_001,
        "x" * (MAX_BYTES + 1),
        "<!-- 没有结束",
        "<table><tr><td rowspan=65534 colspan=1000>1" + "<tr><td>1" * 5000,
        ("<table><tr>" + "<td rowspan=1000>" * 200 + "<tr><td>" * 999 + "</table>") * 3,
    ],
    ids=["tags", "bytes", "nothing", "spans", "tables"],
)
def test_what_is_out_of_bounds_is_refused(markup: str) -> None:
    with pytest.raises(UnreadableDocument):
        page(markup)
