"""The expression language of rules: the text of a condition in, the nodes of the model out."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

from auditor.model.expressions import Condition, Node, children
from auditor.model.forms import Forms, KindForm
from auditor.rulebook.nodes import WORDS, Builder, ExpressionError, spaced

if TYPE_CHECKING:
    from lark import Lark, Token
    from lark.exceptions import UnexpectedInput

__all__ = ["ExpressionError", "parse_condition"]

LONGEST_TEXT = 2_000
"""Characters of one condition."""

MOST_NODES = 200
"""Nodes of one condition, so that every reader of the tree may recurse."""

DEEPEST_NESTING = 30
"""Levels of one condition, a sum of n terms being n levels."""

EXPECTED = {
    "NAME": "名称",
    "INTEGER": "整数",
    "TEXT": "引号里的文字",
    "RELATION": "比较符（= ≠ < ≤ > ≥）",
    "PLUS": "+",
    "MINUS": "-",
    "TIMES": "*",
    "_IN": "在",
    "_BLANK": "空白",
    "_STATED": "存在",
    "_AND": "且",
    "_OR": "或",
    "_NOT": "非",
    "_SOME": "有",
    "_NONE": "没有",
    "_TOTAL": "合计",
    "_OWN": "本.字段",
    "_LPAR": "(",
    "_RPAR": ")",
    "_LBRACE": "{",
    "_RBRACE": "}",
    "_COMMA": "逗号",
    "_DOT": ".",
}
"""What each terminal of the grammar is called when it is expected and missing."""

MENDS = {
    "/": "没有除法；两边同乘，把除法改写成乘法",
    "%": "没有百分号；两边同乘 100",
    "'": "文字写在双引号里",
    '"': "引号要成对，中间不能换行",
    "“": "引号要成对，中间不能换行",
    "”": "引号要成对，中间不能换行",
    "：": "这里不用冒号",
    "。": "条件末尾不写句号",
    "&": "“并且”写 且",
    "|": "“或者”写 或",
    "!": "“不”写 非，“不等于”写 ≠",
}
"""How to mend characters that the language does not have."""


def parse_condition(text: str, kind: KindForm, forms: Forms) -> Condition:
    """Return the condition that ``text`` says of facts of ``kind``.

    Names, groups and types are checked against ``kind``, and against the kinds of ``forms`` inside ``有 …{}``.
    Raises ExpressionError with the offset of the first fault in ``text``.
    """
    from lark.exceptions import UnexpectedInput

    if len(text) > LONGEST_TEXT:
        raise ExpressionError(LONGEST_TEXT, f"条件太长（{len(text)} 字）", f"最多 {LONGEST_TEXT} 字；拆成几条规则")
    try:
        tree = _parser().parse(text)
    except UnexpectedInput as error:
        raise _explain(error, text, kind) from None
    if sum(1 for _ in tree.iter_subtrees()) > MOST_NODES:
        raise ExpressionError(0, "条件太复杂", f"最多 {MOST_NODES} 个成分；拆成几条规则")
    condition = Builder(kind, forms).condition(tree)
    if _depth(condition) > DEEPEST_NESTING:
        raise ExpressionError(0, "条件套得太深", f"最多 {DEEPEST_NESTING} 层；用 合计(组名) 或拆成几条规则")
    return condition


@cache
def _parser() -> Lark:
    from lark import Lark

    grammar = Path(__file__).with_name("grammar.lark").read_text("utf-8")
    return Lark(grammar, parser="lalr", lexer="basic", maybe_placeholders=True, propagate_positions=False)


def _depth(node: Node) -> int:
    return 1 + max((_depth(child) for child in children(node)), default=0)


def _explain(error: UnexpectedInput, text: str, kind: KindForm) -> ExpressionError:
    """Turn the parser's complaint into a sentence for the author of the rule."""
    from lark.exceptions import UnexpectedToken

    if not isinstance(error, UnexpectedToken):
        offset = cast(int, error.pos_in_stream)
        character = text[offset]
        return ExpressionError(offset, f"条件里不能有“{character}”", MENDS.get(character, ""))
    token = cast("Token", error.token)
    if token.type == "$END":
        offset, message = len(text.rstrip()), "条件没有写完" if text.strip() else "条件是空的"
    else:
        offset = cast(int, token.start_pos)
        message = f"此处不应有“{token}”"
    return ExpressionError(offset, message, _mend(text[: offset + len(token)], error.expected, kind))


def _mend(text: str, expected: set[str], kind: KindForm) -> str:
    """Say what was expected; but where a name and a word of the language stand together, say to part them."""
    for name in re.findall(r"[^\W\d]\w*", text):
        if name not in {*kind.fields, *WORDS} and (parted := spaced(name, kind)):
            return f"词与名称之间要有空格：{parted}"
    # The parser merges states, so it expects a closing bracket even where none is open.
    is_open = len(re.findall("[(（]", text)) > len(re.findall("[)）]", text))
    possible = expected if is_open else expected - {"_RPAR"}
    words = [word for terminal, word in EXPECTED.items() if terminal in possible]
    return f"此处应为：{'、'.join(words)}" if words else "条件到此已经完整，删去多出的部分"
