"""A small directory of rules, written to disk with one thing changed, and the place of the change marked by ⟦."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from auditor.errors import Fault, RuleError
from auditor.model.forms import Forms, load_forms
from auditor.model.places import rules_directory
from auditor.rulebook.loader import load_rulebook

MARK = "⟦"
FORMS: Forms = load_forms(rules_directory() / "forms")

CLAUSES = """\
instruments:
  - name: 《甲条例》
    number: 第1号
    since: 2019-05-15
    clauses:
      - {id: TL-1, article: 第一条, mark: V, words: 应当准确。}
      - {id: MM-1, article: 第二条, mark: M, words: 听说如此。}
  - name: 《旧格式》
    since: 2019-11-30
    until: 2021-09-25
    clauses:
      - {id: GS19-1, article: 附件, mark: C, words: 旧表。}
  - name: 《新格式》
    since: 2021-09-26
    clauses:
      - {id: GS21-1, article: 附件, mark: C, words: 新表。}
"""

RULE = {
    "id": "GK-T3-001",
    "title": "{zh: 收支相等, en: In equals out}",
    "grade": "违规",
    "grade_2019": "缺陷",
    "certainty": "确定",
    "clauses": "[TL-1]",
    "years": "2019-",
    "for": "表三.列",
    "expect": "本年新收 + 上年结转 = 办理结果总计 + 结转下年度",
    "says": '{zh: "{列}：{算式}"}',
    "remedy": "{zh: 更正。}",
    "cases": "[{name: 相等, pass: {本年新收: 1, 办理结果总计: 1}}, {name: 不等, fail: {本年新收: 1}}]",
}


@dataclass(frozen=True)
class Book:
    """A directory of rules; ``line`` and ``column`` are the marked place, from 1, in the file ``path``."""

    directory: Path
    path: str = ""
    line: int = 0
    column: int = 0

    def faults(self) -> list[Fault]:
        """Load the directory, which has to fail, and return its faults."""
        with pytest.raises(RuleError) as caught:
            load_rulebook(self.directory, FORMS)
        return caught.value.faults

    def fault(self) -> Fault:
        """Return the only fault, which has to stand at the marked place."""
        (fault,) = self.faults()
        assert (fault.path, fault.line, fault.column) == (self.path, self.line, self.column), str(fault)
        return fault


def rule(changes: Mapping[str, str | None] | None = None) -> str:
    """Return the text of a sound rule with some of its keys changed, added, or (None) left out."""
    entries = {**RULE, **(changes or {})}
    lines = [f"{key}: {value}" for key, value in entries.items() if value is not None]
    return "  - " + "\n    ".join(lines) + "\n"


def family(*rules: str, name: str = "T3") -> str:
    """Return the text of a file of rules."""
    return f"family: {name}\ntitle: {{zh: 表三}}\nrules:\n" + "".join(rules)


def write(directory: Path, files: Mapping[str, str]) -> Book:
    """Write ``files`` (and the clauses, unless they are among them) below ``directory``; at most one mark in all."""
    place: tuple[str, int, int] = ("", 0, 0)
    for name, text in {"clauses/all.yaml": CLAUSES, **files}.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        for number, line in enumerate(text.splitlines(), start=1):
            if MARK in line:
                place = (path.as_posix(), number, line.index(MARK) + 1)
        path.write_text(text.replace(MARK, ""), "utf-8")
    return Book(directory, *place)


def write_rules(directory: Path, *rules: str) -> Book:
    """Write one family file of ``rules`` and the clauses."""
    return write(directory, {"national/T3.yaml": family(*rules)})
