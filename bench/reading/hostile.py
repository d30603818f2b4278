"""Hostile files at full size: what a run says of each, how long it takes, and how much memory it costs.

``python -m bench.reading hostile [--only TEXT]`` (Linux) audits each file with the command line in a process of its own, and
prints the seconds, the peak memory of the command and of its largest worker, and the reason given. The exit code is 1 when a
run ends in an internal error or a traceback, takes more than 90 seconds or more than 300 MB in the command itself.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep

from tests.generation.hostile.cases import CASES

MOST_SECONDS = 90
MOST_MEGABYTES = 300
_STEP = 0.02
_EXITS = (0, 1, 3, 4)


@dataclass(slots=True)
class Run:
    """One audit of one file: seconds, peak memory in MB of the command and of its largest worker, and what it says."""

    seconds: float
    command: float
    worker: float
    said: str
    passes: bool


def main(arguments: list[str]) -> int:
    """Audit every hostile file and print a line for each."""
    parser = argparse.ArgumentParser(prog="bench.reading hostile", description=__doc__)
    parser.add_argument("--only", default="", help="part of the suffix and name of the files to audit")
    options = parser.parse_args(arguments)
    passes = True
    print(f"{'seconds':>8}{'command MB':>12}{'worker MB':>11}  file")
    with tempfile.TemporaryDirectory() as name:
        for case in CASES:
            if options.only not in f"{case.suffix} {case.name}":
                continue
            path = Path(name) / f"hostile.{case.suffix}"
            path.write_bytes(case.write(case.large))
            run = _audit(path)
            path.unlink()
            passes = passes and run.passes
            mark = "" if run.passes else "← "
            print(
                f"{run.seconds:8.1f}{run.command:12.0f}{run.worker:11.0f}  {mark}{case.suffix} {case.name}: {run.said}"
            )
    return 0 if passes else 1


def _audit(path: Path) -> Run:
    """Audit the file at ``path`` and watch the processes that do so."""
    peaks: dict[int, float] = {}
    start = perf_counter()
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "auditor", "check", str(path), "--format", "json"],
            stdout=output,
            stderr=errors,
            start_new_session=True,
        )
        while process.poll() is None and perf_counter() - start < 2 * MOST_SECONDS:
            peaks.update({pid: peak for pid in _session(process.pid) if (peak := _peak(pid))})
            sleep(_STEP)
        is_over = process.poll() is not None
        process.kill()
        process.wait()
        seconds = perf_counter() - start
        output.seek(0)
        errors.seek(0)
        said, is_told = _said(output.read(), errors.read().decode("utf-8", "replace"))
    command = peaks.pop(process.pid, 0.0)
    passes = is_over and is_told and process.returncode in _EXITS
    passes = passes and seconds <= MOST_SECONDS and command <= MOST_MEGABYTES
    return Run(seconds, command, max(peaks.values(), default=0.0), said, passes)


def _said(output: bytes, errors: str) -> tuple[str, bool]:
    """Return what the run says of its one file, and whether it is a proper answer."""
    try:
        (document,) = json.loads(output)["documents"]
    except (ValueError, KeyError):
        return errors.strip()[-200:], "Traceback" not in errors
    said = document["reason"] or f"read, {document['verdict']}"
    return said[:90], not said.startswith("程序内部错误")


def _session(leader: int) -> list[int]:
    """Return the processes that ``leader`` started, itself included."""
    found = []
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                if os.getsid(int(entry)) == leader:
                    found.append(int(entry))
            except OSError:
                continue
    return found


def _peak(pid: int) -> float:
    """Return the largest resident size that process ``pid`` has had, in MB; 0 when it is gone."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text("ascii", "replace").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
