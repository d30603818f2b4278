"""Imports go down: a package uses lower floors and itself, never a sister on its own floor."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted(path.relative_to(ROOT) for path in (ROOT / "auditor").rglob("*.py"))
FLOORS = (
    {"__init__", "model", "errors", "hostile"},
    {"reading", "facts", "rulebook", "roster"},
    {"report", "engine", "batch"},
    {"judging", "register"},
    {"audit", "trials"},
    {"commands"},
    {"cli"},
    {"__main__"},
)
FLOOR = {package: floor for floor, packages in enumerate(FLOORS) for package in packages}


def imports(module: Path) -> Iterator[str]:
    """Yield every dotted name that ``module`` imports, wherever in the file it does so."""
    for node in ast.walk(ast.parse((ROOT / module).read_text("utf-8"))):
        match node:
            case ast.Import():
                yield from (alias.name for alias in node.names)
            case ast.ImportFrom():
                assert node.level == 0, f"{module}:{node.lineno}: relative import"
                yield from (f"{node.module}.{alias.name}" for alias in node.names)
            case ast.Call(
                func=ast.Name(id=called) | ast.Attribute(attr=called), args=[ast.Constant(value=str(name)), *_]
            ) if called in {"import_module", "__import__"}:
                yield name


def package(module: str) -> str:
    """Return the name of the package or lone module directly below ``auditor`` that a dotted name belongs to."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and parts[1] in FLOOR else "__init__"


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_a_module_imports_only_lower_floors_and_its_own_package(module: Path) -> None:
    own = module.with_suffix("").parts[1]
    assert own in FLOOR, f"auditor/{own} has no floor yet"
    used = {package(name) for name in imports(module) if name.split(".")[0] == "auditor"}
    assert {other for other in used if other != own and FLOOR[other] >= FLOOR[own]} == set()


def test_one_module_alone_imports_durable_rules() -> None:
    importers = {module for module in MODULES if any(name.startswith("durable") for name in imports(module))}
    assert importers <= {Path("auditor/engine/session.py")}
