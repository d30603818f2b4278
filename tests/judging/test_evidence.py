"""The place of a finding is told in numbers that a person can count."""

from __future__ import annotations

import pytest

from auditor.judging.evidence import place_in_words
from auditor.model.document import Locator


@pytest.mark.parametrize(
    ("locator", "words"),
    [
        (Locator(), ""),
        (Locator(line=7), "文件第7行"),
        (Locator(part="word/document.xml", paragraph=3), "第3段"),
        (Locator(page=2, table=1), "第2页，第1个表格"),
        (Locator(table=2, row=5, column=3), "第2个表格第5行第3列"),
        (Locator(table=2, row=5, column=3, sheet="表三"), "工作表“表三”第5行第3列"),
        (Locator(row=1, column=1, sheet="表三"), "工作表“表三”第1行第1列"),
        (Locator(table=2, sheet="表三"), "工作表“表三”"),
    ],
)
def test_a_place_is_told_as_a_person_would_count(locator: Locator, words: str) -> None:
    assert place_in_words(locator) == words
