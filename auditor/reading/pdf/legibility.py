"""Whether the text of a PDF is there at all, and is what its pages show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from auditor.errors import UnreadableDocument
from auditor.reading.pdf.characters import UNKNOWN
from auditor.reading.pdf.flow import Sheet
from auditor.reading.pdf.lines import Line
from auditor.reading.pdf.vocabulary import is_value

_FEW_CHARACTERS = 50
_MOST_UNTOLD = 0.05
_ENOUGH = 200
_VALUES_IN_ROW = 3
_ROWS = 3
_UNTOLD = re.compile(f"[{UNKNOWN}\ue000-\uf8ff]")
_CHINESE = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_OTHER_LETTERS = re.compile(r"[^\W\d_\u3400-\u9fff\uf900-\ufaff]")


def check(sheets: Sequence[Sheet]) -> str:
    """Return the sentence that says which pages could not be read, "" where all were.

    Raises `UnreadableDocument` when no page has text of its own, or when the characters of the text cannot be told.
    """
    scanned = [sheet.page.number for sheet in sheets if _is_scan(sheet)]
    filled = [sheet for sheet in sheets if sheet.runs or sheet.drawings.pictures]
    if scanned and len(scanned) == len(filled):
        if any(sheet.drawings.has_hidden_text for sheet in sheets):
            raise UnreadableDocument(
                "PDF 是扫描件，其中的文字由识别软件加上，可能认错；请取得可编辑的原文（docx、html）或由 Word 直接导出的 PDF"
            )
        raise UnreadableDocument(
            "PDF 是扫描件，只有图像，没有文字可读；请取得文字版本（docx、html 或由 Word 导出的 PDF）"
        )
    text = "".join(run.text for sheet in sheets for run in sheet.runs)
    untold = len(_UNTOLD.findall(text))
    foreign = len(_OTHER_LETTERS.findall(text))
    if untold > _MOST_UNTOLD * len(text) or (len(text) > _ENOUGH and foreign > len(_CHINESE.findall(text))):
        raise UnreadableDocument(
            "PDF 的字体没有文字编码，显示的字不能还原成文字（复制出来是乱码）；请改用 docx 版本，或由 Word 重新导出 PDF"
        )
    unseen = sum(len(sheet.drawings.unseen) for sheet in sheets)
    if unseen > sum(len(sheet.runs) for sheet in sheets):
        raise UnreadableDocument("PDF 没有嵌入字体，大部分文字读不出来；请改用 docx 版本，或重新导出并嵌入字体")
    pages = "、".join(map(str, scanned))
    return f"PDF 第 {pages} 页是扫描图像，没有读取，其中有什么无从判断；请取得文字版本" if scanned else ""


def check_columns(lines: Iterable[Line]) -> None:
    """Raise `UnreadableDocument` when ``lines`` outside all tables stand in columns of numbers.

    Such a table has no ruling lines, and where a blank cell leaves a gap or a label takes several lines nothing tells
    which number belongs to which label.
    """
    rows = sum(_count_values(line) >= _VALUES_IN_ROW for line in lines)
    if rows >= _ROWS:
        raise UnreadableDocument(
            "PDF 里的表格没有框线，不能确定各数属于哪一格；请改用 docx 或 html 版本，或给表格加上框线后重新导出"
        )


def _count_values(line: Line) -> int:
    """Count the numbers in ``line`` that stand apart from their neighbours."""
    count = 0
    for before, run, after in zip([None, *line.runs], line.runs, [*line.runs[1:], None], strict=False):
        is_apart = (before is None or run.left - before.right > line.height / 2) and (
            after is None or after.left - run.right > line.height / 2
        )
        count += is_apart and is_value(run.text)
    return count


def _is_scan(sheet: Sheet) -> bool:
    if not sheet.drawings.cover(sheet.page):
        return False
    return sheet.drawings.has_hidden_text or sum(len(run.text) for run in sheet.runs) < _FEW_CHARACTERS
