"""What the tables say of the matters that the prose states: the number beside a claim, and those it may also mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from auditor.model.facts import Exhibit, FormTable, Reading, find_reading

Place = tuple[str, str, str]
"""Table, row code and column code."""

_SIX = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
_DENIED = tuple(f"B{n}" for n in range(1, 9))
_UNABLE = ("C1", "C2", "C3")
_REJECTED = tuple(f"D{n}" for n in range(1, 6))
_OTHER = ("E", "E1", "E2", "E3")
_OUTCOMES = ("A1", "A2", *_DENIED, *_UNABLE, *_REJECTED, *_OTHER)
_BLOCKS = ("复议", "直诉", "复诉")
_SUITS = ("直诉", "复诉")
_RESULTS = ("维持", "纠正", "其他", "未结")


def _three(*rows: str) -> tuple[Place, ...]:
    return tuple(("表三", row, "总计") for row in rows)


def _four(column: str, *blocks: str) -> tuple[Place, ...]:
    return tuple(("表四", block, column) for block in blocks)


PLACES: Mapping[str, Mapping[str, tuple[Place, ...]]] = {
    "收到申请": {"表数": _three("R1"), "表结转": _three("R2"), "表办结": _three("T")},
    "上年结转": {"表数": _three("R2")},
    "结转下年": {"表数": _three("R4")},
    "办结": {
        "表数": _three("T"),
        "表新收": _three("R1"),
        "表结转下年": _three("R4"),
        "表其他处理": _three(*_OTHER),
        "表其他情形": _three("E", "E3"),
    },
    "公开与部分公开": {"表数": _three("A1", "A2"), "表部分公开": ()},
    "予以公开": {"表数": _three("A1"), "表部分公开": _three("A2")},
    "部分公开": {"表数": _three("A2")},
    "不予公开": {"表数": _three(*_DENIED), "表部分公开": _three("A2"), "表其余": _three(*_UNABLE, *_REJECTED)},
    "无法提供": {"表数": _three(*_UNABLE)},
    "不予处理": {"表数": _three(*_REJECTED)},
    "其他处理": {"表数": _three(*_OTHER), "表不予处理": _three(*_REJECTED), "表其余": _three(*_DENIED, *_UNABLE)},
    "行政复议": {"表数": _four("总计", "复议"), "表复诉": ()},
    "行政诉讼": {"表数": _four("总计", *_SUITS), "表直诉": _four("总计", "直诉"), "表复诉": _four("总计", "复诉")},
    "复议诉讼": {"表数": _four("总计", *_BLOCKS), "表复诉": _four("总计", "复诉")},
    "制发规范性文件": {"表数": (("表二", "行政规范性文件", "制发"),)},
    "废止规范性文件": {"表数": (("表二", "行政规范性文件", "废止"),)},
    "现行有效规范性文件": {"表数": (("表二", "行政规范性文件", "现行有效"),)},
    "行政许可": {"表数": (("表二", "行政许可", "处理决定"),)},
    "行政处罚": {"表数": (("表二", "行政处罚", "处理决定"),)},
    "行政强制": {"表数": (("表二", "行政强制", "处理决定"),)},
    "行政事业性收费": dict.fromkeys(("表数", "表金额"), (("表二", "行政事业性收费", "收费金额"),)),
    # Row E2 counts applicants who did not pay after a notice: notices may exceed it, only "no notice" contradicts it.
    "收费通知": {"表数": _three("E2")},
    "全部办结": {"表结转下年": _three("R4"), "表结转": _three("R2")},
    "申请渠道": {"表数": _three("R1"), "表结转": _three("R2"), "表办结": _three("T")},
}
"""The cells whose sum stands beside a claim of each matter, by the field of the fact that carries it."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of the tables: its cells as exhibits, and whether the table's own sums bear it out."""

    value: int
    exhibits: tuple[Exhibit, ...]
    agrees: bool
    restored: bool


def amount(tables: Mapping[str, FormTable], places: Sequence[Place]) -> Amount | None:
    """Return the sum of the cells at ``places``; None unless every one of them is certain.

    Rows of （六） that this report's form does not have count nothing. A blank total of table 3 is the sum of its six
    columns where one of them is filled. What is wholly blank is 0 only where the filled cells already give the printed
    total of the table.
    """
    value, exhibits, agrees, blanks, restored = 0, list[Exhibit](), True, False, False
    if not places:
        return Amount(0, (), True, False)
    found = False
    for place in places:
        table = tables.get(place[0])
        if table is None or find_reading(tables, *place) is None:
            if place[1] in _OTHER:
                continue
            return None
        found, restored = True, restored or table.is_restored
        known = _row(table, place) if place[0] == "表三" and place[2] == "总计" else _cell(table, place)
        if known is None and _is_blank(table, place):
            blanks = True
            continue
        if known is None:
            return None
        number, cells, whole = known
        value, agrees = value + number, agrees and whole
        exhibits += [_exhibit(table, cell) for cell in cells]
    if not found or (blanks and not _zeros(tables, places)):
        return None
    filled = tuple(e for e in exhibits if e.text.strip() not in ("0", "")) or tuple(exhibits[:1])
    return Amount(value, filled, agrees, restored)


def _exhibit(table: FormTable, place: Place) -> Exhibit:
    reading = table.cells[place[1]][place[2]]
    return Exhibit(reading.text, reading.locator, table.section, *place)


def _is_blank(table: FormTable, place: Place) -> bool:
    """Whether the cell at ``place``, and in table 3 its whole row, is blank."""
    row = table.cells[place[1]]
    cells = row.values() if place[0] == "表三" else (row[place[2]],)
    return all(reading.blank is not None for reading in cells)


def _known(readings: Iterable[Reading | None]) -> list[int] | None:
    """Return the numbers of ``readings``, a blank as 0; None where one cannot be read."""
    numbers = []
    for reading in readings:
        if reading is None:
            continue
        if reading.number is None and reading.blank is None:
            return None
        numbers.append(reading.number or 0)
    return numbers


def _row(table: FormTable, place: Place) -> tuple[int, list[Place], bool] | None:
    """Return the number of a row of table 3, its cells, and whether total and columns agree."""
    row = table.cells[place[1]]
    parts = _known(row.get(column) for column in _SIX)
    total = row[place[2]]
    filled = [column for column in _SIX if column in row and row[column].number is not None]
    if parts is None or total.doubt:
        return None
    if total.number is not None:
        return total.number, [place], not filled or sum(parts) == total.number
    return (sum(parts), [(place[0], place[1], c) for c in filled], True) if total.blank is not None and filled else None


def _cell(table: FormTable, place: Place) -> tuple[int, list[Place], bool] | None:
    """Return the number of one cell, and whether its block of table 4 adds up.

    A blank result of a block that adds up without it is 0.
    """
    row = table.cells[place[1]]
    number = row[place[2]].number
    if place[0] != "表四":
        return None if number is None else (number, [place], True)
    parts = _known(row.get(column) for column in _RESULTS)
    total = row["总计"].number if "总计" in row else None
    whole = parts is not None and total == sum(parts)
    if number is None and not (whole and row[place[2]].blank is not None and place[2] != "总计"):
        return None
    return number or 0, [place], whole


def _zeros(tables: Mapping[str, FormTable], places: Iterable[Place]) -> bool:
    """Whether what is blank must be 0: outcomes of table 3 that add up without it, blocks of table 4 beside filled ones."""
    if all(name == "表三" and row in _OUTCOMES for name, row, _ in places):
        return outcomes_agree(tables) is True
    return any(name == "表四" and printed_number(tables, (name, row, "总计")) is not None for name, row, _ in places)


def outcomes_agree(tables: Mapping[str, FormTable]) -> bool | None:
    """Whether the outcomes of table 3, blank ones as 0, add up to the printed （七）总计; None where that is not known."""
    table = tables.get("表三")
    if table is None or "T" not in table.cells:
        return None
    total = _row(table, ("表三", "T", "总计"))
    rows = [
        _row(table, ("表三", row, "总计")) or ((0, [], True) if _is_blank(table, ("表三", row, "总计")) else None)
        for row in _OUTCOMES
        if "总计" in table.cells.get(row, {})
    ]
    if total is None or not rows:
        return None
    known = [row[0] for row in rows if row is not None]
    return None if len(known) != len(rows) else sum(known) == total[0]


def printed_number(tables: Mapping[str, FormTable], place: Place) -> int | None:
    """Return the number printed at ``place``, None where there is none."""
    reading = find_reading(tables, *place)
    return reading.number if reading else None


def beside(matter: str, tables: Mapping[str, FormTable]) -> dict[str, Amount]:
    """Return what stands beside a claim of ``matter``, by field; only what is certain."""
    found = {name: amount(tables, places) for name, places in PLACES[matter].items()}
    known = {name: value for name, value in found.items() if value is not None}
    if matter == "办结" and "表数" in known and outcomes_agree(tables) is False:
        known["表数"] = Amount(known["表数"].value, known["表数"].exhibits, False, known["表数"].restored)
    return known


def doubts_beside(matter: str, tables: Mapping[str, FormTable], missing: Mapping[str, str]) -> dict[str, str]:
    """Return why numbers beside a claim of ``matter`` cannot be read, by field: a doubtful cell, or a table of ``missing``."""
    found = {}
    for name, places in PLACES.get(matter, {}).items():
        readings = [find_reading(tables, *place) for place in places]
        doubts = [missing[place[0]] for place in places if place[0] in missing]
        doubts += [reading.doubt for reading in readings if reading and reading.doubt]
        if doubts:
            found[name] = doubts[0]
    return found


def results_beside(matter: str, blocks: tuple[str, ...], tables: Mapping[str, FormTable]) -> dict[str, Amount]:
    """Return the results of ``blocks`` of table 4 beside a claim that names them: 复议 alone, the suits, or all three."""
    if matter in ("均维持", "零败诉"):
        columns = {"表纠正": "纠正", "表其他结果": "其他", "表未结": "未结"}
    else:
        columns = {"表数": {"其他结果": "其他", "尚未审结": "未结"}.get(matter, matter)}
    found = {name: amount(tables, _four(column, *blocks)) for name, column in columns.items()}
    return {name: value for name, value in found.items() if value is not None}
