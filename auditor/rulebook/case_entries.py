"""Cases of rules as they stand in rule files, checked against the kinds of facts they speak of."""

from __future__ import annotations

from collections.abc import Mapping

from auditor.model.forms import FieldForm, Forms, KindForm
from auditor.model.rules import Case
from auditor.rulebook.nodes import nearest, sort_of
from auditor.rulebook.source import Node, Source


def read_cases(source: Source, node: Node | None, kind: KindForm, forms: Forms) -> tuple[Case, ...]:
    """Return the cases of a rule about ``kind``; a rule needs one that passes and one that fails."""
    if node is None:
        return ()
    before = len(source.faults)
    cases = tuple(_read_case(source, child, kind, forms) for child in source.sequence(node))
    if len(source.faults) > before:
        return cases
    names: set[str] = set()
    for case, child in zip(cases, source.sequence(node), strict=True):
        if case.name in names:
            source.blame(child, f"例子“{case.name}”写了两次", "换一个名字")
        names.add(case.name)
    for passes, word, key in ((True, "通过", "pass"), (False, "不通过", "fail")):
        if not any(case.passes is passes for case in cases):
            source.blame(node, f"没有{word}的例子", f"补上一个 {{name: …, {key}: {{字段: 值}}}}")
    return cases


def _read_case(source: Source, node: Node, kind: KindForm, forms: Forms) -> Case:
    entries = source.entries(node, ["name"], ["pass", "fail", "says", "others"], "例子")
    verdicts = [key for key in ("pass", "fail") if key in entries]
    if len(verdicts) != 1:
        source.blame(node, "例子要有 pass 或 fail，只能有一个", "应当通过的写 pass:，应当报错的写 fail:")
    if "says" in entries and "fail" not in entries:
        source.blame(entries["says"], "通过的例子没有话要说", "删去 says")
    return Case(
        name=source.text(entries.get("name")),
        passes="pass" in entries,
        fields=_read_fields(source, source.mapping(entries[verdicts[0]]), kind) if verdicts else {},
        others=tuple(_read_other(source, child, forms) for child in source.sequence(entries.get("others"))),
        says=source.text(entries.get("says")),
        line=node.start_mark.line + 1,
    )


def _read_other(source: Source, node: Node, forms: Forms) -> dict[str, int | str]:
    pairs = source.mapping(node)
    key, value = pairs.pop("kind", (node, None))
    name = source.text(value)
    if value is None:
        source.blame(key, "others 里的事实缺少键：kind", "补上 kind: 类别")
    elif name and name not in forms.kinds:
        source.blame(value, f"没有“{name}”这类事实", nearest(name, forms.kinds))
    if name not in forms.kinds:
        return {}
    fields = _read_fields(source, pairs, forms.kinds[name])
    for field, content in fields.items():
        if content is None:
            source.blame(pairs[field][1], "others 里的事实不能有空白格", "写上值，或删去这个字段")
    return {"kind": name, **{field: content for field, content in fields.items() if content is not None}}


def _read_fields(source: Source, pairs: Mapping[str, tuple[Node, Node]], kind: KindForm) -> dict[str, int | str | None]:
    fields: dict[str, int | str | None] = {}
    for name, (key, value) in pairs.items():
        if name not in kind.fields:
            source.blame(key, f"“{kind.name}”没有名为“{name}”的字段", nearest(name, kind.fields))
            continue
        before = len(source.faults)
        fields[name] = source.constant(value)
        if len(source.faults) == before:
            _check_content(source, value, kind.fields[name], fields[name])
    return fields


def _check_content(source: Source, node: Node, field: FieldForm, content: int | str | None) -> None:
    if content is None:
        if field.type not in ("count", "fen"):
            source.blame(node, f"“{field.name}”不是表格里的数，不会是空白格", "写上值；文件没有写的，删去这个字段")
    elif isinstance(content, str) != (sort_of(field) == "文字"):
        source.blame(node, f"“{field.name}”是{sort_of(field)}", "文字写在引号里，数不加引号")
    elif field.type == "flag" and content not in (0, 1):
        source.blame(node, f"“{field.name}”只有 1（是）和 0（否）", "写 1 或 0")
