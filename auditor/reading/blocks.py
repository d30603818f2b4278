"""The blocks of a document gathered in reading order, numbered as they come."""

from __future__ import annotations

from auditor.model.document import Block, Image, Locator, Paragraph, Table


class Blocks:
    """Blocks so far; paragraphs and tables are each numbered from 1."""

    def __init__(self, part: str | None = None) -> None:
        """Start with no blocks; ``part`` is the member of the container that every place names."""
        self._part = part
        self._blocks: list[Block] = []
        self._paragraphs = 0
        self._tables = 0

    @property
    def next_table(self) -> int:
        """The number that the next table will have."""
        return self._tables + 1

    def add_paragraph(self, text: str, line: int | None = None) -> None:
        """Add a paragraph unless it is blank."""
        text = text.strip()
        if text:
            self._paragraphs += 1
            self._blocks.append(Paragraph(text, Locator(part=self._part, line=line, paragraph=self._paragraphs)))

    def add_table(self, table: Table) -> None:
        """Add a table."""
        self._tables += 1
        self._blocks.append(table)

    def add_image(self, description: str, line: int | None = None) -> None:
        """Add a picture; its place is the paragraph that it follows."""
        place = Locator(part=self._part, line=line, paragraph=self._paragraphs or None)
        self._blocks.append(Image(place, description.strip()))

    def finish(self) -> tuple[Block, ...]:
        """Return all blocks."""
        return tuple(self._blocks)
