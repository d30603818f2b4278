"""How long the engine takes for one report whose facts are ready: ``python -m bench.engine [ROUNDS] [SYNTHETIC]``.

Judges the same facts with durable-rules and with the reference evaluator, and prints the medians of one run. The rules
are those of ``rules``, or, with the second argument, so many synthetic ones over the same kinds of facts.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from auditor.engine import Engine, open_engine
from auditor.model.expressions import (
    Arithmetic,
    Blank,
    Comparison,
    Condition,
    Exists,
    Member,
    Name,
    Not,
    Number,
    Stated,
    Text,
    Total,
)
from auditor.model.facts import Fact, FactBase, Identity
from auditor.model.forms import load_forms
from auditor.model.rules import Certainty, Grade, Rule, Words

ROOT = Path(__file__).parents[1]
FORMS = load_forms(ROOT / "rules" / "forms")


def ready_facts() -> FactBase:
    """Return facts of every kind of the form, in the numbers in which a report has them."""
    often = {"表三.行": 25, "表三.列": 7, "表四.组": 3, "表二.事项": 4, "表二.文件": 2, "法定部分": 6, "部分": 6}
    often |= {"表": 3, "陈述": 6, "联系方式": 4, "统计期": 2}
    facts = []
    for kind in FORMS.kinds.values():
        for number in range(often.get(kind.name, 1)):
            fields: dict[str, int | str] = {
                name: f"{name}{number}" if field.type == "text" else number % 3 for name, field in kind.fields.items()
            }
            fields |= {"年度": 2023, "年度自": 2023, "年度至": 2023, "版式": "2021"}
            facts.append(Fact(kind.name, f"{kind.name}/{number}", fields))
    return FactBase(Identity(year=2023), tuple(facts))


def synthetic_rules(count: int) -> list[Rule]:
    """Return ``count`` rules over the kinds of the form: totals, sizes, flags, presence, membership and absence."""
    kinds = [kind for kind in FORMS.kinds.values() if sum(f.type != "text" for f in kind.fields.values()) >= 4]
    rules = []
    for number in range(count):
        kind = kinds[number % len(kinds)]
        fields = [name for name, field in kind.fields.items() if field.type != "text" and not name.startswith("年度")]
        a, b, c = (fields[(number * step) % len(fields)] for step in (1, 3, 5))
        group = kind.groups[min(kind.groups)] if kind.groups else tuple(fields[:4])
        expects: tuple[Condition, ...] = (
            Comparison("=", Name(a), Total("组", group)),
            Comparison("=", Arithmetic("+", Name(a), Name(b)), Arithmetic("+", Name(c), Name(b))),
            Comparison("≤", Arithmetic("*", Number(100), Name(a)), Arithmetic("*", Number(35), Name(b))),
            Comparison("=", Name(a), Number(0)),
            Stated(a),
            Not(Blank(b)),
            Member(c, (0, 1, 2)),
            Exists("法定部分", (("序号", number % 6),)),
        )
        where = Comparison("=", Name("版式"), Text("2021")) if number % 3 else None
        rules.append(
            Rule(
                id=f"GK-XX-{number:03}",
                family="XX",
                title=Words("题"),
                grade=Grade.VIOLATION,
                grade_2019=Grade.VIOLATION,
                certainty=Certainty.CERTAIN,
                clauses=(),
                kind=kind.name,
                where=where,
                expect=expects[number % len(expects)],
                says=Words("述"),
                remedy=Words("改"),
                years=(2019 + number % 3, None),
            )
        )
    return rules


def loaded_rules() -> list[Rule]:
    """Return the rules of the rulebook."""
    from auditor.rulebook.loader import load_rulebook

    return list(load_rulebook(ROOT / "rules", FORMS).rules.values())


def median_of(engine: Engine, base: FactBase, rounds: int) -> float:
    """Return the median milliseconds of judging ``base``."""
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        engine.judge(base)
        times.append(time.perf_counter() - started)
    return statistics.median(times) * 1000


def main(arguments: Sequence[str]) -> None:
    """Print the medians."""
    rounds = int(arguments[0]) if arguments else 200
    rules = synthetic_rules(int(arguments[1])) if len(arguments) > 1 else loaded_rules()
    base = ready_facts()
    medians = {}
    print(f"{len(rules)} rules, {len(base.facts)} facts, medians of {rounds} reports")
    for choice in ("reference", "durable"):
        started = time.perf_counter()
        with open_engine(rules, "durable" if choice == "durable" else "reference") as engine:
            opened = (time.perf_counter() - started) * 1000
            medians[choice] = median_of(engine, base, rounds)
            failures = sum(len(outcome.failures) for outcome in engine.judge(base))
            print(f"{engine.name:22} open {opened:6.1f} ms   judge {medians[choice]:6.2f} ms   {failures} failures")
    ratio = medians["durable"] / medians["reference"]
    print(f"ratio of durable-rules (which includes the second opinion) to reference: {ratio:.1f}")


if __name__ == "__main__":
    main(sys.argv[1:])
