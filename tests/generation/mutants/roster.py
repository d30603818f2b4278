"""Defects that only a roster tells of: published too late or too early, in the wrong place, by no administrative organ."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from auditor.model.metadata import Metadata
from tests.generation.clean.draft import Draft
from tests.generation.mutants.mutant import Change, Mutant


def known(draft: Draft, **told: object) -> Metadata:
    """Return what the roster says of ``draft``: its organ and year, and what is ``told``."""
    row = Metadata(row=2, place="名册第2行", organ=draft.organ.name, year=draft.year)
    return replace(row, **told)  # type: ignore[arg-type]


def _rostered(kinds: tuple[str, ...], tell: Callable[[random.Random, int], dict[str, object]]) -> Change:
    """Have the roster say what ``tell`` makes of the report year; ``kinds`` are those of the organs, empty for all."""

    def change(choice: random.Random, draft: Draft) -> Draft | None:
        if kinds and draft.organ.kind not in kinds:
            return None
        return replace(draft, metadata=known(draft, **tell(choice, draft.year)))

    return change


def _late(first: int) -> Callable[[random.Random, int], dict[str, object]]:
    """Published in the following year on ``first`` (mmdd), the day after the deadline, or in the month of it."""

    def tell(choice: random.Random, year: int) -> dict[str, object]:
        return {"published": (year + 1) * 10_000 + first + choice.choice((0, 0, choice.randint(1, 27)))}

    return tell


def _early(choice: random.Random, year: int) -> dict[str, object]:
    return {"published": year * 10_000 + choice.choice((1231, 1220, 1115))}


def _signed_later(choice: random.Random, draft: Draft) -> Draft | None:
    rest, year = draft.part(6), draft.year + 1
    signed = ((draft.organ.name,), (f"{year}年1月{choice.randint(20, 30)}日",))
    later = draft.with_part(replace(rest, paragraphs=(*rest.paragraphs[:1], *signed)))
    return replace(later, metadata=known(draft, published=year * 10_000 + choice.randint(103, 119)))


def _without_decisions(choice: random.Random, draft: Draft) -> Draft | None:
    if draft.form != "2021":
        return None
    for row in ("行政许可", "行政处罚"):
        draft = draft.with_cell("表二", row, 0, "0")
    return replace(draft.without("许可处罚"), metadata=known(draft, enforces=True))


def _with_decisions(choice: random.Random, draft: Draft) -> Draft | None:
    if draft.form != "2021":
        return None
    mutated = draft.with_cell(
        "表二", choice.choice(("行政许可", "行政处罚", "行政强制")), 0, str(choice.randint(1, 90))
    )
    return replace(mutated, metadata=known(draft, enforces=False))


def _other_guide(choice: random.Random, draft: Draft) -> Draft | None:
    if "电话：" not in str(next(draft.statements("联系方式"))):
        return None
    return replace(draft, metadata=known(draft, guide_phone="0571-80001234"))


def _other_host(choice: random.Random, draft: Draft) -> Draft | None:
    mutated = replace(draft, preface=(*draft.preface, "本报告电子版可在网站（http://www.otherplace.gov.cn）下载。"))
    return replace(mutated, metadata=known(draft, site="http://www.qinghe.gov.cn/zwgk/nb.html"))


ROSTER = (
    Mutant("GK-PUB-001", "部门逾期", _rostered(("部门", "政府办公室"), _late(201))),
    Mutant("GK-PUB-002", "政府逾期", _rostered(("政府",), _late(401))),
    Mutant("GK-PUB-003", "乡镇逾期", _rostered(("乡镇", "街道"), _late(401))),
    Mutant("GK-PUB-004", "发布过早", _rostered((), _early)),
    Mutant("GK-PUB-005", "没有发布日期", _rostered((), lambda choice, year: {"undated": True})),
    Mutant("GK-PUB-006", "不在年报栏目", _rostered((), lambda choice, year: {"column": "工作动态"})),
    Mutant("GK-PUB-010", "栏目年份错放", _rostered((), lambda choice, year: {"column_year": year - choice.randint(1, 2)})),
    Mutant("GK-TP-010", "不是行政机关", _rostered((), lambda choice, year: {"organ_type": choice.choice(("事业单位", "企业", "内设机构"))})),
    Mutant("GK-TP-011", "落款晚于发布", _signed_later),
    Mutant("GK-T2-006", "有权而无许可处罚", _without_decisions),
    Mutant("GK-T2-007", "无权而有许可处罚", _with_decisions),
    Mutant("GK-CT-006", "电话与指南不同", _other_guide),
    Mutant("GK-CT-007", "下载网址是别的网站", _other_host),
)  # fmt: skip
