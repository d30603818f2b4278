"""Defects of the tables as they are filled in: blanks, words, rows and labels that are not those of the form."""

from __future__ import annotations

import random
import re
from dataclasses import replace

from tests.generation.clean.draft import Draft
from tests.generation.mutants.mutant import Change, Mutant, count
from tests.generation.printed import NOTE
from tests.generation.report import FORMS

_WITH_CELLS = ("docx", "html")
"""Formats that keep cells apart: of a dump into text the audit says that it cannot tell blank cells."""
_TABLES = ("表二", "表三", "表四")
_RENAMED = {
    "1.本机关不掌握相关政府信息": "1.政府信息不存在",
    "3.要求提供公开出版物": "3.要求提供书籍报刊",
    "行政规范性文件": "其他主动公开文件",
    "5.属于三类内部事务信息": "5.属于内部会议信息",
    "四、结转下年度继续办理": "四、尚未办理的数量",
}
_TABLE = re.compile(rb'<table class="form".*?</table>', re.DOTALL)
_DIGIT = re.compile(rb"(\d)(?=[^<>\d]*<)")
_IMAGE = b'<p><img src="table.png" width="600" height="400"></p>'


def _blank_all(*tables: str) -> Change:
    def change(choice: random.Random, draft: Draft) -> Draft | None:
        for name in tables if tables == _TABLES else (choice.choice(tables),):
            draft = draft.with_rows(name, {code: ("",) * len(row) for code, row in draft.cells[name].items()})
        return draft

    return change


def _blank_total(choice: random.Random, draft: Draft) -> Draft | None:
    rows = [(name, code) for name in ("表三", "表四") for code in draft.cells[name] if count(draft, name, code)]
    return draft.with_cell(*choice.choice(rows), -1, "") if rows else None


def _in_zero(*texts: str) -> Change:
    """Put one of ``texts`` where a table has 0 and nothing depends on it."""

    def change(choice: random.Random, draft: Draft) -> Draft | None:
        codes = [code for code in draft.cells["表三"] if code not in ("R1", "R2", "T", "R4")]
        places = [("表三", code, column) for code in codes for column in range(6)]
        places += [("表四", code, column) for code in draft.cells["表四"] for column in range(4)]
        places += [("表二", "规章", column) for column in range(3)]
        places = [place for place in places if draft.cell(*place) == "0"]
        return draft.with_cell(*choice.choice(places), choice.choice(texts))

    return change


def _not_whole(choice: random.Random, draft: Draft) -> Draft | None:
    name = choice.choice(("表三", "表四"))
    code = choice.choice(list(draft.cells[name]))
    column = choice.randrange(len(draft.cells[name][code]))
    return draft.with_cell(name, code, column, choice.choice(("-1", "-3", "0.5", "1.5", "－2")))


def _without_row(choice: random.Random, draft: Draft) -> Draft | None:
    if draft.year < 2020:
        return None
    name = choice.choice(("表二", "表三"))
    codes = ("规章", "行政强制", "行政许可") if name == "表二" else ("B3", "B8", "C2", "D3", "D5", "A2", "R2", "R4")
    gone = choice.choice(codes)
    return draft.with_rows(name, {code: row for code, row in draft.cells[name].items() if code != gone})


def _relabelled(choice: random.Random, draft: Draft) -> Draft | None:
    old = choice.choice(list(_RENAMED))
    return replace(draft, labels={old: _RENAMED[old]}) if draft.year >= 2020 else None


def _without_note(choice: random.Random, draft: Draft) -> Draft | None:
    return replace(draft, labels={NOTE: choice.choice(("项目", "栏目"))}) if draft.year >= 2021 else None


def _shifted(choice: random.Random, draft: Draft) -> Draft | None:
    """Print rows one cell too far to the left, their first number last."""
    codes = [code for code, row in draft.cells["表三"].items() if row[0] not in ("0", row[6])]
    if len(codes) < 3:
        return None
    rows = dict(draft.cells["表三"])
    for code in codes:
        rows[code] = (*rows[code][1:], rows[code][0])
    return draft.with_rows("表三", rows)


def _repeated(page: bytes) -> bytes:
    """Print the last table of a page again, directly below itself, with another number in its last cell."""
    tables = list(_TABLE.finditer(page))
    last = tables[-1]
    digit = list(_DIGIT.finditer(last[0]))[-1]
    other = b"1" if digit[1] == b"0" else b"0"
    copy = last[0][: digit.start(1)] + other + last[0][digit.end(1) :]
    return page[: last.end()] + copy + page[last.end() :]


def _without_group(choice: random.Random, draft: Draft) -> Draft | None:
    rows = {code: row for code, row in draft.cells["表四"].items() if code != "复诉"}
    return draft.with_rows("表四", rows) if draft.year >= 2020 else None


def _extra_row(choice: random.Random, draft: Draft) -> Draft | None:
    label = choice.choice(("其他主动公开文件", "重大行政决策", "其他文件"))
    rows = {**draft.cells["表二"], label: (str(choice.randint(1, 30)), "0", "0")}
    return draft.with_rows("表二", rows) if draft.year >= 2020 else None


def _as_picture(page: bytes) -> bytes:
    """Replace the last table of the form in a page by a picture."""
    last = list(_TABLE.finditer(page))[-1]
    return page[: last.start()] + _IMAGE + page[last.end() :]


def _same(choice: random.Random, draft: Draft) -> Draft | None:
    return draft


def _old_form(choice: random.Random, draft: Draft) -> Draft | None:
    """Put tables two and three of the form of 2019 into a report for a later year."""
    if draft.form != "2021":
        return None
    two, three = draft.cells["表二"], draft.cells["表三"]
    documents = {code: (two[code][0], two[code][0], two[code][2]) for code in ("规章", "行政规范性文件")}
    decisions = {code: ("0", "0", *two[code]) for code in ("行政许可", "行政处罚", "行政强制")}
    other = {"其他对外管理服务事项": ("0", "0", "0"), "行政事业性收费": ("0", "0"), "政府集中采购": ("0", "0")}
    rest = [[int(text) for text in three[code]] for code in ("E1", "E2", "E3")]
    merged = {**three, "E": tuple(str(sum(column)) for column in zip(*rest, strict=True))}
    order = [row.code for row in FORMS.tables["表三"].rows if "2019" in row.forms]
    cells = {**draft.cells, "表二": {**documents, **decisions, **other}, "表三": {code: merged[code] for code in order}}
    return replace(draft, form="2019", cells=cells)


def _new_form(choice: random.Random, draft: Draft) -> Draft | None:
    """Put three rows for （六） into table three of the form of 2019."""
    if draft.form != "2019":
        return None
    rows = dict(draft.cells["表三"])
    zero = ("0",) * 7
    split = {"E1": zero, "E2": zero, "E3": rows.pop("E")}
    order = [row.code for row in FORMS.tables["表三"].rows if "2021" in row.forms]
    return draft.with_rows("表三", {code: {**rows, **split}[code] for code in order})


def _mixed_forms(choice: random.Random, draft: Draft) -> Draft | None:
    if draft.form != "2021":
        return None
    return draft.with_rows(
        "表二", {**draft.cells["表二"], "政府集中采购": (str(choice.randint(1, 9)), str(choice.randint(10, 90)))}
    )


def _without_form(year: int, *ordinals: int) -> Change:
    def change(choice: random.Random, draft: Draft) -> Draft | None:
        if draft.year != year:
            return None
        for ordinal in ordinals:
            draft = draft.with_part(replace(draft.part(ordinal), table=None))
        return draft

    return change


def _basis(text: str, *, since: int) -> Change:
    def change(choice: random.Random, draft: Draft) -> Draft | None:
        old = next(draft.statements("编制依据"))
        return draft.swap(old, text) if draft.year >= since else None

    return change


TABLES = (
    Mutant("GK-TB-001", "整表空白", _blank_all("表二", "表三"), formats=_WITH_CELLS),
    Mutant("GK-T4-012", "表四空白", _blank_all("表四"), ("GK-TB-001",), "整表空白只报一处", formats=_WITH_CELLS),
    Mutant("GK-TB-002", "总计空白", _blank_total),
    Mutant("GK-TB-003", "空白格", _in_zero("")),
    Mutant("GK-TB-004", "斜线", _in_zero("/", "—", "无")),
    Mutant("GK-TB-005", "缺一行", _without_row),
    Mutant("GK-TB-006", "改行目", _relabelled, ("GK-TB-005",), "行目在文本里认不出时只报缺行"),
    Mutant("GK-TB-007", "填文字", _in_zero("若干", "详见附件", "不详")),
    Mutant("GK-TB-008", "以图片代替", _same, formats=("html",), finish=_as_picture),
    Mutant("GK-TB-009", "负数或小数", _not_whole),
    Mutant("GK-TB-010", "没有勾稽说明", _without_note, formats=_WITH_CELLS),
    Mutant("GK-TB-011", "整行错开", _shifted),
    Mutant("GK-TB-012", "重复而不同", _same, formats=("html",), finish=_repeated),
    Mutant("GK-TB-013", "三张表空白", _blank_all(*_TABLES), formats=_WITH_CELLS),
    Mutant("GK-TB-014", "表四少一组", _without_group, ("GK-TB-005",), "少一组即缺一行", formats=_WITH_CELLS),
    Mutant("GK-TB-015", "多一行", _extra_row),
    Mutant("GK-ERA-001", "旧格式", _old_form),
    Mutant("GK-ERA-002", "旧格式文件", _basis("本报告依据《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）编制，遵守《中华人民共和国政府信息公开条例》。", since=2021)),
    Mutant("GK-ERA-003", "2019年没有表三", _without_form(2019, 3)),
    Mutant("GK-ERA-004", "2020年没有表", _without_form(2020, 3, 4), ("GK-ST-007",), "缺表已另报"),
    Mutant("GK-ERA-005", "旧表三", _old_form),
    Mutant("GK-ERA-005", "新表三", _new_form),
    Mutant("GK-ERA-006", "旧条例", _basis("根据《中华人民共和国政府信息公开条例》（国务院令第492号）的规定，编制本报告。", since=2019)),
    Mutant("GK-ERA-007", "新旧混用", _mixed_forms),
)  # fmt: skip
