"""Labels of the form found among pieces of text, also where one is broken over several pieces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from auditor.model.forms import Forms, Line
from auditor.model.labels import find_line, fold, names
from auditor.reading.text.cells import Piece

BLOCK_TITLE = re.compile(r"第?二十[条條]第?[（(]?[一二三四五六七八九十]{1,2}[)）]?[项項]")
CONTENT = "信息内容"
_HEADING = re.compile(r"\s*[一二三四五六七八九十]{1,2}[、.．]")
_PARTS = 4
_LONGEST_LABEL = 40


@dataclass(frozen=True, slots=True)
class Label:
    """A label of the form at the head of some pieces: its line, its text and how many pieces it takes."""

    line: Line
    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Headings:
    """Header texts put together from pieces: the lines of the form they name, in printed order, and their texts.

    ``firsts`` are the pieces that the texts begin with; ``count`` pieces were taken; ``whole`` is False when a piece
    belonged to no line.
    """

    lines: tuple[Line, ...]
    texts: tuple[str, ...]
    firsts: tuple[Piece, ...]
    count: int
    whole: bool


def groups(forms: Forms) -> tuple[Line, ...]:
    """Return the headings above rows of table 三 that are no rows themselves in any format."""
    rows = forms.tables["表三"].rows
    codes = {fold(row.label) for row in rows}
    texts = dict.fromkeys(row.under for row in rows if row.under)
    return tuple(Line(text, text, text) for text in texts if fold(text) not in codes)


def label_at(pieces: Sequence[Piece], at: int, lines: Sequence[Line]) -> Label | None:
    """Return the label that begins with piece ``at``; a remark in parentheses may go on over the next pieces."""
    texts: list[str] = []
    for piece in pieces[at : at + _PARTS]:
        if piece.is_value or not piece.text or piece.row != pieces[at].row:
            break
        texts.append(piece.text)
    joined = ["\n".join(texts[: count + 1]) for count in range(len(texts))]
    for count, text in enumerate(joined, 1):
        match = find_line(text, lines)
        if match and match.closeness == "same":
            count = _close_remark(text, texts, count)
            return Label(match.line, "\n".join(texts[:count]), count)
    match = find_line(joined[0], lines) if joined else None
    return Label(match.line, joined[0], 1) if match else None


def _close_remark(text: str, texts: list[str], count: int) -> int:
    if text.count("（") + text.count("(") <= text.count("）") + text.count(")"):
        return count
    closing = next((i for i, t in enumerate(texts[count:], count + 1) if "）" in t or ")" in t), count)
    return closing


def headings_at(pieces: Sequence[Piece], at: int, lines: Iterable[Line]) -> Headings:
    """Return the headings that begin with piece ``at``: pieces that are, or add up to, names of ``lines``.

    A piece that only begins a name stands for it when the next piece does not go on with it.
    """
    lines = tuple(lines)
    found: list[Line] = []
    texts: list[str] = []
    firsts: list[Piece] = []
    count = taken = 0
    whole = True
    while at + taken < len(pieces):
        piece = pieces[at + taken]
        if piece.is_value:
            break
        if not piece.text:
            taken += 1
            continue
        choice = _heading(pieces, at + taken, lines)
        if choice is None:
            break
        line, text, used = choice
        whole = whole and line is not None
        if line is not None:
            found.append(line)
        texts.append(text)
        firsts.append(piece)
        taken += used
        count = taken
    return Headings(tuple(found), tuple(texts), tuple(firsts), count, whole)


def _heading(pieces: Sequence[Piece], at: int, lines: Sequence[Line]) -> tuple[Line | None, str, int] | None:
    key, texts = "", []
    for used, piece in enumerate(pieces[at : at + _PARTS], 1):
        if piece.is_value or not piece.text or piece.row != pieces[at].row:
            break
        key += fold(piece.text)
        texts.append(piece.text)
        exact = next((line for line in lines if key in names(line)), None)
        if exact:
            return exact, "\n".join(texts), used
        if not key or not any(name.startswith(key) for line in lines for name in names(line)):
            break
    match = find_line(pieces[at].text, lines)
    if match and match.closeness != "altered":
        return match.line, pieces[at].text, 1
    first = fold(pieces[at].text)
    begins = len(first) >= 2 and any(name.startswith(first) for line in lines for name in names(line))
    return (None, pieces[at].text, 1) if begins else None


def is_heading(text: str) -> bool:
    """Tell whether ``text`` looks like the heading of a part and not like a row of a table."""
    return bool(_HEADING.match(text)) or len(fold(text)) > _LONGEST_LABEL
