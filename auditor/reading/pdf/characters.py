"""The characters of a page with their places, as runs without blanks."""

from __future__ import annotations

import re
from array import array
from collections import deque
from ctypes import byref, c_double, sizeof
from dataclasses import dataclass
from itertools import repeat
from operator import sub
from typing import Any

import pypdfium2_raw as pdfium

from auditor.errors import UnreadableDocument
from auditor.reading.pdf.library import Box, Budget, Page, place

UNKNOWN = "\ufffd"
"""Stands for a glyph whose character the file does not tell."""

_RUN = re.compile(r"\S+")
NUMERIC = re.compile(r"[\d,.，．%+\-－]+")
_NUMERIC = re.compile(r"[0-9０-９.,，．]{2}")
_LINE_ENDS = "\r\n"
_WIDE = r"[\u3001-\u303f\u3400-\u9fff，。、：；！？（）“”]"
_IDEOGRAPHS = re.compile(_WIDE + "{2}")
# Word processors leave a quarter of a character between an ideograph and a Latin letter or digit.
_MIXED = re.compile(f"{_WIDE}[!-~]|[!-~]{_WIDE}")
# Narrow signs of a font may leave a gap beside them that is no blank.
_SIGNED = re.compile(r"[-+－/@:_][0-9A-Za-z]|\.[A-Za-z]|[A-Za-z]\.|,\d{3}(?!\d)")
_NARROW = 0.2
_END_OF_LINE_HYPHEN = "\x02"
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# No text of a report is larger; the library gives such boxes for upright writing.
_LARGEST = 48.0


@dataclass(slots=True)
class Run:
    """Characters of one line without a blank between them, and where each begins and ends, in points.

    ``blank`` is the white space before it, ``typed`` as much of it as is written in the file and not only seen;
    ``is_struck`` that a line is drawn through it.
    ``mark`` is the number of the marked content that a number belongs to (ISO 32000-1, 14.7.4), -1 where it has none:
    what is one text in the source of the file has one.
    """

    text: str
    lefts: list[float]
    rights: list[float]
    tops: list[float]
    bottoms: list[float]
    page: int
    blank: str = ""
    typed: str = ""
    is_struck: bool = False
    mark: int = -1

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.lefts[0]

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.rights[-1]

    @property
    def top(self) -> float:
        """Its upper edge."""
        return self.tops[0]

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.bottoms[0]

    def cut(self, start: int, end: int, blank: str = "") -> Run:
        """Return the characters ``start`` to ``end`` (half open) as a run after ``blank``."""
        span = slice(start, end)
        edges = self.lefts[span], self.rights[span], self.tops[span], self.bottoms[span]
        return Run(self.text[span], *edges, self.page, blank, "" if start else self.typed, self.is_struck, self.mark)


def read_runs(page: Page, budget: Budget) -> list[Run]:
    """Read the text of ``page`` in the order of the library, which is that of reading.

    Glyphs whose character the file does not tell are `UNKNOWN`. Raises `UnreadableDocument` when the text cannot be
    loaded or the document has too much of it.
    """
    handle = pdfium.FPDFText_LoadPage(page.handle)
    if not handle:
        raise UnreadableDocument(f"PDF 第 {page.number} 页的文字不能读取；请重新取得文件，或改用 docx 版本")
    try:
        count = max(pdfium.FPDFText_CountChars(handle), 0)
        budget.take_characters(count)
        text = _text(handle, count)
        return _runs(handle, text, _boxes(handle, text, page), page)
    finally:
        pdfium.FPDFText_ClosePage(handle)


def _text(handle: Any, count: int) -> str:
    """Return the text with exactly one character for each of the ``count`` of the library."""
    text = "".join(map(chr, map(pdfium.FPDFText_GetUnicode, repeat(handle), range(count))))
    # For these the library gives the number of the glyph, which may look like any character.
    unknown = list(map(pdfium.FPDFText_HasUnicodeMapError, repeat(handle), range(count)))
    if any(unknown):
        text = "".join(UNKNOWN if flag == 1 else character for character, flag in zip(text, unknown, strict=True))
    return _CONTROLS.sub(UNKNOWN, text.replace(_END_OF_LINE_HYPHEN, "-"))


def _boxes(handle: Any, text: str, page: Page) -> list[list[float]]:
    """Return the left, upper, right and lower edges of all characters.

    The loose box of a character, which spans its font, is of one height for a whole line, whatever the glyphs look
    like. For upright and turned text the library gives a loose box far off, and the tight one is taken.
    """
    count = len(text)
    rects = (pdfium.FS_RECTF * max(count, 1))()
    size = sizeof(pdfium.FS_RECTF)
    places = map(byref, repeat(rects[0]), range(0, count * size, size))
    deque(map(pdfium.FPDFText_GetLooseCharBox, repeat(handle), range(count), places), maxlen=0)
    flat = array("f", bytes(rects)).tolist()
    lefts, tops, rights, bottoms = (flat[side : 4 * count : 4] for side in range(4))
    a, b, c, d, e, f = page.to_shown
    if (a, b, c, d) != (1, 0, 0, -1):
        boxes = [_tight_box(handle, index, page) for index in range(count)]
        return [[box[side] for box in boxes] for side in range(4)]
    if e:
        lefts, rights = [x + e for x in lefts], [x + e for x in rights]
    tops, bottoms = [f - y for y in tops], [f - y for y in bottoms]
    for index, (left, top, right, bottom) in enumerate(zip(lefts, tops, rights, bottoms, strict=True)):
        if not (0 < right - left <= _LARGEST and 0 < bottom - top <= _LARGEST) and not text[index].isspace():
            lefts[index], tops[index], rights[index], bottoms[index] = _tight_box(handle, index, page)
    return [lefts, tops, rights, bottoms]


def _tight_box(handle: Any, index: int, page: Page) -> Box:
    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    pdfium.FPDFText_GetCharBox(handle, index, left, right, bottom, top)
    return place((left.value, bottom.value, right.value, top.value), page.to_shown)


def _runs(handle: Any, text: str, boxes: list[list[float]], page: Page) -> list[Run]:
    lefts, tops, rights, bottoms = boxes
    runs: list[Run] = []
    end = 0
    for match in _RUN.finditer(text):
        start = match.start()
        blank = text[end:start].strip(_LINE_ENDS)
        gap = lefts[start] - rights[end - 1] if end else 0.0
        height = bottoms[start] - tops[start]
        # The library puts blanks where it sees gaps, also at the ends of lines and between justified characters.
        typed = "".join(text[i] for i in range(end, start) if not pdfium.FPDFText_IsGenerated(handle, i))
        neighbours = text[end - 1 : end] + text[start]
        if (blank and gap < height and (_IDEOGRAPHS.fullmatch(neighbours) or _MIXED.fullmatch(neighbours))) or (
            blank and gap < _NARROW * height and _SIGNED.match(text[end - 1] + match[0])
        ):
            blank = typed
        elif not blank and gap >= height / 2 and _NUMERIC.fullmatch(neighbours):
            blank = " "  # the library saw a new line, but the text may go on beside
        span = slice(start, match.end())
        end = match.end()
        edges = lefts[span], rights[span], tops[span], bottoms[span]
        mark = _mark(handle, start) if NUMERIC.fullmatch(match[0]) else -1
        run = Run(match[0], *edges, page.number, blank, typed.strip(_LINE_ENDS), mark=mark)
        runs.extend(_split(run))
    # What lies beyond the edges of the page is not shown.
    return [run for run in runs if 0 <= (run.left + run.right) / 2 <= page.width and 0 <= run.top <= page.height]


def _mark(handle: Any, index: int) -> int:
    shape = pdfium.FPDFText_GetTextObject(handle, index)
    return int(pdfium.FPDFPageObj_GetMarkedContentID(shape)) if shape else -1


def _split(run: Run) -> list[Run]:
    """Return the parts of ``run`` that stand on one line each, and apart from one another if they are numbers."""
    half = (run.bottom - run.top) / 2
    widest = max(map(sub, run.lefts[1:], run.rights), default=0.0)
    if max(run.tops) - min(run.tops) < half and widest < half:
        return [run]
    parts, start, blank = [], 0, run.blank
    for index in range(1, len(run.text)):
        is_apart = run.lefts[index] - run.rights[index - 1] >= half
        is_apart = is_apart and _NUMERIC.fullmatch(run.text[index - 1 : index + 1]) is not None
        if is_apart or abs(run.tops[index] - run.tops[index - 1]) >= half:
            parts.append(run.cut(start, index, blank))
            start, blank = index, " " if is_apart else ""
    return [*parts, run.cut(start, len(run.text), blank)]
