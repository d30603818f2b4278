"""The batch table: one row per document, worst first."""

from __future__ import annotations

from collections import Counter

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from auditor.hostile import SHORT, clean
from auditor.model.findings import Report, Review
from auditor.model.rules import Grade
from auditor.report.evidence import WIDE
from auditor.report.tally import UNJUDGED, order_worst_first
from auditor.report.theme import HEADING, QUIET, VERDICT_STYLES
from auditor.report.words import WORDS
from auditor.report.wrapping import wrap

_GAP = 2
_NARROWEST_FORM = 64
"""Below this many columns the form of the report is left to the cards."""

_NARROWEST_ORGAN = 8


def base_name(path: str) -> str:
    """The last part of ``path``, whichever system wrote it."""
    return path.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1] or path


def print_table(report: Report, console: Console, language: str) -> None:
    """Print the batch table of ``report``: nothing where it has no documents."""
    if not report.reviews:
        return
    words = WORDS[language]
    reviews = order_worst_first(report)
    with_form, with_file = console.width >= _NARROWEST_FORM, console.width >= WIDE
    texts = ["head_form", "head_verdict"] if with_form else ["head_verdict"]
    heads = ["head_year", *texts, *(f"head_{grade}" for grade in Grade), "head_unchecked"]
    rows = [_cells(review, with_form, language) for review in reviews]
    widths = [max(cell_len(words[head]), *(row[at].cell_len for row in rows)) for at, head in enumerate(heads)]
    # Without the column of files, several files of one organ are told apart by their own names.
    times = Counter((review.organ, review.year) for review in reviews)
    organs = [r.organ if with_file or times[r.organ, r.year] == 1 else None for r in reviews]
    names = [clean(o or base_name(r.path), SHORT) for o, r in zip(organs, reviews, strict=True)]
    files = [clean(base_name(review.path), SHORT) for review in reviews]
    left = console.width - sum(width + _GAP for width in widths) - _GAP * with_file
    natural = max(map(cell_len, [*names, words["head_organ"]]))
    organ = max(_NARROWEST_ORGAN, min(natural, left // 2 if with_file else left))
    # one cell of padding and one of divider make the gap
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), header_style=HEADING)
    table.add_column(words["head_organ"], width=organ)
    for head, width in zip(heads, widths, strict=True):
        table.add_column(words[head], width=width, justify="left" if head in texts else "right", no_wrap=True)
    if with_file:
        table.add_column(words["head_file"], width=left - organ)
    for name, row, file in zip(names, rows, files, strict=True):
        last = [wrap(Text(file, style=QUIET), left - organ)] if with_file else []
        table.add_row(wrap(name, organ), *row, *last)
    console.print(table)
    if any(review.not_checked for review in reviews):
        console.print(wrap(Text(words["unchecked_note"], style=QUIET), console.width))


def _cells(review: Review, with_form: bool, language: str) -> list[Text]:
    """The cells of ``review`` between its name and its file."""
    words = WORDS[language]
    form = words["mixed"] if review.form == "mixed" else clean(review.form or "—", SHORT)
    verdict = words.get(review.verdict, clean(review.verdict, SHORT))
    cells = [Text(str(review.year or "—"))]
    cells += [Text(form)] * with_form
    cells += [Text(verdict, style=VERDICT_STYLES.get(review.verdict, ""))]
    if review.status == "unreadable":
        return cells + [Text("—", style=QUIET)] * (len(Grade) + 1)
    counts = [(review.count(grade), VERDICT_STYLES[grade]) for grade in Grade]
    counts.append((len(review.not_checked), VERDICT_STYLES[UNJUDGED]))
    return cells + [Text(str(count), style=style if count else QUIET) for count, style in counts]
