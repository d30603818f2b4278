"""Contact details."""

from __future__ import annotations

import pytest

from auditor.facts.contact import contact_facts, is_phone, read_contact
from auditor.facts.prose import Passage
from auditor.model.facts import Contact


def read(text: str) -> Contact:
    return read_contact((Passage(text, 0),))[0]


def test_a_full_contact_is_taken_apart() -> None:
    text = "如有疑问，请与清江县示例局联系（地址：清江县河东路1号；邮编：312000；电话：0570-1234567；传真：0570-7654321；电子邮箱：a@qj.gov.cn）。"
    assert read(text) == Contact("清江县河东路1号", "312000", "0570-1234567", "0570-7654321", "a@qj.gov.cn")


def test_fields_without_separators_end_at_the_next_label() -> None:
    text = "请与办公室联系(地址:清江县政务服务区邮编:312000电话:0570-1234567)。"
    assert read(text) == Contact("清江县政务服务区", "312000", "0570-1234567")


def test_a_value_in_which_a_file_breaks_off_may_be_a_part_of_one() -> None:
    text = "请与办公室联系（地址：清江县河东路1号；电话：0570-12"
    assert read_contact((Passage(text, 0),), is_cut=True)[0] == Contact("清江县河东路1号")
    assert read_contact((Passage(text, 0), Passage("文字", 1)), is_cut=True)[0].phone == "0570-12"
    assert read(text).phone == "0570-12"


def test_a_phone_behind_联系方式_is_a_phone() -> None:
    assert read("获取本报告联系方式:0570-1234567。").phone == "0570-1234567"


def test_the_lines_below_an_offer_are_part_of_it() -> None:
    lines = [
        "如有疑问，请与示例县政务公开办联系。",
        "地址：清江县河东路1号；",
        "电话：0570-1234567",
        "电子邮箱：a@qj.gov.cn",
        "一段别的话。",
        "邮编：312000",
    ]
    found = read_contact(tuple(Passage(line, 0) for line in lines))[0]
    assert found == Contact("清江县河东路1号", None, "0570-1234567", None, "a@qj.gov.cn")


def test_the_preface_may_give_the_contact_without_an_offer() -> None:
    text = "本年度报告由总体情况等六个部分组成，电子版可在清江县人民政府门户网站的政府信息公开专栏下载，编制单位为清江县示例镇人民政府，电话0570-1234567，邮编312000，欢迎社会各界监督，并对我们的工作提出宝贵的看法。"
    assert read(text) == Contact(None, "312000", "0570-1234567")


def test_a_page_footer_is_not_the_organs_contact() -> None:
    assert read("主办：某网站 电话：010-12345678 邮编：100000") == Contact()


@pytest.mark.parametrize(
    "text",
    [
        "0571-88729858",
        "05718729858",
        "(0571)88729858",
        "0527—83593059",
        "12345678",
        "12345",
        "0570-1234567、7654321",
        "0570-1234567-8001",
    ],
)
def test_usable_telephone_numbers(text: str) -> None:
    assert is_phone(text)


@pytest.mark.parametrize("text", ["0571-887298", "887", "99999999999", "0571-887298581"])
def test_malformed_telephone_numbers(text: str) -> None:
    assert not is_phone(text)


def test_facts_flag_mobile_numbers_and_commercial_mailboxes() -> None:
    contact, places = read_contact((Passage("请联系办公室，电话：13800000000，邮编：31200，邮箱：a@163.com。", 0),))
    facts = {str(f.fields["类别"]): f.fields for f in contact_facts(contact, places)}
    assert facts["电话"]["是手机"] == 1
    assert facts["邮编"]["格式正确"] == 0
    assert facts["邮箱"]["是商业邮箱"] == 1


@pytest.mark.parametrize("label", ["电话/传真", "电话（传真）", "电话及传真", "传真、电话", "联系电话(传真)"])
def test_one_number_may_serve_for_phone_and_fax(label: str) -> None:
    contact = read(f"如有疑问，请与办公室联系（{label}：0570-1234567；邮编：312000）。")
    assert (contact.phone, contact.fax) == ("0570-1234567", "0570-1234567")
