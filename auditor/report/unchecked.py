"""What was not judged, grouped by reason: rules of one document, rules of a whole run, files, and what needs a roster."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from auditor.hostile import SHORT, clean
from auditor.model.findings import Report, Review, RosterUsage
from auditor.model.metadata import NO_ROSTER
from auditor.report.theme import HEADING, QUIET
from auditor.report.words import WORDS
from auditor.report.wrapping import wrap

_INDENT = 2
_PLACE = re.compile(r"^[^\s：“]{1,40}(?:：| (?=报告年度|文件)| (?:[^\s：“]{1,6}的)?“[^”]{1,40}”：?)|（另有 \d+ 处）$")
_LAST_WORDS = re.compile(r"（“….{1,12}?”）")
"""The words before the place where a file breaks off, as a reason quotes them."""
_RULES_SHOWN = 3
_FILES_SHOWN = 5


def describe_unchecked(review: Review, language: str) -> list[str]:
    """One sentence per reason for one document: the first rules it holds for, how many in all, and the reason.

    Rules that could not be judged at all come first, then those that fail elsewhere in the document.
    """
    words = WORDS[language]
    sentences = []
    for reasons, note in ((review.not_checked, ""), (review.partly_checked, words["partly"])):
        by_reason: dict[str, list[str]] = {}
        for rule, reason in sorted(reasons.items()):
            by_reason.setdefault(_cause(reason), []).append(rule)
        for reason, rules in by_reason.items():
            sentences.append(_name_rules(rules, language) + note + words["colon"] + clean(reason))
    return sentences


def _cause(reason: str) -> str:
    """The cause within a reason: without the place and the field, which differ from rule to rule (JSON keeps them)."""
    return _PLACE.sub("", reason)


def print_unchecked_rules(report: Report, console: Console, language: str) -> None:
    """Print each reason why rules could not be judged in the run, with the rules and the number of documents.

    Words that a reason quotes from a document are left to the warnings of that document.
    """
    words = WORDS[language]
    notes = [((r.not_checked, ""), (r.partly_checked, words["partly"])) for r in report.reviews]
    causes = _group(
        [
            (rule, (_LAST_WORDS.sub("", _cause(reason)), note))
            for reasons, note in of_one
            for rule, reason in reasons.items()
        ]
        for of_one in notes
    )
    if not causes:
        return
    console.print()
    console.print(wrap(Text(words["unchecked_heading"], style=HEADING), console.width))
    for (reason, note), rules, documents in causes:
        count = words["brackets"].format(text=words["in_documents"].format(count=documents))
        named = _name_rules(rules, language) + note + count
        _print_indented([named + words["colon"] + clean(reason)], console)


def print_unaudited_files(report: Report, console: Console, language: str) -> None:
    """Print the path and reason of each file that was not judged; of those left aside, the first of each reason."""
    words = WORDS[language]
    unreadable = sorted((review.path, review.reason) for review in report.reviews if review.status == "unreadable")
    if unreadable:
        console.print()
        console.print(
            wrap(Text(words["unreadable_heading"].format(count=len(unreadable)), style=HEADING), console.width)
        )
        for path, reason in unreadable:
            _print_indented([clean(path, SHORT), Text(clean(reason), style=QUIET)], console)
    aside: dict[str, list[str]] = {}
    for path, reason in sorted(report.left_aside.items()):
        aside.setdefault(reason, []).append(path)
    if aside:
        console.print()
        heading = words["left_aside_heading"].format(count=len(report.left_aside))
        console.print(wrap(Text(heading, style=HEADING), console.width))
    for reason, names in aside.items():
        shown = words["list"].join(clean(name, SHORT) for name in names[:_FILES_SHOWN])
        more = words["and_others"].format(count=len(names)) if len(names) > _FILES_SHOWN else ""
        _print_indented([Text(clean(reason) + words["colon"] + shown + more, style=QUIET)], console)


def describe_untold(report: Report, language: str) -> list[str]:
    """One sentence per reason why rules did not apply for want of a roster, or of something in it; most reports first."""
    words = WORDS[language]
    sentences = []
    for (reason,), rules, documents in _group(
        [(rule, (reason,)) for rule, reason in review.untold.items()] for review in report.reviews
    ):
        said = words.get(reason, clean(reason))
        sentence = words["untold"].format(reason=said, rules=_name_rules(rules, language), count=documents)
        sentences.append(sentence + (words["new_roster"] if reason == NO_ROSTER else ""))
    return sentences


def describe_roster(roster: RosterUsage, language: str) -> str:
    """Say which roster was used, which of its rows are about no report, and which reports have no row."""
    words = WORDS[language]
    parts = [words["roster"].format(path=clean(roster.path, SHORT), rows=roster.rows)]
    if roster.unused:
        numbers = words["list"].join(str(number) for number in roster.unused[:_FILES_SHOWN])
        if len(roster.unused) > _FILES_SHOWN:
            numbers = words["rows_more"].format(numbers=numbers, count=len(roster.unused))
        parts.append(words["roster_unused"].format(numbers=numbers))
    if roster.without:
        names = words["list"].join(clean(name, SHORT) for name in roster.without[:_FILES_SHOWN])
        parts.append(words["roster_without"].format(count=len(roster.without), names=names))
        if len(roster.without) > _FILES_SHOWN:
            parts[-1] += words["and_others"].format(count=len(roster.without))
    return " · ".join(parts)


def _group(
    reviews: Iterable[Iterable[tuple[str, tuple[str, ...]]]],
) -> list[tuple[tuple[str, ...], list[str], int]]:
    """Return each cause with its rules and the number of ``reviews`` that name it, the most frequent first.

    Each review is its pairs of rule and cause.
    """
    rules: dict[tuple[str, ...], set[str]] = {}
    documents: Counter[tuple[str, ...]] = Counter()
    for review in reviews:
        found = list(review)
        documents.update({cause for _, cause in found})
        for rule, cause in found:
            rules.setdefault(cause, set()).add(rule)
    causes = sorted(rules, key=lambda cause: (-documents[cause], cause))
    return [(cause, sorted(rules[cause]), documents[cause]) for cause in causes]


def _name_rules(rules: list[str], language: str) -> str:
    words = WORDS[language]
    key = "rules_all" if len(rules) <= _RULES_SHOWN else "rules_some"
    ids = words["list"].join(clean(rule, SHORT) for rule in rules[:_RULES_SHOWN])
    return words[key].format(ids=ids, count=len(rules))


def _print_indented(lines: Iterable[Text | str], console: Console) -> None:
    for line in lines:
        for part in wrap(line, console.width - _INDENT).split("\n"):
            console.print(Text(" " * _INDENT) + part)
