"""Start-up: ``auditor --help`` beside an interpreter that does nothing.

Run as ``.venv/bin/python -m bench.startup``. The target is at most 15 times the bare interpreter.
"""

from __future__ import annotations

import subprocess
import sys
from statistics import median
from time import perf_counter

ROUNDS = 21
TARGET = 15


def time_command(command: list[str]) -> float:
    """Run ``command`` to its end and return the seconds it took; a failing command is an error."""
    start = perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return perf_counter() - start


def main() -> None:
    """Time both commands in turns, so that a busy moment meets both, and print medians and their ratio."""
    bare = [sys.executable, "-c", "pass"]
    commands = {"auditor --help": [sys.executable, "-m", "auditor", "--help"], "python -c pass": bare}
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(ROUNDS):
        for name, command in commands.items():
            seconds[name].append(time_command(command))
    ours, floor = (median(times) for times in seconds.values())
    for name, times in seconds.items():
        print(f"{name:16}{median(times) * 1000:8.1f} ms")
    print(f"{'ratio':16}{ours / floor:8.1f} ×    target ≤ {TARGET} ×")


if __name__ == "__main__":
    main()
