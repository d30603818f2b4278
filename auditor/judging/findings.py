"""Failures become findings: worded, graded, placed, and one finding for one cause."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from auditor.engine.reference import holds
from auditor.judging.arithmetic import arithmetic, written
from auditor.judging.evidence import Place, cells_of, evidence, is_quoted, locations
from auditor.judging.precedence import Failure, settle
from auditor.judging.slips import Equation, Slip, equation, likeliest_slips
from auditor.model.expressions import Comparison, Name, presence_read, values_read
from auditor.model.facts import Fact, FactBase
from auditor.model.findings import Finding
from auditor.model.forms import Forms, KindForm
from auditor.model.outcomes import Outcome
from auditor.model.rules import Certainty, Grade, Rule, Rulebook

RESTORED = "文件里单元格连写，所列数字是逐格还原的，请对照原件核对"
"""Hint of a finding that rests on cells that ran together."""

_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")


def grade_of(rule: Rule, fact: Fact, facts: Sequence[Fact]) -> Grade:
    """Return the grade of a failure: the rule's, that for report year 2019, or the milder one where its condition holds."""
    grade = rule.grade_2019 if fact.fields.get("年度") == 2019 else rule.grade
    if rule.milder and rule.milder.grade.rank > grade.rank and holds(rule.milder.when, fact, facts):
        grade = rule.milder.grade
    return grade


def message_of(rule: Rule, fact: Fact, kind: KindForm, language: str, sums: str) -> str:
    """Fill the placeholders of the rule's message from ``fact``; ``{算式}`` is the arithmetic written out."""

    def fill(match: re.Match[str]) -> str:
        name = match[1]
        if name == "算式":
            return sums
        value = fact.fields.get(name)
        type_ = kind.fields[name].type if name in kind.fields else ""
        if value is None and type_ == "text":
            return ""
        if value is None:
            return "未载明" if language == "zh" else "not stated"
        if type_ == "flag":
            return ("否", "是")[value == 1] if language == "zh" else ("no", "yes")[value == 1]
        return written(value, kind, name) if isinstance(value, int) else value

    return _PLACEHOLDER.sub(fill, rule.says.in_language(language))


def _fingerprint(rule: Rule, fact: Fact, base: FactBase, document: str) -> str:
    """Identify a finding across runs and re-uploads: rule, organ, year and place in the form, no line numbers."""
    who = base.identity.organ or document
    place = fact.ref if not fact.ref.startswith("陈述/") else str(fact.fields.get("原文", fact.ref))
    text = "|".join((rule.id, who, str(base.identity.year), place))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _finding(
    rule: Rule,
    fact: Fact,
    base: FactBase,
    rulebook: Rulebook,
    forms: Forms,
    document: str,
    language: str,
    primary: Place | None,
) -> Finding:
    kind = forms.kinds[rule.kind]
    names = [*values_read(rule.expect), *presence_read(rule.expect)]
    if rule.where is not None:
        names += [n for n in (*values_read(rule.where), *presence_read(rule.where)) if n not in names]
    told = [n for n in _PLACEHOLDER.findall(rule.says.zh) if n in fact.exhibits and n not in names]
    cells = cells_of(fact, names)
    if primary is None and not is_quoted(fact):
        primary = _presumed(rule, fact) if len(cells) > 1 else next(iter(cells), None)
    sums = arithmetic(rule.expect, fact, kind)
    is_restored = not fact.restored.isdisjoint((*names, *told))
    return Finding(
        rule=rule.id,
        family=rule.family,
        grade=grade_of(rule, fact, base.facts),
        certainty=Certainty.TO_CONFIRM if is_restored else rule.certainty,
        document=document,
        title=rule.title.in_language(language),
        message=message_of(rule, fact, kind, language, sums),
        clauses=_clauses_in_force(rule, rulebook, fact.fields.get("年度")),
        remedy=rule.remedy.in_language(language),
        fingerprint=_fingerprint(rule, fact, base, document),
        locations=locations(fact, [*names, *told], primary, base),
        arithmetic=sums,
        values={n: fact.fields[n] for n in names if n in fact.fields and n not in fact.blanks},
        evidence=evidence(cells, primary, base, forms),
        hints=(RESTORED,) if is_restored else (),
    )


def _clauses_in_force(rule: Rule, rulebook: Rulebook, year: int | str | None) -> tuple[str, ...]:
    """The clauses of ``rule`` that bind the report on ``year``; all of them where the year is not known."""
    if not isinstance(year, int):
        return rule.clauses
    return tuple(c for c in rule.clauses if c not in rulebook.clauses or rulebook.clauses[c].binds(year))


def _presumed(rule: Rule, fact: Fact) -> Place | None:
    """The cell to mark where no slip tells: the single field on one side of the expectation (a printed total)."""
    if isinstance(rule.expect, Comparison):
        for side in (rule.expect.left, rule.expect.right):
            if isinstance(side, Name):
                cells = cells_of(fact, (side.name,))
                return cells[0] if cells else None
    return None


def _holding(rulebook: Rulebook, outcomes: Mapping[str, Outcome], base: FactBase) -> list[Equation]:
    """The sums that hold in this report, to be kept whole by a supposed slip."""
    found = []
    for rule in rulebook.rules.values():
        outcome = outcomes.get(rule.id)
        if outcome is None or outcome.status not in ("pass", "fail"):
            continue
        names = values_read(rule.expect)
        for fact in base.facts:
            if fact.kind != rule.kind or fact in outcome.failures or fact.unreadable:
                continue
            made = equation(rule, fact) if all(name in fact.fields for name in names) else None
            # The condition is asked last: it costs most, and most rules are no sums at all.
            if made and made.gap == 0 and (rule.where is None or holds(rule.where, fact, base.facts)):
                found.append(made)
    return found


def _slips(
    failed: Sequence[tuple[Rule, Fact]], rulebook: Rulebook, outcomes: Mapping[str, Outcome], base: FactBase
) -> list[Slip]:
    broken = [e for rule, fact in failed if (e := equation(rule, fact))]
    return likeliest_slips(_holding(rulebook, outcomes, base), broken, base) if len(broken) > 1 else []


def _slip_words(slip: Slip, base: FactBase, forms: Forms) -> str:
    """Say in words, with the names of the form, what change would mend the sums of ``slip``."""
    rules = "、".join(dict.fromkeys(e.rule for e in slip.mended))
    if not slip.change:
        columns = [
            str(e.fact.fields[name]) for e in slip.mended for name in ("列", "行名", "组名") if name in e.fact.fields
        ]
        return f"{rules} 在{'、'.join(dict.fromkeys(columns))}同时不符，可能出于同一处错误"
    words = []
    for (table, row, column), amount in list(slip.change.items())[:3]:
        reading = base.tables[table].cells[row][column]
        number = reading.number or 0
        names = {line.code: line.name for line in forms.tables[table].rows}
        words.append(f"{names.get(row, row)}·{column} {reading.text.strip() or '空白'}→{number + amount}")
    more = "等" if len(slip.change) > 3 else ""
    return f"疑似之处：{'，'.join(words)}{more}，则 {len(slip.mended)} 处勾稽（{rules}）全部相符"


def _changed_cell(slip: Slip | None, fact: Fact) -> Place | None:
    """The cell of ``fact`` that the slip changes, a part rather than a total."""
    if slip is None:
        return None
    changed = [place for place in slip.change if place[2] != "总计"] or list(slip.change)
    own = cells_of(fact, list(fact.exhibits))
    return next((place for place in changed if place in own), None)


def judge(
    rulebook: Rulebook, outcomes: Sequence[Outcome], base: FactBase, forms: Forms, document: str, language: str = "zh"
) -> tuple[Finding, ...]:
    """Turn the failures among ``outcomes`` into findings, sorted by grade, rule and place.

    One cause, one finding: a finding steps back (``yielded``) where a rule it yields to fails at the same place, where it
    only explains another, and where one slip in the table accounts for several broken sums; then the gravest stands.
    """
    failed = [(rulebook.rules[o.rule], fact) for o in outcomes for fact in o.failures]
    slips = _slips(failed, rulebook, {o.rule: o for o in outcomes}, base)
    by_place = {(mended.rule, mended.fact.ref): slip for slip in slips for mended in slip.mended}
    failures = []
    for rule, fact in failed:
        slip = by_place.get((rule.id, fact.ref))
        finding = _finding(rule, fact, base, rulebook, forms, document, language, _changed_cell(slip, fact))
        if slip:
            # The gravest stands, so that nothing grave disappears behind something milder.
            standing = min(slip.mended, key=lambda e: grade_of(rulebook.rules[e.rule], e.fact, base.facts).rank)
            if (standing.rule, standing.fact.ref) == (rule.id, fact.ref):
                finding = replace(finding, hints=(*finding.hints, _slip_words(slip, base, forms)))
            else:
                finding = replace(finding, status="yielded", yielded_to=standing.rule)
        failures.append(Failure(rule, fact, finding))
    found = settle(failures)
    return tuple(sorted(found, key=lambda f: (f.grade.rank, f.rule, _order(f))))


def _order(finding: Finding) -> tuple[str, str, str, str]:
    first = finding.locations[0]
    return (first.table or "", first.row or "", first.column or "", finding.message)
