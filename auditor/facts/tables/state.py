"""Facts of kind 表: whether each table is there, how its cells are filled, how its rows compare with the form."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from auditor.facts.tables.extraction import Tables
from auditor.facts.tables.layout import Layout
from auditor.facts.tables.numbers import is_dash, is_fraction, is_text
from auditor.model.facts import Exhibit, Fact, FormTable, Reading
from auditor.model.forms import Forms, TableForm

INTERRUPTION = "中断"
"""Key of the extras of kind 表: why the rest of the file is missing."""

Place = tuple[str, str, Reading]
_LISTED = 5
_CELL_FIELDS = ("空白格", "斜线格", "非数字格", "负数格", "小数格")
_WIDTH = {"表三": 7, "表四": 15}
_COUNTED = (
    "数据格数",
    "已填格数",
    *(f"{field}数" for field in _CELL_FIELDS),
    *("缺行数", "多行数", "改名行数", "列数", "总计空白数", "并列合计行数", "重复份数", "重复不一致格数"),
)
_NAMES = ("表二", "表三", "表四")
_ONLY = {"列数": ("表三", "表四"), "总计空白数": ("表三", "表四"), "并列合计行数": ("表三",)}
_SIGNED_COLUMNS = frozenset({"本年增减"})


def state_fact(name: str, tables: Tables, forms: Forms, extras: Mapping[str, int | str]) -> Fact:
    """Return the fact of kind 表 for table ``name``; there is always one, also when the table is missing."""
    interruption = str(extras.get(INTERRUPTION, "")) or tables.cut
    fields: dict[str, int | str] = {k: v for k, v in extras.items() if k != INTERRUPTION}
    fields["表"] = name
    unreadable: dict[str, str] = {}
    exhibits: dict[str, Exhibit] = {}
    if name in tables.layouts:
        fields |= {"已附": 1, "以图代表": 0}
        _fill_form(name, tables.layouts[name], fields, unreadable)
    if name in tables.tables:
        table, form = tables.tables[name], forms.tables[name]
        exhibits["已附"] = _exhibit(table)
        other = next((code for code in ("E", "E1") if name == "表三" and code in table.cells), None)
        if other:
            first = next(iter(table.cells[other].values()))
            exhibits["其他处理行数"] = Exhibit(table.labels[other], first.locator, table.section, name, other)
        _fill_cells(table, form, fields, unreadable, exhibits)
        _fill_layout(tables.layouts[name], interruption, fields, unreadable)
        _fill_columns(table, tables.layouts[name], fields, unreadable)
        _fill_totals(table, form, fields, unreadable, exhibits)
    elif name in tables.unreadable:
        own = [field for field in _COUNTED if name in _ONLY.get(field, _NAMES)]
        unreadable |= dict.fromkeys(own, tables.unreadable[name])
        width = tables.layouts[name].width if name in tables.layouts else None
        if name == "表四" and width is not None:
            # A header that certainly lacks groups of the form leaves the numbers open but not how many columns it has.
            fields["列数"] = width
            del unreadable["列数"]
    else:
        picture = tables.pictures.get(name)
        if picture is None:
            unreadable["以图代表"] = "文件里有图片，分不清属于哪一部分"
        elif picture and tables.cut:
            unreadable["以图代表"] = tables.cut
        else:
            fields["以图代表"] = int(picture)
        if interruption:
            unreadable["已附"] = interruption
        else:
            fields["已附"] = 0
    return Fact("表", name, fields, unreadable=unreadable, exhibits=exhibits)


def _fill_form(name: str, layout: Layout, fields: dict[str, int | str], unreadable: dict[str, str]) -> None:
    """Add what the printed labels show of the format in use, also when the numbers cannot be read."""
    if name in _WIDTH:
        fields["应有列数"] = _WIDTH[name]
    if name == "表二":
        fields["旧式栏目数"] = len(layout.old)
        if layout.old:
            fields["旧式栏目"] = "、".join(layout.old)
        fields["有现行有效栏"] = int(layout.has_in_force)
    if name == "表三":
        if layout.note is None:
            unreadable["有勾稽说明"] = "这种文件可能丢失表角的单元格"
        else:
            fields["有勾稽说明"] = int(layout.note)
        if layout.others is None or layout.cut or layout.unmatched:
            unreadable["其他处理行数"] = "（六）其他处理的各行不完整或无法辨认"
        else:
            fields["其他处理行数"] = layout.others


def _fill_cells(
    table: FormTable,
    form: TableForm,
    fields: dict[str, int | str],
    unreadable: dict[str, str],
    exhibits: dict[str, Exhibit],
) -> None:
    """Count the cells by what is printed in them; a count of none is open while some cells cannot be read."""
    cells = [(row, column, r) for row, readings in table.cells.items() for column, r in readings.items()]
    doubts = [reading.doubt for _, _, reading in cells if reading.doubt]
    signed = _SIGNED_COLUMNS | {column.code for block in form.blocks for column in block.columns if column.unit}
    tests: dict[str, Callable[[str, Reading], bool]] = {
        "空白格": lambda _, r: r.blank == "",
        "斜线格": lambda _, r: is_dash(r),
        "非数字格": lambda _, r: is_text(r),
        "负数格": lambda column, r: r.number is not None and r.number < 0 and column not in signed,
        "小数格": lambda _, r: is_fraction(r),
    }
    fields["数据格数"] = len(cells)
    counts = {"已填格数": [p for p in cells if p[2].blank is None and not p[2].doubt]}
    # Most cells hold a plain number, of which no test is true.
    odd = [p for p in cells if not p[2].doubt and (p[2].number is None or p[2].number < 0)]
    counts |= {name: [p for p in odd if test(p[1], p[2])] for name, test in tests.items()}
    for name, found in counts.items():
        field = name if name.endswith("数") else f"{name}数"
        if not found and doubts:
            unreadable[field] = f"有{len(doubts)}格读不出来：{doubts[0]}"
            continue
        fields[field] = len(found)
        if found and name in tests:
            shown = name in ("空白格", "斜线格")
            fields[name] = "、".join(_name(p, table, form, with_text=not shown) for p in found[:_LISTED])
            exhibits[field] = exhibits[name] = _exhibit(table, found[0])


def _fill_layout(layout: Layout, interruption: str, fields: dict[str, int | str], unreadable: dict[str, str]) -> None:
    """Add how the rows compare with the form, and how often the table comes."""
    _count(fields, "多行", layout.extra)
    _count(fields, "改名行", layout.renamed)
    if layout.missing and layout.cut:
        unreadable["缺行数"] = interruption
    else:
        _count(fields, "缺行", [line.label for line in layout.missing])
    fields["重复份数"] = layout.copies
    if layout.collection:
        unreadable["重复不一致格数"] = "文件里有几套年报，同一张表可以出现几次"
    elif layout.uncompared and not layout.differences:
        unreadable["重复不一致格数"] = "另有一张相同格式的表，数不相同，不能确定是不是同一年度、同一机关的"
    else:
        fields["重复不一致格数"] = len(layout.differences)
        if layout.differences:
            fields["重复不一致格"] = "、".join(layout.differences[:_LISTED])


def _fill_columns(table: FormTable, layout: Layout, fields: dict[str, int | str], unreadable: dict[str, str]) -> None:
    """Add the number of data columns, and of rows with a doubled one.

    While no row could be read, that there are as many columns as there should be is open; while some could not, that
    none of them has a doubled column.
    """
    if table.name not in _WIDTH:
        return
    doubts = [next((r.doubt for r in row.values() if r.doubt), "") for row in table.cells.values()]
    if layout.width is None or (all(doubts) and layout.width == _WIDTH[table.name]):
        unreadable["列数"] = next(filter(None, doubts), "排列与格式不同，不能确定数据有几列")
    else:
        fields["列数"] = layout.width
    if table.name == "表三":
        if any(doubts) and not layout.twin_totals:
            unreadable["并列合计行数"] = next(filter(None, doubts))
        else:
            fields["并列合计行数"] = layout.twin_totals


def _count(fields: dict[str, int | str], name: str, labels: list[str] | tuple[str, ...]) -> None:
    fields[f"{name}数"] = len(labels)
    if labels:
        fields[name] = "、".join(label[:40] for label in labels[:_LISTED])


def _fill_totals(
    table: FormTable,
    form: TableForm,
    fields: dict[str, int | str],
    unreadable: dict[str, str],
    exhibits: dict[str, Exhibit],
) -> None:
    """List the totals that are blank although a part of them is above zero."""
    if not form.rows:
        return
    found: dict[tuple[str, str], Place] = {}
    open_parts = ""
    for total, parts in _sums(table, form):
        if total[2].blank is None:
            open_parts = open_parts or (total[2].doubt or "")
        elif any(p.number is not None and p.number > 0 for p in parts):
            found[total[0], total[1]] = total
        else:
            open_parts = open_parts or next((p.doubt for p in parts if p.doubt), "")
    if not found and open_parts:
        unreadable["总计空白数"] = open_parts
        return
    fields["总计空白数"] = len(found)
    if found:
        listed = list(found.values())
        fields["总计空白"] = "、".join(_name(p, table, form, with_text=False) for p in listed[:_LISTED])
        exhibits["总计空白数"] = exhibits["总计空白"] = _exhibit(table, listed[0])


def _sums(table: FormTable, form: TableForm) -> Iterator[tuple[Place, list[Reading]]]:
    """Yield each total cell with its parts: the last column of each row, and in table 三 the row （七）总计."""
    for row, readings in table.cells.items():
        if "总计" in readings:
            yield (row, "总计", readings["总计"]), [r for column, r in readings.items() if column != "总计"]
    outcomes = {line.code for line in form.rows if line.name in form.groups.get("各办理结果", ())}
    for column, reading in table.cells.get("T", {}).items():
        yield ("T", column, reading), [table.cells[row][column] for row in outcomes & set(table.cells)]


def _name(place: Place, table: FormTable, form: TableForm, *, with_text: bool) -> str:
    row, column, reading = place
    name = next((line.name for line in form.rows if line.code == row), row)
    text = f"（{reading.text.strip()[:20]}）" if with_text else ""
    return f"{name}·{column}{text}"


def _exhibit(table: FormTable, place: Place | None = None) -> Exhibit:
    if place is None:
        return Exhibit(table.name, table.locator, table.section, table.name)
    row, column, reading = place
    return Exhibit(reading.text, reading.locator, table.section, table.name, row, column)
