"""Texts broken into pieces at random places, the way programs store what a reader sees as one."""

from __future__ import annotations

import random


def cut(text: str, choice: random.Random, most: int = 3) -> list[str]:
    """Cut ``text`` into 1 to ``most`` pieces that are not empty; an empty text is one piece."""
    places = sorted(choice.sample(range(1, len(text)), min(choice.randrange(most), len(text) - 1))) if text else []
    return [text[start:end] for start, end in zip([0, *places], [*places, len(text)], strict=True)]


def pad(text: str, choice: random.Random, is_printed: bool) -> str:
    """Put up to two blanks before and after ``text``, now and then; on paper at most a narrow one, as there is no room."""
    blanks, most = ("\u00a0", 1) if is_printed else (" \u00a0\u3000", 2)
    before, after = (choice.choice(blanks) * (choice.random() < 0.4) * choice.randint(1, most) for _ in "ab")
    return f"{before}{text}{after}"
