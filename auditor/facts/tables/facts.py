"""Facts of the kinds 表, 表二, 表三 and 表四 with their rows, columns and groups."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from auditor.facts.tables.assembly import CUT
from auditor.facts.tables.columns import column_state
from auditor.facts.tables.extraction import Tables
from auditor.facts.tables.restoring.sums import BALANCE, BALANCE_ROWS, RESULTS, ROWS
from auditor.facts.tables.shifts import fits_shifted, shifted_rows
from auditor.facts.tables.state import state_fact
from auditor.facts.tables.values import Values
from auditor.model.facts import NO_SUCH_LINE, Fact, FormTable, Reading
from auditor.model.forms import Forms, TableForm

Extras = Mapping[str, Mapping[str, int | str]]
_LINES = {"表二": ("表二.文件", "表二.事项"), "表三": ("表三.行",), "表四": ("表四.组",)}
_WHOLE = {"表二": ("表二",), "表三": ("表三", "表三.列"), "表四": ("表四",)}
_DOCUMENTS = ("规章", "行政规范性文件")
_DECISIONS = ("行政许可", "行政处罚", "行政强制", "其他对外管理服务事项")
_NO_TEST = "单元格连写，这些数由合计关系还原，不能再用来检验合计"
"""Why a sum is not tested that was taken for granted to tell the cells of a table apart (see ``restoring.sums``)."""
_PICTURE = "表格是图片、附件或嵌入的对象，没有读取"


def table_facts(tables: Tables, forms: Forms, extras: Extras) -> tuple[Fact, ...]:
    """Return all facts about the tables.

    ``extras`` maps a kind to further fields for its facts, those of 表三.列 for the column 总计 only; the entry 中断 of
    kind 表 is no field but the reason why the rest of the file is missing.
    """
    facts = [state_fact(name, tables, forms, extras.get("表", {})) for name in forms.tables]
    if "表二" in tables.tables:
        facts += _facts_of_two(tables, extras)
    if "表三" in tables.tables:
        facts += _facts_of_three(tables, forms.tables["表三"], extras)
    if "表四" in tables.tables:
        facts += _facts_of_four(tables, forms, extras)
    return tuple(facts)


def form_of(tables: Tables) -> str | None:
    """Return the format that the tables follow: 2021, 2019, 混合 where both are used, None where nothing shows it."""
    forms = {layout.form for layout in tables.layouts.values() if layout.form}
    return "混合" if len(forms) > 1 else next(iter(forms), None)


def unreadable_kinds(tables: Tables, interruption: str = "") -> dict[str, str]:
    """Return the kinds of facts that ``tables`` yields incompletely or not at all although the document has them.

    ``interruption`` is the reason why the rest of the file is missing: tables that were not found may stand there.
    """
    kinds: dict[str, str] = {}
    gone = interruption or tables.cut
    for name, lines in _LINES.items():
        layout = tables.layouts.get(name)
        if name in tables.unreadable:
            kinds |= dict.fromkeys((*_WHOLE[name], *lines), tables.unreadable[name])
        elif layout is None and (tables.pictures.get(name) or gone):
            kinds |= dict.fromkeys((*_WHOLE[name], *lines), gone or _PICTURE)
        elif layout and layout.cut:
            kinds |= dict.fromkeys(lines, interruption or CUT)
        elif layout and layout.unmatched:
            kinds |= dict.fromkeys(lines, f"行目“{layout.unmatched[0][:20]}”与格式不同，无法对应")
    return kinds


def _facts_of_two(tables: Tables, extras: Extras) -> list[Fact]:
    table, layout = tables.tables["表二"], tables.layouts["表二"]
    gone = CUT if layout.cut else ""
    facts = []
    whole = Values(table)
    for row, readings in table.cells.items():
        if row in _DOCUMENTS or row in _DECISIONS:
            kind, name = ("表二.文件", "文件") if row in _DOCUMENTS else ("表二.事项", "事项")
            line = Values(table, {name: row})
            for column, reading in readings.items():
                if column:
                    line.read(column, reading, row, column)
            if "" in readings:
                line.leave_open(("制发", "废止", "现行有效") if row in _DOCUMENTS else ("处理决定",), readings[""])
            facts.append(line.fact(kind, f"表二/{name}/{row}", extras))
    for row, column, name in (
        ("行政许可", "处理决定", "行政许可"),
        ("行政处罚", "处理决定", "行政处罚"),
        ("行政强制", "处理决定", "行政强制"),
        ("行政事业性收费", "收费金额", "行政事业性收费"),
        ("政府集中采购", "采购项目", "采购项目"),
        ("政府集中采购", "采购总金额", "采购总金额"),
    ):
        readings = table.cells.get(row, {})
        found = readings.get(column) or readings.get("")
        if found:
            whole.read(name, found, row, column)
        elif gone and row not in table.cells:
            whole.unreadable[name] = gone
    if "规章" in table.cells or gone:
        whole.add("规章合计", table.cells.get("规章", {}).values(), gone if "规章" not in table.cells else "")
    every = [reading for readings in table.cells.values() for reading in readings.values()]
    whole.add("各数之和", every, gone)
    _compare_units(whole, extras.get("表二", {}))
    return [*facts, whole.fact("表二", "表二", extras)]


def _compare_units(whole: Values, told: Mapping[str, int | str]) -> None:
    """Note whether the text gives in 元 the very number that table 二 prints as 万元."""
    charged, in_yuan = whole.fields.get("行政事业性收费"), told.get("正文收费元数")
    if isinstance(charged, int):
        whole.fields["正文同数称元"] = int(isinstance(in_yuan, int) and charged > 0 and in_yuan * 10_000 == charged)


def _facts_of_three(tables: Tables, form: TableForm, extras: Extras) -> list[Fact]:
    table = tables.tables["表三"]
    gone = _missing_rows(tables, form)
    columns = [line.code for line in form.columns]
    assumed = table.assumed or frozenset()
    facts = []
    for code, readings in table.cells.items():
        row = Values(table, {"行": code, "行名": table.labels[code]})
        for column in columns:
            row.read(column, readings[column], code, column)
        if ROWS in assumed:
            row.withhold(columns, _NO_TEST)
        facts.append(row.fact("表三.行", f"表三/行/{code}", extras))
    for column in columns:
        values = Values(table, {"列": column})
        for line in form.rows:
            if line.code in table.cells:
                values.read(line.name, table.cells[line.code][column], line.code, column)
            elif line.code in gone:
                values.unreadable[line.name] = gone[line.code]
            else:
                values.fields[line.name], values.blanks[line.name] = 0, NO_SUCH_LINE
        state, open_state = column_state(table, form, column)
        values.withhold(_assumed_rows(assumed, form), _NO_TEST)
        values.fields |= state
        values.unreadable |= open_state
        facts.append(values.fact("表三.列", f"表三/列/{column}", extras if column == columns[-1] else {}))
    whole = Values(table)
    total_row = table.cells.get("T", {})
    six = [reading for column, reading in total_row.items() if column != columns[-1]]
    if "T" in gone or all(reading.blank is None for reading in six):
        whole.add("总计行六类之和", six, gone.get("T", ""))
    results, open_reason = _totals(table, form, gone, form.groups["各办理结果"])
    if open_reason or all(reading.blank is None for reading in results):
        whole.add("总计列各结果之和", results, open_reason)
    if RESULTS in assumed:
        whole.withhold(("总计行六类之和", "总计列各结果之和"), _NO_TEST)
    if ROWS in assumed:
        whole.unreadable["错列行数"] = _NO_TEST
    elif all(r.doubt is None for readings in table.cells.values() for r in readings.values()):
        shifted = shifted_rows(table, form)
        whole.fields["错列行数"] = len(shifted)
        if shifted:
            whole.fields["错列行"] = "、".join(form.row(code).name for code in shifted)
    else:
        whole.unreadable["错列行数"] = "表三有读不出来的格"
    return [*facts, whole.fact("表三", "表三", extras)]


def _assumed_rows(assumed: Collection[str], form: TableForm) -> Iterator[str]:
    """Yield the names of the rows by which a sum of columns that was ``assumed`` would be tested.

    （七）总计 is in both sums and not among them: what made it certain by the one may be tested by the other.
    """
    if BALANCE in assumed:
        yield from (form.row(code).name for code in BALANCE_ROWS)
    if RESULTS in assumed:
        yield from form.groups["各办理结果"]


def _facts_of_four(tables: Tables, forms: Forms, extras: Extras) -> list[Fact]:
    table, form = tables.tables["表四"], forms.tables["表四"]
    assumed = table.assumed or frozenset()
    facts = []
    whole = Values(table)
    for line in form.rows:
        group = Values(table, {"组": line.code, "组名": line.name})
        for column in form.columns:
            group.read(column.name, table.cells[line.code][column.code], line.code, column.code)
        if ROWS in assumed:
            group.withhold([column.name for column in form.columns], _NO_TEST)
        facts.append(group.fact("表四.组", f"表四/组/{line.code}", extras))
        whole.read(f"{line.code}总计", table.cells[line.code]["总计"], line.code, "总计")
    whole.add("案件合计", [readings["总计"] for readings in table.cells.values()])
    whole.add("纠正合计", [readings["纠正"] for readings in table.cells.values()])
    _add_applications(whole, tables, forms.tables["表三"])
    shifted = fits_shifted(table, form)
    if ROWS in assumed:
        whole.unreadable["错开后相符"] = _NO_TEST
    elif shifted is None:
        whole.unreadable["错开后相符"] = "表四有读不出来的格"
    else:
        whole.fields["错开后相符"] = int(shifted)
    return [*facts, whole.fact("表四", "表四", extras)]


def _add_applications(whole: Values, tables: Tables, form: TableForm) -> None:
    """Add the numbers of table 三 that those of table 四 are compared with, when the document has it."""
    names = ("本年新收", "上年结转", "不予公开合计", "其他结果合计")
    if "表三" in tables.unreadable:
        whole.unreadable |= dict.fromkeys(names, tables.unreadable["表三"])
        return
    if "表三" not in tables.tables:
        return
    table, gone = tables.tables["表三"], _missing_rows(tables, form)
    for code, name in (("R1", "本年新收"), ("R2", "上年结转")):
        if code in table.cells:
            whole.read(name, table.cells[code]["总计"], code, "总计", table)
        else:
            whole.unreadable[name] = gone.get(code, "")
    refused = form.groups["不予公开各项"]
    others = tuple(name for name in form.groups["各办理结果"] if name not in refused)
    for name, lines in (("不予公开合计", refused), ("其他结果合计", others)):
        readings, missing = _totals(table, form, gone, lines)
        if missing or all(reading.blank is None for reading in readings):
            whole.add(name, readings, missing, table)


def _totals(
    table: FormTable, form: TableForm, gone: Mapping[str, str], names: Iterable[str]
) -> tuple[list[Reading], str]:
    """Return the 总计 readings of the rows ``names``, and the reason if one of these rows is missing."""
    codes = [line.code for line in form.rows if line.name in set(names)]
    missing = next((gone[code] for code in codes if code in gone), "")
    return [table.cells[code]["总计"] for code in codes if code in table.cells], missing


def _missing_rows(tables: Tables, form: TableForm) -> dict[str, str]:
    """Return the reason for each row of table 三 that ought to be there and is not."""
    layout = tables.layouts["表三"]
    found = {line.code: f"{form.name}缺“{line.label[:20]}”一行" for line in layout.missing}
    if layout.cut:
        found = dict.fromkeys(found, CUT)
    renamed = "、".join(label[:20] for label in layout.unmatched)
    return found | {line.code: f"行目“{renamed}”与格式不同，无法对应" for line in layout.unmatched_lines}
