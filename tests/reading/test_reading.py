"""The door of the package: paths in, documents or one clear sentence out."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.errors import UnreadableDocument
from auditor.model.document import Document
from auditor.model.forms import load_forms
from auditor.model.places import rules_directory
from auditor.reading import is_candidate, read
from auditor.reading.docx.reader import read_docx
from auditor.reading.html.reader import read_html
from auditor.reading.odf.reader import read_odf
from auditor.reading.xlsx.reader import read_xlsx
from tests.reading.builders import (
    paragraph,
    rows,
    texts,
    tile,
    word_bytes,
    write_html_table,
    write_word_table,
)
from tests.reading.doc_builders import doc_bytes, line
from tests.reading.odf_builders import odf_bytes, write_odf_rows
from tests.reading.sheet_builders import frame, workbook_bytes, write_sheet_table

FORMS = load_forms(rules_directory() / "forms")
WORD = word_bytes(paragraph("一、总体情况") + rows(("甲", "1"), ("乙", "2")) + write_word_table(tile(5, 5, 1), 5))
PAGE = ("<meta charset=gbk><p>一、总体情况</p>" + write_html_table(tile(5, 5, 1), 5)).encode("gbk")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("年报.docx", True), ("年报.DOC", True), ("年报.wps", True), ("a.pdf", True), ("a.md", True), ("a.mht", True),
        ("a.xhtml", True), ("a.zip", True), (".a.txt", False), ("~$年报.docx", False), ("009.truth.json", False),
        ("a.csv", False), ("a.yaml", False), ("a.png", False), ("a", False),
    ],
)  # fmt: skip
def test_a_folder_walk_takes_reports_even_those_that_cannot_be_read(name: str, expected: bool) -> None:
    assert is_candidate(Path("文件夹") / name) is expected


def test_a_document_has_the_name_it_is_shown_under(tmp_path: Path) -> None:
    path = tmp_path / "年报.txt"
    path.write_bytes(PAGE)
    assert read(path, FORMS).path == str(path)
    document = read(path, FORMS, "文件夹/年报.txt")
    assert (document.path, document.format) == ("文件夹/年报.txt", "html")
    assert texts(document) == ["一、总体情况"]


def test_a_word_document_is_read_whatever_its_suffix(tmp_path: Path) -> None:
    path = tmp_path / "年报.doc"
    path.write_bytes(WORD)
    assert read(path, FORMS).format == "docx"


@pytest.mark.parametrize("suffix", [".doc", ".wps", ".dot", ".wpt", ".docx", ".txt"])
def test_a_binary_word_document_is_read_whatever_its_suffix(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"年报{suffix}"
    path.write_bytes(doc_bytes(line("一、总体情况")))
    document = read(path, FORMS)
    assert document.format == "doc"
    assert texts(document) == ["一、总体情况"]


def test_a_text_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "年报.txt"
    path.write_bytes("一、总体情况\r\n正文\r\n".encode("gbk"))
    document = read(path, FORMS)
    assert document.format == "txt"
    assert texts(document)[0] == "一、总体情况"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<html><script>load()</script></html>", "没有可读的文字"),
        (b"<html><img src=scan.jpg></html>", "只有图片"),
        (word_bytes("<w:p><w:r><w:drawing/></w:r></w:p>"), "只有图片"),
        (doc_bytes(line("\x01")), "只有图片"),
        (word_bytes("<w:p/>"), "没有可读的文字"),
    ],
)
def test_a_file_without_text_is_unreadable(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "年报.html"
    path.write_bytes(data)
    with pytest.raises(UnreadableDocument, match=reason):
        read(path, FORMS)


def test_paths_that_are_no_files_are_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="不存在"):
        read(tmp_path / "没有.docx", FORMS)
    with pytest.raises(UnreadableDocument, match="普通文件"):
        read(tmp_path, FORMS)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "管道.txt")
        with pytest.raises(UnreadableDocument, match="普通文件"):
            read(tmp_path / "管道.txt", FORMS)


def test_a_file_of_absurd_size_is_not_loaded(tmp_path: Path) -> None:
    path = tmp_path / "年报.txt"
    with path.open("wb") as stream:
        stream.truncate(1 << 30)
    with pytest.raises(UnreadableDocument, match="MB"):
        read(path, FORMS)


def read_or_refuse(reader: Callable[[str, bytes], Document], data: bytes) -> None:
    try:
        document = reader("a", data)
    except UnreadableDocument as refusal:
        assert "请" in str(refusal)  # noqa: PT017 - both outcomes are right
    else:
        assert document.path == "a"


BOOK = workbook_bytes({"表三": write_sheet_table(frame(5, 5, 1))})
TEXT = odf_bytes(f"<text:p>一、总体情况</text:p><table:table>{write_odf_rows(frame(5, 5, 1))}</table:table>")


@given(
    st.sampled_from(
        [
            (read_docx, WORD),
            (partial(read_html, forms=FORMS), PAGE),
            (partial(read_xlsx, forms=FORMS), BOOK),
            (partial(read_odf, forms=FORMS), TEXT),
        ]
    ),
    st.data(),
)
@settings(max_examples=300)
def test_damaged_files_are_read_or_refused_and_nothing_else(
    case: tuple[Callable[[str, bytes], Document], bytes], data: st.DataObject
) -> None:
    reader, sound = case
    damaged = bytearray(sound[: data.draw(st.integers(0, len(sound)))])
    for place, byte in data.draw(st.lists(st.tuples(st.integers(0, len(sound)), st.integers(0, 255)), max_size=20)):
        if place < len(damaged):
            damaged[place] = byte
    read_or_refuse(reader, bytes(damaged))


MARKUP = ["<table>", "</table>", "<tr>", "</tr>", "<td rowspan=3>", "<td colspan=2>", "</td>", "<p>", "</p>", "<b>", "甲", "1", "<br>"]  # fmt: skip


@given(st.lists(st.sampled_from(MARKUP), max_size=60))
@settings(max_examples=150)
def test_no_order_of_tags_loses_text_or_breaks_a_grid(tags: list[str]) -> None:
    document = read_html("a", "".join(["<p>", *tags]).encode(), FORMS)
    everything = "".join(texts(document))
    for block in document.blocks:
        if not hasattr(block, "grid"):
            continue
        assert len({len(row) for row in block.grid}) == 1
        everything += "".join({id(cell): cell.text for row in block.grid for cell in row}.values())
    assert everything.count("甲") == tags.count("甲")
    assert everything.count("1") == tags.count("1")
