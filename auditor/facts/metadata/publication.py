"""The fact of kind 发布: when and where the report was published, from the roster, beside what the report itself says."""

from __future__ import annotations

import re
from datetime import date

from auditor.facts.metadata.website import same_site
from auditor.model.facts import Exhibit, Fact
from auditor.model.metadata import Metadata

_REPORT_COLUMN = re.compile(r"年报|年度报告|年度工作报告|公开报告|公开工作报告|报告公示")
_CHINESE = re.compile("[\u4e00-\u9fff]")
_NOT_OF_THE_GOVERNMENT = re.compile(
    r"^国家|^中国|税务局|海关|海事局|气象局|烟草专卖|邮政管理局|金融监管|调查队|消防救援|分局$|派出所|管理所$|监管所$|"
    r"(?:[乡镇]|街道)[^省市县区]{0,12}(?:办|办公室|中心|局)$"
)
"""Names of organs under their own ministry, of branches and of offices of a town.

TL-49.1 is about the departments of governments at and above the county.
"""
_MIGRATED = 30
"""Days between signature and publication beyond which the page may be dated by a migration of the site."""
_TOWN_DEADLINE = 331
"""Where no local deadline is known: the day for governments (TL-49.2); TL-49 names no day for towns."""
_TOWN_ORIGIN = "名册没有写当地时限；条例第四十九条没有规定乡镇、街道的期限，这里参照县级以上政府的3月31日"


def publication_fact(report: Fact, metadata: Metadata | None, organ: str | None, year: int | None) -> Fact:
    """Return the fact of kind 发布; ``report`` is the fact about the whole report with its scope already settled.

    Without ``metadata`` it holds only what the report says: signature and the site it names.
    """
    fields: dict[str, int | str] = {}
    exhibits: dict[str, Exhibit] = {}
    unreadable: dict[str, str] = {}
    for name in ("落款日期", "下载网址"):
        if name in report.fields:
            fields[name] = report.fields[name]
            if name in report.exhibits:
                exhibits[name] = report.exhibits[name]
    if metadata is not None:
        told = _told(metadata, year, report.fields.get("机关类型"))
        if metadata.site and "下载网址" in fields:
            fields["发布网站"] = metadata.site
            fields["下载网址同站"] = int(same_site(str(fields["下载网址"]), metadata.site))
            exhibits["发布网站"] = written(metadata, "网址")
        for name, (value, column) in told.items():
            fields[name] = value
            if column in metadata.written:
                exhibits[name] = written(metadata, column)
        if metadata.column and "在年报栏目" not in told:
            unreadable["在年报栏目"] = f"{metadata.place}的栏目只有网址路径，没有栏目名称"
        signed = report.fields.get("落款日期")
        fields["落款早于发布"] = int(isinstance(signed, int) and _is_much_earlier(signed, metadata.published))
        fields["垂直或派出"] = int(not metadata.organ_type and may_be_branch(organ))
    return Fact("发布", "发布", fields, unreadable=unreadable, exhibits=exhibits)


def may_be_branch(organ: str | None) -> bool:
    """Whether the name may be that of a branch, or of an organ under its own ministry, and of no department."""
    return bool(_NOT_OF_THE_GOVERNMENT.search(organ or ""))


def _is_much_earlier(signed: int, published: int | None) -> bool:
    """Whether a signature is dated so long before the page that the page may be a later one."""
    try:
        days = date.fromisoformat(str(published)) - date.fromisoformat(str(signed))
    except ValueError:  # a signature of 31 June
        return False
    return days.days > _MIGRATED


def written(metadata: Metadata, column: str) -> Exhibit:
    """Return the piece of the roster that ``column`` of the row was read from."""
    return Exhibit(f"{column} {metadata.written.get(column, '')}", section=metadata.place)


def _told(metadata: Metadata, year: int | None, organ_type: int | str | None) -> dict[str, tuple[int | str, str]]:
    """Return the fields that the roster alone tells, each with its column."""
    found: dict[str, tuple[int | str, str]] = {}
    if metadata.published is not None:
        found["发布日期"] = (metadata.published, "发布日期")
    if metadata.published is not None or metadata.undated:
        found["有发布日期"] = (int(not metadata.undated), "发布日期")
    if metadata.organ_type is not None:
        found["名册机关类型"] = (metadata.organ_type, "机关类型")
    if metadata.column is not None:
        found["栏目"] = (metadata.column, "栏目")
        if _CHINESE.search(metadata.column):  # the path of a web address tells nothing
            found["在年报栏目"] = (int(bool(_REPORT_COLUMN.search(metadata.column))), "栏目")
    if metadata.column_year is not None:
        found["栏目年份"] = (metadata.column_year, "栏目年份")
    if metadata.deadline is not None and metadata.deadline > 9999:
        found["地方时限"] = (metadata.deadline, "报送时限")
    elif year is not None and (metadata.deadline is not None or organ_type in ("乡镇", "街道")):
        found["地方时限"] = ((year + 1) * 10_000 + (metadata.deadline or _TOWN_DEADLINE), "报送时限")
    if "地方时限" in found:
        origin = "名册写的当地时限" if metadata.deadline else _TOWN_ORIGIN
        found["时限出处"] = (origin, "报送时限")
    return found
