"""Damage: files cut off, with zeroed or exchanged blocks, with flipped bits, through the worker processes of a real run.

``python -m bench.reading damage [--seed N] [--count 500] [--formats docx,pdf,…] [--keep FOLDER]`` damages ``count`` files of
each format. Each must end with a reason or a reading: an internal error, a hang of more than 20 seconds, a row said to be
missing and a number that is not the original's are failures. Where a format has no checksum, flipped bits and exchanged
blocks may have changed the stored digits themselves; such files only count as different. The exit code is 1 for failures.
"""

from __future__ import annotations

import argparse
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from auditor.audit import each_facts
from auditor.batch import workers
from auditor.model.facts import FactBase
from bench.reading.subjects import GLUED, write_subjects
from bench.subjects import ROOT
from tests.generation.damage import DAMAGES
from tests.generation.report import FORMS

SECONDS = 20
_CHECKED = frozenset({"docx", "xlsx", "odt", "ods"})
_UNKNOWABLE = frozenset({"flipped bits", "swapped blocks"})
_REPORTS = 5
_SHOWN = 8
_FAULTS = ("程序内部错误", f"{SECONDS} 秒内没有读完")
_TABLE = "表"
_KEPT = ROOT / "reports_out" / "damage"


@dataclass(slots=True)
class Tally:
    """What became of the damaged files of one format."""

    states: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)


def main(arguments: list[str]) -> int:
    """Damage files of every format and print what became of them."""
    parser = argparse.ArgumentParser(prog="bench.reading damage", description=__doc__)
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--formats", default="")
    parser.add_argument("--keep", type=Path, default=_KEPT)
    options = parser.parse_args(arguments)
    print(f"seed {options.seed}, {options.count} damaged files of each format")
    workers.SECONDS = SECONDS
    wanted = [name for name in options.formats.split(",") if name]
    tallies = {}
    with tempfile.TemporaryDirectory() as name:
        subjects = write_subjects(Path(name), options.seed, _REPORTS)
        for suffix in dict.fromkeys(subject.suffix for subject in subjects):
            paths = [subject.path for subject in subjects if subject.suffix == suffix and subject.program != GLUED]
            if not wanted or suffix in wanted:
                tallies[suffix] = _measure(paths, options.seed, options.count, options.keep / suffix)
    _print(tallies)
    return 1 if any(tally.failures for tally in tallies.values()) else 0


def _measure(paths: list[Path], seed: int, count: int, keep: Path) -> Tally:
    """Read ``paths`` and ``count`` damaged copies of them."""
    tally = Tally()
    folder = paths[0].parent / f"damaged-{paths[0].suffix[1:]}"
    folder.mkdir()
    choice = random.Random(seed)
    kinds = {}
    for number in range(count):
        path, kind = paths[number % len(paths)], list(DAMAGES)[number % len(DAMAGES)]
        damaged = folder / f"{number}-{kind.replace(' ', '-')}-{path.name}"
        damaged.write_bytes(DAMAGES[kind](path.read_bytes(), choice))
        kinds[damaged.as_posix()] = (path.as_posix(), kind)
    originals = dict(each_facts([path.as_posix() for path in paths], FORMS, workers.cores()))
    for name, found in each_facts([folder.as_posix()], FORMS, workers.cores()):
        source, kind = kinds[name]
        state, note = _judge(originals[source], found, kind in _UNKNOWABLE and paths[0].suffix[1:] not in _CHECKED)
        tally.states[state] += 1
        if state == "refused":
            tally.reasons[note] += 1
        elif state == "failure":
            keep.mkdir(parents=True, exist_ok=True)
            tally.failures.append(f"{shutil.copy(name, keep)}: {note}")
    return tally


def _judge(original: FactBase | str, found: FactBase | str, is_unknowable: bool) -> tuple[str, str]:
    if isinstance(original, str):
        return "failure", f"the sound file is not read: {original}"
    if isinstance(found, str):
        return ("failure" if found.startswith(_FAULTS) else "refused"), found
    wrong = next(_wrong(original, found), "")
    if wrong:
        return ("different" if is_unknowable else "failure"), wrong
    return ("as original" if _numbers(found) == _numbers(original) else "less, with reason"), ""


def _wrong(original: FactBase, found: FactBase) -> Iterator[str]:
    """Yield what is read of a damaged file and is not so: other numbers, blanks for numbers, rows said to be missing."""
    numbers = _numbers(original)
    for name, table in found.tables.items():
        for row, readings in table.cells.items():
            for column, reading in readings.items():
                place = (name, row, column)
                if reading.doubt is None and (place not in numbers or reading.number != numbers[place]):
                    yield f"{'/'.join(place)}: {numbers.get(place)} in the original, {reading.text!r} is read"
    states = {fact.ref: fact for fact in original.facts if fact.kind == _TABLE}
    for fact in found.facts:
        if fact.kind == _TABLE and fact.ref in states:
            for field_name in ("缺行数", "已附", "多行数", "改名行数"):
                before, now = states[fact.ref].fields.get(field_name), fact.fields.get(field_name)
                if now is not None and now != before and field_name not in fact.unreadable:
                    yield f"{fact.ref}: {field_name} {before} in the original, {now} is told"


def _numbers(base: FactBase) -> dict[tuple[str, str, str], int | None]:
    """Return the number in each cell that can be read, None where it is blank."""
    return {
        (name, row, column): reading.number
        for name, table in base.tables.items()
        for row, readings in table.cells.items()
        for column, reading in readings.items()
        if reading.doubt is None
    }


def _print(tallies: dict[str, Tally]) -> None:
    states = ("as original", "less, with reason", "different", "refused", "failure")
    print(f"{'format':8}" + "".join(f"{state:>19}" for state in states))
    for suffix, tally in tallies.items():
        print(f"{suffix:8}" + "".join(f"{tally.states[state]:19}" for state in states))
    for suffix, tally in tallies.items():
        for reason, count in tally.reasons.most_common(3):
            print(f"{suffix}: {count} × {reason[:120]}")
        for failure in tally.failures[:_SHOWN]:
            print(f"  {failure[:300]}")
