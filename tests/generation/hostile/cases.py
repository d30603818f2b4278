"""The hostile files, each in two sizes: one that is quick to refuse, and one that would fill or stop a machine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.generation.hostile import page, print, word

_MB, _GB = 1 << 20, 1 << 30


@dataclass(frozen=True, slots=True)
class Hostile:
    """A kind of hostile file: ``write`` makes it in a size, of which ``small`` is beyond what sound files need.

    ``is_refused`` says that the small one is; others are read, and must not take more room than their text.
    """

    name: str
    suffix: str
    write: Callable[[int], bytes]
    small: int
    large: int
    is_refused: bool = True


CASES = (
    Hostile("1 GB of text", "docx", word.text_bomb, 40 * _MB, _GB),
    Hostile("1 GB of paragraphs", "docx", word.paragraph_bomb, 40 * _MB, _GB),
    Hostile("size in the directory lies", "docx", word.lying_size, 40 * _MB, _GB),
    Hostile("billion laughs", "docx", word.billion_laughs, 9, 30),
    Hostile("quadratic entities", "docx", word.quadratic_entities, 2_000, 100_000),
    Hostile("entity of another file", "docx", word.foreign_entity, 0, 0),
    Hostile("DTD in UTF-16", "docx", word.hidden_doctype, 0, 0),
    Hostile("cell over 2e9 columns", "docx", word.wide_cell, 2_000_000_000, 2_000_000_000, is_refused=False),
    Hostile("60,000 parts", "docx", word.many_parts, 6_000, 60_000),
    Hostile("60,000 nested tables", "docx", word.nested_tables, 1_000, 60_000),
    Hostile("100 MB in a line", "html", page.one_line, 33 * _MB, 100 * _MB),
    Hostile("10 million cells", "html", page.many_cells, 600_000, 10_000_000),
    Hostile("100,000 nested divisions", "html", page.nested, 3_000, 100_000),
    Hostile("5 million open divisions", "html", page.open_divisions, 3_000, 5_000_000),
    Hostile("unclosed fonts", "html", page.open_fonts, 1_500, 20_000),
    Hostile("cells over 65,534 × 1,000", "html", page.wide_spans, 3_000, 10_000),
    Hostile("bars", "txt", page.bars, 50_000, 20_000_000, is_refused=False),
    Hostile("tabs", "txt", page.tabs, 50_000, 20_000_000, is_refused=False),
    Hostile("heads of tables", "txt", page.heads, 500, 200_000, is_refused=False),
    Hostile("bars", "md", page.bars, 50_000, 20_000_000, is_refused=False),
    Hostile("first and last cell", "xlsx", word.far_cell, 0, 0, is_refused=False),
    Hostile("a merged sheet", "xlsx", word.merged_sheet, 0, 0, is_refused=False),
    Hostile("1 GB of shared strings", "xlsx", word.shared_strings_bomb, 40 * _MB, _GB),
    Hostile("form that prints itself", "pdf", print.form_loop, 0, 0),
    Hostile("a billion forms", "pdf", print.exponential_forms, 9, 9),
    Hostile("page of 1 GB", "pdf", print.flate_bomb, 300 * _MB, _GB),
    Hostile("1 million lines", "pdf", print.many_paths, 400_000, 1_000_000),
    Hostile("5 million characters", "pdf", print.many_characters, 2_500_000, 5_000_000),
    Hostile("100,000 pages", "pdf", print.many_pages, 300, 100_000),
    Hostile("1 GB of text", "zip", word.zip_bomb, 80 * _MB, _GB),
)
