"""Claims: numbers and negations in the prose that the tables also state, each beside the table's number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from auditor.facts.claims.certain import Near, Stated, certain_claims
from auditor.facts.claims.denials import is_plain
from auditor.facts.claims.matters import PATTERNS, state_in
from auditor.facts.claims.scope import Speaker, is_limited, is_uncounted
from auditor.facts.claims.tables import Amount, beside, doubts_beside
from auditor.facts.claims.topics import with_topics
from auditor.facts.claims.words import own_names
from auditor.facts.prose import Passage, Sentence, clauses
from auditor.model.facts import Claim, Fact, FormTable

_TABLE_TEXT = re.compile(r"勾稽关系|结果维持[^，。；\d]{0,6}结果纠正|第二十条第|信息内容本年")
_YEAR_ALONE = re.compile(r"20\d{2}年度?")
_CHANNELS = re.compile(
    r"[（(](?:网上|网络|线上|网站|信函|邮寄|信件|当面|现场|传真|邮件|电子|窗口|书面|、|和|及|以及|等)+[）)]"
)
_LONGEST = 800
"""Characters of a sentence; what is longer is no sentence but text run together, and not searched for figures."""

_FIRST = 2
_SHOWN = 40
"""Sentences, and characters of each, that the note on numbers not compared quotes."""
_FARTHEST = 4_000
"""Characters of a text without a stop beyond which its claims are limited unseen: each would look through all of it."""


def find_claims(
    passages: tuple[Passage, ...],
    tables: Mapping[str, FormTable],
    year: int | None,
    kind: str | None,
    organ: str | None = None,
    missing: Mapping[str, str] = MappingProxyType({}),
) -> tuple[tuple[Claim, ...], tuple[Fact, ...]]:
    """Return the claims of the prose, as facts/v1 shows them and as facts of kind 陈述.

    ``kind`` is the type of organ, ``organ`` its name: what names another is limited. ``missing`` are the tables that
    cannot be read, with the reason. Part 五 is not searched: it speaks of
    plans; nor is text in which the cells of a table run on.
    """
    speaker = Speaker(year, kind, own_names(organ))
    claims: list[Claim] = []
    facts: list[Fact] = []
    carried = beside("上年结转", tables).get("表数")
    lines = [line for line in with_topics(passages) if line[0].passage.part != 5]
    for place, (sentence, topic) in enumerate(lines):
        if _TABLE_TEXT.search(sentence.text):
            continue
        beside_it = (lines[n][0] if 0 <= n < len(lines) else None for n in (place - 1, place + 1))
        near = Near(*(other.text if other and other.passage is sentence.passage else "" for other in beside_it))
        short = len(sentence.text) <= _LONGEST
        certain = tuple(certain_claims(sentence, topic, near, speaker, tables)) if short else ()
        for claim in (*_loose(sentence, speaker, certain, tables), *certain):
            doubts = doubts_beside(claim.matter, tables, missing) if not claim.limited else {}
            fact = _fact(f"陈述/{len(facts) + 1}", claim, sentence, carried, doubts)
            printed = None if claim.matter == "收费通知" and not claim.negated else fact.fields.get("表数")
            table = printed if isinstance(printed, int) else None
            claims.append(
                Claim(claim.matter, claim.number, table, sentence.text, claim.negated, sentence.passage.locator)
            )
            facts.append(fact)
    return tuple(claims), tuple(_with_carried_out(_with_own_numbers(facts)))


def _with_own_numbers(facts: list[Fact]) -> list[Fact]:
    """Return ``facts``, those of another scope no longer compared where the text gives the table's number as well."""
    own = {
        f.fields["事项"]
        for f in facts
        if not f.fields["范围"] and f.fields.get("表数") == (0 if f.fields["否定"] else f.fields.get("正文数"))
    }
    told = [f for f in facts if f.fields["他范围"] and f.fields["事项"] in own]
    return [replace(f, fields={**f.fields, "他范围": 0}) if f in told else f for f in facts]


def note_uncompared(facts: Sequence[Fact]) -> str:
    """Say which numbers of the prose look like the tables' and were not compared with them; empty where there are none."""
    # Row E2 counts those who did not pay, not the notices sent.
    said_so = [f for f in facts if f.fields["事项"] != "收费通知" and not f.fields["否定"]]
    left = [f for f in said_so if "正文数" in f.fields and "表数" in f.fields]
    left = [
        f for f in left if not f.fields["可比"] and not f.fields["他范围"] and f.fields["正文数"] != f.fields["表数"]
    ]
    said = list(dict.fromkeys(str(f.fields["原文"]) for f in left))
    if not said:
        return ""
    shown = "；".join(f"“{text[:_SHOWN]}{'…' if len(text) > _SHOWN else ''}”" for text in said[:_FIRST])
    return f"正文有{len(said)}句写的数与表格的数不同，但句中的说法或范围不能确定，没有对照，请自行核对：{shown}"


def _with_carried_out(facts: list[Fact]) -> Iterator[Fact]:
    """Yield ``facts``, those that say all was handled with whether the text itself tells what was carried out."""
    told = any(f.fields["事项"] == "结转下年" and f.fields["可比"] and f.fields["正文数"] for f in facts)
    for fact in facts:
        is_all = fact.fields["事项"] == "全部办结"
        yield replace(fact, fields={**fact.fields, "另写结转": int(told)}) if is_all else fact


def _loose(
    sentence: Sentence, speaker: Speaker, certain: tuple[Stated, ...], tables: Mapping[str, FormTable]
) -> Iterator[Stated]:
    """Yield the negations of ``sentence``, and the numbers that are stated in words not all of them known."""
    patterns = [pattern for pattern in PATTERNS if pattern.word in sentence.text]
    pieces = clauses(_CHANNELS.sub("", sentence.text)) if patterns else []
    known = {(claim.matter, claim.number) for claim in certain}
    for matter in ("行政复议", "行政诉讼"):
        known |= {(matter, claim.number) for claim in certain if claim.matter == "复议诉讼"}
    for position, clause in enumerate(pieces):
        for pattern in patterns:
            stated = state_in(pattern, clause)
            if stated is None or (pattern.matter, stated[1]) in known:
                continue
            dated = _YEAR_ALONE.fullmatch(pieces[position - 1]) if position else None
            whole = dated[0] + clause if dated else clause
            limited = (
                len(sentence.text) > _FARTHEST
                or is_limited(pattern.matter, whole, sentence.text, speaker)
                or (stated[0] and not is_plain(pattern.matter, clause, pieces[:position], sentence.text, speaker.names))
                or (not stated[0] and is_uncounted(pattern.matter, clause, sentence.text))
            )
            yield Stated(pattern.matter, stated[1], beside(pattern.matter, tables), stated[0], limited)


def _fact(ref: str, claim: Stated, sentence: Sentence, carried: Amount | None, doubts: Mapping[str, str]) -> Fact:
    """Return the fact of kind 陈述: a number that is the sum of several cells has an exhibit for each of them."""
    amounts = {"表结转": carried, **claim.amounts} if carried else claim.amounts
    agree = all(amount.agrees for amount in claim.amounts.values())
    fields: dict[str, int | str] = {
        "事项": claim.matter,
        "否定": int(claim.negated),
        "限定": int(claim.limited or bool(claim.scope)),
        "可比": int(claim.certain and not claim.scope and agree),
        "他范围": int(claim.certain and bool(claim.scope) and agree),
        "用词": claim.word,
        "范围": claim.scope,
        "原文": sentence.text[:200],
        **claim.flags,
        **{name: amount.value for name, amount in amounts.items()},
    }
    if claim.number is not None:
        fields["正文数"] = claim.number
    exhibit = sentence.passage.exhibit(sentence.text)
    exhibits = {"原文": exhibit, "正文数": exhibit}
    for name, amount in amounts.items():
        single = len(amount.exhibits) == 1
        exhibits |= {name if single else f"{name}/{n}": cell for n, cell in enumerate(amount.exhibits, 1)}
    restored = frozenset(name for name, amount in amounts.items() if amount.restored)
    unreadable = {name: reason for name, reason in doubts.items() if name not in fields}
    return Fact("陈述", ref, fields, unreadable=unreadable, exhibits=exhibits, restored=restored)
