"""What the rules leave out, accounted for: clauses that no rule tests, and rules of the catalogue that are not built."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from auditor.model.rules import UnbuiltRule
from auditor.rulebook.clause_files import ClauseEntry
from auditor.rulebook.rule_files import RuleEntry
from auditor.rulebook.source import Node, Source


def check_coverage(clauses: Sequence[ClauseEntry], rules: Sequence[RuleEntry]) -> None:
    """Note each clause that has to be tested and neither is nor says why, and each that says why and is.

    A rule that cites a clause tests it.
    """
    testers: dict[str, str] = {}
    for rule in rules:
        for name in rule.references["clauses"]:
            testers.setdefault(name, rule.id)
    for entry in clauses:
        clause, tester = entry.clause, testers.get(entry.clause.id)
        if entry.untested_node is not None and not clause.asked:
            message = f"条文 {clause.id} 不在 tested 所列的条文里，不用写 untested"
            entry.source.blame(entry.untested_node, message, "删去 untested，或把它的条加进 tested")
        elif entry.untested_node is not None and tester is not None:
            message = f"条文 {clause.id} 写明没有规则检验，而 {tester} 引用了它"
            entry.source.blame(entry.untested_node, message, "删去 untested，或改规则的 clauses")
        elif entry.untested_node is None and clause.asked and tester is None:
            message = f"条文 {clause.id} 没有规则引用，也没有写明为什么不检验"
            entry.source.blame(
                entry.id_node, message, "在规则的 clauses 里引用它，或补上 untested: {zh: 为什么, en: why}"
            )


def read_unbuilt(source: Source, root: Node, built: Collection[str]) -> tuple[UnbuiltRule, ...]:
    """Return the rules of the catalogue that are not built, in file order; faults go to ``source``.

    The file has ``unbuilt``, a list of reasons (``why``), each with the ``rules`` (id and title) that it holds for.
    """
    found: dict[str, UnbuiltRule] = {}
    groups = source.entries(root, ["unbuilt"], what="文件").get("unbuilt")
    for group in source.sequence(groups):
        shared = source.entries(group, ["why", "rules"], what="一组规则")
        why = source.words(shared.get("why"))
        for node in source.sequence(shared.get("rules")):
            entries = source.entries(node, ["id", "title"], what="规则")
            identity, title = source.text(entries.get("id")), source.words(entries.get("title"))
            if identity in built:
                source.blame(entries["id"], f"{identity} 已经写成规则", "从这里删去")
            elif identity in found:
                source.blame(entries["id"], f"{identity} 列了两次", "留下一个")
            found.setdefault(identity, UnbuiltRule(identity, title, why))
    return tuple(found.values())
