"""Judging: what more rules and what facts cost, ``python -m bench.judging [ROUNDS]``.

rules: judging with all rules beside judging with the first hundred, in the order of the files, on ready facts.
facts: facts and judging beside the engine alone on ready facts; reading the file is left out of both.
Each sum is that of the medians of all bundled samples in one run; compare ratios, not times of different runs. Exit
code 1 where a target is missed.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial

from auditor.audit import Auditor
from auditor.engine import Engine, open_engine
from auditor.facts.extract import extract
from auditor.judging.findings import judge
from auditor.model.document import Document
from auditor.model.facts import FactBase
from auditor.reading import read_bytes
from bench.subjects import FORMATS, open_auditor, samples
from bench.timing import Task, time_in_turns

ROUNDS = 31
SAMPLES = (*FORMATS, ".doc")
FIRST = 100
"""Rules of the smaller rulebook."""

GROWTH = 1.6
"""Most that judging with all rules may take, in times of judging with the first."""

SHARE = 5.0
"""Most that facts and judging may take, in times of the engine alone."""


def judge_facts(auditor: Auditor, engine: Engine, base: FactBase) -> None:
    """Judge ready facts, from the outcomes of the rules to the findings."""
    judge(auditor.rulebook, engine.judge(base), base, auditor.forms, "")


def judge_document(auditor: Auditor, document: Document) -> None:
    """Extract the facts of a document that has been read and judge them."""
    judge_facts(auditor, auditor.engine, extract(document, auditor.forms))


def main(arguments: Sequence[str]) -> int:
    """Print the sums, their ratios and the targets; return 1 where a target is missed."""
    rounds = int(arguments[0]) if arguments else ROUNDS
    auditor = open_auditor()
    rules = list(auditor.rulebook.rules.values())
    paths = samples(SAMPLES)
    documents = [read_bytes(path.read_bytes(), path.suffix, path.name, auditor.forms) for path in paths]
    bases = [extract(document, auditor.forms) for document in documents]
    print(f"{len(paths)} samples, sums of medians of {rounds} rounds in ms · {auditor.engine.name}")
    with open_engine(rules[:FIRST], "auto") as smaller:
        whole, first = _sums(
            [[partial(judge_facts, auditor, engine, base) for engine in (auditor.engine, smaller)] for base in bases],
            rounds,
        )
    facts, engine = _sums(
        [
            [partial(judge_document, auditor, document), partial(auditor.engine.judge, base)]
            for document, base in zip(documents, bases, strict=True)
        ],
        rounds,
    )
    growth = _ratio("rules", f"{len(rules)} rules", whole, f"first {FIRST}", first, GROWTH)
    share = _ratio("facts", "facts and judging", facts, "engine alone", engine, SHARE)
    return 0 if growth and share else 1


def _sums(pairs: Sequence[Sequence[Task]], rounds: int) -> tuple[float, float]:
    """Return the sums of the medians of the first and of the second tasks; only the two of a pair take turns."""
    times = [time_in_turns(pair, rounds) for pair in pairs]
    return sum(one for one, _ in times), sum(other for _, other in times)


def _ratio(name: str, what: str, time: float, beside: str, other: float, target: float) -> bool:
    ratio = time / other
    print(f"{name:8}{what:>20}{time:9.2f}{beside:>16}{other:9.2f}{ratio:8.2f} ×   (target ≤ {target} ×)")
    return ratio <= target


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
