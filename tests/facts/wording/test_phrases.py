"""The word lists: misprints, doubled words, template sentences, old names, advertisements."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.facts.prose import Passage
from auditor.facts.wording.phrases import find_phrases
from auditor.facts.wording.writing import join
from auditor.model.forms import load_forms

WORDS = load_forms(Path(__file__).parents[3] / "rules" / "forms").wording


def found(concern: str, text: str, year: int | None = 2023, organ: str | None = None) -> list[str]:
    writing = join([Passage("第一行，", 1), Passage(text, 1)])
    return [writing.text[hit.start : hit.end] for hit in find_phrases(writing, WORDS, year, organ)[concern]]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("工作中仍在不足，", "仍在不足"),
        ("四、政府信息公开行政法复议情况", "行政法复议"),
        ("畅通依申请公开受理渠。", "受理渠。"),
        ("统一的的平台，", "的的"),
        ("政府信息公开行行政复议，", "公开行行政"),
        ("要求对对需要公开的文件进行审查，", "对对"),
        ("至12月31日止,,如有疑问，", ",,"),
        ("专项资金资金分配，", "资金资金"),
        ("我乡政务政务信息公开，", "政务政务"),
        ("做好信息公开工作工作。", "工作工作"),
    ],
)
def test_a_misprint_is_found(text: str, wrong: str) -> None:
    assert found("typos", text) == [wrong]


@pytest.mark.parametrize(
    "text",
    [
        "以服务群众为目的的公开，",
        "现行行政规范性文件，进行行政处罚，",
        "推进政府信息信息化，健全工作工作机制，",
        "应对对策，针对对象，面对对方，",
        "常常更新，天天巡查，研究研究再定，",
        "乡镇乡村两级，各县县委，",
        "自己经办的事项，供给于民，",
        "农田水渠。",
        "杨梅乡乡村两级公开栏，",
        "政务政务服务中心，",
        "今年渡过难关，",
        "公开率仍在不足五成，",
    ],
)
def test_words_side_by_side_are_no_misprint(text: str) -> None:
    assert found("typos", text) == []


def test_doubled_words_of_a_heading_without_cells_are_not_counted() -> None:
    assert found("typos", "资金资金情况情况") == []


def test_a_template_sentence_is_found_but_not_in_quotation_marks() -> None:
    assert found("templates", "该部分以表格形式报告。表格如下：")
    assert not found("templates", "格式要求“该部分以表格形式报告”，我局已照办。")


@pytest.mark.parametrize(
    ("text", "year", "count"),
    [
        ("会同县质监局开展检查，", 2023, 1),
        ("会同县质监局开展检查，", 2019, 0),
        ("原县质监局的职责划入，", 2023, 0),
        ("县质监局更名后，", 2023, 0),
        ("2018年县质监局公布的目录，", 2023, 0),
        ("按照《质监局信息公开办法》，", 2023, 0),
        ("各级环境保护部门，", 2023, 0),
        ("配合省交通质监局检查，", 2023, 0),
        ("国土资源部门配合，", 2023, 0),
        ("会同县质监局开展检查，", None, 0),
    ],
)
def test_an_old_name_counts_only_as_a_present_one_after_its_end(text: str, year: int | None, count: int) -> None:
    assert len(found("outdated", text, year)) == count


def test_the_organs_own_name_is_not_an_old_one() -> None:
    assert not found("outdated", "卫计委公开信息，", 2023, "某区卫计委")


@pytest.mark.parametrize("text", ["（国令第711号）365bet官网，", "锟斤拷，"])
def test_injected_and_garbled_text_is_found(text: str) -> None:
    assert found("adverts", text) or found("garbled", text)


@pytest.mark.parametrize("text", ["彩票公益金使用情况，", "加强棋牌室管理，", "打击365bet等网络赌博，", "查处六合彩，"])
def test_lawful_words_are_no_advertisement(text: str) -> None:
    assert not found("adverts", text)


def test_the_scan_ends_in_a_text_that_is_nothing_but_hits() -> None:
    assert len(found("typos", "的的。" * 5000)) == 400


def test_each_exception_contains_its_phrase() -> None:
    for phrase in WORDS.phrases.values():
        assert all(phrase.text in longer for longer in phrase.unless), phrase.text
