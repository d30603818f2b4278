"""The command line as users meet it: what is printed, where, and with which exit code."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from auditor.cli import main
from auditor.model.places import rules_directory
from tests.facts.builders import HEADINGS
from tests.judging.builders import COLUMNS, FORMS, ROWS, balanced

FORM_FOUR = FORMS.tables["表四"].columns
TITLE = "清江县示例局2024年政府信息公开工作年度报告"
PREFACE = (
    "根据《中华人民共和国政府信息公开条例》编制本报告。所列数据的统计期限自2024年1月1日起至2024年12月31日止。"
    "如有疑问，请与清江县示例局联系（地址：清江县河东路1号；邮编：312000；电话：0570-1234567）。"
)
SUMMARY = (
    "2024年，清江县示例局认真开展工作。主动公开方面，全年公开政府信息三十条。依申请公开方面，依法办理。政府信息管理方面，"
    "加强文件管理，新印发的文件都标明公开属性，失效的文件及时撤下。平台建设方面，维护门户网站，合并了两个内容重复的栏目。"
    "监督保障方面，举办一期培训班，请企业代表和村民代表评议公开栏目，开展年度考核，全年未发生责任追究的情形。"
)
PROBLEMS = "存在的主要问题是公开内容不够丰富、解读形式比较单一。下一步将丰富公开内容，改进解读形式，加强业务培训。"


def page(table: dict[str, list[int]], *, claim: str = "", fees: str = "本年度未收取信息处理费。") -> str:
    """A complete report as a web page, with ``table`` as table 三 and all else in order."""
    second = (
        "<table><tr><td colspan=4>第二十条第（一）项</td></tr>"
        "<tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>"
        "<tr><td>规章</td><td>0</td><td>0</td><td>0</td></tr>"
        "<tr><td>行政规范性文件</td><td>3</td><td>1</td><td>9</td></tr>"
        "<tr><td colspan=4>第二十条第（五）项</td></tr>"
        "<tr><td>信息内容</td><td colspan=3>本年处理决定数量</td></tr><tr><td>行政许可</td><td colspan=3>5</td></tr>"
        "<tr><td colspan=4>第二十条第（六）项</td></tr>"
        "<tr><td>信息内容</td><td colspan=3>本年处理决定数量</td></tr><tr><td>行政处罚</td><td colspan=3>2</td></tr>"
        "<tr><td>行政强制</td><td colspan=3>0</td></tr><tr><td colspan=4>第二十条第（八）项</td></tr>"
        "<tr><td>信息内容</td><td colspan=3>本年收费金额（单位：万元）</td></tr>"
        "<tr><td>行政事业性收费</td><td colspan=3>0</td></tr></table>"
    )
    third = [
        "<table><tr><td colspan=3 rowspan=3>（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）</td>"
        "<td colspan=7>申请人情况</td></tr><tr><td rowspan=2>自然人</td><td colspan=5>法人或其他组织</td>"
        "<td rowspan=2>总计</td></tr><tr>" + "".join(f"<td>{c}</td>" for c in COLUMNS[1:6]) + "</tr>"
    ]
    for row in ROWS:
        under = row.under if row.under.startswith("（") else ""
        head = f"<td>{under}</td><td colspan=2>{row.label}</td>" if under else f"<td colspan=3>{row.label}</td>"
        third.append(f"<tr>{head}" + "".join(f"<td>{n}</td>" for n in table[row.code]) + "</tr>")
    groups = "".join(f"<td>{c.label}</td>" for c in FORM_FOUR)
    fourth = (
        "<table><tr><td colspan=5>行政复议</td><td colspan=10>行政诉讼</td></tr>"
        + "<tr>" + "".join(f"<td rowspan=2>{c.label}</td>" for c in FORM_FOUR)
        + "<td colspan=5>未经复议直接起诉</td><td colspan=5>复议后起诉</td></tr>"
        + f"<tr>{groups}{groups}</tr><tr>" + "<td>0</td>" * 15 + "</tr></table>"
    )  # fmt: skip
    parts = (SUMMARY + claim, second, "".join(third) + "</table>", fourth, PROBLEMS, fees)
    body = "".join(f"<p>{h}</p>{p if p[0] == '<' else f'<p>{p}</p>'}" for h, p in zip(HEADINGS, parts, strict=True))
    return f"<html><meta charset=utf-8><body><h1>{TITLE}</h1><p>{PREFACE}</p>{body}</body></html>"


def write(folder: Path, text: str, name: str = "report.html") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def audited(path: Path, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, list[dict[str, str]]]:
    code = main(["check", str(path), "--format", "json", *options])
    report = json.loads(capsys.readouterr().out)
    return code, [f for f in report["findings"] if f["status"] == "open"]


def test_a_report_in_order_has_no_finding_and_exits_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, findings = audited(write(tmp_path, page(balanced())), capsys)
    assert [(f["rule"], f["message"]) for f in findings] == []
    assert code == 0


def off_by_one() -> dict[str, list[int]]:
    table = balanced()
    table["R1"][6] += 1
    return table


def swapped() -> dict[str, list[int]]:
    table = balanced()
    table["R2"], table["R4"] = table["R4"], table["R2"]
    return table


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (page(off_by_one()), "GK-T3-001"),
        (page(swapped()), "GK-T3-001"),
        (page(balanced()).replace(f"<p>{HEADINGS[4]}</p><p>{PROBLEMS}</p>", ""), "GK-ST-001"),
        (page(balanced(), claim="全年未收到政府信息公开申请。"), "GK-ZC-001"),
        (page(balanced(), fees="无其他需要报告的事项。"), "GK-FEE-001"),
        (page(balanced()).replace("；电话：0570-1234567", "；电话：0570-12345"), "GK-CT-002"),
        (page(balanced()).replace("请与清江县示例局联系（地址：清江县河东路1号；邮编：312000；电话：0570-1234567）", "请来函"), "GK-CT-001"),
        (page(balanced()).replace("自2024年1月1日起至2024年12月31日", "自2023年1月1日起至2023年12月31日"), "GK-TP-007"),
        (page(balanced()).replace("<td>行政许可</td>", "<td>行政许可事项清单</td>"), "GK-TB-006"),
    ],
)  # fmt: skip
def test_each_known_defect_is_found_once(
    text: str, rule: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, findings = audited(write(tmp_path, text), capsys)
    assert [f["rule"] for f in findings] == [rule]


def test_violations_exit_1_and_the_report_goes_to_stdout(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(write(tmp_path, page(off_by_one())))]) == 1
    printed = capsys.readouterr()
    assert "GK-T3-001" in printed.out
    assert len(printed.err.splitlines()) == 1


def test_fail_on_moves_the_threshold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(write(tmp_path, page(balanced(), fees="无其他需要报告的事项。")))
    codes = [main(["check", path, "--fail-on", grade]) for grade in ("违规", "提示", "never", "advice")]
    capsys.readouterr()
    assert codes == [0, 1, 0, 1]


def test_select_and_ignore_take_prefixes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path, page(off_by_one(), fees="无其他需要报告的事项。"))
    assert {f["family"] for f in audited(path, capsys, "--select", "FEE")[1]} == {"FEE"}
    assert {f["family"] for f in audited(path, capsys, "--ignore", "GK-T3,ST")[1]} == {"FEE"}


def test_both_engines_give_the_same_bytes_but_for_their_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("durable_rules_engine", reason="durable-rules is not installed")
    path = str(write(tmp_path, page(swapped())))
    outputs = []
    for engine in ("durable", "reference"):
        main(["check", path, "--format", "json", "--engine", engine, "--on", "2025-02-01"])
        outputs.append(json.loads(capsys.readouterr().out))
        outputs[-1]["tool"].pop("engine")
    assert outputs[0] == outputs[1]


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "a.txt", "空"),
        (b"\x89PNG\r\n\x1a\n" + bytes(64), "b.docx", "PNG"),
        (bytes(range(256)) * 8, "c.txt", "二进制"),
        (b"%PDF-1.7\n", "d.pdf", "PDF"),
        ("会议通知：定于周五上午九时在三楼召开例会，请准时参加。".encode(), "f.txt", "不像是政府信息公开工作年度报告"),
        (b"PK\x03\x04broken", "e.docx", "zip"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence_and_exits_4(
    content: bytes, name: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(content)
    code = main(["check", str(tmp_path / name), "--format", "json"])
    (document,) = json.loads(capsys.readouterr().out)["documents"]
    assert code == 4
    assert document["status"] == "unreadable"
    assert said.lower() in document["reason"].lower()
    assert "Traceback" not in document["reason"]


def test_a_violation_outweighs_an_unreadable_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, page(off_by_one()))
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7\n")
    assert main(["check", str(tmp_path)]) == 1
    assert "b.pdf" in capsys.readouterr().out


@pytest.mark.parametrize("make", ["folder", "missing", "others"])
def test_nothing_to_audit_exits_3_with_one_sentence(
    make: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "missing.docx" if make == "missing" else tmp_path
    if make == "others":
        (tmp_path / "notes.csv").write_text("a,b")
    assert main(["check", str(path)]) == 3
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("auditor: ")
    assert len(printed.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["rule", "T3-999"], "没有规则 T3-999"),
        (["check", ".", "--select", "XX"], "没有编号以“XX”开头的规则"),
        (["check", ".", "--rules", "/nowhere"], "规则目录不完整"),
        (["check", ".", "-o", "report.doc"], ".json"),
        (["test", "ZZ"], "没有编号以“ZZ”开头的规则"),
    ],
)
def test_wrong_usage_exits_2_with_one_sentence(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    printed = capsys.readouterr()
    assert said in printed.err
    assert "Traceback" not in printed.err


def test_a_misspelt_name_in_a_rule_file_exits_2_and_points_at_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rules = tmp_path / "rules"
    shutil.copytree(rules_directory(), rules)
    path = rules / "national" / "T3.yaml"
    text = path.read_text("utf-8")
    line = next(n for n, t in enumerate(text.splitlines(), 1) if "expect:" in t and "本年新收" in t)
    path.write_text(text.replace("expect: 本年新收", "expect: 本年新受", 1), encoding="utf-8")
    report = write(tmp_path, page(balanced()))
    assert main(["check", str(report), "--rules", str(rules)]) == 2
    printed = capsys.readouterr()
    assert f"T3.yaml:{line}:" in printed.err
    assert "本年新收" in printed.err
    assert printed.out == ""


def test_links_that_lead_nowhere_are_named_and_not_passed_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, page(balanced()))
    (tmp_path / "broken.html").symlink_to(tmp_path / "nowhere.html")
    assert main(["check", str(tmp_path)]) == 0
    assert "broken.html" in capsys.readouterr().out


def test_a_rule_that_could_not_be_judged_exits_4_whatever_else_was_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = page(balanced(), fees="无其他需要报告的事项。").replace("至2024年12月31日", "至202024年12月31日")
    assert main(["check", str(write(tmp_path, text))]) == 4
    capsys.readouterr()


def test_argparse_errors_exit_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(["check", ".", "--fail-on", "严重"])
    assert exit_.value.code == 2
    assert "违规、缺陷、提示" in capsys.readouterr().err


def test_output_files_are_written_by_suffix(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path, page(off_by_one()))
    code = main(
        ["check", str(path), "-o", str(tmp_path / "r.json"), "-o", str(tmp_path / "r.txt"), "--fail-on", "never"]
    )
    capsys.readouterr()
    assert code == 0
    assert json.loads((tmp_path / "r.json").read_text("utf-8"))["schema"] == "report/v1"
    assert "GK-T3-001" in (tmp_path / "r.txt").read_text("utf-8")


def test_facts_print_facts_v1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path, page(balanced(), claim="全年收到政府信息公开申请29件。"))
    assert main(["facts", str(path), "--format", "json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    assert (facts["schema"], facts["title"], facts["organ"], facts["year"]) == ("facts/v1", TITLE, "清江县示例局", 2024)
    assert facts["form"] == "2021"
    assert facts["period"] == {"start": "2024-01-01", "end": "2024-12-31"}
    assert facts["contact"]["phone"] == "0570-1234567"
    assert facts["tables"]["表三"] == balanced()
    assert facts["tables"]["表二"]["行政规范性文件"] == [3, 1, 9]
    assert facts["tables"]["表四"]["复诉"] == [0] * 5
    assert [(c["item"], c["said"], c["table"]) for c in facts["claims"]] == [("收到申请", 29, 29)]


def test_facts_in_a_table_name_what_rules_may_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["facts", str(write(tmp_path, page(balanced())))]) == 0
    assert "办理结果总计" in capsys.readouterr().out


def test_rules_show_what_they_cover(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--coverage", "-o", str(tmp_path / "docs.html"), "-o", str(tmp_path / "docs.md")]) == 0
    assert "TL-50.1(4)" in capsys.readouterr().out
    assert (tmp_path / "docs.html").read_text("utf-8").startswith("<!doctype html>")
    assert (tmp_path / "docs.md").read_text("utf-8").startswith("# 规定与规则对照")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--coverage", "--select", "T3"], "不能与 --select 同用"),
        (["-o", "docs.md"], "-o 只与 --coverage 同用"),
        (["--coverage", "-o", "docs.pdf"], "后缀须是 .md、.html 之一"),
    ],
)
def test_the_coverage_refuses_what_it_cannot_do(
    words: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rules", *words]) == 2
    assert message in capsys.readouterr().err


def test_a_clause_without_rule_and_reason_is_a_fault_of_the_rules(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rules = tmp_path / "rules"
    shutil.copytree(rules_directory(), rules)
    path = rules / "clauses" / "format-2021.yaml"
    path.write_text(path.read_text("utf-8") + "      - {id: GS21-16, article: 甲, mark: C, words: 乙}\n", "utf-8")
    assert main(["rules", "--coverage", "--rules", str(rules)]) == 2
    line = len(path.read_text("utf-8").splitlines())
    assert f"{path.as_posix()}:{line}:14: 条文 GS21-16 没有规则引用" in capsys.readouterr().err


def test_rule_explains_and_rules_lists(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rule", "t3-001"]) == 0
    printed = capsys.readouterr().out
    assert all(word in printed for word in ("GK-T3-001", "违规", "TL-6.1", "通过例", "违反例", "整改"))
    assert main(["rules", "--select", "T4"]) == 0
    printed = capsys.readouterr().out
    assert "GK-T4-001" in printed
    assert "GK-T3-001" not in printed


def test_the_cases_of_the_bundled_rules_come_out_as_written(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["test"])
    printed = capsys.readouterr().out
    assert code == 0, printed
    assert "0 个不符" in printed


def test_a_path_alone_means_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(write(tmp_path, page(balanced())))]) == 0
    assert "未见问题" in capsys.readouterr().out


def test_hostile_names_and_text_reach_the_terminal_unharmed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = page(balanced()).replace(TITLE, "清江县[red]\x1b[31m示例局2024年政府信息公开工作年度报告")
    main(["check", str(write(tmp_path, text, "[bold]x.html"))])
    printed = capsys.readouterr().out
    assert "\x1b[31m" not in printed
    assert "[bold]x.html" in printed.replace("\n", "")


@pytest.mark.parametrize("command", ["check", "facts"])
def test_any_number_of_jobs_gives_the_same_bytes(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(6):
        write(tmp_path, page(balanced()).replace("2024年", f"202{number}年"), f"{number}.html")
    write(tmp_path, "", "空.docx")
    printed = []
    for jobs in ("1", "2", "7"):
        main([command, str(tmp_path), "--format", "json", "--jobs", jobs])
        printed.append(capsys.readouterr())
    assert len(set(printed)) == 1
    assert len(json.loads(printed[0].out)["documents"] if command == "check" else json.loads(printed[0].out)) >= 6


@pytest.mark.parametrize("number", ["0", "-1", "二", "1.5", "1000"])
def test_a_senseless_number_of_jobs_exits_2(number: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["check", "a.txt", "--jobs", number])
    assert "整数" in capsys.readouterr().err


def test_reports_in_an_archive_are_audited_where_they_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "各局.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("甲局/年报.html", page(balanced()))
        archive.writestr("封面.png", "")
    assert main(["check", str(path), "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert [document["path"] for document in report["documents"]] == [f"{path}/甲局/年报.html"]
    assert report["documents"][0]["verdict"] == "未见问题"
    assert [aside["path"] for aside in report["summary"]["left_aside"]] == [f"{path}/封面.png"]
    assert [path.name for path in tmp_path.iterdir()] == ["各局.zip"]
