"""Memory: the resident size of the main process and of its workers over many reports.

Run as ``.venv/bin/python -m bench.memory``. The samples are audited over and over, as one long batch; no review is kept.
All columns should become level.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from auditor.audit import load_rules, open_auditor, review
from auditor.batch.sources import Source
from auditor.batch.workers import cores, run_each
from auditor.model.places import rules_directory
from bench.subjects import ROOT, samples

REPORTS = 1000
STEP = 100


def resident(process: int | None) -> float:
    """Return the resident size of a process in MB."""
    pages = int(Path(f"/proc/{process}/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def subjects() -> Iterator[Source]:
    """Yield the samples over and over."""
    named = [Source(path.relative_to(ROOT).as_posix(), path) for path in samples()]
    return islice(cycle(named), REPORTS)


def main() -> None:
    """Audit the samples over and over and print the resident sizes after every hundred."""
    rulebook, forms = load_rules(rules_directory())
    given = (rulebook, forms, "auto", "zh")
    print(f"{'reports':>8}{'main MB':>10}   workers MB")
    for number, _ in enumerate(run_each(review, subjects(), open_auditor, given, cores()), 1):
        if number % STEP == 0:
            sizes = sorted(resident(worker.pid) for worker in multiprocessing.active_children())
            print(f"{number:8}{resident(os.getpid()):10.1f}   {' '.join(f'{size:6.1f}' for size in sizes)}")


if __name__ == "__main__":
    main()
