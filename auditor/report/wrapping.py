"""Line breaking for Chinese mixed with Latin text, by cells of the terminal.

rich breaks at spaces first, pushes a long Chinese run whole to the next line and cuts it anywhere; so prose is broken
here and rich is given lines that fit. The rules are the usual ones of Chinese typesetting: closing marks never open a
line, opening marks never end one, words and numbers stay whole.
"""

from __future__ import annotations

import re
from itertools import pairwise

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

_CLOSING = frozenset("。，、；：？！）》〉」』】〕］｝”’…—～·％‰℃°%)]},.;:?!›◂⟩＋－×÷＝≠＜＞≤≥+=")
_OPENING = frozenset("（《〈「『【〔［｛“‘([{‹▸⟨￥$#")

_STEP = re.compile(r"[^›·]+ [›·] |(?<= [›·] )[^›·]+$")
"""A step of a path (a › b) or of a series (a · b) stays on one line where a line can hold it."""


def wrap(text: Text | str, width: int) -> Text:
    """Return ``text`` broken into lines of at most ``width`` cells, joined by newlines; styles are kept."""
    whole = Text(text) if isinstance(text, str) else text
    lines = list(whole.divide(_line_starts(whole.plain, max(2, width))))
    for line in lines:
        line.rstrip()
    return Text("\n").join(lines)


def print_hanging(lead: Text, text: Text, margin: int, console: Console) -> None:
    """Print ``lead`` and, from column ``margin`` on, the broken lines of ``text``."""
    for line in wrap(text, console.width - margin).split("\n"):
        console.print(lead + " " * (margin - lead.cell_len) + line)
        lead = Text()


def _may_break(plain: str, at: int) -> bool:
    """Whether a line may end before ``plain[at]``."""
    before, after = plain[at - 1], plain[at]
    if after.isspace() or after in _CLOSING or before in _OPENING or cell_len(after) == 0:
        return False
    if before.isspace():  # a number stays with the Chinese word before it
        return not (after.isdigit() and at > 1 and cell_len(plain[at - 2]) == 2)
    if before.isdigit() and cell_len(after) == 2:  # and with its unit
        return False
    return cell_len(before) == 2 or cell_len(after) == 2


def _line_starts(plain: str, width: int) -> list[int]:
    """Offsets of ``plain`` where a new line begins."""
    whole = [match.span() for match in _STEP.finditer(plain) if cell_len(match[0].rstrip()) <= width]
    inside = {at for begin, end in whole for at in range(begin + 1, end)}
    breaks = [at for at in range(1, len(plain)) if at not in inside and _may_break(plain, at)]
    starts: list[int] = []
    line = 0
    for begin, end in pairwise((0, *breaks, len(plain))):
        if cell_len(plain[line:end].rstrip()) <= width:
            continue
        if begin > line and cell_len(plain[begin:end].rstrip()) <= width:
            starts.append(begin)
            line = begin
            continue
        for at in range(max(begin, line + 1), end):  # longer than a line: cut where the line is full
            if cell_len(plain[line : at + 1].rstrip()) > width:
                starts.append(at)
                line = at
    return starts
