"""The shown regions of a sheet grouped: what hangs together, what stands above and below a table, what beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from auditor.reading.sheets.headings import Headings
from auditor.reading.sheets.sheet import Region, Spans, place_of

# A line below a table without rules that is no longer may be a row whose cells are blank.
_LONGEST_ROW_LABEL = 40


@dataclass(frozen=True, slots=True)
class Strip:
    """The least rows that no region reaches out of; ``after_gap``: a blank row that is shown stands above them."""

    regions: tuple[Region, ...]
    after_gap: bool

    @property
    def lone(self) -> Region | None:
        """The only region of the strip, if it has one alone."""
        return self.regions[0] if len(self.regions) == 1 else None

    @property
    def text(self) -> str:
        """The text of the strip where no more than one region has any."""
        texts = [region.content.text for region in self.regions if region.content.text or region.content.doubt]
        return texts[0] if len(texts) == 1 else ""

    def without_blanks(self) -> Strip:
        """Return the strip with nothing but the regions that say something."""
        return replace(self, regions=tuple(region for region in self.regions if region.content.text))


def split_into_parts(regions: Iterable[Region], hidden: Spans, headings: Headings) -> list[list[Strip]]:
    """Split ``regions`` at blank rows and around what cannot belong to a table; ``hidden`` are the hidden rows."""
    parts: list[list[Strip]] = []
    is_closed = True
    for strip in _strips(regions, hidden):
        is_alone = headings.end_table(strip.text)
        if is_closed or is_alone or strip.after_gap:
            parts.append([])
        parts[-1].append(strip.without_blanks() if is_alone else strip)
        is_closed = is_alone
    return parts


def _strips(regions: Iterable[Region], hidden: Spans) -> Iterator[Strip]:
    strip: list[Region] = []
    bottom, after_gap = 0, True
    for region in sorted(regions, key=place_of):
        if strip and region.top >= bottom:
            yield Strip(tuple(strip), after_gap)
            strip, after_gap = [], hidden.after(bottom) < region.top
        strip.append(region)
        bottom = max(bottom, region.bottom)
    if strip:
        yield Strip(tuple(strip), after_gap)


def find_table(strips: Sequence[Strip]) -> tuple[int, int]:
    """Return where in ``strips`` the table begins and ends; both are the end where there is no table.

    Lone regions above it are its title, below it notes. But the last line above it that is as wide as lone lines within
    the table heads its first block as they do theirs, and below a table without rules a short line may be a row whose
    cells are blank.
    """
    full = [number for number, strip in enumerate(strips) if strip.lone is None]
    if not full:
        return len(strips), len(strips)
    start, end = full[0], full[-1] + 1
    within = {_shape(strip.lone) for strip in strips[start:end] if strip.lone is not None}
    above = strips[start - 1].lone if start else None
    if above is not None and _shape(above) in within:
        start -= 1
    if not _is_ruled(strips[start:end]):
        regions = [region for strip in strips[start:end] for region in strip.regions]
        left, right = min(region.left for region in regions), max(region.right for region in regions)
        while end < len(strips) and _may_be_row(strips[end].lone, left, right):
            end += 1
    return start, end


def _shape(region: Region) -> tuple[int, int, bool]:
    return region.left, region.right, region.content.ruled


def _is_ruled(strips: Iterable[Strip]) -> bool:
    return any(region.content.ruled for strip in strips for region in strip.regions)


def _may_be_row(region: Region | None, left: int, right: int) -> bool:
    return region is not None and left <= region.left < right and len(region.content.text) <= _LONGEST_ROW_LABEL


def split_side_by_side(strips: Sequence[Strip], hidden: Spans) -> list[list[Region]]:
    """Split ruled tables that stand beside each other with a blank column between; ``hidden`` are the hidden columns.

    In a table without rules such a column may be one in which nothing happened, so it is kept together.
    """
    regions = sorted((region for strip in strips for region in strip.regions), key=lambda region: region.left)
    pieces: list[list[Region]] = []
    right, is_ruled = 0, _is_ruled(strips)
    for region in regions:
        if not pieces or (is_ruled and region.left >= right and hidden.after(right) < region.left):
            pieces.append([])
        pieces[-1].append(region)
        right = max(right, region.right)
    return [sorted(piece, key=place_of) for piece in pieces]
