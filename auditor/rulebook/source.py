"""YAML with its positions: every value is read together with its place, and what is wrong is collected, not raised."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

import yaml

from auditor.errors import Fault
from auditor.model.rules import Words
from auditor.rulebook.nodes import nearest

TAG = "tag:yaml.org,2002:"
KINDS = {
    "str": "文字", "int": "整数", "float": "小数", "bool": "是否（yes/no/on/off）", "null": "空值",
    "timestamp": "日期", "map": "映射", "seq": "列表",
}  # fmt: skip
"""What a YAML tag is called in a fault."""

YAML_HINT = "看看缩进、冒号后的空格和引号；写在 { } 里的条件若含 { } 或逗号，整句要加引号"

Choice = TypeVar("Choice", bound=StrEnum)
Node = yaml.Node


@dataclass(slots=True)
class Source:
    """One YAML file: its text by lines, and the faults found in it so far.

    A reader that meets a fault notes it and returns an empty value, so that one run finds every fault; whoever builds
    something from the values drops it when the number of faults has grown.
    """

    path: str
    lines: Sequence[str]
    faults: list[Fault] = field(default_factory=list)

    def blame(self, place: Node, message: str, hint: str = "", offset: int | None = None) -> None:
        """Note a fault at ``place``; ``offset`` points into the value of a scalar, in characters from 0."""
        line, column = place.start_mark.line, place.start_mark.column
        if offset is not None and isinstance(place, yaml.ScalarNode):
            line, column = self._inside(place, offset)
        self.fault(line, column, message, hint)

    def fault(self, line: int, column: int, message: str, hint: str = "") -> None:
        """Note a fault at ``line`` and ``column``, both counted from 0."""
        excerpt = self.lines[line] if line < len(self.lines) else ""
        self.faults.append(Fault(self.path, line + 1, column + 1, message, hint, excerpt))

    def _inside(self, scalar: yaml.ScalarNode, offset: int) -> tuple[int, int]:
        """Find the place in the file of the character ``offset`` of the scalar's value.

        Walks the printed text and the value together: quotes, indentation and folded line ends stand only in print.
        """
        line, column = scalar.start_mark.line, scalar.start_mark.column
        if scalar.style in ("|", ">"):
            line, column = line + 1, 0
        elif scalar.style:
            column += 1
        value: str = scalar.value
        for position in range(min(offset, len(value)) + 1):
            wanted = value[position] if position < len(value) else None
            while wanted is not None and not wanted.isspace() and line < len(self.lines):
                printed = self.lines[line]
                found = printed.find(wanted, column)
                if found >= 0:
                    column = found
                    break
                line, column = line + 1, 0
            if position < offset:
                column += 1
        return line, column

    def entries(
        self, node: Node, required: Iterable[str], optional: Iterable[str] = (), what: str = ""
    ) -> dict[str, Node]:
        """Return the values of a mapping by key; unknown, repeated and missing keys are faults."""
        found = self.mapping(node)
        required = list(required)
        known = [*required, *optional]
        for name, (key, _) in found.items():
            if name not in known:
                self.blame(key, f"{what}没有名为“{name}”的键", nearest(name, known))
        missing = [name for name in required if name not in found]
        if missing and isinstance(node, yaml.MappingNode):
            self.blame(node, f"{what}缺少键：{'、'.join(missing)}", "补上：" + "、".join(f"{m}:" for m in missing))
        return {name: value for name, (_, value) in found.items() if name in known}

    def mapping(self, node: Node) -> dict[str, tuple[Node, Node]]:
        """Return key and value nodes of a mapping by key; repeated keys and keys that are no text are faults."""
        found: dict[str, tuple[Node, Node]] = {}
        if not isinstance(node, yaml.MappingNode):
            self._mistype(node, "键值对（键: 值）")
            return found
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode) or key.tag != TAG + "str":
                self._mistype(key, "文字作键")
            elif key.value in found:
                self.blame(key, f"键“{key.value}”写了两次", "留下一个")
            else:
                found[key.value] = (key, value)
        return found

    def sequence(self, node: Node | None) -> list[Node]:
        """Return the nodes of a list; None is an empty list."""
        if node is None:
            return []
        if not isinstance(node, yaml.SequenceNode):
            self._mistype(node, "列表（[甲, 乙] 或每行一个 -）")
            return []
        return list(node.value)

    def text(self, node: Node | None) -> str:
        """Return a text that is not empty; ``""`` where there is no node, or with a fault where it is no text."""
        if node is None:
            return ""
        if not isinstance(node, yaml.ScalarNode) or node.tag != TAG + "str":
            self._mistype(node, "文字", "加上引号" if isinstance(node, yaml.ScalarNode) and node.value else "")
            return ""
        if not node.value.strip():
            self.blame(node, "这里是空的", "写上内容")
        return str(node.value)

    def texts(self, node: Node | None) -> dict[str, Node]:
        """Return the texts of a list with their nodes, in order; a text twice is a fault."""
        found: dict[str, Node] = {}
        for child in self.sequence(node):
            text = self.text(child)
            if text in found:
                self.blame(child, f"“{text}”写了两次", "留下一个")
            elif text:
                found[text] = child
        return found

    def words(self, node: Node | None) -> Words:
        """Return a text in two languages; Chinese is required."""
        if node is None:
            return Words("")
        entries = self.entries(node, ["zh"], ["en"])
        return Words(self.text(entries.get("zh")), self.text(entries.get("en")))

    def choice(self, node: Node | None, options: type[Choice]) -> Choice:
        """Return one of ``options``; the first, with a fault, where the text is none of them."""
        values = [option.value for option in options]
        text = self.text(node)
        if text in values:
            return options(text)
        if node is not None and text:
            self.blame(node, f"“{text}”不是可选的值", f"只能写：{'、'.join(values)}")
        return options(values[0])

    def day(self, node: Node | None) -> date | None:
        """Return a date written yyyy-mm-dd."""
        if node is None:
            return None
        if isinstance(node, yaml.ScalarNode) and re.fullmatch(r"\d{4}-\d\d-\d\d", node.value):
            try:
                return date.fromisoformat(node.value)
            except ValueError:
                pass
        self._mistype(node, "日期", "写成 2019-05-15 的样子")
        return None

    def constant(self, node: Node) -> int | str | None:
        """Return an integer, a text, or None for null; anything else is a fault and also None."""
        if isinstance(node, yaml.ScalarNode):
            if node.tag == TAG + "str":
                return str(node.value)
            if node.tag == TAG + "int" and re.fullmatch(r"-?(0|[1-9]\d{0,17})", node.value):
                return int(node.value)
            if node.tag == TAG + "null":
                return None
        self._mistype(node, "整数、文字或 null", "是否写 1 或 0；日期写 20240131；金额以分计")
        return None

    def _mistype(self, node: Node, wanted: str, hint: str = "") -> None:
        name = str(node.tag).removeprefix(TAG)
        self.blame(node, f"这里应当是{wanted}，写的是{KINDS.get(name, name)}", hint)


def open_source(path: Path, content: bytes) -> tuple[Source, Node | None]:
    """Return the file and its root node; None with a fault where it is no YAML, and for an empty file."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        source = Source(path.as_posix(), [])
        source.fault(content.count(b"\n", 0, error.start), 0, "文件不是 UTF-8 编码", "用编辑器另存为 UTF-8")
        return source, None
    source = Source(path.as_posix(), text.splitlines())
    try:
        root = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        source.fault(line, column, f"不是正确的 YAML：{error.problem}", YAML_HINT)
        return source, None
    except yaml.YAMLError as error:
        source.fault(0, 0, f"不是正确的 YAML：{error}", "删去看不见的控制字符")
        return source, None
    if root is None:
        source.fault(0, 0, "文件是空的", "写上内容，或删去这个文件")
    return source, root
