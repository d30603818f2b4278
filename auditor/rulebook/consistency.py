"""What must hold between rules and clauses: citations that carry the rule, and references that lead somewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from auditor.model.rules import Clause, Grade, Rule
from auditor.rulebook.nodes import nearest
from auditor.rulebook.rule_files import RuleEntry

FIRST_YEAR = 2019
"""The first report year under the regulation in force (TL-49, TL-56); a rule with open years is judged from here."""

MEMORY = "M"
"""The mark of clauses whose words nobody has read."""


def check_rules(entries: Sequence[RuleEntry], clauses: Mapping[str, Clause]) -> None:
    """Note every fault that shows only when all files have been read; each goes to the file it stands in."""
    known: set[str] = set()
    for entry in entries:
        if entry.id in known:
            entry.source.blame(entry.nodes["id"], f"编号 {entry.id} 已经用过", "换一个没有用过的编号")
        elif entry.id:
            known.add(entry.id)
    for entry in entries:
        _check_references(entry, known)
        cited = entry.references["clauses"]
        for name, node in cited.items():
            if name not in clauses:
                entry.source.blame(node, f"没有条文 {name}", nearest(name, clauses))
        if entry.rule is not None and all(name in clauses for name in cited):
            _check_citations(entry, entry.rule, [clauses[name] for name in cited])
    for key in ("yields_to", "explains"):
        _check_circles(entries, key)


def _check_citations(entry: RuleEntry, rule: Rule, cited: Sequence[Clause]) -> None:
    """See that a 违规 rests on words that were read, and that the clauses are in force for the years of the rule.

    Each clause has to be in force for one of the years, and each year has to have one of the clauses.
    """
    node = entry.nodes["clauses"]
    if rule.grade is Grade.VIOLATION and all(clause.mark == MEMORY for clause in cited):
        entry.source.blame(node, "违规不能只凭未经核实（M）的条文", "再引一条已核实的条文，或把 grade 改为 缺陷、提示")
    years = _years(rule, cited)
    for clause in cited:
        if not any(clause.binds(year) for year in years):
            message = f"条文 {clause.id} 在规则的适用年度都不在施行（{clause.since} 至 {clause.until or '今'}）"
            entry.source.blame(entry.references["clauses"][clause.id], message, "改引当年有效的条文，或改 years")
    bare = [str(year) for year in years if not any(clause.binds(year) for clause in cited)]
    if bare and len(bare) < len(years):
        message = f"{'、'.join(bare)} 年度没有一条所引条文在施行"
        entry.source.blame(node, message, "补引当年有效的条文，或改 years")


def _years(rule: Rule, cited: Sequence[Clause]) -> range:
    """Return the report years to look at: those of the rule, an open end up to the last change of its clauses."""
    first, last = rule.years
    changes = [day.year for clause in cited for day in (clause.since, clause.until) if day is not None]
    start = first or FIRST_YEAR
    return range(start, (last or max([start, *changes]) + 1) + 1)


def _check_references(entry: RuleEntry, known: set[str]) -> None:
    for key in ("yields_to", "explains"):
        for name, node in entry.references[key].items():
            if name == entry.id:
                entry.source.blame(node, f"{key} 指向规则自己", "删去")
            elif name not in known:
                entry.source.blame(node, f"没有规则 {name}", nearest(name, sorted(known)))


def _check_circles(entries: Sequence[RuleEntry], key: str) -> None:
    """Note one rule of each circle of rules that ``key`` leads through."""
    targets = {entry.id: [name for name in entry.references[key] if name != entry.id] for entry in entries}
    blamed: set[str] = set()
    for entry in entries:
        circle = _way_back(entry.id, targets)
        if circle and not blamed & set(circle):
            blamed |= set(circle)
            entry.source.blame(entry.nodes[key], f"{key} 绕成了圈：{' → '.join([*circle, entry.id])}", "断开其中一处")


def _way_back(start: str, targets: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the ids on a way from ``start`` back to it, or an empty list."""
    ways = [[start]]
    seen = {start}
    while ways:
        way = ways.pop()
        for target in targets.get(way[-1], ()):
            if target == start:
                return way
            if target not in seen:
                seen.add(target)
                ways.append([*way, target])
    return []
