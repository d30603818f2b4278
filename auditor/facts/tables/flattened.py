"""Tables that lost their cells: their words and numbers run on in a paragraph."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from auditor.facts.tables.numbers import read_number
from auditor.model.document import Document, Locator, Paragraph
from auditor.model.facts import Reading
from auditor.model.forms import Forms, Line
from auditor.model.labels import fold, words

REASON = "单元格连写，无法逐格还原"
"""Why the numbers of such a table are not taken: where one ends and the next begins cannot be told."""

# Words of the tables that prose does not use; all but one of them must be there.
_MARKS = {
    "表二": ("信息内容", "处理决定数量", "行政事业性收费", "第二十条第"),
    "表三": ("申请人情况", "商业企业", "社会公益组织", "法律服务机构", "属于行政查询事项", "结转下年度继续办理"),
    "表四": ("结果维持", "结果纠正", "尚未审结", "未经复议直接起诉", "复议后起诉"),
}
_FIFTEEN = re.compile(
    r"复议后起诉(?:\s*结果维持\s*结果纠正\s*其[他它]结果\s*尚未审结\s*总计){2}((?:\s+\d{1,9}){15})(?=\s+[^\s\d,.，．]|\s*$)"
)


@dataclass(frozen=True, slots=True)
class Flattened:
    """A table printed in running text: where, which of the form's column labels it prints, what can still be told."""

    name: str
    locator: Locator
    block: int
    printed: tuple[Line, ...]


def find_flattened(document: Document, forms: Forms, known: Mapping[str, object]) -> list[Flattened]:
    """Return the tables that are not ``known`` and whose labels stand nearly all in paragraphs of ``document``."""
    missing = {name: marks for name, marks in _MARKS.items() if name not in known}
    if not missing:
        return []
    paragraphs = [(index, b) for index, b in enumerate(document.blocks) if isinstance(b, Paragraph)]
    texts = [words(paragraph.text) for _, paragraph in paragraphs]
    whole = "".join(texts)
    found = []
    for name, marks in missing.items():
        if sum(1 for mark in marks if mark in whole) < len(marks) - 1:
            continue
        rank = [sum(1 for mark in marks if mark in text) for text in texts]
        index, paragraph = paragraphs[rank.index(max(rank))]
        form = forms.tables[name]
        lines = {c.label: c for block in form.blocks for c in block.columns} | {r.label: r for r in form.rows}
        printed = [line for line in lines.values() if len(fold(line.label)) >= 4 and fold(line.label) in whole]
        if any(line.forms == ("2021",) for line in printed):
            # （六）其他处理 is a row of the 2019 format and, with the same words, the heading of three rows since.
            printed = [line for line in printed if line.code != "E"]
        found.append(Flattened(name, paragraph.locator, index, tuple(printed)))
    return found


def read_separated_cases(document: Document, codes: list[tuple[str, str]]) -> dict[str, dict[str, Reading]] | None:
    """Return table 四 from running text that keeps white space between exactly fifteen numbers after the full header.

    None where this does not stand exactly once: fewer or more numbers leave open which of them run together.
    """
    found = [
        (match, paragraph)
        for paragraph in document.blocks
        if isinstance(paragraph, Paragraph)
        for match in _FIFTEEN.finditer(paragraph.text)
    ]
    if len(found) != 1:
        return None
    match, paragraph = found[0]
    cells: dict[str, dict[str, Reading]] = {}
    for (group, column), text in zip(codes, match[1].split(), strict=True):
        cells.setdefault(group, {})[column] = read_number(text, "", paragraph.locator)
    return cells
