"""The preface's list of the parts."""

from __future__ import annotations

import pytest

from auditor.facts.preface import part_list
from auditor.facts.prose import Passage

_ALL = (1, 2, 3, 4, 5, 6)


@pytest.mark.parametrize(
    "text",
    [
        "报告由总体情况、主动公开情况、依申请公开情况、复议诉讼情况、主要问题及改进情况、其他事项六部分组成。",
        "本报告包括六项内容：总体情况；主动公开情况；依申请公开情况；复议诉讼情况；主要问题；其他事项。期限为一年。",
    ],
)
def test_a_list_is_read_between_commas_and_between_semicolons(text: str) -> None:
    found = part_list((Passage(text, 0),))
    assert found is not None
    assert (found.announced, found.named) == (6, _ALL)


def test_a_list_ends_with_its_sentence() -> None:
    text = "报告包括总体情况、主动公开情况、依申请公开情况。全年没有行政复议，其他工作正常。"
    found = part_list((Passage(text, 0),))
    assert found is not None
    assert found.named == (1, 2, 3)


def test_other_sentences_with_a_few_of_the_words_are_no_list() -> None:
    assert part_list((Passage("公开渠道包括网站；主动公开信息30条。", 0),)) is None
