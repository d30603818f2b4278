"""The fact about the wording of a report: for each concern how many places there are, and the first five of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from auditor.facts.prose import Passage, Sentence
from auditor.facts.sections import Outline
from auditor.facts.wording.garbled import find_garbled
from auditor.facts.wording.hollowness import hollow_problems, overview_length, own_words
from auditor.facts.wording.marks import find_marks
from auditor.facts.wording.measures import find_measures
from auditor.facts.wording.numerals import find_malformed
from auditor.facts.wording.organs import find_other_organs
from auditor.facts.wording.phrases import find_phrases
from auditor.facts.wording.placeholders import find_placeholders
from auditor.facts.wording.privacy import find_applicants, find_numbers, masked
from auditor.facts.wording.regions import find_foreign_laws
from auditor.facts.wording.writing import Hit, Writing, long_cells, prose, without_numbers
from auditor.facts.wording.years import find_plans_of_the_year, find_remnants
from auditor.model.document import Document
from auditor.model.facts import Exhibit, Fact, Identity
from auditor.model.wording import Wording

_FIRST = 5
"""Places that a fact names."""
_LONGEST = 200
_SHORT = 40
_WHOLE = ("有自称", "有数字", "综述字数", "说明汇总范围", "空泛问题数", "残留年份数")
"""What only the whole text can show, be it there or not."""


class Said(NamedTuple):
    """A place as it is shown: in the list of places and as a quotation, with the line it stands in."""

    place: str
    quotation: str
    line: Passage


def wording_fact(document: Document, frame: Outline, identity: Identity, words: Wording, cut: str) -> Fact:
    """Return the one fact of kind 文字.

    ``cut`` says why the file does not hold the whole report ("" if it does): what was not found in it may stand in the
    rest, so its count is unreadable and not 0. What does not apply to this report (no part 五, no year) is left out.
    """
    found = _found(document, frame, identity, words)
    fields: dict[str, int | str] = own_words(frame.passages, identity.organ)
    if identity.organ_type == "政府":
        fields["说明汇总范围"] = int(any(word in line.text for word in words.scope for line in frame.passages))
    if identity.organ_type in ("政府", "部门"):
        fields |= overview_length(frame)
    exhibits = {}
    overview = next((section for section in frame.sections if section.ordinal == 1), None)
    if overview:
        exhibits["综述字数"] = Exhibit(overview.title, overview.locator, overview.title)
    for name, places in found.items():
        fields[f"{name}数"] = len(places)
        if places:
            fields[name] = "；".join(said.place for said in places[:_FIRST])
            exhibit = places[0].line.exhibit(places[0].quotation[:_LONGEST])
            exhibits[f"{name}数"] = exhibits[name] = exhibit
    unreadable = {name: cut for name, value in fields.items() if cut and (name in _WHOLE or value == 0)}
    fields = {name: value for name, value in fields.items() if name not in unreadable}
    return Fact("文字", "文字", fields, unreadable=unreadable, exhibits=exhibits)


def _found(document: Document, frame: Outline, identity: Identity, words: Wording) -> dict[str, list[Said]]:
    """Return the places of each concern that applies to the report, by the name of its field."""
    writing, cells = prose(frame), long_cells(frame)
    passages = frame.passages
    phrases = find_phrases(writing, words, identity.year, identity.organ)
    found: dict[str, list[Said]] = {
        "错字": _said(writing, phrases["typos"]),
        "占位符": _said(writing, find_placeholders(writing)),
        "模板语": _said(writing, phrases["templates"]),
        "泛指句": _said(writing, [hit for hit in phrases["generic"] if writing.line_at(hit.start).part == 1]),
        "敏感号码": [s for text in (writing, cells) for s in _private(text, find_numbers(text), False)],
        "申请人信息": [s for text in (writing, cells) for s in _private(text, find_applicants(text), True)],
        "密级标识": [Said(f"“{line.text.strip()}”", line.text.strip(), line) for line in find_marks(passages)],
        "申请量词": _said(writing, find_measures(writing)),
        "外省规定": _said(writing, find_foreign_laws(writing, identity.organ)),
        "数字误写": _said(writing, find_malformed(writing, document.format)),
        "乱码": [
            *_said(writing, sorted((*phrases["garbled"], *phrases["adverts"]))),
            *(s for w in (writing, cells) for s in _said(w, find_garbled(w, document.format, document.warnings))),
        ],
    }
    if identity.year is not None:
        found["旧名称"] = _said(writing, phrases["outdated"])
        found["残留年份"] = _quoted(find_remnants(passages, identity.year))
        found["本年打算"] = _quoted(find_plans_of_the_year(passages, identity.year))
    hollow = hollow_problems(passages, identity.organ, words)
    if hollow is not None:
        line = next(p for p in passages if p.part == 5)
        found["空泛问题"] = [Said(f"“{clause}”", clause, line) for clause in hollow]
    others = find_other_organs(writing, identity.organ) if identity.organ else None
    if others is not None:
        found["他机关"] = _said(writing, others)
    return found


def _quoted(sentences: Sequence[Sentence]) -> list[Said]:
    return [Said(f"“{s.text[:_SHORT]}”", s.text, s.passage) for s in sentences]


def _said(writing: Writing, hits: Sequence[Hit]) -> list[Said]:
    """Word ``hits``; only the first are worded, the others are but counted."""
    said = []
    for number, hit in enumerate(hits):
        shown = number < _FIRST
        place = without_numbers(writing.place(hit)) if shown else ""
        sentence = without_numbers(writing.sentence(hit)) if shown else ""
        said.append(Said(place, sentence, writing.line_at(hit.start)))
    return said


def _private(writing: Writing, hits: Sequence[Hit], is_applicant: bool) -> list[Said]:
    shown = [masked(writing, hit, is_applicant) for hit in hits]
    return [Said(text, text, writing.line_at(hit.start)) for text, hit in zip(shown, hits, strict=True)]
