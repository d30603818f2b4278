"""The end of every terminal report: the verdict in one sentence, what it rests on, and what was not shown."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from auditor.hostile import SHORT, clean
from auditor.model.findings import Report
from auditor.model.rules import Grade
from auditor.report.tally import CLEAR, UNJUDGED, VERDICTS, Tally, count_report
from auditor.report.theme import HEADING, QUIET, RULE, VERDICT_STYLES
from auditor.report.unchecked import describe_roster, describe_untold
from auditor.report.words import WORDS
from auditor.report.wrapping import wrap

_SEPARATOR = " · "
_HASH_LENGTH = 7


def print_footer(report: Report, console: Console, floor: Grade, language: str) -> None:
    """Print the footer of ``report``; it speaks also when there is nothing to report.

    Findings below ``floor`` are counted as not shown, and so are those that were waived or stepped back.
    """
    console.print(Text("─" * console.width, style=RULE))
    tally = count_report(report)
    known = [Text(describe_roster(report.roster, language))] if report.roster else []
    known += [Text(sentence) for sentence in describe_untold(report, language)]
    for line in (_verdict(tally, language), _rules(report, tally, floor, language), *known):
        console.print(wrap(line, console.width))
    console.print(wrap(_provenance(report, language), console.width))
    if report.engine_note:
        console.print(wrap(Text(clean(report.engine_note), style=VERDICT_STYLES[UNJUDGED]), console.width))


def verdict_line(report: Report, language: str) -> str:
    """Return the verdict sentence of ``report`` without colour."""
    return _verdict(count_report(report), language).plain


def count_hidden(report: Report, floor: Grade) -> int:
    """Number of open findings below ``floor``."""
    return sum(review.count(grade) for review in report.reviews for grade in Grade if grade.rank > floor.rank)


def format_coverage(coverage: dict[str, int], language: str) -> str:
    """Write the counts by status in words."""
    return WORDS[language]["coverage"].format(**{status: f"{count:,}" for status, count in coverage.items()})


def _verdict(tally: Tally, language: str) -> Text:
    words = WORDS[language]
    if not tally.documents:
        return Text(words["documents_none"], style=HEADING)
    clauses = []
    for verdict in (CLEAR, *(verdict for verdict in VERDICTS if verdict != CLEAR)):
        count = tally.verdicts[verdict]
        if not count:
            continue
        clause = Text.assemble((words[f"verdict_{verdict}"].format(count=count), VERDICT_STYLES[verdict]))
        if verdict == CLEAR and tally.clear_but_unchecked:
            clause.append(words["clear_but"].format(count=tally.clear_but_unchecked), VERDICT_STYLES[UNJUDGED])
        clauses.append(clause)
    counts = words["counts"].format(**{grade.value: tally.grades[grade] for grade in Grade})
    total = words["documents"].format(count=tally.documents) + words["colon"]
    return Text.assemble((total, HEADING), Text(words["comma"]).join(clauses), (_SEPARATOR + counts, HEADING))


def _rules(report: Report, tally: Tally, floor: Grade, language: str) -> Text:
    words = WORDS[language]
    coverage = format_coverage(dict(tally.coverage), language)
    key = "rules_run" if tally.read else "rules_idle"
    parts = [words[key].format(rules=report.rules, count=tally.read, coverage=coverage)]
    hidden = count_hidden(report, floor)
    for name, count in (
        ("yielded", tally.yielded),
        ("waived", tally.waived),
        ("hidden", hidden),
        ("left_aside", len(report.left_aside)),
    ):
        if count:
            parts.append(words[name].format(count=count, floor=words[floor]))
    return Text(_SEPARATOR.join(parts))


def _provenance(report: Report, language: str) -> Text:
    words = WORDS[language]
    packs = "+".join(report.packs) + f"@{report.rules_sha256[:_HASH_LENGTH]}"
    parts = [
        words["pack"].format(packs=clean(packs, SHORT)),
        words["engine"].format(engine=clean(report.engine, SHORT)),
        words["on"].format(date=clean(report.on, SHORT)),
        f"auditor {clean(report.version, SHORT)}",
    ]
    return Text(_SEPARATOR.join(parts), style=QUIET)
