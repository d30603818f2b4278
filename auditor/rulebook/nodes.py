"""From the parse tree of a condition to the nodes of the model, each name and type checked on the way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import reduce
from typing import TYPE_CHECKING, Any, Literal, cast

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
    Relation,
    Stated,
    Text,
    Total,
    Value,
    values_read,
)
from auditor.model.forms import FieldForm, Forms, KindForm

if TYPE_CHECKING:
    from lark import Token, Tree

Sort = Literal["数", "文字"]

WORDS = ("且", "或", "非", "在", "空白", "存在", "没有", "有")
"""Words of the language that authors tend to write without a space beside a name."""

LONGEST_INTEGER = 15
"""Digits of an integer constant; the largest sum of money in 分 that a report can print has fewer."""

SIGNS: dict[str, Relation] = {
    "=": "=", "==": "=", "＝": "=",
    "≠": "≠", "!=": "≠",
    "<": "<", "＜": "<",
    "≤": "≤", "<=": "≤",
    ">": ">", "＞": ">",
    "≥": "≥", ">=": "≥",
}  # fmt: skip
OPERATIONS: dict[str, Literal["+", "-", "*"]] = {"+": "+", "＋": "+", "-": "-", "－": "-", "*": "*", "×": "*"}


class ExpressionError(ValueError):
    """A condition is wrong: ``offset`` is the place in its text, counted in characters from 0."""

    def __init__(self, offset: int, message: str, hint: str = "") -> None:
        """Keep the place, what is wrong and how to mend it."""
        super().__init__(message)
        self.offset = offset
        self.message = message
        self.hint = hint


def sort_of(field: FieldForm) -> Sort:
    """Say whether the field holds a number (counts, flags, money, dates, years) or a text."""
    return "文字" if field.type == "text" else "数"


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the hint ``您是不是要写……`` for a word that is not known, or the known words where none is near."""
    names = list(known)
    close = get_close_matches(word, names, n=1, cutoff=0.5)
    if close:
        return f"您是不是要写“{close[0]}”"
    shown = "、".join(names[:20])
    return f"可以写：{shown}" + ("……" if len(names) > 20 else "") if names else ""


def spaced(word: str, kind: KindForm) -> str:
    """Return ``word`` with a space put where a word of the language meets a name of ``kind`` or another such word.

    Return ``""`` where ``word`` is no such compound.
    """
    known = {*kind.fields, *WORDS}
    for keyword in WORDS:
        if word.endswith(keyword) and word.removesuffix(keyword) in known:
            return f"{word.removesuffix(keyword)} {keyword}"
        if word.startswith(keyword) and word.removeprefix(keyword) in known:
            return f"{keyword} {word.removeprefix(keyword)}"
    return ""


@dataclass(frozen=True, slots=True)
class Builder:
    """Builds the nodes of a condition about facts of ``kind``; raises ExpressionError at the first fault."""

    kind: KindForm
    forms: Forms

    def condition(self, tree: Tree[Token]) -> Condition:
        """Return the condition that ``tree`` stands for."""
        children = cast(list[Any], tree.children)
        match tree.data:
            case "either":
                return Or(tuple(self.condition(child) for child in children))
            case "both":
                return And(tuple(self.condition(child) for child in children))
            case "negation":
                return Not(self.condition(children[0]))
            case "comparison":
                return self._comparison(*children)
            case "member":
                return self._member(children[0], children[1:])
            case "blank":
                return Blank(self._field(children[0]).name)
            case "stated":
                return Stated(self._field(children[0]).name)
            case "some":
                return self._exists(*children)
            case _:
                return Not(self._exists(*children))

    def _comparison(self, left: Tree[Token], sign: Token, right: Tree[Token]) -> Comparison:
        (first, sort), (second, other) = self._value(left), self._value(right)
        relation, offset = SIGNS[sign], cast(int, sign.start_pos)
        if sort != other:
            raise ExpressionError(
                offset, f"不能把{sort}与{other}相比", "文字写在引号里，数不加引号；两边要么都是文字，要么都是数"
            )
        if sort == "文字" and relation not in ("=", "≠"):
            raise ExpressionError(offset, f"文字不能用 {sign} 比较大小", "文字只能用 = 或 ≠")
        node = Comparison(relation, first, second)
        if not values_read(node):
            raise ExpressionError(offset, "两边都是常数，这个比较永远是同一个结果", "至少一边要写字段名")
        return node

    def _member(self, name: Token, constants: list[Tree[Token]]) -> Member:
        field = self._field(name)
        return Member(field.name, tuple(self._constant(constant, field) for constant in constants))

    def _constant(self, tree: Tree[Token], field: FieldForm) -> int | str:
        value, sort = self._value(tree)
        if sort != sort_of(field):
            raise ExpressionError(
                _offset(tree), f"“{field.name}”是{sort_of(field)}，这里写的是{sort}", "文字写在引号里，数不加引号"
            )
        return cast(Number | Text, value).value

    def _exists(self, kind: Tree[Token], equals: Tree[Token] | None) -> Exists:
        name = ".".join(cast("list[Token]", kind.children))
        form = self.forms.kinds.get(name)
        if form is None:
            raise ExpressionError(_offset(kind), f"没有“{name}”这类事实", nearest(name, self.forms.kinds))
        pairs: dict[str, int | str | Name] = {}
        for equal in cast("list[Tree[Token]]", equals.children if equals else []):
            field, sign, right = cast("tuple[Token, Token, Tree[Token]]", tuple(equal.children))
            if SIGNS[sign] != "=":
                raise ExpressionError(cast(int, sign.start_pos), f"花括号里不能用 {sign}", "只能用 =")
            target = self._field(field, form)
            if target.name in pairs:
                raise ExpressionError(cast(int, field.start_pos), f"“{target.name}”写了两次", "留下一个")
            pairs[target.name] = self._own(right, target) if right.data == "own" else self._constant(right, target)
        return Exists(name, tuple(pairs.items()))

    def _own(self, tree: Tree[Token], target: FieldForm) -> Name:
        field = self._field(cast("Token", tree.children[0]))
        if sort_of(field) != sort_of(target):
            raise ExpressionError(
                _offset(tree), f"“{target.name}”是{sort_of(target)}，本.{field.name} 是{sort_of(field)}"
            )
        return Name(field.name)

    def _value(self, tree: Tree[Token]) -> tuple[Value, Sort]:
        children = cast(list[Any], tree.children)
        match tree.data:
            case "number":
                return Number(_integer(children[0])), "数"
            case "negative":
                return Number(-_integer(children[1])), "数"
            case "text":
                return Text(str(children[0][1:-1])), "文字"
            case "name":
                field = self._field(children[0])
                return Name(field.name), sort_of(field)
            case "total":
                return self._total(children[0]), "数"
            case _:
                rest = zip(children[1::2], children[2::2], strict=True)
                return reduce(self._arithmetic, rest, self._operand(children[0])), "数"

    def _arithmetic(self, left: Value, step: tuple[Token, Tree[Token]]) -> Value:
        sign, right = step
        return Arithmetic(OPERATIONS[sign], left, self._operand(right))

    def _operand(self, tree: Tree[Token]) -> Value:
        value, sort = self._value(tree)
        if sort != "数":
            raise ExpressionError(_offset(tree), "文字不能参加运算", "只有数可以用 + - *")
        return value

    def _total(self, group: Token) -> Total:
        names = self.kind.groups.get(group)
        if names is None:
            known = nearest(group, self.kind.groups) or f"“{self.kind.name}”没有组"
            raise ExpressionError(cast(int, group.start_pos), f"“{self.kind.name}”没有名为“{group}”的组", known)
        return Total(str(group), names)

    def _field(self, name: Token, form: KindForm | None = None) -> FieldForm:
        kind = form or self.kind
        field = kind.fields.get(name)
        if field is not None:
            return field
        if name in kind.groups:
            hint = f"“{name}”是一组字段，求和写 合计({name})"
        elif words := spaced(name, kind):
            hint = f"词与名称之间要有空格：{words}"
        else:
            hint = nearest(name, kind.fields)
        raise ExpressionError(cast(int, name.start_pos), f"“{kind.name}”没有名为“{name}”的字段", hint)


def _integer(token: Token) -> int:
    if len(token) > LONGEST_INTEGER:
        raise ExpressionError(cast(int, token.start_pos), "数太大", f"最多 {LONGEST_INTEGER} 位")
    return int(token)


def _offset(tree: Tree[Token]) -> int:
    """Return the place of the first token below ``tree``."""
    return min(cast(int, token.start_pos) for token in tree.scan_values(lambda _: True))
