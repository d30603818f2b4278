"""Memory: resident size while 1,000 reports are audited in one process, whose reviews are kept as a run keeps them.

Run as ``.venv/bin/python -m bench.memory`` (Linux). The reviews kept grow by the same amount at every step; growth
beyond that, or growth that speeds up, is a leak.
"""

from __future__ import annotations

import os
from itertools import cycle, islice
from pathlib import Path

from auditor.audit import review
from auditor.model.findings import Review
from bench.subjects import ROOT, open_auditor, samples

REPORTS = 1000
STEP = 100


def resident() -> float:
    """Return the resident size of this process in MB."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def main() -> None:
    """Audit the samples over and over and print the resident size after every hundred."""
    auditor = open_auditor()
    kept: list[Review] = []
    last = resident()
    print(f"{'reports':>8}{'RSS MB':>10}{'growth MB':>11}")
    print(f"{0:8}{last:10.1f}")
    for path in islice(cycle(samples()), REPORTS):
        kept.append(review(path, str(path.relative_to(ROOT)), auditor))
        if len(kept) % STEP == 0:
            now = resident()
            print(f"{len(kept):8}{now:10.1f}{now - last:11.1f}")
            last = now


if __name__ == "__main__":
    main()
