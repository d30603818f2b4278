"""The rulebook from a directory of rule files, or every fault of them at once."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from auditor.errors import Fault, RuleError
from auditor.model.forms import Forms
from auditor.model.rules import Clause, Rulebook, UnbuiltRule
from auditor.rulebook.clause_files import ClauseEntry, read_clauses
from auditor.rulebook.consistency import check_rules
from auditor.rulebook.coverage import check_coverage, read_unbuilt
from auditor.rulebook.rule_files import RuleEntry, read_rules
from auditor.rulebook.source import Source, open_source


def load_rulebook(directory: Path, forms: Forms) -> Rulebook:
    """Read ``directory``/clauses/*.yaml and ``directory``/national/*.yaml, files in the order of their names.

    ``directory``/unbuilt.yaml, where it is there, lists the rules of the catalogue that are not built.
    Raises RuleError with the faults of all files, in order of file and place. The hash covers the names and the bytes
    of the clauses and rules read.
    """
    digest = hashlib.sha256()
    sources: list[Source] = []
    entries: list[RuleEntry] = []
    clauses: list[ClauseEntry] = []
    for folder in ("clauses", "national"):
        for path in sorted((directory / folder).glob("*.yaml")):
            content = path.read_bytes()
            digest.update(f"{folder}/{path.name}\0{len(content)}\0".encode() + content)
            source, root = open_source(path, content)
            sources.append(source)
            if root is not None and folder == "clauses":
                clauses += read_clauses(source, root)
            elif root is not None:
                entries += read_rules(source, root, forms)
    by_id = _distinct(clauses)
    check_rules(entries, by_id)
    if not any(source.faults for source in sources):  # a file that cannot be read would leave its clauses untested
        check_coverage(clauses, entries)
    unbuilt = _unbuilt(directory / "unbuilt.yaml", sources, entries)
    faults = [fault for source in sources for fault in sorted(source.faults, key=lambda f: (f.line, f.column))]
    if not entries and not faults:
        place = (directory / "national").as_posix()
        faults.append(Fault(place, 1, 1, "没有规则文件", "规则写在 national/<规则族>.yaml，条文写在 clauses/*.yaml"))
    if faults:
        raise RuleError(faults)
    rules = {entry.id: entry.rule for entry in entries if entry.rule is not None}
    return Rulebook(rules, by_id, unbuilt, digest.hexdigest())


def _distinct(entries: Sequence[ClauseEntry]) -> dict[str, Clause]:
    clauses: dict[str, Clause] = {}
    for entry in entries:
        if entry.clause.id in clauses:
            entry.source.blame(entry.id_node, f"条文编号 {entry.clause.id} 已经用过", "换一个没有用过的编号")
        clauses.setdefault(entry.clause.id, entry.clause)
    return clauses


def _unbuilt(path: Path, sources: list[Source], entries: Sequence[RuleEntry]) -> tuple[UnbuiltRule, ...]:
    if not path.is_file():
        return ()
    source, root = open_source(path, path.read_bytes())
    sources.append(source)
    return () if root is None else read_unbuilt(source, root, {entry.id for entry in entries})
