"""Which files are audited, which are left aside, and why."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from auditor.batch.sources import collect, find_roster
from auditor.errors import NothingToAudit, UnreadableDocument, UsageError
from auditor.reading.files import load
from tests.reading.builders import pack


def names(*paths: Path) -> list[str]:
    sources, _ = collect([str(path) for path in paths])
    return [source.name.removeprefix(f"{paths[0].parent}/") for source in sources]


def test_reports_in_an_archive_are_sources_of_their_own(tmp_path: Path) -> None:
    archive = tmp_path / "各局.zip"
    archive.write_bytes(pack({"甲局/年报.txt": "一", "乙局.docx": "二", "封面.png": "三", "__MACOSX/._a.docx": "四"}))
    sources, aside = collect([str(archive)])
    assert [source.name.removeprefix(f"{archive}/") for source in sources] == ["乙局.docx", "甲局/年报.txt"]
    assert [load(source.path, source.member).decode() for source in sources] == ["二", "一"]
    assert aside == {f"{archive}/封面.png": "不是报告的文件类型"}


def test_archives_below_a_folder_are_entered_and_archives_in_archives_are_not(tmp_path: Path) -> None:
    (tmp_path / "年").mkdir()
    (tmp_path / "年" / "a.zip").write_bytes(pack({"内.zip": pack({"一.txt": "一"}), "二.txt": "二"}))
    sources, aside = collect([str(tmp_path)])
    assert [source.name for source in sources] == [f"{tmp_path}/年/a.zip/二.txt"]
    assert aside == {f"{tmp_path}/年/a.zip/内.zip": "压缩包里的压缩包，未展开"}


@pytest.mark.parametrize("content", [b"PK\x05\x06", pack({}), pack({"a.png": "a"})], ids=["damaged", "empty", "other"])
def test_an_archive_without_reports_stands_for_itself(tmp_path: Path, content: bytes) -> None:
    archive = tmp_path / "a.zip"
    archive.write_bytes(content)
    assert names(archive) == ["a.zip"]


def test_an_archive_that_cannot_be_entered_says_why(tmp_path: Path) -> None:
    archive = tmp_path / "a.zip"
    archive.write_bytes(b"PK\x03\x04" + bytes(50))
    with pytest.raises(UnreadableDocument, match="请重新取得"):
        load(archive)


def test_two_members_of_one_name_are_both_audited(tmp_path: Path) -> None:
    archive = tmp_path / "a.zip"
    archive.write_bytes(pack({"甲.txt": "一", "乙.txt": "二"}).replace("乙".encode(), "甲".encode()))
    sources, _ = collect([str(archive)])
    assert [load(source.path, source.member).decode() for source in sources] == ["一", "二"]
    assert len({source.name for source in sources}) == 2


def test_names_that_climb_are_only_names(tmp_path: Path) -> None:
    archive = tmp_path / "a.zip"
    archive.write_bytes(pack({"../../etc/x.txt": "一", "/abs/y.txt": "二"}))
    sources, _ = collect([str(archive)])
    assert {source.path for source in sources} == {archive}


def test_what_is_no_report_is_told(tmp_path: Path) -> None:
    (tmp_path / "图.png").write_bytes(b"")
    with pytest.raises(NothingToAudit, match="1 个其他类型"):
        collect([str(tmp_path)])
    with pytest.raises(NothingToAudit, match="找不到"):
        collect([str(tmp_path / "没有")])


def test_what_is_left_aside_is_told_for_what_it_is(tmp_path: Path) -> None:
    for name in ("年报.txt", ".年报.docx", "~$年报.doc", "图.png"):
        (tmp_path / name).write_bytes(b"a")
    os.mkfifo(tmp_path / "管道.docx")
    _, aside = collect([str(tmp_path)])
    assert {Path(name).name: reason for name, reason in aside.items()} == {
        ".年报.docx": "隐藏文件或 Office 的临时文件",
        "~$年报.doc": "隐藏文件或 Office 的临时文件",
        "图.png": "不是报告的文件类型",
        "管道.docx": "不是普通文件（管道、设备等）",
    }


def test_the_roster_in_a_folder_is_found_and_is_no_report(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("一")
    (tmp_path / "Roster.xlsx").write_bytes(b"")
    roster = find_roster([str(tmp_path)])
    assert roster == tmp_path / "Roster.xlsx"
    sources, aside = collect([str(tmp_path)], roster)
    assert ([source.name for source in sources], aside) == ([f"{tmp_path}/a.txt"], {})


def test_a_roster_under_any_name_is_no_report_while_it_is_used(tmp_path: Path) -> None:
    for name in ("a.txt", "名册.xlsx"):
        (tmp_path / name).write_text("一")
    assert find_roster([str(tmp_path)]) is None
    assert [s.name for s in collect([str(tmp_path)], tmp_path / "名册.xlsx")[0]] == [f"{tmp_path}/a.txt"]


@pytest.mark.parametrize("name", ["下/roster.csv", "下/roster.xlsx", "roster.xls", "roster.et"])
def test_a_roster_that_is_not_used_is_named_with_the_reason(tmp_path: Path, name: str) -> None:
    (tmp_path / "下").mkdir()
    (tmp_path / "a.txt").write_text("一")
    (tmp_path / name).write_text("一")
    assert find_roster([str(tmp_path)]) is None
    (reason,) = collect([str(tmp_path)])[1].values()
    assert reason.startswith("名册，没有采用：")


def test_a_roster_in_an_archive_is_named_and_other_tables_stay_what_they_were(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(pack({"a.txt": "一", "roster.xlsx": "二"}))
    (tmp_path / "台账.csv").write_text("一")
    aside = collect([str(tmp_path)])[1]
    assert aside.pop(f"{tmp_path}/台账.csv") == "不是报告的文件类型"
    assert list(aside) == [f"{tmp_path}/a.zip/roster.xlsx"]


def test_two_rosters_are_a_fault_that_names_both(tmp_path: Path) -> None:
    for name in ("roster.csv", "roster.xlsx"):
        (tmp_path / name).write_text("一")
    with pytest.raises(UsageError, match=r"有 2 份名册：\S+roster\.csv、\S+roster\.xlsx"):
        find_roster([str(tmp_path)])
    assert find_roster([str(tmp_path / "roster.csv")]) is None
