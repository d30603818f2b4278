"""How facts are written for the engine: every value an integer, presence as a field of 0 or 1, witnesses apart.

Texts become codes, because the engine compares them only for equality, keeps their length in 16 bits, and mixes up
texts and numbers. Presence becomes a field of its own, because the engine's test for a missing field is limited and
cannot tell a blank cell from one that the document does not have.
"""

from __future__ import annotations

GATE = "$done"
"""Kind of the fact that is asserted last; absence is tested only after it."""

TEXT_CODES = 1 << 60
"""Codes of texts start here, far above the largest number that is judged, so that no text equals a number."""


def encode(value: int | str, codes: dict[str, int]) -> int:
    """Return ``value`` as the engine's integer, adding a code to ``codes`` for a text that has none."""
    return codes.setdefault(value, TEXT_CODES + len(codes)) if isinstance(value, str) else int(value)


def stated_mark(name: str) -> str:
    """Return the engine's field that is 1 where ``name`` is stated and not blank, and 0 where it is not."""
    return f"存在〈{name}〉"


def blank_mark(name: str) -> str:
    """Return the engine's field that is 1 where ``name`` is blank, and 0 where it is not."""
    return f"空白〈{name}〉"


def doubt_mark(name: str) -> str:
    """Return the engine's field that is 1 on a witness whose ``name`` cannot be read."""
    return f"存疑〈{name}〉"


def witness_kind(kind: str, names: tuple[str, ...]) -> str:
    """Return the engine's kind for facts of ``kind`` as witnesses of 有 …{…} about the fields ``names``.

    They are separate facts that hold only these fields, so that equal ones are sent once and a question has at most
    one answer.
    """
    return f"有〈{kind}：{'、'.join(names)}〉"


def absence_kind(kind: str) -> str:
    """Return the engine's kind for the fact which says that facts of ``kind`` could not be extracted."""
    return f"缺〈{kind}〉"
