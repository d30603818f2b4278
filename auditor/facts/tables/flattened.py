"""Tables that lost their cells: their words and numbers run on in a paragraph."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from auditor.model.document import Document, Locator, Paragraph
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

_HEADING = re.compile(r"(?:结果维持|结果纠正|其他结果|尚未审结|总计){2}")
"""Two column labels of 表四 with nothing between: prose that tells how cases ended has a number after each."""


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
        if name == "表四" and not _HEADING.search(whole):
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
