from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from auditor.model.findings import Evidence, EvidenceCell, Report
from auditor.model.rules import Certainty, Grade
from auditor.report import Language
from auditor.report.terminal import Layout, render_terminal
from auditor.report.words import WORDS
from tests.report import builders

GOLDEN = Path(__file__).parent / "golden"
WIDTHS = (60, 80, 96, 120)
CLOSING = "。，、；：？！）》」』】〕”"


def print_report(
    report: Report,
    width: int = 100,
    layout: Layout = "cards",
    *,
    floor: Grade = Grade.ADVICE,
    language: Language = "zh",
) -> str:
    """The printed report without colour and without spaces at the ends of lines."""
    stream = StringIO()
    console = Console(file=stream, width=width, force_terminal=False, color_system=None)
    render_terminal(report, console, layout=layout, floor=floor, language=language)
    return "".join(line.rstrip() + "\n" for line in stream.getvalue().splitlines())


@pytest.mark.parametrize(
    ("layout", "width", "language"),
    [
        *(("cards", width, "zh") for width in WIDTHS),
        ("cards", 80, "en"),
        ("table", 80, "zh"),
        ("table", 60, "en"),
        ("brief", 80, "zh"),
    ],
)
def test_the_rich_report_looks_as_it_was_approved(layout: Layout, width: int, language: Language) -> None:
    """``UPDATE_GOLDEN=1`` writes the files anew; look at them before they are committed."""
    golden = GOLDEN / f"{layout}-{width}-{language}.txt"
    text = print_report(builders.rich_report(), width, layout, language=language)
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(text, "utf-8", newline="\n")
    assert text == golden.read_text("utf-8")


@pytest.mark.parametrize("width", [40, *WIDTHS, 200])
@pytest.mark.parametrize("layout", ["cards", "table"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_line_is_wider_than_the_screen(width: int, layout: Layout, language: Language) -> None:
    text = print_report(builders.rich_report(), width, layout, language=language)
    assert [line for line in text.splitlines() if cell_len(line) > width] == []


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_opens_with_a_closing_mark_and_nothing_is_cut(width: int) -> None:
    text = print_report(builders.rich_report(), width)
    assert [line for line in text.splitlines() if line.strip()[:1] in tuple(CLOSING)] == []
    assert "…" not in text


@settings(max_examples=40)
@given(
    st.lists(st.integers(0, 10**11), min_size=7, max_size=7), st.integers(0, 6), st.sampled_from([60, 64, 80, 96, 120])
)
def test_every_marked_number_is_printed_whole_at_every_width(numbers: list[int], wrong: int, width: int) -> None:
    cells = tuple(EvidenceCell(str(n), "primary" if at == wrong else "part") for at, n in enumerate(numbers))
    evidence = Evidence("表三", builders.HEADS, (("一、本年新收政府信息公开申请数量", cells),))
    text = print_report(builders.report(builders.review("甲", builders.finding(evidence=evidence))), width)
    assert f"▸{numbers[wrong]}◂" in text
    assert all(f"‹{n}›" in text for at, n in enumerate(numbers) if at != wrong)


def test_a_wide_screen_shows_the_whole_grid_and_a_narrow_one_the_columns_in_evidence() -> None:
    report = builders.rich_report()
    balance = next(f for f in report.reviews[2].findings if f.rule == "GK-T3-001")
    report = builders.report(builders.review("甲", balance))
    wide, middle, narrow = (print_report(report, width) for width in (96, 80, 60))
    assert "科研机构" in wide
    assert "科研机构" not in middle
    assert "另有 5 列与本条无关，未列出" in middle
    assert re.search(r"自然人 +总计\n", middle)
    assert re.search(r"  自然人\n(.+\n){2} +（七）总计 +▸18◂\n", narrow)
    assert "另有 6 列与本条无关，未列出" in narrow


def test_a_blank_cell_in_evidence_says_that_it_is_blank() -> None:
    assert "▸空白◂" in print_report(builders.rich_report())


def test_the_worst_document_comes_first_and_a_clean_one_last() -> None:
    lines = print_report(builders.rich_report(), 80, "table").splitlines()[2:7]
    assert [line.split()[0] for line in lines] == [
        "清江县示例局",
        "白鹭市样例区人民政府办公室",
        "扫描件.pdf",
        "清江县示例水务局",
        "清江县青石镇人民政府",
    ]


@pytest.mark.parametrize("layout", ["cards", "table", "brief"])
def test_nothing_that_was_not_judged_is_silent(layout: Layout) -> None:
    text = re.sub(r"\n\s*", "", print_report(builders.rich_report(), 80, layout))
    for said in ("没有文字层", "示例/2023/目录.pptx", "GK-T4-001", "GK-RF-003 等 5 条", "不能核对结转", "两数连写"):
        assert said in text


@pytest.mark.parametrize("layout", ["cards", "table", "brief"])
def test_a_rule_that_fails_and_could_not_be_judged_everywhere_is_told_and_not_counted_twice(layout: Layout) -> None:
    partly = {"GK-XX-001": "表三 这一行读不出来"}
    report = builders.report(builders.review("甲", builders.finding(), partly_checked=partly))
    text = print_report(report, 100, layout)
    assert re.search(r"GK-XX-001（在别处违反）(?:（1 份）)?：表三 这一行读不出来", text)
    assert "违反 1，不适用 24，无法判断 0" in text
    assert "条规则无法判断" not in text
    assert ("1 条违反的规则还有读不出的地方" in text) == (layout == "cards")


def test_files_that_break_off_in_a_sentence_are_one_reason_of_a_run() -> None:
    reasons = [f"文件在句中中断（“…{words}”），其后的部分无从判断" for words in ("落实“三审三校”和", "二")]
    reviews = [
        builders.review(f"{n}", not_checked={"GK-XX-001": reason, f"GK-XX-00{n}": reason})
        for n, reason in enumerate(reasons, 2)
    ]
    text = print_report(builders.report(*reviews), 100, "table")
    assert "GK-XX-001、GK-XX-002、GK-XX-003（2 份）：文件在句中中断，其后的部分无从判断" in text
    assert reasons[0] in print_report(builders.report(reviews[0]), 100, "cards")


def test_the_footer_counts_everything() -> None:
    footer = re.sub(r"\n", "", print_report(builders.rich_report(), 200).rsplit("─\n", 1)[1])
    assert "共 5 份：2 份未见问题（其中 1 份有规则无法判断），1 份有违规，1 份有缺陷而无违规，1 份无法判断" in footer
    assert "违规 2 处，缺陷 2 处，提示 1 处" in footer
    assert "规则 112 条 × 4 份：合规 338，违反 7，不适用 95，无法判断 8" in footer
    assert "因同一原因让位 1 处 · 豁免 1 处" in footer
    assert "规则包 national@3f9c2e1 · 引擎 durable_rules 2.0.28 · 基准日 2024-02-01" in footer


@pytest.mark.parametrize("layout", ["cards", "brief"])
def test_findings_below_the_floor_are_counted_and_not_shown(layout: Layout) -> None:
    text = print_report(builders.rich_report(), 120, layout, floor=Grade.VIOLATION)
    assert "GK-T3-001" in text
    assert "GK-NT-002" not in text
    assert "低于“违规”未显示 3 处" in text


def test_waived_and_yielded_findings_have_no_card() -> None:
    text = print_report(builders.rich_report())
    assert "GK-TB-002" not in text
    assert "GK-XY-004" not in text


@pytest.mark.parametrize("layout", ["cards", "table", "brief"])
def test_a_report_without_findings_says_what_was_looked_at(layout: Layout) -> None:
    text = print_report(builders.report(builders.review("示例/甲.docx")), layout=layout)
    assert "共 1 份：1 份未见问题" in text
    assert "规则 112 条 × 1 份：合规 88" in text


@pytest.mark.parametrize("layout", ["cards", "table", "brief"])
def test_a_run_over_nothing_says_so(layout: Layout) -> None:
    assert "没有审核任何文件" in print_report(builders.report(), layout=layout)


@pytest.mark.parametrize("layout", ["cards", "table", "brief"])
def test_a_run_in_which_nothing_could_be_read_approves_of_nothing(layout: Layout) -> None:
    report = builders.report(*(builders.unreadable(f"示例/{n}.pdf", "文件已加密") for n in range(2)))
    text = print_report(report, layout=layout)
    assert "共 2 份：2 份无法判断" in text
    assert "规则 112 条，未能用于任何一份" in text
    assert "未见问题" not in text
    assert text.count("文件已加密") == 2


def test_the_meaning_of_to_confirm_is_explained_once_and_only_where_it_is_shown() -> None:
    explained = WORDS["zh"]["legend_confirm"]
    assert print_report(builders.rich_report(), 120).count(explained) == 1
    certain = builders.report(builders.review("甲", builders.finding()))
    assert explained not in print_report(certain, 120)
    doubtful = builders.finding(certainty=Certainty.TO_CONFIRM)
    assert explained in print_report(replace(certain, reviews=(builders.review("甲", doubtful),)), 120)


def test_brief_gives_one_line_per_finding_however_narrow_the_screen() -> None:
    lines = print_report(builders.rich_report(), 60, "brief").splitlines()
    found = [line for line in lines if re.search(r": (违规|缺陷|提示) GK-", line)]
    assert len(found) == 5
    assert found[1] == (
        "示例/2023/清江县示例局_2023.docx: 违规 GK-T3-003 表三各行总计应等于六类申请人之和 — "
        "本年新收：20＋7＋0＋2＋0＋0＝29，总计填 30，差 1"
    )


def test_colour_adds_nothing_that_words_and_brackets_do_not_say() -> None:
    stream = StringIO()
    console = Console(file=stream, width=100, force_terminal=True, color_system="truecolor")
    render_terminal(builders.rich_report(), console, layout="cards", floor=Grade.ADVICE, language="zh")
    coloured = stream.getvalue()
    assert re.search(r"\x1b\[[0-9;]*41m▸30◂", coloured)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert [line.rstrip() for line in plain.splitlines()] == print_report(builders.rich_report()).splitlines()


def test_the_package_is_imported_without_rich() -> None:
    code = "import sys, auditor.report, auditor.report.json; sys.exit('rich' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2], check=False).returncode == 0
