"""Made-up reports written in every format that can be had on this machine."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from bench.reading.printing import convert, find_browser, find_office, print_page
from tests.generation.dump import KEEPING, write_markdown, write_text
from tests.generation.look import draw_look
from tests.generation.page import write_page
from tests.generation.report import Report, draw_report
from tests.generation.word import write_word
from tests.generation.workbook import write_workbook

WRITERS: dict[str, Callable[[Report, random.Random], bytes]] = {
    "docx": write_word,
    "html": write_page,
    "txt": lambda report, choice: write_text(report, choice, KEEPING),
    "md": write_markdown,
    "xlsx": write_workbook,
}
_BY_OFFICE = ("pdf", "doc", "odt")


def write_subjects(folder: Path, seed: int, count: int) -> dict[str, list[Path]]:
    """Write ``count`` reports into ``folder`` in every format, and return the paths by suffix."""
    choices = {f"{seed}-{number}": random.Random(f"{seed}-{number}") for number in range(count)}
    reports = {name: draw_report(choice) for name, choice in choices.items()}
    found: dict[str, list[Path]] = {}
    for name, report in reports.items():
        for suffix, write in WRITERS.items():
            path = folder / f"{name}.{suffix}"
            path.write_bytes(write(report, choices[name]))
            found.setdefault(suffix, []).append(path)
    prints = folder / "prints"
    prints.mkdir()
    for name, report in reports.items():
        look = draw_look(choices[name])
        (prints / f"{name}.docx").write_bytes(write_word(report, choices[name], look))
        (prints / f"{name}-page.html").write_bytes(write_page(report, choices[name], look))
    office, browser = find_office(), find_browser()
    for suffix in _BY_OFFICE if office else ():
        convert(office or "", [prints / f"{name}.docx" for name in reports], suffix, prints)
    for name in reports if browser else ():
        print_page(browser or "", prints / f"{name}-page.html", prints)
    for suffix in _BY_OFFICE:
        found[suffix] = sorted(prints.glob(f"*.{suffix}"))
        if not found[suffix]:
            print(f"LibreOffice is not installed: {suffix} is not measured")
    return {suffix: paths for suffix, paths in found.items() if paths}
