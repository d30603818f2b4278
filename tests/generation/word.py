"""A made-up report written as a Word document, in one of the many ways in which programs do so."""

from __future__ import annotations

import random

from tests.generation.look import Look, draw_look
from tests.generation.printed import print_form
from tests.generation.report import Report
from tests.generation.word_table import write_table
from tests.generation.word_text import Writing, write_paragraph
from tests.reading.builders import W, relations, word_bytes

_TWIPS = 1440 / 25.4
_NUMBERED = '<w:numPr><w:ilvl w:val="{0}"/><w:numId w:val="1"/></w:numPr>'
_NUMBERING = f"""<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="（%2）"/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""
_STYLES = """<w:styles xmlns:w="{0}"><w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:ascii="{1}" w:hAnsi="{1}" w:eastAsia="{1}" w:cs="{1}"/><w:sz w:val="{2:.0f}"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>"""
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def write_word(report: Report, choice: random.Random, look: Look | None = None) -> bytes:
    """Write ``report`` as docx.

    With a ``look`` the document is meant to be printed: it then has no tracked changes, which programs print as well.
    """
    writing = Writing(choice, is_plain=look is not None, splits=choice.random() < 0.7)
    look = look or draw_look(choice)
    is_numbered = choice.random() < 0.4
    body = [write_paragraph(report.title, writing, '<w:jc w:val="center"/>', look.title_size)]
    body.append(write_paragraph(report.preface, writing))
    for part in report.parts:
        body.append(_write_heading(part.heading, 0, writing, is_numbered))
        for text in part.paragraphs:
            is_heading = text.startswith("（") and "。" not in text
            body.append(_write_heading(text, 1, writing, is_numbered) if is_heading else write_paragraph(text, writing))
        if part.table:
            body += ["<w:p/>"] * (look.gap if choice.random() < 0.7 else 0)
            body.append(write_table(print_form(report, part.table), writing, look))
    return word_bytes("".join(body) + _section(look), _parts(look))


def _write_heading(text: str, level: int, writing: Writing, is_numbered: bool) -> str:
    if not is_numbered:
        return write_paragraph(text, writing)
    mark = "、" if level == 0 else "）"
    return write_paragraph(text.partition(mark)[2], writing, _NUMBERED.format(level))


def _section(look: Look) -> str:
    top, right, bottom, left = (length * _TWIPS for length in look.margins)
    landscape = ' w:orient="landscape"' if look.width > look.height else ""
    return (
        f'<w:sectPr><w:pgSz w:w="{look.width * _TWIPS:.0f}" w:h="{look.height * _TWIPS:.0f}"{landscape}/>'
        f'<w:pgMar w:top="{top:.0f}" w:right="{right:.0f}" w:bottom="{bottom:.0f}" w:left="{left:.0f}" '
        'w:header="400" w:footer="400" w:gutter="0"/></w:sectPr>'
    )


def _parts(look: Look) -> dict[str, str | bytes]:
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_MAIN}.{kind}+xml"/>'
        for name, kind in (("document", "document.main"), ("styles", "styles"), ("numbering", "numbering"))
    )
    return {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>'
        ),
        "_rels/.rels": _relations(officeDocument="word/document.xml"),
        "word/_rels/document.xml.rels": _relations(styles="styles.xml", numbering="numbering.xml"),
        "word/styles.xml": _STYLES.format(W, look.font, look.text_size * 2),
        "word/numbering.xml": _NUMBERING,
    }


def _relations(**targets: str) -> str:
    return relations(**targets).replace(
        'xmlns="x"', 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    )
