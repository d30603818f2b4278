"""Claims that are certain: figures whose every word is known, and sweeping statements, each beside the table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from auditor.facts.claims.absolutes import blocks_named, says_all_handled, speaks_of_whole, upheld_blocks
from auditor.facts.claims.bases import are_of_all
from auditor.facts.claims.breakdowns import applicant_split, channel_sum, split_beside
from auditor.facts.claims.figures import Figure, find_figures
from auditor.facts.claims.labels import matter_of
from auditor.facts.claims.scope import (
    Speaker,
    adds_another,
    is_other_year,
    is_own_dispute,
    is_part,
    is_part_of_year,
    other_scope,
    relative_years,
)
from auditor.facts.claims.tables import Amount, beside, results_beside
from auditor.facts.claims.topics import APPLICATIONS, DISPUTES
from auditor.facts.prose import Sentence
from auditor.model.facts import FormTable

_OUTCOMES = ("公开与部分公开", "予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理")
_CASES = ("行政复议", "行政诉讼", "复议诉讼")
_CASES_IN = ("件", "宗", "起", "例")
_RESULTS = ("维持", "纠正", "其他结果", "尚未审结")
_CARRIED = ("上年结转", "结转下年")
_APPLICATION = re.compile(r"信息公开的?申请|依申请|申请公开|公开(?:政府)?信息的?申请|公开申请")
_ONE_BLOCK = re.compile(r"未经复议|复议后|直接起诉")
_HINTS = re.compile(
    r"申请|复议|诉讼|规范性文件|行政(?:许可|处罚|强制)|结转|办结|答复|办理(?:完|中)|在办理|转下|顺延|(?:予以|部分|不予|同意|全部)公开|无法提供|不予处理|"
    r"其[他它]处理|维持|[败胜]诉"
)
"""Words one of which every claim has; sentences without any are not searched."""
_OWN = re.compile(r"(?:其中[，,]?)?(?:本机关|[我本][局委办])")
_SWEEPING = re.compile(r"办结|办理完|处理完|维持|[败胜]诉|纠[正错]")


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim, with what the table says.

    ``limited`` where the words around it may narrow it, ``certain`` where every word of it is known. ``word`` is the verb
    where it matters (新收, 收到, 受理, 办理; 办结, 答复), ``scope`` another scope than the table's, and ``flags`` what else a
    rule has to know.
    """

    matter: str
    number: int | None
    amounts: Mapping[str, Amount]
    negated: bool = False
    limited: bool = False
    certain: bool = False
    word: str = ""
    scope: str = ""
    flags: Mapping[str, int] = field(default_factory=dict)


class Near(NamedTuple):
    """The sentences before and after one in its passage, empty where there is none."""

    leading: str
    following: str


def certain_claims(
    sentence: Sentence, topic: str, near: Near, speaker: Speaker, tables: Mapping[str, FormTable]
) -> list[Stated]:
    """Return the certain claims of ``sentence`` about ``topic``."""
    if not _HINTS.search(sentence.text):
        return []
    figures = find_figures(sentence.text)
    claims = _figured(sentence, figures, topic, near, speaker, tables)
    if figures and topic == APPLICATIONS and not other_scope(sentence.text, speaker)[1]:
        claims += _broken_down(
            sentence.text, figures, {c.number for c in claims if c.number is not None}, speaker, tables
        )
    return claims + list(_sweeping(sentence, topic, near.following, speaker, tables, _cases_agree(claims)))


def _figured(
    sentence: Sentence,
    figures: tuple[Figure, ...],
    topic: str,
    near: Near,
    speaker: Speaker,
    tables: Mapping[str, FormTable],
) -> list[Stated]:
    """Return the claims that a figure makes."""
    claims: list[Stated] = []
    text = sentence.text
    leading = find_figures(near.leading) if text.startswith("其中") else ()
    before_it = [(figure, near.leading[figure.end :] + text) for figure in leading]
    for place, figure in enumerate(figures):
        before, scope = other_scope(relative_years(figure.before, speaker.year), speaker)
        after = relative_years(figure.after, speaker.year)
        matter = matter_of(before, after, claims[-1].matter if claims else None)
        if matter is None or figure.about or not _is_about(matter, sentence, figure, topic, claims):
            continue
        lead, wider = other_scope(text[: figure.start], speaker)
        if (wider and not scope) or (scope and speaker.kind in (None, "不明")):
            continue
        if is_other_year(text[: figure.end] + figure.after, speaker.year) or _may_be_of(claims, matter, figure, text):
            continue
        if is_part(matter, before + figure.after, lead, text, near.following, speaker.names):
            continue
        if matter in _OUTCOMES and not are_of_all(
            [*before_it, *((other, text[other.end :]) for other in figures[:place])], tables
        ):
            continue
        if matter == "收到申请" and adds_another(text, figure.end):
            continue
        amounts = _amounts(matter, text, tables)
        if scope and not speaker.is_government and _OWN.match(other_scope(near.following, speaker)[0]):
            continue  # the next sentence tells the organ's own number
        printed = amounts["表数"].value if scope and amounts and "表数" in amounts else figure.number
        if figure.number != printed and printed in [other.number for other in figures]:
            continue  # the sentence gives the number of the table as well, so that it explains this one
        if amounts is not None:
            claims.append(_claim(matter, figure, amounts, scope, claims[-1].word if claims else ""))
    return claims


def _is_about(matter: str, sentence: Sentence, figure: Figure, topic: str, earlier: list[Stated]) -> bool:
    """Whether ``figure`` counts the applications or cases of this report, ``earlier`` being the claims before it."""
    text, part = sentence.text, sentence.passage.part
    if matter in _CASES:
        known = any(claim.matter in _CASES for claim in earlier)
        return known or is_own_dispute(text, figure.before + figure.after, text[: figure.start], part)
    if matter in _RESULTS:
        known = any(claim.matter in _CASES for claim in earlier)
        own = known or is_own_dispute(text, figure.before, text[: figure.start], part)
        return own and len(blocks_named(text)) in (1, 2) and topic == DISPUTES and _cases_agree(earlier)
    if matter in _OUTCOMES:
        return topic == APPLICATIONS and figure.unit in _CASES_IN
    if matter == "办结" and (figure.unit not in _CASES_IN or any(claim.matter == matter for claim in earlier)):
        return False  # 答复23份 counts letters; the second number handled in a sentence is a part of the first
    if matter in ("行政许可", "行政处罚", "行政强制"):
        return not (figure.unit in ("项", "个") and "事项" in figure.before)  # 许可事项150项 are kinds of licences
    if matter in ("收到申请", "办结", *_CARRIED):
        label = figure.before + figure.after
        as_printed = matter == "结转下年" and not topic and re.search("继续办理|申请", label)
        return topic == APPLICATIONS or bool(as_printed or _APPLICATION.search(label))
    return True


def _may_be_of(claims: list[Stated], matter: str, figure: Figure, text: str) -> bool:
    """Whether 其中 before ``figure`` may speak only of the applications carried in, the last that ``claims`` counted."""
    if not claims or claims[-1].matter != "上年结转" or "其中" not in figure.before or matter in _CARRIED:
        return False
    between = text[text.rfind("结转", 0, figure.start) : figure.start]
    return "）" not in between and ")" not in between and figure.number <= (claims[-1].number or 0)


def _cases_agree(claims: list[Stated]) -> bool:
    """Whether the numbers of cases among ``claims`` are the table's; results of other cases need not be in the table."""
    cases = [claim for claim in claims if claim.matter in _CASES]
    return all("表数" in c.amounts and c.number == c.amounts["表数"].value for c in cases)


def _amounts(matter: str, sentence: str, tables: Mapping[str, FormTable]) -> dict[str, Amount] | None:
    if matter in (*_CASES, *_RESULTS) and _ONE_BLOCK.search(sentence):
        return None
    return results_beside(matter, blocks_named(sentence), tables) if matter in _RESULTS else beside(matter, tables)


def _claim(matter: str, figure: Figure, amounts: Mapping[str, Amount], scope: str, verb: str) -> Stated:
    """Return the claim of ``figure``; ``verb`` is that of the claim before it, for a label that leaves its own out."""
    label = figure.before + figure.after
    word = ""
    flags = {}
    if matter == "收到申请":
        word = next((w for w in ("办理", "处理", "受理", "收到", "新收") if w in label), "收到")
        word = "新收" if word == "收到" and re.search("新(?:收|接收)", label) else word
        word = "办理" if word == "处理" or not re.search("收|接|受理|提出", label) else word
    elif matter == "办结":
        word = "答复" if "答复" in label and "办结" not in label else "办结"
    elif matter in ("行政许可", "行政处罚", "行政强制"):
        verb = "办理" if re.search("办理|处理", label) else verb
        word = "作出" if re.search("作出|做出|实施|下达|决定", label) else verb
    elif matter == "上年结转":
        flags["其中"] = int(re.search("含|包括|其中", label) is not None)
    negated = figure.number == 0
    return Stated(matter, figure.number, amounts, negated, certain=True, word=word, scope=scope, flags=flags)


def _broken_down(
    sentence: str, figures: tuple[Figure, ...], stated: set[int], speaker: Speaker, tables: Mapping[str, FormTable]
) -> Iterator[Stated]:
    """Yield the channels, and the natural persons of a split that adds up to the table's total."""
    if is_other_year(sentence, speaker.year):
        return
    channels = channel_sum(sentence, figures)
    if channels is not None and channels[0] not in stated:
        yield Stated(
            "申请渠道", channels[0], beside("申请渠道", tables), certain=True, flags={"列全": int(channels[1])}
        )
    split = applicant_split(figures)
    compared = split_beside(split, tables) if split else None
    if compared:
        matter, number, side = compared
        yield Stated(matter, number, {"表数": side}, certain=True)


def _sweeping(
    sentence: Sentence, topic: str, following: str, speaker: Speaker, tables: Mapping[str, FormTable], agree: bool
) -> Iterator[Stated]:
    """Yield that every application was handled, that every decision was upheld, that no suit was lost.

    ``agree`` tells whether the cases that the sentence counts are those of the table.
    """
    if not _SWEEPING.search(sentence.text):
        return
    if other_scope(sentence.text, speaker)[1] or is_other_year(sentence.text, speaker.year):
        return
    if is_part_of_year(sentence.text):
        return
    if says_all_handled(sentence.text, following, topic) and not is_part("办结", "", "", sentence.text, "", ()):
        whole = speaks_of_whole(sentence.text)
        yield Stated("全部办结", None, beside("全部办结", tables), certain=True, flags={"只说新收": int(not whole)})
    upheld = upheld_blocks(sentence.text, sentence.passage.part) if agree else None
    if upheld:
        matter, blocks = upheld
        amounts = results_beside(matter, blocks, tables)
        yield Stated(matter, 0 if matter == "纠正" else None, amounts, matter == "纠正", certain=True)
