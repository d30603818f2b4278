"""Paragraphs of a Word document whose text is stored in pieces."""

from __future__ import annotations

import html
import random
from dataclasses import dataclass

from tests.generation.broken import cut

_AROUND = (
    "<w:ins>{0}</w:ins>",
    "<w:smartTag>{0}</w:smartTag>",
    "<w:sdt><w:sdtPr/><w:sdtContent>{0}</w:sdtContent></w:sdt>",
    "<w:hyperlink>{0}</w:hyperlink>",
)
_BETWEEN = (
    '<w:proofErr w:type="spellStart"/>',
    '<w:bookmarkStart w:id="1" w:name="_GoBack"/><w:bookmarkEnd w:id="1"/>',
    "<w:r><w:lastRenderedPageBreak/></w:r>",
)
_UNPRINTED = (
    "<w:del><w:r><w:delText>9</w:delText></w:r></w:del>",
    "<w:r><w:rPr><w:vanish/></w:rPr><w:t>8</w:t></w:r>",
)


@dataclass(frozen=True, slots=True)
class Writing:
    """How a document is written: ``splits`` says that text is stored in several runs.

    ``is_plain`` says that it has nothing that one program prints and another does not, such as tracked changes.
    """

    choice: random.Random
    is_plain: bool
    splits: bool


def write_paragraph(text: str, writing: Writing, properties: str = "", size: float | None = None) -> str:
    """Write a paragraph; line breaks in ``text`` are kept as such, ``size`` is in points."""
    lines = [write_runs(line, writing, size) for line in text.split("\n")]
    return f"<w:p><w:pPr>{properties}</w:pPr>{'<w:r><w:br/></w:r>'.join(lines)}</w:p>"


def write_runs(text: str, writing: Writing, size: float | None = None) -> str:
    """Write ``text`` as runs, some of them inside elements that print nothing themselves."""
    choice = writing.choice
    marks = f'<w:sz w:val="{2 * size:.0f}"/><w:szCs w:val="{2 * size:.0f}"/>' if size else ""
    written = ""
    for piece in cut(text, choice) if writing.splits else [text]:
        run = f'<w:r><w:rPr>{marks}</w:rPr><w:t xml:space="preserve">{html.escape(piece)}</w:t></w:r>'
        if writing.splits and choice.random() < 0.1:
            run = choice.choice(_AROUND[1:3] if writing.is_plain else _AROUND).format(run)
        if writing.splits and choice.random() < 0.1:
            run += choice.choice(_BETWEEN if writing.is_plain else _BETWEEN + _UNPRINTED)
        written += run
    return written
