"""Workbooks of Office Open XML: cells, formulas, sheets, pictures, and files that are damaged or made to do harm."""

from __future__ import annotations

import html
import io
import zipfile

import pytest

from auditor.errors import UnreadableDocument
from auditor.model.document import Cell, Document, Image
from auditor.reading.grid import Room
from auditor.reading.xlsx import reader
from auditor.reading.xlsx.reader import read_xlsx
from tests.reading.builders import kinds, pack, tables, texts
from tests.reading.sheet_builders import (
    FORMS,
    MAIN,
    RELATIONS,
    sheet_xml,
    workbook,
    workbook_bytes,
    write_cell,
    write_rows,
)


def read(data: bytes) -> Document:
    return read_xlsx("made-up.xlsx", data, FORMS)


def cell_of(xml: str, formats: tuple[str, ...] = (), before: str = "", book: str = "") -> Cell:
    """Read one cell, which stands at B1 beside another."""
    row = f'<row r="1">{write_cell(0, 0, "甲")}{xml}</row>'
    (table,) = tables(workbook(row, before=before, formats=formats, book=book))
    return table.grid[0][1]


def test_numbers_are_read_as_displayed() -> None:
    assert cell_of('<c r="B1"><v>84.0</v></c>').text == "84"
    assert cell_of('<c r="B1" s="2"><v>45292</v></c>', ('yyyy"年"m"月"d"日"',)).text == "2024年1月1日"
    doubted = cell_of('<c r="B1" s="2"><v>83.5</v></c>', ("0",))
    assert (doubted.text, doubted.doubt) == ("84", "格内的数是83.5，按数字格式显示为“84”，数值不能确定")


def test_built_in_formats_are_known_and_others_doubted() -> None:
    assert cell_of('<c r="B1" s="0"><v>1</v></c>').doubt is None
    styles = f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="31"/><xf numFmtId="99"/></cellXfs></styleSheet>'
    rows = '<row r="1"><c r="A1" s="0"><v>45292</v></c><c r="B1" s="1"><v>5</v></c></row>'
    data = workbook_bytes({"表": sheet_xml(rows)}, parts={"xl/styles.xml": styles})
    first, second = tables(read(data))[0].grid[0]
    assert (first.text, first.doubt) == ("2024年1月1日", None)
    assert (second.text, second.doubt) == ("5", "文件没有说明这一格的数字格式，数值不能确定")


def test_days_in_words_are_displayed_by_the_format() -> None:
    assert cell_of('<c r="B1" t="d" s="2"><v>2024-01-01</v></c>', ("yyyy/m/d",)).text == "2024/1/1"
    assert cell_of('<c r="B1" t="d"><v>2024-01-01</v></c>').text == "2024-01-01"
    assert cell_of('<c r="B1" t="d"><v>昨天</v></c>').doubt == "格内的日期写法不正确"


def test_days_may_count_from_1904() -> None:
    cell = cell_of('<c r="B1" s="2"><v>43830</v></c>', ("yyyy-mm-dd",), book='<workbookPr date1904="1"/>')
    assert cell.text == "2024-01-01"


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        ('<c r="B1" t="b"><v>1</v></c>', "TRUE"),
        ('<c r="B1" t="str"><f>A1</f><v>甲_x000D_乙</v></c>', "甲 乙"),
        ('<c r="B1" t="str"><f>A1</f><v></v></c>', ""),
        ('<c r="B1"><f>1+1</f><v>2</v></c>', "2"),
        ('<c r="B1" t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r><rPh><t>ji</t></rPh></is></c>', "甲乙"),
        ('<c t="inlineStr"><is><t>没有地址</t></is></c>', "没有地址"),
    ],
)
def test_what_else_a_cell_may_hold(xml: str, text: str) -> None:
    cell = cell_of(xml) if text else cell_of(xml.replace('r="B1"', 'r="B1" s="1"'))
    assert (cell.text, cell.doubt) == (text, None)


@pytest.mark.parametrize(
    ("xml", "doubt"),
    [
        ('<c r="B1" t="e"><v>#REF!</v></c>', "公式出错（#REF!），没有数值"),
        ('<c r="B1"><f>SUM(A1:A9)</f></c>', "公式没有保存计算结果"),
        ('<c r="B1"><f>SUM(A1:A9)</f><v/></c>', "公式没有保存计算结果"),
        ('<c r="B1"><v>1O</v></c>', "格内的数写法不正确，不能确定是什么数"),
        ('<c r="B1" s="2"><v>5</v></c>', "格内有上下标或删除线，数值不能确定"),
        (
            '<c r="B1" t="inlineStr"><is><r><t>12</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r></is></c>',
            "格内有上下标或删除线，数值不能确定",
        ),
        (
            '<c r="B1" t="inlineStr"><is><r><rPr><strike/></rPr><t>12</t></r></is></c>',
            "格内有上下标或删除线，数值不能确定",
        ),
    ],
)
def test_a_cell_whose_value_is_not_certain_is_doubted(xml: str, doubt: str) -> None:
    assert cell_of(xml).doubt == doubt


def test_formulas_that_are_still_to_be_calculated_are_doubted() -> None:
    cell = cell_of('<c r="B1"><f>1+1</f><v>0</v></c>', book='<calcPr fullCalcOnLoad="1"/>')
    assert cell.doubt == "公式的结果要到打开文件时才计算，保存的数不能确定"
    assert cell_of('<c r="B1"><v>0</v></c>', book='<calcPr fullCalcOnLoad="1"/>').doubt is None


def test_zeros_that_the_sheet_does_not_show_are_doubted() -> None:
    view = '<sheetViews><sheetView showZeros="0"/></sheetViews>'
    cell = cell_of('<c r="B1"><v>0</v></c>', before=view)
    assert cell.text == ""
    assert "格内的数是0" in str(cell.doubt)
    assert cell_of('<c r="B1"><v>5</v></c>', before=view).doubt is None


def test_shared_strings_are_read_without_the_readings_above_them() -> None:
    strings = (
        f'<sst xmlns="{MAIN}"><si><t>统计表</t></si>'
        "<si><r><t>自然</t></r><r><t>人</t></r><rPh><t>zi ran</t></rPh><phoneticPr/></si></sst>"
    )
    rows = '<row><c t="s"><v>1</v></c><c t="s"><v>0</v></c></row>'
    data = workbook_bytes({"表": sheet_xml(rows)}, parts={"xl/sharedStrings.xml": strings})
    assert [cell.text for cell in tables(read(data))[0].grid[0]] == ["自然人", "统计表"]
    missing = workbook_bytes({"表": sheet_xml(rows)})
    with pytest.raises(UnreadableDocument, match="不存在的文字"):
        read(missing)


def test_hidden_sheets_are_left_out_with_a_warning() -> None:
    sheets = {name: sheet_xml(write_rows([[name]])) for name in ("公开", "隐藏", "深藏")} | {"空": sheet_xml("")}
    document = read(workbook_bytes(sheets, states={"隐藏": "hidden", "深藏": "veryHidden", "空": "hidden"}))
    assert texts(document) == ["公开"]
    assert document.warnings == ("工作表“隐藏”是隐藏的，没有读取。", "工作表“深藏”是隐藏的，没有读取。")


def test_a_workbook_of_the_strict_class_is_read() -> None:
    strict = "http://purl.oclc.org/ooxml/"
    data = workbook_bytes({"表": sheet_xml(write_rows([["统计表"]]))})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name).decode() for name in archive.namelist()}
    changed: dict[str, str | bytes] = {
        name: text.replace(MAIN, strict + "spreadsheetml/main").replace(
            RELATIONS, strict + "officeDocument/relationships"
        )
        for name, text in members.items()
    }
    assert texts(read(pack(changed))) == ["统计表"]


def test_pictures_follow_what_stands_above_them_and_text_boxes_are_told() -> None:
    drawing = (
        '<x:wsDr xmlns:x="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<x:twoCellAnchor><x:from><x:row>1</x:row></x:from><x:pic><x:nvPicPr><x:cNvPr descr="表三截图"/></x:nvPicPr>'
        "</x:pic></x:twoCellAnchor><x:twoCellAnchor><x:sp><x:txBody><a:p><a:r><a:t>说明</a:t></a:r></a:p></x:txBody>"
        "</x:sp></x:twoCellAnchor></x:wsDr>"
    )
    relations = (
        f'<Relationships xmlns="x"><Relationship Id="d" Type="{RELATIONS}/drawing" Target="../drawings/d.xml"/>'
        "</Relationships>"
    )
    rows = write_rows([["三、收到和处理政府信息公开申请情况"]]) + write_rows([["四、其他"]], top=4)
    parts = {"xl/drawings/d.xml": drawing, "xl/worksheets/_rels/sheet1.xml.rels": relations}
    document = read(workbook_bytes({"表": sheet_xml(rows)}, parts=parts))
    assert kinds(document) == "PIP"
    assert [b.description for b in document.blocks if isinstance(b, Image)] == ["表三截图"]
    assert document.warnings == ("工作表“表”里有文本框，其中的文字没有读取。",)


def test_the_title_of_the_properties_is_declared_and_not_text() -> None:
    core = '<p xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>年度 报告</dc:title></p>'
    data = workbook_bytes({"表": sheet_xml(write_rows([["正文"]]))}, parts={"docProps/core.xml": core})
    document = read(data)
    assert (document.declared_title, texts(document)) == ("年度 报告", ["正文"])


SHEET = sheet_xml(write_rows([["统计表"]]))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pack({"xl/workbook.bin": b"x"}), "没有工作簿部件"),
        (workbook_bytes({"表": SHEET}, parts={"xl/workbook.xml": "<a/>"}), "没有工作簿部件"),
        (workbook_bytes({"表": SHEET}, parts={"xl/worksheets/sheet1.xml": "<worksheet"}), "不是完整的 XML"),
        (workbook_bytes({"表": "<!DOCTYPE a [<!ENTITY b 'c'>]>" + SHEET}), "DTD"),
        (workbook_bytes({"表": SHEET.replace("统计表", " " * (40 << 20))}), "解压后过大"),
        (workbook_bytes({"表": SHEET})[:-40], "压缩目录"),
        (b"PK\x03\x04", "压缩目录"),
    ],
)
def test_damaged_and_hostile_files_are_refused_with_what_to_do(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableDocument, match=reason) as refusal:
        read(data)
    assert "请" in str(refusal.value)


def test_more_cells_than_a_report_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = workbook_bytes({"甲": sheet_xml(write_rows([[1] * 6])), "乙": sheet_xml(write_rows([[1] * 6]))})
    assert kinds(read(data)) == "TT"
    monkeypatch.setattr(reader, "Room", lambda: Room(11))
    with pytest.raises(UnreadableDocument, match="超过"):
        read(data)


def test_a_sheet_that_the_package_lacks_is_damage() -> None:
    book = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets><sheet name="{html.escape("表")}" r:id="r9"/>'
        "</sheets></workbook>"
    )
    with pytest.raises(UnreadableDocument, match="缺少工作表“表”"):
        read(workbook_bytes({"表": SHEET}, parts={"xl/workbook.xml": book}))
