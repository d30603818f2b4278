"""Runs of text joined to the lines that a reader sees."""

from __future__ import annotations

import re

_BLANKS = re.compile("[ \t\r\f\v\xa0\u2000-\u200a\u202f\u205f]+")
INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\xad]+")
"""Characters that take no place; they part nothing."""


def join_lines(texts: list[str]) -> list[str]:
    """Join ``texts`` and split at ``\\n``: blanks run together, invisible characters and empty lines are gone.

    A no-break space is a blank; an ideographic space counts as text inside a line and goes at its ends.
    """
    text = "".join(texts)
    if not text or text.isspace():  # most of what stands between the tags of a page
        return []
    lines = INVISIBLE.sub("", text).split("\n")
    return [line for line in (_BLANKS.sub(" ", line).strip() for line in lines) if line]
