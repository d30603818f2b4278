"""Where the files that ship with the package stand."""

from __future__ import annotations

from pathlib import Path


def rules_directory() -> Path:
    """Return the directory of the bundled rules: ``auditor/_rules`` in a wheel, ``rules`` in a checkout."""
    package = Path(__file__).parents[1]
    installed = package / "_rules"
    return installed if installed.is_dir() else package.parent / "rules"
