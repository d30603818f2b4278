"""Rules for people: one explained in full, or all in a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from auditor.hostile import clean
from auditor.model.rules import Case, Rule, Rulebook

if TYPE_CHECKING:
    from rich.console import Console


def years_in_words(rule: Rule, language: str) -> str:
    """Return the report years of ``rule``: ``2019 年起``, ``2019–2020 年``, ``所有年度``."""
    first, last = rule.years
    if first is None and last is None:
        return "所有年度" if language == "zh" else "all years"
    if last is None:
        return f"{first} 年起" if language == "zh" else f"since {first}"
    span = str(last) if first == last else f"{first or ''}–{last}"
    return f"{span} 年" if language == "zh" else span


def print_rule(rule: Rule, rulebook: Rulebook, console: Console, language: str) -> None:
    """Print what ``rule`` requires, why, since when, how grave it is, its examples and the remedy."""
    from rich.cells import cell_len
    from rich.text import Text

    from auditor.report.wrapping import print_hanging

    zh = language == "zh"
    console.print(Text(f"{rule.id}  {rule.title.in_language(language)}", style="bold"))
    grade = rule.grade.value if zh else rule.grade.english
    if rule.milder:
        grade += (
            f"（{rule.milder.grade.value}：条件较轻时）" if zh else f" ({rule.milder.grade.english} in milder cases)"
        )
    if rule.grade_2019 is not rule.grade:
        grade += f"；2019 年度 {rule.grade_2019.value}" if zh else f"; {rule.grade_2019.english} for 2019"
    rows = [
        ("等级" if zh else "Grade", f"{grade} · {rule.certainty.value}" if zh else grade),
        ("年度" if zh else "Years", years_in_words(rule, language)),
        ("对象" if zh else "About", rule.kind),
        *([("条件" if zh else "Where", rule.where_text)] if rule.where_text else []),
        ("要求" if zh else "Expects", rule.expect_text),
    ]
    for clause_id in rule.clauses:
        clause = rulebook.clauses[clause_id]
        text = f"{clause_id} [{clause.mark}] {clause.instrument}{clause.article}：{clause.words}"
        rows.append(("依据" if zh else "Clause", text))
    rows.append(("整改" if zh else "Remedy", rule.remedy.in_language(language)))
    if rule.traps:
        rows.append(("易误报" if zh else "Traps", rule.traps))
    if rule.yields_to:
        rows.append(("让位于" if zh else "Yields to", "、".join(rule.yields_to)))
    if rule.explains:
        rows.append(("仅说明" if zh else "Explains", "、".join(rule.explains)))
    rows += [(_verdict(case, zh), _example(case)) for case in rule.cases]
    rows.append(("出处" if zh else "Source", f"{rule.path}:{rule.line}"))
    margin = max(cell_len(label) for label, _ in rows) + 2
    for label, text in rows:
        print_hanging(Text(label, style="dim"), Text(clean(text)), margin, console)


def _verdict(case: Case, zh: bool) -> str:
    if case.passes:
        return "通过例" if zh else "Passes"
    return "违反例" if zh else "Fails"


def _example(case: Case) -> str:
    values = "，".join(f"{n} {'空白' if v is None else v}" for n, v in case.fields.items())
    others = "；".join("另有 " + " ".join(str(v) for v in other.values()) for other in case.others)
    return f"{case.name}：{values}" + (f"（{others}）" if others else "")


def print_rules(rules: Sequence[Rule], console: Console, language: str) -> None:
    """Print one line per rule: id, grade, certainty, years, title, clauses."""
    from rich.table import Table
    from rich.text import Text

    zh = language == "zh"
    heads = (
        ("编号", "等级", "确定性", "年度", "标题", "依据")
        if zh
        else ("Id", "Grade", "Certainty", "Years", "Title", "Clauses")
    )
    table = Table(box=None, pad_edge=False, header_style="bold")
    for head in heads:
        table.add_column(head, overflow="fold")
    for rule in rules:
        grade = rule.grade.value if zh else rule.grade.english
        certainty = rule.certainty.value if zh else {"确定": "certain", "待核": "to confirm"}[rule.certainty.value]
        table.add_row(
            Text(rule.id, no_wrap=True),
            Text(grade),
            Text(certainty),
            Text(years_in_words(rule, language)),
            Text(clean(rule.title.in_language(language))),
            Text(" ".join(rule.clauses)),
        )
    console.print(table)
    console.print(Text(f"共 {len(rules)} 条" if zh else f"{len(rules)} rules"))
