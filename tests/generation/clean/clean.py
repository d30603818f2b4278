"""Clean reports: no rule is broken in them, and they say so in as many ways as real reports do."""

from __future__ import annotations

import random
from collections.abc import Mapping

from tests.generation.clean import applications, closing, disclosure, disputes, opening, work
from tests.generation.clean.draft import Draft, DraftPart, Paragraph
from tests.generation.clean.numbers import Cells, draw_tables, stated_numbers
from tests.generation.clean.organs import Organ, draw_organ
from tests.generation.clean.statement import NOTATIONS, Bank, Number, Statement, draw_statement, draw_statements
from tests.generation.report import FORMS

_YEARS = (2019, 2020, 2021, 2022, 2022, 2023, 2023, 2024, 2024, 2025)
_GOVERNMENTS = ("政府", "乡镇")
_ORDINALS = "一二三四五六"
_ENUMERATORS = ("一是", "二是", "三是", "四是", "五是")


def draw_draft(choice: random.Random) -> Draft:
    """Make up a report that is true in itself: its tables add up, and what it says agrees with them."""
    year = choice.choice(_YEARS)
    form = "2021" if year >= 2021 else "2019"
    organ = draw_organ(choice, year)
    cells = draw_tables(choice, organ, form)
    numbers = {**stated_numbers(choice, cells, form), **_draw_fee(choice, cells, form)}
    words = {
        **organ.words,
        "年": str(year),
        "上年": str(year - 1),
        "次年": str(year + 1),
        **_draw_contact(choice, organ),
    }
    words["格式"] = choice.choice(("", opening.FORMS_NAMED[form]))
    notation = choice.choice(NOTATIONS)
    parts = (
        _part(choice, 1, _overview(choice, organ, words, numbers, notation)),
        *(_part(choice, ordinal, ()) for ordinal in (2, 3, 4)),
        _part(choice, 5, _problems(choice, words, numbers, notation)),
        _part(choice, 6, _rest(choice, year, organ, words, numbers, notation)),
    )
    return Draft(
        organ=organ,
        year=year,
        form=form,
        title=choice.choice(opening.TITLES).format_map(words),
        preface=tuple(draw_statements(choice, opening.PREFACE, words, numbers, "plain")),
        parts=parts,
        cells=cells,
        numbers=numbers,
        words=words,
    )


def _part(choice: random.Random, ordinal: int, paragraphs: tuple[Paragraph, ...]) -> DraftPart:
    form = next(part for part in FORMS.parts if part.ordinal == ordinal)
    name = choice.choice((form.name, form.name, form.name, *form.variants))
    return DraftPart(ordinal, f"{_ORDINALS[ordinal - 1]}、{name}", paragraphs, form.table)


def _draw_contact(choice: random.Random, organ: Organ) -> dict[str, str]:
    area = choice.choice(("0571", "0578", "025", "0853"))
    first, second = (choice.randrange(2 * 10**6, 9 * 10**6) for _ in "ab")
    return {
        "地址": f"{organ.words['属地']}{choice.choice(('人民路', '府前街', '建设大道'))}{choice.randint(1, 999)}号",
        "邮编": str(choice.randrange(100_000, 1_000_000)),
        "电话": f"{area}-{first}",
        "传真": f"{area}-{second}",
        "邮箱": f"xxgk{choice.randrange(100)}@{choice.choice(('example.gov.cn', 'zwgk.example.cn'))}",
    }


def _draw_fee(choice: random.Random, cells: Cells, form: str) -> dict[str, Number]:
    """Make up the fee; what is collected is part of the charges of table two, which are raised to hold it."""
    if form == "2019" or choice.random() < 0.8 or int(cells["表三"]["R1"][-1]) < 3:
        return {"通知": 0, "应收": 0, "实收": 0}
    charged = choice.randint(1, 90) * 100
    collected = choice.choice((charged, charged, charged // 200 * 100))
    printed = cells["表二"]["行政事业性收费"][0]
    if float(printed) * 10_000 < collected:
        printed = f"{choice.randint(1, 60) + collected / 10_000:.2f}"
        cells["表二"]["行政事业性收费"] = (printed,)
    return {"通知": choice.randint(1, 6), "应收": charged, "实收": collected, "收费": printed}


def _overview(
    choice: random.Random, organ: Organ, words: Mapping[str, str], numbers: Mapping[str, Number], notation: str
) -> tuple[Paragraph, ...]:
    """Part one: its five topics under headings, in paragraphs that begin with them, or enumerated."""

    def draw(banks: tuple[Bank, ...]) -> list[Statement]:
        return draw_statements(choice, banks, words, numbers, notation)

    governing = draw((*work.GOVERNING, work.SCOPE)) if organ.kind in _GOVERNMENTS else []
    topics = (
        ("主动公开", _shuffled(choice, draw(disclosure.TOPIC))),
        ("依申请公开", [*draw(applications.TOPIC), *draw(disputes.TOPIC)]),
        ("政府信息管理", draw(work.MANAGEMENT)),
        ("政府信息公开平台建设", draw(work.PLATFORMS)),
        ("监督保障", [*draw(work.SUPERVISION), *_shuffled(choice, governing)]),
    )
    first = draw_statement(choice, work.OPENING, words, numbers, notation)
    paragraphs: list[Paragraph] = [(first,)] if first else []
    style = choice.choice(("headings", "headings", "inline", "running", "enumerated"))
    ending = choice.choice(("", "", "情况", "方面"))
    for number, (topic, statements) in enumerate(topics):
        name = topic + ending
        match style:
            case "headings":
                paragraphs += [(f"（{_ORDINALS[number]}）{name}",), tuple(statements)]
            case "inline":
                paragraphs.append((f"（{_ORDINALS[number]}）{name}。", *statements))
            case "running":
                paragraphs.append((f"{topic}方面，" if choice.random() < 0.5 else f"{topic}：", *statements))
            case _:
                paragraphs.append((f"{_ENUMERATORS[number]}做好{topic}。", *statements))
    return tuple(paragraphs)


def _shuffled(choice: random.Random, statements: list[Statement]) -> list[Statement]:
    return choice.sample(statements, len(statements))


def _problems(
    choice: random.Random, words: Mapping[str, str], numbers: Mapping[str, Number], notation: str
) -> tuple[Paragraph, ...]:
    statements = draw_statements(choice, (closing.PROBLEMS, closing.MEASURES), words, numbers, notation)
    return (tuple(statements),) if choice.random() < 0.5 else tuple((statement,) for statement in statements)


def _rest(
    choice: random.Random,
    year: int,
    organ: Organ,
    words: Mapping[str, str],
    numbers: Mapping[str, Number],
    notation: str,
) -> tuple[Paragraph, ...]:
    """Part six, with the fee statement since 2021, and sometimes a signature."""
    banks = (closing.FEES, closing.NO_FEE, closing.OTHERS) if year >= 2021 else (closing.OTHERS,)
    statements = draw_statements(choice, banks, words, numbers, notation)
    signed: tuple[Paragraph, ...] = (
        ((organ.name,), (f"{year + 1}年1月{choice.randint(1, 31)}日",)) if choice.random() < 0.2 else ()
    )
    return (tuple(statements), *signed)
