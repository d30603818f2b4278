"""Files damaged the way transfers, disks and careless programs damage them."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable

BLOCK = 4096


def cut_off(content: bytes, choice: random.Random) -> bytes:
    """Return ``content`` up to some place, as a transfer that broke off leaves it."""
    return content[: choice.randrange(len(content))]


def zero_block(content: bytes, choice: random.Random) -> bytes:
    """Return ``content`` with one block of zeros, as a disk that never got it leaves it."""
    start = choice.randrange(max(1, len(content) - BLOCK))
    size = min(BLOCK, len(content) - start)
    return content[:start] + bytes(size) + content[start + size :]


def swap_blocks(content: bytes, choice: random.Random) -> bytes:
    """Return ``content`` with two of its blocks exchanged; a short file has short blocks."""
    size = max(1, min(BLOCK, len(content) // 8))
    blocks = [content[start : start + size] for start in range(0, len(content), size)]
    one, other = choice.sample(range(len(blocks)), 2)
    blocks[one], blocks[other] = blocks[other], blocks[one]
    return b"".join(blocks)


def flip_bits(content: bytes, choice: random.Random) -> bytes:
    """Return ``content`` with 1 to 60 bits flipped."""
    flipped = bytearray(content)
    for _ in range(choice.randint(1, 60)):
        flipped[choice.randrange(len(flipped))] ^= 1 << choice.randrange(8)
    return bytes(flipped)


DAMAGES: dict[str, Callable[[bytes, random.Random], bytes]] = {
    "cut off": cut_off,
    "zeroed block": zero_block,
    "swapped blocks": swap_blocks,
    "flipped bits": flip_bits,
}


def hide_line(content: bytes, choice: random.Random) -> bytes:
    """Return an xlsx with one row or column of one of its sheets hidden."""
    with zipfile.ZipFile(io.BytesIO(content)) as workbook:
        members = {name: workbook.read(name) for name in workbook.namelist()}
    sheet = choice.choice([name for name in members if name.startswith("xl/worksheets/")])
    text = members[sheet].decode()
    if choice.random() < 0.5:
        row = choice.choice(re.findall(r'<row r="\d+"', text))
        text = text.replace(row, f'{row} hidden="1"')
    else:
        column = choice.randint(1, 9)
        text = re.sub("<cols>.*?</cols>", "", text)
        text = text.replace("<sheetData", f'<cols><col min="{column}" max="{column}" hidden="1"/></cols><sheetData', 1)
    members[sheet] = text.encode()
    hidden = io.BytesIO()
    with zipfile.ZipFile(hidden, "w") as workbook:
        for name, member in members.items():
            workbook.writestr(name, member)
    return hidden.getvalue()
