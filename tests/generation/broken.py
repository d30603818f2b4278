"""Texts broken into pieces at random places, the way programs store what a reader sees as one."""

from __future__ import annotations

import random


def cut(text: str, choice: random.Random, most: int = 3) -> list[str]:
    """Cut ``text`` into 1 to ``most`` pieces that are not empty; an empty text is one piece."""
    places = sorted(choice.sample(range(1, len(text)), min(choice.randrange(most), len(text) - 1))) if text else []
    return [text[start:end] for start, end in zip([0, *places], [*places, len(text)], strict=True)]


def pad(text: str, choice: random.Random, blanks: str = " \u00a0\u3000") -> str:
    """Put blanks before and after ``text``, now and then."""
    before, after = (choice.choice(blanks) * choice.choice((0, 0, 0, 1, 2)) for _ in "ab")
    return f"{before}{text}{after}"
