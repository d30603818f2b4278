"""Rules from ``rules/national/<FAMILY>.yaml``: each rule read, its conditions parsed, its message checked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath

from auditor.model.expressions import And, Condition
from auditor.model.forms import Forms, KindForm
from auditor.model.rules import Certainty, Grade, Milder, Rule
from auditor.rulebook.case_entries import read_cases
from auditor.rulebook.expressions import ExpressionError, parse_condition
from auditor.rulebook.nodes import nearest
from auditor.rulebook.source import Node, Source

FAMILY = re.compile(r"[A-Z][A-Z0-9]{1,3}")
REQUIRED = ("id", "title", "grade", "certainty", "clauses", "years", "for", "expect", "says", "remedy", "cases")
REFERENCES = ("clauses", "yields_to", "explains")
OPTIONAL = ("grade_2019", "where", "milder", "yields_to", "explains", "traps")

ARITHMETIC = "算式"
"""The one placeholder of a message that is no field: the arithmetic of the condition written out."""

NOTHING = And(())
"""Stands in for a condition that cannot be parsed, until its rule is dropped."""

Years = tuple[int | None, int | None]
EVERY_YEAR: Years = (None, None)


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """A rule as it stands in a file: its id, the nodes of its keys, and the rule unless its entry is faulty.

    ``references`` are the ids under each key of REFERENCES with their nodes.
    """

    source: Source
    id: str
    nodes: Mapping[str, Node]
    references: Mapping[str, Mapping[str, Node]]
    rule: Rule | None


def read_rules(source: Source, root: Node, forms: Forms) -> list[RuleEntry]:
    """Return the rules of one file in file order; faults go to ``source``."""
    entries = source.entries(root, ["family", "title", "rules"], what="规则文件")
    family = source.text(entries.get("family"))
    source.words(entries.get("title"))
    if family and not FAMILY.fullmatch(family):
        source.blame(entries["family"], f"“{family}”不能作规则族的代号", "两到四个大写字母或数字，以字母开头")
    elif family and PurePath(source.path).stem != family:
        source.blame(entries["family"], f"规则族“{family}”与文件名不符", f"文件应当叫 {family}.yaml")
    if "rules" in entries and entries["rules"].value == []:
        source.blame(entries["rules"], "文件里没有规则", "写上规则，或删去这个文件")
    return [_read_rule(source, node, family, forms) for node in source.sequence(entries.get("rules"))]


def _read_rule(source: Source, node: Node, family: str, forms: Forms) -> RuleEntry:
    before = len(source.faults)
    nodes = source.entries(node, REQUIRED, OPTIONAL, "规则")
    identity = source.text(nodes.get("id"))
    if identity and family and not re.fullmatch(rf"GK-{re.escape(family)}-\d{{3}}", identity):
        source.blame(nodes["id"], f"“{identity}”不是规则族 {family} 的编号", f"写成 GK-{family}-001 的样子")
    references = {key: source.texts(nodes.get(key)) for key in REFERENCES}
    if "clauses" in nodes and nodes["clauses"].value == []:
        source.blame(nodes["clauses"], "没有引用条文", "至少引用 rules/clauses 里的一条")
    kind = _read_kind(source, nodes.get("for"), forms)
    if kind is None:
        return RuleEntry(source, identity, nodes, references, None)
    grade, years = source.choice(nodes.get("grade"), Grade), _read_years(source, nodes.get("years"))
    expect = _read_condition(source, nodes.get("expect"), kind, forms)
    rule = Rule(
        id=identity,
        family=family,
        title=source.words(nodes.get("title")),
        grade=grade,
        grade_2019=_read_grade_2019(source, nodes, grade, years),
        certainty=source.choice(nodes.get("certainty"), Certainty),
        clauses=tuple(references["clauses"]),
        kind=kind.name,
        where=_read_condition(source, nodes.get("where"), kind, forms),
        expect=expect or NOTHING,
        says=source.words(nodes.get("says")),
        remedy=source.words(nodes.get("remedy")),
        years=years or EVERY_YEAR,
        milder=_read_milder(source, nodes.get("milder"), grade, kind, forms),
        yields_to=tuple(references["yields_to"]),
        explains=tuple(references["explains"]),
        traps=source.text(nodes.get("traps")),
        cases=read_cases(source, nodes.get("cases"), kind, forms),
        path=source.path,
        line=node.start_mark.line + 1,
        where_text=_value(nodes.get("where")).strip(),
        expect_text=_value(nodes.get("expect")).strip(),
    )
    _check_placeholders(source, nodes.get("says"), kind)
    faulty = expect is None or len(source.faults) > before
    return RuleEntry(source, identity, nodes, references, None if faulty else rule)


def _read_kind(source: Source, node: Node | None, forms: Forms) -> KindForm | None:
    name = source.text(node)
    if node is None or not name:
        return None
    if name not in forms.kinds:
        source.blame(node, f"没有“{name}”这类事实", nearest(name, forms.kinds))
    return forms.kinds.get(name)


def _read_condition(source: Source, node: Node | None, kind: KindForm, forms: Forms) -> Condition | None:
    text = source.text(node)
    if node is None or not text:
        return None
    try:
        return parse_condition(text, kind, forms)
    except ExpressionError as error:
        source.blame(node, error.message, error.hint, error.offset)
        return None


def _read_years(source: Source, node: Node | None) -> Years | None:
    """Read ``2019-``, ``2019-2020``, ``2020`` or ``all``; None where there is no such text."""
    if node is None:
        return None
    if node.value == "all":
        return EVERY_YEAR
    years = re.fullmatch(r"(20\d\d)(-)?(20\d\d)?", node.value) if isinstance(node.value, str) else None
    if years is None or (years[3] and (not years[2] or years[3] < years[1])):
        source.blame(node, f"“{_value(node)}”不是适用年度", "写成 2019-、2019-2020、2020 或 all")
        return None
    first = int(years[1])
    return (first, int(years[3]) if years[3] else None if years[2] else first)


def _read_grade_2019(source: Source, nodes: Mapping[str, Node], grade: Grade, years: Years | None) -> Grade:
    """Read the grade for report year 2019, whose format was only encouraged (GS19-2)."""
    node = nodes.get("grade_2019")
    given = source.choice(node, Grade)
    if years is None:
        return grade
    applies = (years[0] or 2019) <= 2019 <= (years[1] or 2019)
    if node is None:
        if applies:
            source.blame(nodes["years"], "适用年度含2019年，却没有 grade_2019", "补上 grade_2019:；格式类规则写 提示")
        return grade
    if not applies:
        source.blame(node, "适用年度不含2019年，grade_2019 用不上", "删去 grade_2019")
    elif given.rank < grade.rank:
        source.blame(node, f"grade_2019（{given}）不能比 grade（{grade}）重", "改轻，或把 grade 改重")
    return given


def _read_milder(source: Source, node: Node | None, grade: Grade, kind: KindForm, forms: Forms) -> Milder | None:
    if node is None:
        return None
    entries = source.entries(node, ["when", "grade"], what="milder ")
    when = _read_condition(source, entries.get("when"), kind, forms)
    given = source.choice(entries.get("grade"), Grade)
    if "grade" in entries and given.rank <= grade.rank:
        source.blame(entries["grade"], f"milder 的等级（{given}）不比 grade（{grade}）轻", "写更轻的等级")
    return Milder(when, given) if when else None


def _check_placeholders(source: Source, says: Node | None, kind: KindForm) -> None:
    """See that each ``{name}`` of a message is a field of the kind or 算式, and that no brace stands alone."""
    for _, node in source.mapping(says).values() if says is not None else ():
        for brace in re.finditer(r"\{([^{}]*)\}|[{}]", _value(node)):
            name = brace[1]
            if name is None:
                source.blame(node, f"“{brace[0]}”没有成对", "占位写成 {字段名}", brace.start())
            elif name != ARITHMETIC and name not in kind.fields:
                hint = nearest(name, [*kind.fields, ARITHMETIC])
                source.blame(node, f"“{kind.name}”没有名为“{name}”的字段，{{{name}}} 填不出来", hint, brace.start() + 1)


def _value(node: Node | None) -> str:
    return node.value if node is not None and isinstance(node.value, str) else ""
