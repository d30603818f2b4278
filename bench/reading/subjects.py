"""Made-up reports written in every format, by this project and by the programs that are installed on the machine."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.reading.printing import convert, find_browser, find_office, installed_fonts, print_page
from tests.generation.dump import ALL, KEEPING, write_markdown, write_text
from tests.generation.dump import GLUED as GLUED_WAYS
from tests.generation.look import draw_look
from tests.generation.page import write_page, write_web_archive
from tests.generation.report import Report, draw_report
from tests.generation.word import write_word
from tests.generation.workbook import write_workbook

WRITTEN, GLUED, OFFICE, BROWSER = "written", "glued", "LibreOffice", "Chromium"
WRITERS: dict[str, Callable[[Report, random.Random], bytes]] = {
    "docx": write_word,
    "html": write_page,
    "mhtml": write_web_archive,
    "txt": lambda report, choice: write_text(report, choice, KEEPING if report.has_empty_cell else ALL),
    "md": write_markdown,
    "xlsx": write_workbook,
}
_BY_OFFICE = {"pdf": "docx", "doc": "docx", "odt": "docx", "xls": "xlsx", "ods": "xlsx"}


@dataclass(frozen=True, slots=True)
class Subject:
    """A report and a file that holds it; the folder of the file names the program that made it."""

    report: Report
    path: Path

    @property
    def suffix(self) -> str:
        """The suffix of the file without its dot."""
        return self.path.suffix[1:]

    @property
    def program(self) -> str:
        """``written`` and ``glued`` for the writers of this project, else the program that converted or printed the file."""
        return self.path.parent.name


def write_subjects(folder: Path, seed: int, count: int) -> list[Subject]:
    """Write ``count`` reports into ``folder``; each also in what LibreOffice makes of it, or as Chromium prints it."""
    choices = {f"{seed}-{number}": random.Random(f"{seed}-{number}") for number in range(count)}
    reports = {name: draw_report(choice) for name, choice in choices.items()}
    for name in (WRITTEN, GLUED, OFFICE, BROWSER, "sources"):
        (folder / name).mkdir()
    fonts = installed_fonts()
    for number, (name, report) in enumerate(reports.items()):
        choice = choices[name]
        for suffix, write in WRITERS.items():
            (folder / WRITTEN / f"{name}.{suffix}").write_bytes(write(report, choice))
        (folder / GLUED / f"{name}.txt").write_bytes(write_text(report, choice, GLUED_WAYS))
        look = draw_look(choice, fonts)
        source = folder / "sources" / name
        if number % 2:
            source.with_suffix(".html").write_bytes(write_page(report, choice, look))
        else:
            source.with_suffix(".docx").write_bytes(write_word(report, choice, look))
            source.with_suffix(".xlsx").write_bytes(write_workbook(report, choice))
    _convert_all(folder)
    programs = (folder / name for name in (WRITTEN, GLUED, OFFICE, BROWSER))
    found = (path for program in programs for path in sorted(program.glob("*.*")))
    return [Subject(reports[path.stem], path) for path in found]


def _convert_all(folder: Path) -> None:
    """Have the sources converted and printed; what cannot be made is said and left out."""
    sources, office, browser = folder / "sources", find_office(), find_browser()
    if office:
        for suffix, source in _BY_OFFICE.items():
            convert(office, sorted(sources.glob(f"*.{source}")), suffix, folder / OFFICE)
    else:
        print(f"LibreOffice is not installed: {', '.join(_BY_OFFICE)} are not measured as it writes them")
    if browser:
        for page in sorted(sources.glob("*.html")):
            print_page(browser, page, folder / BROWSER)
    else:
        print("Chromium is not installed: its PDFs are not measured")
