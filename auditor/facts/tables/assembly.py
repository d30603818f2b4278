"""Rows of a table put together into the table of the form, compared with what the form asks for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from auditor.facts.tables import three, two
from auditor.facts.tables.copies import Choice, Copy, choose, differences
from auditor.facts.tables.four import read_cases
from auditor.facts.tables.fragments import name_bare_rows
from auditor.facts.tables.grids import Piece, vocabulary
from auditor.facts.tables.layout import Cells, Found, Layout, form_by, is_at_end, note_printed
from auditor.facts.tables.records import Record, compare, copies, uses_variant
from auditor.model.document import INTERRUPTED, Document, Table
from auditor.model.facts import FormTable, Section
from auditor.model.forms import Line, TableForm
from auditor.model.labels import fold

CUT = "文件在表格中间中断，其后的行无从判断"
NOT_THE_FORM = "只找到行目很少的表，不能确定是不是统一格式的表三"
_LEAST_ROWS = 10
"""Rows of table 三 that a table without its note must have: summaries and statistics borrow a few of its labels."""


def heading(sections: Sequence[Section], block: int) -> str | None:
    """Return the printed heading of the part in which ``block`` stands."""
    return next((s.title for s in reversed(sections) if s.start <= block < s.end), None)


def assemble_two(pieces: Sequence[Piece], document: Document, sections: Sequence[Section], form: TableForm) -> Found:
    """Return table 二 read from ``pieces``."""
    found = copies(two.read_records(pieces, form, vocabulary(form)))
    choice = _choose([_copy(r, pieces) for r in found], document, sections, form)
    first = found[choice.judged] if found else []
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
    layout = replace(
        comparison,
        form=printed,
        old=tuple(dict.fromkeys(old)),
        has_in_force=any(column.code == "现行有效" for column in columns.values()),
        cut=_is_cut(document, pieces, found, wanted),
    )
    layout = _with_copies(layout, choice, [_cells(r) for r in found], {row.code: row.label for row in rows})
    names = tuple(dict.fromkeys(code for record in first for code in record.columns))
    return _found(form.name, first, names, layout, document, sections)


def assemble_three(
    pieces: Sequence[Piece], document: Document, sections: Sequence[Section], form: TableForm, other_form: str | None
) -> Found:
    """Return table 三 read from ``pieces``; ``other_form`` is the format of table 二.

    It decides which rows of （六）其他处理 are missing when none is there.
    """
    is_headed = any(fold(placed.text) == "自然人" for piece in pieces for row in piece.rows for placed in row)
    every = copies(three.read_records(pieces, vocabulary(form)))
    torn = sum(1 for records in every for record in records if not record.label)
    found = [name_bare_rows(records, form.rows) for records in every]
    found = [_without_subtotal(records, form) for records in found if _is_three(records, pieces)]
    if not found:
        cut = is_at_end(document, pieces[-1].block)
        return Found(Layout(note=note_printed(document, is_headed), cut=cut), reason=CUT if cut else NOT_THE_FORM)
    choice = _choose([_copy(r, pieces) for r in found], document, sections, form)
    first = found[choice.judged]
    codes = {record.code for record in first}
    printed = form_by([row for row in form.rows if row.code in codes])
    year = printed or ("2019" if other_form == "2019" else "2021")
    wanted = [row for row in form.rows if year in row.forms]
    comparison = compare(first, wanted, lambda record, line: False)
    layout = replace(
        comparison,
        form=printed,
        width=_usual([len(record.columns) + record.strays for record in first]),
        note=note_printed(document, is_headed),
        others=sum(1 for row in form.rows if len(row.forms) == 1 and row.code in codes),
        twin_totals=sum(record.twin_total for record in first),
        cut=_is_cut(document, pieces, found, wanted),
    )
    layout = _with_copies(layout, choice, [_cells(r) for r in found], {row.code: row.label for row in form.rows})
    names = next((record.columns for record in first if record.columns), ())
    table = _found(form.name, first, names, layout, document, sections)
    warnings = (f"表三有 {torn} 行数与行目分在两处，按行的次序对应，请对照原件核对。",) if torn else ()
    return replace(table, warnings=(*warnings, *table.warnings))


def assemble_four(pieces: Sequence[Piece], document: Document, sections: Sequence[Section], form: TableForm) -> Found:
    """Return table 四 read from ``pieces``."""
    found = read_cases(pieces, vocabulary(form))
    at_end = bool(document.unread) or is_at_end(document, pieces[-1].block)
    filled = [cases for cases in found if cases.cells] or found[:1]
    if not filled or not filled[0].cells:
        reason = filled[0].reason if filled else "只有表头，没有数据行"
        cut = at_end and not (filled and filled[0].count)
        width = filled[0].count if len(found) == 1 and filled[0].lacks_groups else None
        return Found(Layout(cut=cut, copies=max(1, len(found)), width=width), reason=CUT if cut else reason)
    every = [Copy(c.block, c.last, c.cells, c.caption) for c in filled]
    choice = _choose(every, document, sections, form)
    first = filled[choice.judged]
    label = {row.code: row.label for row in form.rows}
    layout = Layout(
        extra=tuple(f"第{n + 2}行数据" for n in range(first.spare)),
        width=first.count or None,
        cut=_is_interrupted(filled[-1].cells),
    )
    layout = _with_copies(layout, choice, [c.cells for c in filled], label)
    columns = tuple(column.code for column in form.columns)
    part = heading(sections, first.block)
    assumed = _assumed(document, {first.block, first.last})
    table = FormTable(form.name, None, label, columns, first.cells, part, first.locator, assumed)
    return Found(layout, table)


def _found(
    name: str,
    records: Sequence[Record],
    columns: tuple[str, ...],
    layout: Layout,
    document: Document,
    sections: Sequence[Section],
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
        _assumed(document, {record.block for record in known}),
    )
    return Found(layout, table, warnings=tuple(warnings))


def _assumed(document: Document, blocks: Iterable[int]) -> frozenset[str] | None:
    """Return the sums taken for granted in the grids at ``blocks``; None where no cells of them ran together."""
    grids = [block for block in (document.blocks[number] for number in blocks) if isinstance(block, Table)]
    assumed = [grid.assumed for grid in grids if grid.assumed is not None]
    return frozenset().union(*assumed) if assumed else None


def _without_subtotal(records: list[Record], form: TableForm) -> list[Record]:
    """Drop the row （六）其他处理 where its three rows are there too, or may only be cut off: it is then their subtotal."""
    single = {row.code for row in form.rows if row.forms == ("2019",)}
    parts = {row.code for row in form.rows if row.forms == ("2021",)}
    is_split = bool({record.code for record in records} & parts)
    return [r for r in records if r.code not in single or not (is_split or _is_interrupted({"": r.cells}))]


def _usual(widths: list[int]) -> int | None:
    """Return the most common number of columns; a stray cell beside one row is no column."""
    return Counter(widths).most_common(1)[0][0] or None if widths else None


def _is_three(records: Sequence[Record], pieces: Sequence[Piece]) -> bool:
    """Tell whether ``records`` are table 三 and no summary or statistics with some of its words."""
    blocks = {record.block for record in records}
    codes = {record.code for record in records if record.code}
    return len(codes) >= _LEAST_ROWS or any(piece.has_note for piece in pieces if piece.block in blocks)


def _copy(records: Sequence[Record], pieces: Sequence[Piece]) -> Copy:
    blocks = [record.block for record in records]
    caption = next((piece.caption for piece in pieces if piece.block == blocks[0]), "")
    return Copy(blocks[0], blocks[-1], _cells(records), caption)


def _cells(records: Sequence[Record]) -> Cells:
    return {record.code: record.cells for record in records if record.code}


def _choose(every: Sequence[Copy], document: Document, sections: Sequence[Section], form: TableForm) -> Choice:
    if not every:
        return Choice(0)
    return choose(every, document, sections, is_collection=_is_collection(sections, form, len(every)))


def _with_copies(layout: Layout, choice: Choice, every: Sequence[Cells], label: dict[str, str]) -> Layout:
    """Return ``layout`` with what the other copies of the table show."""
    judged = every[choice.judged] if every else {}
    other = {place: differences(judged, every[place], label) for place in (*choice.compared, *choice.open)}
    return replace(
        layout,
        copies=1 + len(other),
        differences=tuple(text for place in choice.compared for text in other[place]),
        uncompared=any(other[place] for place in choice.open),
        collection=choice.is_collection,
    )


def _is_collection(sections: Sequence[Section], form: TableForm, count: int) -> bool:
    return count > 1 and sum(1 for section in sections if section.ordinal == form.part) > 1


def _is_cut(document: Document, pieces: Sequence[Piece], found: list[list[Record]], wanted: Sequence[Line]) -> bool:
    """Tell whether rows of the table may stand where the file was not read.

    The file ends within it, so that its last rows are still to come or a cell was cut off; or pages were not read.
    """
    if found and _is_interrupted(_cells(found[-1])):
        return True
    codes = [record.code for record in (found[-1] if found else [])]
    if document.unread:
        return any(line.code not in codes for line in wanted)
    return is_at_end(document, pieces[-1].block) and (not wanted or wanted[-1].code not in codes)


def _is_interrupted(cells: Cells) -> bool:
    return any(reading.doubt == INTERRUPTED for row in cells.values() for reading in row.values())
