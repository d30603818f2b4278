"""Rosters from the command line: found, matched, obeyed, and accounted for."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from auditor.cli import main
from tests.judging.builders import balanced
from tests.reading.sheet_builders import sheet_xml, workbook_bytes, write_cell, write_rows
from tests.test_cli import page, write

ORGAN = "清江县示例局"
NEEDS_ROSTER = ("GK-PUB-001", "GK-PUB-002", "GK-PUB-004", "GK-PUB-005", "GK-PUB-006", "GK-PUB-010", "GK-TP-010")


def check(folder: Path, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, dict[str, dict[str, str]]]:
    """Return the exit code and the open findings by rule."""
    code = main(["check", str(folder), "--format", "json", *options])
    content = json.loads(capsys.readouterr().out)
    return code, {f["rule"]: f for f in content["findings"] if f["status"] == "open"}


def roster(folder: Path, *lines: str, codec: str = "utf-8-sig") -> Path:
    path = folder / "roster.csv"
    path.write_bytes("\r\n".join(lines).encode(codec))
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, page(balanced()))
    return tmp_path


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gbk"])
@pytest.mark.parametrize("row", ["report.html,,,2025-02-01", f",{ORGAN},2024,2025年2月1日"])
def test_a_late_report_is_found_by_file_and_by_organ(
    folder: Path, codec: str, row: str, capsys: pytest.CaptureFixture[str]
) -> None:
    roster(folder, "文件,机关,年度,发布日期", row, codec=codec)
    code, findings = check(folder, capsys)
    assert code == 1
    assert list(findings) == ["GK-PUB-001"]
    found = findings["GK-PUB-001"]
    assert (found["grade"], found["certainty"]) == ("违规", "待核")
    assert found["message"].startswith("名册写的发布日期是2025-02-01")


@pytest.mark.parametrize("day", ["2025-01-31", "2025-01-01"])
def test_the_last_day_is_in_time(folder: Path, day: str, capsys: pytest.CaptureFixture[str]) -> None:
    roster(folder, "文件,发布日期", f"report.html,{day}")
    assert check(folder, capsys) == (0, {})


def test_a_workbook_with_a_day_of_excel_is_read_like_a_csv(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    day = '<row r="2">' + write_cell(1, 0, "report.html") + '<c r="B2" s="2"><v>45689</v></c></row>'
    sheet = sheet_xml(write_rows([["文件", "发布日期"]]) + day)
    (folder / "roster.xlsx").write_bytes(workbook_bytes({"名册": sheet}, formats=('yyyy"年"m"月"d"日"',)))
    assert "2025-02-01" in check(folder, capsys)[1]["GK-PUB-001"]["message"]


def test_the_type_in_the_roster_decides_which_deadline_holds(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    roster(folder, "文件,发布日期,机关类型,机关层级", "report.html,2025-02-01,事业单位,县")
    assert list(check(folder, capsys)[1]) == ["GK-TP-010"]


def test_a_level_in_the_roster_decides_what_charges_are_plausible(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    charged = page(balanced()).replace("行政事业性收费</td><td colspan=3>0", "行政事业性收费</td><td colspan=3>1500000")
    write(tmp_path, charged.replace("清江县示例局", "示例局"))
    assert "GK-T2-004" not in check(tmp_path, capsys)[1]
    roster(tmp_path, "文件,机关类型,机关层级", "report.html,部门,县")
    assert "GK-T2-004" in check(tmp_path, capsys)[1]


def test_powers_in_the_roster_are_held_to_table_two(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    roster(folder, "文件,执法权", "report.html,无")
    assert list(check(folder, capsys)[1]) == ["GK-T2-007"]
    roster(folder, "文件,执法权", "report.html,有")
    assert check(folder, capsys)[1] == {}


def test_without_a_roster_the_rules_that_need_one_are_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(folder), "--format", "json"])
    printed = capsys.readouterr()
    content = json.loads(printed.out)
    (document,) = content["documents"]
    assert document["untold"].keys() >= set(NEEDS_ROSTER)
    assert set(document["untold"].values()) == {"没有提供名册"}
    assert content["summary"]["roster"] is None
    assert "没有提供名册，未适用 GK-" in printed.err
    main(["check", str(folder)])
    assert "没有提供名册，未适用 GK-" in capsys.readouterr().out
    main(["check", str(folder), "--lang", "en"])
    assert "No roster was given: GK-" in capsys.readouterr().out
    main(["check", str(folder), "--select", "T3"])
    assert "名册" not in capsys.readouterr().out


def test_rows_without_a_report_and_reports_without_a_row_are_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, page(balanced()).replace(ORGAN, "清江县水利局"), "other.html")
    roster(folder, "文件,发布日期", "report.html,2025-01-20", "没有.html,2025-01-20")
    main(["check", str(folder), "--format", "json"])
    printed = capsys.readouterr()
    content = json.loads(printed.out)
    path = (folder / "roster.csv").as_posix()
    assert content["summary"]["roster"] == {
        "path": path, "rows": 2, "unused": [3], "without": [f"{folder}/other.html"],
    }  # fmt: skip
    assert content["documents"][0]["untold"]["GK-PUB-001"] == "名册里没有这份报告"
    assert content["documents"][1]["untold"]["GK-PUB-006"] == "名册没有写明栏目"
    assert content["summary"]["left_aside"] == []
    assert "第 3 行没有对应的报告" in printed.err
    main(["check", str(folder)])
    assert "第 3 行没有对应的报告" in capsys.readouterr().out.replace("\n", "")


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["文件,发布日其", "report.html,2025-01-20"], "roster.csv:1:2: 没有名为“发布日其”的列；相近的有“发布日期”"),
        (["文件,发布日期", "report.html,二月一日"], "roster.csv:2:2: 发布日期“二月一日”不是日期"),
        (["文件,机关类型", "report.html,部们"], "roster.csv:2:2: 机关类型“部们”不认识"),
        (["文件", "report.html", "./report.html"], "roster.csv:3:1: 与第 2 行说的是同一份报告"),
        (["文件,备注", 'report.html,"没有合上'], "读不出来：第 2 行不是正确的 csv"),
    ],
)
def test_a_faulty_roster_exits_2_with_one_sentence(
    folder: Path, lines: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    roster(folder, *lines)
    assert main(["check", str(folder)]) == 2
    printed = capsys.readouterr()
    assert said in printed.err
    assert len(printed.err.splitlines()) == 1
    assert printed.out == ""


@pytest.mark.parametrize("lost", ["", "走失.html"])
def test_a_report_told_of_by_file_and_by_organ_is_a_fault(
    folder: Path, lost: str, capsys: pytest.CaptureFixture[str]
) -> None:
    roster(folder, "文件,机关,年度,发布日期", "report.html,,,2025-01-20", f"{lost},{ORGAN},2024,2025-02-01")
    assert main(["check", str(folder)]) == 2
    printed = capsys.readouterr()
    assert f"roster.csv: 第 3 行与第 2 行说的是同一份报告（{folder}/report.html）" in printed.err
    assert printed.out == ""


def test_a_row_by_organ_is_about_the_copy_that_no_row_names(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, page(balanced()), "copy.html")
    roster(folder, "文件,机关,年度,发布日期", "report.html,,,2025-01-20", f",{ORGAN},2024,2025-01-21")
    assert check(folder, capsys) == (0, {})


def test_two_rosters_exit_2_unless_one_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    named = roster(folder, "文件,发布日期", "report.html,2025-01-20")
    (folder / "roster.xlsx").write_bytes(b"")
    assert main(["check", str(folder)]) == 2
    assert "有 2 份名册" in capsys.readouterr().err
    assert check(folder, capsys, "--roster", str(named)) == (0, {})


def test_a_roster_may_lie_elsewhere_and_need_not_be_missing_quietly(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    elsewhere = roster(tmp_path_factory.mktemp("别处"), "文件,发布日期", "report.html,2025-02-01")
    assert list(check(folder, capsys, "--roster", str(elsewhere))[1]) == ["GK-PUB-001"]
    assert main(["check", str(folder), "--roster", str(folder / "没有.csv")]) == 2
    assert "没有.csv 读不出来：文件不存在" in capsys.readouterr().err


def test_a_row_that_contradicts_the_report_is_not_used(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    roster(folder, "文件,年度,发布日期", "report.html,2023,2025-02-01")
    code, findings = check(folder, capsys)
    assert (code, findings) == (4, {})
    main(["check", str(folder)])
    assert "名册第2行写的年度是2023，报告是2024年度的" in capsys.readouterr().out.replace("\n", "")


def test_any_number_of_jobs_gives_the_same_bytes_with_a_roster(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for year in range(2019, 2025):
        write(tmp_path, page(balanced()).replace("2024年", f"{year}年"), f"{year}.html")
    roster(tmp_path, "文件,机关,年度,发布日期", "2019.html,,,2020-02-01", f",{ORGAN},2023,2024-02-01", "x.html,,,")
    printed = []
    for jobs in ("1", "4"):
        main(["check", str(tmp_path), "--format", "json", "--on", "2025-02-01", "--jobs", jobs])
        printed.append(capsys.readouterr())
    assert printed[0] == printed[1]
    assert printed[0].out.count('"GK-PUB-001",\n      "family"') == 2


def test_a_new_roster_names_the_reports_of_a_folder_and_is_used(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "坏.docx").write_bytes(b"")
    assert main(["new", "roster", str(folder)]) == 0
    printed = capsys.readouterr()
    assert "（2 份报告）；填好后运行 auditor check 审核这个文件夹，就会采用" in printed.out
    assert printed.err == ""
    assert (folder / "roster.csv").read_bytes().startswith("\ufeff文件,机关".encode())
    lines = (folder / "roster.csv").read_text("utf-8-sig").splitlines()
    assert lines[1].startswith(f"report.html,{ORGAN},2024,部门,县,,")
    assert lines[2].startswith("坏.docx,,,")
    main(["check", str(folder), "--format", "json"])
    summary = json.loads(capsys.readouterr().out)["summary"]
    assert (summary["roster"]["rows"], summary["roster"]["unused"], summary["roster"]["without"]) == (2, [], [])
    assert main(["new", "roster", str(folder)]) == 2
    assert "已经存在" in capsys.readouterr().err


def test_a_name_that_is_not_utf8_does_not_stop_a_new_roster(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "report.html").rename(folder / os.fsdecode("财政局.html".encode("gbk")))
    assert main(["new", "roster", str(folder)]) == 0
    assert "1 份报告的文件名不是 UTF-8" in capsys.readouterr().err
    assert (folder / "roster.csv").read_text("utf-8-sig").splitlines()[1].startswith(f",{ORGAN},2024,部门,县,")
    main(["check", str(folder), "--format", "json"])
    summary = json.loads(capsys.readouterr().out)["summary"]
    assert (summary["roster"]["rows"], summary["roster"]["unused"], summary["roster"]["without"]) == (1, [], [])


def test_a_new_roster_that_cannot_be_written_leaves_nothing_behind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "roster", str(tmp_path / "没有" / "roster.csv")]) == 2
    assert "写不了" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_blank_new_roster_is_accepted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "roster", str(folder / "roster.csv"), "--lang", "en"]) == 0
    assert "wrote" in capsys.readouterr().out
    assert check(folder, capsys) == (0, {})


def test_hostile_cells_reach_the_terminal_unharmed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    roster(folder, "文件,栏目,机关", 'report.html,"[red]工作\x1b[31m动态\u202e",')
    main(["check", str(folder)])
    printed = capsys.readouterr()
    assert "GK-PUB-006" in printed.out
    assert "\x1b[31m" not in printed.out + printed.err
    assert "\u202e" not in printed.out + printed.err
    assert "[red]" in printed.out


def test_facts_show_what_the_roster_adds(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    roster(folder, "文件,发布日期", "report.html,2025-02-01")
    assert main(["facts", str(folder)]) == 0
    assert "20250201" in capsys.readouterr().out


def test_new_and_new_roster_have_a_help_of_their_own(capsys: pytest.CaptureFixture[str]) -> None:
    helps = []
    for words in (["new", "-h"], ["new", "roster", "-h"]):
        with pytest.raises(SystemExit):
            main(words)
        helps.append(capsys.readouterr().out)
    assert "auditor new [-h] 样表" in helps[0]
    assert "auditor new roster [-h]" in helps[1]
    assert "PATH" in helps[1]
    assert "PATH" not in helps[0]


def test_a_late_report_is_shown_with_the_words_of_its_signature(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    signed = page(balanced()).replace("</body>", "<p>清江县示例局</p><p>2025年1月14日</p></body>")
    assert "1月14日" in signed
    write(folder, signed)
    roster(folder, "文件,发布日期", "report.html,2025-02-01")
    main(["check", str(folder)])
    printed = capsys.readouterr().out
    assert "“2025年1月14日”" in printed
    assert "20250114" not in printed


def test_a_town_is_not_held_to_a_day_that_does_not_bind_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, page(balanced()).replace(ORGAN, "清江县河东镇人民政府"))
    for day, rule in (("2025-04-02", "GK-PUB-003"), ("2024-12-30", "GK-PUB-004"), ("无", "GK-PUB-005")):
        roster(tmp_path, "文件,发布日期", f"report.html,{day}")
        (found,) = check(tmp_path, capsys)[1].values()
        assert found["rule"] == rule
        assert list(found["clauses"]) == ["TL-6.1"]
        assert rule != "GK-PUB-003" or "条例第四十九条没有规定乡镇、街道的期限" in found["message"]
