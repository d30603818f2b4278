"""Finding cards, grouped by document: the grade, the rule, the place, the evidence, the arithmetic and the remedy."""

from __future__ import annotations

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from auditor.hostile import LONG, SHORT, clean
from auditor.model.findings import Finding, Location, Report, Review
from auditor.model.rules import Certainty, Grade
from auditor.report.evidence import draw_evidence
from auditor.report.footer import format_coverage
from auditor.report.table import base_name
from auditor.report.tally import UNJUDGED, order_findings, order_worst_first
from auditor.report.theme import BADGE_STYLES, CONFIRM, HEADING, HINT, LABEL, QUIET, RULE, VERDICT_STYLES
from auditor.report.unchecked import describe_unchecked
from auditor.report.words import NAMES, WORDS
from auditor.report.wrapping import print_hanging, wrap

_INDENT = 2
_GAP = 2
_PLACES_SHOWN = 4

_LABELS = ("where", "quoted", "related", "evidence", "says", "sum", "hint", "basis", "remedy", "warning", "unchecked")
"""Keys of the labels, which share one column in all cards."""

Line = tuple[str, Text]
"""A labelled line of a card: the key of its label, and its text."""


def print_cards(report: Report, console: Console, floor: Grade, language: str) -> None:
    """Print what there is to say of each document, worst first, then what the marks mean.

    A document with nothing found, no warning and every rule judged is left to the batch table, unless it stands alone.
    """
    shown: list[Finding] = []
    for review in order_worst_first(report):
        if review.status == "unreadable":
            continue  # its reason is printed with the files that were not audited
        visible = visible_findings(review, floor)
        if visible or review.warnings or review.not_checked or review.partly_checked or len(report.reviews) == 1:
            _print_heading(review, console, floor, language)
            for finding in visible:
                _print_card(finding, report, console, language)
            _print_notes(review, console, language)
            console.print()
        shown += visible
    words = WORDS[language]
    if any(finding.evidence for finding in shown):
        console.print(wrap(Text(words["legend_marks"], style=QUIET), console.width))
    if any(finding.certainty is Certainty.TO_CONFIRM for finding in shown):
        console.print(wrap(Text(words["legend_confirm"], style=QUIET), console.width))


def visible_findings(review: Review, floor: Grade) -> list[Finding]:
    """The open findings of ``review`` at or above ``floor``, in order."""
    findings = (f for f in review.findings if f.status == "open" and f.grade.rank <= floor.rank)
    return order_findings(tuple(findings))


def describe_place(location: Location, language: str) -> list[str]:
    """Words of a place from the part down to the cell; empty where nothing is known of it."""
    names, words = NAMES[language], WORDS[language]
    steps = [
        names.get(step, clean(step, SHORT))
        for step in (location.section, location.table, location.row, location.column)
        if step
    ]
    place = clean(location.place, SHORT)
    if not place:
        numbers = (("page", location.page), ("line", location.line))
        place = words["list"].join(words[key].format(number=number) for key, number in numbers if number)
    if place and steps:
        steps[-1] += words["brackets"].format(text=place)
    return steps or ([place] if place else [])


def _print_heading(review: Review, console: Console, floor: Grade, language: str) -> None:
    """Print who the report is of, its file, its verdict and how many rules were judged."""
    words = WORDS[language]
    console.print(Text("━" * console.width, style=RULE))
    title = Text(clean(review.organ or base_name(review.path), SHORT), style=HEADING)
    scope = []
    if review.year:
        scope.append(words["year"].format(year=review.year))
    if review.form:
        scope.append(words.get(f"form_{review.form}", clean(review.form, SHORT)))
    for words_of_scope in scope:
        title.append(f" · {words_of_scope}")
    console.print(wrap(title, console.width))
    console.print(wrap(Text(clean(review.path, SHORT), style=QUIET), console.width))
    verdict = Text(words["head_verdict"] + words["colon"])
    verdict.append(words.get(review.verdict, clean(review.verdict, SHORT)), VERDICT_STYLES.get(review.verdict, ""))
    verdict.append(" · " + words["counts"].format(**{grade.value: review.count(grade) for grade in Grade}))
    if review.not_checked:
        unchecked = words["unchecked_here"].format(count=len(review.not_checked))
        verdict.append(" · ").append(unchecked, style=VERDICT_STYLES[UNJUDGED])
    if review.partly_checked:
        partly = words["partly_here"].format(count=len(review.partly_checked))
        verdict.append(" · ").append(partly, style=VERDICT_STYLES[UNJUDGED])
    console.print(wrap(verdict, console.width))
    coverage = {status: review.coverage.get(status, 0) for status in ("pass", "fail", "n/a", "unreadable")}
    rules = words["document_rules"].format(count=sum(coverage.values()), coverage=format_coverage(coverage, language))
    yielded = sum(finding.status == "yielded" for finding in review.findings)
    if yielded:
        rules += " · " + words["yielded"].format(count=yielded)
    console.print(wrap(Text(rules, style=QUIET), console.width))
    hidden = sum(review.count(grade) for grade in Grade if grade.rank > floor.rank)
    if hidden:
        note = words["hidden_here"].format(count=hidden, floor=words[floor])
        console.print(wrap(Text(note, style=QUIET), console.width))


def _print_card(finding: Finding, report: Report, console: Console, language: str) -> None:
    words = WORDS[language]
    console.print()
    badge = Text.assemble((f" {words[finding.grade]} ", BADGE_STYLES[finding.grade]))
    head = Text.assemble((f"{clean(finding.rule, SHORT)}  ", QUIET), (clean(finding.title, SHORT), HEADING))
    if finding.certainty is Certainty.TO_CONFIRM:
        head.append(words["to_confirm"], style=CONFIRM)
    print_hanging(badge, head, badge.cell_len + 1, console)
    _print_lines(_lines_above(finding, language), console, language)
    if finding.evidence:
        table = finding.evidence.table
        if table not in (location.table for location in finding.locations if location.role == "primary"):
            _print_lines([("evidence", Text(NAMES[language].get(table, clean(table, SHORT))))], console, language)
        drawn = draw_evidence(finding.evidence, console.width - _INDENT, console.width, language)
        console.print()
        console.print(Padding(drawn, (0, 0, 0, _INDENT), expand=False))
        console.print()
    _print_lines(_lines_below(finding, report, language), console, language)


def _lines_above(finding: Finding, language: str) -> list[Line]:
    """Where the finding is and what is printed there."""
    words = WORDS[language]
    lines: list[Line] = []
    primary = [location for location in finding.locations if location.role == "primary"]
    for location in primary or [Location("primary")]:
        steps = [clean(base_name(finding.document), SHORT), *describe_place(location, language)]
        lines.append(("where", Text(" › ".join(steps))))
        if location.text and not _is_drawn(location, finding):
            lines.append(("quoted", Text(words["quote"].format(text=clean(location.text)))))
    related = [
        location for location in finding.locations if location.role == "related" and not _is_drawn(location, finding)
    ]
    for location in related[:_PLACES_SHOWN]:
        text = " › ".join(describe_place(location, language))
        if location.text:
            text += (words["colon"] if text else "") + words["quote"].format(text=clean(location.text))
        lines.append(("related", Text(text)))
    if len(related) > _PLACES_SHOWN:
        lines.append(("related", Text(words["more_places"].format(count=len(related) - _PLACES_SHOWN), style=QUIET)))
    return lines


def _is_drawn(location: Location, finding: Finding) -> bool:
    """Whether the evidence of ``finding`` shows ``location``, so that words for it would repeat it."""
    return finding.evidence is not None and location.table == finding.evidence.table


def _lines_below(finding: Finding, report: Report, language: str) -> list[Line]:
    """What is wrong, the arithmetic, what explains it, the law, and what to do."""
    message, arithmetic = clean(finding.message), clean(finding.arithmetic)
    lines: list[Line] = []
    if not arithmetic or arithmetic not in message:
        lines.append(("says", Text(message)))
    if arithmetic:
        lines.append(("sum", Text(message if arithmetic in message else arithmetic, style=HEADING)))
    lines += [("hint", Text(clean(hint), style=HINT)) for hint in finding.hints]
    for clause in finding.clauses:
        words_of_clause = clean(report.clauses.get(clause, ""), LONG // 2)
        lines.append(("basis", Text(f"{clean(clause, SHORT)} {words_of_clause}".rstrip())))
    if finding.remedy:
        lines.append(("remedy", Text(clean(finding.remedy))))
    return lines


def _print_notes(review: Review, console: Console, language: str) -> None:
    """Print the warnings of reading, and each rule that could not be judged under its reason."""
    lines = [("warning", Text(clean(warning))) for warning in review.warnings]
    lines += [("unchecked", Text(sentence)) for sentence in describe_unchecked(review, language)]
    if lines:
        console.print()
        _print_lines(lines, console, language)


def _print_lines(lines: list[Line], console: Console, language: str) -> None:
    """Print labelled lines; a label that repeats the one above is printed once."""
    words = WORDS[language]
    margin = _INDENT + max(cell_len(words[key]) for key in _LABELS) + _GAP
    above = ""
    for key, text in lines:
        label = words[key]
        lead = Text(" " * _INDENT).append("" if label == above else label, style=LABEL)
        print_hanging(lead, text, margin, console)
        above = label
