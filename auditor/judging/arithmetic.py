"""The arithmetic of a failed condition written out, so that a person can repeat it on paper."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.engine.reference import holds, value_of
from auditor.model.expressions import And, Arithmetic, Comparison, Condition, Name, Not, Number, Or, Total, Value, walk
from auditor.model.facts import NO_SUCH_LINE, Fact
from auditor.model.forms import KindForm

_ALL_TERMS = 8
"""Sums of more terms are written without those that are 0."""
_SIGNS = {"+": "＋", "-": "－", "*": "×"}
_RELATIONS = {"=": "应等于", "≠": "不应等于", "<": "应小于", "≤": "不应大于", ">": "应大于", "≥": "不应小于"}


def written(number: int, kind: KindForm, name: str | None = None) -> str:
    """Return ``number`` as it is read: money (分) in 元, shares (0.01 %) in %, dates as 2024-12-31, all else as it is."""
    type_ = kind.fields[name].type if name is not None and name in kind.fields else ""
    if type_ == "fen":
        return f"{number / 100:.2f}".rstrip("0").rstrip(".") + "元"
    if type_ == "share":
        return f"{number / 100:.2f}".rstrip("0").rstrip(".") + "%"
    if type_ == "date":
        return f"{number // 10000:04d}-{number // 100 % 100:02d}-{number % 100:02d}"
    return str(number)


def failing_comparisons(condition: Condition, fact: Fact) -> Iterator[Comparison]:
    """Yield the comparisons of numbers for which ``condition`` fails on ``fact``."""
    match condition:
        case Comparison():
            if not holds(condition, fact, ()):
                yield condition
        case And(items):
            for item in items:
                yield from failing_comparisons(item, fact)
        case Or(items):
            for item in items:
                if _is_open(item, fact):
                    yield from failing_comparisons(item, fact)
        case Not():
            return


def _is_open(alternative: Condition, fact: Fact) -> bool:
    """Whether an alternative is to be reckoned: what it says beside its numbers, a word or a constant, holds."""
    if not isinstance(alternative, And):
        return True
    numbers = [i for i in alternative.items if isinstance(i, Comparison) and len(set(_names(i))) > 1]
    return all(holds(item, fact, ()) for item in alternative.items if item not in numbers)


def arithmetic(condition: Condition, fact: Fact, kind: KindForm) -> str:
    """Write out every comparison of counts or money that fails; empty where the condition compares nothing of the kind."""
    failing = list(failing_comparisons(condition, fact))
    lines = _lines(condition, fact, kind)
    names = dict.fromkeys(n for c in failing for n in _names(c))
    blanks = [n for n in names if n in fact.blanks and fact.blanks[n] != NO_SUCH_LINE]
    if lines and blanks:
        shown = "、".join(blanks[:4]) + ("等" if len(blanks) > 4 else "")
        lines.append(f"（{shown}未填数字，按 0 计）")
    return "；".join(lines[:-1]) + lines[-1] if lines and lines[-1].startswith("（") else "；".join(lines)


def _lines(condition: Condition, fact: Fact, kind: KindForm) -> list[str]:
    """Return a line for each comparison that fails; those of which one would do make one line, each number once."""
    match condition:
        case Comparison():
            fails = not holds(condition, fact, ()) and _is_countable(condition, kind)
            return [_line(condition, fact, kind)] if fails else []
        case And(items):
            return [line for item in items for line in _lines(item, fact, kind)]
        case Or(items):
            tried: dict[object, str] = {}
            for item in (item for item in items if _is_open(item, fact)):
                key = (
                    (item.op, value_of(item.left, fact), value_of(item.right, fact))
                    if isinstance(item, Comparison)
                    else item
                )
                tried.setdefault(key, "；".join(_lines(item, fact, kind)))
            return ["；或者".join(text for text in tried.values() if text)]
        case _:
            return []


def _names(comparison: Comparison) -> Iterator[str]:
    for node in walk(comparison):
        if isinstance(node, Name):
            yield node.name
        elif isinstance(node, Total):
            yield from node.names


def _is_countable(comparison: Comparison, kind: KindForm) -> bool:
    """Whether printed numbers are compared with each other; a flag, a text or a count held to a constant needs no sum."""
    if len(set(_names(comparison))) < 2 and not any(isinstance(n, Arithmetic) for n in walk(comparison)):
        return False
    types = {kind.fields[n].type for n in _names(comparison) if n in kind.fields}
    return bool(types & {"count", "fen", "share"})


def _line(comparison: Comparison, fact: Fact, kind: KindForm) -> str:
    left, right = value_of(comparison.left, fact), value_of(comparison.right, fact)
    if not isinstance(left, int) or not isinstance(right, int):
        return ""
    text = f"{_side(comparison.left, fact, kind)}，{_RELATIONS[comparison.op]}{_side(comparison.right, fact, kind)}"
    if comparison.op == "=":
        text += f"，相差 {_amount(abs(left - right), comparison, kind)}"
    return text


def _amount(number: int, comparison: Comparison, kind: KindForm) -> str:
    names = (n for n in _names(comparison) if n in kind.fields and kind.fields[n].type in ("fen", "share"))
    return written(number, kind, next(names, None))


def _side(node: Value, fact: Fact, kind: KindForm) -> str:
    """Write one side: words, then numbers, then the result; a bare field or constant in one piece."""
    if isinstance(node, Number):
        return str(node.value)
    total = value_of(node, fact)
    if isinstance(node, Name):
        return f"{node.name} {written(total, kind, node.name) if isinstance(total, int) else total}"
    words, numbers = _words(node), _numbers(node, fact, kind)
    result = (
        written(total, kind, next((n.name for n in walk(node) if isinstance(n, Name)), None))
        if isinstance(total, int)
        else ""
    )
    return f"{words}：{numbers}＝{result}" if numbers != result else f"{words} {result}"


def _words(node: Value) -> str:
    match node:
        case Name(name):
            return name
        case Total(group, _):
            return f"{group}合计"
        case Number(value):
            return str(value)
        case Arithmetic(op, left, right):
            return f"{_words(left)}{_SIGNS[op]}{_words(right)}"
        case _:
            return ""


def _numbers(node: Value, fact: Fact, kind: KindForm) -> str:
    match node:
        case Name(name):
            value = fact.fields[name]
            return written(value, kind, name) if isinstance(value, int) else value
        case Total(_, names):
            if len(names) <= _ALL_TERMS:
                return "＋".join(str(fact.fields[n]) for n in names)
            terms = [str(fact.fields[n]) for n in names if fact.fields[n] != 0]
            return "＋".join(terms or ["0"]) + "（其余为 0）"
        case Arithmetic(op, left, right):
            first, second = _numbers(left, fact, kind), _numbers(right, fact, kind)
            bracket = op == "*" and any(s in first for s in "＋－")
            return f"{'（' + first + '）' if bracket else first}{_SIGNS[op]}{second}"
        case Number(value):
            return str(value)
        case _:
            return ""
