"""A file that kills, hangs or bloats its worker costs that one file; the others are answered in order."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from auditor.batch import workers
from auditor.batch.workers import Lost, run_each
from auditor.errors import EngineFailure
from tests.batch.works import fail_to_open, open_session, work


def run(subjects: Sequence[str], jobs: int = 2) -> list[str | Lost]:
    return list(run_each(work, subjects, open_session, ("答",), jobs))


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_answers_come_in_the_order_of_the_subjects(jobs: int) -> None:
    subjects = ["slow", *map(str, range(100))]
    assert run(subjects, jobs) == [f"答 {subject}" for subject in subjects]


def test_no_subjects_no_answers() -> None:
    assert run([]) == []


@pytest.mark.parametrize(
    ("subject", "reason"), [("abort", "SIGABRT"), ("exit", "退出码 3"), ("bloat", "2 GB"), ("hang", "1 秒")]
)
def test_a_subject_that_ends_its_worker_is_lost_alone(
    subject: str, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "SECONDS", 1)
    answers = run(["一", subject, "二", "三"])
    assert [answer for answer in answers if not isinstance(answer, Lost)] == ["答 一", "答 二", "答 三"]
    assert isinstance(answers[1], Lost)
    assert reason in answers[1].reason
    assert "请" in answers[1].reason


def test_many_lost_workers_are_all_replaced() -> None:
    subjects = ["abort" if number % 4 == 0 else str(number) for number in range(40)]
    answers = run(subjects)
    assert [isinstance(answer, Lost) for answer in answers] == [subject == "abort" for subject in subjects]


def test_an_error_of_the_start_is_raised() -> None:
    with pytest.raises(EngineFailure, match="规则"):
        list(run_each(work, ["一", "二"], fail_to_open, ("规则",), 2))


def test_what_a_worker_prints_is_not_seen(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["chatter"]) == ["答 chatter"]
    assert capfd.readouterr() == ("", "")


def test_no_worker_outlives_a_run_that_is_given_up() -> None:
    answers = run_each(work, ["一", "hang", "hang"], open_session, ("答",), 2)
    assert next(answers) == "答 一"
    before = time.monotonic()
    answers.close()
    assert time.monotonic() - before < 30  # the hanging workers are stopped, not waited for


def test_an_interrupt_ends_the_run_in_a_sentence_and_leaves_no_process(tmp_path: Path) -> None:
    script = tmp_path / "run.py"
    script.write_text(
        "import sys\n"
        f"sys.path.insert(0, {str(Path(__file__).parents[2])!r})\n"
        "from auditor import cli, commands\n"
        "from auditor.batch.workers import run_each\n"
        "from tests.batch.works import open_session, work\n"
        "def run(options):\n"
        "    for answer in run_each(work, ['一', 'hang', 'hang'], open_session, ('答',), 2):\n"
        "        print('ready', flush=True)\n"
        "if __name__ == '__main__':\n"
        "    commands.rules = run\n"
        "    sys.exit(cli.main(['rules']))\n",
        "utf-8",
    )
    process = subprocess.Popen(
        [sys.executable, script],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to every process of the group
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert errors.splitlines() == ["auditor: 已中断，没有写出报告"]
    assert group_ends(process.pid)


def group_ends(group: int) -> bool:
    """Wait for the last process of ``group`` to see that its parent is gone; nobody need have reaped it."""
    for _ in range(100):
        listed = subprocess.run(["ps", "-A", "-o", "pgid=,stat="], capture_output=True, text=True, check=True).stdout
        states = [state for pgid, state in map(str.split, listed.splitlines()) if pgid == str(group)]
        if all(state.startswith("Z") for state in states):
            return True
        time.sleep(0.1)
    return False
