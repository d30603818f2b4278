"""Tables 二, 三 and 四 of the form as a document has them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from auditor.facts import tablethree, tabletwo
from auditor.facts.flattened import REASON, Flattened, find_flattened, read_separated_cases
from auditor.facts.grids import Piece, Vocabulary, pieces, vocabulary
from auditor.facts.records import Comparison, Record, compare, copies, uses_variant
from auditor.facts.tablefour import Cases, read_cases
from auditor.model.document import Document, Image, Locator, Paragraph
from auditor.model.facts import FormTable, Reading, Section
from auditor.model.forms import Forms, Line, TableForm

_NOTE = "勾稽"
_CUT = "文件在{name}中间中断，其后的行无从判断"


@dataclass(frozen=True, slots=True)
class Layout:
    """What a document shows of a table beyond its cells.

    ``missing`` are lines of the form without a row, ``unmatched`` printed labels that stand where lines are missing
    but cannot be matched with one (``unmatched_lines``). ``width`` is the number of data columns (None: not certain),
    ``note`` whether the note 勾稽关系 is printed (None: the corner of the table may have been lost), ``old`` the labels
    that only the 2019 format has. ``cut`` is the reason when the file breaks off within the table.
    """

    extra: tuple[str, ...] = ()
    missing: tuple[Line, ...] = ()
    renamed: tuple[str, ...] = ()
    unmatched: tuple[str, ...] = ()
    unmatched_lines: tuple[Line, ...] = ()
    width: int | None = None
    note: bool | None = None
    old: tuple[str, ...] = ()
    others: int | None = None
    twin_totals: int = 0
    copies: int = 1
    differences: tuple[str, ...] = ()
    collection: bool = False
    cut: str = ""
    printed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables found: readable ones in ``tables``, others in ``unreadable`` with the reason.

    ``layouts`` has an entry for each of both. ``pictures`` maps tables that were not found to the sections that hold
    a picture instead (None where it cannot be told which section a picture belongs to). ``cut`` says that the file
    breaks off within the last table, so that those after it may only be lost.
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
    return _Search(document, sections, forms).run()


class _Search:
    """The search for the tables of one document."""

    def __init__(self, document: Document, sections: tuple[Section, ...], forms: Forms) -> None:
        self.document = document
        self.sections = sections
        self.forms = forms
        self.pieces = pieces(document, forms)
        self.tables: dict[str, FormTable] = {}
        self.unreadable: dict[str, str] = {}
        self.layouts: dict[str, Layout] = {}
        self.warnings: list[str] = []
        self.cut = ""
