"""The marks inside a line of Markdown taken away: emphasis, links, escapes, entities, tags."""

from __future__ import annotations

import re
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from auditor.reading.lines import move_digits

PARSER = MarkdownIt("commonmark", {"html": True}).disable(["code", "list", "reference", "lheading"])
"""Markdown with tags in it. Indented lines, 1. and - stay text, as they are part of what a report prints."""

_MARKS = re.compile(r"[\\`*_<&!\[\]]")
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]{0,20})")
_MOVED = {"sup": "superscript", "sub": "subscript"}
# What stands for a tag in the text; a tag that is not among these stands between two words.
_BETWEEN = {
    "br": "\n",
    "p": "\n",
    "div": "\n",
    **dict.fromkeys(["a", "b", "strong", "i", "em", "u", "span", "font", "small", "big", "sup", "sub"], ""),
}


class Shown(NamedTuple):
    """A text as it is shown, its lines kept apart, and whether a picture stands in it."""

    text: str
    has_image: bool


def show(source: str) -> Shown:
    """Return the text that ``source`` shows; the digits of a raised or lowered text are written as such."""
    if not _MARKS.search(source):
        return Shown(source, False)
    tokens = [child for token in PARSER.parseInline(source) for child in token.children or ()]
    position = ""
    texts = []
    for token in tokens:
        name = _tag(token)
        if name in _MOVED:
            position = "" if token.content.startswith("</") else _MOVED[name]
        texts.append(_BETWEEN.get(name, " ") if name else move_digits(_text(token), position))
    text = "".join(texts)
    return Shown("\n".join(line.strip() for line in text.split("\n")), any(t.type == "image" for t in tokens))


def _tag(token: Token) -> str:
    """Return the name of the tag that ``token`` is; empty where it is none."""
    found = _TAG.match(token.content) if token.type == "html_inline" else None
    return found[1].lower() if found else ""


def _text(token: Token) -> str:
    match token.type:
        case "softbreak" | "hardbreak":
            return "\n"
        case "image" | "html_inline":
            return ""
        case _:
            return token.content
