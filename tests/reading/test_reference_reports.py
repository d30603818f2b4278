"""The gallery of formats and real reports are read cell for cell as people read them."""

from __future__ import annotations

import json
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import pytest

from auditor.model.document import Cell, Document, Table
from auditor.model.forms import load_forms
from auditor.model.places import rules_directory
from auditor.reading import read
from tests.reading.builders import tables, texts

FORMS = load_forms(rules_directory() / "forms")
GALLERY = (
    "v01_utf8_faithful.html", "v02_gbk_meta_gb2312.html", "v03_gb18030_no_declaration.html",
    "v04_gbk_wrongly_declared_utf8.html", "v05_nested_layout_word_paste_gbk.html", "v06_tag_soup_unclosed.htm",
    "v07_merges_handmade.docx", "v08_autonumber_headings.docx", "v09_sdt_tracked_textbox.docx",
    "v10_nested_in_layout_table.docx", "v11_lo_from_html.docx", "src_bigfont_mixed.docx", "src_hdr_repeat.docx",
    "src_landscape.docx", "src_plain_multi.docx", "src_zero_lo.docx", "v12_lo_multi.doc", "v12b_lo_mixed.doc",
    "v12c_renamed.wps", "v12d_mixed.odt", "v16_merged_numeric.xlsx", "v17_merged_text.xlsx", "v17b_merged.xls",
    "v13_lo_zero.pdf", "v13b_lo_hdr_repeat_multi.pdf", "v13c_lo_landscape_mixed.pdf", "v13d_lo_plain_multi.pdf",
    "v13e_lo_bigfont_mixed.pdf", "v14_lo_from_html_multi.pdf", "v15_chromium_zero.pdf", "v15b_chromium_mixed.pdf",
    "v15c_chromium_nested_multi.pdf",
)  # fmt: skip
BLANK = ("", "/", "—", "－", "-", "无")
HEADINGS = (
    "一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况",
)  # fmt: skip


def number(cell: Cell) -> Decimal | str | None:
    """The number printed in a cell; None where it is blank."""
    text = cell.text.replace(",", "")
    try:
        return None if text in BLANK else Decimal(text)
    except InvalidOperation:
        return text


def expected(values: Any) -> list[Decimal | None]:
    listed = values if isinstance(values, list) else [values]
    return [None if value is None else Decimal(str(value)) for value in listed]


def find_table(document: Document, label: str) -> Table:
    (table,) = (table for table in tables(document) if any(label in cell.text for row in table.grid for cell in row))
    return table


def data_rows(table: Table) -> list[list[Decimal | str | None]]:
    """The seven values of every row of table 3."""
    heads = ("申请人情况", "自然人", "商业")
    rows = [row for row in table.grid if not any(cell.text.startswith(heads) for cell in row)]
    return [[number(cell) for cell in row[-7:]] for row in rows]


@pytest.mark.parametrize("name", GALLERY)
def test_the_gallery_is_read_cell_for_cell(shared: Path, name: str) -> None:
    truth = json.loads((shared / "formats" / "truth.json").read_text("utf-8"))[name]["tables"]
    document = read(shared / "formats" / name, FORMS)
    assert [table.locator.table for table in tables(document)] == [1, 2, 3]

    second = find_table(document, "制发件数")
    for label, values in truth["表二"].items():
        (row,) = (row for row in second.grid if row[0].text == label)
        cells = list(dict.fromkeys(row[1:]))  # a merged cell stands several times
        assert [number(cell) or Decimal(0) for cell in cells] == [value or Decimal(0) for value in expected(values)]

    third = data_rows(find_table(document, "自然人"))
    assert third == [expected(values) for values in truth["表三"].values()]

    fourth = [number(cell) for cell in find_table(document, "复议后起诉").grid[-1]]
    assert fourth == [value for block in truth["表四"].values() for value in expected(block)]


@pytest.mark.parametrize("name", GALLERY)
def test_the_gallery_has_its_headings(shared: Path, name: str) -> None:
    document = read(shared / "formats" / name, FORMS)
    assert [text for text in texts(document) if text in HEADINGS] == list(HEADINGS)


@pytest.mark.parametrize("name", ["009-shanghai-office-2019.html", "016-shuyang-fgj-2023.html"])
def test_real_pages_are_read_cell_for_cell(shared: Path, name: str) -> None:
    folder = shared / "reports" / "whole"
    truth = json.loads((folder / f"{name[:3]}.truth.json").read_text("utf-8"))
    document = read(folder / name, FORMS)
    assert truth["title"] in texts(document)
    third = data_rows(find_table(document, "自然人"))
    assert third == [expected(row["values"]) for row in truth["table3"]["rows"].values()]
    fourth = [number(cell) for cell in find_table(document, "复议后起诉").grid[-1]]
    blocks = truth["table4"]
    assert fourth == expected([*blocks["review"], *blocks["direct"], *blocks["after_review"]])


def test_the_blank_form_keeps_its_blank_rows(shared: Path) -> None:
    document = read(shared / "reports" / "whole" / "900-blank-form-2021.docx", FORMS)
    assert [(len(table.grid), table.width) for table in tables(document)] == [(14, 4), (28, 10), (4, 15)]
    assert data_rows(find_table(document, "自然人")) == [[None] * 7] * 25
