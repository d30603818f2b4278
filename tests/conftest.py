"""What all tests share: a clean environment, the reference material, and patience on slow machines."""

from __future__ import annotations

import os
from pathlib import Path

import hypothesis
import pytest

# A busy machine is not a failing one.
hypothesis.settings.register_profile(
    "patient", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow], print_blob=True
)
hypothesis.settings.load_profile("patient")


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hide the variables of the caller's terminal that change what is printed."""
    for name in ("AUDITOR_LANG", "CI", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "FORCE_COLOR", "LINES", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the directory of real reports and of the format gallery: ``AUDITOR_SHARED``, or ``../shared``."""
    directory = Path(os.environ.get("AUDITOR_SHARED") or Path(__file__).parents[2] / "shared")
    if not (directory / "reports").is_dir():
        pytest.skip(f"no reference material at {directory}; AUDITOR_SHARED names another place")
    return directory
