"""The rulebook from a directory of rule files, or every fault of them at once."""

from __future__ import annotations

import hashlib
from pathlib import Path

from auditor.errors import Fault, RuleError
from auditor.model.forms import Forms
from auditor.model.rules import Clause, Rulebook
from auditor.rulebook.clause_files import read_clauses
from auditor.rulebook.consistency import check_rules
from auditor.rulebook.rule_files import RuleEntry, read_rules
from auditor.rulebook.source import Node, Source, open_source


def load_rulebook(directory: Path, forms: Forms) -> Rulebook:
    """Read ``directory``/clauses/*.yaml and ``directory``/national/*.yaml, files in the order of their names.

    Raises RuleError with the faults of all files, in order of file and place. The hash covers the names and the bytes
    of the files read.
    """
    digest = hashlib.sha256()
    sources: list[Source] = []
    entries: list[RuleEntry] = []
    clauses: dict[str, Clause] = {}
    for folder in ("clauses", "national"):
        for path in sorted((directory / folder).glob("*.yaml")):
            content = path.read_bytes()
            digest.update(f"{folder}/{path.name}\0{len(content)}\0".encode() + content)
            source, root = open_source(path, content)
            sources.append(source)
            if root is not None and folder == "clauses":
                _add_clauses(source, clauses, root)
            elif root is not None:
                entries += read_rules(source, root, forms)
    check_rules(entries, clauses)
    faults = [fault for source in sources for fault in sorted(source.faults, key=lambda f: (f.line, f.column))]
    if not entries and not faults:
        place = (directory / "national").as_posix()
        faults.append(Fault(place, 1, 1, "没有规则文件", "规则写在 national/<规则族>.yaml，条文写在 clauses/*.yaml"))
    if faults:
        raise RuleError(faults)
    rules = {entry.id: entry.rule for entry in entries if entry.rule is not None}
    return Rulebook(rules, clauses, digest.hexdigest())


def _add_clauses(source: Source, clauses: dict[str, Clause], root: Node) -> None:
    for clause, node in read_clauses(source, root):
        if clause.id in clauses:
            source.blame(node, f"条文编号 {clause.id} 已经用过", "换一个没有用过的编号")
        clauses.setdefault(clause.id, clause)
