"""Bytes become text under the right codec, or with a warning."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.reading.encoding import decode

SENTENCE = "本年度共收到政府信息公开申请12件，办结１１件。"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-32"])
@pytest.mark.parametrize(
    "declaration", ["", '<meta charset="utf-8">', "<meta charset=gb2312>", '<meta charset="zlib">']
)
def test_the_content_decides_whatever_is_declared(codec: str, declaration: str) -> None:
    text = declaration + SENTENCE
    decoded = decode(text.encode(codec), declared=True)
    assert decoded.text == text
    assert decoded.warning is None


def test_characters_beyond_gbk_are_read_as_gb18030() -> None:
    assert decode("䶮𠮷先生".encode("gb18030"), declared=False).text == "䶮𠮷先生"


def test_declared_big5_is_believed_only_where_a_declaration_can_stand() -> None:
    data = '<meta charset="big5">政府資訊公開'.encode("big5")
    assert decode(data, declared=True).text.endswith("政府資訊公開")
    assert decode(data, declared=False).codec == "gb18030"


def test_a_page_that_is_mostly_ascii_is_still_chinese() -> None:
    data = b'<a href="/index.html">' * 500 + "公开".encode("gbk")
    assert decode(data, declared=True).text.endswith("公开")


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16"])
def test_a_last_character_cut_in_two_is_dropped_with_a_warning(codec: str) -> None:
    decoded = decode((SENTENCE * 3).encode(codec)[:-1], declared=False)
    assert decoded.text == (SENTENCE * 3)[:-1]
    assert decoded.warning is not None
    assert "不完整" in decoded.warning
    assert decoded.is_cut
    assert not decode((SENTENCE * 3).encode(codec), declared=False).is_cut


@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
def test_damaged_bytes_are_replaced_and_counted(codec: str) -> None:
    data = bytearray((SENTENCE * 20).encode(codec))
    data[100] = 0xFF
    decoded = decode(bytes(data), declared=False)
    assert decoded.codec == codec
    assert decoded.text.startswith(SENTENCE)
    assert decoded.text.endswith(SENTENCE)
    assert decoded.warning is not None


def test_damaged_utf8_that_would_pass_as_gb18030_stays_utf8() -> None:
    text = "年度" * 30
    data = text.encode()[:60] + b"\xe5\xb9" + text.encode()[60:]
    assert "�" not in data.decode("gb18030")
    decoded = decode(data, declared=False)
    assert decoded.codec == "utf-8"
    assert decoded.warning is not None


def test_replacement_characters_of_the_original_are_reported_too() -> None:
    decoded = decode("申请���件".encode(), declared=False)
    assert decoded.codec == "utf-8"
    assert decoded.warning is not None
    assert "3" in decoded.warning


@given(st.binary(max_size=200), st.booleans())
def test_no_bytes_make_it_fail(data: bytes, declared: bool) -> None:
    assert isinstance(decode(data, declared).text, str)


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=10))
def test_chinese_text_comes_back_from_either_encoding(text: str) -> None:
    assert decode(text.encode(), declared=False).text == text
    assert decode(("（" + text).encode("gb18030"), declared=False).text == "（" + text
