"""Modules stay small, and everything public says what it is."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted(path.relative_to(ROOT) for path in (ROOT / "auditor").rglob("*.py"))
LONGEST = 300
Documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def public(node: Documented, name: str) -> Iterator[tuple[str, Documented]]:
    """Yield ``node`` and the public classes, functions and methods in it, each with its dotted name."""
    yield name, node
    if isinstance(node, ast.Module | ast.ClassDef):
        for child in node.body:
            if isinstance(child, Documented) and not child.name.startswith("_"):
                yield from public(child, f"{name}.{child.name}")


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_a_module_is_short(module: Path) -> None:
    assert len((ROOT / module).read_text("utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_everything_public_has_a_docstring(module: Path) -> None:
    tree = ast.parse((ROOT / module).read_text("utf-8"))
    assert [name for name, node in public(tree, module.stem) if not ast.get_docstring(node)] == []


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_a_module_defines_a_name_once(module: Path) -> None:
    tree = ast.parse((ROOT / module).read_text("utf-8"))
    names = [
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    ]
    assert sorted({name for name in names if names.count(name) > 1}) == []
