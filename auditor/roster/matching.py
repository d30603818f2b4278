"""Which row of a roster is about which report: by file, else by organ and year."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from unicodedata import normalize

from auditor.hostile import clean
from auditor.model.metadata import Metadata, WrittenTable
from auditor.roster.reading import raise_all, read_table
from auditor.roster.values import shown


@dataclass(frozen=True, slots=True)
class Roster:
    """The rows of the roster at ``path``, by the name of the report's file and by organ and year."""

    path: str
    rows: tuple[Metadata, ...]
    by_file: Mapping[str, Metadata] = field(default_factory=dict)
    by_organ: Mapping[tuple[str, int], Metadata] = field(default_factory=dict)

    def find(self, name: str, organ: str | None, year: int | None) -> Metadata | None:
        """Return the row about the file ``name``, else that about the report of ``organ`` on ``year``."""
        return self.by_file.get(name) or self.find_organ(organ, year)

    def find_organ(self, organ: str | None, year: int | None) -> Metadata | None:
        """Return the row that names no file of the run and is about the report of ``organ`` on ``year``."""
        return None if organ is None or year is None else self.by_organ.get((organ_key(organ), year))


def organ_key(name: str) -> str:
    """Return a name of an organ without what is written now so, now so: blanks, brackets' width, 人民政府 or 政府."""
    plain = "".join(normalize("NFKC", name).split()).replace("人民政府", "政府").replace("街道办事处", "街道")
    return re.sub(r"(?<=[省市县区州盟旗乡镇])政府$", "", plain)


def read_roster(table: WrittenTable, names: Sequence[str], folders: Sequence[str]) -> Roster:
    """Read a roster and find its rows' files among ``names``, which are paths at or below ``folders``.

    A path in the roster is one below one of the folders; the bare name of a file suffices where it is the only one of
    that name. UsageError for a faulty roster, two rows about one report, or a row that may mean several files.
    """
    rows = read_table(table)
    faults: list[str] = []
    by_file: dict[str, Metadata] = {}
    by_organ: dict[tuple[str, int], Metadata] = {}
    paths, bare = _paths(names, folders)
    texts = {line.number: [cell.text for cell in line.cells] for line in table.rows}
    for row in rows:
        naming = row.written.get("文件") or row.written["机关"]
        place = table.place(row.row, texts[row.row].index(naming) + 1)
        files = _files(row, paths, bare)
        if len(files) > 1:
            faults.append(f"{place}: “{shown(row.file or '')}”对应 {len(files)} 份报告，请写出文件夹里的路径")
        elif files:
            other = by_file.setdefault(files[0], row)
            if other is not row:
                faults.append(f"{place}: 与第 {other.row} 行说的是同一份报告（{shown(row.file or '')}），留下一行")
        elif row.organ is not None and row.year is not None:
            other = by_organ.setdefault((organ_key(row.organ), row.year), row)
            if other is not row:
                faults.append(f"{place}: 与第 {other.row} 行都是 {shown(row.organ)} {row.year} 年度，留下一行")
    raise_all(faults)
    return Roster(table.path, rows, by_file, by_organ)


def _paths(names: Sequence[str], folders: Sequence[str]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Map each way to write a report's path to the reports it means, and each bare file name likewise."""
    paths: dict[str, list[str]] = {}
    bare: dict[str, list[str]] = {}
    for name in names:
        ways = {name, *(name.removeprefix(f"{folder}/") for folder in folders)}
        for written in _written(ways):
            paths.setdefault(written, []).append(name)
        for written in _written({name.rpartition("/")[2]}):
            bare.setdefault(written, []).append(name)
    return paths, bare


def _written(ways: set[str]) -> set[str]:
    """Return ``ways`` to write a path as cells hold them: as they are, and with what does not print shown."""
    return {normalize("NFC", text) for way in ways for text in (way, clean(way, len(way)))}


def _files(row: Metadata, paths: Mapping[str, list[str]], bare: Mapping[str, list[str]]) -> list[str]:
    if row.file is None:
        return []
    return paths.get(row.file) or ([] if "/" in row.file else bare.get(row.file, []))
