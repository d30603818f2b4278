"""A made-up report written as a page of HTML, in one of the many ways in which editors and sites do so."""

from __future__ import annotations

import html
import random
from email.encoders import encode_base64, encode_quopri
from email.mime.multipart import MIMEMultipart
from email.mime.nonmultipart import MIMENonMultipart
from email.policy import compat32

from tests.generation.look import Look, draw_look
from tests.generation.page_table import write_table
from tests.generation.printed import print_form
from tests.generation.report import Report

_SCRIPT = "<script>if (1 < 2) document.title = '<table><tr><td>9</td></tr></table>';</script>"
_STYLE = "<style>td.x { display: table-cell } .unused { display: none }</style>"
_COMMENT = "<!-- <table><tr><td>7</td></tr></table> -->"


def write_page(report: Report, choice: random.Random, look: Look | None = None) -> bytes:
    """Write ``report`` as a page; with a ``look`` it is meant to be printed, and is UTF-8 without what is not shown."""
    is_printed = look is not None
    look = look or draw_look(choice)
    body = [f'<h1 style="font-size:{look.title_size}pt;text-align:center">{_escape(report.title)}</h1>']
    body.append(_write_paragraph(report.preface, choice))
    for part in report.parts:
        body.append(_write_heading(part.heading, choice))
        body += [_write_paragraph(text, choice) for text in part.paragraphs]
        if part.table:
            body += ["<p>&nbsp;</p>"] * look.gap
            body.append(write_table(print_form(report, part.table), choice, look, is_printed))
    if not is_printed:
        body.insert(choice.randrange(len(body)), choice.choice((_SCRIPT, _COMMENT, "")))
    if choice.random() < 0.2:
        body = [_in_layout_table("".join(body))]
    charset, declaration = ("utf-8", "utf-8") if is_printed else _draw_charset(choice)
    meta = f'<meta charset="{declaration}">' if declaration else ""
    style = _print_style(look) if is_printed else choice.choice((_STYLE, ""))
    text = f"<!DOCTYPE html><html><head>{meta}<title>{_escape(report.title)}</title>{style}</head><body>\n"
    return (text + "\n".join(body) + "\n</body></html>").encode(charset)


def write_web_archive(report: Report, choice: random.Random) -> bytes:
    """Write ``report`` as a page with its pictures in one file (mhtml), as browsers and Word save it."""
    archive = MIMEMultipart("related", type="text/html")
    archive["Subject"] = report.title
    archive["MIME-Version"] = "1.0"
    page = MIMENonMultipart("text", "html")
    page["Content-Location"] = "https://www.example.gov.cn/report.html"
    page.set_payload(write_page(report, choice))
    choice.choice((encode_base64, encode_quopri))(page)
    archive.attach(page)
    return archive.as_bytes(policy=compat32.clone(linesep="\r\n"))


def _escape(text: str) -> str:
    return html.escape(text, quote=False)


def _draw_charset(choice: random.Random) -> tuple[str, str]:
    """Choose the character set and what the page says it is."""
    return choice.choice(
        (
            ("utf-8", "utf-8"),
            ("utf-8", ""),
            ("gb18030", "gb2312"),
            ("gb18030", "GBK"),
            ("gb18030", "utf-8"),
            ("gb18030", ""),
        )
    )


def _write_heading(text: str, choice: random.Random) -> str:
    shape = choice.choice(
        ("<h2>{0}</h2>", "<p><strong>{0}</strong></p>", "<p><b><span>{0}</span></b></p>", "<div>{0}</div>")
    )
    return shape.format(_escape(text))


def _write_paragraph(text: str, choice: random.Random) -> str:
    place = choice.randrange(len(text) + 1)
    shape = choice.choice(
        (
            "<p>{0}{1}</p>",
            '<p style="text-indent:2em"><span>{0}</span><span>{1}</span></p>',
            "<p>&emsp;&emsp;{0}<font face='仿宋'>{1}</font></p>",
            "<div>\u3000\u3000{0}{1}</div>",
        )
    )
    return shape.format(_escape(text[:place]), _escape(text[place:]))


def _in_layout_table(body: str) -> str:
    return f'<table width="100%" border="0" cellspacing="0"><tr><td class="content">{body}</td></tr></table>'


def _print_style(look: Look) -> str:
    margins = " ".join(f"{length}mm" for length in look.margins)
    header = "table-header-group" if look.repeats_header else "table-row-group"
    return (
        f"<style>@page {{ size: {look.width}mm {look.height}mm; margin: {margins} }}"
        f" body {{ font-family: '{look.font}'; font-size: {look.text_size}pt; margin: 0 }}"
        f" table.form {{ border-collapse: collapse; width: 100%; font-size: {look.table_size}pt }}"
        f" table.form td, table.form th {{ border: 1px solid #000; font-weight: normal;"
        f" height: {look.row_height}mm; overflow-wrap: break-word }}"
        f" thead {{ display: {header} }} tr {{ break-inside: {'auto' if look.splits_rows else 'avoid'} }}</style>"
    )
