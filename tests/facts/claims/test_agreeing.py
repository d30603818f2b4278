"""Made-up prose beside made-up tables: what agrees is never found wrong, what differs by one is."""

from __future__ import annotations

import random
from collections.abc import Mapping
from pathlib import Path

import pytest

from auditor.audit import load_rules
from auditor.engine.reference import holds
from auditor.model.facts import Fact, FormTable
from auditor.model.rules import Rule
from tests.facts.claims.statements import OUTCOMES, RESULTS, claims_of, form_table, table_three

_RULES = [
    rule
    for rule in load_rules(Path(__file__).parents[3] / "rules")[0].rules.values()
    if rule.family in ("NT", "ZC") and rule.kind == "陈述"
]
_CHINESE = "零一二三四五六七八九"

OPENINGS = ("", "2024年，", "2024年度，我局", "全年", "本年度", "依申请公开方面，", "（二）依申请公开情况。")
RECEIVED = (
    "共收到政府信息公开申请{R1}件", "新收政府信息公开申请{R1}件", "受理政府信息公开申请{R1}件", "收到{R1}件政府信息公开申请",
    "办理政府信息公开申请{both}件", "收到公民、法人和其他组织提出的政府信息公开申请{R1}件",
    "收到和处理依申请公开{R1}件", "收到政府信息公开申请{both}件（含上年结转{R2}件）",
)  # fmt: skip
CARRIED = (
    "，上年结转{R2}件",
    "，另有上年度结转{R2}件",
    "，加上上年结转的{R2}件，共{both}件",
    "（其中自然人{P1}件，法人或其他组织{B1}件）",
    "",
)
HANDLED = (
    "，办结{T}件，结转下年度继续办理{R4}件。", "；答复{T}件，{R4}件结转至下一年度办理。", "，年内办理完毕{T}件，转下年度办理{R4}件。",
    "，答复{answered}件。", "。办结政府信息公开申请{T}件，其余{R4}件顺延到2025年继续办理。", "，均依法办理。", "，均在法定期限内答复。",
)  # fmt: skip
RESULT = (
    "其中予以公开{A1}件，部分公开{A2}件，不予公开{B}件，无法提供{C}件，不予处理{D}件，其他处理{E}件。",
    "从办理结果看，同意公开{A1}件、部分公开{A2}件、不予公开{B}件、无法提供{C}件。",
    "予以公开及部分公开{A}件，占{A}0%；不予公开{B}件；因信息不存在等原因无法提供{C}件；不予处理{D}件。",
    "{A1}件予以公开，{A2}件部分公开，因属于过程性信息不予公开{B6}件，本机关不掌握{C1}件。",
    "",
)
DISPUTES = (
    "政府信息公开行政复议{V}件，其中维持{V1}件、纠正{V2}件、尚未审结{V4}件；行政诉讼{S}件。", "政府信息公开行政复议、行政诉讼案件共{Z}件。",
    "因政府信息公开被申请行政复议{V}件，被提起行政诉讼{S}件。", "信息公开类行政诉讼{S}起，复议{V}起。", "全年办理各类行政复议{T}件。", "",
)  # fmt: skip
DOCUMENTS = (
    "制定行政规范性文件{N}件，废止{M}件，现行有效{L}件。", "新制发行政规范性文件{N}件、废止行政规范性文件{M}件。", "主动公开规范性文件{T}件。",
    "作出行政许可决定{X}件、行政处罚决定{Y}件。", "办理行政许可{X}件，行政处罚{Y}件。", "",
)  # fmt: skip


def draw_tables(choice: random.Random) -> dict[str, FormTable]:
    """Make up tables whose sums hold."""
    persons, bodies = ({row: choice.choice((0, 0, 1, 2, 7)) for row in OUTCOMES} for _ in range(2))
    for column in (persons, bodies):
        column["T"] = sum(column.values())
        column["R4"] = choice.choice((0, 1, 3))
        column["R2"] = choice.randint(0, min(2, column["T"] + column["R4"]))
        column["R1"] = column["T"] + column["R4"] - column["R2"]
    blocks = {}
    for block in ("复议", "直诉", "复诉"):
        parts = [choice.choice((0, 0, 1, 4)) for _ in range(4)]
        blocks[block] = (*parts, sum(parts))
    numbers = [choice.randint(1, 60) for _ in range(5)]
    rows = {
        "行政规范性文件": (numbers[0], numbers[1], numbers[2], None),
        "行政许可": (None, None, None, numbers[3]),
        "行政处罚": (None, None, None, numbers[4]),
    }
    two = form_table("表二", ("制发", "废止", "现行有效", "处理决定"), rows)
    return {"表二": two, "表三": table_three(persons, bodies), "表四": form_table("表四", RESULTS, blocks)}


def numbers_of(tables: Mapping[str, FormTable]) -> dict[str, int]:
    """The numbers that prose may state, by the names used in the sentences above."""

    def cell(table: str, row: str, column: str = "总计") -> int:
        return tables[table].cells[row][column].number or 0

    three = {row: cell("表三", row) for row in ("R1", "R2", "T", "R4", *OUTCOMES)}
    groups = {letter: sum(n for row, n in three.items() if row in OUTCOMES and row[0] == letter) for letter in "ABCDE"}
    review, suits = cell("表四", "复议"), cell("表四", "直诉") + cell("表四", "复诉")
    persons = cell("表三", "R1", "自然人")
    return {
        **three,
        **groups,
        "both": three["R1"] + three["R2"],
        "answered": three["T"] - groups["E"],
        "P1": persons,
        "B1": three["R1"] - persons,
        "V": review,
        "S": suits,
        "Z": review + suits,
        **{f"V{n}": cell("表四", "复议", column) for n, column in enumerate(RESULTS[:4], 1)},
        "N": cell("表二", "行政规范性文件", "制发"),
        "M": cell("表二", "行政规范性文件", "废止"),
        "L": cell("表二", "行政规范性文件", "现行有效"),
        "X": cell("表二", "行政许可", "处理决定"),
        "Y": cell("表二", "行政处罚", "处理决定"),
    }


def printed(number: int, choice: random.Random) -> str:
    """Return ``number`` in one of the notations of reports."""
    way = choice.randrange(8)
    if way == 0 and number < 10:
        return "两" if number == 2 else _CHINESE[number]
    if way == 1:
        return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))
    return f" {number}" if way == 2 else str(number)


def broken(found: list[Fact]) -> list[tuple[str, str]]:
    """The rules that the claims break, each with the sentence."""

    def breaks(rule: Rule, fact: Fact) -> bool:
        return (rule.where is None or holds(rule.where, fact, found)) and not holds(rule.expect, fact, found)

    return [(rule.id, str(fact.fields["原文"])) for rule in _RULES for fact in found if breaks(rule, fact)]


def draw_prose(choice: random.Random) -> str:
    """Return the sentences of a made-up overview, with places for numbers."""
    received = choice.choice(OPENINGS) + choice.choice(RECEIVED) + choice.choice(CARRIED) + choice.choice(HANDLED)
    return f"{received}{choice.choice(RESULT)}\n{choice.choice(DISPUTES)}\n{choice.choice(DOCUMENTS)}"


@pytest.mark.parametrize("seed", range(20))
def test_prose_that_agrees_is_never_found_wrong(seed: int) -> None:
    choice = random.Random(seed)
    for _ in range(50):
        tables = draw_tables(choice)
        numbers = {name: printed(number, choice) for name, number in numbers_of(tables).items()}
        text = draw_prose(choice).format(**numbers)
        assert broken(claims_of(text, tables=tables)) == [], text


@pytest.mark.parametrize(
    ("sentence", "name", "rule"),
    [
        ("全年收到政府信息公开申请{R1}件。", "R1", "GK-NT-001"),
        ("全年收到政府信息公开申请，上年结转{R2}件。", "R2", "GK-NT-002"),
        ("政府信息公开申请办结{T}件。", "T", "GK-NT-003"),
        ("政府信息公开申请结转下年度继续办理{R4}件。", "R4", "GK-NT-004"),
        ("政府信息公开申请办理结果：予以公开{A1}件。", "A1", "GK-NT-005"),
        ("收到政府信息公开申请，其中部分公开{A2}件。", "A2", "GK-NT-006"),
        ("收到政府信息公开申请，其中不予公开{B}件。", "B", "GK-NT-007"),
        ("收到政府信息公开申请，其中无法提供{C}件。", "C", "GK-NT-008"),
        ("收到政府信息公开申请，其中不予处理{D}件。", "D", "GK-NT-009"),
        ("收到政府信息公开申请，其中其他处理{E}件。", "E", "GK-NT-010"),
        ("政府信息公开行政复议{V}件。", "V", "GK-NT-011"),
        ("政府信息公开行政复议{V}件，其中纠正{V2}件。", "V2", "GK-NT-012"),
        ("政府信息公开行政诉讼{S}件。", "S", "GK-NT-013"),
        ("制定行政规范性文件{N}件。", "N", "GK-NT-018"),
        ("作出行政许可决定{X}件。", "X", "GK-NT-018"),
    ],
)
def test_a_number_that_is_off_is_found(sentence: str, name: str, rule: str) -> None:
    choice = random.Random(sentence)
    for _ in range(10):
        tables = draw_tables(choice)
        numbers = numbers_of(tables)
        text = sentence.format(**{**numbers, name: numbers[name] + 1000})
        assert rule in [found for found, _ in broken(claims_of(text, tables=tables))], text
