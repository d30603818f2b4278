"""Rosters as people write them: what is understood, and every fault with its place."""

from __future__ import annotations

import pytest

from auditor.errors import UsageError
from auditor.model.metadata import ORGAN_LEVELS, ORGAN_TYPES, Metadata
from auditor.roster.columns import COLUMNS, NAMES
from auditor.roster.reading import read_table
from tests.roster.tables import one, table


def fault(*lines: str) -> str:
    with pytest.raises(UsageError) as error:
        read_table(table(*lines))
    return str(error.value)


def test_a_full_row_is_read() -> None:
    head = ",".join(column.name for column in COLUMNS)
    row = ",".join(column.example for column in COLUMNS)
    (read,) = read_table(table(head, row))
    assert read == Metadata(
        row=2,
        place="名册第2行",
        file="2024/某县财政局.docx",
        organ="某县财政局",
        year=2024,
        organ_type="部门",
        organ_level="县",
        enforces=True,
        published=20250120,
        site="www.example.gov.cn",
        column="政府信息公开>政府信息公开年报",
        column_year=2024,
        deadline=126,
        guide_phone="0570-1234567",
        guide_address="某县河东路1号",
        written={c.name: c.example for c in COLUMNS if c.field},
    )


def test_columns_have_english_names_and_may_stand_in_any_order() -> None:
    (read,) = read_table(table("Year,Published,ORGAN,note", "2024,2025-01-20,某县财政局,好"))
    assert (read.organ, read.year, read.published) == ("某县财政局", 2024, 20250120)


def test_no_name_is_that_of_two_columns() -> None:
    assert len(NAMES) == sum(len({c.name, c.english, *c.aliases}) for c in COLUMNS)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2024-01-31", 20240131),
        ("2024/1/31", 20240131),
        ("2024.1.31", 20240131),
        ("2024年1月31日", 20240131),
        ("20240131", 20240131),
        ("２０２４年１月３１日", 20240131),
        ("2024-01-31 10:22", 20240131),
        ("2024/1/31 9:05:10", 20240131),
        ("2024-02-29", 20240229),
    ],
)
def test_dates_are_read_in_the_ways_they_are_written(text: str, number: int) -> None:
    assert one("发布日期", text).published == number


@pytest.mark.parametrize(
    "text",
    [
        "1/31/2024",
        "24-01-31",
        "2024-13-01",
        "2023-02-29",
        "2024-1",
        "昨天",
        "45322",
        "1024-01-31",
        "2024-1/31",
        "1月31日",
    ],
)
def test_a_date_that_may_be_another_is_a_fault(text: str) -> None:
    said = fault("文件,发布日期", f"a.docx,{text}")
    assert said.startswith("roster.csv:2:2: 发布日期")
    assert text in said


def test_a_page_without_a_date_is_said_to_have_none() -> None:
    read = one("发布日期", "无")
    assert (read.published, read.undated) == (None, True)
    assert (one("发布日期", "").published, one("发布日期", "").undated) == (None, False)


@pytest.mark.parametrize(
    ("text", "deadline"), [("1月26日", 126), ("01-26", 126), ("2/29", 229), ("2025-01-26", 20250126), ("3.31", 331)]
)
def test_a_local_deadline_is_a_day_of_every_year_or_of_one(text: str, deadline: int) -> None:
    assert one("报送时限", text).deadline == deadline


@pytest.mark.parametrize("name", [*ORGAN_TYPES, "街道办事处", "乡镇政府", "Department", "政府办"])
def test_types_of_organs_are_known_by_several_names(name: str) -> None:
    assert one("机关类型", name).organ_type in ORGAN_TYPES


@pytest.mark.parametrize("name", [*ORGAN_LEVELS, "区县", "县级市", "county"])
def test_levels_are_known_by_several_names(name: str) -> None:
    assert one("机关层级", name).organ_level in ORGAN_LEVELS


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.Example.gov.cn/a?b=1", "www.example.gov.cn"),
        ("www.example.gov.cn", "www.example.gov.cn"),
        ("http://www.example.gov.cn:8080/", "www.example.gov.cn"),
        ("http://www.example.gov.cn@evil.example.com/", "evil.example.com"),
        ("http://示例.政务", "示例.政务"),
    ],
)
def test_of_an_address_the_host_counts(address: str, host: str) -> None:
    assert one("网址", address).site == host


@pytest.mark.parametrize(
    ("head", "row", "said"),
    [
        ("网址", "http://[::1", "不是网址"),
        ("网址", "见门户网站", "不是网址"),
        ("年度", "二〇二四", "写作 2024"),
        ("年度", "1998", "不是年份"),
        ("机关类型", "部们", "相近的有“部门"),
        ("机关类型", "法院", "机关类型“法院”不认识"),
        ("机关层级", "村", "机关层级“村”不认识"),
        ("执法权", "部分", "写“有”或“无”"),
        ("指南地址", "路" * 501, "超过 500 字"),
    ],
)  # fmt: skip
def test_what_a_cell_cannot_hold_is_said_at_its_place(head: str, row: str, said: str) -> None:
    message = fault(f"文件,备注,{head}", f"a.docx,,{row}")
    assert message.startswith("roster.csv:2:3: ")
    assert said in message
    assert len(message.splitlines()) == 1


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["文件,发布日其", "a,b"], "roster.csv:1:2: 没有名为“发布日其”的列；相近的有“发布日期"),
        (["文件,,备注", "a,b,c"], "roster.csv:1:2: 这一列有内容而没有列名"),
        (["文件,年度,年份", "a,2024,2024"], "roster.csv:1:3: “年度”一列出现了两次"),
        (["年度,备注", "2024,a"], "roster.csv:1:1: 名册的第一行要写列名，至少有“文件”"),
        (["文件,机关,年度", ",甲局,"], "roster.csv:2:1: 这一行没有写“文件”，也没有同时写“机关”和“年度”"),
        ([""], "roster.csv: 名册是空的"),
        (["# 备注"], "roster.csv: 名册是空的"),
        (["a.docx,甲局,2024"], "没有名为“a.docx”的列"),
    ],
)  # fmt: skip
def test_a_faulty_table_is_said_at_its_place(lines: list[str], said: str) -> None:
    assert said in fault(*lines)


def test_all_faults_are_told_in_one_run_up_to_a_limit() -> None:
    said = fault("文件,发布日期,年度", *["a.docx,昨天,今年"] * 30).splitlines()
    assert len(said) == 21
    assert said[1].startswith("roster.csv:2:3: ")
    assert "60 处" in said[-1]


def test_blank_rows_blank_columns_and_remarks_are_no_faults() -> None:
    rows = read_table(table("文件,年度,,", "# 说明,随便", "", ",,,", "a.docx,2024,,"))
    assert [(row.row, row.file) for row in rows] == [(5, "a.docx")]


def test_hostile_text_reaches_no_message_unharmed() -> None:
    said = fault("文件,发布日期", 'a.docx,"\x1b[31m\u202e红' + "长" * 100 + '"')
    assert "\x1b" not in said
    assert "\u202e" not in said
    assert "…" in said
    assert len(said) < 200
