"""A document becomes a fact base: parts, identity, tables, prose, each from its own module, put together here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from auditor.errors import UnreadableDocument
from auditor.facts.claims.statements import find_claims, note_uncompared
from auditor.facts.contact import contact_facts, read_contact
from auditor.facts.counts.facts import count_facts
from auditor.facts.fees import fee_facts, fee_sentence
from auditor.facts.gaps import find_gap
from auditor.facts.identity import Named, name_report, organ_level, organ_type
from auditor.facts.narrative import table_extras
from auditor.facts.parts import part_facts, told_parts
from auditor.facts.period import first_period, period_facts
from auditor.facts.prose import Passage
from auditor.facts.repetition import without_repetition
from auditor.facts.sections import Outline, outline
from auditor.facts.tables.extraction import extract_tables
from auditor.facts.tables.facts import form_of, table_facts, unreadable_kinds
from auditor.facts.tables.restoring.restoring import restore_tables
from auditor.facts.transcript import transcription
from auditor.facts.wholereport import NO_TITLE, SEVERAL, SEVERAL_YEARS, report_fact
from auditor.facts.wording.facts import wording_fact
from auditor.model.document import Block, Document, Paragraph, Table
from auditor.model.facts import Fact, FactBase, FormTable, Identity, find_reading
from auditor.model.forms import Forms

_TITLE_ROWS = 5
"""Most rows of a table before the first part that is searched for the title."""
_WITH_TOTALS = ("报告", "收费")
_SAID = ("说明反复或收费", "正文述及纠正")
"""Fields of facts about tables that tell whether the text mentions something."""
_FURTHER_ON = ("联系方式", "统计期", "收费", "占比", "分项", "同数")
"""Kinds of facts that any part of the text may state."""
OPEN_END = 9999
"""``年度至`` of a report whose year is not known."""

_PLACES = {
    "本年新收": ("表三", "R1", "总计"),
    "上年结转": ("表三", "R2", "总计"),
    "逾期不缴费": ("表三", "E2", "总计"),
    "行政事业性收费": ("表二", "行政事业性收费", "收费金额"),
}
"""Numbers of the tables that facts about the whole report and about fees carry: table, row and column of each."""


def extract(document: Document, forms: Forms) -> FactBase:
    """Return the facts of ``document``; nothing in it is corrected, and what is uncertain is marked unreadable.

    Raises UnreadableDocument for a transcription that is not the organ's own text, and for a text that shows nothing of
    an annual report.
    """
    reason = transcription(document)
    if reason:
        raise UnreadableDocument(reason)
    document = restore_tables(without_repetition(document), forms)
    frame = outline(document, forms)
    document = replace(document, blocks=frame.blocks)
    passages = frame.passages
    tables = extract_tables(document, frame.sections, forms)
    told = told_parts(frame, tables)
    gap = find_gap(document, frame, tables, told)
    cut = gap.reason if gap else ""
    periods = period_facts(passages)
    stated = next((int(f.fields["起年"]) for f in periods if "起年" in f.fields), None)
    named = _name(frame, passages, stated)
    if named.title is None and not frame.sections and not tables.layouts:
        raise UnreadableDocument(
            "没有认出年报的标题、部分和表格，不像是政府信息公开工作年度报告；请核对是不是放错了文件"
        )
    year, year_from_period = named.year, None
    if year is None and not named.doubtful:
        year = year_from_period = stated
    form = form_of(tables)
    kind, level = organ_type(named.organ), organ_level(named.organ)
    identity = Identity(named.title.text if named.title else None, named.organ, year, form, kind, level)
    contact, contact_places = read_contact(passages, bool(cut))
    missing = unreadable_kinds(tables, cut)
    claims, claim_facts = find_claims(passages, tables.tables, year, kind, named.organ, missing)
    totals = _totals(tables.tables)
    fee = fee_sentence(passages)
    facts = [
        report_fact(frame, named, forms, tables, cut, told, {**totals, "述及信息处理费": int(fee is not None)}),
        *part_facts(frame, tables, forms, gap, told, {c.item for c in claims}),
        *periods,
        *contact_facts(contact, contact_places),
        *fee_facts(
            fee,
            _count(totals.get("逾期不缴费")),
            _count(totals.get("行政事业性收费")),
            is_last=fee is not None and fee.passage is passages[-1],
            reports_region=kind in ("政府", "开发区"),
        ),
        *claim_facts,
        *count_facts(passages, tables.tables, year),
        *(_leave_open(fact, cut) for fact in table_facts(tables, forms, _extras(passages, cut))),
        wording_fact(document, frame, identity, forms.wording, cut),
    ]
    kinds = _unreadable(missing, cut, facts)
    several = int(facts[0].fields["年报套数"]) > 1
    if several:
        facts, kinds = facts[:1], {name: SEVERAL for name in forms.kinds if name != "报告"}
    scope, unknown = _scope(identity)
    restored = frozenset(n for n, (t, _, _) in _PLACES.items() if t in tables.tables and tables.tables[t].is_restored)
    warnings = [*document.warnings, *([SEVERAL] if several else tables.warnings)]
    uncompared = "" if several else note_uncompared(claim_facts)
    if uncompared:
        warnings.append(uncompared)
    if cut:
        warnings.append(cut)
    if year_from_period:
        lacking = "标题没有年份" if named.title else NO_TITLE
        warnings.append(f"{lacking}，报告年度按统计期限认定为{year}年")
    elif named.title is None:
        warnings.append(NO_TITLE)
    if named.doubtful:
        warnings.append(SEVERAL_YEARS)
    if year is None:
        warnings.append("认不出报告年度，限定年度的规则无法判断")
    return FactBase(
        identity=identity,
        facts=tuple(
            Fact(
                fact.kind,
                fact.ref,
                {**scope, **fact.fields},
                fact.blanks,
                {**unknown, **fact.unreadable},
                fact.exhibits,
                fact.restored | restored if fact.kind in _WITH_TOTALS else fact.restored,
            )
            for fact in facts
        ),
        sections=frame.sections,
        tables=tables.tables,
        period=first_period(periods),
        contact=contact,
        fee_statement=fee.text if fee else None,
        claims=claims,
        warnings=tuple(warnings),
        unreadable_kinds=kinds,
    )


def _count(value: int | str | None) -> int | None:
    return value if isinstance(value, int) else None


def _name(frame: Outline, passages: tuple[Passage, ...], stated: int | None) -> Named:
    first = frame.sections[0].start if frame.sections else len(frame.blocks)
    head = [line for block in frame.blocks[:first] for line in _lines(block)]
    last = frame.sections[-1].start if frame.sections else max(len(frame.blocks) - 10, 0)
    closing = [b for b in frame.blocks[last:] if isinstance(b, Paragraph)]
    return name_report(head, closing, passages, stated)


def _lines(block: Block) -> list[Paragraph]:
    """Return the lines of a block before the first part; a title may stand in a small table that lays out the page."""
    if isinstance(block, Paragraph):
        return [block]
    if isinstance(block, Table) and len(block.grid) <= _TITLE_ROWS:
        cells = {(cell.row, cell.column): cell for row in block.grid for cell in row}
        return [Paragraph(cell.text, cell.locator) for cell in cells.values()]
    return []


def _scope(identity: Identity) -> tuple[dict[str, int | str], dict[str, str]]:
    """Scope fields of every fact, and those that cannot be told, with the reason.

    A report whose year is unknown but whose tables follow a form is of 2019 or later.
    """
    scope: dict[str, int | str] = {}
    if identity.year is not None:
        scope |= {"年度": identity.year, "年度自": identity.year, "年度至": identity.year}
    else:
        scope |= {"年度自": 2019 if identity.form else 0, "年度至": OPEN_END}
    if identity.form:
        scope["版式"] = identity.form
    if identity.organ is None:
        return scope, dict.fromkeys(("机关类型", "机关层级"), "没有认出报告机关")
    scope["机关类型"] = identity.organ_type or "不明"
    scope["机关层级"] = identity.organ_level or "不明"
    return scope, {}


def _totals(tables: Mapping[str, FormTable]) -> dict[str, int | str]:
    """The numbers of the tables that facts about the whole report carry beside the prose."""
    found: dict[str, int | str] = {}
    for name, (table, row, column) in _PLACES.items():
        reading = find_reading(tables, table, row, column)
        if reading and reading.number is not None:
            found[name] = reading.number
    return found


def _extras(passages: tuple[Passage, ...], cut: str) -> dict[str, dict[str, int | str]]:
    extras = table_extras(passages)
    if cut:
        extras["表"] = {"中断": cut}
    return extras


def _leave_open(fact: Fact, cut: str) -> Fact:
    """Return a fact about a table without what the text does not say, where ``cut`` says that text is missing."""
    unsaid = {name: cut for name in _SAID if cut and fact.fields.get(name) == 0}
    if not unsaid:
        return fact
    fields = {name: value for name, value in fact.fields.items() if name not in unsaid}
    return replace(fact, fields=fields, unreadable={**fact.unreadable, **unsaid})


def _unreadable(kinds: Mapping[str, str], cut: str, facts: Sequence[Fact]) -> dict[str, str]:
    """Kinds of facts of which this file yields none although it may state them further on."""
    stated = {fact.kind for fact in facts}
    return {**kinds, **({name: cut for name in _FURTHER_ON if name not in stated} if cut else {})}
