"""What of a sheet is running text and what is a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from auditor.model.document import HIDDEN, Block, Image, Locator, Paragraph
from auditor.model.forms import Forms
from auditor.reading.grid import Area, Room, is_page_layout, lay_out
from auditor.reading.lines import join_lines
from auditor.reading.sheets.headings import find_headings
from auditor.reading.sheets.sheet import Content, Region, Sheet, Spans, split_by_sight
from auditor.reading.sheets.strips import Strip, find_table, split_into_parts, split_side_by_side

# A sheet of more pictures is an album; that it has pictures is known then.
_MOST_PICTURES = 100


class SheetFlow:
    """The sheets of a workbook on their way to blocks."""

    def __init__(self, forms: Forms) -> None:
        """Start with no blocks; ``forms`` has the names of the parts and the labels of the rows."""
        self.blocks: list[Block] = []
        self.warnings: list[str] = []
        self._headings = find_headings(forms)
        self._tables = 0
        self._doubts: list[str] = []
        self._room = Room()

    def read(self, sheet: Sheet) -> None:
        """Read ``sheet``: text alone in its rows is a paragraph, rows of several cells below each other are a table.

        A table ends at a blank row and at a heading of the report. Pictures follow the blocks above them. The name of a
        sheet that is the heading of a part, which the sheet itself does not repeat, stands before its content, on the
        first sheet below the title. What is hidden is left out, but cells within a table are kept and doubted: without
        them its rows and sums would be others.
        """
        rows, columns = Spans(sheet.hidden_rows), Spans(sheet.hidden_columns)
        found: list[tuple[int, Block]] = []
        self._doubts.clear()
        shown, hidden = split_by_sight(sheet, rows, columns)
        for strips in split_into_parts(shown, rows, self._headings):
            start, end = find_table(strips)
            found += self._write_texts(sheet.name, strips[:start])
            for piece in split_side_by_side(strips[start:end], columns):
                for part in split_into_parts(piece, rows, self._headings):
                    begin, stop = find_table(part)
                    found += self._write_texts(sheet.name, part[:begin])
                    table = [region for strip in part[begin:stop] for region in strip.regions]
                    within = _within(table, hidden, rows, columns)
                    found += self._write_table(sheet.name, part[begin:stop], table, within)
                    found += self._write_texts(sheet.name, part[stop:])
            found += self._write_texts(sheet.name, strips[end:])
        for row, description in sheet.pictures[:_MOST_PICTURES]:
            at = next((number for number, (top, _) in enumerate(found) if top > row), len(found))
            found.insert(at, (row, Image(Locator(sheet=sheet.name), description)))
        is_headed = any(isinstance(block, Paragraph) and self._headings.name_part(block.text) for _, block in found)
        if found and not is_headed and self._headings.name_part(sheet.name):
            found.insert(0 if self.blocks else 1, (0, Paragraph(sheet.name.strip(), Locator(sheet=sheet.name))))
        self.blocks += [block for _, block in found]
        self.warnings += sheet.warnings
        if self._doubts:
            self.warnings.append(
                f"工作表“{sheet.name}”表格以外有{len(self._doubts)}格的内容不能确定：{self._doubts[0]}。"
            )

    def _write_table(
        self, name: str, strips: list[Strip], regions: list[Region], hidden: list[Region]
    ) -> Iterator[tuple[int, Block]]:
        """Write the table of ``regions``, which are those of ``strips``, with the ``hidden`` ones within it."""
        if not regions:
            return
        longest = max(len(region.content.text) for region in regions)
        if is_page_layout(len({region.left for region in regions}), len(regions), 0, longest):
            yield from self._write_texts(name, strips)
            return
        self._tables += 1
        yield regions[0].top, lay_out(map(_area, [*regions, *hidden]), self._tables, self._room, sheet=name)

    def _write_texts(self, name: str, strips: Iterable[Strip]) -> Iterator[tuple[int, Block]]:
        for strip in strips:
            for top, left, _, _, content in strip.regions:
                place = Locator(sheet=name, row=top + 1, column=left + 1)
                if content.doubt:
                    self._doubts.append(f"第{top + 1}行第{left + 1}列，{content.doubt}")
                for line in join_lines([content.text]):
                    yield top, Paragraph(line, place)


def _within(shown: list[Region], hidden: list[Region], rows: Spans, columns: Spans) -> list[Region]:
    """Return the ``hidden`` regions within a table of ``shown`` ones, or right below or beside its last rows and columns.

    What is blank in these rows and columns is not known to be a blank of the table either, and comes after them.
    """
    if not shown or not hidden:
        return []
    top, left = min(region.top for region in shown), min(region.left for region in shown)
    bottom = rows.after(max(region.bottom for region in shown))
    right = columns.after(max(region.right for region in shown))
    within = [r for r in hidden if top <= r.top and r.bottom <= bottom and left <= r.left and r.right <= right]
    across, down = {r.top for r in within if rows.after(r.top) != r.top}, {r.top for r in (*shown, *within)}
    along, lefts = {r.left for r in within if columns.after(r.left) != r.left}, {r.left for r in (*shown, *within)}
    Room().take(len(across) * len(lefts) + len(down) * len(along))
    blank = {(row, column) for row in across for column in lefts} | {(row, column) for row in down for column in along}
    return within + [Region(row, column, row + 1, column + 1, Content("", HIDDEN)) for row, column in sorted(blank)]


def _area(region: Region) -> Area:
    top, left, bottom, right, content = region
    text = "\n".join(join_lines([content.text]))
    return Area(top, left, bottom - top, right - left, text, doubt=content.doubt)
