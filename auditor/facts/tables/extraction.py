"""Tables 二, 三 and 四 of the form as a document has them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from auditor.facts.tables.assembly import CUT, NOT_THE_FORM, assemble_four, assemble_three, assemble_two
from auditor.facts.tables.flattened import REASON, Flattened, find_flattened
from auditor.facts.tables.layout import Found, Layout, form_by, is_at_end, note_printed
from auditor.facts.tables.pieces import pieces
from auditor.model.document import Document, Image
from auditor.model.facts import FormTable, Section
from auditor.model.forms import Forms, TableForm

_LAST_ROW = "R4"
BROKEN_OFF = "文件在这里中断，其后的部分无从判断"


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables found: readable ones in ``tables``, others in ``unreadable`` with the reason.

    ``layouts`` has an entry for each of both. ``pictures`` tells for each table that was not found whether its part
    holds a picture instead (None: the document has pictures, but not in a part that can be told). ``cut`` is the
    reason when the file breaks off, within a table or elsewhere, so that the tables after it may only be lost.
    """

    tables: dict[str, FormTable] = field(default_factory=dict)
    unreadable: dict[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    layouts: dict[str, Layout] = field(default_factory=dict)
    pictures: dict[str, bool | None] = field(default_factory=dict)
    cut: str = ""


def extract_tables(document: Document, sections: tuple[Section, ...], forms: Forms) -> Tables:
    """Return tables 二, 三 and 四 of ``document``, found by their labels wherever they stand.

    A table that comes again is read once, the first time; the cells that differ are listed. No reading is guessed:
    values that cannot be given a row and a column with certainty are doubted.
    """
    found = _from_grids(document, sections, forms)
    certain = {name: each for name, each in found.items() if each.reason != NOT_THE_FORM}
    for flat in find_flattened(document, forms, certain):
        found[flat.name] = _from_text(flat, document, forms.tables[flat.name])
    warnings = [warning for each in found.values() for warning in each.warnings]
    warnings += [f"{name}：{each.reason}" for name, each in found.items() if each.reason]
    return Tables(
        tables={name: each.table for name, each in found.items() if each.table},
        unreadable={name: each.reason for name, each in found.items() if not each.table},
        warnings=tuple(warnings),
        layouts={name: each.layout for name, each in found.items()},
        pictures={
            name: _has_picture(document, sections, form) for name, form in forms.tables.items() if name not in found
        },
        cut=next((CUT for each in found.values() if each.layout.cut), BROKEN_OFF if document.broken_off else ""),
    )


def _from_grids(document: Document, sections: Sequence[Section], forms: Forms) -> dict[str, Found]:
    everything = pieces(document, forms)
    found: dict[str, Found] = {}
    for name, form in forms.tables.items():
        own = [piece for piece in everything if piece.name == name]
        if not own:
            continue
        if name == "表二":
            found[name] = assemble_two(own, document, sections, form)
        elif name == "表三":
            known = found.get("表二")
            found[name] = assemble_three(own, document, sections, form, known.layout.form if known else None)
        else:
            found[name] = assemble_four(own, document, sections, form)
    return found


def _from_text(flat: Flattened, document: Document, form: TableForm) -> Found:
    """Return what can be told of a table whose cells ran together and could not be restored: its labels."""
    codes = {line.code for line in flat.printed}
    layout = Layout(
        form=form_by(flat.printed),
        old=tuple(line.label for line in flat.printed if line.forms == ("2019",) and form.blocks),
        has_in_force="现行有效" in codes,
        note=note_printed(document, is_headed=False),
        # Where nothing follows （六）其他处理, its rows may be still to come.
        others=3 if {"E1", "E2"} <= codes else 1 if {"E", _LAST_ROW} <= codes else None,
        cut=is_at_end(document, flat.block),
    )
    return Found(layout, reason=REASON)


def _has_picture(document: Document, sections: Sequence[Section], form: TableForm) -> bool | None:
    """Tell whether the part of ``form`` holds a picture; None where a picture stands where the part might be.

    A part without a heading would follow the part before it, so only pictures there leave the question open; a logo
    above the report is no table.
    """
    own = [section for section in sections if section.ordinal == form.part]
    if own:
        return _holds_picture(document, own)
    before = [section for section in sections if section.ordinal is None or section.ordinal < form.part][-1:]
    if sections and not before:
        return False
    open_ = _holds_picture(document, before) if before else any(isinstance(b, Image) for b in document.blocks)
    return None if open_ else False


def _holds_picture(document: Document, sections: Sequence[Section]) -> bool:
    return any(isinstance(block, Image) for s in sections for block in document.blocks[s.start : s.end])
