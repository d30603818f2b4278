"""The blocks of a document gathered in reading order, numbered as they come."""

from __future__ import annotations

from auditor.model.document import Block, Image, Locator, Paragraph, Table


class Blocks:
    """Blocks so far; a paragraph or picture is known by its ordinal among all blocks, a table by that among tables."""

    def __init__(self, part: str | None = None) -> None:
        """Start with no blocks; ``part`` is the member of the container that every place names."""
        self._part = part
        self._blocks: list[Block] = []
        self._tables = 0

    @property
    def next_table(self) -> int:
        """The number that the next table will have."""
        return self._tables + 1

    def add_paragraph(self, text: str, line: int | None = None, page: int | None = None) -> Paragraph:
        """Add a paragraph of ``text``, which is not blank, and return it."""
        paragraph = Paragraph(text, self._place(line, page))
        self._blocks.append(paragraph)
        return paragraph

    def add_table(self, table: Table) -> None:
        """Add a table."""
        self._tables += 1
        self._blocks.append(table)

    def add_image(self, description: str, line: int | None = None, page: int | None = None) -> Image:
        """Add a picture with the description that the file gives, and return it."""
        image = Image(self._place(line, page), description.strip())
        self._blocks.append(image)
        return image

    def finish(self) -> tuple[Block, ...]:
        """Return all blocks."""
        return tuple(self._blocks)

    def _place(self, line: int | None, page: int | None) -> Locator:
        return Locator(part=self._part, page=page, line=line, paragraph=len(self._blocks) + 1)
