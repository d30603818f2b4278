"""A table of the form written as WordprocessingML."""

from __future__ import annotations

from tests.generation.broken import cut, pad
from tests.generation.look import Look
from tests.generation.printed import Printed, Sheet
from tests.generation.word_text import Writing, write_paragraph

_MM = 56.7  # twentieths of a point
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_CONTROL = "<w:sdt><w:sdtPr/><w:sdtContent>{0}</w:sdtContent></w:sdt>"


def write_table(sheet: Sheet, writing: Writing, look: Look) -> str:
    """Write ``sheet``, now and then inside the one cell of a table that arranges the page."""
    choice = writing.choice
    widths = _column_widths(sheet, look)
    layout = choice.choice(("fixed", "autofit"))
    properties = f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="{layout}"/>'
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(_write_row(sheet, number, writing, look, widths) for number in range(sheet.height))
    table = f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    if not writing.is_plain and choice.random() < 0.15:
        inside = f"<w:tc><w:tcPr/>{table}<w:p/></w:tc>"
        table = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr>{inside}</w:tr></w:tbl>"
    return table + "<w:p/>"


def _column_widths(sheet: Sheet, look: Look) -> list[int]:
    labels = {"表二": 1, "表三": 3, "表四": 0}[sheet.name]
    shares = [look.shares] * labels + [1.0] * (sheet.width - labels)
    room = (look.width - look.margins[1] - look.margins[3]) * _MM
    return [int(room * share / sum(shares)) for share in shares]


def _write_row(sheet: Sheet, number: int, writing: Writing, look: Look, widths: list[int]) -> str:
    covering = sorted(
        (cell for cell in sheet.cells if cell.row <= number < cell.row + cell.rowspan), key=lambda cell: cell.column
    )
    properties = "" if look.splits_rows else "<w:cantSplit/>"
    if look.row_height:
        properties += f'<w:trHeight w:val="{look.row_height * _MM:.0f}" w:hRule="atLeast"/>'
    if look.repeats_header and number < sheet.heads:
        properties += "<w:tblHeader/>"
    cells = "".join(_write_cell(cell, number, writing, look, widths) for cell in covering)
    row = f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"
    return _CONTROL.format(row) if not writing.is_plain and writing.choice.random() < 0.03 else row


def _write_cell(cell: Printed, number: int, writing: Writing, look: Look, widths: list[int]) -> str:
    choice = writing.choice
    width = sum(widths[cell.column : cell.column + cell.colspan])
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    if cell.colspan > 1 or choice.random() < 0.1:
        properties += f'<w:gridSpan w:val="{cell.colspan}"/>'
    if cell.rowspan > 1:
        properties += '<w:vMerge w:val="restart"/>' if number == cell.row else "<w:vMerge/>"
    properties += f'<w:vAlign w:val="{choice.choice(("top", "center"))}"/>'
    texts = [""]
    if number == cell.row:
        texts = (
            [pad(cell.text, choice, writing.is_plain)] if cell.role == "figure" else _broken_label(cell.text, writing)
        )
    alignment = '<w:jc w:val="center"/>' if cell.role == "figure" else ""
    paragraphs = "".join(write_paragraph(text, writing, alignment, look.table_size) for text in texts)
    written = f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraphs}</w:tc>"
    return _CONTROL.format(written) if not writing.is_plain and choice.random() < 0.02 else written


def _broken_label(text: str, writing: Writing) -> list[str]:
    """Return a label as the texts of its paragraphs; it may also be broken inside one."""
    if writing.choice.random() < 0.85:
        return [text]
    pieces = cut(text, writing.choice)
    return pieces if writing.choice.random() < 0.5 else ["\n".join(pieces)]
