"""The coverage as a page of tables, whatever it is rendered into."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from auditor.hostile import LONG, clean
from auditor.model.rules import Clause, Rule, Rulebook, UnbuiltRule

Cell = tuple[str, ...]
"""The lines of a cell, safe to print but not escaped for any format."""

BRIEF = 120
"""Characters of a clause that the terminal shows; ``auditor rule`` and the files show it whole."""

_ZH = {
    "title": "规定与规则对照",
    "summary": "须逐项对照的规定共 {asked} 项：{tested} 项有规则检验，{untested} 项没有，各写明原因。",
    "elsewhere": "现有规则 {rules} 条，其中 {elsewhere} 条只依据其他条文。",
    "unbuilt_count": "规则目录里另有 {unbuilt} 条没有写成规则，列在最后。",
    "marks": "方括号里是条文的核实标记：V 逐字核对，V-part 逐字但原文不全，C 由两处以上旁证，M 凭记忆。",
    "clause": "条文",
    "words": "规定",
    "rules": "检验它的规则",
    "untested": "没有规则检验：{why}",
    "unbuilt": "规则目录中没有写成规则的",
    "rule": "编号",
    "name": "标题",
    "why": "原因",
    "colon": "：",
    "between": "、",
    "families": "；",
}
_EN = {
    "title": "The regulation and the rules that test it",
    "summary": "There are {asked} provisions to account for: rules test {tested}; {untested} are not tested, each for the reason given.",
    "elsewhere": "There are {rules} rules, of which {elsewhere} rest on other clauses only.",
    "unbuilt_count": "{unbuilt} more rules of the catalogue are not built and stand at the end.",
    "marks": "The mark in brackets says how the words were verified: V verbatim, V-part verbatim but cut, C corroborated, M memory.",
    "clause": "Clause",
    "words": "Provision",
    "rules": "Rules that test it",
    "untested": "Not tested: {why}",
    "unbuilt": "Rules of the catalogue that are not built",
    "rule": "Rule",
    "name": "Title",
    "why": "Reason",
    "colon": ": ",
    "between": ", ",
    "families": "; ",
}
_WORDS: Mapping[str, Mapping[str, str]] = {"zh": _ZH, "en": _EN}


@dataclass(frozen=True, slots=True)
class Section:
    """A table with its heading; the first cell of a row names the row."""

    heading: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The title, the sums in a few sentences, and a section for each instrument and for the rules not built."""

    language: str
    title: str
    summary: str
    sections: tuple[Section, ...]


def coverage_page(rulebook: Rulebook, language: str, *, brief: bool = False) -> Page:
    """Return each clause that the coverage asks for with the rules that cite it, or with why none can.

    Instruments follow each other as they came into force.
    ``brief`` cuts long clauses and gives the ids of rules in runs (T3-001–014) instead of their titles.
    """
    words = _WORDS[language]
    asked = sorted((clause for clause in rulebook.clauses.values() if clause.asked), key=lambda clause: clause.since)
    testers = {clause.id: [rule for rule in rulebook.rules.values() if clause.id in rule.clauses] for clause in asked}
    sections = []
    for instrument, clauses in groupby(asked, key=lambda clause: clause.instrument):
        rows = tuple(_clause_row(clause, testers[clause.id], language, brief) for clause in clauses)
        sections.append(Section(clean(instrument), (words["clause"], words["words"], words["rules"]), rows))
    if rulebook.unbuilt:
        rows = tuple(_unbuilt_row(rule, language) for rule in rulebook.unbuilt)
        sections.append(Section(words["unbuilt"], (words["rule"], words["name"], words["why"]), rows))
    return Page(language, words["title"], _summary(rulebook, testers, words), tuple(sections))


def _summary(rulebook: Rulebook, testers: Mapping[str, Sequence[Rule]], words: Mapping[str, str]) -> str:
    tested = sum(bool(rules) for rules in testers.values())
    elsewhere = sum(not any(name in testers for name in rule.clauses) for rule in rulebook.rules.values())
    sentences = [
        words["summary"].format(asked=len(testers), tested=tested, untested=len(testers) - tested),
        words["elsewhere"].format(rules=len(rulebook.rules), elsewhere=elsewhere),
    ]
    if rulebook.unbuilt:
        sentences.append(words["unbuilt_count"].format(unbuilt=len(rulebook.unbuilt)))
    return ("" if words is _ZH else " ").join([*sentences, words["marks"]])


def _clause_row(clause: Clause, rules: Sequence[Rule], language: str, brief: bool) -> tuple[Cell, ...]:
    words = _WORDS[language]
    text = clean(f"[{clause.mark}] {clause.article}{words['colon']}{clause.words}", BRIEF if brief else LONG)
    if clause.untested is not None:
        told: Cell = (words["untested"].format(why=clean(clause.untested.in_language(language))),)
    elif brief:
        told = (words["families"].join(runs((rule.id for rule in rules), words["between"])),)
    else:
        told = tuple(clean(f"{rule.id} {rule.title.in_language(language)}") for rule in rules)
    return ((clean(clause.id),), (text,), told)


def _unbuilt_row(rule: UnbuiltRule, language: str) -> tuple[Cell, ...]:
    return ((clean(rule.id),), (clean(rule.title.in_language(language)),), (clean(rule.why.in_language(language)),))


def runs(ids: Iterable[str], between: str) -> list[str]:
    """Return the ids of each family in one text, numbers in a row as a run: ``T3-001–014、019``."""
    numbers: dict[str, list[int]] = {}
    for name in ids:
        family, _, number = name.removeprefix("GK-").partition("-")
        numbers.setdefault(family, []).append(int(number))
    return [f"{family}-{between.join(_runs(sorted(found)))}" for family, found in numbers.items()]


def _runs(numbers: Sequence[int]) -> list[str]:
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    return [f"{run[0]:03}" if len(run) == 1 else f"{run[0]:03}–{run[-1]:03}" for run in found]
