"""Rules read from their files, and every fault of a rule shown where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.model.expressions import Comparison, Name, Number, Stated
from auditor.model.rules import Certainty, Grade, Milder, Words
from auditor.rulebook.loader import load_rulebook
from tests.rulebook.builders import FORMS, MARK, family, rule, write, write_rules


def test_a_rule_is_read_with_all_its_keys(tmp_path: Path) -> None:
    changes = {
        "where": "列 存在",
        "milder": "{when: 本年新收 = 1, grade: 提示}",
        "traps": "没有。",
        "yields_to": "[GK-T3-002]",
        "explains": "[GK-T3-003]",
    }
    others = [rule({"id": f"GK-T3-00{n}"}) for n in (2, 3)]
    book = write_rules(tmp_path, rule(changes), *others)
    read = load_rulebook(book.directory, FORMS).rules["GK-T3-001"]
    assert (read.id, read.family, read.kind) == ("GK-T3-001", "T3", "表三.列")
    assert read.title == Words("收支相等", "In equals out")
    assert (read.grade, read.grade_2019, read.certainty) == (Grade.VIOLATION, Grade.DEFECT, Certainty.CERTAIN)
    assert (read.clauses, read.yields_to, read.explains) == (("TL-1",), ("GK-T3-002",), ("GK-T3-003",))
    assert read.where == Stated("列")
    assert read.milder == Milder(Comparison("=", Name("本年新收"), Number(1)), Grade.ADVICE)
    assert (read.where_text, read.expect_text) == ("列 存在", "本年新收 + 上年结转 = 办理结果总计 + 结转下年度")
    assert (read.path, read.line) == ((tmp_path / "national/T3.yaml").as_posix(), 4)


@pytest.mark.parametrize(
    ("years", "meant"),
    [("2019-", (2019, None)), ("2019-2020", (2019, 2020)), ("2019", (2019, 2019)), ("all", (None, None))],
)
def test_years_have_four_forms(tmp_path: Path, years: str, meant: tuple[int | None, int | None]) -> None:
    book = write_rules(tmp_path, rule({"years": years}))
    assert load_rulebook(book.directory, FORMS).rules["GK-T3-001"].years == meant


def test_a_rule_without_2019_has_one_grade(tmp_path: Path) -> None:
    book = write_rules(tmp_path, rule({"years": "2020-", "grade_2019": None}))
    assert load_rulebook(book.directory, FORMS).rules["GK-T3-001"].grade_2019 is Grade.VIOLATION


@pytest.mark.parametrize(
    ("key", "value", "message", "hint"),
    [
        ("id", "⟦GK-T4-001", "不是规则族 T3 的编号", "GK-T3-001"),
        ("id", "⟦GK-T3-1", "不是规则族 T3 的编号", "GK-T3-001"),
        ("title", "⟦收支相等", "应当是键值对", ""),
        ("title", "⟦{en: Equal}", "缺少键：zh", "zh:"),
        ("title", "{zh: ⟦2019}", "应当是文字，写的是整数", "引号"),
        ("title", '{zh: ⟦" "}', "是空的", ""),
        ("grade", "⟦严重", "“严重”不是可选的值", "违规、缺陷、提示"),
        ("certainty", "⟦也许", "不是可选的值", "确定、待核"),
        ("clauses", "⟦TL-1", "应当是列表", ""),
        ("clauses", "⟦[]", "没有引用条文", "至少"),
        ("clauses", "[TL-1, ⟦TL-1]", "写了两次", ""),
        ("years", "⟦2019起", "“2019起”不是适用年度", "2019-"),
        ("years", "⟦2020-2019", "不是适用年度", "2019-"),
        ("years", "⟦[2019]", "不是适用年度", "2019-"),
        ("for", "⟦表三.栏", "没有“表三.栏”这类事实", "表三"),
        ("expect", "本年新收 = ⟦本年新受", "没有名为“本年新受”的字段", "本年新收"),
        ("expect", '"本年新收 = ⟦本年新受"', "没有名为“本年新受”的字段", "本年新收"),
        ("expect", "'本年新收 = ⟦本年新受'", "没有名为“本年新受”的字段", "本年新收"),
        ("expect", '"列 = \\"总计\\" 且 ⟦总计 空白"', "没有名为“总计”的字段", ""),
        ("expect", "|\n      本年新收 = 1\n      且 ⟦本年新受 = 1", "没有名为“本年新受”的字段", ""),
        ("expect", ">-\n      本年新收 = 1\n      且 ⟦本年新受 = 1", "没有名为“本年新受”的字段", ""),
        ("expect", "本年新收 = 1\n      且 ⟦本年新受 = 1", "没有名为“本年新受”的字段", ""),
        ("expect", "本年新收 =⟦", "条件没有写完", "整数"),
        ("where", "列 ⟦> 3", "不能把文字与数相比", "引号"),
        ("milder", "{when: ⟦总和 = 1, grade: 提示}", "没有名为“总和”的字段", ""),
        ("milder", "{when: 本年新收 = 1, grade: ⟦违规}", "不比 grade（违规）轻", "更轻"),
        ("milder", "⟦{grade: 提示}", "缺少键：when", "when:"),
        ("says", '{zh: "{⟦栏}：{算式}"}', "{栏} 填不出来", ""),
        ("says", '{zh: "{列}", en: "{⟦旁证}"}', "{旁证} 填不出来", ""),
        ("says", '{zh: "{列}⟦}"}', "“}”没有成对", "{字段名}"),
        ("remedy", "⟦~", "应当是键值对（键: 值），写的是空值", ""),
        ("remedy", "{zh: ⟦!!python/name:os.system a}", "写的是python/name:os.system", ""),
        ("traps", "⟦[甲]", "应当是文字，写的是列表", ""),
        ("grade_2019", "⟦轻微", "不是可选的值", "提示"),
    ],
)
def test_a_wrong_value_is_shown_where_it_stands(tmp_path: Path, key: str, value: str, message: str, hint: str) -> None:
    fault = write_rules(tmp_path, rule({key: value})).fault()
    assert message in fault.message
    assert hint in fault.hint
    assert fault.excerpt


def test_an_unknown_key_is_shown_with_the_nearest(tmp_path: Path) -> None:
    fault = write_rules(tmp_path, rule({f"{MARK}trap": "甲"})).fault()
    assert (fault.message, fault.hint) == ("规则没有名为“trap”的键", "您是不是要写“traps”")


def test_a_key_twice_is_a_fault(tmp_path: Path) -> None:
    fault = write_rules(tmp_path, rule() + f"    {MARK}grade: 提示\n").fault()
    assert fault.message == "键“grade”写了两次"


@pytest.mark.parametrize("key", ["id", "title", "grade", "certainty", "clauses", "years", "for", "expect", "says"])
def test_a_missing_key_is_named(tmp_path: Path, key: str) -> None:
    text = rule({key: None}).replace("- ", f"- {MARK}", 1)
    fault = write_rules(tmp_path, text).fault()
    assert (fault.message, fault.hint) == (f"规则缺少键：{key}", f"补上：{key}:")


def test_a_rule_of_2019_needs_a_grade_for_2019(tmp_path: Path) -> None:
    fault = write_rules(tmp_path, rule({"grade_2019": None, "years": "⟦all"})).fault()
    assert "没有 grade_2019" in fault.message


def test_a_grade_for_2019_without_2019_is_a_fault(tmp_path: Path) -> None:
    fault = write_rules(tmp_path, rule({"grade_2019": "⟦提示", "years": "2020-"})).fault()
    assert "用不上" in fault.message


def test_the_grade_for_2019_is_not_graver(tmp_path: Path) -> None:
    fault = write_rules(tmp_path, rule({"grade": "缺陷", "grade_2019": "⟦违规"})).fault()
    assert "不能比 grade（缺陷）重" in fault.message


def test_the_family_is_the_name_of_the_file(tmp_path: Path) -> None:
    book = write(tmp_path, {"national/T3.yaml": family(rule({"id": "GK-T4-001"}), name="⟦T4")})
    assert "与文件名不符" in book.fault().message


def test_the_family_is_a_short_code(tmp_path: Path) -> None:
    book = write(tmp_path, {"national/t3.yaml": family(rule({"id": "GK-t3-001"}), name="⟦t3")})
    assert "不能作规则族的代号" in book.fault().message
