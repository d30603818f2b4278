from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from auditor.hostile import clean
from auditor.report.wrapping import wrap

MIXED = st.text(st.sampled_from("政府信息公开，。、；（）《》“”：12309 ab_-.›·＋＝\u3000"), max_size=120)


def lines(text: str, width: int) -> list[str]:
    return wrap(text, width).plain.split("\n")


@given(st.text(max_size=200), st.integers(2, 60))
def test_no_line_is_wider_than_asked(text: str, width: int) -> None:
    assert all(cell_len(line) <= width for line in lines(clean(text), width))


@given(MIXED, st.integers(2, 60))
def test_nothing_but_space_is_lost(text: str, width: int) -> None:
    assert "".join("".join(lines(text, width)).split()) == "".join(text.split())


@given(st.text(st.sampled_from("政府信息公开，。年报"), max_size=80), st.integers(10, 40))
def test_a_closing_mark_opens_a_line_only_where_its_word_with_all_marks_fills_more_than_a_line(
    text: str, width: int
) -> None:
    at = 0
    for above, line in pairwise(lines(text, width)):
        at += len(above)
        if line[0] in "，。":
            word = max((place for place in range(at) if text[place] not in "，。"), default=0)
            end = next((place for place in range(at, len(text)) if text[place] not in "，。"), len(text))
            assert cell_len(text[word:end]) > width


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("甲乙丙丁。戊", 8, ["甲乙丙", "丁。戊"]),
        ("甲乙（丙）", 6, ["甲乙", "（丙）"]),
        ("共 2023 年度", 8, ["共 2023", "年度"]),
        ("今新收 23件", 10, ["今新", "收 23件"]),
        ("依据 GK-T3-001", 10, ["依据", "GK-T3-001"]),
        ("甲乙 › 丙丁戊己", 10, ["甲乙 ›", "丙丁戊己"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("", 5, [""]),
    ],
)
def test_lines_break_where_a_typesetter_would_break_them(text: str, width: int, expected: list[str]) -> None:
    assert lines(text, width) == expected


def test_styles_survive_a_break() -> None:
    wrapped = wrap(Text("甲乙").append("丙丁", style="red"), 6)
    assert wrapped.plain == "甲乙丙\n丁"
    assert "".join(wrapped.plain[span.start : span.end] for span in wrapped.spans if span.style == "red") == "丙丁"
