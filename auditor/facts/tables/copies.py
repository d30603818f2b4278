"""The copies of one table in a document: which of them is judged, and which others have to agree with it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from auditor.facts.tables.layout import Cells
from auditor.model.document import Document, Image, Paragraph
from auditor.model.facts import Section

_SHORT = 60
_YEAR = re.compile(r"((?:19|20)\d\d)\s*年")
_OTHER_SCOPE = re.compile(r"其中|上年|上一年|去年|往年|历年|对比|比较|参考|样表|模板|样式|示例|空表")
_CONTINUED = re.compile(r"[（(]?(?:续表?|接上表|续上表)[一二三四\d]?[）)]?")


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy: the blocks ``first`` to ``last`` that hold it, its cells, and the ``caption`` above it in its grid."""

    first: int
    last: int
    cells: Cells
    caption: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether all its cells are blank."""
        return all(reading.blank is not None for row in self.cells.values() for reading in row.values())


@dataclass(frozen=True, slots=True)
class Choice:
    """Which copy is judged, which others have to agree with it, and of which others that is open; as places.

    ``is_collection`` says that the document holds several reports.
    """

    judged: int
    compared: tuple[int, ...] = ()
    open: tuple[int, ...] = ()
    is_collection: bool = False


def choose(copies: Sequence[Copy], document: Document, sections: Sequence[Section], *, is_collection: bool) -> Choice:
    """Choose among ``copies`` (at least one, in printed order).

    A filled copy goes before a blank one, then one of the report's own year and scope before last year's table or that
    of a subordinate organ, then the one with most rows; in a collection of reports the first stays. Only copies of the
    same part with nothing between them are certainly the same table; an empty form beside a filled table is none.
    """
    own_year = _own_year(document)
    order = sorted(
        range(len(copies)),
        key=lambda place: (
            copies[place].is_blank,
            not is_collection and _is_of_other(copies[place], document, own_year),
            0 if is_collection else -len(copies[place].cells),
        ),
    )
    judged, *others = order
    others = sorted(place for place in others if not copies[place].is_blank or copies[judged].is_blank)
    compared = [place for place in others if _is_same(copies[judged], copies[place], document, sections)]
    rest = tuple(place for place in others if place not in compared)
    return Choice(judged, tuple(compared), rest, is_collection)


def differences(first: Cells, other: Cells, label: Mapping[str, str]) -> list[str]:
    """Return the places where two copies of a table certainly differ, as ``row·column：one／other``; blanks are 0."""
    found = []
    for row, readings in first.items():
        for column, one in readings.items():
            two = other.get(row, {}).get(column)
            if two is None or one.doubt or two.doubt:
                continue
            values = [r.text.strip() if r.number is None and r.blank is None else r.number or 0 for r in (one, two)]
            if values[0] != values[1]:
                texts = [reading.text.strip() or "空白" for reading in (one, two)]
                found.append(f"{label.get(row, row)}·{column}：{'／'.join(texts)}")
    return found


def _own_year(document: Document) -> str:
    """Return the first year that the document names, which is that of its title."""
    years = (_YEAR.search(block.text) for block in document.blocks if isinstance(block, Paragraph))
    return next((found[1] for found in years if found), "")


def _is_of_other(copy: Copy, document: Document, own_year: str) -> bool:
    """Tell whether the words above ``copy`` name another year or another scope than the report's."""
    above = copy.caption
    for block in reversed(document.blocks[: copy.first]):
        if not isinstance(block, Paragraph) or len(block.text) > _SHORT:
            break
        if block.text.strip():
            above += block.text
            break
    return bool(_OTHER_SCOPE.search(above)) or any(year != own_year for year in _YEAR.findall(above))


def _is_same(one: Copy, other: Copy, document: Document, sections: Sequence[Section]) -> bool:
    """Tell whether two copies stand in the same part with nothing between them that could tell them apart."""
    former, latter = sorted((one, other), key=lambda copy: copy.first)
    if former.last >= latter.first or one.caption or other.caption:
        return False
    if any(former.first < section.start <= latter.first for section in sections):
        return False
    return all(
        isinstance(block, Image)
        or (isinstance(block, Paragraph) and (not block.text.strip() or _CONTINUED.fullmatch(block.text.strip())))
        for block in document.blocks[former.last + 1 : latter.first]
    )
