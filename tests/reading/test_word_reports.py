"""The same report gives the same facts in every Word document."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.facts.extract import extract
from auditor.model.document import Table
from auditor.model.facts import FactBase
from auditor.reading.docx.reader import read_docx
from tests.reading.builders import FORMS, NAMESPACES, Rectangle, paragraph, run, word_bytes, write_word_table
from tests.reading.sites import HEADINGS, LAST, OVERVIEW, PREFACE, PROBLEMS, TABLES, TITLE, bare
from tests.reading.test_sites import facts_of, told

OLD = "<w:r><w:delText>删去的2024年9件</w:delText></w:r>"
HIDDEN = run("隐藏的8", "<w:vanish/>")


def table(one: Table) -> str:
    cells = {id(cell): cell for row in one.grid for cell in row}.values()
    rectangles = [Rectangle(cell.row, cell.column, cell.rowspan, cell.colspan, cell.text) for cell in cells]
    return write_word_table(rectangles, len(one.grid))


def body(
    write: Callable[[str], str] = paragraph, head: Callable[[str], str] = paragraph, tables: Callable[[str], str] = str
) -> str:
    parts = [[write(OVERVIEW)], *([tables(table(one))] for one in TABLES), [write(PROBLEMS)], [write(LAST)]]
    below = [head(name) + "".join(content) for name, content in zip(HEADINGS, parts, strict=True)]
    return paragraph(TITLE) + "".join(map(write, PREFACE)) + "".join(below)


def facts(content: str, parts: dict[str, str | bytes] | None = None) -> FactBase:
    return extract(read_docx("made-up.docx", word_bytes(content, parts)), FORMS)


def control(content: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def box(content: str) -> str:
    inner = f"<w:txbxContent>{content}</w:txbxContent>"
    choices = (
        f"<mc:Choice><w:drawing>{inner}</w:drawing></mc:Choice><mc:Fallback><w:pict>{inner}</w:pict></mc:Fallback>"
    )
    return f"<w:p><w:r><mc:AlternateContent>{choices}</mc:AlternateContent></w:r></w:p>"


def changed(text: str) -> str:
    return f"<w:p><w:ins>{run(text[:5])}</w:ins><w:del>{OLD}</w:del>{run(text[5:])}</w:p>"


def in_pieces(text: str) -> str:
    return paragraph(*text)


def with_code(text: str) -> str:
    mark = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>".format
    nested = mark("begin") + run("9") + mark("separate") + run("8") + mark("end")
    return f"<w:p>{mark('begin')}{nested}{mark('separate')}{run(text)}{mark('end')}{HIDDEN}</w:p>"


LAYOUTS: dict[str, str] = {
    "plain": body(),
    "digits in pieces": body(in_pieces),
    "fields and hidden text": body(with_code),
    "tracked changes": body(changed),
    "content controls": control(body(lambda text: control(paragraph(text)), tables=control)),
    "page-wide table": f"<w:tbl><w:tr><w:tc>{body()}</w:tc></w:tr></w:tbl>",
    "table beside a margin": f"<w:tbl><w:tr><w:tc>{paragraph('')}</w:tc><w:tc>{body()}</w:tc></w:tr></w:tbl>",
    "text boxes": body(lambda text: box(paragraph(text)), tables=box),
    "table in a table": body(tables=lambda one: f"<w:tbl><w:tr><w:tc>{one}<w:p/></w:tc></w:tr></w:tbl>"),
    "strict": body(),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_layout_of_a_document_changes_nothing(layout: str) -> None:
    data = word_bytes(LAYOUTS[layout])
    if layout == "strict":
        names = NAMESPACES.replace(
            "schemas.openxmlformats.org/wordprocessingml/2006", "purl.oclc.org/ooxml/wordprocessingml"
        )
        data = word_bytes(
            "", {"word/document.xml": f"<w:document {names}><w:body>{LAYOUTS[layout]}</w:body></w:document>"}
        )
    base = extract(read_docx("made-up.docx", data), FORMS)
    assert told(base) == told(facts_of(bare().encode()))


def test_numbers_that_word_prints_make_headings() -> None:
    definition = (
        f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/>'
        '<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    content = body(head=lambda text: paragraph(text[2:], properties=numbered))
    assert told(facts(content, {"word/numbering.xml": definition})) == told(facts_of(bare().encode()))


def test_a_table_embedded_as_a_spreadsheet_is_not_called_missing() -> None:
    embedded = "<w:p><w:r><w:object><o:OLEObject ProgID='Excel.Sheet.12'/></w:object></w:r></w:p>"
    base = facts(body(tables=lambda _: embedded))
    assert not base.tables
    assert [fact.fields["以图代表"] for fact in base.facts if fact.kind == "表"] == [1, 1, 1]
    assert {"表二", "表三.行", "表四.组"} <= base.unreadable_kinds.keys()
    assert any("嵌入的 Excel 对象" in warning for warning in base.warnings)
