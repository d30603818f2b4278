"""Rows of a table put together into the table of the form, compared with what the form asks for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from auditor.facts.tables import three, two
from auditor.facts.tables.four import read_cases
from auditor.facts.tables.grids import Piece, vocabulary
from auditor.facts.tables.layout import Cells, Found, Layout, differences, form_by, is_at_end, note_printed
from auditor.facts.tables.records import Record, compare, copies, uses_variant
from auditor.model.document import Document
from auditor.model.facts import FormTable, Section
from auditor.model.forms import Line, TableForm

CUT = "文件在表格中间中断，其后的行无从判断"


def heading(sections: Sequence[Section], block: int) -> str | None:
    """Return the printed heading of the part in which ``block`` stands."""
    return next((s.title for s in reversed(sections) if s.start <= block < s.end), None)


def assemble_two(pieces: Sequence[Piece], document: Document, sections: Sequence[Section], form: TableForm) -> Found:
    """Return table 二 read from ``pieces``."""
    found = copies(two.read_records(pieces, form, vocabulary(form)))
    first = found[0] if found else []
    rows = [line for block in form.blocks for line in block.rows]
    columns = {
        (block.item, column.code): column
        for block in form.blocks
        for record in first
        for column in block.columns
        if record.code in {row.code for row in block.rows} and column.code in record.columns
    }
    printed = form_by(list(columns.values()))
    year = "2019" if printed == "2019" else "2021"
    wanted = [row for block in form.blocks if year in block.forms for row in block.rows if year in row.forms]
    new = {column.code for column in columns.values() if column.forms == ("2021",)}
    comparison = compare(first, wanted, lambda r, line: bool(new & set(r.columns)) and uses_variant(r, line))
    codes = {record.code for record in first}
    old = [c.label for c in columns.values() if c.forms == ("2019",)]
    old += [row.label for row in rows if row.forms == ("2019",) and row.code in codes]
    layout = Layout(
        form=printed,
        extra=comparison.extra,
        missing=comparison.missing,
        renamed=comparison.renamed,
        unmatched=comparison.unmatched,
        unmatched_lines=comparison.unmatched_lines,
        old=tuple(dict.fromkeys(old)),
        has_in_force=any(column.code == "现行有效" for column in columns.values()),
        copies=max(1, len(found)),
        differences=_differences(found, {row.code: row.label for row in rows}),
        collection=_is_collection(sections, form, len(found)),
        cut=_is_cut(document, pieces, found, wanted),
    )
    names = tuple(dict.fromkeys(code for record in first for code in record.columns))
    return _found(form.name, first, names, layout, sections)


def assemble_three(
    pieces: Sequence[Piece], document: Document, sections: Sequence[Section], form: TableForm, other_form: str | None
) -> Found:
    """Return table 三 read from ``pieces``; ``other_form`` is the format of table 二.

    It decides which rows of （六）其他处理 are missing when none is there.
    """
    is_headed = any(placed.text == "自然人" for piece in pieces for row in piece.rows for placed in row)
    found = copies(three.read_records(pieces, vocabulary(form)))
    found = [_without_subtotal(records, form) for records in found]
    first = found[0] if found else []
    codes = {record.code for record in first}
    printed = form_by([row for row in form.rows if row.code in codes])
    year = printed or ("2019" if other_form == "2019" else "2021")
    wanted = [row for row in form.rows if year in row.forms]
    comparison = compare(first, wanted, lambda record, line: False)
    layout = Layout(
        form=printed,
        extra=comparison.extra,
        missing=comparison.missing,
        renamed=comparison.renamed,
        unmatched=comparison.unmatched,
        unmatched_lines=comparison.unmatched_lines,
        width=_usual([len(record.columns) + record.strays for record in first]),
        note=note_printed(document, is_headed),
        others=sum(1 for row in form.rows if len(row.forms) == 1 and row.code in codes),
        twin_totals=sum(record.twin_total for record in first),
        copies=max(1, len(found)),
        differences=_differences(found, {row.code: row.label for row in form.rows}),
        collection=_is_collection(sections, form, len(found)),
        cut=_is_cut(document, pieces, found, wanted),
    )
    names = next((record.columns for record in first if record.columns), ())
    return _found(form.name, first, names, layout, sections)


def assemble_four(pieces: Sequence[Piece], document: Document, sections: Sequence[Section], form: TableForm) -> Found:
    """Return table 四 read from ``pieces``."""
    found = read_cases(pieces, vocabulary(form))
    at_end = is_at_end(document, pieces[-1].block)
    filled = [cases for cases in found if cases.cells] or found[:1]
    if not filled or not filled[0].cells:
        reason = filled[0].reason if filled else "只有表头，没有数据行"
        cut = at_end and not (filled and filled[0].count)
        return Found(Layout(cut=cut, copies=max(1, len(found))), reason=CUT if cut else reason)
    first = filled[0]
    label = {row.code: row.label for row in form.rows}
    listed = [text for other in filled[1:] for text in differences(first.cells, other.cells, label)]
    layout = Layout(
        extra=tuple(f"第{n + 2}行数据" for n in range(first.spare)),
        width=first.count,
        copies=len(filled),
        differences=tuple(listed),
        collection=_is_collection(sections, form, len(filled)),
    )
    columns = tuple(column.code for column in form.columns)
    table = FormTable(form.name, None, label, columns, first.cells, heading(sections, first.block), first.locator)
    return Found(layout, table)


def _found(
    name: str, records: Sequence[Record], columns: tuple[str, ...], layout: Layout, sections: Sequence[Section]
) -> Found:
    known = [record for record in records if record.code]
    if not known:
        return Found(layout, reason=CUT if layout.cut else "行目都无法辨认")
    cells: Cells = {record.code or "": record.cells for record in known}
    warnings = [
        f"{name}“{record.label[:20]}”一行：{doubts[0]}"
        for record in known
        if (doubts := [r.doubt for r in record.cells.values() if r.doubt])
    ]
    table = FormTable(
        name,
        layout.form,
        {record.code or "": record.label for record in known},
        columns,
        cells,
        heading(sections, known[0].block),
        known[0].locator,
    )
    return Found(layout, table, warnings=tuple(warnings))


def _without_subtotal(records: list[Record], form: TableForm) -> list[Record]:
    """Drop the row （六）其他处理 where its three rows are there too: it is then their subtotal."""
    single = {row.code for row in form.rows if row.forms == ("2019",)}
    parts = {row.code for row in form.rows if row.forms == ("2021",)}
    if {record.code for record in records} & parts:
        return [record for record in records if record.code not in single]
    return records


def _usual(widths: list[int]) -> int | None:
    """Return the most common number of columns; a stray cell beside one row is no column."""
    return Counter(widths).most_common(1)[0][0] or None if widths else None


def _differences(found: list[list[Record]], label: dict[str, str]) -> tuple[str, ...]:
    first, *others = found or [[]]
    known: Cells = {r.code: r.cells for r in first if r.code}
    return tuple(
        text for other in others for text in differences(known, {r.code: r.cells for r in other if r.code}, label)
    )


def _is_collection(sections: Sequence[Section], form: TableForm, count: int) -> bool:
    return count > 1 and sum(1 for section in sections if section.ordinal == form.part) > 1


def _is_cut(document: Document, pieces: Sequence[Piece], found: list[list[Record]], wanted: Sequence[Line]) -> bool:
    """Tell whether the file ends with the table while its last rows are still to come."""
    if not is_at_end(document, pieces[-1].block):
        return False
    codes = [record.code for record in (found[-1] if found else [])]
    return not wanted or wanted[-1].code not in codes
