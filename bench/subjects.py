"""What the benchmarks measure: the bundled samples, and the auditor as the command line opens it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from auditor import audit
from auditor.audit import Auditor, load_rules
from auditor.model.places import rules_directory

ROOT = Path(__file__).parents[1]
FORMATS = (".txt", ".html", ".docx")


def samples(formats: Sequence[str] = FORMATS) -> list[Path]:
    """Return the reports of the bundled corpus in ``formats``, in order of path."""
    found = sorted(path for path in (ROOT / "corpus").rglob("*") if path.suffix in formats)
    if not found:
        raise SystemExit(f"no report under {ROOT / 'corpus'}")
    return found


def open_auditor() -> Auditor:
    """Return the auditor with the bundled rules and the engine that ``--engine auto`` chooses."""
    rulebook, forms = load_rules(rules_directory())
    return audit.open_auditor(rulebook, forms, "auto", "zh")
