"""What several readers say, in the same words, of cells that are not certain and of content that was not read."""

from __future__ import annotations

MARKED = "格内有上下标或删除线，数值不能确定"
COVERING = "合并单元格遮住了文字，数值不能确定"
_BOXED = "格内有文本框，数值不能确定"
_PICTURED = "格内是图片，没有文字可读"

CHANGED = "文档留有修订痕迹，按接受全部修订后的内容读取。"
NOTES_UNREAD = "文档有脚注或尾注，其内容没有读取。"
SPREADSHEET_UNREAD = "表格是嵌入的 Excel 对象，其内容没有读取；请在 Word 里改为普通表格后重新检查。"
HIDDEN = "文档里有设为隐藏的大段文字，Word 不显示，没有读取。"

MUCH_HIDDEN = 200
"""Hidden text of fewer characters is a mark of an index or a note of a template and not worth a sentence."""

SPREADSHEET = "嵌入的 Excel 表格"
"""The description of the picture that stands for an embedded spreadsheet."""
# Programs that an embedded table belongs to: Excel, and the spreadsheets of WPS.
_SPREADSHEET_PROGRAMS = ("EXCEL.", "ET.", "KET.")


def is_spreadsheet(program: str) -> bool:
    """Tell whether an embedded object of ``program`` (``Excel.Sheet.12``) is a spreadsheet."""
    return program.upper().startswith(_SPREADSHEET_PROGRAMS)


def doubt_cell(has_box: bool, is_marked: bool, is_pictured: bool) -> str | None:
    """Say why the text of a cell is not certain: it has a text box, text off the line, or a picture and no text."""
    return _BOXED if has_box else MARKED if is_marked else _PICTURED if is_pictured else None
