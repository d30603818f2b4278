"""Zip archives are listed and read member by member, within bounds, whatever their directory says."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.errors import UnreadableDocument
from auditor.reading import archive
from auditor.reading.archive import list_members, read_member
from tests.reading.builders import pack

LARGEST = 1 << 16


def write(folder: Path, content: bytes) -> Path:
    path = folder / "报告.zip"
    path.write_bytes(content)
    return path


def test_members_are_listed_with_their_names_and_read(tmp_path: Path) -> None:
    path = write(tmp_path, pack({"甲/": "", "甲/一.txt": "一", "二.txt": "二"}))
    members = list_members(path)
    assert [member.name for member in members] == ["甲/一.txt", "二.txt"]
    assert [read_member(path, member.number, LARGEST).decode() for member in members] == ["一", "二"]


@pytest.mark.parametrize(("name", "encoding"), [("xxxx.txt", "gbk"), ("xxxxxx.txt", "utf-8")])
def test_names_without_a_mark_are_read_as_systems_write_them(tmp_path: Path, name: str, encoding: str) -> None:
    content = pack({name: "一"}).replace(name[:-4].encode(), "年报".encode(encoding))
    assert [member.name for member in list_members(write(tmp_path, content))] == ["年报.txt"]


def test_names_in_no_encoding_are_shown_all_the_same(tmp_path: Path) -> None:
    content = pack({"xx.txt": "一"}).replace(b"xx", b"\xff\xff")
    (member,) = list_members(write(tmp_path, content))
    assert member.name.endswith(".txt")


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x05\x06", b"PK" + bytes(100), pack({"a.txt": "a" * 99})[:-30]],
    ids=["empty", "end", "zeros", "cut"],
)
def test_a_damaged_archive_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(UnreadableDocument, match="请重新取得"):
        list_members(write(tmp_path, content))


def test_a_directory_without_end_is_refused_before_it_is_read(tmp_path: Path) -> None:
    many = pack({f"{number}.txt": "" for number in range(archive.MAX_MEMBERS + 1)})
    with pytest.raises(UnreadableDocument, match="5000"):
        list_members(write(tmp_path, many))
    end = many.rfind(b"PK\x05\x06")
    lying = many[: end + 8] + struct.pack("<HH", 1, 1) + many[end + 12 :]
    with pytest.raises(UnreadableDocument):
        list_members(write(tmp_path, lying[: end + 12] + struct.pack("<L", 1 << 30) + lying[end + 16 :]))


def test_a_member_larger_than_the_limit_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, pack({"a.txt": bytes(LARGEST + 1)}))
    with pytest.raises(UnreadableDocument, match="过大"):
        read_member(path, 0, LARGEST)


def test_a_member_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    content = bytearray(pack({"a.txt": bytes(LARGEST * 8)}))
    entry = content.rfind(b"PK\x01\x02")
    content[entry + 24 : entry + 28] = struct.pack("<L", 10)
    with pytest.raises(UnreadableDocument, match="请"):
        read_member(write(tmp_path, bytes(content)), 0, LARGEST)


def test_a_bomb_is_refused_by_its_ratio(tmp_path: Path) -> None:
    path = write(tmp_path, pack({"a.txt": bytes(4 << 20)}))
    with pytest.raises(UnreadableDocument, match="过大"):
        read_member(path, 0, 64 << 20)


def test_a_member_with_a_password_is_named(tmp_path: Path) -> None:
    content = bytearray(pack({"a.txt": "一"}))
    for signature, flags in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        content[content.find(signature) + flags] |= 1
    with pytest.raises(UnreadableDocument, match="密码"):
        read_member(write(tmp_path, bytes(content)), 0, LARGEST)


SOUND = {"甲.txt": "一、总体情况" * 50, "乙.txt": "二"}


@given(data=st.data())
@settings(max_examples=150)
def test_damage_is_noticed_or_does_no_harm(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    sound = pack(dict(SOUND))
    damaged = bytearray(sound[: data.draw(st.integers(0, len(sound)))])
    for place, byte in data.draw(st.lists(st.tuples(st.integers(0, len(sound) - 1), st.integers(0, 255)), max_size=4)):
        if place < len(damaged):
            damaged[place] = byte
    path = write(tmp_path_factory.getbasetemp(), bytes(damaged))
    try:
        contents = [read_member(path, member.number, LARGEST) for member in list_members(path)]
    except UnreadableDocument as refusal:
        assert "请" in str(refusal)  # noqa: PT017 - both outcomes are right
    else:
        assert set(contents) <= {text.encode() for text in SOUND.values()} | {b""}
