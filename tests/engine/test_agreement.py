"""The two evaluators give the same verdicts on anything."""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from auditor.engine import open_engine
from auditor.engine.compiler import compile_rule
from auditor.errors import EngineFailure
from tests.engine import agreement
from tests.engine.builders import base, compared, computed, fact, rule

pytest.importorskip("durable_rules_engine", reason="durable-rules is not installed, so there is no second evaluator")

ROOT = Path(__file__).parents[2]


@settings(max_examples=120)
@given(st.randoms(use_true_random=False))
def test_one_random_rule_has_the_same_failures_in_both_evaluators(chance: random.Random) -> None:
    one = agreement.any_rule(chance, 0)
    try:
        compile_rule(one, 0, {})
    except EngineFailure:
        assume(False)
    report = agreement.random_base(chance, mistyped=True)
    with open_engine([one], "durable") as durable, open_engine([one], "reference") as reference:
        assert durable.judge(report) == reference.judge(report)


@settings(max_examples=30)
@given(st.integers(min_value=0))
@example(151)
def test_many_random_rules_have_the_same_failures_in_both_evaluators(seed: int) -> None:
    agreement.agree(seed)


@given(
    factors=st.lists(st.integers(-3, 3), min_size=3, max_size=3),
    constant=st.integers(-5, 5),
    values=st.lists(st.integers(-4, 4), min_size=3, max_size=3),
    op=st.sampled_from(agreement.RELATIONS),
)
@settings(max_examples=80)
def test_any_linear_comparison_agrees(factors: list[int], constant: int, values: list[int], op: str) -> None:
    sides = [computed(computed(factor, "*", name), "+", constant) for factor, name in zip(factors, "abc", strict=True)]
    one = rule(compared(computed(sides[0], "+", sides[1]), op, sides[2]))
    with open_engine([one], "durable") as engine:
        engine.judge(base([fact(dict(zip("abc", values, strict=True)))]))


def test_twenty_thousand_random_firings_agree_with_memory_that_is_never_zero_by_luck() -> None:
    seed = random.randrange(10**9)
    run = subprocess.run(
        [sys.executable, "-m", "tests.engine.agreement", str(seed), "20000", "300"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "MALLOC_PERTURB_": "165"},
        capture_output=True,
        text=True,
        check=False,
    )
    print(run.stdout, run.stderr)
    assert run.returncode == 0, f"from seed {seed}: exit {run.returncode} {run.stderr}"
    count = re.search(r"(\d+) firings", run.stdout)
    assert count
    assert int(count[1]) >= 20_000
