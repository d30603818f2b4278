"""The likeliest slip: the smallest change of the table that mends every sum it touches.

One wrong cell breaks several sums at once (its column's and its row's). A reader should be told once, and where.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditor.engine.reference import value_of
from auditor.judging.evidence import Place
from auditor.model.expressions import Arithmetic, Comparison, Name, Total, Value
from auditor.model.facts import Fact, FactBase, find_reading
from auditor.model.rules import Rule


@dataclass(frozen=True, slots=True)
class Equation:
    """A sum that must hold: how often each cell counts in left minus right, and by how much it is out now."""

    rule: str
    fact: Fact
    weights: dict[Place, int]
    gap: int


@dataclass(frozen=True, slots=True)
class Slip:
    """A change of cells (each by an amount) that mends ``mended`` and breaks no sum that holds."""

    change: dict[Place, int]
    mended: tuple[Equation, ...]


def _weights(node: Value, fact: Fact, sign: int, out: dict[Place, int]) -> bool:
    """Add the weights of the cells in ``node``; False where it is more than a plain sum of table cells."""
    match node:
        case Name() | Total():
            for name in (node.name,) if isinstance(node, Name) else node.names:
                exhibit = fact.exhibits.get(name)
                if exhibit and exhibit.table and exhibit.row and exhibit.column:
                    place = (exhibit.table, exhibit.row, exhibit.column)
                    out[place] = out.get(place, 0) + sign
                elif fact.fields.get(name) != 0:
                    return False
            return True
        case Arithmetic(op, left, right) if op != "*":
            return _weights(left, fact, sign, out) and _weights(right, fact, sign if op == "+" else -sign, out)
        case _:
            return False


def equation(rule: Rule, fact: Fact) -> Equation | None:
    """Return the equation that ``rule`` sets up on ``fact``, or None where its expectation is not a plain sum."""
    expect = rule.expect
    if not isinstance(expect, Comparison) or expect.op != "=" or rule.explains:
        return None
    weights: dict[Place, int] = {}
    if not (_weights(expect.left, fact, 1, weights) and _weights(expect.right, fact, -1, weights)):
        return None
    left, right = value_of(expect.left, fact), value_of(expect.right, fact)
    if not isinstance(left, int) or not isinstance(right, int) or len(weights) < 2:
        return None
    return Equation(rule.id, fact, weights, left - right)


def _candidates(broken: Sequence[Equation], base: FactBase) -> Iterator[dict[Place, int]]:
    """Yield changes worth trying.

    They are: one cell; a cell with its row's total; a whole row where one sum is out in several columns; two rows
    exchanged; rows moved by one cell, one alone and all whose own sum is out together.
    """
    seen: set[tuple[tuple[Place, int], ...]] = set()
    for equation_ in broken:
        for place, weight in equation_.weights.items():
            if weight in (1, -1):
                amount = -equation_.gap * weight
                table, row, column = place
                for change in ({place: amount}, {place: amount, (table, row, "总计"): amount}):
                    key = tuple(sorted(change.items()))
                    if (column != "总计" or len(change) == 1) and key not in seen:
                        seen.add(key)
                        yield change
    yield from _whole_rows(broken)
    yield from _exchanges(broken, base)
    yield from _shifts(broken, base)


def _whole_rows(broken: Sequence[Equation]) -> Iterator[dict[Place, int]]:
    """Yield changes of one row in every column in which the same rule's sum is out (a row left at 0, say)."""
    changes: dict[tuple[str, str, str], dict[Place, int]] = {}
    for equation_ in broken:
        for place, weight in equation_.weights.items():
            if weight in (1, -1):
                changes.setdefault((equation_.rule, *place[:2]), {})[place] = -equation_.gap * weight
    yield from (change for change in changes.values() if len(change) > 1)


def _exchanges(broken: Sequence[Equation], base: FactBase) -> Iterator[dict[Place, int]]:
    rows = list(dict.fromkeys(place[:2] for e in broken for place in e.weights))
    for index, (table, first) in enumerate(rows):
        for other_table, second in rows[index + 1 :]:
            if table != other_table or table not in base.tables:
                continue
            cells = base.tables[table].cells
            change = {}
            for column in cells[first]:
                one, two = (
                    cells[first][column].number or 0,
                    (cells[second][column].number or 0) if column in cells[second] else 0,
                )
                if one != two:
                    change[table, first, column], change[table, second, column] = two - one, one - two
            if change:
                yield change


def _shifts(broken: Sequence[Equation], base: FactBase) -> Iterator[dict[Place, int]]:
    """Yield touched rows moved back by one cell; the number that fell off the end follows from the row's sum."""
    out_of_sum = {place[:2] for e in broken if e.fact.kind == "表三.行" for place in e.weights}
    together: tuple[dict[Place, int], dict[Place, int]] = ({}, {})
    for table, row in dict.fromkeys(place[:2] for e in broken for place in e.weights):
        columns = base.tables[table].columns if table in base.tables else ()
        if "总计" not in columns or row not in base.tables[table].cells or len(columns) < 3:
            continue
        now = [_number((table, row, column), base) if _known((table, row, column), base) else 0 for column in columns]
        to_the_left = [*now[1:-1], 0]
        to_the_right = [now[-2] - sum(now[:-2]), *now[:-2]]
        for parts, all_rows in zip((to_the_left, to_the_right), together, strict=True):
            moved = [*parts, sum(parts)]
            change = {(table, row, c): new - old for c, old, new in zip(columns, now, moved, strict=True) if new != old}
            if change and min(moved) >= 0:
                yield change
                if (table, row) in out_of_sum:
                    all_rows.update(change)
    yield from (change for change in together if change)


def _number(place: Place, base: FactBase) -> int:
    table, row, column = place
    return base.tables[table].cells[row][column].number or 0


def likeliest_slips(holding: Sequence[Equation], broken: Sequence[Equation], base: FactBase) -> list[Slip]:
    """Explain ``broken`` sums by as few slips as possible, each mending at least two and breaking none that hold.

    A change that would make a count negative is none. Where several changes mend equally many, the first counts for
    grouping, but the change is left empty: which cell is wrong is then not known.
    """
    slips: list[Slip] = []
    left = list(broken)
    while len(left) >= 2:
        best: list[Slip] = []
        for change in _candidates(left, base):
            # Most changes mend nothing: the few broken sums are asked first, the many that hold last.
            mended = tuple(e for e in left if _effect(change, e) == -e.gap)
            if len(mended) < 2 or any(_effect(change, e) not in (0, -e.gap) for e in left):
                continue
            if not all(_known(p, base) and _number(p, base) + amount >= 0 for p, amount in change.items()):
                continue
            if any(_effect(change, e) for e in holding):
                continue
            if not best or len(mended) > len(best[0].mended):
                best = [Slip(change, mended)]
            elif len(mended) == len(best[0].mended):
                best.append(Slip(change, mended))
        if not best:
            break
        fewest = min(len(s.change) for s in best)
        shortest = [s for s in best if len(s.change) == fewest]
        chosen = shortest[0] if len(shortest) == 1 else Slip({}, shortest[0].mended)
        slips.append(chosen)
        left = [e for e in left if e not in chosen.mended]
    return slips


def _known(place: Place, base: FactBase) -> bool:
    reading = find_reading(base.tables, *place)
    return reading is not None and reading.doubt is None


def _effect(change: dict[Place, int], e: Equation) -> int:
    return sum(amount * e.weights.get(place, 0) for place, amount in change.items())
