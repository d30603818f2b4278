"""How a made-up report looks on paper: page, margins, fonts, sizes, and how its tables break over pages."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

_PAPERS = ((210, 297), (210, 297), (210, 297), (176, 250), (297, 420), (216, 279))
_TABLE_SIZES = (7, 8, 9, 10.5, 12)
_MOST_COLUMNS = 15
"""Of 表四; three digits and the margins of a cell (millimetres) have to fit into one, as they do in most reports."""
_DIGITS, _DIGIT, _FURNITURE = 3, 0.18, 4
SONG = ("宋体",)


@dataclass(frozen=True, slots=True)
class Look:
    """Lengths are in millimetres, sizes of letters in points.

    ``gap`` is the number of empty lines before each table, ``shares`` how wide the columns of labels are beside those of
    figures (1: as wide).
    """

    width: int
    height: int
    margins: tuple[int, int, int, int]
    font: str
    title_size: float
    text_size: float
    table_size: float
    row_height: int
    repeats_header: bool
    splits_rows: bool
    gap: int
    shares: float


def draw_look(choice: random.Random, fonts: Sequence[str] = SONG) -> Look:
    """Choose a look with one of ``fonts``."""
    paper = choice.choice(_PAPERS)
    width, height = paper[::-1] if choice.random() < 0.25 else paper
    top, right, bottom, left = (choice.randint(8, most) for most in (40, 30, 40, 30))
    column = (width - right - left) / _MOST_COLUMNS
    return Look(
        width=width,
        height=height,
        margins=(top, right, bottom, left),
        font=choice.choice(fonts),
        title_size=choice.choice((16, 18, 22)),
        text_size=choice.choice((10, 10.5, 12, 14, 16)),
        table_size=choice.choice(
            [size for size in _TABLE_SIZES if column >= _FURNITURE + _DIGITS * _DIGIT * size] or _TABLE_SIZES[:1]
        ),
        row_height=choice.choice((0, 0, 4, 6, 8, 12, 16)),
        repeats_header=choice.random() < 0.4,
        splits_rows=choice.random() < 0.5,
        gap=choice.choice((0, 0, 1, 3, 9, 17)),
        shares=choice.choice((0.8, 1, 1.5, 2)),
    )
