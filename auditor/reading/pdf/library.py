"""Access to the PDF library: documents and pages opened and closed, with limits on what they may hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import c_float
from dataclasses import dataclass
from typing import Any, NamedTuple

# The bare bindings load faster than the library around them, and nothing of that is needed.
import pypdfium2_raw as pdfium

from auditor.errors import UnreadableDocument

MAX_PAGES = 200
# A report of 30 pages has about 30 000 drawn objects and 30 000 characters.
_MAX_OBJECTS = 300_000
_MAX_CHARACTERS = 2_000_000
# What is compared with everything else of its page: about 100 000 pairs on a page with a table that Chromium drew.
_MAX_PAIRS = 50_000_000

_REASONS = {
    pdfium.FPDF_ERR_PASSWORD: "PDF 有打开密码，不能读取；请用密码打开后另存为不加密的文件，或改用 docx 版本",
    pdfium.FPDF_ERR_SECURITY: "PDF 的加密方式不能识别；请打开后另存为不加密的文件，或改用 docx 版本",
}
_DAMAGED = "PDF 已损坏或没有下载完，打不开；请重新取得文件"

Matrix = tuple[float, float, float, float, float, float]
"""An affine map as PDF writes it (ISO 32000-1, 8.3.3): x' = ax + cy + e, y' = bx + dy + f."""


class Box(NamedTuple):
    """A rectangle on a page, in points from the upper left corner of the page as it is shown."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies inside."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


@dataclass(slots=True)
class Budget:
    """What the pages of one document may still hold."""

    objects: int = _MAX_OBJECTS
    characters: int = _MAX_CHARACTERS
    pairs: int = _MAX_PAIRS

    def take_objects(self, count: int = 1) -> None:
        """Count drawn objects, or parts of one; raise `UnreadableDocument` when there are too many."""
        self.objects -= count
        if self.objects < 0:
            raise UnreadableDocument(f"PDF 的图形超过 {_MAX_OBJECTS} 个，不是正常的年度报告；请改用 docx 或 html 版本")

    def take_pairs(self, count: int) -> None:
        """Count pairs that are compared; raise `UnreadableDocument` when there are too many."""
        self.pairs -= count
        if self.pairs < 0:
            raise UnreadableDocument("PDF 的线条或文字过于密集，不是正常的年度报告；请改用 docx 或 html 版本")

    def take_characters(self, count: int) -> None:
        """Count ``count`` characters; raise `UnreadableDocument` when there are too many."""
        self.characters -= count
        if self.characters < 0:
            raise UnreadableDocument(
                f"PDF 的文字超过 {_MAX_CHARACTERS // 10_000} 万字，不是正常的年度报告；请只取报告正文"
            )


@dataclass(frozen=True, slots=True)
class Page:
    """An open page: its handle, its number from 1, and its size in points as it is shown.

    ``to_shown`` maps the coordinates of the file to those of `Box`.
    """

    handle: Any
    number: int
    width: float
    height: float
    to_shown: Matrix


@contextmanager
def open_pages(data: bytes) -> Iterator[Iterator[Page]]:
    """Open the document in ``data`` and give its pages, each open only until the next is asked for.

    Raises `UnreadableDocument` when the file is encrypted or damaged, has too many pages, or a page cannot be loaded.
    """
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise UnreadableDocument(_REASONS.get(pdfium.FPDF_GetLastError(), _DAMAGED))
    try:
        yield _pages(document)
    finally:
        pdfium.FPDF_CloseDocument(document)


def _pages(document: Any) -> Iterator[Page]:
    count = pdfium.FPDF_GetPageCount(document)
    if count > MAX_PAGES:
        raise UnreadableDocument(f"PDF 有 {count} 页，超过 {MAX_PAGES} 页的上限；请只取年度报告本身")
    if count <= 0:
        raise UnreadableDocument("PDF 里没有页面，文件可能已损坏；请重新取得文件")
    for index in range(count):
        handle = pdfium.FPDF_LoadPage(document, index)
        if not handle:
            raise UnreadableDocument(f"PDF 第 {index + 1} 页已损坏，不能读取；请重新取得文件")
        try:
            yield _page(handle, index + 1)
        finally:
            pdfium.FPDF_ClosePage(handle)


def _page(handle: Any, number: int) -> Page:
    shown = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(handle, shown)
    left, top, right, bottom = shown.left, shown.top, shown.right, shown.bottom
    turns: dict[int, Matrix] = {
        1: (0, 1, 1, 0, -bottom, -left),
        2: (-1, 0, 0, 1, right, -bottom),
        3: (0, -1, -1, 0, top, right),
    }
    turn = pdfium.FPDFPage_GetRotation(handle)
    to_shown: Matrix = turns.get(turn, (1, 0, 0, -1, -left, top))
    width, height = right - left, top - bottom
    return Page(handle, number, *((height, width) if turn in (1, 3) else (width, height)), to_shown)


def compose(first: Matrix, then: Matrix) -> Matrix:
    """Return the map that applies ``first`` and ``then`` after it."""
    a, b, c, d, e, f = first
    u, v, w, x, y, z = then
    return (a * u + b * w, a * v + b * x, c * u + d * w, c * v + d * x, e * u + f * w + y, e * v + f * x + z)


def place(box: tuple[float, float, float, float], matrix: Matrix) -> Box:
    """Return where ``matrix`` puts the rectangle between two corners (x, y, x, y)."""
    a, b, c, d, e, f = matrix
    x0, y0, x1, y1 = box
    xs = (a * x0 + c * y0 + e, a * x1 + c * y0 + e, a * x0 + c * y1 + e, a * x1 + c * y1 + e)
    ys = (b * x0 + d * y0 + f, b * x1 + d * y0 + f, b * x0 + d * y1 + f, b * x1 + d * y1 + f)
    return Box(min(xs), min(ys), max(xs), max(ys))


def measure(handle: Any, call: Callable[..., int]) -> tuple[float, float, float, float] | None:
    """Return the four floats (left, bottom, right, top) that ``call`` gives of an object; None where it fails."""
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    if not call(handle, left, bottom, right, top):
        return None
    return left.value, bottom.value, right.value, top.value
