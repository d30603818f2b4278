"""Faults of durable-rules that the engine is built around; if one of these tests changes its answer, so may the rest."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.engine.builders import base, compared, fact, rule, total

pytest.importorskip("durable_rules_engine", reason="durable-rules is not installed, so it has no faults")

import durable_rules_engine as native

from auditor.engine import open_engine
from auditor.engine.session import Ruleset
from auditor.errors import EngineFailure
from auditor.model.expressions import Exists, Name

ROOT = Path(__file__).parents[2]

DRIVER = """
import json, sys
import durable_rules_engine as native

def session(rules, facts, opened=True):
    whole = {"$open": {"all": [{"m": {"kind": "$open"}}]}, **rules}
    handle = native.create_ruleset("t", json.dumps(whole))
    fired = []
    batches = [[{"kind": "$open"}]] * opened + [facts]
    for number, batch in enumerate(batches):
        batch = [{**fact, "sid": "1", "id": f"{number}.{place}"} for place, fact in enumerate(batch)]
        _, state = native.assert_facts(handle, json.dumps(batch))
        step = native.start_action_for_state(handle, state)
        firing = step[1] if step else None
        while firing:
            fired += json.loads(firing)
            firing = native.complete_and_start_action(handle, state)
    native.delete_state(handle, "1")
    return [name for name in fired if name != "$open"]
"""


def run(script: str) -> subprocess.CompletedProcess[str]:
    """Run a script in a process of its own, with memory that is never zero by luck."""
    return subprocess.run(
        [sys.executable, "-c", DRIVER + script],
        env={**os.environ, "PYTHONPATH": str(ROOT), "MALLOC_PERTURB_": "165"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


EQUALITY = """
def rule(last):
    second = {"$and": [{"kind": "b"}, {"$ex": {"v": 1}}, {"$neq": {"v": {"a": "v"}}}, *last]}
    return {"all": [{"a": {"$and": [{"kind": "a"}, {"$ex": {"v": 1}}]}}, {"b": second}]}
facts = [{"kind": "a", "v": 5}, {"kind": "b", "v": 5}]
"""


def test_an_equality_between_two_facts_of_a_correct_report_is_safe_with_a_tautology_at_its_end() -> None:
    done = run(EQUALITY + 'print(session({f"r{n}": rule([{"sid": {"a": "sid"}}]) for n in range(60)}, facts))')
    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr


def test_an_equality_between_two_facts_of_a_correct_report_crashes_without_a_tautology() -> None:
    runs = [run(EQUALITY + f'session({{f"r{{n}}": rule([]) for n in range({count})}}, facts)') for count in (1, 20, 60)]
    assert any(done.returncode < 0 for done in runs), "the engine no longer crashes on a false last join"


def test_a_session_in_which_nothing_fires_can_be_deleted_only_after_the_sentinel() -> None:
    rules = '{"r": {"all": [{"m": {"$and": [{"kind": "a"}, {"v": 1}]}}]}}'
    assert run(f'session({rules}, [{{"kind": "a", "v": 2}}])').returncode == 0
    assert run(f'session({rules}, [{{"kind": "a", "v": 2}}], opened=False)').returncode < 0


def test_a_report_without_findings_leaves_a_healthy_engine() -> None:
    script = """
from tests.engine.builders import base, compared, fact, rule
from auditor.engine import open_engine
with open_engine([rule(compared("v", "=", 1))], "durable") as engine:
    print({engine.judge(base([fact({"v": 1})] * many))[0].status.value for many in (1, 0, 50) for _ in range(50)} )
"""
    done = run(script)
    assert done.returncode == 0, done.stderr
    assert "fail" not in done.stdout
    assert "pass" in done.stdout


def test_absence_is_a_false_alarm_when_the_gate_comes_first() -> None:
    script = """
rules = {"r": {"all": [{"gate": {"kind": "$done"}}, {"n$not": {"$and": [{"kind": "s"}, {"v": 1}]}}]}}
gate, part = {"kind": "$done"}, {"kind": "s", "v": 1}
print(session(rules, [gate, part]), session(rules, [part, gate]), session(rules, [gate]))
"""
    assert run(script).stdout.strip() == "['r'] [] ['r']"


def test_absence_is_right_wherever_the_witness_stands() -> None:
    witness, subject = fact({"序号": 2}, kind="部分"), fact({"序号": 2})
    one = rule(Exists("部分", (("序号", Name("序号")),)))
    with open_engine([one], "durable") as engine:
        for facts in ([witness, subject], [subject, witness]):
            assert engine.judge(base(facts))[0].failures == ()
        assert engine.judge(base([subject]))[0].failures == (subject,)


def test_a_batch_that_the_engine_does_not_read_to_its_end_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    ruleset = Ruleset("t", {"r": {"all": [{"m": {"$and": [{"kind": "甲"}, {"v": 3}]}}], "dist": 0}})
    written = ruleset._written
    monkeypatch.setattr(ruleset, "_written", lambda fact, *place: {**written({"kind": "甲"}, *place), **fact})
    with pytest.raises(EngineFailure, match="没有读完"):
        ruleset.run([{"kind": "甲", "v": 1e-07}, {"kind": "甲", "v": 3}])  # type: ignore[dict-item]
    assert ruleset.run([{"kind": "甲", "v": 3}]) == {("r", 0)}
    ruleset.close()


def test_more_than_64_sibling_tests_passed_at_once_lose_the_batch() -> None:
    rules = {str(n): {"all": [{"m": {"$and": [{"kind": "甲"}, {"$neq": {"v": n}}]}}]} for n in range(70)}
    handle = native.create_ruleset("t", json.dumps(rules))
    with pytest.raises(native.error, match="303"):
        native.assert_facts(handle, json.dumps([{"kind": "甲", "v": -1, "sid": "1", "id": "1"}]))


def test_two_engines_live_in_one_process() -> None:
    facts = base([fact({"v": 1}), fact({"v": 2})])
    with open_engine([rule(compared("v", "=", 1))]) as first, open_engine([rule(compared("v", "=", 2))]) as second:
        for _ in range(3):
            assert first.judge(facts)[0].failures == facts.facts[1:]
            assert second.judge(facts)[0].failures == facts.facts[:1]


def test_memory_is_flat_over_more_sessions_than_may_live_at_once() -> None:
    statm = Path("/proc/self/statm")
    if not statm.exists():
        pytest.skip("the size of this process is only known on Linux")

    def pages() -> int:
        return int(statm.read_text().split()[1])

    names = [f"r{n}" for n in range(25)]
    rules = [rule(compared("总计", "=", total(*names[:size])), name=f"R{size}") for size in range(1, 25)]
    with open_engine(rules, "durable") as engine:
        for report in range(1_100):
            facts = [
                fact({**dict.fromkeys(names, report), "总计": column, "列": f"{report}.{column}"})
                for column in range(7)
            ]
            engine.judge(base(facts))
            if report == 100:
                before = pages()
    assert (pages() - before) * os.sysconf("SC_PAGE_SIZE") < 3_000_000
