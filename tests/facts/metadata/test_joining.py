"""Facts joined with what a roster says, and what is said where it says nothing."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from auditor.facts.extract import extract
from auditor.facts.metadata.guide import same_address, same_phone
from auditor.facts.metadata.joining import TYPE_UNTOLD, join_metadata
from auditor.facts.metadata.powers import powers_by_name
from auditor.facts.metadata.publication import may_be_branch
from auditor.facts.metadata.website import download_sentence, same_site
from auditor.facts.prose import Passage
from auditor.model.facts import Fact, FactBase
from auditor.model.forms import load_forms
from auditor.model.metadata import NO_ROSTER, ROW_REFUSED, Metadata
from auditor.model.places import rules_directory
from tests.facts.builders import report

FORMS = load_forms(rules_directory() / "forms")
ORGAN = "清江县示例局"
PREFACE = (
    "本报告电子版可在清江县人民政府网站（http://www.qingjiang.gov.cn）下载。如有疑问，请与清江县示例局联系"
    "（地址：清江县河东路1号；电话：0570-2234567）。"
)


def base(title: str = f"{ORGAN}2024年政府信息公开工作年度报告", preface: str = PREFACE) -> FactBase:
    return extract(report(title, preface=preface), FORMS)


def row(**fields: object) -> Metadata:
    return Metadata(3, "名册第3行", **fields)  # type: ignore[arg-type]


def published(joined: FactBase) -> Fact:
    (fact,) = [fact for fact in joined.facts if fact.kind == "发布"]
    return fact


def told(made: FactBase | None = None, **fields: object) -> Mapping[str, int | str]:
    return published(join_metadata(made or base(), row(**fields), "")).fields


def contact(joined: FactBase, detail: str) -> Fact:
    return next(fact for fact in joined.facts if fact.ref == f"联系方式/{detail}")


def test_every_field_stands_in_the_vocabulary() -> None:
    full = row(
        published=20250120, site="www.other.gov.cn", column="年报", column_year=2024, deadline=126, organ_type="乡镇",
        guide_phone="0570-2234567", guide_address="河东路1号", enforces=True,
    )  # fmt: skip
    for metadata in (None, full):
        for fact in join_metadata(base(), metadata, NO_ROSTER).facts:
            assert set(fact.fields) <= set(FORMS.kinds[fact.kind].fields)
            assert set(fact.unreadable) <= set(FORMS.kinds[fact.kind].fields)


def test_without_a_roster_every_field_it_would_give_has_that_reason() -> None:
    joined = join_metadata(base(), None, NO_ROSTER)
    assert {"发布日期", "在年报栏目", "下载网址同站", "与指南一致"} <= joined.untold.keys()
    assert set(joined.untold.values()) == {NO_ROSTER}
    assert "发布日期" not in published(joined).fields
    assert joined.warnings == base().warnings


def test_what_would_be_of_no_use_is_not_missed() -> None:
    joined = join_metadata(base(preface="本报告由本局编制。"), None, NO_ROSTER)
    assert not {"下载网址同站", "与指南一致", "地方时限", "执法权"} & joined.untold.keys()


def test_a_blank_cell_is_named_as_the_reason() -> None:
    joined = join_metadata(base(), row(published=20250120), "")
    assert "发布日期" not in joined.untold
    assert joined.untold["在年报栏目"] == "名册没有写明栏目"


def test_a_page_without_a_date_is_no_blank() -> None:
    joined = join_metadata(base(), row(undated=True), "")
    assert published(joined).fields["有发布日期"] == 0
    assert joined.untold["发布日期"] == "名册写明页面没有发布日期"


def test_the_date_is_shown_where_it_stands_in_the_roster() -> None:
    joined = join_metadata(base(), row(published=20250120, written={"发布日期": "2025.1.20"}), "")
    exhibit = published(joined).exhibits["发布日期"]
    assert (exhibit.text, exhibit.section) == ("发布日期 2025.1.20", "名册第3行")


def test_type_and_level_are_those_of_the_roster_on_every_fact() -> None:
    joined = join_metadata(base(), row(organ_type="事业单位", organ_level="市"), "")
    assert {(fact.fields["机关类型"], fact.fields["机关层级"]) for fact in joined.facts} == {("事业单位", "市")}
    assert (joined.identity.organ_type, joined.identity.organ_level) == ("事业单位", "市")


def test_organ_and_year_of_the_roster_count_where_the_report_has_none() -> None:
    bare = base("政府信息公开工作年度报告", "本报告由本局编制。")
    assert (bare.identity.organ, bare.identity.year) == (None, None)
    joined = join_metadata(bare, row(organ="清江县财政局", year=2024), "")
    assert (joined.identity.organ, joined.identity.year) == ("清江县财政局", 2024)
    assert {(f.fields["机关类型"], f.fields["机关层级"], f.fields["年度"]) for f in joined.facts} == {
        ("部门", "县", 2024)
    }
    assert not any("机关类型" in fact.unreadable for fact in joined.facts)
    assert "报告年度按名册第3行认定为2024年" in joined.warnings
    assert not any("认不出报告年度" in warning for warning in joined.warnings)


@pytest.mark.parametrize(("day", "early"), [(20250217, 0), (20250220, 1), (20240101, 0)])
def test_a_page_much_later_than_the_signature_may_be_a_later_one(day: int, early: int) -> None:
    signed = extract(report(preface=PREFACE, six="无其他事项。\n清江县示例局\n2025年1月18日"), FORMS)
    fields = told(signed, published=day)
    assert (fields["落款日期"], fields["落款早于发布"]) == (20250118, early)
    assert told(published=day)["落款早于发布"] == 0


def test_a_signature_on_no_day_of_the_calendar_is_no_earlier_one() -> None:
    signed = extract(report(preface=PREFACE, six="无其他事项。\n清江县示例局\n2025年1月32日"), FORMS)
    assert told(signed, published=20250301)["落款早于发布"] == 0


def test_what_is_not_known_of_the_organ_is_not_asked_without_a_date() -> None:
    bare = base("政府信息公开工作年度报告", "本报告由本局编制。")
    for metadata in (None, row(column="年报")):
        assert published(join_metadata(bare, metadata, NO_ROSTER)).unreadable == {}
    assert "机关类型" in published(join_metadata(bare, row(published=20250120), "")).unreadable


def test_a_date_of_an_organ_of_unknown_type_has_an_untold_deadline() -> None:
    made = base("清江县融媒体中心2024年政府信息公开工作年度报告")
    joined = join_metadata(made, row(published=20250520), "")
    assert "机关类型" not in published(joined).fields
    assert joined.untold["机关类型"] == TYPE_UNTOLD
    settled = join_metadata(made, row(published=20250520, organ_type="部门"), "")
    assert published(settled).fields["机关类型"] == "部门"
    assert "机关类型" not in settled.untold


def test_without_any_year_a_deadline_cannot_be_judged() -> None:
    bare = base("政府信息公开工作年度报告", "本报告由本局编制。")
    assert published(join_metadata(bare, row(published=20250120), "")).unreadable["年度"] == "认不出报告年度"


@pytest.mark.parametrize(
    "wrong",
    [
        {"year": 2023},
        {"organ": "清江县水利局"},
        {"organ": "x"},
        {"organ": "Water"},
        {"deadline": 20240126},
        {"deadline": 20260126},
    ],
)
def test_a_row_about_another_report_is_not_used_and_that_is_said(wrong: dict[str, object]) -> None:
    joined = join_metadata(base(), row(published=20250301, organ_type="政府", **wrong), "")
    assert not any(fact.kind == "发布" for fact in joined.facts)
    assert "这一行没有采用" in joined.unreadable_kinds["发布"]
    assert joined.unreadable_kinds["发布"] in joined.warnings
    assert joined.untold["与指南一致"] == ROW_REFUSED
    assert joined.facts[0].fields["机关类型"] == "部门"


@pytest.mark.parametrize("deadline", [126, 1231, 20250101, 20250126, 20251231])
def test_a_deadline_in_the_year_after_the_report_year_is_used(deadline: int) -> None:
    assert told(published=20250120, deadline=deadline)["地方时限"] // 10_000 == 2025  # type: ignore[operator]


def test_a_deadline_of_another_year_is_said_to_be_one() -> None:
    joined = join_metadata(base(), row(deadline=20260126, written={"报送时限": "2026年1月26日"}), "")
    assert joined.warnings[-1] == "名册第3行写的报送时限“2026年1月26日”不在报告年度2024的次年，这一行没有采用"


@pytest.mark.parametrize("name", ["示例局", "清江县示例局", "浙东省清江县示例局"])
def test_a_shorter_or_longer_name_is_the_same_organ(name: str) -> None:
    assert told(organ=name, published=20250120)["发布日期"] == 20250120


def test_towns_have_the_local_deadline_or_the_end_of_march() -> None:
    town = base("清江县河东镇人民政府2024年政府信息公开工作年度报告")
    assert told(town)["地方时限"] == 20250331
    assert told(town, deadline=126)["地方时限"] == 20250126
    assert told(town, deadline=20250220)["地方时限"] == 20250220
    assert told(town)["时限出处"] != told(town, deadline=331)["时限出处"]
    assert "地方时限" not in told()
    assert told(deadline=126)["地方时限"] == 20250126


@pytest.mark.parametrize(
    ("column", "fits"),
    [
        ("政府信息公开年报", 1),
        ("首页>政务公开>法定主动公开内容>年度报告>2024年", 1),
        ("信息公开工作报告", 1),
        ("政府信息公开工作报告", 1),
        ("首页>工作动态", 0),
    ],
)
def test_the_column_for_reports_is_known_by_its_name(column: str, fits: int) -> None:
    assert told(column=column)["在年报栏目"] == fits


def test_the_path_of_an_address_is_no_column() -> None:
    fact = published(join_metadata(base(), row(column="/xxgk/gkzl/"), ""))
    assert "只有网址路径" in fact.unreadable["在年报栏目"]


@pytest.mark.parametrize(
    ("organ", "answer"),
    [
        ("国家税务总局清江县税务局", True),
        ("清江市公安局河东分局", True),
        ("清江县气象局", True),
        ("河东镇党政综合办公室", True),
        ("清江县财政局", False),
        ("景德镇市财政局", False),
        ("镇平县水利局", False),
        ("新乡市应急管理局", False),
        (None, False),
    ],
)
def test_branches_and_organs_of_ministries_may_be_no_departments(organ: str | None, answer: bool) -> None:
    assert may_be_branch(organ) is answer


def test_the_type_in_the_roster_settles_what_the_name_leaves_open() -> None:
    made = base("清江县税务局2024年政府信息公开工作年度报告")
    assert told(made)["垂直或派出"] == 1
    assert told(made, organ_type="部门")["垂直或派出"] == 0


def test_contact_and_guide_are_compared() -> None:
    joined = join_metadata(base(), row(guide_phone="2234567", guide_address="河西路9号", written={}), "")
    assert contact(joined, "电话").fields["与指南一致"] == 1
    assert contact(joined, "地址").fields["与指南一致"] == 0
    assert contact(joined, "地址").fields["指南"] == "河西路9号"


def test_what_cannot_be_compared_is_said_and_not_passed() -> None:
    joined = join_metadata(base(), row(guide_address="县政府大楼三楼"), "")
    assert "不能直接比较" in contact(joined, "地址").unreadable["与指南一致"]
    assert "与指南一致" not in contact(joined, "电话").fields


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("0570-2234567", "2234567", True),
        ("0570-2234567", "（0570）2234567", True),
        ("05702234567", "0570 2234567", True),
        ("0570-2234567、7654321", "7654321", True),
        ("02088234567", "020-88234567", True),
        ("０５７０－２２３４５６７", "0570-2234567", True),
        ("0570-2234567", "0570-7654321", False),
        ("0570-2234567转8001", "0570-2234567", True),
        ("0578-3120012", "0578-1111111", False),
        ("0571-3120012", "0578-3120012", False),
        ("（0571）3120012", "0578 3120012", False),
        ("0571-3120012、0578-3120012", "0578-3120012", True),
        ("0571-3120012", "0578-3120012、3120012", True),
        ("010-82345678", "021-82345678", False),
        ("0578-3120012", "0578-83120012", True),
        ("86-0578-3120012", "0578-3120012", True),
        ("13812345678", "13912345678", False),
        ("138 1234 5678", "0578-3120012", None),
        ("400-123-4567", "4001234567", True),
        ("12345", "0570-2234567", None),
        ("0570-22345", "0570-2234567", None),
        ("见网站", "0570-2234567", None),
    ],
)
def test_phones_are_the_same_with_and_without_area_code(first: str, second: str, same: bool | None) -> None:
    assert same_phone(first, second) is same
    assert same_phone(second, first) is same


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("清江县河东路1号", "河东路1号县府大院3号楼305室", True),
        ("清江县城关镇河东路１号", "河东路1号", True),
        ("县府大院3号楼", "清江县县府大院3号楼305室", True),
        ("河东路1号", "河东路21号", False),
        ("清江县河东路1号", "清江县河西路1号", False),
        ("河东路1号", "河东路1-3号", None),
        ("河东路一号", "河东路1号", None),
        ("县府大院", "河东路1号", None),
    ],
)
def test_addresses_differ_only_by_road_or_number(first: str, second: str, same: bool | None) -> None:
    assert same_address(first, second) is same
    assert same_address(second, first) is same


@pytest.mark.parametrize(
    ("sentence", "hosts"),
    [
        ("本报告电子版可在县政府网站（http://www.qingjiang.gov.cn）下载。", "www.qingjiang.gov.cn"),
        ("报告全文可登录清江政府网(www.QingJiang.gov.cn/zwgk/nb/)查阅。", "www.qingjiang.gov.cn"),
        ("可在https://xxgk.qj.gov.cn或www.qj.gov.cn下载电子版。", "xxgk.qj.gov.cn、www.qj.gov.cn"),
        ("如有疑问请联系（网址：www.qingjiang.gov.cn；电话：0570-2234567）。", None),
        ("请发邮件至xxgk@www.qj.gov.cn索取电子版。", None),
        ("本报告电子版可在清江县人民政府网站下载。", None),
    ],
)
def test_the_preface_says_where_the_report_can_be_had(sentence: str, hosts: str | None) -> None:
    found = download_sentence((Passage(sentence, 0),))
    assert (found[0] if found else None) == hosts
    assert download_sentence((Passage(sentence, 1),)) is None


@pytest.mark.parametrize(
    ("hosts", "host", "same"),
    [
        ("www.qj.gov.cn", "xxgk.qj.gov.cn", True),
        ("a.qj.gov.cn、www.other.gov.cn", "www.other.gov.cn", True),
        ("www.qj.gov.cn", "www.hd.gov.cn", False),
        ("qj.gov.cn", "www.qj.gov.cn", True),
        ("www.example.com", "m.example.com", True),
    ],
)
def test_a_site_is_its_registered_domain(hosts: str, host: str, same: bool) -> None:
    assert same_site(hosts, host) is same


def test_the_site_of_the_preface_is_held_to_that_of_the_roster() -> None:
    assert told(site="xxgk.qingjiang.gov.cn")["下载网址同站"] == 1
    assert told(site="www.hedong.gov.cn")["下载网址同站"] == 0
    assert "下载网址同站" not in told(base(preface="本报告由本局编制。"), site="www.hedong.gov.cn")


@pytest.mark.parametrize(
    ("organ", "powers"),
    [
        ("清江县市场监督管理局", True),
        ("清江市公安局", True),
        ("清江县信访局", False),
        ("清江市机关事务服务中心", False),
        ("中共清江县委史志研究室", False),
        ("清江县人民政府办公室", None),
        ("清江经济开发区市场监督管理局", None),
        ("清江市公安局河东分局", None),
        ("清江县自然资源和规划局", None),
        ("河东镇人民政府", None),
        (None, None),
    ],
)
def test_few_names_are_safe_to_tell_powers(organ: str | None, powers: bool | None) -> None:
    assert powers_by_name(organ) is powers
