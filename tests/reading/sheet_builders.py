"""Made-up workbooks: cells as rows and columns of texts and numbers, written as xlsx and ods."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping, Sequence

from auditor.model.document import Document
from auditor.model.forms import load_forms
from auditor.model.places import rules_directory
from auditor.reading.xlsx.reader import read_xlsx
from tests.reading.builders import Rectangle, pack, tile

FORMS = load_forms(rules_directory() / "forms")
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# Style 0 has no lines, style 1 has; from style 2 on the number formats given.
STYLES = (
    '<styleSheet xmlns="{main}"><numFmts>{formats}</numFmts><fonts><font/><font><strike/></font></fonts>'
    '<borders><border/><border><left style="thin"/></border></borders><cellXfs><xf numFmtId="0"/>'
    '<xf numFmtId="0" borderId="1"/>{styles}<xf numFmtId="0" fontId="1"/></cellXfs></styleSheet>'
)

Value = str | int | float | None
Grid = Sequence[Sequence[Value]]


def letters(column: int) -> str:
    """Name ``column`` (from 0) as a spreadsheet does."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def write_cell(row: int, column: int, value: Value, style: int = 0) -> str:
    """Write a cell of SpreadsheetML, rows and columns from 0."""
    place = f'r="{letters(column)}{row + 1}" s="{style}"'
    if value is None:
        return f"<c {place}/>"
    if isinstance(value, str):
        return f'<c {place} t="inlineStr"><is><t xml:space="preserve">{html.escape(value)}</t></is></c>'
    return f"<c {place}><v>{value}</v></c>"


def write_rows(grid: Grid, style: int = 0, top: int = 0, left: int = 0) -> str:
    """Write the rows of a sheet from ``top`` on; "" and None are blank cells, which only a ``style`` shows."""
    return "".join(
        f'<row r="{row + 1}">'
        + "".join(
            write_cell(row, left + column, value or None if value == "" else value, style)
            for column, value in enumerate(values)
        )
        + "</row>"
        for row, values in enumerate(grid, top)
    )


def write_merges(*references: str) -> str:
    """Write the merged blocks of a sheet (``A1:C1``)."""
    return f"<mergeCells>{''.join(f'<mergeCell ref={chr(34)}{one}{chr(34)}/>' for one in references)}</mergeCells>"


def sheet_xml(rows: str, after: str = "", before: str = "") -> str:
    """Write a worksheet with ``rows``, and what stands before and after them."""
    return f'<worksheet xmlns="{MAIN}" xmlns:r="{RELATIONS}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def workbook_bytes(
    sheets: Mapping[str, str],
    formats: Iterable[str] = (),
    parts: Mapping[str, str] | None = None,
    states: Mapping[str, str] | None = None,
    book: str = "",
) -> bytes:
    """Pack a workbook; ``formats`` are the number formats of the styles from 2 on, ``states`` hide sheets by name."""
    codes = list(enumerate(formats, 164))
    names = list(enumerate(sheets, 1))
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{book}<sheets>'
        + "".join(
            f'<sheet name="{html.escape(name)}" r:id="r{number}" state="{(states or {}).get(name, "visible")}"/>'
            for number, name in names
        )
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="x">'
        + "".join(
            f'<Relationship Id="r{number}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{number}.xml"/>'
            for number, _ in names
        )
        + "</Relationships>",
        "xl/styles.xml": STYLES.format(
            main=MAIN,
            formats="".join(f'<numFmt numFmtId="{key}" formatCode="{html.escape(code)}"/>' for key, code in codes),
            styles="".join(f'<xf numFmtId="{key}"/>' for key, _ in codes),
        ),
        **{f"xl/worksheets/sheet{number}.xml": sheets[name] for number, name in names},
        **(parts or {}),
    }
    return pack(members)


def workbook(rows: str, after: str = "", before: str = "", formats: Iterable[str] = (), book: str = "") -> Document:
    """Read a workbook with one sheet, which is named 表."""
    return read_xlsx("made-up.xlsx", workbook_bytes({"表": sheet_xml(rows, after, before)}, formats, book=book), FORMS)


def write_sheet_table(rectangles: Iterable[Rectangle], top: int = 0, left: int = 0) -> str:
    """Write a tiled table as a ruled worksheet."""
    cells: dict[int, dict[int, str]] = {}
    merges = []
    for one in rectangles:
        for row in range(one.row, one.row + one.rowspan):
            for column in range(one.column, one.column + one.colspan):
                text = one.text if (row, column) == (one.row, one.column) else ""
                cells.setdefault(row, {})[column] = write_cell(top + row, left + column, text or None, 1)
        if one.rowspan * one.colspan > 1:
            first = f"{letters(left + one.column)}{top + one.row + 1}"
            merges.append(f"{first}:{letters(left + one.column + one.colspan - 1)}{top + one.row + one.rowspan}")
    rows = "".join(
        f'<row r="{top + row + 1}">{"".join(line[column] for column in sorted(line))}</row>'
        for row, line in sorted(cells.items())
    )
    return sheet_xml(rows, write_merges(*merges) if merges else "")


def frame(height: int, width: int, seed: int) -> list[Rectangle]:
    """Tile a table with a head and a column of labels around it, so that no cell of it stands alone in its rows."""
    heads = [Rectangle(0, column, 1, 1, f"第{column}栏") for column in range(width + 1)]
    labels = [Rectangle(row, 0, 1, 1, f"第{row}行") for row in range(1, height + 1)]
    inner = [Rectangle(r.row + 1, r.column + 1, r.rowspan, r.colspan, r.text) for r in tile(height, width, seed)]
    return sorted([*heads, *labels, *inner], key=lambda one: (one.row, one.column))
