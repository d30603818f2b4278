"""The arithmetic of a failed condition as a person reads it."""

from __future__ import annotations

from auditor.judging.arithmetic import arithmetic, failing_comparisons
from auditor.model.facts import Fact
from auditor.model.places import rules_directory
from auditor.rulebook.loader import load_rulebook
from tests.rulebook.builders import FORMS

RULES = load_rulebook(rules_directory(), FORMS).rules


def written(rule: str, **fields: int | str) -> str:
    condition = RULES[rule].expect
    return arithmetic(condition, Fact(RULES[rule].kind, "", fields), FORMS.kinds[RULES[rule].kind])


def test_shares_are_written_in_percent() -> None:
    text = written("GK-NT-015", 所印万分=3500, 应为万分=2500, 容差万分=15)
    assert text == "所印万分－应为万分：35%－25%＝10%，不应大于容差万分 0.15%"


def test_alternatives_are_joined_by_or_and_each_sum_stands_once() -> None:
    numbers = {"正文数": 9, "表数": 7, "表新收": 8, "表结转下年": 0, "表其他处理": 1, "表其他情形": 1}
    assert written("GK-NT-003", **numbers).count("；或者") == 2
    assert written("GK-NT-003", **numbers).count("7－1＝6") == 1


def test_an_alternative_whose_word_does_not_fit_is_left_out() -> None:
    numbers: dict[str, int | str] = {"正文数": 9, "表数": 7, "表结转": 1, "表办结": 6, "用词": "新收"}
    assert written("GK-NT-001", **numbers) == "正文数 9，应等于表数 7，相差 2"
    fact = Fact("陈述", "", numbers)
    assert len(list(failing_comparisons(RULES["GK-NT-001"].expect, fact))) == 1
