"""A directory of rule files becomes a rulebook, or every fault at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.errors import Fault, RuleError
from auditor.rulebook.loader import load_rulebook
from tests.rulebook.builders import FORMS, family, rule, write, write_rules

FOUR = {"id": "GK-T4-001", "for": "表四.组", "expect": "合计(各审理结果) = 总计", "says": '{zh: "{组名}：{算式}"}'}
FOUR_CASES = {"cases": "[{name: 相等, pass: {}}, {name: 不等, fail: {总计: 1}}]"}


def test_rules_keep_the_order_of_files_and_of_the_file(tmp_path: Path) -> None:
    files = {
        "national/T4.yaml": family(rule({**FOUR, **FOUR_CASES}), name="T4"),
        "national/T3.yaml": family(rule({"id": "GK-T3-002"}), rule()),
    }
    book = load_rulebook(write(tmp_path, files).directory, FORMS)
    assert list(book.rules) == ["GK-T3-002", "GK-T3-001", "GK-T4-001"]
    assert set(book.clauses) == {"TL-1", "MM-1", "GS19-1", "GS21-1"}


def test_all_faults_of_all_files_come_in_order(tmp_path: Path) -> None:
    files = {
        "clauses/all.yaml": "instruments: {}\n",
        "national/T3.yaml": family(rule({"grade": "重", "expect": "本年新受 = 1"}), rule({"for": "表五"})),
        "national/T4.yaml": "family: T4\n\tx",
    }
    faults = write(tmp_path, files).faults()
    places = [(Path(fault.path).name, fault.line) for fault in faults]
    assert places == sorted(places, key=lambda place: (["all.yaml", "T3.yaml", "T4.yaml"].index(place[0]), place[1]))
    found = "\n".join(fault.message for fault in faults)
    for message in (
        "应当是列表",
        "“重”不是可选的值",
        "本年新受",
        "没有条文 TL-1",
        "“表五”",
        "编号 GK-T3-001 已经用过",
        "不是正确的 YAML",
    ):
        assert message in found


def test_a_fault_names_file_line_and_column_and_points_with_a_caret(tmp_path: Path) -> None:
    fault = write_rules(tmp_path, rule({"certainty": "⟦maybe"})).fault()
    first, excerpt, caret, hint = str(fault).splitlines()
    assert first.startswith(f"{(tmp_path / 'national/T3.yaml').as_posix()}:8:16: ")
    assert excerpt[caret.index("^") :].startswith("maybe")
    assert "确定、待核" in hint


@pytest.mark.parametrize(
    ("text", "message", "line", "column"),
    [
        ("family: [T3\n", "不是正确的 YAML", 2, 1),
        ("family: T3\n  title: 甲\n", "不是正确的 YAML", 2, 8),
        ("a: 1\n---\nb: 2\n", "不是正确的 YAML", 2, 1),
        ("a: *b\n", "不是正确的 YAML", 1, 4),
        ("a: \x01\n", "不是正确的 YAML", 1, 1),
        ("# 空\n", "文件是空的", 1, 1),
        ("- T3\n", "应当是键值对", 1, 1),
    ],
)
def test_what_is_no_rule_file_is_shown(tmp_path: Path, text: str, message: str, line: int, column: int) -> None:
    (fault,) = write(tmp_path, {"national/T3.yaml": text}).faults()
    assert message in fault.message
    assert (fault.line, fault.column) == (line, column)


def test_a_file_in_another_encoding_is_shown(tmp_path: Path) -> None:
    book = write(tmp_path, {"national/T3.yaml": ""})
    (tmp_path / "national" / "T3.yaml").write_bytes("family: T3\ntitle: 表三".encode("gb18030"))
    (fault,) = book.faults()
    assert (fault.line, fault.message) == (2, "文件不是 UTF-8 编码")


def test_a_mark_of_byte_order_does_no_harm(tmp_path: Path) -> None:
    book = write_rules(tmp_path, rule())
    path = tmp_path / "national" / "T3.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert list(load_rulebook(book.directory, FORMS).rules) == ["GK-T3-001"]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 600), st.integers(0, 12), st.text("{}[]:,&*!|>'\"#?~- \n\t是=1", max_size=4))
def test_a_damaged_file_gives_faults_and_never_another_error(
    tmp_path: Path, start: int, length: int, inserted: str
) -> None:
    text = family(rule({"where": "列 存在", "milder": "{when: 列 存在, grade: 提示}"}))
    damaged = text[:start] + inserted + text[start + length :]
    rules: list[str] = []
    faults: list[Fault] = []
    try:
        rules += load_rulebook(write(tmp_path, {"national/T3.yaml": damaged}).directory, FORMS).rules
    except RuleError as error:
        faults += error.faults
    assert bool(rules) is not bool(faults)
    assert all(fault.line >= 1 and fault.column >= 1 and fault.message for fault in faults)


def test_no_rules_at_all_is_a_fault(tmp_path: Path) -> None:
    (fault,) = write(tmp_path, {}).faults()
    assert fault.message == "没有规则文件"


def test_a_file_without_rules_is_no_silent_success(tmp_path: Path) -> None:
    fault = write(tmp_path, {"national/T3.yaml": family() + "  ⟦[]\n"}).fault()
    assert fault.message == "文件里没有规则"


def test_the_hash_is_that_of_names_and_contents(tmp_path: Path) -> None:
    first = load_rulebook(write_rules(tmp_path / "a", rule()).directory, FORMS)
    same = load_rulebook(write_rules(tmp_path / "b", rule()).directory, FORMS)
    changed = load_rulebook(write_rules(tmp_path / "c", rule({"traps": "有。"})).directory, FORMS)
    assert len(first.sha256) == 64
    assert first.sha256 == same.sha256 != changed.sha256
