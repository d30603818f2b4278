"""The spine: collect paths → for each: read, extract, judge → grade → report."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Literal

from auditor import __version__
from auditor.batch.sources import Source, collect, find_roster
from auditor.batch.workers import Lost, run_each
from auditor.engine import Engine, evaluator, open_engine
from auditor.errors import EngineFailure, UnreadableDocument, UsageError
from auditor.facts.extract import extract
from auditor.facts.metadata.joining import join_metadata
from auditor.judging.findings import judge
from auditor.judging.verdict import UNDECIDED, coverage_of, not_checked, partly_checked, untold_of, verdict_of
from auditor.model.facts import FactBase
from auditor.model.findings import Finding, Report, Review
from auditor.model.forms import Forms, load_forms
from auditor.model.metadata import NO_ROSTER, NO_ROW
from auditor.model.rules import Grade, Rulebook
from auditor.reading import read_bytes
from auditor.reading.files import load
from auditor.register import open_roster, usage
from auditor.roster.matching import Roster
from auditor.rulebook.loader import load_rulebook

EngineChoice = Literal["auto", "durable", "reference"]

FIRST_YEAR = 2019
"""First report year under the 条例 as revised (in force since 2019-05-15) and the unified format (GS19)."""


@dataclass(frozen=True, slots=True)
class Auditor:
    """Everything that stays the same from one report to the next."""

    rulebook: Rulebook
    forms: Forms
    engine: Engine
    language: str = "zh"
    roster: Roster | None = None


def load_rules(directory: Path) -> tuple[Rulebook, Forms]:
    """Read the vocabulary and the rules below ``directory``; UsageError where they are not there, RuleError where faulty."""
    if not (directory / "forms").is_dir() or not (directory / "national").is_dir():
        raise UsageError(f"规则目录不完整：{directory} 下应有 forms/、clauses/ 和 national/")
    forms = load_forms(directory / "forms")
    return load_rulebook(directory, forms), forms


def select_rules(rulebook: Rulebook, select: Sequence[str], ignore: Sequence[str]) -> Rulebook:
    """Keep the rules whose id starts with a prefix in ``select`` (all if empty) and with none in ``ignore``.

    A prefix may leave out ``GK-`` (``T3``, ``T3-001``). UsageError for a prefix that fits no rule.
    """

    def fits(rule_id: str, prefix: str) -> bool:
        wanted = prefix.upper().removeprefix("GK-")
        family, _, number = wanted.partition("-")
        own = rule_id.removeprefix("GK-")
        return own.startswith(wanted) if number else own.partition("-")[0] == family

    for prefix in (*select, *ignore):
        if not any(fits(rule_id, prefix) for rule_id in rulebook.rules):
            families = "、".join(dict.fromkeys(rule.family for rule in rulebook.rules.values()))
            raise UsageError(f"没有编号以“{prefix}”开头的规则；现有规则族：{families}")
    kept = {
        rule_id: rule
        for rule_id, rule in rulebook.rules.items()
        if (not select or any(fits(rule_id, p) for p in select)) and not any(fits(rule_id, p) for p in ignore)
    }
    if not kept:
        raise UsageError("--select 与 --ignore 合起来没有留下任何规则")
    return replace(rulebook, rules=kept)


def read_facts(path: Path, name: str, forms: Forms) -> tuple[FactBase, str]:
    """Read one file and return its facts and its format; UnreadableDocument where it cannot be read."""
    return _facts(load(path), Source(name, path), forms, None)


def _facts(data: bytes, source: Source, forms: Forms, roster: Roster | None) -> tuple[FactBase, str]:
    document = read_bytes(data, source.suffix, source.name, forms)
    base = extract(document, forms)
    row = roster.find(source.name, base.identity.organ, base.identity.year) if roster else None
    return join_metadata(base, row, NO_ROW if roster else NO_ROSTER), document.format


def review(auditor: Auditor, source: Source) -> Review:
    """Audit one file; whatever happens, the answer is a review of it, and never an exception but MemoryError."""
    digest, format_ = "", source.suffix.lstrip(".")
    try:
        data = load(source.path, source.member)
        digest = sha256(data).hexdigest()
        base, format_ = _facts(data, source, auditor.forms, auditor.roster)
        return _judged(base, source.name, digest, format_, auditor)
    except UnreadableDocument as error:
        reason = str(error)
    except EngineFailure as error:
        reason = f"审核引擎内部错误，本报告未作判断，请反馈：{error}"
    except MemoryError:
        raise
    except Exception as error:  # one file's trouble must not end the run or be taken for approval
        reason = _internal(error)
    return _unread(source, reason, digest, format_)


def _internal(error: Exception) -> str:
    return f"程序内部错误，本报告未作判断，请反馈：{type(error).__name__}: {error}"


def _unread(source: Source, reason: str, digest: str, format_: str) -> Review:
    return Review(source.name, digest, format_, "unreadable", reason, verdict=UNDECIDED)


def _lost(source: Source, reason: str) -> Review:
    """Return the review of a file that ended its worker; only its bytes are looked at."""
    try:
        digest = sha256(load(source.path, source.member)).hexdigest()
    except UnreadableDocument:
        digest = ""
    return _unread(source, reason, digest, source.suffix.lstrip("."))


def _judged(base: FactBase, name: str, digest: str, format_: str, auditor: Auditor) -> Review:
    year = base.identity.year
    if year is not None and year < FIRST_YEAR:
        reason = f"报告年度 {year} 早于 {FIRST_YEAR} 年：规则所依据的条例和统一格式自 {FIRST_YEAR} 年起施行，未作审核"
        return Review(
            name, digest, format_, "unreadable", reason, base.identity.organ, year, base.identity.form, UNDECIDED
        )
    outcomes = auditor.engine.judge(base)
    findings = judge(auditor.rulebook, outcomes, base, auditor.forms, name, auditor.language)
    return Review(
        path=name,
        sha256=digest,
        format=format_,
        status="read",
        organ=base.identity.organ,
        year=base.identity.year,
        form=base.identity.form,
        verdict=verdict_of(findings, outcomes),
        coverage=coverage_of(outcomes),
        not_checked=not_checked(outcomes),
        partly_checked=partly_checked(outcomes),
        untold=untold_of(outcomes, base),
        warnings=base.warnings,
        findings=findings,
    )


def open_auditor(
    rulebook: Rulebook, forms: Forms, choice: EngineChoice, language: str, roster: Roster | None = None
) -> Auditor:
    """Return the auditor of one process; EngineFailure where a rule cannot be computed."""
    return Auditor(rulebook, forms, open_engine(list(rulebook.rules.values()), choice), language, roster)


def audit(
    paths: Sequence[str],
    rulebook: Rulebook,
    forms: Forms,
    *,
    choice: EngineChoice = "auto",
    on: str,
    language: str = "zh",
    jobs: int = 1,
    roster: Path | None = None,
    progress: Callable[[int, int, str], None] = lambda done, total, name: None,
) -> Report:
    """Audit every report at and below ``paths`` in ``jobs`` processes; the report is the same for any number of them.

    ``roster`` is the roster to use, otherwise the one that lies in a folder of ``paths``. ``progress`` is told (done, total, name) before each file whose review is due.
    """
    sources, aside, known = _gather(paths, roster)
    engine, note = evaluator(choice)
    given = (rulebook, forms, choice, language, known)
    reviews: list[Review] = []
    with closing(run_each(review, sources, open_auditor, given, min(jobs, len(sources)))) as answers:
        for source in sources:
            progress(len(reviews), len(sources), source.name)
            answer = next(answers)
            reviews.append(_lost(source, answer.reason) if isinstance(answer, Lost) else answer)
    progress(len(sources), len(sources), "")
    return Report(
        version=__version__,
        engine=engine,
        rules=len(rulebook.rules),
        rules_sha256=rulebook.sha256,
        packs=rulebook.packs,
        on=on,
        reviews=tuple(reviews),
        clauses=dict(_clauses(reviews, rulebook)),
        left_aside=aside,
        engine_note=note,
        roster=usage(known, reviews) if known else None,
    )


def _gather(paths: Sequence[str], roster: Path | None) -> tuple[list[Source], dict[str, str], Roster | None]:
    """Return the reports at and below ``paths``, the files left aside with the reason, and the roster, found if not given."""
    roster = roster or find_roster(paths)
    sources, aside = collect(paths, roster)
    return sources, aside, open_roster(roster, sources, paths)


def each_facts(
    paths: Sequence[str], forms: Forms, jobs: int, roster: Path | None = None
) -> Iterator[tuple[str, FactBase | str]]:
    """Yield name and facts of each report at and below ``paths``, or the reason why it cannot be read.

    The ``roster`` is found as in ``audit``.
    """
    sources, _, known = _gather(paths, roster)
    answers = run_each(_facts_or_reason, sources, _same, (forms, known), min(jobs, len(sources)))
    for source, answer in zip(sources, answers, strict=True):
        yield source.name, answer.reason if isinstance(answer, Lost) else answer


def _same(forms: Forms, roster: Roster | None) -> tuple[Forms, Roster | None]:
    return forms, roster


def _facts_or_reason(given: tuple[Forms, Roster | None], source: Source) -> FactBase | Lost:
    try:
        return _facts(load(source.path, source.member), source, *given)[0]
    except UnreadableDocument as error:
        return Lost(str(error))
    except MemoryError:
        raise
    except Exception as error:  # one file's trouble must not end the run
        return Lost(_internal(error))


def _clauses(reviews: Sequence[Review], rulebook: Rulebook) -> Iterator[tuple[str, str]]:
    cited = {c for r in reviews for f in r.findings for c in f.clauses}
    for clause_id in sorted(cited):
        clause = rulebook.clauses.get(clause_id)
        if clause:
            yield clause_id, f"{clause.instrument}{clause.article}：{clause.words}"


def exit_code(report: Report, fail_on: Grade | None) -> int:
    """Return 1 for an open finding at or above ``fail_on`` (None: never), else 4 if something was 无法判断, else 0.

    A report counts of which a single rule could not be judged, or not everywhere, whatever else was found in it.
    """
    open_findings: list[Finding] = [f for r in report.reviews for f in r.findings if f.status == "open"]
    if fail_on is not None and any(f.grade.rank <= fail_on.rank for f in open_findings):
        return 1
    return 4 if any(r.status == "unreadable" or r.not_checked or r.partly_checked for r in report.reviews) else 0
