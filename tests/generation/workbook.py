"""A made-up report written as a workbook (xlsx), in one sheet or several."""

from __future__ import annotations

import html
import random
from dataclasses import dataclass, field

from tests.generation.printed import Printed, Sheet, print_form
from tests.generation.report import Report
from tests.reading.builders import pack

_SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_STYLES = (
    f'<styleSheet xmlns="{_SHEETS}"><numFmts count="1"><numFmt numFmtId="164" formatCode="#,##0_ "/></numFmts>'
    '<fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="164" '
    'applyNumberFormat="1"/><xf numFmtId="49" applyNumberFormat="1"/></cellXfs></styleSheet>'
)
_PLAIN, _GROUPED, _TEXT = range(3)


@dataclass(slots=True)
class _Leaf:
    """One sheet on its way to XML: cells by row, merged areas, and how many rows it has."""

    cells: dict[int, list[str]] = field(default_factory=dict)
    merged: list[str] = field(default_factory=list)
    height: int = 0


class _Book:
    """A workbook on its way to parts; ``shares`` says that texts are stored once for all cells."""

    def __init__(self, choice: random.Random) -> None:
        self.choice = choice
        self.leaves: list[_Leaf] = []
        self.texts: dict[str, int] = {}
        self._shares = choice.random() < 0.7
        self._stores_numbers = choice.random() < 0.7

    def add_line(self, leaf: _Leaf, text: str) -> None:
        """Add ``text`` as the only cell of a row."""
        self._put(leaf, Printed(leaf.height, 0, 1, 1, text, "label"))
        leaf.height += 1

    def add_sheet(self, leaf: _Leaf, sheet: Sheet) -> None:
        """Add a table below what is there."""
        top = leaf.height
        for cell in sorted(sheet.cells, key=lambda cell: (cell.row, cell.column)):
            self._put(leaf, Printed(top + cell.row, cell.column, 1, 1, cell.text, cell.role))
            if (cell.rowspan, cell.colspan) != (1, 1):
                last = _name(top + cell.row + cell.rowspan - 1, cell.column + cell.colspan - 1)
                leaf.merged.append(f"{_name(top + cell.row, cell.column)}:{last}")
        leaf.height += sheet.height

    def _put(self, leaf: _Leaf, cell: Printed) -> None:
        place = _name(cell.row, cell.column)
        leaf.cells.setdefault(cell.row, []).append(self._write(place, cell))

    def _write(self, place: str, cell: Printed) -> str:
        if not cell.text:
            return f'<c r="{place}" s="{_PLAIN}"/>'
        plain = cell.text.replace(",", "")
        if cell.role == "figure" and self._stores_numbers and _is_number(plain):
            style = _GROUPED if "," in cell.text and "." not in plain else _PLAIN
            formula = f"<f>SUM({plain})</f>" if self.choice.random() < 0.1 else ""
            return f'<c r="{place}" s="{style}">{formula}<v>{plain}</v></c>'
        if self._shares:
            number = self.texts.setdefault(cell.text, len(self.texts))
            return f'<c r="{place}" s="{_TEXT}" t="s"><v>{number}</v></c>'
        return f'<c r="{place}" s="{_TEXT}" t="inlineStr"><is><t xml:space="preserve">{html.escape(cell.text)}</t></is></c>'


def write_workbook(report: Report, choice: random.Random) -> bytes:
    """Write ``report`` as xlsx: all of it in one sheet, or a sheet for each part; figures as numbers or as text."""
    book = _Book(choice)
    one_sheet = choice.random() < 0.5
    leaf = _Leaf()
    book.leaves.append(leaf)
    book.add_line(leaf, report.title)
    book.add_line(leaf, report.preface)
    for part in report.parts:
        if not one_sheet and part.table:
            leaf = _Leaf()
            book.leaves.append(leaf)
        for text in (part.heading, *part.paragraphs):
            book.add_line(leaf, text)
        if part.table:
            book.add_sheet(leaf, print_form(report, part.table))
            if not one_sheet:
                leaf = _Leaf()
                book.leaves.append(leaf)
    book.leaves = [leaf for leaf in book.leaves if leaf.height]
    return pack(_parts(book))


def _is_number(text: str) -> bool:
    return text.isascii() and text.removeprefix("-").replace(".", "", 1).isdigit()


def _name(row: int, column: int) -> str:
    return f"{chr(ord('A') + column)}{row + 1}"


def _parts(book: _Book) -> dict[str, str | bytes]:
    sheets = [f"sheet{number}" for number in range(1, len(book.leaves) + 1)]
    kinds = [*(("worksheet", f"worksheets/{name}.xml") for name in sheets), ("styles", "styles.xml")]
    kinds.append(("sharedStrings", "sharedStrings.xml"))
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{_LINKS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(kinds, 1)
    )
    listed = "".join(
        f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>' for number, name in enumerate(sheets, 1)
    )
    shared = "".join(f'<si><t xml:space="preserve">{html.escape(text)}</t></si>' for text in book.texts)
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _types(sheets),
        "_rels/.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{_LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ),
        "xl/workbook.xml": f'<workbook xmlns="{_SHEETS}" xmlns:r="{_LINKS}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>',
        "xl/styles.xml": _STYLES,
        "xl/sharedStrings.xml": f'<sst xmlns="{_SHEETS}">{shared}</sst>',
    }
    for name, leaf in zip(sheets, book.leaves, strict=True):
        rows = "".join(f'<row r="{row + 1}">{"".join(cells)}</row>' for row, cells in sorted(leaf.cells.items()))
        merged = "".join(f'<mergeCell ref="{area}"/>' for area in leaf.merged)
        merged = f'<mergeCells count="{len(leaf.merged)}">{merged}</mergeCells>' if merged else ""
        parts[f"xl/worksheets/{name}.xml"] = (
            f'<worksheet xmlns="{_SHEETS}"><sheetData>{rows}</sheetData>{merged}</worksheet>'
        )
    return parts


def _types(sheets: list[str]) -> str:
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    kinds = [("workbook", "sheet.main"), ("styles", "styles"), ("sharedStrings", "sharedStrings")]
    kinds += [(f"worksheets/{name}", "worksheet") for name in sheets]
    overrides = "".join(
        f'<Override PartName="/xl/{name}.xml" ContentType="{main}.{kind}+xml"/>' for name, kind in kinds
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
