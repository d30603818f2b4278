"""What of a report the file does not hold, so that nobody can be accused of not having written it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from auditor.facts.prose import ENUMERATOR
from auditor.facts.sections import Outline
from auditor.facts.tables.extraction import Tables
from auditor.model.document import Document, Paragraph, Table

_FINISHED = re.compile(r"[。！？；.!?）)”》】\]]$|\d日$|^无$")
_OPENING = re.compile(r"^\||^[（(]?本列数据的勾稽关系|(?:^|\D)\d{1,2}[.．]$|第二十条第[（(][一二三四五六七八九][）)]$")
"""The number of a sub-heading or row that is yet to come, or of a block of 表二; a row of cells, the note of 表三."""
_DATED = re.compile(r"[\d〇○零一二三四五六七八九十]{1,3}日$")
_SIGNED = re.compile(r"[局委厅院署办室会县区市镇乡府道处]$")
_SIGNATURE = 30
"""Longest last line taken for a signature."""
_WORKBOOKS = ("xlsx", "xls", "ods")
_WITHOUT_END = ("txt", "md")
"""Formats that may be cut off after any line without a trace."""
_PROSE = 100
"""Shortest paragraph that is taken for the report's own text and not for a note on a table."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Why parts of the report may stand outside the file; ``after`` is the last part that is not among them."""

    reason: str
    after: int


def find_gap(document: Document, frame: Outline, tables: Tables, told: set[int]) -> Gap | None:
    """Return what the file lacks: pages that cannot be read, the end where it breaks off, or all text but the tables.

    ``told`` are the parts whose content stands in the text (``told_parts``).
    """
    if document.unread:
        return Gap(document.unread, 0)
    cut = _cut_short(document, frame, tables, told)
    present = {section.ordinal for section in frame.sections if section.ordinal}
    if cut:
        return Gap(cut, max(present, default=0))
    # An organ fills the tables of its report in a workbook and publishes the text elsewhere.
    is_text = (present | told) & {1, 5, 6} or any(len(passage.text) >= _PROSE for passage in frame.passages)
    if document.format in _WORKBOOKS and tables.layouts and not is_text:
        return Gap("文件只有统计表，没有报告正文，正文里写了什么无从判断", 0)
    return None


def _cut_short(document: Document, frame: Outline, tables: Tables, told: set[int]) -> str:
    """Return why the file seems to break off before the report's end, or the empty string.

    It does where its reader knows so, and otherwise where the last part of the form is not there and a table or the last
    sentence stops in the middle, where part one is all there is, and where the preface is all there is and nobody
    signed it.
    """
    present = {section.ordinal for section in frame.sections}
    if 6 in present:
        return tables.cut if document.broken_off else ""
    if tables.cut:
        return tables.cut
    last = frame.blocks[-1] if frame.blocks else None
    if isinstance(last, Table) and (document.format in _WITHOUT_END or (2 in present and 3 not in present)):
        return "文件在表格中间中断，其后的部分无从判断"
    if isinstance(last, Paragraph):
        text = last.text.rstrip()
        is_signed = _is_signature(text)
        if (not _FINISHED.search(text) or _OPENING.search(text)) and not is_signed:
            return f"文件在句中中断（“…{text[-12:]}”），其后的部分无从判断"
        if not frame.sections and not tables.layouts and not told and not is_signed:
            return "文件只有开头，没有任何部分，可能不完整，其后的部分无从判断"
    if present == {1} and not tables.layouts:
        return "文件只有第一部分，可能不完整，其后的部分无从判断"
    return ""


def _is_signature(text: str) -> bool:
    """Tell whether ``text`` is the name of an organ or a date, as they stand below a report; no heading ends with them."""
    return len(text) <= _SIGNATURE and not ENUMERATOR.match(text) and bool(_SIGNED.search(text) or _DATED.search(text))
