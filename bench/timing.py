"""Tasks timed side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import median
from time import process_time

Task = Callable[[], object]


def time_in_turns(tasks: Sequence[Task], rounds: int) -> list[float]:
    """Return the median milliseconds of each task; they run in turns, so that a busy moment meets all of them."""
    times: list[list[float]] = [[] for _ in tasks]
    for _ in range(rounds):
        for task, taken in zip(tasks, times, strict=True):
            start = process_time()
            task()
            taken.append((process_time() - start) * 1000)
    return [median(taken) for taken in times]
