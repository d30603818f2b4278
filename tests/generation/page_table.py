"""A table of the form written as HTML."""

from __future__ import annotations

import html
import random

from tests.generation.broken import cut, pad
from tests.generation.look import Look
from tests.generation.printed import Printed, Sheet

_FIGURES = (
    "{0}", "<p>{0}</p>", "<span>{0}</span>", "<font size=2>{0}</font>", "<p align=center><span lang=EN-US>{0}</span></p>",
    "<div><b>{0}</b></div>", "\n\t\t{0}\n\t",
)  # fmt: skip


def write_table(sheet: Sheet, choice: random.Random, look: Look, is_printed: bool) -> str:
    """Write ``sheet`` in one style from its first to its last row."""
    closes = choice.random() < 0.85
    upper = choice.random() < 0.1
    figure = choice.choice(_FIGURES)
    rows = [
        "<tr>"
        + "".join(_write_cell(cell, choice, figure, closes, is_printed) for cell in cells)
        + ("</tr>" if closes or choice.random() < 0.5 else "")
        for cells in sheet.rows()
    ]
    head, body = rows[: sheet.heads], rows[sheet.heads :]
    has_head = bool(head) and choice.random() < 0.5
    inside = f"<thead>{_join(head)}</thead><tbody>{_join(body)}</tbody>" if has_head else _join(rows)
    if choice.random() < 0.3:
        inside = f"<colgroup><col width=60><col span={sheet.width - 1}></colgroup>{inside}"
    room = look.width - look.margins[1] - look.margins[3]
    width = choice.choice(("", ' width="100%"', f' style="width:{room - 2}mm;border-collapse:collapse"'))
    opening = f'<table class="form" border=1{width}>'
    if choice.random() < 0.2:
        opening += _sizing_row(sheet)
    table = f"{opening}{inside}</table>"
    return table.replace("<td", "<TD").replace("</td>", "</TD>").replace("<tr", "<TR") if upper else table


def _join(rows: list[str]) -> str:
    return "\n".join(rows)


def _sizing_row(sheet: Sheet) -> str:
    """Return the row of no height with which Word sets the widths of the columns."""
    return "<tr height=0>" + "<td width=60 style='border:none'></td>" * sheet.width + "</tr>"


def _write_cell(cell: Printed, choice: random.Random, figure: str, closes: bool, is_printed: bool) -> str:
    tag = "th" if cell.role == "head" and choice.random() < 0.3 else "td"
    quote = choice.choice(('"', "'", ""))
    spans = "".join(
        f" {name}={quote}{span}{quote}"
        for name, span in (("rowspan", cell.rowspan), ("colspan", cell.colspan))
        if span > 1 or choice.random() < 0.05
    )
    is_figure = cell.role == "figure"
    text = figure.format(_write_figure(cell.text, choice, is_printed)) if is_figure else _write_label(cell.text, choice)
    return f"<{tag}{spans}>{text}" + (f"</{tag}>" if closes or choice.random() < 0.5 else "")


def _write_figure(text: str, choice: random.Random, is_printed: bool) -> str:
    if not text:
        return choice.choice(("", "&nbsp;", "&nbsp;&nbsp;", "\u3000", "<br>"))
    if choice.random() < 0.15:
        text = "".join(f"<span>{html.escape(piece)}</span>" for piece in cut(text, choice))
    return pad(text, choice, is_printed).replace("\u00a0", "&nbsp;")


def _write_label(text: str, choice: random.Random) -> str:
    pieces = [html.escape(piece, quote=False) for piece in (cut(text, choice) if choice.random() < 0.3 else [text])]
    joint, shape = choice.choice(
        (("<br>", "{0}"), ("</p><p>", "<p>{0}</p>"), ("</span><span>", "<p><span>{0}</span></p>"))
    )
    return shape.format(joint.join(pieces))
