"""A PDF that lost its end or a piece of its content is refused, as the library would read what is left."""

from __future__ import annotations

import zlib

import pytest

from auditor.errors import UnreadableDocument
from auditor.reading.pdf.integrity import check_integrity

CONTENT = zlib.compress(bytes(range(256)) * 40)
PACKED = b"/Length 999 /Filter /FlateDecode"


def pdf(*streams: tuple[bytes, bytes], trailer: bytes = b"") -> bytes:
    """Write objects with a dictionary and a stream each."""
    objects = (
        b"%d 0 obj\n<<%b>>\nstream\n%b\nendstream\nendobj\n" % (number, dictionary, content)
        for number, (dictionary, content) in enumerate(streams, 1)
    )
    return b"%PDF-1.7\n" + b"".join(objects) + b"trailer\n<<" + trailer + b">>\n%%EOF\n"


def test_a_sound_file_passes() -> None:
    check_integrity(pdf((PACKED, CONTENT), (b"/Filter[/FlateDecode]", CONTENT), (b"/Filter /DCTDecode", b"\xff\xd8")))


def test_a_file_without_its_end_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match=r"结尾.*请"):
        check_integrity(pdf((PACKED, CONTENT))[:-8])


@pytest.mark.parametrize("place", range(2, len(CONTENT), 7))
def test_any_damage_of_packed_content_is_noticed(place: int) -> None:
    damaged = bytearray(CONTENT)
    damaged[place] ^= 0x10
    with pytest.raises(UnreadableDocument, match=r"损坏.*请"):
        check_integrity(pdf((PACKED, bytes(damaged))))


def test_content_that_stops_early_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="损坏"):
        check_integrity(pdf((PACKED, CONTENT[:-20])))


def test_a_block_of_zeros_over_the_beginning_of_an_object_is_noticed() -> None:
    sound = pdf((PACKED, CONTENT), (PACKED, CONTENT * 20))
    start = sound.index(b"2 0 obj")
    with pytest.raises(UnreadableDocument, match="损坏"):
        check_integrity(sound[:start] + bytes(2048) + sound[start + 2048 :])


def test_zeros_may_be_content_that_is_not_packed() -> None:
    check_integrity(pdf((b"/Length 5000", bytes(5000)), (PACKED, CONTENT)))


def test_pictures_and_encrypted_content_are_not_unpacked() -> None:
    check_integrity(pdf((b"/Subtype /Image " + PACKED, CONTENT[:50])))
    check_integrity(pdf((PACKED, b"\x01\x02\x03"), trailer=b"/Encrypt 5 0 R"))


def test_content_that_fills_the_memory_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="过大"):
        check_integrity(pdf((PACKED, zlib.compress(bytes(range(256)) * (80 << 12)))))
