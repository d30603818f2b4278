"""Which reports there are at and below the given paths."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath, PurePosixPath

from auditor.errors import NothingToAudit, UnreadableDocument, UsageError
from auditor.reading import archive, is_candidate

_OTHER_KIND = "不是报告的文件类型"
# What macOS adds to the archives that it makes.
_RESOURCE_FORKS = "__MACOSX"
ROSTERS = ("roster.csv", "roster.xlsx")
"""Names of the roster that may lie in a folder of reports."""
_OTHER_ROSTERS = frozenset(f"roster{suffix}" for suffix in (".xls", ".xlsm", ".et", ".ods"))
_UNUSED_ROSTER = "名册，没有采用：只采用所给文件夹最上一层的 roster.csv 或 roster.xlsx，别处的用 --roster 指明"


@dataclass(frozen=True, slots=True)
class Source:
    """A file to audit: the name to show, the path to open, and its number in the archive at that path if it is in one."""

    name: str
    path: Path
    member: int | None = None

    @property
    def suffix(self) -> str:
        """The suffix of the name, in lower case with its dot."""
        return PurePosixPath(self.name).suffix.lower()


@dataclass(slots=True)
class _Walk:
    roster: Path | None = None
    found: dict[str, Source] = field(default_factory=dict)
    aside: dict[str, str] = field(default_factory=dict)


def find_roster(paths: Sequence[str]) -> Path | None:
    """Return the roster that lies in one of the folders ``paths``; UsageError where there are two."""
    near = [file for text in dict.fromkeys(paths) for file in sorted(Path(text).glob("[Rr][Oo][Ss][Tt][Ee][Rr].*"))]
    found = [file for file in near if file.name.lower() in ROSTERS and file.is_file()]
    if len(found) > 1:
        names = "、".join(path.as_posix() for path in found)
        raise UsageError(f"有 {len(found)} 份名册：{names}；留下一份，或用 --roster 指明用哪一份")
    return found[0] if found else None


def collect(paths: Sequence[str], roster: Path | None = None) -> tuple[list[Source], dict[str, str]]:
    """Return the reports at and below ``paths`` in order of name, and the files left aside with the reason.

    A file that is named is always audited; below a folder, files of other kinds are left aside and counted, but for
    the ``roster`` in use. Zip archives count as folders. Raises NothingToAudit where a path does not exist or nothing
    is left.
    """
    walk = _Walk(roster)
    for text in paths:
        path = Path(text)
        if path.is_dir():
            before = len(walk.found)
            for file in sorted(path.rglob("*")):
                _take(walk, file)
            if len(walk.found) == before:
                walk.aside[path.as_posix()] = "文件夹里没有报告"
        elif path.exists():
            _add(walk, path)
        else:
            raise NothingToAudit(f"找不到：{text}")
    if not walk.found:
        others = sum(reason == _OTHER_KIND for reason in walk.aside.values())
        beside = f"（有 {others} 个其他类型的文件未审）" if others else ""
        raise NothingToAudit(f"没有可审的报告：{'、'.join(paths)}{beside}")
    return sorted(walk.found.values(), key=lambda source: source.name), walk.aside


def _take(walk: _Walk, file: Path) -> None:
    """Sort in one path found below a folder."""
    if file.is_symlink() and not file.is_file():
        walk.aside[file.as_posix()] = "符号链接，指向文件夹或已失效，未跟随"
    elif walk.roster is not None and file.name == walk.roster.name and file.samefile(walk.roster):
        return
    elif file.is_file() and is_candidate(file) and not _is_roster(file.name):
        _add(walk, file)
    elif file.is_file():
        walk.aside[file.as_posix()] = _left_aside(file)
    elif not file.is_dir():
        walk.aside[file.as_posix()] = "不是普通文件（管道、设备等）"


def _is_roster(name: str) -> bool:
    return name.lower() in _OTHER_ROSTERS.union(ROSTERS)


def _left_aside(file: PurePath) -> str:
    if file.name.lower() in _OTHER_ROSTERS:
        return "名册，没有采用：请另存为 roster.xlsx 或 roster.csv"
    if _is_roster(file.name):
        return _UNUSED_ROSTER
    return "隐藏文件或 Office 的临时文件" if file.name.startswith((".", "~$")) else _OTHER_KIND


def _add(walk: _Walk, file: Path) -> None:
    """Add a report, or the reports in an archive; an archive that cannot be listed stands for itself, unreadable."""
    name = file.as_posix()
    inside = list(_members(file, walk)) if file.suffix.lower() == archive.SUFFIX and file.is_file() else []
    for source in inside or [Source(name, file)]:
        walk.found[source.name] = source


def _members(file: Path, walk: _Walk) -> Iterator[Source]:
    try:
        members = archive.list_members(file)
    except (UnreadableDocument, OSError):
        return
    seen: set[str] = set()
    for number, inner in members:
        name = f"{file.as_posix()}/{inner}"
        if _RESOURCE_FORKS in PurePosixPath(inner).parts:
            continue
        if inner.lower().endswith(archive.SUFFIX):
            walk.aside[name] = "压缩包里的压缩包，未展开"
        elif _is_roster(PurePosixPath(inner).name) or not is_candidate(PurePosixPath(inner)):
            walk.aside[name] = _left_aside(PurePosixPath(inner))
        else:
            # An archive may hold the same name twice; both are audited.
            while name in seen:
                name += "（同名）"
            seen.add(name)
            yield Source(name, file, number)
