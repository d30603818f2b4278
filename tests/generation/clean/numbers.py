"""Tables that add up, and every number that follows from them under the name by which the wordings call it."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from tests.generation.clean.organs import Organ
from tests.generation.clean.statement import Number
from tests.generation.report import FORMS

Cells = dict[str, dict[str, tuple[str, ...]]]
"""The printed text of every cell: by the name of the table and the code of the row, in printed order."""

_SIZES = {"政府": (0, 30, 200, 1500), "乡镇": (0, 0, 3, 12), "街道": (0, 0, 3, 12), "政府办公室": (0, 4, 20, 60)}
_USUAL_SIZES = (0, 3, 12, 80)
_OUTCOMES = {
    "A1": 40, "A2": 8, "B2": 1, "B4": 3, "B5": 3, "B6": 3, "B7": 3, "B8": 2, "C1": 16, "C2": 3, "C3": 3,
    "D1": 3, "D2": 2, "D5": 1, "E1": 3, "E3": 3,
}  # fmt: skip
"""How often an application ends each way; grounds that call for an explanation stand apart."""
_APPLICANTS = (80, 10, 1, 1, 4, 4)
_RULE_MAKERS = ("政府", "政府办公室")
_MOST_PENDING = 4


def draw_tables(choice: random.Random, organ: Organ, form: str) -> Cells:
    """Make up the three tables of ``form`` for ``organ``."""
    size = choice.choice(_SIZES.get(organ.kind, _USUAL_SIZES))
    three = _draw_three(choice, form, size)
    received = three["R1"][-1] + three["R2"][-1]
    four = {
        row.code: _with_total([choice.randrange(4) if received and choice.random() < 0.4 else 0 for _ in range(4)])
        for row in FORMS.tables["表四"].rows
    }
    return {"表二": _draw_two(choice, organ, form), "表三": _as_text(three), "表四": _as_text(four)}


def _draw_three(choice: random.Random, form: str, size: int) -> dict[str, list[int]]:
    codes = [row.code for row in FORMS.tables["表三"].rows if form in row.forms]
    handled = choice.randint(1, size) if size else 0
    columns = range(len(_APPLICANTS))
    cells = {code: [0] * len(_APPLICANTS) for code in codes}
    for outcome in choice.choices(list(_OUTCOMES), list(_OUTCOMES.values()), k=handled):
        code = outcome if outcome in cells else "E"
        cells[code][choice.choices(columns, _APPLICANTS)[0]] += 1
    results = [cells[code] for code in codes if code not in ("R1", "R2", "T", "R4")]
    total = [sum(row[column] for row in results) for column in columns]
    left = [choice.randrange(1 + count // _MOST_PENDING) for count in total]
    before = [choice.randrange(1 + count // _MOST_PENDING) for count in total]
    received = [a + b - c for a, b, c in zip(total, left, before, strict=True)]
    cells |= {"R1": received, "R2": before, "T": total, "R4": left}
    return {code: _with_total(cells[code]) for code in codes}


def _with_total(parts: Sequence[int]) -> list[int]:
    return [*parts, sum(parts)]


def _as_text(rows: Mapping[str, Sequence[int]]) -> dict[str, tuple[str, ...]]:
    return {code: tuple(str(number) for number in row) for code, row in rows.items()}


def _draw_two(choice: random.Random, organ: Organ, form: str) -> dict[str, tuple[str, ...]]:
    is_maker = organ.level == "市" and organ.kind in _RULE_MAKERS
    made = choice.choice((0, 0, choice.randint(1, 40)))
    penalties = choice.choice((0, choice.randint(5, 3000)))
    licences, coerced = choice.choice((0, choice.randint(1, 9000))), choice.randrange(1 + 2 * penalties)
    charges = choice.choice(("0", str(choice.randint(1, 900)), f"{choice.randint(1, 9000)}.{choice.randint(10, 99)}"))
    if form == "2021":
        ruled = choice.randrange(4) if is_maker else 0
        repealed, older = choice.randrange(1 + made), choice.randint(made, made + 300)
        rows: dict[str, Sequence[int | str]] = {
            "规章": (ruled, choice.randrange(2) if ruled else 0, ruled + 7 * bool(ruled)),
            "行政规范性文件": (made, repealed, older) if made else (0, choice.randrange(4), choice.randrange(60)),
            "行政许可": (licences,),
            "行政处罚": (penalties,),
            "行政强制": (coerced,),
            "行政事业性收费": (charges,),
        }
    else:
        shown = choice.randrange(1 + made)
        rows = {
            "规章": (0, 0, 0),
            "行政规范性文件": (made, shown, shown + choice.randrange(90)),
            "行政许可": (choice.randrange(90), choice.randint(-9, 9), licences),
            "其他对外管理服务事项": (choice.randrange(90), choice.randint(-9, 9), choice.randrange(300)),
            "行政处罚": (choice.randrange(90), choice.randint(-9, 9), penalties),
            "行政强制": (choice.randrange(20), choice.randint(-9, 9), coerced),
            "行政事业性收费": (choice.randrange(9), choice.randint(-3, 3)),
            "政府集中采购": (bought := choice.randrange(30), bought * choice.randint(9000, 90_000)),
        }
    return {code: tuple(str(cell) for cell in row) for code, row in rows.items()}


def stated_numbers(choice: random.Random, cells: Cells, form: str) -> dict[str, Number]:
    """Return what prose may state: the numbers of the tables by name, what follows from them, and others made up."""
    three = {code: [int(text) for text in row] for code, row in cells["表三"].items()}
    four = {code: [int(text) for text in row] for code, row in cells["表四"].items()}
    total = {code: row[-1] for code, row in three.items()}
    grouped = {letter: sum(n for code, n in total.items() if code[0] == letter) for letter in "ABCDE"}
    numbers: dict[str, Number] = {
        "新收": total["R1"],
        "上年结转": total["R2"],
        "应办": total["R1"] + total["R2"],
        "办结": total["T"],
        "结转下年": total["R4"],
        "予以公开": total["A1"],
        "部分公开": total["A2"],
        "公开合计": grouped["A"],
        "不予公开": grouped["B"],
        "无法提供": grouped["C"],
        "不予处理": grouped["D"],
        "其他处理": grouped["E"],
        "不掌握": total["C1"],
        "答复": total["T"] - grouped["E"],
        "自然人": three["R1"][0],
        "法人": total["R1"] - three["R1"][0],
        "商业企业": three["R1"][1],
    }
    for name, row in (("复议", four["复议"]), ("直诉", four["直诉"]), ("复诉", four["复诉"])):
        numbers |= {name: row[-1]} | {
            f"{name}{part}": n for part, n in zip(("维持", "纠正", "其他", "未结"), row[:4], strict=True)
        }
    suits = [a + b for a, b in zip(four["直诉"], four["复诉"], strict=True)]
    numbers |= {f"诉讼{part}": n for part, n in zip(("维持", "纠正", "其他", "未结", ""), suits, strict=True)}
    numbers["案件"] = four["复议"][-1] + suits[-1]
    numbers["未胜"] = sum(sum(row[1:4]) for row in four.values())
    numbers |= _of_table_two(cells["表二"], form)
    numbers |= _shares(choice, numbers) | _made_up(choice, total["R1"])
    return numbers


def _of_table_two(rows: Mapping[str, tuple[str, ...]], form: str) -> dict[str, Number]:
    made = int(rows["行政规范性文件"][0])
    numbers: dict[str, Number] = {
        "许可": int(rows["行政许可"][-1]),
        "处罚": int(rows["行政处罚"][-1]),
        "强制": int(rows["行政强制"][-1]),
    }
    if form == "2019":
        return {**numbers, "新制作": made, "采购": int(rows["政府集中采购"][0])}
    charges = rows["行政事业性收费"][0]
    texts = {"收费": 0 if charges == "0" else charges}
    _, repealed, valid = (int(text) for text in rows["行政规范性文件"])
    return {
        **numbers,
        **texts,
        "制发": made,
        "废止": repealed,
        "现行有效": valid,
        "许可处罚": int(numbers["许可"]) + int(numbers["处罚"]),
    }


def _shares(choice: random.Random, numbers: Mapping[str, Number]) -> dict[str, Number]:
    places = choice.choice((1, 2))
    shares: dict[str, Number] = {}
    for name, part, base in (
        ("自然人占比", "自然人", "新收"),
        ("公开占比", "公开合计", "办结"),
        ("予以公开占比", "予以公开", "办结"),
        ("无法提供占比", "无法提供", "办结"),
    ):
        if numbers[base]:
            shares[name] = f"{100 * int(numbers[part]) / int(numbers[base]):.{places}f}"
    return shares


def _made_up(choice: random.Random, received: int) -> dict[str, Number]:
    """Numbers that no table has: channels, publications with their parts, last year's, letters, hotlines, meetings."""
    online = choice.randint(0, received)
    post = choice.randint(0, received - online)
    site, wechat, weibo, other = (choice.randint(5, 4000) for _ in range(4))
    last = max(1, received + choice.randint(-received, received)) if received else 0
    change = received - last
    numbers: dict[str, Number] = {
        "网络": online, "信函": post, "当面": received - online - post, "两项合计": online + post,
        "网站": site, "公众号": wechat, "微博": weibo, "其他渠道": other,
        "发布": site + wechat + weibo + other, "发布三项": site + wechat + weibo, "新媒体": wechat + weibo,
        "上年新收": last, "差": abs(change), "上半年": choice.randint(0, received), "信箱": choice.randint(3, 900), "热线": choice.randint(30, 9000),
        "咨询": choice.randint(3, 300), "解读": choice.randint(2, 60), "会议": choice.randint(1, 9), "培训": choice.randint(1, 6), "人次": choice.randint(20, 600),
        "专栏": choice.randint(2, 12), "抽查": choice.randint(2, 12), "整改": choice.randint(2, 30), "提案": choice.randint(2, 90), "评议人数": choice.randint(20, 900),
        "满意": f"{choice.randint(900, 999) / 10:.1f}", "下属": choice.randint(1, 60), "关注": choice.randint(2000, 90_000), "文件": choice.randint(3, 120),
        "图解": (pictures := choice.randint(1, 40)), "视频": (films := choice.randint(1, 20)), "问答": (talks := choice.randint(1, 20)), "解读合计": pictures + films + talks,
        "机构类": (first := choice.randint(1, 30)), "计划类": (second := choice.randint(1, 30)), "财政类": (third := choice.randint(1, 90)),
        "动态类": (fourth := choice.randint(1, 900)), "分类合计": first + second + third + fourth,
    }  # fmt: skip
    if last:
        numbers["增减幅"] = f"{100 * abs(change) / last:.1f}"
    numbers["增加"], numbers["减少"] = max(change, 0), max(-change, 0)
    return numbers
