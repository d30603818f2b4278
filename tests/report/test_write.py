from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from auditor.errors import UsageError
from auditor.model.rules import Grade
from auditor.report import FILE_WIDTH, FORMATS, SUFFIXES, write
from auditor.report.json import render_json
from tests.report import builders


def test_json_is_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "结果.JSON"
    write(builders.rich_report(), path, language="zh", floor=Grade.VIOLATION)
    assert path.read_bytes() == render_json(builders.rich_report()).encode("utf-8")
    assert [entry.name for entry in tmp_path.iterdir()] == ["结果.JSON"]


def test_text_is_written_without_colour_and_within_its_width(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "50")
    path = tmp_path / "结果.txt"
    write(builders.rich_report(), path, language="zh", floor=Grade.ADVICE)
    text = path.read_text("utf-8")
    assert "\x1b" not in text
    assert max(map(cell_len, text.splitlines())) == FILE_WIDTH
    assert [line for line in text.splitlines() if line != line.rstrip()] == []
    assert "GK-T3-003" in text


def test_a_file_that_is_there_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("old", "utf-8")
    write(builders.report(), path, language="zh", floor=Grade.ADVICE)
    assert path.read_text("utf-8") == render_json(builders.report())


@pytest.mark.parametrize("name", ["结果.pdf", "结果"])
def test_an_unknown_suffix_lists_the_known_ones(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match=r"\.json、\.txt"):
        write(builders.report(), tmp_path / name, language="zh", floor=Grade.ADVICE)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"文件夹“.*无此处”不存在"):
        write(builders.report(), tmp_path / "无此处" / "a.json", language="zh", floor=Grade.ADVICE)


def test_a_path_that_cannot_be_written_is_an_error_and_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.mkdir()
    with pytest.raises(UsageError, match=r"Cannot write “.*a\.json”"):
        write(builders.report(), path, language="en", floor=Grade.ADVICE)
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.json"]


def test_formats_and_suffixes_are_listed() -> None:
    assert FORMATS == ("cards", "table", "brief", "json")
    assert set(SUFFIXES) == {".json", ".txt"}
