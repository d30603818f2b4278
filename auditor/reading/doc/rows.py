"""What the mark at the end of a table row says of its cells: their edges and their merges."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from auditor.reading.doc.binary import byte, damaged, signed16, unsigned16
from auditor.reading.doc.modifiers import DEFINE_TABLE

_WHAT = "表格行定义"
# Modifiers of a row, 2.6.3.
_INDENT, _GAP = 0x9601, 0x9602  # sprmTDxaLeft, sprmTDxaGapHalf
_INSERT, _DELETE, _RESIZE = 0x7621, 0x5622, 0x7623  # sprmTInsert, sprmTDelete, sprmTDxaCol
_MERGE, _SPLIT, _MERGE_DOWN = 0x5624, 0x5625, 0xD62B  # sprmTMerge, sprmTSplit, sprmTVertMerge
_MOST_CELLS = 64
_CELL_BYTES = 20  # TC80, 2.9.313
ROW_MODIFIERS = frozenset((DEFINE_TABLE, _INDENT, _GAP, _INSERT, _DELETE, _RESIZE, _MERGE, _SPLIT, _MERGE_DOWN))


@dataclass(slots=True)
class Merge:
    """How a cell takes part in merges (TCGRF, 2.9.317): two bits across and two bits down, 0 for none."""

    across: int = 0
    down: int = 0


@dataclass(slots=True)
class Row:
    """A row: edges of its cells from the left in twips (1/1440 inch), one more than cells, and their merges."""

    edges: list[int] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    indent: int = 0
    gap: int = 0

    @classmethod
    def build(cls, modifiers: Iterable[tuple[int, bytes]]) -> Row:
        """Build the row that some of `ROW_MODIFIERS` describe; raise `UnreadableDocument` when one does not fit."""
        row = cls()
        for modifier, operand in modifiers:
            row._change(modifier, operand)
        return row

    def _change(self, modifier: int, operand: bytes) -> None:
        if modifier == DEFINE_TABLE:
            self._define(operand)
        elif modifier == _INDENT:
            self.indent = signed16(operand, 0)
        elif modifier == _GAP:
            self.gap = signed16(operand, 0)
        elif modifier == _INSERT:
            self._insert(byte(operand, 0), byte(operand, 1), unsigned16(operand, 2))
        elif modifier == _MERGE_DOWN:
            self._cells(byte(operand, 0), byte(operand, 0) + 1)[0].down = byte(operand, 1) & 3
        else:
            first, limit = byte(operand, 0), byte(operand, 1)
            cells = self._cells(first, limit)
            if modifier == _DELETE:
                self._resize(first, limit, 0)
                del self.edges[first + 1 : limit + 1], self.merges[first:limit]
            elif modifier == _RESIZE:
                self._resize(first, limit, unsigned16(operand, 2))
            else:
                for step, cell in enumerate(cells):
                    cell.across = 0 if modifier == _SPLIT else 2 if step else 1

    def _define(self, operand: bytes) -> None:
        count = byte(operand, 0)
        self.edges = [signed16(operand, 1 + 2 * step) for step in range(count + 1)]
        if count >= _MOST_CELLS or self.edges != sorted(self.edges):
            raise damaged(_WHAT)
        first = 1 + 2 * (count + 1)
        given = min(count, (len(operand) - first) // _CELL_BYTES)
        flags = [unsigned16(operand, first + _CELL_BYTES * step) for step in range(given)]
        self.merges = [Merge(flag & 3, flag >> 5 & 3) for flag in flags]
        self.merges += [Merge() for _ in range(count - given)]

    def _insert(self, first: int, count: int, width: int) -> None:
        if len(self.merges) + count >= _MOST_CELLS:
            raise damaged(_WHAT)
        if not self.edges:
            self.edges = [self.indent - self.gap]
        first = min(first, len(self.merges))
        after = [edge + count * width for edge in self.edges[first + 1 :]]
        added = [self.edges[first] + width * (step + 1) for step in range(count)]
        self.edges[first + 1 :] = added + after
        self.merges[first:first] = [Merge() for _ in range(count)]

    def _resize(self, first: int, limit: int, width: int) -> None:
        """Give each cell of a range a width, and move those after it."""
        for index in range(first, limit):
            more = self.edges[index] + width - self.edges[index + 1]
            self.edges[index + 1 :] = [edge + more for edge in self.edges[index + 1 :]]

    def _cells(self, first: int, limit: int) -> list[Merge]:
        if not first <= limit <= len(self.merges) or first == len(self.merges):
            raise damaged(_WHAT)
        return self.merges[first:limit]
