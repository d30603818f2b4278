"""Damaged PDF files give a document or one sentence, and never another exception.

The library may end the process on such bytes, so every batch of them is read in a process of its own.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
READ = """
import random, sys
from auditor.errors import UnreadableDocument
from tests.reading.pdf_builders import pdf_bytes, read, write_rows, write_text

kind, seed = sys.argv[1], int(sys.argv[2])
choice = random.Random(seed)
whole = pdf_bytes(write_text(60, 60, "总体情况") + "\\n" + write_rows([["规章", "3"], ["行政许可", "15"]]), "", "")
for _ in range(40):
    data = bytearray(whole)
    if kind == "cut":
        del data[choice.randrange(len(data)) :]
    elif kind == "flipped":
        for _ in range(choice.randint(1, 60)):
            data[choice.randrange(len(data))] ^= 1 << choice.randrange(8)
    elif kind == "digits":
        places = [place for place, byte in enumerate(data) if byte in b"0123456789"]
        for place in choice.sample(places, 20):
            data[place] = choice.choice(b"0123456789-")
    else:
        start = choice.randrange(len(data))
        data[start : start + 400] = bytes(len(data[start : start + 400]))
    try:
        read(bytes(data))
    except UnreadableDocument as error:
        assert "请" in str(error), error
print("done")
"""


@pytest.mark.parametrize("kind", ["cut", "flipped", "digits", "blanked"])
def test_damaged_bytes_are_read_or_refused(kind: str) -> None:
    result = subprocess.run(
        [sys.executable, "-c", READ, kind, "7"], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert result.stdout.strip() == "done", result.stderr
