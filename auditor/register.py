"""The roster on the spine: opened and matched with the files before the audit, begun from them, accounted for after it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from auditor.batch.sources import Source
from auditor.errors import UnreadableDocument, UsageError
from auditor.facts.metadata.publication import may_be_branch
from auditor.hostile import SHORT, clean
from auditor.model.facts import FactBase
from auditor.model.findings import Review, RosterUsage
from auditor.reading.files import load
from auditor.reading.rows import read_rows
from auditor.roster.matching import Roster, read_roster
from auditor.roster.reading import raise_all
from auditor.roster.template import KnownReport

_UNKNOWN = "不明"


def open_roster(path: Path | None, sources: Sequence[Source], paths: Sequence[str]) -> Roster | None:
    """Read the roster at ``path``, if there is one, and match it with ``sources``, which lie at or below ``paths``.

    UsageError, with one line for each fault, where it cannot be read.
    """
    if path is None:
        return None
    try:
        table = read_rows(path.as_posix(), load(path), path.suffix.lower())
    except UnreadableDocument as error:
        raise UsageError(f"名册 {path.as_posix()} 读不出来：{error}") from error
    folders = [Path(text).as_posix() for text in paths if Path(text).is_dir()]
    return read_roster(table, [source.name for source in sources], folders)


def usage(roster: Roster, reviews: Sequence[Review]) -> RosterUsage:
    """Tell which rows of ``roster`` were about no report, and which reports had no row.

    UsageError where a row goes by organ and year and another has the file of that report: only the reports tell so.
    """
    used = set()
    without = []
    for review in reviews:
        row = roster.find(review.path, review.organ, review.year)
        if row is not None:
            used.add(row.row)
        elif review.status == "read":
            without.append(review.path)
    unused = tuple(row.row for row in roster.rows if row.row not in used)
    raise_all(list(_told_twice(roster, reviews, unused)))
    return RosterUsage(roster.path, len(roster.rows), unused, tuple(without))


def _told_twice(roster: Roster, reviews: Iterable[Review], unused: Sequence[int]) -> Iterator[str]:
    """Say of each row that was not used, and whose report is there, which row was used for it."""
    for review in reviews:
        used, other = roster.by_file.get(review.path), roster.find_organ(review.organ, review.year)
        if used and other and other.row in unused:
            name = clean(review.path, SHORT)
            yield f"{roster.path}: 第 {other.row} 行与第 {used.row} 行说的是同一份报告（{name}），留下一行"


def known_report(folder: Path, name: str, base: FactBase | str) -> KnownReport:
    """Return what the report ``name`` in ``folder`` tells of itself; an unreadable one tells only its file.

    The type is left open where the name may be that of a branch or of an organ under its own ministry.
    """
    file = name.removeprefix(f"{folder.as_posix()}/")
    if isinstance(base, str):
        return KnownReport(file)
    identity = base.identity
    kind = "" if may_be_branch(identity.organ) else identity.organ_type or ""
    words = [identity.organ or "", str(identity.year or ""), kind, identity.organ_level or ""]
    return KnownReport(file, *("" if word == _UNKNOWN else word for word in words))
