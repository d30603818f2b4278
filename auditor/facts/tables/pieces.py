"""The grids of a document cut into pieces of table 二, 三 and 四 by what is printed in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.facts.tables.fragments import torn_piece
from auditor.facts.tables.grids import BLOCK_TITLE, Piece, Row, Vocabulary, label_matches, rows_of, vocabulary
from auditor.model.document import Document, Table
from auditor.model.forms import Forms
from auditor.model.labels import fold

_APPLICANT_HEADS = frozenset({"申请人情况", "法人或其他组织"})
_CASE_OUTCOMES = frozenset({"结果维持", "结果纠正", "其他结果", "尚未审结"})
_CASE_HEADS = frozenset({"行政复议", "行政诉讼", "未经复议直接起诉", "复议后起诉"})


def pieces(document: Document, forms: Forms) -> list[Piece]:
    """Return the pieces of the three tables in reading order; grids that hold nothing of them are left out.

    Data rows that show no table by themselves belong to the piece that follows them, where that has other rows.
    """
    words = {name: vocabulary(form) for name, form in forms.tables.items()}
    found: list[Piece] = []
    open_piece: Piece | None = None
    for index, block in enumerate(document.blocks):
        if not isinstance(block, Table):
            continue
        rows = rows_of(block)
        torn = torn_piece(document, index, rows, found[-1] if found else None, words)
        if torn:
            found.append(torn)
        else:
            before = found[-1] if found and found[-1].block >= index - 1 else None
            for piece in _cut(rows, words, index, before):
                goes_on = bool(found) and found[-1].name == piece.name and found[-1].block >= index - 1
                if not _is_evidence(piece.name, piece.rows, words[piece.name], goes_on):
                    open_piece = piece
                    continue
                if open_piece and _leads(open_piece, piece, words[piece.name]):
                    found.append(open_piece)
                open_piece = None
                found.append(piece)
    return found


def _cut(rows: list[Row], words: dict[str, Vocabulary], block: int, before: Piece | None) -> Iterator[Piece]:
    """Yield runs of ``rows`` that belong to one table; rows that show nothing go on with the run before them.

    Rows above the first run belong to it, or to the piece ``before`` this grid, where they are data rows of that table:
    short labels alone show no table.
    """
    name, run, leading = "", list[Row](), list[Row]()
    for row in rows:
        shown = _shows(row, words, name)
        if shown and shown != name:
            if name:
                yield Piece(name, tuple(run), block, _text(leading))
                leading = []
            own = len(leading)
            while own and _is_data_row(leading[own - 1], words[shown]):
                own -= 1
            name, run, leading = shown, leading[own:], leading[:own]
        (run if name else leading).append(row)
    if name:
        yield Piece(name, tuple(run), block, _text(leading))
    elif before and leading and before.rows[-1][-1].end == leading[0][-1].end:
        own_rows = [row for row in leading if _is_data_row(row, words[before.name])]
        if own_rows and own_rows[0] is leading[0]:
            yield Piece(before.name, tuple(own_rows), block)


def _leads(piece: Piece, following: Piece, words: Vocabulary) -> bool:
    """Tell whether ``piece`` holds the first data rows of the table that goes on with ``following``."""
    if piece.name != following.name or piece.block < following.block - 1:
        return False
    first, rest = ({m.line.code for row in p.rows for _, m in label_matches(row, words)} for p in (piece, following))
    return not first & rest and not piece.caption and all(_is_data_row(row, words) for row in piece.rows)


def _text(rows: list[Row]) -> str:
    return " ".join(placed.text for row in rows for placed in row if placed.text)


def _is_data_row(row: Row, words: Vocabulary) -> bool:
    """Tell whether ``row`` is a label of the form with nothing but values, one at least, to the right of it."""
    matches = label_matches(row, words)
    right = [placed for placed in row if matches and placed.first >= matches[-1][0].end]
    return any(placed.is_value for placed in right) and all(placed.is_value or not placed.text for placed in right)


def _shows(row: Row, words: dict[str, Vocabulary], current: str) -> str:
    """Return the table that ``row`` belongs to by its own words, or the empty string."""
    keys = {fold(placed.text) for placed in row if placed.text}
    if any(BLOCK_TITLE.search("".join(placed.text.split())) for placed in row) or "信息内容" in keys:
        return "表二"
    if keys & _APPLICANT_HEADS or any("勾稽" in placed.text for placed in row) or {"自然人", "总计"} <= keys:
        return "表三"
    if keys & _CASE_HEADS or len(keys & _CASE_OUTCOMES) >= 3:
        return "表四"
    for name in ("表二", "表三"):
        # 其他 and 总计 are rows of table 三, but stand in many other tables too.
        matches = label_matches(row, words[name])
        if any(len(fold(placed.text)) > 2 or name == current for placed, _ in matches):
            return name
    return ""


def _is_evidence(name: str, rows: Sequence[Row], words: Vocabulary, goes_on: bool) -> bool:
    """Tell whether ``rows`` are a piece of table ``name`` and no other table that happens to use words of the form.

    Few labels are enough where the block before was such a piece (``goes_on``). The rows of table 二 also stand in
    statistics of law enforcement; without its header, its most particular row must be among them.
    """
    keys = {fold(placed.text) for row in rows for placed in row}
    if name == "表四":
        heads = {"结果维持", "结果纠正", "尚未审结", *_CASE_HEADS}
        return len(keys & heads) >= 3
    if name == "表二":
        headed = "信息内容" in keys or any(BLOCK_TITLE.search("".join(p.text.split())) for row in rows for p in row)
    else:
        headed = bool(keys & _APPLICANT_HEADS)
        headed = headed or any("勾稽关系" in placed.text for row in rows for placed in row)
    if headed:
        return True
    labels = {match.line.code for row in rows for _, match in label_matches(row, words)}
    if name == "表三" and {"自然人", "总计"} <= keys:
        return bool(labels)
    if name == "表二":
        return (goes_on and bool(labels)) or (len(labels) >= 4 and "行政事业性收费" in labels)
    return len(labels) >= (1 if goes_on else 3)
