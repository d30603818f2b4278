"""The same report gives the same facts on every site."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from auditor.errors import UnreadableDocument
from auditor.facts.extract import extract
from auditor.facts.tables.json import tables_json
from auditor.model.document import Table
from auditor.model.facts import FactBase
from auditor.reading.html.reader import read_html
from tests.reading.builders import FORMS, page, texts
from tests.reading.sites import FOOTER, HEAD, HEADINGS, MENU, OVERVIEW, SITES, TITLE, bare, write_article


def facts_of(data: bytes) -> FactBase:
    return extract(read_html("made-up.html", data, FORMS), FORMS)


def told(base: FactBase) -> dict[str, Any]:
    """What the facts say, without the places where they say it."""
    return {
        "identity": base.identity,
        "period": base.period,
        "contact": base.contact,
        "fees": base.fee_statement,
        "sections": [(section.ordinal, section.title) for section in base.sections],
        "facts": [(fact.kind, fact.ref, fact.fields, fact.unreadable) for fact in base.facts],
        "unreadable": base.unreadable_kinds,
    }


def test_the_bare_report_is_complete() -> None:
    base = facts_of(bare().encode())
    assert list(base.tables) == ["表二", "表三", "表四"]
    assert (base.identity.organ, base.identity.year) == ("清江县示例局", 2023)
    assert base.contact.phone == "0517-80000001"
    assert base.warnings == ()


@pytest.mark.parametrize("site", SITES)
def test_what_a_site_puts_around_a_report_changes_nothing(site: str) -> None:
    assert told(facts_of(SITES[site]().encode())) == told(facts_of(bare().encode()))


@pytest.mark.parametrize("site", SITES)
def test_a_wrong_declaration_of_the_encoding_changes_nothing(site: str) -> None:
    expected = told(facts_of(bare().encode()))
    assert told(facts_of(SITES[site]().encode("gb18030"))) == expected
    assert told(facts_of(SITES[site]().replace("utf-8", "gb2312").encode())) == expected


def assert_tables_are_open(markup: str) -> None:
    """No table of the page may be called missing, and none may be taken for read."""
    base = facts_of(markup.encode())
    assert not base.tables
    for fact in base.facts:
        if fact.kind == "表":
            assert fact.fields.get("已附") == 1 or fact.fields.get("以图代表") == 1 or "以图代表" in fact.unreadable
    assert {"表二", "表三.行", "表四.组"} <= base.unreadable_kinds.keys()


def divisions(table: Table) -> str:
    rows = [[cell.text for column, cell in enumerate(row) if cell.column == column] for row in table.grid]
    cells = ("".join(f'<div style="display:table-cell">{text}</div>' for text in row) for row in rows)
    return f'<div style="display:table">{"".join(f"<div>{row}</div>" for row in cells)}</div>'


@pytest.mark.parametrize(
    "table",
    [
        lambda _: "<p><img src='table.png'></p>",
        lambda _: "<p><img class='lazy' src='' data-original='table.png'/></p>",
        lambda _: "<div id='t'></div><script>draw('t', rows)</script>",
        lambda _: "<canvas></canvas>",
        lambda _: "<iframe src='/table.html'></iframe>",
        lambda _: "<object data='/table.swf'></object>",
        lambda _: "<p>详见<a href='/files/table.xls?x=1'>附表</a></p>",
    ],
    ids=["picture", "lazy picture", "script", "canvas", "frame", "object", "attachment"],
)
def test_a_table_that_is_shown_in_another_way_is_not_called_missing(table: Callable[[Table], str]) -> None:
    assert_tables_are_open(f"<html><body><h1>{TITLE}</h1><div>{write_article(table=table)}</div>{FOOTER}</body></html>")


def test_a_table_drawn_with_divisions_is_read_where_its_labels_are_those_of_the_form_and_open_elsewhere() -> None:
    markup = f"<html><body><h1>{TITLE}</h1><div>{write_article(table=divisions)}</div>{FOOTER}</body></html>"
    base, plain = facts_of(markup.encode()), facts_of(bare().encode())
    assert {name: tables_json({name: table}, FORMS) for name, table in base.tables.items()} == {
        "表二": tables_json({"表二": plain.tables["表二"]}, FORMS)
    }
    assert {"表三.行", "表四.组"} <= base.unreadable_kinds.keys()


def test_a_table_that_is_not_there_is_missing() -> None:
    markup = f"<html><script>x()</script><body><h1>{TITLE}</h1><div>{write_article(table=lambda _: '<p>无。</p>')}</div>{FOOTER}<script>y()</script>"
    base = facts_of(markup.encode())
    assert [fact.fields["已附"] for fact in base.facts if fact.kind == "表"] == [0, 0, 0]


ANNOUNCED = f"<html>{HEAD}<body>{MENU}<h1>{TITLE}</h1><p>现将年度报告予以公布。</p>{{}}{FOOTER}</body></html>"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("<p>附件：<a href='/a/1.docx'>示例局年报.docx</a></p>", "附件“示例局年报.docx”（/a/1.docx）"),
        ("<p><a href='/a/1.PDF?v=2'>年报</a><a href='/a/2.xls'>附表</a></p>", "2 个附件"),
        ("<iframe src='/pdfjs/web/viewer.html?file=/a/1.pdf'></iframe>", "嵌入的文件"),
        ("<embed src='/a/1.pdf'>", "嵌入的文件 /a/1.pdf"),
        ("<script>PDFObject.embed('/a/1.pdf', '#x')</script>", "嵌入的文件 /a/1.pdf"),
        ("<iframe src='/article.html'></iframe>", "嵌入的网页 /article.html"),
        ("<p><img src=1.jpg><img src=2.jpg></p>", "图片"),
        ("<div id=app></div><script>load()</script>", "由脚本生成"),
    ],
)
def test_a_page_that_only_announces_a_report_says_where_it_is(content: str, reason: str) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        facts_of(ANNOUNCED.format(content).encode())
    assert reason in str(caught.value)
    assert "请" in str(caught.value)


def test_a_page_with_a_report_and_a_file_is_read() -> None:
    base = facts_of(ANNOUNCED.format(f"<div>{write_article()}</div><a href=1.pdf>{TITLE}</a>").encode())
    assert base.warnings == ()
    assert list(base.tables) == ["表二", "表三", "表四"]


def test_text_of_the_report_after_its_last_heading_stays() -> None:
    late = "<div><p>本报告电子版可以下载。如有疑问，请与清江县示例局联系，电话：0517-82222222。</p></div>"
    document = read_html(
        "a", SITES["trs"]().replace('<div class="related">', late + '<div class="related">').encode(), FORMS
    )
    assert any("0517-82222222" in text for text in texts(document))


def test_a_text_without_headings_keeps_everything() -> None:
    assert texts(page(f"{MENU}<p>正文</p>{FOOTER}"))[-1].startswith("苏ICP备")


def test_a_report_in_one_paragraph_has_no_footer() -> None:
    text = " ".join(f"{name} {OVERVIEW}" for name in HEADINGS)
    document = page(f"<html>{HEAD}<body>{MENU}<h1>{TITLE}</h1><div><span>{text}</span></div>{FOOTER}</body></html>")
    assert [line[:8] for line in texts(document)] == [TITLE[:8], HEADINGS[0] + " 2"]
