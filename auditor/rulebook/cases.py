"""Facts from the cases of rules, so that a case can be judged like a report."""

from __future__ import annotations

from collections.abc import Mapping

from auditor.model.facts import NO_SUCH_LINE, SCOPE, Fact, FactBase, Identity
from auditor.model.forms import FORMS, Forms, KindForm, Line
from auditor.model.rules import Case, Rule

TESTED = "例"
"""The ref of the fact that a case is about; further facts have the refs 另/1, 另/2 …"""

USUAL_YEAR = 2023
"""The report year of a case that names none, where its rule applies to that year."""

UNKNOWN = "不明"
"""Kind and level of an organ that a case does not name, as fact builders write it."""

Values = Mapping[str, int | str | None]


def case_facts(rule: Rule, case: Case, forms: Forms) -> FactBase:
    """Return the facts of ``case``: first the fact under test, whose ref is TESTED, then the others.

    A field that is null is a blank cell; what the case does not mention is not stated, except that lines of the table
    of an ``across`` kind are 0 (with the blank 无此行 where the form has no such line), and that the scope fields are
    those of an organ of unknown kind reporting on a year of the rule. The others share the scope of the first.
    """
    scope = _scope(case.fields, rule)
    facts = [_fact(TESTED, forms.kinds[rule.kind], {**scope, **case.fields}, forms)]
    for number, other in enumerate(case.others, start=1):
        fields = {name: value for name, value in other.items() if name != "kind"}
        facts.append(_fact(f"另/{number}", forms.kinds[str(other["kind"])], {**scope, **fields}, forms))
    year = scope["年度"]
    return FactBase(Identity(year=year if isinstance(year, int) else None, form=str(scope["版式"])), tuple(facts))


def _scope(fields: Values, rule: Rule) -> dict[str, int | str | None]:
    """Return the scope fields of a case; those that it names are its own."""
    year = fields.get("年度", _year(rule))
    form = FORMS[-1] if isinstance(year, int) and year >= int(FORMS[-1]) else FORMS[0]
    defaults = {"年度": year, "年度自": year, "年度至": year, "版式": form, "机关类型": UNKNOWN, "机关层级": UNKNOWN}
    return {name: fields.get(name, defaults[name]) for name in SCOPE}


def _year(rule: Rule) -> int:
    """Return the usual year, or the year of the rule that is nearest to it."""
    first, last = rule.years
    return max(first or USUAL_YEAR, min(last or USUAL_YEAR, USUAL_YEAR))


def _fact(ref: str, kind: KindForm, values: Values, forms: Forms) -> Fact:
    fields: dict[str, int | str] = {}
    blanks: dict[str, str] = {}
    for line in _lines(kind, forms):
        fields[line.name] = 0
        if values["版式"] in FORMS and values["版式"] not in line.forms:
            blanks[line.name] = NO_SUCH_LINE
    for name, value in values.items():
        blanks.pop(name, None)
        fields[name] = 0 if value is None else value
        if value is None:
            blanks[name] = ""
    return Fact(kind.name, ref, fields, blanks)


def _lines(kind: KindForm, forms: Forms) -> list[Line]:
    """Return the rows or columns of the table that a kind such as 表三.列 has as its fields."""
    table = forms.tables.get(kind.name.partition(".")[0])
    if table is None or table.name == kind.name:
        return []
    return [line for line in (*table.rows, *table.columns) if line.name in kind.fields]
