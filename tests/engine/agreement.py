"""Random rules on random facts, judged by both evaluators; run as a script it prints how many firings agreed."""

from __future__ import annotations

import random
import sys
import time

from auditor.engine import open_engine
from auditor.engine.compiler import compile_rule
from auditor.errors import EngineFailure
from auditor.model.expressions import (
    And,
    Blank,
    Comparison,
    Condition,
    Exists,
    Member,
    Name,
    Not,
    Number,
    Or,
    Stated,
    Text,
    Total,
    Value,
)
from auditor.model.facts import Fact, FactBase
from auditor.model.rules import Rule
from tests.engine import builders

NUMBERS = ("本年新收", "上年结转", "总计", "a", "b", "c")
TEXTS = ("列", "名称")
WORDS = ("总计", "自然人", "3", "", "“引号”\n\\", "长" * 20_000)
KINDS = ("甲", "乙", "表三.列", "丙")
RELATIONS = ("=", "≠", "<", "≤", ">", "≥")


def random_value(chance: random.Random, depth: int = 0) -> Value:
    """Return arithmetic on fields."""
    if depth >= 3 or chance.random() < 0.4:
        if chance.random() < 0.25:
            return Number(chance.randint(-4, 9))
        return Name(chance.choice(NUMBERS))
    if chance.random() < 0.2:
        return Total("组", tuple(chance.choices(NUMBERS, k=chance.randint(1, 4))))
    op = chance.choice(("+", "-", "+", "-", "*"))
    return builders.computed(random_value(chance, depth + 1), op, random_value(chance, depth + 1))


def random_key(chance: random.Random) -> tuple[str, int | str | Name]:
    """Return one ``field = value`` of 有 …{…}."""
    name = chance.choice(("a", "b", "列"))
    if chance.random() < 0.45:
        return name, Name("列" if name == "列" and chance.random() < 0.8 else chance.choice(("a", "b", "c", "名称")))
    return name, chance.choice(WORDS) if name == "列" else chance.randint(0, 3)


def random_exists(chance: random.Random) -> Exists:
    """Return 有 …{…} with up to three fields."""
    keys = dict(random_key(chance) for _ in range(chance.choice((0, 1, 1, 2, 2, 3))))
    return Exists(chance.choice(KINDS), tuple(keys.items()))


def random_condition(chance: random.Random, depth: int = 0) -> Condition:
    """Return a condition of any sort."""
    if depth < 2 and chance.random() < 0.45:
        parts = tuple(random_condition(chance, depth + 1) for _ in range(chance.randint(1, 3)))
        return chance.choice((And(parts), Or(parts), Not(parts[0])))
    name = chance.choice(NUMBERS)
    match chance.randrange(9):
        case 0 | 1 | 2:
            return builders.compared(random_value(chance), chance.choice(RELATIONS), random_value(chance))
        case 3:
            other = chance.choice((Text(chance.choice(WORDS)), Name(chance.choice(TEXTS))))
            return Comparison(chance.choice(("=", "≠")), *chance.sample((Name(chance.choice(TEXTS)), other), 2))
        case 4:
            return Member(name, tuple(chance.choices((*range(-1, 5), "3"), k=chance.randint(0, 3))))
        case 5:
            return Member(chance.choice(TEXTS), tuple(chance.choices((*WORDS, 3), k=chance.randint(1, 3))))
        case 6:
            return chance.choice((Blank, Stated))(chance.choice((*NUMBERS, *TEXTS)))
        case _:
            return random_exists(chance)


def random_rule(chance: random.Random, number: int) -> Rule:
    """Return a rule that compiles; few do not, because they are too long or their numbers grow too large."""
    while True:
        found = any_rule(chance, number)
        try:
            compile_rule(found, 0, {})
        except EngineFailure:
            continue
        return found


def any_rule(chance: random.Random, number: int) -> Rule:
    """Return a rule."""
    return builders.rule(
        random_condition(chance),
        random_condition(chance) if chance.random() < 0.4 else None,
        kind=chance.choice(KINDS),
        years=chance.choice(((None, None), (None, None), (2021, None), (2019, 2020), (None, 2020))),
        name=f"R{number}",
    )


def random_fact(chance: random.Random, *, mistyped: bool) -> Fact:
    """Return a fact with numbers and texts, some of them blank, unreadable, too large, or of the other type."""
    fields: dict[str, int | str] = {}
    blanks: dict[str, str] = {}
    unreadable: dict[str, str] = {}
    for name in (*NUMBERS, *TEXTS):
        fate = chance.random()
        if fate < 0.82:
            fields[name] = chance.choice(WORDS) if name in TEXTS else chance.choice((0, 0, 1, 2, 3, 4, 7))
            if chance.random() < 0.03:
                fields[name] = chance.choice((10**7, 10**12, -(10**15), 10**15, 10**15 + 1, 10**30, -(10**30)))
            if mistyped and chance.random() < 0.1:
                fields[name] = chance.choice(("三", 3))
        elif fate < 0.90:
            fields[name], blanks[name] = 0, chance.choice(("", "/"))
        elif fate < 0.94:
            unreadable[name] = "看不清"
    if chance.random() < 0.95:
        since = chance.choice((2019, 2020, 2021, 2023))
        fields |= {"年度自": since, "年度至": chance.choice((since, since, since, 9999))}
    return Fact(chance.choice(KINDS), str(chance.randrange(1000)), fields, blanks, unreadable)


def random_base(chance: random.Random, *, mistyped: bool) -> FactBase:
    """Return the facts of a report; now and then a kind is unreadable."""
    facts = [random_fact(chance, mistyped=mistyped) for _ in range(chance.choice((0, 3, 10, 25, 40)))]
    return builders.base(facts, {kind: "表格拆不开" for kind in KINDS if chance.random() < 0.12})


def agree(seed: int) -> tuple[int, int]:
    """Judge three random reports by random rules; return (failures, outcomes), or raise where the evaluators differ."""
    chance = random.Random(seed)
    rules = [random_rule(chance, number) for number in range(chance.choice((1, 5, 15, 40)))]
    failures = outcomes = 0
    with open_engine(rules, "durable") as engine:
        for _ in range(3):
            # Several rules may read one field as a number and as text; then its type must be right.
            judged = engine.judge(random_base(chance, mistyped=len(rules) == 1))
            failures += sum(len(outcome.failures) for outcome in judged)
            outcomes += len(judged)
    return failures, outcomes


def main(first: int, wanted: int, seconds: float) -> None:
    """Go through seeds from ``first`` on until ``wanted`` failures agreed, or ``seconds`` are over."""
    started = time.monotonic()
    failures = outcomes = 0
    seed = first
    while failures < wanted and time.monotonic() - started < seconds:
        try:
            more = agree(seed)
        except Exception as error:
            raise SystemExit(f"seed {seed}: {error!r}") from error
        failures, outcomes, seed = failures + more[0], outcomes + more[1], seed + 1
    took = time.monotonic() - started
    print(f"seeds {first}..{seed - 1}: {failures} firings in {outcomes} outcomes agree, {took:.0f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]))
