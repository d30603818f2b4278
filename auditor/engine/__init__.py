"""The rules engine: durable-rules decides, a reference evaluator in Python gives the second opinion."""

from __future__ import annotations

from auditor.engine.judge import Choice, Engine, evaluator, open_engine
from auditor.engine.reference import holds, value_of

__all__ = ["Choice", "Engine", "evaluator", "holds", "open_engine", "value_of"]
