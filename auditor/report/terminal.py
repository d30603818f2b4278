"""The report on a terminal, in three layouts: cards, table and brief."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from rich.console import Console
from rich.text import Text

from auditor.hostile import SHORT, clean
from auditor.model.findings import Finding, Report
from auditor.model.rules import Certainty, Grade
from auditor.report.cards import print_cards, visible_findings
from auditor.report.footer import print_footer
from auditor.report.table import print_table
from auditor.report.tally import order_worst_first
from auditor.report.theme import CONFIRM, QUIET, VERDICT_STYLES
from auditor.report.unchecked import describe_unchecked, print_unaudited_files, print_unchecked_rules
from auditor.report.words import WORDS

Layout = Literal["cards", "table", "brief"]


def render_terminal(
    report: Report, console: Console, *, layout: Layout, floor: Grade, language: Literal["zh", "en"]
) -> None:
    """Print ``report`` on ``console``, whose width and colours are obeyed; all layouts end with the footer.

    ``cards`` prints the batch table where there are several documents, then every finding in full; ``table`` the batch
    table alone; ``brief`` one unbroken line per finding, for grep. ``floor`` is the mildest grade shown; the footer
    counts what it hides. Text of documents is printed as it stands and never interpreted.
    """
    if layout == "brief":
        for line in _brief_report(report, floor, language):
            console.print(line, soft_wrap=True)
    else:
        if layout == "table" or len(report.reviews) > 1:
            print_table(report, console, language)
        if layout == "table":
            print_unchecked_rules(report, console, language)
        print_unaudited_files(report, console, language)
        console.print()
        if layout == "cards":
            print_cards(report, console, floor, language)
    print_footer(report, console, floor, language)


def _brief_report(report: Report, floor: Grade, language: str) -> Iterator[Text]:
    """One line per finding, warning, reason for rules not judged, unreadable file and file left aside."""
    words = WORDS[language]
    for review in order_worst_first(report):
        place = Text(clean(review.path, SHORT) + ": ")
        for finding in visible_findings(review, floor):
            yield place + _brief_finding(finding, language)
        notes = [(words["无法判断"], clean(review.reason))] if review.status == "unreadable" else []
        notes += [(words["warning"], clean(warning)) for warning in review.warnings]
        notes += [(words["unchecked"], sentence) for sentence in describe_unchecked(review, language)]
        for label, text in notes:
            yield place + Text(label + words["dash"] + text, style=QUIET)
    for path, reason in sorted(report.left_aside.items()):
        yield Text(f"{clean(path, SHORT)}: {words['not_audited']}{words['dash']}{clean(reason)}", style=QUIET)


def _brief_finding(finding: Finding, language: str) -> Text:
    words = WORDS[language]
    confirm = words["to_confirm"] if finding.certainty is Certainty.TO_CONFIRM else ""
    return Text.assemble(
        (words[finding.grade], VERDICT_STYLES[finding.grade]),
        f" {clean(finding.rule, SHORT)} {clean(finding.title, SHORT)}",
        (confirm, CONFIRM),
        words["dash"] + clean(finding.message),
    )
