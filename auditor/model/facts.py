"""Facts: what a report states, as flat mappings that an engine can judge, each value with its exhibit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from auditor.model.document import NOWHERE, Locator

SCOPE = ("年度", "年度自", "年度至", "版式", "机关类型", "机关层级")
"""Fields that every fact of a document carries when they are known, so that each rule can limit itself."""

NO_SUCH_LINE = "无此行"
"""Mark in ``Fact.blanks`` of a line that this report's own layout of the table does not have."""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """The piece of the document that a value was read from.

    ``text`` is the printed text. ``table``, ``row`` and ``column`` are codes of the form (表三, R1, 自然人),
    ``section`` the printed heading of the part it stands in.
    """

    text: str
    locator: Locator = NOWHERE
    section: str | None = None
    table: str | None = None
    row: str | None = None
    column: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: a kind, a place and named values.

    ``fields`` maps names to integers and short strings; counts are integers, money is in 分 (0.01 元), flags are 0/1,
    dates are yyyymmdd. A blank cell stands in ``fields`` as 0 and in ``blanks`` with what was printed (``""``, ``/``,
    ``—``, ``无``). A value that the document has but that cannot be read with certainty stands only in ``unreadable``,
    with the reason. What the document does not state is in none of the three.

    ``restored`` are the fields whose values were read from cells that ran together: a finding that rests on them has to
    be confirmed by a person.

    ``ref`` is a path that places the fact (``表三/列/自然人``; ``""`` is the whole report): of two findings on one
    cause, the one whose ref lies at, above or below the other's is the same place.
    """

    kind: str
    ref: str
    fields: Mapping[str, int | str]
    blanks: Mapping[str, str] = field(default_factory=dict)
    unreadable: Mapping[str, str] = field(default_factory=dict)
    exhibits: Mapping[str, Exhibit] = field(default_factory=dict)
    restored: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reading:
    """One cell of a table of the form: the printed text, and the number if it is one.

    Exactly one of these holds: ``number`` is an integer (in 分 for money); ``blank`` is the printed blank; ``doubt``
    is the reason why it cannot be read; or the text is printed and no number (all three None).
    ``scale`` is the number of decimal places that were printed.
    """

    text: str
    number: int | None = None
    blank: str | None = None
    doubt: str | None = None
    scale: int = 0
    locator: Locator = NOWHERE


@dataclass(frozen=True, slots=True)
class FormTable:
    """A table of the form as the document has it: ``cells[row code][column code]``.

    ``labels`` maps a row code to the printed label. ``form`` is ``"2021"``, ``"2019"`` or ``"混合"``. ``assumed`` is None
    but for a table whose cells ran together: the sums of the form that were taken for granted to tell them apart.
    """

    name: str
    form: str | None
    labels: Mapping[str, str]
    columns: tuple[str, ...]
    cells: Mapping[str, Mapping[str, Reading]]
    section: str | None = None
    locator: Locator = NOWHERE
    assumed: frozenset[str] | None = None

    @property
    def is_restored(self) -> bool:
        """Whether its cells ran together in the document and were told apart again."""
        return self.assumed is not None


def find_reading(tables: Mapping[str, FormTable], table: str, row: str, column: str) -> Reading | None:
    """Return the cell at ``row`` and ``column`` of ``table``; None where the report has no such table, row or column."""
    return tables[table].cells.get(row, {}).get(column) if table in tables else None


@dataclass(frozen=True, slots=True)
class Claim:
    """A number or a negation in the prose, beside what the table says of the same thing.

    ``said`` is the number in the text, 0 for a negation; ``table`` the number in the table, None where there is none.
    """

    item: str
    said: int | None
    table: int | None
    sentence: str
    negated: bool
    locator: Locator = NOWHERE


@dataclass(frozen=True, slots=True)
class Identity:
    """Who reports about which year, as printed; None where the document does not say."""

    title: str | None = None
    organ: str | None = None
    year: int | None = None
    form: str | None = None
    organ_type: str | None = None
    organ_level: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report: its number in the form (1–6; None for a part the form does not have) and its heading.

    ``start`` and ``end`` delimit its blocks (half open, heading included).
    """

    ordinal: int | None
    title: str
    start: int
    end: int
    locator: Locator = NOWHERE


@dataclass(frozen=True, slots=True)
class Contact:
    """Contact details as printed; None where absent."""

    address: str | None = None
    postcode: str | None = None
    phone: str | None = None
    fax: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True)
class FactBase:
    """All that was extracted from one document.

    ``facts`` is what the engine judges; the rest is the same in the shape of facts/v1. ``unreadable_kinds`` maps a kind
    of fact to the reason why this document yields none of it although it ought to (a table that could not be taken
    apart, say): every rule about that kind is 无法判断, not passed. ``untold`` maps fields that no document tells, and
    that no roster told either, to the reason: rules that read them are 不适用 for it.
    """

    identity: Identity
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...] = ()
    tables: Mapping[str, FormTable] = field(default_factory=dict)
    period: tuple[str, str] | None = None
    contact: Contact = Contact()
    fee_statement: str | None = None
    claims: tuple[Claim, ...] = ()
    warnings: tuple[str, ...] = ()
    unreadable_kinds: Mapping[str, str] = field(default_factory=dict)
    untold: Mapping[str, str] = field(default_factory=dict)
