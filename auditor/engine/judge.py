"""The engine as the rest of the program sees it: rules in, one outcome per rule and report out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Literal, Self

from auditor.engine.indexing import FactIndex, IndexedFact, index_facts
from auditor.engine.reference import NO_SUCH_FACTS, NOT_THE_CASE, OTHER_YEARS, Assessor
from auditor.errors import EngineFailure, UsageError
from auditor.model.facts import FactBase
from auditor.model.outcomes import Outcome, Status
from auditor.model.rules import Rule

if TYPE_CHECKING:
    from auditor.engine.rulesets import Rulesets

Choice = Literal["auto", "durable", "reference"]
"""Which evaluator decides; ``auto`` is durable-rules where it is installed, else the reference evaluator."""

REFERENCE = "reference"
"""Name of the reference evaluator."""

NOT_INSTALLED = "没有安装 durable-rules，本次由参照判定器（纯 Python）判定。"


class Engine:
    """Rules ready to judge reports, one at a time; not for several threads.

    ``name`` is ``"durable-rules 2.0.28"`` or ``"reference"``. ``note`` is a sentence for the summary of the run where
    the reference evaluator had to take over, else empty.
    """

    def __init__(self, rules: Sequence[Rule], rulesets: Rulesets | None, name: str, note: str = "") -> None:
        """Take ``rules`` and their compiled form; use ``open_engine`` instead."""
        self.name = name
        self.note = note
        self._assessors = [Assessor(rule) for rule in rules]
        self._rulesets = rulesets

    def judge(self, base: FactBase) -> tuple[Outcome, ...]:
        """Return the outcome of each rule on the report ``base``, in the order of the rules.

        With durable-rules, it decides which facts fail; the reference evaluator judges the same facts and gives the
        other answers and the reasons. EngineFailure where the two differ on a single fact, or where the engine fails.
        """
        index = index_facts(base)
        outcomes = []
        failures: set[tuple[int, int]] = set()
        for position, assessor in enumerate(self._assessors):
            outcome, failed = _outcome(assessor, index)
            outcomes.append(outcome)
            failures.update((position, fact.number) for fact in failed)
        if self._rulesets is not None:
            self._compare(failures, self._rulesets.failing(index), index)
        return tuple(outcomes)

    def close(self) -> None:
        """Free what the engine holds; it cannot judge afterwards."""
        if self._rulesets is not None:
            self._rulesets.close()

    def __enter__(self) -> Self:
        """Return the engine itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the engine."""
        self.close()

    def _compare(self, reference: set[tuple[int, int]], durable: set[tuple[int, int]], index: FactIndex) -> None:
        for position, number in sorted(reference ^ durable):
            fact = index.facts[number].fact
            accuser, other = (self.name, REFERENCE) if (position, number) in durable else (REFERENCE, self.name)
            raise EngineFailure(
                f"内部错误：规则 {self._assessors[position].rule.id} 在事实 {fact.kind}（{fact.ref}）上，"
                f"{accuser} 判为违反，{other} 不判为违反；本报告不作结论，请报告此问题。"
            )


def evaluator(choice: Choice = "auto") -> tuple[str, str]:
    """Return the name and the note of the `Engine` that ``open_engine`` opens; UsageError as there."""
    if choice == "reference":
        return REFERENCE, ""
    try:
        from auditor.engine.session import engine_name
    except ImportError as error:
        if choice == "durable":
            raise UsageError(
                f"没有安装 durable-rules（{error}）。"
                "请先 pip install durable_rules==2.0.28，或改用 --engine reference。"
            ) from error
        return REFERENCE, NOT_INSTALLED
    return engine_name(), ""


def open_engine(rules: Sequence[Rule], choice: Choice = "auto") -> Engine:
    """Prepare ``rules`` for judging.

    EngineFailure where a rule cannot be computed; UsageError where ``choice`` is ``durable`` and it is not installed.
    """
    name, note = evaluator(choice)
    if name == REFERENCE:
        return Engine(rules, None, name, note)
    from auditor.engine.rulesets import Rulesets

    return Engine(rules, Rulesets(rules), name)


def _outcome(assessor: Assessor, index: FactIndex) -> tuple[Outcome, list[IndexedFact]]:
    """Sum up one rule, fail before unreadable before pass before n/a; also return the facts that fail."""
    rule = assessor.rule
    failed: list[IndexedFact] = []
    open_questions = _unreadable_kind(assessor, index)
    passed = False
    silent: dict[str, None] = {}
    for fact in index.of_kind(rule.kind):
        verdict = assessor.assess(fact, index)
        if verdict.status is Status.FAIL:
            failed.append(fact)
        elif verdict.status is Status.UNREADABLE:
            open_questions.append(f"{fact.fact.ref or rule.kind} {verdict.reason}")
        elif verdict.status is Status.PASS:
            passed = True
        else:
            silent[verdict.reason] = None
    reason = open_questions[0] if open_questions else ""
    if len(open_questions) > 1:
        reason += f"（另有 {len(open_questions) - 1} 处）"
    if failed:
        return Outcome(rule.id, Status.FAIL, reason, tuple(fact.fact for fact in failed)), failed
    if reason:
        return Outcome(rule.id, Status.UNREADABLE, reason), failed
    if passed:
        return Outcome(rule.id, Status.PASS), failed
    return Outcome(rule.id, Status.NOT_APPLICABLE, _silence(silent)), failed


def _unreadable_kind(assessor: Assessor, index: FactIndex) -> list[str]:
    """Return why the document yields no facts of the rule's kind, unless the rule is not in force in its years."""
    reason = index.unreadable_kinds.get(assessor.rule.kind)
    if reason is None:
        return []
    dated = next((fact for fact in index.facts if "年度自" in fact.fields), None)
    if dated is not None and assessor.in_years(dated.since, dated.until) is OTHER_YEARS:
        return []
    return [f"{assessor.rule.kind}：{reason}"]


def _silence(reasons: Collection[str]) -> str:
    """Choose the reason of n/a: the condition of the rule tells the reader more than a field that is not stated."""
    if not reasons:
        return NO_SUCH_FACTS
    if NOT_THE_CASE.reason in reasons:
        return NOT_THE_CASE.reason
    return next((reason for reason in reasons if reason != OTHER_YEARS.reason), OTHER_YEARS.reason)
