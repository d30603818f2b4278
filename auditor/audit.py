"""The spine: collect paths → for each: read, extract, judge → grade → report."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from auditor import __version__
from auditor.engine import Engine, open_engine
from auditor.errors import EngineFailure, NothingToAudit, UnreadableDocument, UsageError
from auditor.facts.extract import extract
from auditor.judging.findings import judge
from auditor.judging.verdict import UNDECIDED, coverage_of, not_checked, verdict_of
from auditor.model.facts import FactBase
from auditor.model.findings import Finding, Report, Review
from auditor.model.forms import Forms, load_forms
from auditor.model.rules import Grade, Rulebook
from auditor.reading import is_candidate, read
from auditor.rulebook.loader import load_rulebook

EngineChoice = Literal["auto", "durable", "reference"]
LARGEST_FILE = 64 << 20
"""Largest file that is read, in bytes; the readers have narrower limits of their own."""

FIRST_YEAR = 2019
"""First report year under the 条例 as revised (in force since 2019-05-15) and the unified format (GS19)."""


@dataclass(frozen=True, slots=True)
class Auditor:
    """Everything that stays the same from one report to the next."""

    rulebook: Rulebook
    forms: Forms
    engine: Engine
    language: str = "zh"


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


def collect(paths: Sequence[str]) -> tuple[list[tuple[str, Path]], dict[str, str]]:
    """Return the reports at and below ``paths`` as (name, path), sorted by name, and the files left aside with the reason.

    A file that is named is always audited; below a folder, files of other kinds are left aside and counted. Raises
    NothingToAudit where a path does not exist or nothing is left.
    """
    found: dict[str, Path] = {}
    aside: dict[str, str] = {}
    for text in paths:
        path = Path(text)
        if path.is_dir():
            before = len(found)
            for file in sorted(path.rglob("*")):
                name = file.as_posix()
                if file.is_symlink() and not file.is_file():
                    aside[name] = "符号链接，指向文件夹或已失效，未跟随"
                elif file.is_file() and is_candidate(file):
                    found[name] = file
                elif file.is_file():
                    aside[name] = "不是报告的文件类型"
            if len(found) == before:
                aside[path.as_posix()] = "文件夹里没有报告"
        elif path.exists():
            found[path.as_posix()] = path
        else:
            raise NothingToAudit(f"找不到：{text}")
    if not found:
        others = sum(reason == "不是报告的文件类型" for reason in aside.values())
        beside = f"（有 {others} 个其他类型的文件未审）" if others else ""
        raise NothingToAudit(f"没有可审的报告：{'、'.join(paths)}{beside}")
    return sorted(found.items()), aside


def read_facts(path: Path, name: str, forms: Forms) -> tuple[FactBase, str]:
    """Read one file and return its facts and its format; UnreadableDocument where it cannot be read."""
    document = read(path, forms, name)
    return extract(document, forms), document.format


def review(path: Path, name: str, auditor: Auditor) -> Review:
    """Audit one file; whatever happens, the answer is a review of it, and never an exception."""
    digest, format_ = "", path.suffix.lower().lstrip(".")
    try:
        if not path.is_file():
            raise UnreadableDocument("不是普通文件（管道、设备等），未读取")
        if path.stat().st_size > LARGEST_FILE:
            raise UnreadableDocument(f"文件超过 {LARGEST_FILE >> 20} MB，未读取")
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        base, format_ = read_facts(path, name, auditor.forms)
        return _judged(base, name, digest, format_, auditor)
    except UnreadableDocument as error:
        reason = str(error)
    except OSError as error:
        reason = f"无法打开文件：{error.strerror or error}"
    except EngineFailure as error:
        reason = f"审核引擎内部错误，本报告未作判断，请反馈：{error}"
    except Exception as error:  # one file's trouble must not end the run or be taken for approval
        reason = f"程序内部错误，本报告未作判断，请反馈：{type(error).__name__}: {error}"
    return Review(name, digest, format_, "unreadable", reason, verdict=UNDECIDED)


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
        warnings=base.warnings,
        findings=findings,
    )


def audit(
    paths: Sequence[str],
    rulebook: Rulebook,
    forms: Forms,
    *,
    choice: EngineChoice = "auto",
    on: str,
    language: str = "zh",
    progress: Callable[[int, int, str], None] = lambda done, total, name: None,
) -> Report:
    """Audit every report at and below ``paths``; ``progress`` is told (done, total, name) before each file."""
    files, aside = collect(paths)
    engine = open_engine(list(rulebook.rules.values()), choice)
    auditor = Auditor(rulebook, forms, engine, language)
    try:
        reviews = []
        for number, (name, path) in enumerate(files):
            progress(number, len(files), name)
            reviews.append(review(path, name, auditor))
        progress(len(files), len(files), "")
    finally:
        engine.close()
    return Report(
        version=__version__,
        engine=engine.name,
        rules=len(rulebook.rules),
        rules_sha256=rulebook.sha256,
        packs=rulebook.packs,
        on=on,
        reviews=tuple(reviews),
        clauses=dict(_clauses(reviews, rulebook)),
        left_aside=aside,
        engine_note=engine.note,
    )


def _clauses(reviews: Sequence[Review], rulebook: Rulebook) -> Iterator[tuple[str, str]]:
    cited = {c for r in reviews for f in r.findings for c in f.clauses}
    for clause_id in sorted(cited):
        clause = rulebook.clauses.get(clause_id)
        if clause:
            yield clause_id, f"{clause.instrument}{clause.article}：{clause.words}"


def exit_code(report: Report, fail_on: Grade | None) -> int:
    """Return 1 for an open finding at or above ``fail_on`` (None: never), else 4 if something was 无法判断, else 0.

    A report of which a single rule could not be judged counts, whatever else was found in it.
    """
    open_findings: list[Finding] = [f for r in report.reviews for f in r.findings if f.status == "open"]
    if fail_on is not None and any(f.grade.rank <= fail_on.rank for f in open_findings):
        return 1
    return 4 if any(r.status == "unreadable" or r.not_checked for r in report.reviews) else 0
