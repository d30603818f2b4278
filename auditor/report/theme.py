"""Colours; every mark they make is also made by words or brackets, so that nothing depends on them."""

from __future__ import annotations

from auditor.report.tally import CLEAR, UNJUDGED

VERDICT_STYLES = {"违规": "bold red", "缺陷": "yellow", "提示": "cyan", CLEAR: "green", UNJUDGED: "magenta"}
"""Style of a verdict or a count of a grade."""

BADGE_STYLES = {"违规": "bold white on red", "缺陷": "bold black on yellow", "提示": "bold black on cyan"}
"""Style of the badge that opens a card."""

CELL_STYLES = {"primary": "bold white on red", "part": "yellow", "": ""}
"""Style of a cell of evidence by its mark."""

HEADING = "bold"
LABEL = "dim"
QUIET = "dim"
RULE = "dim"
CONFIRM = "magenta"
HINT = "cyan"
