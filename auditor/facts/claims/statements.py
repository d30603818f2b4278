"""Claims: numbers and negations in the prose that the tables also state, each beside the table's number."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from auditor.facts.claims.denials import is_plain
from auditor.facts.claims.matters import PATTERNS, state_in
from auditor.facts.claims.scope import is_limited
from auditor.facts.claims.tables import TABLE, restored_fields
from auditor.facts.claims.words import own_names
from auditor.facts.prose import Passage, Sentence, clauses, sentences
from auditor.model.facts import Claim, Exhibit, Fact, FormTable

_TABLE_TEXT = re.compile(r"勾稽关系|结果维持|第二十条第|信息内容本年")
_YEAR_ALONE = re.compile(r"20\d{2}年度?")
_CHANNELS = re.compile(
    r"[（(](?:网上|网络|线上|网站|信函|邮寄|信件|当面|现场|传真|邮件|电子|窗口|书面|、|和|及|以及|等)+[）)]"
)


def find_claims(
    passages: tuple[Passage, ...],
    tables: Mapping[str, FormTable],
    year: int | None,
    government: bool,
    organ: str | None = None,
) -> tuple[tuple[Claim, ...], tuple[Fact, ...]]:
    """Return the claims of the prose, as facts/v1 shows them and as facts of kind 陈述.

    A claim stands inside one clause (between commas). Part 五 is not searched: it speaks of plans; nor is text in which
    the cells of a table run on. ``organ`` is the report's own: a denial that names another is limited.
    """
    claims: list[Claim] = []
    facts: list[Fact] = []
    carried_in = TABLE["上年结转"](tables)
    names = own_names(organ)
    for sentence in sentences(passages):
        patterns = [pattern for pattern in PATTERNS if pattern.word in sentence.text]
        if not patterns or sentence.passage.part == 5 or _TABLE_TEXT.search(sentence.text):
            continue
        pieces = clauses(_CHANNELS.sub("", sentence.text))
        for position, clause in enumerate(pieces):
            for pattern in patterns:
                stated = state_in(pattern, clause)
                if stated is None:
                    continue
                table = TABLE[pattern.matter](tables)
                comparable = None if pattern.matter == "收费通知" and not stated[0] else table
                claims.append(
                    Claim(pattern.matter, stated[1], comparable, sentence.text, stated[0], sentence.passage.locator)
                )
                dated = _YEAR_ALONE.fullmatch(pieces[position - 1]) if position else None
                whole = dated[0] + clause if dated else clause
                limited = is_limited(pattern, whole, sentence.text, year, government) or (
                    stated[0] and not is_plain(pattern.matter, clause, pieces[:position], sentence.text, names)
                )
                fact = _fact(len(facts) + 1, pattern.matter, stated, table, carried_in, limited, sentence)
                facts.append(replace(fact, restored=restored_fields(pattern.matter, tables)))
    return tuple(claims), tuple(facts)


def _fact(
    ordinal: int,
    matter: str,
    stated: tuple[bool, int | None],
    table: int | None,
    carried_in: int | None,
    limited: bool,
    sentence: Sentence,
) -> Fact:
    fields: dict[str, int | str] = {
        "事项": matter,
        "否定": int(stated[0]),
        "限定": int(limited),
        "原文": sentence.text[:200],
    }
    if stated[1] is not None:
        fields["正文数"] = stated[1]
    if table is not None:
        fields["表数"] = table
    if carried_in is not None:
        fields["表结转"] = carried_in
    exhibit = Exhibit(sentence.text, sentence.passage.locator)
    return Fact("陈述", f"陈述/{ordinal}", fields, exhibits={"原文": exhibit, "正文数": exhibit})
