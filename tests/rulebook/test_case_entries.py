"""Cases in rule files, and every fault of a case shown where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.model.rules import Case
from auditor.rulebook.loader import load_rulebook
from tests.rulebook.builders import FORMS, rule, write_rules

PASS = "{name: 甲, pass: {}}"
FAIL = "{name: 乙, fail: {}}"


def test_a_case_is_read_with_all_its_keys(tmp_path: Path) -> None:
    case = '{name: 丙, fail: {列: 总计, 本年新收: null, 年度: 2020}, says: "总计", others: [{kind: 部分, 序号: 2}]}'
    book = write_rules(tmp_path, rule({"cases": f"[{PASS}, {case}]"}))
    first, second = load_rulebook(book.directory, FORMS).rules["GK-T3-001"].cases
    assert first == Case("甲", True, {}, line=15)
    assert second == Case(
        "丙", False, {"列": "总计", "本年新收": None, "年度": 2020}, ({"kind": "部分", "序号": 2},), "总计", line=15
    )


@pytest.mark.parametrize(
    ("cases", "message"),
    [
        (f"⟦[{PASS}]", "没有不通过的例子"),
        (f"⟦[{FAIL}]", "没有通过的例子"),
        (f"[{PASS}, {FAIL}, ⟦{FAIL}]", "“乙”写了两次"),
        (f"[{PASS}, {FAIL}, ⟦{{name: 丙}}]", "只能有一个"),
        (f"[{PASS}, {FAIL}, ⟦{{name: 丙, pass: {{}}, fail: {{}}}}]", "只能有一个"),
        (f"[{PASS}, {FAIL}, ⟦{{fail: {{}}}}]", "例子缺少键：name"),
        (f"[{PASS}, {FAIL}, {{name: 丙, fail: ⟦[1]}}]", "应当是键值对"),
        (f'[{PASS}, {FAIL}, {{name: 丙, pass: {{}}, says: ⟦"是"}}]', "没有话要说"),
        (f"[{PASS}, {FAIL}, {{name: 丙, fail: {{⟦本年新受: 1}}}}]", "没有名为“本年新受”的字段"),
        (f"[{PASS}, {FAIL}, {{name: 丙, fail: {{本年新收: ⟦甲}}}}]", "“本年新收”是数"),
        (f"[{PASS}, {FAIL}, {{name: 丙, fail: {{列: ⟦1}}}}]", "“列”是文字"),
        (f"[{PASS}, {FAIL}, {{name: 丙, fail: {{列: ⟦null}}}}]", "不会是空白格"),
        (f"[{PASS}, {FAIL}, {{name: 丙, fail: {{说明反复或收费: ⟦2}}}}]", "只有 1（是）和 0（否）"),
        (f"[{PASS}, {FAIL}, {{name: 丙, fail: {{本年新收: ⟦yes}}}}]", "写的是是否"),
        (f"[{PASS}, {FAIL}, {{name: 丙, fail: {{本年新收: ⟦1.5}}}}]", "写的是小数"),
        (f"[{PASS}, {FAIL}, {{name: 丙, fail: {{本年新收: ⟦010}}}}]", "应当是整数、文字或 null"),
        (f"[{PASS}, {FAIL}, {{name: 丙, fail: {{本年新收: ⟦2024-01-31}}}}]", "写的是日期"),
        (f"[{PASS}, {FAIL}, {{name: 丙, fail: {{}}, others: [⟦{{序号: 1}}]}}]", "缺少键：kind"),
        (f"[{PASS}, {FAIL}, {{name: 丙, fail: {{}}, others: [{{kind: ⟦部份}}]}}]", "没有“部份”这类事实"),
        (f"[{PASS}, {FAIL}, {{name: 丙, fail: {{}}, others: [{{kind: 部分, ⟦列: 甲}}]}}]", "没有名为“列”的字段"),
        (f"[{PASS}, {FAIL}, {{name: 丙, fail: {{}}, others: [{{kind: 部分, 字数: ⟦~}}]}}]", "不能有空白格"),
    ],
)
def test_a_fault_is_shown_where_it_stands(tmp_path: Path, cases: str, message: str) -> None:
    assert message in write_rules(tmp_path, rule({"cases": cases})).fault().message
