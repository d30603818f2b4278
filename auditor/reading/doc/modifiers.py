"""Lists of property modifiers, in which a binary document keeps all formatting."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.reading.doc.binary import damaged, unsigned16

# Bytes of the operand by the three highest bits of the modifier (spra, 2.2.5.1); None: the operand begins with its size.
_SIZES = (1, 1, 2, 4, 2, 2, None, 3)
DEFINE_TABLE = 0xD608  # sprmTDefTable
HIDDEN = 0x083C  # sprmCFVanish
_CHANGE_TABS = 0xC615  # sprmPChgTabs
# Simple modifiers of a piece by their short numbers (Prm0, 2.9.215), those that decide what is read.
_SHORT = {
    0x0C: 0x260A, 0x18: 0x2416, 0x19: 0x2417, 0x41: 0x0800, 0x42: 0x0801, 0x57: 0x0837, 0x5C: 0x083C, 0x68: 0x2A48,
    0x73: 0x2A53,
}  # fmt: skip


def split_modifiers(modifiers: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield each modifier (Prl, 2.2.5.2) with its operand; a last odd byte fills up to an even length."""
    offset, end = 0, len(modifiers)
    while offset + 2 < end:
        modifier = modifiers[offset] | modifiers[offset + 1] << 8
        offset += 2
        size = _SIZES[modifier >> 13]
        if size is None:
            if modifier == DEFINE_TABLE:
                size = unsigned16(modifiers, offset) - 1
                offset += 2
            elif modifier == _CHANGE_TABS and modifiers[offset] == 255:
                offset += 1
                size = _size_of_tabs(modifiers, offset)
            else:
                size = modifiers[offset]
                offset += 1
        if size < 0 or offset + size > end:
            raise damaged("格式代码")
        yield modifier, modifiers[offset : offset + size]
        offset += size


def expand_short(short: int, value: int) -> bytes:
    """Write the simple modifier of a piece (Prm0) as a list; empty when nothing that is read depends on it."""
    modifier = _SHORT.get(short)
    return b"" if modifier is None else bytes((modifier & 0xFF, modifier >> 8, value))


def is_on(operand: bytes, by_style: bool = False) -> bool:
    """Tell whether a toggle (ToggleOperand, 2.9.327) is set, which may be as the style has it or the opposite."""
    return operand[0] == 1 or (operand[0] == 0x80 and by_style) or (operand[0] == 0x81 and not by_style)


def _size_of_tabs(modifiers: bytes, offset: int) -> int:
    """Bytes of a long sprmPChgTabs: deleted tabs have four each, added ones three (2.9.181 and 2.9.179)."""
    added = offset + 1 + 4 * modifiers[offset]
    if added >= len(modifiers):
        raise damaged("格式代码")
    return added + 1 + 3 * modifiers[added] - offset
