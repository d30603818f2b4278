"""All mutants, and why a rule may have none."""

from __future__ import annotations

from tests.generation.mutants.cases import CASES
from tests.generation.mutants.roster import ROSTER
from tests.generation.mutants.said import CLAIMS
from tests.generation.mutants.structure import STRUCTURE
from tests.generation.mutants.sums import SUMS
from tests.generation.mutants.tables import TABLES
from tests.generation.mutants.wording import WORDING

MUTANTS = (*STRUCTURE, *TABLES, *SUMS, *CASES, *CLAIMS, *WORDING, *ROSTER)
NONE = {
    "GK-NT-023": "范围不同而数不同是合法的，只作提示，不是缺陷",
    "GK-T3-019": "要在表三另加一列，写表的程序只会印格式的七列",
}
"""Rules without a mutant, and why."""
