"""What a paragraph is: its depth in tables, whether it ends a cell or a row, and its place in the lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from auditor.errors import UnreadableDocument
from auditor.reading.doc.binary import cut, damaged, signed32, unsigned16, unsigned32
from auditor.reading.doc.modifiers import split_modifiers
from auditor.reading.doc.rows import ROW_MODIFIERS
from auditor.reading.doc.styles import ListPlace, Style, change_place

# Modifiers of a paragraph, 2.6.2.
_STYLE = 0x4600  # sprmPIstd
_IN_TABLE, _ROW_END, _DEPTH, _DEEPER = 0x2416, 0x2417, 0x6649, 0x664A  # sprmPFInTable, sprmPFTtp, sprmPItap, sprmPDtap
_INNER_CELL_END, _INNER_ROW_END = 0x244B, 0x244C  # sprmPFInnerTableCell, sprmPFInnerTtp
# The list goes on in the stream Data, and what follows here is for programs that cannot read it there:
# sprmPHugePapx (both numbers that Word gave it) and sprmPTableProps.
_ELSEWHERE = frozenset((0x6645, 0x6646, 0x646B))
_MOST_JUMPS = 4
# A report's formatting takes 20 KB; lists in the stream Data may be shared, so that few bytes could ask for much work.
_MOST_BYTES = 16 << 20


@dataclass(slots=True)
class Properties:
    """Properties of a paragraph; ``hidden``: its style hides its text.

    The modifiers of a ``row`` count only where the paragraph is the mark that ends it.
    """

    place: ListPlace
    hidden: bool
    in_table: bool = False
    row_end: bool = False
    inner_cell_end: bool = False
    inner_row_end: bool = False
    depth: int = 0
    row: list[tuple[int, bytes]] = field(default_factory=list)

    @property
    def tables_around(self) -> int:
        """How many tables the paragraph stands in (2.4.3); Word 97 knew no deeper ones and wrote no depth."""
        return max(self.depth, int(self.in_table))


class PropertyReader:
    """Reads the properties of paragraphs; equal formatting is read once."""

    def __init__(self, styles: list[Style], elsewhere: bytes) -> None:
        """Take the styles, and the stream Data."""
        self._styles = styles
        self._elsewhere = elsewhere
        self._known: dict[tuple[bytes, bytes], Properties] = {}
        self._left = _MOST_BYTES

    def read(self, formatting: bytes, piece: bytes) -> Properties:
        """Read the formatting of a paragraph (a style's number and modifiers) and the modifiers of its piece."""
        key = formatting, piece
        if key not in self._known:
            self._known[key] = self._read(formatting, piece)
        return self._known[key]

    def _read(self, formatting: bytes, piece: bytes) -> Properties:
        style = self._find_style(unsigned16(formatting, 0))
        properties = Properties(style.place, style.hidden)
        for modifiers in (formatting[2:], piece):
            for modifier, operand in self._expand(modifiers, _MOST_JUMPS):
                self._change(properties, modifier, operand)
        return properties

    def _change(self, properties: Properties, modifier: int, operand: bytes) -> None:
        if modifier in ROW_MODIFIERS:
            properties.row.append((modifier, operand))
        elif modifier == _IN_TABLE:
            properties.in_table = bool(operand[0])
        elif modifier == _ROW_END:
            properties.row_end = bool(operand[0])
        elif modifier == _INNER_CELL_END:
            properties.inner_cell_end = bool(operand[0])
        elif modifier == _INNER_ROW_END:
            properties.inner_row_end = bool(operand[0])
        elif modifier == _DEPTH:
            properties.depth = signed32(operand, 0)
        elif modifier == _DEEPER:
            properties.depth = properties.tables_around + signed32(operand, 0)
        elif modifier == _STYLE:
            style = self._find_style(unsigned16(operand, 0))
            properties.place, properties.hidden = style.place, style.hidden
        else:
            properties.place = change_place(properties.place, modifier, operand)

    def _find_style(self, number: int) -> Style:
        return self._styles[number] if number < len(self._styles) else Style(ListPlace(style=number))

    def _expand(self, modifiers: bytes, jumps: int) -> Iterator[tuple[int, bytes]]:
        self._left -= len(modifiers)
        if self._left < 0:
            raise UnreadableDocument("doc 的段落格式过多，不是正常的年度报告；请用 Word、WPS 打开后另存为 docx")
        for modifier, operand in split_modifiers(modifiers):
            if modifier not in _ELSEWHERE:
                yield modifier, operand
                continue
            if not jumps:
                raise damaged("段落格式")
            offset = unsigned32(operand, 0)
            size = unsigned16(self._elsewhere, offset)
            yield from self._expand(cut(self._elsewhere, offset + 2, size, "段落格式"), jumps - 1)
            return
