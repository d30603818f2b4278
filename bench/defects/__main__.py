"""Defects: made-up reports with one known defect each, and clean ones, through the whole pipeline.

``python -m bench.defects [--seed N] [--clean 500] [--mutants 2000] [--only PREFIX] [--keep FOLDER]`` writes reports in docx,
html and txt in turn and audits them. Of each defect it prints how often the rule meant for it stands in the findings, or
has stepped back for the rule that the catalogue lets speak in its place. Clean reports must have no finding graver than
advice. The exit code is 1 when a clean report is accused, or fewer than 99 % of the mutants are found.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from bench.defects.tallies import CleanTally, Tally, tally_clean, tally_mutants
from bench.subjects import ROOT, open_auditor
from tests.generation.mutants.catalogue import MUTANTS, NONE

FOUND = 0.99
_KEPT = ROOT / "reports_out" / "defects"
_SHOWN = 6


def main(arguments: Sequence[str]) -> int:
    """Audit clean reports and mutants, print what was found, and return the exit code."""
    parser = argparse.ArgumentParser(prog="bench.defects", description=__doc__)
    parser.add_argument("--seed", default=str(random.randrange(1_000_000)))
    parser.add_argument("--clean", type=int, default=500)
    parser.add_argument("--mutants", type=int, default=2000)
    parser.add_argument("--only", default="", help="beginning of the rules whose mutants are made, such as GK-T3")
    parser.add_argument(
        "--keep", type=Path, help=f"folder for accused and missed reports (default {_KEPT.name} below reports_out)"
    )
    options = parser.parse_args(arguments)
    start = perf_counter()
    auditor = open_auditor()
    rules = auditor.rulebook.rules
    chosen = [mutant for mutant in MUTANTS if mutant.rule.startswith(options.only)]
    each = -(-options.mutants // max(len([m for m in chosen if m.rule in rules]), 1))
    print(f"seed {options.seed}, {options.clean} clean reports, {each} of each mutant")
    with tempfile.TemporaryDirectory() as name:
        folder = options.keep or Path(name)
        folder.mkdir(parents=True, exist_ok=True)
        clean = tally_clean(auditor, options.seed, options.clean, folder)
        tallies = [tally_mutants(auditor, m, options.seed, each, folder) for m in chosen if m.rule in rules]
    _print(tallies)
    _print_without({rule for rule in rules if rule.startswith(options.only)})
    _print_clean(clean)
    reports, told = sum(tally.reports for tally in tallies), sum(tally.told for tally in tallies)
    print(f"{told} of {reports} mutants found ({told / max(reports, 1):.2%}), {perf_counter() - start:.0f} seconds")
    return 0 if told >= FOUND * reports and not clean.accused else 1


def _print(tallies: Sequence[Tally]) -> None:
    print(f"{'rule':12}{'mutants':>8}{'fired':>7}{'yielded':>9}{'missed':>8}  defect")
    for tally in tallies:
        mutant = tally.mutant
        to = "、".join(f"{rule} ({count})" for rule, count in sorted(tally.elsewhere.items()))
        note = f"; spoken for by {to}{f': {mutant.because}' if mutant.because else ''}" if to else ""
        yielded = tally.elsewhere.total()
        print(f"{mutant.rule:12}{tally.reports:8}{tally.fired:7}{yielded:9}{len(tally.missed):8}  {mutant.name}{note}")
        for missed in tally.missed[:_SHOWN]:
            print(f"{'':36}← {missed[:200]}")


def _print_without(rules: set[str]) -> None:
    """Print the rules that have no mutant, and the mutants whose rule is not there."""
    meant = {mutant.rule for mutant in MUTANTS}
    for rule in sorted(rules - meant):
        print(f"{rule:12} no mutant: {NONE.get(rule, 'none has been written')}")
    absent = sorted({mutant.rule for mutant in MUTANTS if mutant.rule[:5] in {r[:5] for r in rules}} - set(rules))
    if absent:
        print(f"no such rule: {'、'.join(absent)}")


def _print_clean(clean: CleanTally) -> None:
    print(f"{clean.reports} clean reports, {len({a.partition(': ')[0] for a in clean.accused})} accused")
    for accused in clean.accused[:_SHOWN]:
        print(f"  ← {accused[:300]}")
    for title, counts in (("advice", clean.advice), ("not judged", clean.unchecked)):
        for name, count in sorted(counts.items()):
            print(f"  {title}: {name} in {count}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
