"""Layouts nobody tuned for: made-up reports printed in random ways, and what is read of them.

``python -m bench.reading layouts [--seed N] [--count 200] [--keep FOLDER]`` writes reports in every format, has
LibreOffice convert and Chromium print them where they are installed, and compares every cell of the three tables with what
is printed. A table is exact, doubted (not read, with a reason), or wrong: a number that is not the number printed, a cell
or row that is said to be blank or missing. Files that were not read exactly are kept. The exit code is 1 when fewer than
99 % of the tables of a kind are exact or any table is wrong.
"""

from __future__ import annotations

import argparse
import random
import shutil
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from auditor.audit import read_facts
from auditor.errors import UnreadableDocument
from bench.reading.subjects import GLUED, Subject, write_subjects
from bench.subjects import ROOT
from tests.generation.comparison import compare_tables, compare_text
from tests.generation.report import FORMS

EXACT = 0.99
_KEPT = ROOT / "reports_out" / "layouts"
_SHOWN = 12


@dataclass(slots=True)
class Tally:
    """What became of the tables of one kind of file; ``texts`` counts files whose other facts differ.

    ``failures`` are the files that were not read exactly, the gravest with 0, and what was wrong.
    """

    states: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    texts: int = 0
    is_lossy: bool = False
    failures: list[tuple[int, str]] = field(default_factory=list)

    @property
    def passes(self) -> bool:
        """Whether enough tables are exact and none is wrong; of files that lost their cells none need be exact."""
        is_exact = self.is_lossy or self.states["exact"] >= EXACT * self.states.total()
        return is_exact and not self.states["wrong"]


def main(arguments: list[str]) -> int:
    """Print the tally of each kind of file and its failures."""
    parser = argparse.ArgumentParser(prog="bench.reading layouts", description=__doc__)
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--formats", default="", help="such as pdf,doc; all formats without it")
    parser.add_argument("--keep", type=Path, default=_KEPT)
    options = parser.parse_args(arguments)
    print(f"seed {options.seed}, {options.count} reports")
    tallies: dict[str, Tally] = {}
    with tempfile.TemporaryDirectory() as name:
        for subject in write_subjects(Path(name), options.seed, options.count):
            if options.formats and subject.suffix not in options.formats.split(","):
                continue
            tally = tallies.setdefault(f"{subject.suffix} {subject.program}", Tally(is_lossy=subject.program == GLUED))
            _measure(subject, tally, options.keep / subject.program)
    _print(tallies)
    return 0 if all(tally.passes for tally in tallies.values()) else 1


def _measure(subject: Subject, tally: Tally, keep: Path) -> None:
    """Read the file of ``subject`` and note how; keep a copy where it is not exact."""
    report, path = subject.report, subject.path
    gravity = 0
    try:
        base, _ = read_facts(path, path.name, FORMS)
    except UnreadableDocument as error:
        tally.states["refused"] += len(report.tables)
        tally.reasons[str(error)] += 1
        gravity, notes = 1, [f"refused: {error}"]
    except Exception as error:  # a reader must not raise anything else: the worst that can happen
        tally.states["wrong"] += len(report.tables)
        notes = [f"{type(error).__name__}: {error}"]
    else:
        tables = compare_tables(report, base)
        tally.states.update(table.state for table in tables.values())
        tally.reasons.update({place.partition(": ")[2] for table in tables.values() for place in table.doubted})
        text = compare_text(report, base)
        tally.texts += bool(text)
        notes = [note for t in tables.values() for note in (*t.wrong[:2], *t.doubted[:1])] + text[:1]
        states = {table.state for table in tables.values()}
        gravity = 0 if "wrong" in states else 1 if "doubted" in states else 2
    if notes:
        keep.mkdir(parents=True, exist_ok=True)
        tally.failures.append((gravity, f"{shutil.copy(path, keep)}: {'; '.join(notes)}"))


def _print(tallies: dict[str, Tally]) -> None:
    states = ("exact", "doubted", "refused", "wrong")
    print(f"{'tables of':18}" + "".join(f"{state:>9}" for state in states) + f"{'exact':>9}{'text differs':>14}")
    for kind, tally in sorted(tallies.items()):
        share = tally.states["exact"] / tally.states.total()
        counts = "".join(f"{tally.states[state]:9}" for state in states)
        print(f"{kind:18}{counts}{share:9.1%}{tally.texts:8} files  {'' if tally.passes else '←'}")
    for kind, tally in sorted(tallies.items()):
        for reason, count in tally.reasons.most_common(3):
            print(f"{kind}: {count} × {reason[:110]}")
        for gravity, failure in sorted(tally.failures)[:_SHOWN]:
            print(f"  {('wrong', 'not read', 'text')[gravity]:9}{failure[:300]}")
