"""Conditions written out again with as few parentheses as the grammar allows, and random ones to try it on."""

from __future__ import annotations

from hypothesis import strategies as st

from auditor.model.expressions import (
    And,
    Arithmetic,
    Blank,
    Comparison,
    Condition,
    Exists,
    Member,
    Name,
    Not,
    Number,
    Or,
    Stated,
    Text,
    Total,
    Value,
    values_read,
)
from auditor.model.forms import KindForm


def written(node: Condition | Value) -> str:
    """Return the text of ``node`` in the language of rules."""
    match node:
        case Number(value):
            return str(value)
        case Text(value):
            return f"“{value}”" if '"' in value else f'"{value}"'
        case Name(name):
            return name
        case Total(group, _):
            return f"合计({group})"
        case Arithmetic(op, left, right):
            first = f"({written(left)})" if op == "*" and is_sum(left) else written(left)
            last = f"({written(right)})" if is_sum(right) or isinstance(right, Arithmetic) else written(right)
            return f"{first} {op} {last}"
        case Comparison(op, left, right):
            return f"{written(left)} {op} {written(right)}"
        case Member(name, values):
            return f"{name} 在 {{{', '.join(constant(value) for value in values)}}}"
        case Blank(name):
            return f"{name} 空白"
        case Stated(name):
            return f"{name} 存在"
        case Exists(kind, equals):
            return f"有 {kind}{{{', '.join(f'{name} = {constant(value)}' for name, value in equals)}}}"
        case Not(Exists() as inner):
            return written(inner).replace("有", "没有", 1)
        case Not(inner):
            return f"非 {enclosed(inner, And, Or)}"
        case And(items):
            return " 且 ".join(enclosed(item, And, Or) for item in items)
        case Or(items):
            return " 或 ".join(enclosed(item, Or) for item in items)


def is_sum(node: Value) -> bool:
    return isinstance(node, Arithmetic) and node.op != "*"


def enclosed(node: Condition, *kinds: type) -> str:
    return f"({written(node)})" if isinstance(node, kinds) else written(node)


def constant(value: int | str | Name) -> str:
    match value:
        case Name(name):
            return f"本.{name}"
        case int():
            return written(Number(value))
        case _:
            return written(Text(value))


def conditions(kind: KindForm, other: KindForm) -> st.SearchStrategy[Condition]:
    """Return random conditions about facts of ``kind`` that may ask for facts of ``other``."""
    numbers = st.integers(-(10**15) + 1, 10**15 - 1)
    texts = st.text('甲乙1a "（{、且', max_size=5)
    counts = st.sampled_from([name for name, field in kind.fields.items() if field.type != "text"])
    words = st.sampled_from([name for name, field in kind.fields.items() if field.type == "text"])
    groups = st.sampled_from([Total(group, names) for group, names in kind.groups.items()])
    leaves: st.SearchStrategy[Value] = st.one_of(counts.map(Name), numbers.map(Number), groups)
    values: st.SearchStrategy[Value] = st.recursive(
        leaves,
        lambda inner: st.builds(Arithmetic, st.sampled_from(["+", "-", "*"]), inner, inner),
        max_leaves=6,
    )
    orders = st.sampled_from(["=", "≠", "<", "≤", ">", "≥"])
    comparisons = st.builds(Comparison, orders, values, values).filter(lambda node: bool(values_read(node)))
    pairs = st.tuples(
        st.one_of(
            *(
                st.tuples(
                    st.just(name),
                    st.one_of(texts, words.map(Name)) if field.type == "text" else st.one_of(numbers, counts.map(Name)),
                )
                for name, field in other.fields.items()
            )
        )
    )
    tests: st.SearchStrategy[Condition] = st.one_of(
        comparisons,
        st.builds(Comparison, st.sampled_from(["=", "≠"]), words.map(Name), texts.map(Text)),
        st.builds(Member, counts, st.lists(numbers, min_size=1, max_size=3).map(tuple)),
        st.builds(Member, words, st.lists(texts, min_size=1, max_size=3).map(tuple)),
        st.builds(Blank, counts),
        st.builds(Stated, words),
        st.builds(Exists, st.just(other.name), st.one_of(st.just(()), pairs)),
    )
    return st.recursive(
        tests,
        lambda inner: st.one_of(
            inner.map(Not),
            st.lists(inner, min_size=2, max_size=3).map(tuple).map(And),
            st.lists(inner, min_size=2, max_size=3).map(tuple).map(Or),
        ),
        max_leaves=8,
    )
