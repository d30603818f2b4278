"""What is drawn on a page besides its text: ruling lines, pictures, and notes laid over it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from ctypes import c_float, c_int
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2_raw as pdfium

from auditor.reading.pdf.library import Box, Budget, Matrix, Page, compose, measure, place

# Word and browsers draw rules as filled rectangles; the thickest border of a table is 2.25 pt by default in Word.
_THICKEST_RULE = 3.0
_STRAIGHT = 1.0
_SMALLEST_PICTURE = 12.0
_WHOLE_PAGE = 0.7
_MOST_SEGMENTS = 2_000
_DEEPEST_FORM = 6
_INVISIBLE_TEXT = 3
# Values that a person typed into a form, and what lies over the print and may change or hide it (ISO 32000-1, 12.5.6).
_NOTES = frozenset((
    pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP, pdfium.FPDF_ANNOT_STRIKEOUT,
    pdfium.FPDF_ANNOT_INK, pdfium.FPDF_ANNOT_REDACT,
))  # fmt: skip


class Rule(NamedTuple):
    """A straight line: at which height (or, upright, how far from the left), from where to where, in points."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Drawings:
    """The ruling lines of a page, its pictures, and the notes on it.

    ``unseen`` are places of glyphs that cannot be told from blanks, because the file does not have their font;
    ``has_hidden_text`` says that there is text that is not painted.
    """

    across: list[Rule] = field(default_factory=list)
    upright: list[Rule] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    notes: list[Box] = field(default_factory=list)
    unseen: list[Box] = field(default_factory=list)
    has_hidden_text: bool = False

    def cover(self, page: Page) -> bool:
        """Tell whether one picture is laid over the whole page, or several that fill it, as a scanner leaves it."""
        areas = [(p.right - p.left) * (p.bottom - p.top) for p in self.pictures]
        return sum(areas) >= _WHOLE_PAGE * page.width * page.height


def read_drawings(page: Page, budget: Budget) -> Drawings:
    """Read the drawings of ``page``; `UnreadableDocument` where the document has too many."""
    drawings = Drawings()
    reader = _Reader(drawings, budget)
    count = pdfium.FPDFPage_CountObjects(page.handle)
    reader.read(count, partial(pdfium.FPDFPage_GetObject, page.handle), page.to_shown, 0)
    drawings.notes.extend(_read_notes(page, budget))
    return drawings


def _read_notes(page: Page, budget: Budget) -> Iterator[Box]:
    for index in range(pdfium.FPDFPage_GetAnnotCount(page.handle)):
        budget.take_objects()
        note = pdfium.FPDFPage_GetAnnot(page.handle, index)
        if not note:
            continue
        rect = pdfium.FS_RECTF()
        if pdfium.FPDFAnnot_GetSubtype(note) in _NOTES and pdfium.FPDFAnnot_GetRect(note, rect):
            yield place((rect.left, rect.bottom, rect.right, rect.top), page.to_shown)
        pdfium.FPDFPage_CloseAnnot(note)


class _Reader:
    """Goes through the objects of a page and sorts them into its drawings."""

    def __init__(self, drawings: Drawings, budget: Budget) -> None:
        self._drawings = drawings
        self._budget = budget

    def read(self, count: int, get: Callable[[int], Any], matrix: Matrix, depth: int) -> None:
        """Read ``count`` objects; those of a form inside the page come with its own matrix."""
        for index in range(count):
            self._budget.take_objects()
            shape = get(index)
            kind = pdfium.FPDFPageObj_GetType(shape)
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                self._read_path(shape, matrix)
            elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
                self._look_at_text(shape, matrix)
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self._read_picture(shape, matrix)
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
                inside = pdfium.FPDFFormObj_CountObjects(shape)
                own = compose(_matrix_of(shape), matrix)
                self.read(inside, partial(pdfium.FPDFFormObj_GetObject, shape), own, depth + 1)

    def _look_at_text(self, text: Any, matrix: Matrix) -> None:
        """Note text that is hidden, and text of one glyph of no size, which the library leaves out of the page's text."""
        if pdfium.FPDFTextObj_GetTextRenderMode(text) == _INVISIBLE_TEXT:
            self._drawings.has_hidden_text = True
        if not pdfium.FPDFFont_GetIsEmbedded(pdfium.FPDFTextObj_GetFont(text)):
            bounds = measure(text, pdfium.FPDFPageObj_GetBounds)
            if bounds and bounds[0] == bounds[2]:
                self._drawings.unseen.append(place(bounds, matrix))

    def _read_picture(self, picture: Any, matrix: Matrix) -> None:
        bounds = measure(picture, pdfium.FPDFPageObj_GetBounds)
        if bounds:
            box = place(bounds, matrix)
            if min(box.right - box.left, box.bottom - box.top) >= _SMALLEST_PICTURE:
                self._drawings.pictures.append(box)

    def _read_path(self, path: Any, matrix: Matrix) -> None:
        filled, stroked = c_int(), c_int()
        if not pdfium.FPDFPath_GetDrawMode(path, filled, stroked) or not (filled.value or stroked.value):
            return
        bounds = measure(path, pdfium.FPDFPageObj_GetBounds)
        # Most paths are one rule; their segments need not be looked at.
        if bounds and self._add_thin(place(bounds, matrix)):
            return
        segments = pdfium.FPDFPath_CountSegments(path)
        if segments > _MOST_SEGMENTS:
            return
        self._budget.take_objects(segments)
        for points in _outlines(path, segments, compose(_matrix_of(path), matrix)):
            self._add_outline(points, bool(stroked.value))

    def _add_thin(self, box: Box) -> bool:
        left, top, right, bottom = box
        width, height = right - left, bottom - top
        if height <= _THICKEST_RULE and width > height:
            self._drawings.across.append(Rule((top + bottom) / 2, left, right))
        elif width <= _THICKEST_RULE and height > width:
            self._drawings.upright.append(Rule((left + right) / 2, top, bottom))
        else:
            return width <= _THICKEST_RULE and height <= _THICKEST_RULE
        return True

    def _add_outline(self, points: list[tuple[float, float]], stroked: bool) -> None:
        """Add the lines of one outline: the edges that are stroked, or a filled rectangle as thin as a line."""
        xs, ys = [x for x, _ in points], [y for _, y in points]
        if self._add_thin(Box(min(xs), min(ys), max(xs), max(ys))) or not stroked:
            return
        for (x0, y0), (x1, y1) in pairwise(points):
            if abs(y0 - y1) <= _STRAIGHT < abs(x0 - x1):
                self._drawings.across.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
            elif abs(x0 - x1) <= _STRAIGHT < abs(y0 - y1):
                self._drawings.upright.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))


def _matrix_of(shape: Any) -> Matrix:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(shape, matrix):
        return (1, 0, 0, 1, 0, 0)
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _outlines(path: Any, segments: int, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
    """Yield the points of each part of a path, closed parts with their first point again; curves break a part."""
    a, b, c, d, e, f = matrix
    x, y = c_float(), c_float()
    points: list[tuple[float, float]] = []
    for index in range(segments):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if kind != pdfium.FPDF_SEGMENT_LINETO:
            if len(points) > 1:
                yield points
            points = []
        if kind in (pdfium.FPDF_SEGMENT_LINETO, pdfium.FPDF_SEGMENT_MOVETO):
            points.append((a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if pdfium.FPDFPathSegment_GetClose(segment) and len(points) > 1:
            yield [*points, points[0]]
            points = []
    if len(points) > 1:
        yield points
