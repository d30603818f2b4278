"""Excel workbooks (Office Open XML) read as documents."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from auditor.errors import UnreadableDocument
from auditor.model.document import Document
from auditor.model.forms import Forms
from auditor.reading.grid import Room
from auditor.reading.lines import join_lines
from auditor.reading.package import Package
from auditor.reading.sheets.layout import SheetFlow
from auditor.reading.sheets.sheet import Sheet
from auditor.reading.xlsx.styles import read_styles
from auditor.reading.xlsx.text import S, is_true, print_string
from auditor.reading.xlsx.worksheet import Book, read_worksheet

_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_DRAWN_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
_MOST_SHEETS = 500
_TITLE = "{http://purl.org/dc/elements/1.1/}title"


def read_xlsx(path: str, data: bytes, forms: Forms) -> Document:
    """Read the bytes of an xlsx file; ``path`` is the name to show, ``forms`` tells headings from rows of tables.

    Sheets, rows and columns that are hidden are left out with a warning; numbers are read as their cells display them.
    Raises `UnreadableDocument` when the file is damaged or beyond the safe bounds.
    """
    package = Package(data, "xlsx")
    flow = SheetFlow(forms)
    for sheet, is_shown in read_sheets(package):
        if is_shown:
            flow.read(sheet)
        elif sheet.rows:
            flow.warnings.append(f"工作表“{sheet.name}”是隐藏的，没有读取。")
    core = package.parse(package.related("").get("core-properties", "docProps/core.xml"))
    title = " ".join(join_lines([core.findtext(_TITLE) or ""])) if core is not None else ""
    return Document(path, "xlsx", tuple(flow.blocks), title or None, tuple(flow.warnings))


def read_sheets(package: Package) -> Iterator[tuple[Sheet, bool]]:
    """Yield the sheets of a workbook in their order, and whether each is shown; `UnreadableDocument` as `read_xlsx`."""
    main = package.related("").get("officeDocument", "xl/workbook.xml")
    root = package.parse(main)
    if root is None or root.tag != S + "workbook":
        raise UnreadableDocument("xlsx 里没有工作簿部件，不是 Excel 工作簿或已损坏；请用 Excel、WPS 打开后另存为 xlsx")
    related = package.related(main)
    strings = package.parse(related.get("sharedStrings", "xl/sharedStrings.xml"))
    calculation = root.find(S + "calcPr")
    book = Book(
        strings=[] if strings is None else [print_string(string) for string in strings.iterchildren(S + "si")],
        styles=read_styles(package.parse(related.get("styles", "xl/styles.xml"))),
        is_1904=is_true(root.find(S + "workbookPr"), "date1904"),
        calculates=is_true(calculation, "fullCalcOnLoad"),
        room=Room(),
    )
    targets = package.relationships(main)
    elements = root.findall(f"{S}sheets/{S}sheet")
    if len(elements) > _MOST_SHEETS:
        raise UnreadableDocument(f"xlsx 有超过 {_MOST_SHEETS} 个工作表，不是正常的报告；请只保存报告的工作表后重试")
    for element in elements:
        sheet = _read_sheet(package, element, targets, book)
        if sheet is not None:
            yield sheet, element.get("state", "visible") == "visible"


def _read_sheet(
    package: Package, element: etree._Element, targets: dict[str, tuple[str, str]], book: Book
) -> Sheet | None:
    """Read the sheet that ``element`` of the workbook names; None for a sheet that is only a chart or a macro."""
    name = " ".join((element.get("name") or "").split())
    kind, part = targets.get(element.get(_ID) or "", ("worksheet", ""))
    root = package.parse(part)
    if root is None and kind == "worksheet":
        raise UnreadableDocument(f"xlsx 里缺少工作表“{name}”，文件已损坏；请用 Excel、WPS 打开后另存")
    if root is None or root.tag != S + "worksheet":
        return None
    sheet = read_worksheet(name, root, book)
    if root.find(S + "oleObjects") is not None:
        sheet.warnings.append(f"工作表“{name}”里嵌入了另一份文件，其内容没有读取。")
    drawing = package.parse(package.related(part).get("drawing", ""))
    if drawing is not None:
        _read_drawing(drawing, sheet)
    return sheet


def _read_drawing(drawing: etree._Element, sheet: Sheet) -> None:
    for anchor in drawing:
        row = anchor.findtext(f"{_DRAWING}from/{_DRAWING}row") or ""
        for picture in anchor.iter(_DRAWING + "pic"):
            properties = picture.find(f"{_DRAWING}nvPicPr/{_DRAWING}cNvPr")
            description = properties.get("descr") if properties is not None else None
            sheet.pictures.append((int(row) if row.isascii() and row.isdigit() else 0, description or ""))
    if any((text.text or "").strip() for text in drawing.iter(_DRAWN_TEXT)):
        sheet.warnings.append(f"工作表“{sheet.name}”里有文本框，其中的文字没有读取。")
