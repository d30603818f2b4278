"""Speed: reading a file beside the bare parse of the same bytes, in one run.

``python -m bench.reading speed [PATH…] [--rounds N]`` measures every file at and below the paths; without a path those of the
corpus, and of ``../shared`` where it is. The bare parse is lxml's tree of the page (html), unzipping and lxml's tree of
every part that is read (docx, xlsx, odt), the text of every page by pdfium (pdf); for doc it is the reading of the same
report as docx, made by LibreOffice where that is installed. Times are medians; each format has a limit for the median of the
ratios of its files, and the exit code is 1 when a format is above it.
"""

from __future__ import annotations

import argparse
import tempfile
from functools import partial
from io import BytesIO
from pathlib import Path
from statistics import median
from zipfile import ZipFile

import lxml.etree
import lxml.html

from auditor.errors import UnreadableDocument
from auditor.reading import read_bytes
from bench.reading.printing import convert, find_office
from bench.subjects import ROOT
from bench.timing import Task, time_in_turns
from tests.generation.report import FORMS

LIMITS = {"html": 8.0, "docx": 5.0, "pdf": 4.0, "doc": 1.0}
"""Most times the bare parse that reading may take; doc is compared with docx."""
_SHARED = ("formats", "reports/whole")
_PARTS = ("document.xml", "numbering.xml", "styles.xml", "core.xml", ".rels")


def main(arguments: list[str]) -> int:
    """Print the times of every file and the median ratio of every format."""
    parser = argparse.ArgumentParser(prog="bench.reading speed", description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args(arguments)
    paths = options.paths or [ROOT / "corpus", *(ROOT.parent / "shared" / folder for folder in _SHARED)]
    ratios: dict[str, list[float]] = {}
    print(f"{'read ms':>9}{'bare ms':>9}{'ratio':>7}  file")
    with tempfile.TemporaryDirectory() as name:
        for path in _files(paths):
            measured = _measure(path, options.rounds, Path(name))
            if measured is None:
                continue
            format_, reading, bare = measured
            ratios.setdefault(format_, []).append(reading / bare)
            print(f"{reading:9.2f}{bare:9.2f}{reading / bare:7.1f}  {path.name}")
    for format_, found in sorted(ratios.items()):
        limit = LIMITS.get(format_)
        within = "" if limit is None else f"  limit {limit} ×{'' if median(found) <= limit else '  ← above'}"
        print(f"{format_:6} median {median(found):5.1f} ×, most {max(found):5.1f} ×, {len(found)} files{within}")
    return 1 if any(median(found) > LIMITS.get(format_, median(found)) for format_, found in ratios.items()) else 0


def _files(paths: list[Path]) -> list[Path]:
    found = [file for path in paths for file in ([path] if path.is_file() else sorted(path.rglob("*")))]
    return [file for file in found if file.is_file()]


def _measure(path: Path, rounds: int, folder: Path) -> tuple[str, float, float] | None:
    """Return format and median milliseconds of reading and of the bare parse; None for a file without either."""
    content = path.read_bytes()
    read = partial(read_bytes, content, path.suffix.lower(), path.name, FORMS)
    try:
        format_ = read().format
    except UnreadableDocument:
        return None
    bare = _bare_parse(format_, path, content, folder)
    if bare is None:
        return None
    reading, parsing = time_in_turns([read, bare], rounds)
    return format_, reading, parsing


def _bare_parse(format_: str, path: Path, content: bytes, folder: Path) -> Task | None:
    if format_ == "html":
        return partial(lxml.html.document_fromstring, content)
    if format_ in ("docx", "xlsx", "odt", "ods"):
        return partial(_parse_package, content)
    if format_ == "pdf":
        return partial(_print_text, content)
    return _as_word(path, folder) if format_ == "doc" else None


def _parse_package(content: bytes) -> None:
    """Unzip and parse every part of a package that a reader has a use for."""
    with ZipFile(BytesIO(content)) as package:
        for name in package.namelist():
            if name.endswith((*_PARTS, "content.xml", "sharedStrings.xml")) or "/sheet" in name:
                lxml.etree.fromstring(package.read(name))


def _print_text(content: bytes) -> None:
    """Have pdfium extract the text of every page."""
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    for page in document:
        page.get_textpage().get_text_range()
    document.close()


def _as_word(path: Path, folder: Path) -> Task | None:
    """Return the reading of ``path`` as docx; None where it cannot be converted."""
    office = find_office()
    copy = folder / f"{path.stem}.doc"
    copy.write_bytes(path.read_bytes())
    if office:
        convert(office, [copy], "docx", folder)
    converted = copy.with_suffix(".docx")
    if not converted.is_file():
        print(f"LibreOffice is not installed or cannot convert {path.name}: it is not measured")
        return None
    return partial(read_bytes, converted.read_bytes(), ".docx", converted.name, FORMS)
