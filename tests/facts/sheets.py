"""Tables of the form made up for tests: as grids with merged cells, in documents of one or more tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from auditor.facts.tables.extraction import Tables, extract_tables
from auditor.model.document import Block, Document, Paragraph, Table
from auditor.model.facts import Section
from auditor.model.forms import Forms, Line, load_forms
from auditor.reading.grid import Area, Room, lay_out

FORMS: Forms = load_forms(Path(__file__).parents[2] / "rules" / "forms")
THREE = FORMS.tables["表三"]
FOUR = FORMS.tables["表四"]
COLUMNS = tuple(column.code for column in THREE.columns)
NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"

Values = Mapping[str, Sequence[str]]
Labels = Mapping[str, str]
Cell = tuple[str, int]


def rows_of(form: str) -> list[Line]:
    """The rows of table 三 in one format."""
    return [row for row in THREE.rows if form in row.forms]


def zeros(form: str = "2021", **others: Sequence[str]) -> dict[str, Sequence[str]]:
    """Table 三 full of 0 but for ``others`` by row code."""
    return {row.code: others.get(row.code, ["0"] * 7) for row in rows_of(form)}


def sheet(*rows: Sequence[str | Cell]) -> Table:
    """A table of rows of texts; a cell given as (text, n) is merged over n columns."""
    areas = []
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            text, span = (cell, 1) if isinstance(cell, str) else cell
            areas.append(Area(number, column, 1, span, text))
            column += span
    return lay_out(areas, 1, Room())


HEAD: tuple[Sequence[str | Cell], ...] = (
    [NOTE, ("申请人情况", 7)],
    ["", "自然人", ("法人或其他组织", 5), "总计"],
    ["", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"],
)


def three(values: Values, labels: Labels | None = None, head: Sequence[Sequence[str | Cell]] = HEAD) -> Table:
    """Table 三 with one label column; ``labels`` replaces printed labels by row code."""
    names = {row.code: row.label for row in THREE.rows} | dict(labels or {})
    return sheet(*head, *([names.get(code, code), *cells] for code, cells in values.items()))


def two(rows: Values, heads: Values | None = None, labels: Labels | None = None) -> Table:
    """Table 二 with the rows given by code; ``heads`` replaces the column labels of a block by its item."""
    lines: list[Sequence[str | Cell]] = []
    for block in FORMS.tables["表二"].blocks:
        own = [row for row in block.rows if row.code in rows]
        if not own:
            continue
        usual = [column.label for column in block.columns if "2021" in column.forms]
        texts = list((heads or {}).get(block.item, usual))
        lines += [[(block.item, 4)], ["信息内容", *_spread(texts)]]
        lines += [[(labels or {}).get(row.code, row.label), *_spread(rows[row.code])] for row in own]
    return sheet(*lines)


def _spread(texts: Sequence[str]) -> list[Cell]:
    return [(text, 4 - len(texts) if place == len(texts) - 1 else 1) for place, text in enumerate(texts)]


TWO = {
    "规章": ["0", "0", "0"],
    "行政规范性文件": ["3", "1", "8"],
    "行政许可": ["12"],
    "行政处罚": ["0"],
    "行政强制": ["0"],
    "行政事业性收费": ["0.35"],
}


def four(numbers: Sequence[str]) -> Table:
    """Table 四 with its header of three rows and fifteen texts."""
    columns = [column.label for column in FOUR.columns]
    return sheet(
        [("行政复议", 5), ("行政诉讼", 10)],
        [*columns, ("未经复议直接起诉", 5), ("复议后起诉", 5)],
        [*columns, *columns, *columns],
        list(numbers),
    )


def document(*blocks: Block | str, format: str = "html") -> Document:
    """A document of tables and of paragraphs given as texts."""
    return Document("made-up", format, tuple(Paragraph(b) if isinstance(b, str) else b for b in blocks))


END = "六、其他需要报告的事项：无。"


def extract(*blocks: Block | str, sections: tuple[Section, ...] = (), format: str = "html") -> Tables:
    """The tables of a document of ``blocks`` that goes on after them."""
    return extract_tables(document(*blocks, END, format=format), sections, FORMS)


def numbers(tables: Tables, name: str, row: str) -> list[int | None]:
    """The numbers of one row."""
    return [reading.number for reading in tables.tables[name].cells[row].values()]
