"""Rules from ``rules/national/<FAMILY>.yaml``: each rule read, its conditions parsed and its cases checked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath

from auditor.model.expressions import Condition
from auditor.model.forms import Forms, KindForm
from auditor.model.rules import Certainty, Grade, Milder, Rule, Words
from auditor.rulebook.case_entries import read_cases
from auditor.rulebook.expressions import ExpressionError, parse_condition
from auditor.rulebook.nodes import nearest
from auditor.rulebook.source import Node, Source

FAMILY = re.compile(r"[A-Z][A-Z0-9]{1,3}")
REQUIRED = ("id", "title", "grade", "certainty", "clauses", "years", "for", "expect", "says", "remedy", "cases")
OPTIONAL = ("grade_2019", "where", "milder", "yields_to", "explains", "traps")
ARITHMETIC = "算式"
"""The one placeholder that is no field: the arithmetic of the condition written out."""

FORMAT_YEAR = 2019
"""The report year whose format was only encouraged (GS19-2), for which a rule has a grade of its own."""

Years = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """A rule as it stands in a file; ``rule`` is None where its entry is faulty."""

    source: Source
    id: str
    nodes: dict[str, Node]
    rule: Rule | None


def read_rules(source: Source, root: Node, forms: Forms) -> list[RuleEntry]:
    """Return the rules of one file in file order; faults go to ``source``."""
    entries = source.entries(root, ["family", "title", "rules"], what="规则文件")
    family = source.text(entries.get("family"))
    source.words(entries.get("title"))
    if family is not None and not FAMILY.fullmatch(family):
        source.blame(entries["family"], f"“{family}”不能作规则族的代号", "两到四个大写字母或数字，以字母开头")
    elif family is not None and PurePath(source.path).stem != family:
        source.blame(entries["family"], f"规则族“{family}”与文件名不符", f"文件应当叫 {family}.yaml")
    return [_read_rule(source, node, family, forms) for node in source.sequence(entries.get("rules"))]


def _read_rule(source: Source, node: Node, family: str | None, forms: Forms) -> RuleEntry:
    before = len(source.faults)
    nodes = source.entries(node, REQUIRED, OPTIONAL, "规则")
    identity = source.text(nodes.get("id"))
    if identity is not None and family is not None and not re.fullmatch(rf"GK-{re.escape(family)}-\d{{3}}", identity):
        source.blame(nodes["id"], f"“{identity}”不是规则族 {family} 的编号", f"写成 GK-{family}-001 的样子")
    grade, certainty = source.choice(nodes.get("grade"), Grade), source.choice(nodes.get("certainty"), Certainty)
    years = _read_years(source, nodes.get("years"))
    grade_2019 = _read_grade_2019(source, nodes, grade, years)
    title, says, remedy = (source.words(nodes.get(name)) for name in ("title", "says", "remedy"))
    clauses, yields_to, explains = (
        tuple(text for text, _ in source.texts(nodes.get(name))) for name in ("clauses", "yields_to", "explains")
    )
    if "clauses" in nodes and not source.sequence(nodes["clauses"]):
        source.blame(nodes["clauses"], "没有引用条文", "至少引用 rules/clauses 里的一条")
    traps = source.text(nodes.get("traps")) or ""
    kind = _read_kind(source, nodes.get("for"), forms)
    where = milder = expect = None
    if kind is not None:
        where = _read_condition(source, nodes.get("where"), kind, forms)
        expect = _read_condition(source, nodes.get("expect"), kind, forms)
        milder = _read_milder(source, nodes.get("milder"), grade, kind, forms)
        _check_placeholders(source, nodes.get("says"), kind)
        cases = read_cases(source, nodes["cases"], kind, forms) if "cases" in nodes else ()
    whole = grade and certainty and years and title and says and remedy and kind and expect
    if len(source.faults) > before or identity is None or family is None or not whole:
        return RuleEntry(source, identity or "", nodes, None)
    assert grade and certainty and years and title and says and remedy and kind and expect
    rule = Rule(
        id=identity,
        family=family,
        title=title,
        grade=grade,
        grade_2019=grade_2019 or grade,
        certainty=certainty,
        clauses=clauses,
        kind=kind.name,
        where=where,
        expect=expect,
        says=says,
        remedy=remedy,
        years=years,
        milder=milder,
        yields_to=yields_to,
        explains=explains,
        traps=traps,
        cases=cases,
        path=source.path,
        line=node.start_mark.line + 1,
        where_text=source.text(nodes.get("where")) or "",
        expect_text=source.text(nodes["expect"]) or "",
    )
    return RuleEntry(source, identity, nodes, rule)
