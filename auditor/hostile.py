"""Text from documents made safe to print: nothing in it can move the cursor, hide, reorder or flood the screen."""

from __future__ import annotations

from unicodedata import category

LONG = 600
"""Characters kept of a message or a clause."""

SHORT = 160
"""Characters kept of a name, a path or a label."""

CELL = 60
"""Characters kept of a table cell."""


def clean(text: str, limit: int = LONG) -> str:
    """Return ``text`` with what does not print shown instead of obeyed, cut after ``limit`` characters.

    Control characters become their pictures (ESC is ``␛``, a newline ``␊``), other invisible characters, marks of
    direction and private characters their code (``⟨U+202E⟩``). A cut says how many are missing: ``…〔+12〕``.
    """
    shown = "".join(map(_show, text[:limit]))
    return shown if len(text) <= limit else f"{shown}…〔+{len(text) - limit}〕"


def _show(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    selector = 0xFE00 <= code <= 0xFE0F
    if not selector and (character.isprintable() or category(character) == "Zs"):
        return character
    return f"⟨U+{code:04X}⟩"
