"""Numbers for tables 三 and 四 whose sums hold as the form prints them, or all but hold."""

from __future__ import annotations

import random

from auditor.model.forms import TableForm

Numbers = dict[str, list[int]]
_MOST_SLIPS = 3


def draw_balanced(choice: random.Random, form: TableForm, version: str, digits: tuple[int, ...]) -> Numbers:
    """Make up table 三: 总计 is the sum of the applicants, （七） that of the results, 一 + 二 = （七） + 四."""
    codes = [row.code for row in form.rows if version in row.forms]
    names = {row.code: row.name for row in form.rows}
    results = [code for code in codes if names[code] in form.groups["各办理结果"]]
    applicants = len(form.columns) - 1
    numbers = {code: [_draw(choice, digits) for _ in range(applicants)] for code in results}
    handled = [sum(column) for column in zip(*numbers.values(), strict=True)]
    left = [_draw(choice, digits) for _ in range(applicants)]
    due = [a + b for a, b in zip(handled, left, strict=True)]
    before = [min(_draw(choice, digits), most) for most in due]
    received = [a - b for a, b in zip(due, before, strict=True)]
    numbers |= {"R1": received, "R2": before, "T": handled, "R4": left}
    return {code: [*numbers[code], sum(numbers[code])] for code in codes}


def draw_cases(choice: random.Random, form: TableForm, digits: tuple[int, ...]) -> Numbers:
    """Make up table 四: 总计 is the sum of the outcomes."""
    rows = {row.code: [_draw(choice, digits) for _ in form.columns[1:]] for row in form.rows}
    return {code: [*values, sum(values)] for code, values in rows.items()}


def slip(choice: random.Random, numbers: Numbers) -> None:
    """Change one to three numbers the way a person does: another digit, two digits exchanged, off by one."""
    for _ in range(choice.randint(1, _MOST_SLIPS)):
        row = choice.choice(list(numbers.values()))
        place = choice.randrange(len(row))
        printed = str(row[place])
        at = choice.randrange(len(printed))
        others = (
            printed[:at] + choice.choice("0123456789") + printed[at + 1 :],
            printed[:at] + printed[at : at + 2][::-1] + printed[at + 2 :],
            str(row[place] + 1),
        )
        row[place] = int(choice.choice(others))


def _draw(choice: random.Random, digits: tuple[int, ...]) -> int:
    return choice.choice((0, 0, choice.randrange(10 ** choice.choice(digits))))
