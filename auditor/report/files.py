"""Output files: a name that can be written, and a text written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from auditor.errors import UsageError
from auditor.hostile import clean
from auditor.report.words import WORDS


def check_name(path: Path, suffixes: Iterable[str], language: str) -> None:
    """Raise ``UsageError`` where ``path`` has none of ``suffixes`` or no folder: before the work is done, not after it."""
    words, name = WORDS[language], clean(str(path))
    if path.suffix.lower() not in suffixes:
        raise UsageError(words["suffix"].format(name=name, known=words["list"].join(suffixes)))
    if not path.parent.is_dir():
        reason = words["no_folder"].format(name=clean(str(path.parent)))
        raise UsageError(words["unwritable"].format(name=name, reason=reason))


def write_text(text: str, path: Path, language: str) -> None:
    """Write ``text`` in UTF-8 beside ``path`` and then rename it, so that a reader never meets half of it.

    Raises ``UsageError`` where the file cannot be written.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}.draft")
    try:
        try:
            draft.write_text(text, encoding="utf-8", newline="\n")
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        reason = str(error.strerror or error)
        raise UsageError(WORDS[language]["unwritable"].format(name=clean(str(path)), reason=reason)) from error
