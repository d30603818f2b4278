"""The marks inside a line of Markdown taken away: emphasis, links, escapes, entities, tags."""

from __future__ import annotations

import re
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

PARSER = MarkdownIt("commonmark", {"html": True}).disable(["code", "list", "reference", "lheading"])
"""Markdown with tags in it. Indented lines, 1. and - stay text, as they are part of what a report prints."""

_MARKS = re.compile(r"[\\`*_<&!\[\]]")
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]{0,20})")
# Tags within a word; any other one stands between two words.
_WITHIN = frozenset(["a", "b", "strong", "i", "em", "u", "span", "font", "small", "big"])
_RAISED = {"sup": "^", "sub": "_"}


class Shown(NamedTuple):
    """A text as it is shown, its lines kept apart, and whether a picture stands in it."""

    text: str
    has_image: bool


def show(source: str) -> Shown:
    """Return the text that ``source`` shows."""
    if not _MARKS.search(source):
        return Shown(source, False)
    tokens = [child for token in PARSER.parseInline(source) for child in token.children or ()]
    text = "".join(map(_text, tokens))
    return Shown("\n".join(line.strip() for line in text.split("\n")), any(t.type == "image" for t in tokens))


def _text(token: Token) -> str:
    match token.type:
        case "softbreak" | "hardbreak":
            return "\n"
        case "html_inline":
            return _space(token.content)
        case "image":
            return ""
        case _:
            return token.content


def _space(tag: str) -> str:
    """Return what stands for ``tag`` in the text: a raised 1 must not become a digit of the number before it."""
    found = _TAG.match(tag)
    name = found[1].lower() if found else ""
    if name in ("br", "p", "div"):
        return "\n"
    if name in _RAISED:
        return "" if tag.startswith("</") else _RAISED[name]
    return "" if name in _WITHIN else " "
