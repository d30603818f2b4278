"""Pipeline: one report from bytes to review, beside the least that any program would have to do.

Run as ``.venv/bin/python -m bench.pipeline [REPORT…]``; without arguments, on one bundled sample of each format.
The floor is a bare parse of the same bytes (txt: decode and split into lines; html: lxml's tree; docx: unzip and
lxml's tree of the main part) plus the engine on ready-made facts. The target is at most 6 times the floor.
Times are medians of one run; compare ratios, not times of different runs.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import lxml.etree
import lxml.html

from auditor.audit import read_facts, review
from auditor.batch.sources import Source
from bench.subjects import FORMATS, open_auditor, samples
from bench.timing import time_in_turns

ROUNDS = 31
TARGET = 6


def parse_text(content: bytes) -> None:
    """Decode and split into lines."""
    content.decode("utf-8", "replace").splitlines()


def parse_html(content: bytes) -> None:
    """Build lxml's tree of the page."""
    lxml.html.fromstring(content)


def parse_docx(content: bytes) -> None:
    """Unzip the main part and build its tree."""
    with ZipFile(BytesIO(content)) as container:
        lxml.etree.fromstring(container.read("word/document.xml"))


SAME = {".htm": ".html"}
PARSERS: dict[str, Callable[[bytes], None]] = dict(zip(FORMATS, (parse_text, parse_html, parse_docx), strict=True))


def main(arguments: list[str]) -> None:
    """Measure every report named, or one sample of each format, and print a table in milliseconds."""
    reports = [Path(argument) for argument in arguments]
    reports = reports or list({path.suffix: path for path in reversed(samples())}.values())
    auditor = open_auditor()
    print(f"{'whole ms':>10}{'parse ms':>10}{'engine ms':>11}{'ratio':>8}   report    (target ≤ {TARGET} ×)")
    for path in reports:
        content = path.read_bytes()
        facts, _ = read_facts(path, path.name, auditor.forms)
        parser = PARSERS[SAME.get(path.suffix, path.suffix)]
        whole, parse, engine = time_in_turns(
            [
                partial(review, auditor, Source(path.name, path)),
                partial(parser, content),
                partial(auditor.engine.judge, facts),
            ],
            ROUNDS,
        )
        print(f"{whole:10.2f}{parse:10.2f}{engine:11.2f}{whole / (parse + engine):8.1f}   {path.name}")


if __name__ == "__main__":
    main(sys.argv[1:])
