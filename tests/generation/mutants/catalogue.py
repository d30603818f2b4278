"""All mutants, and why a rule may have none."""

from __future__ import annotations

from tests.generation.mutants.said import CLAIMS
from tests.generation.mutants.structure import STRUCTURE
from tests.generation.mutants.sums import SUMS
from tests.generation.mutants.tables import TABLES

MUTANTS = (*STRUCTURE, *TABLES, *SUMS, *CLAIMS)
NONE = {
    "GK-T3-019": "要在表三另加一列，所用的格式不能加列",
}
"""Rules without a mutant, and why."""
