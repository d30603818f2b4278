"""Facts of a report joined with what the roster says of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from auditor.facts.identity import different_organs, organ_level, organ_type
from auditor.facts.metadata.guide import same_address, same_phone
from auditor.facts.metadata.powers import powers_by_name
from auditor.facts.metadata.publication import publication_fact, written
from auditor.model.facts import SCOPE, Fact, FactBase, Identity
from auditor.model.metadata import ROW_REFUSED, Metadata

_FIRST_YEAR = 2019
"""First report year of the rules about publication."""
_LAST_DAY = 1231
"""The largest mmdd: a deadline beyond it is yyyymmdd."""
_UNKNOWN = "不明"
"""Type and level of an organ of which neither the name nor a roster tells them."""
TYPE_UNTOLD = "名册没有写明机关类型，从名称也认不出"
"""Why no deadline is known for a date of publication."""

_COLUMNS = {
    "发布日期": "发布日期",
    "有发布日期": "发布日期",
    "地方时限": "报送时限",
    "在年报栏目": "栏目",
    "栏目年份": "栏目年份",
    "名册机关类型": "机关类型",
    "下载网址同站": "网址",
    "与指南一致": "指南电话、指南地址",
    "执法权": "执法权",
}
"""Fields that only a roster gives, and the columns that they come from."""


def join_metadata(base: FactBase, metadata: Metadata | None, lacking: str) -> FactBase:
    """Return ``base`` with one fact of kind 发布 and with what ``metadata`` decides of its other facts.

    The roster is the auditor's own statement: type and level of the organ are taken from it, and so are organ and year
    where the report does not tell them. A row that names another organ or year than the report, or a deadline of another
    year, is not used. Fields that nothing gives stand in ``untold`` with the reason; ``lacking`` is the reason where
    there is no ``metadata``.
    """
    refusal = _contradiction(base.identity, metadata) if metadata else ""
    if refusal:
        kinds = {**base.unreadable_kinds, "发布": base.unreadable_kinds.get("发布", refusal)}
        base = replace(base, warnings=(*base.warnings, refusal), unreadable_kinds=kinds)
        metadata, lacking = None, ROW_REFUSED
    if metadata:
        base = _with_scope(base, metadata)
    facts = tuple(_beside_roster(fact, metadata, base.identity.organ) for fact in base.facts)
    if "发布" not in base.unreadable_kinds:
        facts = (*facts, _published(facts[0], metadata, base.identity))
    return replace(base, facts=facts, untold=dict(_untold(facts, metadata, lacking)))


def _contradiction(identity: Identity, metadata: Metadata) -> str:
    """Return why the row cannot be about this report; empty where nothing speaks against it."""
    if metadata.year is not None and identity.year is not None and metadata.year != identity.year:
        return f"{metadata.place}写的年度是{metadata.year}，报告是{identity.year}年度的，这一行没有采用"
    if metadata.organ and identity.organ and _names_another(metadata.organ, identity.organ):
        return f"{metadata.place}写的机关是“{metadata.organ}”，报告的机关是“{identity.organ}”，这一行没有采用"
    year, deadline = identity.year or metadata.year, metadata.deadline or 0
    if year is not None and deadline > _LAST_DAY and deadline // 10_000 != year + 1:
        day = metadata.written.get("报送时限", deadline)
        return f"{metadata.place}写的报送时限“{day}”不在报告年度{year}的次年，这一行没有采用"
    return ""


def _names_another(written: str, organ: str) -> bool:
    """Whether ``written`` is certainly no name of ``organ``: another full name, or not one character in common."""
    return different_organs(written, organ) or set(written).isdisjoint(organ)


def _with_scope(base: FactBase, metadata: Metadata) -> FactBase:
    """Return ``base`` with the organ's type and level as the roster has them, and organ and year where it has none."""
    identity = base.identity
    organ, year = identity.organ or metadata.organ, identity.year or metadata.year
    kind = metadata.organ_type or identity.organ_type or organ_type(organ)
    level = metadata.organ_level or identity.organ_level or organ_level(organ)
    if organ and not identity.organ:
        kind, level = metadata.organ_type or organ_type(organ), metadata.organ_level or organ_level(organ)
    scope: dict[str, int | str] = {}
    if organ or metadata.organ_type:
        scope["机关类型"] = kind
    if organ or metadata.organ_level:
        scope["机关层级"] = level
    warnings = base.warnings
    if year is not None and identity.year is None:
        scope |= {"年度": year, "年度自": year, "年度至": year}
        others = (warning for warning in warnings if not warning.startswith("认不出报告年度"))
        warnings = (*others, f"报告年度按{metadata.place}认定为{year}年")
    return replace(
        base,
        identity=replace(identity, organ=organ, year=year, organ_type=kind, organ_level=level),
        facts=tuple(_rescoped(fact, scope) for fact in base.facts),
        warnings=warnings,
    )


def _rescoped(fact: Fact, scope: Mapping[str, int | str]) -> Fact:
    unreadable = {name: reason for name, reason in fact.unreadable.items() if name not in scope}
    return replace(fact, fields={**fact.fields, **scope}, unreadable=unreadable)


def _beside_roster(fact: Fact, metadata: Metadata | None, organ: str | None) -> Fact:
    """Return a fact with what is known of the same thing: powers beside table 二, the guide beside the contact."""
    if fact.kind == "表二":
        return _with_powers(fact, metadata, organ)
    if fact.kind == "联系方式" and metadata is not None:
        return _with_guide(fact, metadata)
    return fact


def _with_powers(fact: Fact, metadata: Metadata | None, organ: str | None) -> Fact:
    stated = metadata.enforces if metadata else None
    powers = powers_by_name(organ) if stated is None else stated
    if powers is None:
        return fact
    origin = "机关名称" if stated is None else "名册"
    return replace(fact, fields={**fact.fields, "执法权": "有" if powers else "无", "执法权出处": origin})


def _with_guide(fact: Fact, metadata: Metadata) -> Fact:
    detail, printed = fact.fields["类别"], str(fact.fields["值"])
    if detail == "电话" and metadata.guide_phone:
        guide, column, is_same = metadata.guide_phone, "指南电话", same_phone(printed, metadata.guide_phone)
    elif detail == "地址" and metadata.guide_address:
        guide, column, is_same = metadata.guide_address, "指南地址", same_address(printed, metadata.guide_address)
    else:
        return fact
    if is_same is None:
        reason = f"报告写“{printed[:60]}”，名册写“{guide[:60]}”，两种写法不能直接比较"
        return replace(fact, unreadable={**fact.unreadable, "与指南一致": reason})
    fields = {**fact.fields, "指南": guide, "与指南一致": int(is_same)}
    exhibits = {**fact.exhibits, "与指南一致": fact.exhibits["值"], "指南": written(metadata, column)}
    return replace(fact, fields=fields, exhibits=exhibits)


def _published(report: Fact, metadata: Metadata | None, identity: Identity) -> Fact:
    """Return the fact of kind 发布 with the scope of the report.

    Without a date nothing is asked of organ and year, and that they are not known leaves nothing open.
    """
    fact = publication_fact(report, metadata, identity.organ, identity.year)
    scope = {name: report.fields[name] for name in SCOPE if name in report.fields}
    if metadata is None and identity.year is None:
        scope["年度自"] = _FIRST_YEAR
    if metadata is None or metadata.published is None:
        return replace(fact, fields={"机关类型": _UNKNOWN, "机关层级": _UNKNOWN, **scope, **fact.fields})
    if scope.get("机关类型") == _UNKNOWN:
        del scope["机关类型"]  # a date was given: which deadline it has to keep is untold, and not none
    unknown = {name: report.unreadable[name] for name in SCOPE if name in report.unreadable}
    if identity.year is None:
        unknown["年度"] = "认不出报告年度"
    return replace(fact, fields={**scope, **fact.fields}, unreadable={**unknown, **fact.unreadable})


def _untold(facts: tuple[Fact, ...], metadata: Metadata | None, lacking: str) -> Iterator[tuple[str, str]]:
    """Yield each field that a roster would give, and did not, where this report has a use for it; and the reason."""
    known = {name for fact in facts for name in (*fact.fields, *fact.unreadable)}
    useful = {
        "下载网址同站": "下载网址" in known,
        "地方时限": facts[0].fields.get("机关类型") in ("乡镇", "街道"),
        "与指南一致": any(f.kind == "联系方式" and f.fields["类别"] in ("电话", "地址") for f in facts),
        "执法权": any(fact.kind == "表二" for fact in facts),
    }
    if metadata and metadata.published and facts[0].fields.get("机关类型") == _UNKNOWN:
        yield "机关类型", TYPE_UNTOLD
    for name, column in _COLUMNS.items():
        if name in known or not useful.get(name, True):
            continue
        if metadata is None:
            yield name, lacking
        elif metadata.undated and column == "发布日期":
            yield name, "名册写明页面没有发布日期"
        else:
            yield name, f"名册没有写明{column}"
