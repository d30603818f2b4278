"""Checks every ruleset against the shapes and limits within which durable-rules 2.0.28 answers correctly.

Outside of them the engine crashes, hangs, loses facts or gives wrong answers without an error, so nothing else may
reach it. The limits are measured.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from auditor.engine.encoding import GATE
from auditor.errors import EngineFailure

MOST_RULES = 4000
"""A ruleset holds 4,096 rules."""

MOST_BINDINGS = 16
"""Facts of one firing; more fail with error 304 when facts are asserted."""

MOST_JOINS = 28
"""Joins of one pattern; 30 fail with error 113."""

MOST_LEAVES = 240
"""Fields and constants of one arithmetic expression, which also bounds its depth."""

MOST_PER_KIND = 60
"""A fact that passes more than 64 sibling tests at once loses its whole batch (error 303)."""

MOST_CHILDREN = 500
"""With 513 different tests after one test, the creation of the ruleset never returns."""

MOST_ALIKE = 250
"""Rules that share one identical pattern; 257 fail with error 108."""

LONGEST_TEXT = 15_000
"""Characters of a text constant: the engine keeps lengths in 16 bits."""

_COMPARISONS = frozenset({"$lt", "$lte", "$gt", "$gte", "$neq"})
_ARITHMETIC = frozenset({"$add", "$sub", "$mul"})
_OWN_FIELDS = ("sid", "id", "$s")

Body = dict[str, Any]


def check_shape(rules: Mapping[str, Body]) -> None:
    """Raise EngineFailure, naming every fault, unless all ``rules`` (durable rules by name) have safe shapes."""
    faults = [f"{name}：{fault}" for name, rule in rules.items() for fault in _rule_faults(rule)]
    if not faults:
        faults = [*_crowding(rules), *_collisions(fields_of(rules))]
    if faults:
        raise EngineFailure("规则集的形状不安全：" + "；".join(faults[:20]))


def fields_of(rules: Mapping[str, Body]) -> frozenset[str]:
    """Return the fields that ``rules`` test, which are all that a fact may have."""
    tested = (field for _, conditions in _patterns(rules) for condition in conditions for field in _left(condition))
    return frozenset(tested).difference(_OWN_FIELDS)


def hash_of(name: str) -> int:
    """Return the 32-bit FNV hash by which alone the engine knows a field (bytes above 127 are sign-extended)."""
    value = 0x811C9DC5
    for byte in name.encode():
        value = ((value ^ (byte if byte < 128 else byte | 0xFFFFFF00)) * 16777619) & 0xFFFFFFFF
    return value


def _patterns(rules: Mapping[str, Body]) -> Iterator[tuple[str, list[Body]]]:
    for rule in rules.values():
        for pattern in rule["all"]:
            for binding, body in pattern.items():
                yield binding, body.get("$and", [body])


def _left(condition: Body) -> Iterator[str]:
    for head, operand in condition.items():
        yield from operand if head.startswith("$") else (head,)


def _rule_faults(rule: Any) -> Iterator[str]:
    if not isinstance(rule, dict) or rule.keys() != {"all", "dist"} or rule["dist"] != 0:
        yield "一条规则只能有 all 和 dist，dist 为 0"
        return
    if not isinstance(rule["all"], list) or not rule["all"]:
        yield "all 不能为空"
        return
    bound: dict[str, set[str]] = {}
    gated = False
    for pattern in rule["all"]:
        if not isinstance(pattern, dict) or len(pattern) != 1:
            yield "一个模式只能有一个名字"
            continue
        ((binding, body),) = pattern.items()
        guarded: set[str] = set()
        yield from (f"{binding}：{fault}" for fault in _pattern_faults(body, bound, guarded))
        if binding.endswith("$not"):
            if not gated:
                yield f"{binding}：$not 必须在闸门之后"
        elif "$" in binding:
            yield f"{binding}：不得用 $any、$all"
        elif binding in bound:
            yield f"{binding}：名字重复"
        else:
            if gated:
                yield f"{binding}：闸门之后只能有 $not"
            bound[binding] = guarded
        gated = gated or body == {"kind": GATE}
    if len(bound) > MOST_BINDINGS:
        yield f"多于 {MOST_BINDINGS} 个模式"


def _pattern_faults(body: Any, bound: Mapping[str, set[str]], guarded: set[str]) -> Iterator[str]:
    """Yield what is wrong with one pattern, adding the fields it guards to ``guarded``."""
    conditions = body.get("$and", [body]) if isinstance(body, dict) and len(body) == 1 else [body]
    if not isinstance(conditions, list) or any(not isinstance(c, dict) or len(c) != 1 for c in conditions):
        yield "每个条件只能有一个键，多个条件用 $and"
        return
    if not conditions or not isinstance(conditions[0].get("kind"), str):
        yield "第一个条件必须是类别"
    joins = 0
    for condition in conditions:
        ((head, operand),) = condition.items()
        if head == "$ex":
            guarded.update(operand)
        elif head in _COMPARISONS:
            yield from _test_faults(operand, guarded)
        elif head.startswith("$"):
            yield f"不得用 {head}"
        elif isinstance(operand, dict) and not operand.keys() & {"$m", *_ARITHMETIC}:
            joins += 1
            yield from _join_faults(head, operand, bound, guarded)
            continue
        else:
            yield from _test_faults(condition, guarded)
        if joins:
            yield "连接必须在最后"
    if joins and not _is_tautology(conditions[-1], bound):
        yield "有连接的模式必须以 sid 的连接结尾"
    if joins > MOST_JOINS:
        yield f"多于 {MOST_JOINS} 个连接"


def _is_tautology(condition: Body, bound: Mapping[str, set[str]]) -> bool:
    return any(condition == {"sid": {binding: "sid"}} for binding in bound)


def _join_faults(field: str, operand: Body, bound: Mapping[str, set[str]], guarded: set[str]) -> Iterator[str]:
    for binding, other in operand.items():
        if binding not in bound:
            yield f"{field}：没有叫“{binding}”的模式"
        elif field == "sid" or other == "sid":
            if field != other:
                yield "sid 只能与 sid 相连"
        elif other not in bound[binding]:
            yield f"{field}：{binding}.{other} 没有 $ex"
        elif field not in guarded:
            yield f"{field}：没有 $ex"
    if len(operand) != 1:
        yield f"{field}：连接只能是另一个模式的一个字段"


def _test_faults(operand: Any, guarded: set[str]) -> Iterator[str]:
    if not isinstance(operand, dict) or len(operand) != 1:
        yield "比较的左边只能是一个字段"
        return
    ((field, right),) = operand.items()
    if not field or field.startswith("$") or "." in field or field in _OWN_FIELDS:
        yield f"“{field}”不能作字段"
    if not isinstance(right, dict):
        yield from _constant_faults(right)
        return
    if field not in guarded:
        yield f"{field}：没有 $ex"
    leaves = list(_leaves(right))
    if len(leaves) > MOST_LEAVES:
        yield f"{field}：算式多于 {MOST_LEAVES} 项"
    for leaf in leaves:
        if isinstance(leaf, dict):
            if set(leaf) != {"$m"}:
                yield f"{field}：算式里不得用 {'、'.join(leaf)}"
            elif leaf["$m"] not in guarded:
                yield f"{leaf['$m']}：没有 $ex"
        elif isinstance(leaf, str):
            yield f"{field}：文字不能参加运算"
        else:
            yield from _constant_faults(leaf)
    if any(not any(isinstance(leaf, dict) for leaf in _leaves(part)) for part in _operations(right)):
        yield f"{field}：常数之间的运算要先算好"


def _constant_faults(value: Any) -> Iterator[str]:
    if type(value) is str:
        if len(value) > LONGEST_TEXT:
            yield f"文字多于 {LONGEST_TEXT} 字"
    elif type(value) is not int or not -(1 << 62) < value < 1 << 62:
        yield f"{value!r} 不是引擎能准确比较的值"


def _is_operation(part: Any) -> bool:
    return isinstance(part, dict) and len(part) == 1 and next(iter(part)) in _ARITHMETIC


def _operations(part: Any) -> Iterator[Body]:
    waiting = [part]
    while waiting:
        part = waiting.pop()
        if _is_operation(part):
            yield part
            waiting.extend(next(iter(part.values())).values())


def _leaves(part: Any) -> Iterator[Any]:
    if not _is_operation(part):
        yield part
    for operation in _operations(part):
        yield from (p for p in next(iter(operation.values())).values() if not _is_operation(p))


def _crowding(rules: Mapping[str, Body]) -> Iterator[str]:
    """Yield the limits that ``rules`` together exceed."""
    if len(rules) > MOST_RULES:
        yield f"多于 {MOST_RULES} 条规则"
    children: dict[tuple[str, ...], set[str]] = {}
    alike: Counter[tuple[str, ...]] = Counter()
    kinds: dict[str, set[tuple[str, ...]]] = {}
    for _, conditions in _patterns(rules):
        path: tuple[str, ...] = ()
        for condition in conditions:
            test = repr(condition)
            children.setdefault(path, set()).add(test)
            path = (*path, test)
        alike[path] += 1
        kinds.setdefault(conditions[0]["kind"], set()).add(path)
    for kind, paths in kinds.items():
        if len(paths) > MOST_PER_KIND:
            yield f"类别 {kind} 有 {len(paths)} 个模式，最多 {MOST_PER_KIND} 个"
    if any(len(tests) > MOST_CHILDREN for tests in children.values()):
        yield f"同一条件之后有多于 {MOST_CHILDREN} 个不同的条件"
    if any(count > MOST_ALIKE for count in alike.values()):
        yield f"多于 {MOST_ALIKE} 条规则有同一个模式"


def _collisions(names: Iterable[str]) -> Iterator[str]:
    seen: dict[int, str] = {}
    for name in dict.fromkeys((*_OWN_FIELDS, *sorted(names))):
        other = seen.setdefault(hash_of(name), name)
        if other != name:
            yield f"引擎分不清字段“{other}”和“{name}”"
