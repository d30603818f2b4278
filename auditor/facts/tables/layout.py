"""What a document shows of a table of the form beyond its cells: missing rows, other names, repeated copies."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from auditor.model.document import Document, Paragraph, Table
from auditor.model.facts import FormTable, Reading
from auditor.model.forms import Line

NOTE = "勾稽"
_SHORT = 60
_SCRAPS = 3
# 无 right after a number is the first character of a label (无正当理由…, 无法提供) that the file breaks off in.
_CLOSED = re.compile(r"[。！；日]\s*$|(?:^|[：:])\s*无\s*$|^\s*[一二三四五六七]、.*情况")


@dataclass(frozen=True, slots=True)
class Layout:
    """What a document shows of a table beyond its cells.

    ``form`` is the format the labels follow. ``extra`` rows are not in the form, ``renamed`` ones under other names than
    there; ``missing`` are lines of the form without a row; ``unmatched`` are printed labels that stand where
    ``unmatched_lines`` are missing but cannot be matched with one of them. ``width`` is the number of data columns (None:
    not certain), ``note`` whether the note 勾稽关系 is printed (None: the corner of the table may have been lost in this
    file), ``old`` the labels that only the 2019 format has, ``others`` the number of rows of （六）其他处理 (None: not
    certain), ``twin_totals`` the rows with a summed-up column 法人或其他组织.
    ``uncompared`` says that a further table like it has other numbers, but perhaps on another year or organ,
    ``collection`` that the document holds several reports, ``cut`` that the file breaks off within the table.
    """

    form: str | None = None
    extra: tuple[str, ...] = ()
    missing: tuple[Line, ...] = ()
    renamed: tuple[str, ...] = ()
    unmatched: tuple[str, ...] = ()
    unmatched_lines: tuple[Line, ...] = ()
    width: int | None = None
    note: bool | None = None
    old: tuple[str, ...] = ()
    has_in_force: bool = False
    others: int | None = None
    twin_totals: int = 0
    copies: int = 1
    differences: tuple[str, ...] = ()
    uncompared: bool = False
    collection: bool = False
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A table that is in the document: read (``table``) or only present, with the ``reason`` why it is not read."""

    layout: Layout
    table: FormTable | None = None
    reason: str = ""
    warnings: tuple[str, ...] = ()


def form_by(lines: Sequence[Line]) -> str | None:
    """Return the format that printed ``lines`` belong to; 混合 when some belong to one only and some to the other."""
    forms = {line.forms[0] for line in lines if len(line.forms) == 1}
    return "混合" if len(forms) > 1 else next(iter(forms), None)


def note_printed(document: Document, is_headed: bool) -> bool | None:
    """Tell whether 勾稽关系 is printed anywhere.

    Its absence is open in text files, which may have lost the corner cell, and below no header (``is_headed``).
    """
    for block in document.blocks:
        if isinstance(block, Paragraph) and NOTE in block.text:
            return True
        # A cell may break its text anywhere.
        if isinstance(block, Table) and any(
            NOTE[0] in cell.text and NOTE in "".join(cell.text.split()) for row in block.grid for cell in row
        ):
            return True
    return None if document.format == "txt" or not is_headed else False


def is_at_end(document: Document, block: int) -> bool:
    """Tell whether the file ends with ``block`` or with scraps of text after it: no heading, no finished sentence."""
    rest = [b for b in document.blocks[block + 1 :] if not isinstance(b, Paragraph) or b.text.strip()]
    scraps = [b for b in rest if isinstance(b, Paragraph) and len(b.text) <= _SHORT and not _CLOSED.search(b.text)]
    return len(rest) <= _SCRAPS and len(scraps) == len(rest)


Cells = Mapping[str, Mapping[str, Reading]]
