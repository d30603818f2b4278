"""Damaged, foreign and hostile binary documents are refused with a sentence, and never guessed at."""

from __future__ import annotations

import random
import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.errors import UnreadableDocument
from auditor.model.document import Document
from auditor.reading.doc.reader import read_doc
from tests.reading.builders import texts
from tests.reading.doc_builders import (
    CELL_END,
    HIDDEN,
    Line,
    Parts,
    doc,
    doc_bytes,
    doc_streams,
    in_list,
    line,
    modify,
    numbered,
    row,
    write_level,
    write_styles,
)
from tests.reading.ole_builders import write_container

BODY = [
    line("一、总体情况", modifiers=in_list(1)),
    *row("甲", "1", "2"),
    *row("乙", "3", "4"),
    line("末", ("隐", HIDDEN)),
]
PARTS = numbered([write_level("\x00、", 39)])
SOUND = doc_bytes(*BODY, parts=PARTS)


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableDocument) as caught:
        read_doc("a.doc", data)
    assert "请" in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        (Parts(flags=0x300), "已加密"),
        (Parts(version=0x65), "Word 95"),
        (Parts(magic=0xA5DC, version=0x65), "Word 95"),
        (Parts(flags=0), "0Table"),
    ],
)
def test_documents_of_other_kinds_are_named(parts: Parts, words: str) -> None:
    assert words in refusal(doc_bytes(line("正文"), parts=parts))


def test_other_containers_are_named() -> None:
    assert "没有 Word 正文" in refusal(write_container({"Workbook": b"x", "CONTENTS": b"y"}))


def change(stream: str, offset: int, value: int) -> bytes:
    """A sound document with four bytes of one stream changed."""
    streams = doc_streams(BODY, PARTS)
    content = bytearray(streams[stream])
    struct.pack_into("<I", content, offset, value)
    return write_container({**streams, stream: bytes(content)})


def place(structure: int) -> int:
    """Where a structure begins in the table stream."""
    return int(struct.unpack_from("<I", doc_streams(BODY, PARTS)["WordDocument"], 0x9A + 8 * structure)[0])


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (change("WordDocument", 0x40, 1 << 20), "正文长度"),  # more bytes than the stream has
        (change("WordDocument", 0x4C, 5000), "文字分段表"),  # more characters than the pieces
        (change("WordDocument", 0x4C, 7), "文字分段表"),  # text that belongs to no part
        (change("WordDocument", 0x50, 1), "文字分段表"),
        (change("WordDocument", 0x20, 0), "文件头"),
        (change("WordDocument", 0x9A + 8 * 33, 1 << 30), "结构索引"),
        (change("WordDocument", 0x9A + 8 * 33 + 4, 0), "文字分段表"),
        (change("1Table", place(33) + 5 + 8 + 2, 1 << 20), "正文"),  # a piece beyond the stream
        (change("1Table", place(33) + 5 + 8 + 6, 3), "文字分段表"),  # modifiers that are not there
        (change("1Table", place(13), 0x500), "段落格式表"),  # the first paragraphs have no formatting
        (change("1Table", place(13) + 8, 1 << 20), "段落格式表"),  # a page beyond the stream
        (change("1Table", place(12), 0x500), "字符格式表"),
        (change("1Table", place(73), 99), "编号列表"),
        (change("1Table", place(74), 99), "编号列表"),
    ],
)
def test_structures_that_do_not_fit_the_file_are_refused(data: bytes, words: str) -> None:
    assert words in refusal(data)


def test_a_field_without_an_end_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="正文结尾"):
        doc(line("前\x13 PAGE "), line("后"))


def test_pieces_that_repeat_the_same_bytes_are_refused() -> None:
    streams = doc_streams([line("正文")], Parts())
    table = streams["1Table"]
    count = 2_000
    plex = struct.pack(f"<{count + 1}I", *(2 * step for step in range(count)), 2 * count)
    plex += struct.pack("<HIH", 0, 0x400, 0) * count
    document = bytearray(streams["WordDocument"])
    clx = b"\x02" + struct.pack("<I", len(plex)) + plex
    struct.pack_into("<II", document, 0x9A + 8 * 33, len(table), len(clx))
    data = write_container({**streams, "WordDocument": bytes(document), "1Table": table + clx})
    assert "文字分段表" in refusal(data)


def test_fields_nested_without_end_are_refused() -> None:
    with pytest.raises(UnreadableDocument, match="域"):
        doc(line("\x13" * 5_000))


def test_a_style_based_on_itself_ends() -> None:
    styles = write_styles((1, b""), (0, modify(0x260A, 0)))
    assert doc(line("正文"), parts=Parts(styles=styles)) == doc(line("正文"))


def test_styles_based_on_each_other_in_a_long_row_are_read() -> None:
    styles = write_styles(*((max(number - 1, 0), b"") for number in range(4_000)))
    assert texts(doc(line("正文", style=3_999), parts=Parts(styles=styles))) == ["正文"]


def test_a_text_box_inside_a_text_box_is_read_once() -> None:
    parts = Parts(boxes=((7, (line("框\x08"),)),), anchors={1: 7, 4: 7})
    assert texts(doc(line("前\x08"), parts=parts)) == ["前", "框"]
    only_itself = doc(line("前"), parts=Parts(boxes=((7, (line("框\x08"),)),), anchors={3: 7}))
    assert texts(only_itself) == ["前", "框"]
    assert "文本框" in only_itself.warnings[0]


def test_control_characters_print_nothing() -> None:
    others = "".join(map(chr, range(1, 32)))
    for unprinted in set(others) - set("\x01\x08\t\n\x0b\x0c\x0e\x13\x1e\r" + CELL_END):
        assert doc(line(f"甲{unprinted}乙")) == doc(line("甲乙"))


@pytest.mark.parametrize("lines", [[line("甲", modifiers=b"\x08\xd6\xff")], [line("甲", modifiers=modify(0xC615, 9))]])
def test_a_modifier_longer_than_its_list_is_refused(lines: list[Line]) -> None:
    with pytest.raises(UnreadableDocument, match="请"):
        doc(*lines)


def read(data: bytes) -> Document | None:
    try:
        return read_doc("a.doc", data)
    except UnreadableDocument:
        return None


@pytest.mark.parametrize("count", [1, 100])
def test_a_text_with_a_block_that_the_disk_never_got_is_refused(count: int) -> None:
    assert "正文" in refusal(doc_bytes(line("一、总体情况"), line("公开" + "\x00" * count + "信息")))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(SOUND) - 1))
def test_a_cut_file_is_refused_or_lacks_nothing(size: int) -> None:
    assert read(SOUND[:size]) in (None, read(SOUND))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 1 << 30), st.sampled_from([1, 3, 30, 300]))
def test_any_damage_gives_a_document_or_a_refusal(seed: int, count: int) -> None:
    choice = random.Random(seed)
    data = bytearray(SOUND)
    for _ in range(count):
        data[choice.randrange(len(data))] = choice.randrange(256)
    read(bytes(data))
