"""A part of the text as the paragraphs that it prints."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from auditor.errors import UnreadableDocument
from auditor.reading.doc.binary import damaged
from auditor.reading.doc.boxes import DRAWING
from auditor.reading.doc.characters import Look, Span, Spans
from auditor.reading.doc.notes import NOTE
from auditor.reading.doc.paragraphs import Properties, PropertyReader
from auditor.reading.doc.pieces import Text
from auditor.reading.doc.runs import Runs
from auditor.reading.doc.styles import ListPlace
from auditor.reading.lines import move_digits
from auditor.reading.sentences import SPREADSHEET, is_spreadsheet

CELL_END = "\x07"
_PARAGRAPHS = re.compile("[^\r\x07\x0c]*[\r\x07\x0c]")
_CONTROLS = re.compile("[\x00-\x08\n-\x1f]")
_TOKENS = re.compile("[\x00-\x08\n-\x1f]|[^\x00-\x08\n-\x1f]+")
# Halves of characters beyond the basic plane, and codes that are no characters, which come from damage.
_SURROGATES = re.compile("[\ud800-\udfff]")
_NO_CHARACTERS = re.compile("[\ufffe\uffff]")
_FIELD, _RESULT, _FIELD_END = "\x13", "\x14", "\x15"
_PICTURE = "\x01"
# Characters that stand for others (2.4.1, sprmCFSpec); further control characters print nothing. A zero is no
# character of a document and comes from damage.
_PRINTED = {"\x0b": "\n", "\x0c": "\n", "\x0e": "\n", "\n": "\n", "\x1e": "-", "\x00": "\ufffd"}
# Fields that print something which is not stored as their result (2.9.90): formulas, symbols, numbers, buttons.
_COMPUTED = frozenset((
    "EQ", "SYMBOL", "LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "MACROBUTTON", "GOTOBUTTON", "FORMCHECKBOX",
))  # fmt: skip
_LONGEST_CODE = 40
_DEEPEST_FIELD = 64
_MOST_PARAGRAPHS = 200_000


@dataclass(slots=True)
class Printed:
    """What one paragraph prints: runs of text, descriptions of pictures, positions of drawings and references to notes.

    ``place`` is where it counts in the lists, ``end`` the character that ends it; ``removed``, ``hides_end``: this was
    deleted under revision or is hidden. ``marked``: a run is struck out, raised or lowered; ``computed``: a field
    prints what is not stored. ``hidden`` counts hidden characters.
    """

    properties: Properties
    place: ListPlace
    end: str
    texts: list[str] = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    drawings: list[int] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)
    hidden: int = 0
    marked: bool = False
    computed: bool = False
    removed: bool = False
    hides_end: bool = False

    @property
    def text(self) -> str:
        """The text without the automatic number; surrogates are joined, and what is no character is U+FFFD."""
        text = "".join(self.texts)
        if _SURROGATES.search(text):
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        return _NO_CHARACTERS.sub("\ufffd", text)

    @property
    def prints(self) -> bool:
        """Tell whether anything of the paragraph is seen."""
        return bool(self.images or self.drawings or self.notes or self.text.strip())

    def take_before(self, other: Printed) -> None:
        """Let this paragraph begin with ``other``, whose end is not seen; a number before a hidden end is seen."""
        if not other.removed and not self.place.number:
            self.place = other.place
        self.texts[:0] = other.texts
        self.images[:0] = other.images
        self.drawings[:0] = other.drawings
        self.notes[:0] = other.notes
        self.hidden += other.hidden
        self.marked = self.marked or other.marked
        self.computed = self.computed or other.computed


@dataclass(slots=True)
class _Field:
    code: str = ""
    has_result: bool = False

    @property
    def is_computed(self) -> bool:
        """Tell whether the field prints something that is not stored."""
        return not self.has_result and next(iter(self.code.upper().split()), "") in _COMPUTED

    @property
    def shows_spreadsheet(self) -> bool:
        """Tell whether the result of the field is the picture of a spreadsheet."""
        words = self.code.upper().split()
        return len(words) > 1 and words[0] in ("EMBED", "LINK") and is_spreadsheet(words[1])


class Story:
    """Reads parts of the text; ``changed`` tells whether a part read so far has tracked changes."""

    def __init__(self, text: Text, spans: Spans, runs: Runs, properties: PropertyReader) -> None:
        """Take the text of the document and its formatting."""
        self.changed = False
        self._text = text
        self._spans = spans
        self._runs = runs
        self._properties = properties
        self._fields: list[_Field] = []
        self._left = _MOST_PARAGRAPHS

    def read(self, start: int, end: int) -> Iterator[Printed]:
        """Yield the paragraphs of the characters ``start`` to ``end``.

        A field whose end is missing would swallow all that follows, so that a part must end outside fields and with
        the end of a paragraph.
        """
        self._fields.clear()
        characters = self._text.characters
        begin = start
        for match in _PARAGRAPHS.finditer(characters, start, end):
            last = match.end() - 1
            piece, offset = self._text.locate(last)
            run = self._runs.find(offset)
            if characters[last] == "\x0c" and self._runs.ends[run] != offset + piece.width:
                continue  # a page break inside the paragraph
            self._left -= 1
            if not self._left:
                raise UnreadableDocument(f"doc 超过 {_MOST_PARAGRAPHS} 段，不是正常的年度报告；请只保存报告正文")
            properties = self._properties.read(self._runs.properties[run], piece.modifiers)
            yield self._print(begin, last, Printed(properties, properties.place, characters[last]))
            begin = match.end()
        if begin != end or self._fields:
            raise damaged("正文结尾")

    def _print(self, start: int, last: int, printed: Printed) -> Printed:
        text = self._text.characters[start:last]
        spans = self._spans.between(start, last + 1)
        if not spans and not self._fields and not printed.properties.hidden and not _CONTROLS.search(text):
            printed.texts.append(text)
            return printed
        for span in _fill(spans, start, last):
            self._print_span(span, printed)
        at_end = spans[-1].look if spans and spans[-1].end > last else Look()
        printed.removed = at_end.deleted
        printed.hides_end = _is_hidden(at_end, printed)
        self.changed = self.changed or any(span.look.deleted or span.look.inserted for span in spans)
        return printed

    def _print_span(self, span: Span, printed: Printed) -> None:
        look = span.look
        is_seen = not look.deleted and not _is_hidden(look, printed)
        for token in _TOKENS.finditer(self._text.characters, span.start, span.end):
            text = token[0]
            if text == _FIELD:
                self._fields.append(_Field())
                if len(self._fields) > _DEEPEST_FIELD:
                    raise damaged("域")
            elif text == _RESULT and self._fields:
                self._fields[-1].has_result = True
            elif text == _FIELD_END and self._fields:
                ended = self._fields.pop()
                if self._is_shown() and is_seen:
                    printed.computed = printed.computed or ended.is_computed
            elif not self._is_shown():
                code = self._fields[-1].code
                self._fields[-1].code = (code + text)[:_LONGEST_CODE]
            elif is_seen:
                self._print_token(text, token.start(), look, printed)
            elif not look.deleted:
                printed.hidden += len(text)

    def _is_shown(self) -> bool:
        return all(field_.has_result for field_ in self._fields)

    def _print_token(self, text: str, position: int, look: Look, printed: Printed) -> None:
        if text == _PICTURE:
            is_spreadsheet = any(field_.shows_spreadsheet for field_ in self._fields)
            printed.images.append(SPREADSHEET if is_spreadsheet else "")
        elif text == DRAWING:
            printed.drawings.append(position)
        elif text == NOTE:
            printed.notes.append(position)
        elif text < " " and len(text) == 1 and text != "\t":
            printed.texts.append(_PRINTED.get(text, ""))
        else:
            printed.texts.append(look.symbol * len(text) if look.symbol else move_digits(text, look.position))
            printed.marked = printed.marked or bool((look.struck or look.position) and text.strip())


def _is_hidden(look: Look, printed: Printed) -> bool:
    return printed.properties.hidden if look.hidden is None else look.hidden


def _fill(spans: list[Span], start: int, end: int) -> Iterator[Span]:
    """Yield the characters ``start`` to ``end`` as spans without gaps."""
    for span in spans:
        if span.start > start:
            yield Span(start, min(span.start, end), Look())
        yield Span(max(span.start, start), min(span.end, end), span.look)
        start = min(span.end, end)
    if start < end:
        yield Span(start, end, Look())
