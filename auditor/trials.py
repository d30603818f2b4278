"""The cases of the rules put to the test: each is judged by the engine, and its message is held to what it must say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from auditor.engine import Engine, open_engine
from auditor.judging.findings import judge
from auditor.model.forms import Forms
from auditor.model.outcomes import Outcome, Status
from auditor.model.rules import Case, Rule, Rulebook
from auditor.rulebook.cases import TESTED, case_facts


@dataclass(frozen=True, slots=True)
class Trial:
    """One case of one rule, and what is wrong with it (empty if it came out as written)."""

    rule: Rule
    case: Case
    fault: str = ""


def _fault(rule: Rule, case: Case, outcome: Outcome, rulebook: Rulebook, forms: Forms) -> str:
    """Say how the outcome differs from what the case says; a passing case may also be one the rule is silent on."""
    fails = any(fact.ref == TESTED for fact in outcome.failures)
    if case.passes:
        if fails:
            return "应当通过，却判为违反"
        return f"无法判断：{outcome.reason}" if outcome.status is Status.UNREADABLE else ""
    if not fails:
        answer = {"pass": "合规", "n/a": "不适用", "unreadable": "无法判断"}.get(outcome.status, "另一条事实违反")
        return f"应当判为违反，结果是{answer}" + (f"（{outcome.reason}）" if outcome.reason else "")
    if case.says:
        finding = judge(rulebook, [outcome], case_facts(rule, case, forms), forms, "case")[0]
        if case.says not in finding.message + finding.arithmetic:
            return f"消息里没有“{case.says}”：{finding.message}"
    return ""


def try_cases(rulebook: Rulebook, forms: Forms, rules: Sequence[Rule], engine: Engine | None = None) -> list[Trial]:
    """Judge every case of ``rules`` by the engine, which itself is held to the reference evaluator."""
    judged = engine or open_engine(list(rules))
    numbers = {rule.id: index for index, rule in enumerate(rules)}
    trials = []
    try:
        for rule in rules:
            for case in rule.cases:
                outcome = judged.judge(case_facts(rule, case, forms))[numbers[rule.id]]
                trials.append(Trial(rule, case, _fault(rule, case, outcome, rulebook, forms)))
    finally:
        if engine is None:
            judged.close()
    return trials
