"""Plain text as crawlers leave it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.errors import UnreadableDocument
from auditor.model.document import Document, Paragraph, Table
from auditor.reading.text.reader import read_text
from tests.reading.dumps import (
    FORMS,
    LAYOUTS,
    NOTE,
    Layout,
    Numbers,
    Rows,
    bare_lines,
    barred_rows,
    report,
    stripped_tabs,
    tabbed_rows,
    table_four,
    table_three,
    tabs,
    unmerged,
)

THREE = [row.code for row in FORMS.tables["表三"].rows if "2021" in row.forms]
TWO = {"规章": 3, "行政规范性文件": 3, "行政许可": 1, "行政处罚": 1, "行政强制": 1, "行政事业性收费": 1}


def read(text: str) -> Document:
    """Read ``text`` as a file in UTF-8."""
    return read_text("made-up.txt", text.encode(), FORMS)


def grids(document: Document) -> list[list[list[str]]]:
    """The texts of all tables, merged cells repeated."""
    return [[[cell.text for cell in row] for row in b.grid] for b in document.blocks if isinstance(b, Table)]


def paragraphs(document: Document) -> list[str]:
    """The texts of all paragraphs."""
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def plain(first: str = "1") -> tuple[Numbers, Numbers, list[str]]:
    """Numbers for the three tables: ``first`` everywhere."""
    return {k: [first] * n for k, n in TWO.items()}, {code: [first] * 7 for code in THREE}, [first] * 15


number = st.integers(0, 99_999).map(str) | st.sampled_from(["0", "1,234", "１２", "/", "—", "-"])


@st.composite
def filled(draw: st.DrawFn) -> tuple[Numbers, Numbers, list[str]]:
    """Numbers for the three tables, no cell blank."""
    two: Numbers = {code: draw(st.lists(number, min_size=n, max_size=n)) for code, n in TWO.items()}
    row = st.lists(number, min_size=7, max_size=7)
    return two, {code: draw(row) for code in THREE}, draw(st.lists(number, min_size=15, max_size=15))


@settings(max_examples=15)
@given(filled(), st.sampled_from(LAYOUTS))
def test_every_layout_gives_the_same_grids(numbers: tuple[Numbers, Numbers, list[str]], layout: Layout) -> None:
    two, three, four = numbers
    found = grids(read(report(layout, two, three, four)))
    assert [len(grid) for grid in found] == [14, 28, 4]
    assert {row[0]: row[1 : 1 + len(two[row[0]])] for row in found[0] if row[0] in two} == two
    assert [row[3:] for row in found[1][3:]] == list(three.values())
    assert found[2][3] == four
    labels = [row.label for row in FORMS.tables["表三"].rows if "2021" in row.forms]
    assert [row[2] for row in found[1][3:]] == labels
    assert {row[0] for row in found[1][5:-1]} == {"三、本年度办理结果"}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_is_no_table_stays_paragraphs(layout: Layout) -> None:
    found = paragraphs(read(report(layout, *plain())))
    assert found[:2] == ["标题: 示例市示例局2024年政府信息公开工作年度报告", "发布时间: 2025-01-20"]
    assert found[-2:] == ["六、其他需要报告的事项", "无。"]
    assert [text[:2] for text in found if text[1:2] == "、"] == ["一、", "二、", "三、", "四、", "五、", "六、"]


def test_line_ends_and_character_set_do_not_matter() -> None:
    text = report(tabs, *plain())
    one = read(text)
    other = read_text("made-up.txt", text.replace("\n", "\r\n").encode("gb18030"), FORMS)
    assert grids(one) == grids(other)
    assert paragraphs(one) == paragraphs(other)


def test_every_piece_tells_its_line() -> None:
    lines = report(bare_lines, *plain("7")).split("\n")
    document = read("\n".join(lines))
    for block in document.blocks:
        if isinstance(block, Paragraph):
            assert lines[(block.locator.line or 0) - 1].strip() == block.text
    table = next(block for block in document.blocks if isinstance(block, Table))
    assert lines[(table.locator.line or 0) - 1] == table.grid[0][0].text
    assert all(lines[(cell.locator.line or 0) - 1] == "7" for row in table.grid for cell in row if cell.text == "7")


@pytest.mark.parametrize(
    ("depth", "end"), [(1, ""), (3, ""), (1, "\n"), (3, "\n"), (3, "\n\t\t\n\t\t")], ids=lambda given: repr(given)
)
def test_tabs_that_indent_the_source_of_a_page_part_no_cells(depth: int, end: str) -> None:
    def indented(rows: Rows) -> str:
        return "\n".join("\n".join("\t" * depth + cell for cell in row if cell) + end for row in rows)

    assert grids(read(report(indented, *plain()))) == grids(read(report(bare_lines, *plain())))


def test_a_blank_cell_of_an_indented_row_keeps_its_place() -> None:
    numbers = plain()
    numbers[2][3] = ""
    rows = "\n\n".join("\n".join("\t\t" + cell for cell in row) for row in table_four(numbers[2]))
    assert grids(read(rows + "\n"))[0][-1] == numbers[2]


def test_a_label_broken_over_two_lines_of_rows_is_one() -> None:
    def broken(rows: Rows) -> str:
        return (
            "\n".join(
                "\t".join(f"{c[:4]}\n{c[4:]}" if len(c) > 6 and len(row) > 1 and c != NOTE else c for c in row)
                for row in rows
            )
            + "\n"
        )

    whole, parted = (grids(read(report(layout, *plain()))) for layout in (tabbed_rows, broken))
    assert [[["".join(cell.split()) for cell in row] for row in grid] for grid in parted] == whole


def test_blank_cells_stay_in_their_place_where_the_layout_shows_rows() -> None:
    two, three, four = plain()
    three |= {"R1": ["5", "", "", "", "", "", "5"]}
    for layout in (tabs, barred_rows):
        text = report(layout, two, three, four)
        if layout is barred_rows:
            text = text.replace("申请数量 | 5 | 5 |", "申请数量 | 5 |  |  |  |  |  | 5 |")
        assert grids(read(text))[1][3][3:] == ["5", "", "", "", "", "", "5"]


def test_a_row_with_blank_cells_lost_is_doubted_and_not_guessed() -> None:
    two, three, four = plain()
    three |= {"R1": ["5", "", "", "", "", "", "6"]}
    table = [b for b in read(report(bare_lines, two, three, four)).blocks if isinstance(b, Table)][1]
    cell = table.grid[3][3]
    assert cell.text == "5 6"
    assert cell.colspan == 7
    assert cell.doubt is not None
    assert "应有7个数" in cell.doubt
    assert table.grid[4][3].doubt is None


def test_a_table_whose_cells_are_all_blank_keeps_its_rows() -> None:
    two, three, four = plain("")
    document = read(report(bare_lines, two, three, four))
    table = next(b for b in document.blocks if isinstance(b, Table) and len(b.grid) > 20)
    assert len(table.grid) == 28
    assert all(row[-1].doubt for row in table.grid[3:])


def test_a_number_broken_over_two_lines_is_doubted() -> None:
    two, three, four = plain()
    three |= {"R1": ["270\n255", "0", "0", "0", "0", "0", "0"]}
    for layout in (tabs, bare_lines):
        table = [b for b in read(report(layout, two, three, four)).blocks if isinstance(b, Table)][1]
        assert table.grid[3][3].doubt


def test_an_unknown_label_with_a_full_row_of_numbers_is_a_row() -> None:
    two, three, four = plain()
    text = report(bare_lines, two, three, four)
    label = "其他主动公开文件（含以单位名义签发的）"
    text = text.replace("\n\n行政规范性文件\n", f"\n\n{label}\n\n4\n\n5\n\n6\n\n行政规范性文件\n")
    assert [label, "4", "5", "6"] in grids(read(text))[0]


@pytest.mark.parametrize(("printed", "doubted"), [("- 3 -", 0), ("第 3 页", 0), ("3", 1)])
def test_a_page_number_between_rows_is_no_number_of_a_row(printed: str, doubted: int) -> None:
    text = report(bare_lines, *plain()).replace("（四）无法提供", f"{printed}\n\n（四）无法提供")
    found = [block for block in read(text).blocks if isinstance(block, Table)]
    rows = [row[-7:] for table in found[1:-1] for row in table.grid if row[-1].text.startswith("1")]
    assert len(rows) == 25
    assert sum(row[0].doubt is not None for row in rows) == doubted
    assert all(cell.doubt or cell.text == "1" for row in rows for cell in row)


@pytest.mark.parametrize("cut", range(1, 60, 3))
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_file_cut_anywhere_gives_no_wrong_number(layout: Layout, cut: int) -> None:
    two, three, four = plain("1234")
    text = report(layout, two, three, four)
    start = text.index("二、主动公开")
    end = start + (text.index("五、存在") - start) * cut // 60
    document = read(text[:end])
    cells = {cell for block in document.blocks if isinstance(block, Table) for row in block.grid for cell in row}
    assert {cell.text for cell in cells if cell.text.strip("1234") == "" and cell.text and not cell.doubt} <= {"1234"}


def test_a_row_of_blanks_whose_line_lost_its_tabs_is_not_joined_to_the_next() -> None:
    two, three, four = plain()
    blank = [""] * 7
    text = report(stripped_tabs, two, {**three, "A2": blank, "T": blank, "R4": blank}, four, merging=unmerged)
    assert "\n\t（七）总计\n四、结转下年度继续办理\n" in text
    table = [b for b in read(text).blocks if isinstance(b, Table)][1]
    rows = {next(cell.text for cell in reversed(row[:3]) if cell.text): row[3:] for row in table.grid[3:]}
    assert len(rows) == 25
    assert [cell.text for cell in rows["（七）总计"]] == blank
    assert not any(cell.doubt for cell in rows["（七）总计"])
    assert rows["四、结转下年度继续办理"][0].doubt


def test_text_beside_a_table_stays_a_paragraph() -> None:
    heads = "自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计"
    text = f"2024年\t勾稽关系\t{heads}\t备注\n一、本年新收政府信息公开申请数量\t1\t1\t1\t1\t1\t1\t6\n"
    assert paragraphs(read(text))[:2] == ["2024年", "备注"]


@pytest.mark.parametrize("heads", ["总计 自然人", "自然人 总计"])
def test_columns_in_another_order_than_the_form_are_doubted(heads: str) -> None:
    others = ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]
    lines = [["项目", *heads.split(), *others], ["一、本年新收政府信息公开申请数量", "6", *["1"] * 6]]
    document = read("".join("\t".join(line) + "\n" for line in lines))
    cells = {c for b in document.blocks if isinstance(b, Table) for row in b.grid for c in row if "6" in c.text}
    assert cells
    assert all(cell.doubt for cell in cells)


def test_cells_that_ran_together_stay_a_paragraph() -> None:
    rows = "".join("".join(row).replace("\n", "") for row in table_three({code: ["0"] * 7 for code in THREE}))
    document = read(f"一、总体情况\n{rows}\n")
    assert grids(document) == []
    assert len(paragraphs(document)) == 2


def test_prose_about_tables_is_no_table() -> None:
    prose = f"本年度表格的勾稽关系已经核对。\n{NOTE}\n行政复议和行政诉讼情况\n自然人\n他提交了申请。\n信息内容\n"
    assert grids(read(prose)) == []
    assert len(paragraphs(read(prose))) == 6


@given(st.text(alphabet="\t\n| 01无—（）二、第十条项信息内容行政复议诉讼自然人总计勾稽关系", max_size=300))
def test_no_text_breaks_the_reader(text: str) -> None:
    document = read(text)
    kept = "".join(paragraphs(document)) + "".join(cell for grid in grids(document) for row in grid for cell in row)
    assert {c for c in text if not c.isspace() and c != "|"} <= set(kept)


def test_units_signs_and_written_zeros_are_values() -> None:
    label = "一、本年新收政府信息公开申请数量"
    values = ["9次", "零", "〇", "2（件）", "暂无", "0人", "＋８１"]
    found = grids(read("\n".join([label, *values, ""])))
    assert found[0][-1][-7:] == values


def test_the_whole_reports_with_cells_run_together_have_no_tables(shared: Path) -> None:
    for number in ("001", "004", "006"):
        (path,) = (shared / "reports" / "whole").glob(f"{number}-*.txt")
        document = read_text(path.name, path.read_bytes(), FORMS)
        assert grids(document) == []


def test_no_row_of_a_cut_opening_is_wrong(shared: Path) -> None:
    def rows(name: str) -> dict[str, list[str]]:
        (path,) = (shared / "reports" / "openings").glob(f"{name}-*.txt")
        found = grids(read_text(path.name, path.read_bytes(), FORMS))
        return {row[0].strip(): row[1:] for grid in found for row in grid}

    assert rows("077")["行政许可"] == ["1215", "-35", "1180"]
    assert rows("075")["规范性文件"] == ["13", "11", "11"]
    assert rows("081")["行政事业性收费"][0] == "282.1"
    assert rows("083")["一、本年新收政府信息公开申请数量"][-7:] == ["3", "0", "0", "0", "0", "0", "3"]
    assert rows("031")["行政处罚"][0] == "47"
    assert rows("057")["规章"] == ["0", "0", "0"]
    assert "行政处罚" not in rows("057")


def test_a_text_far_longer_than_a_report_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="50 万字"):
        read("一\n" * 300_000)


def test_a_text_that_ends_in_the_middle_of_a_character_is_known_to_break_off() -> None:
    data = "一、总体情况\n本局认真做好公开工作。\n".encode()
    assert not read_text("a.txt", data, FORMS).broken_off
    assert read_text("a.txt", data[:-2], FORMS).broken_off


def test_a_text_that_ends_with_the_tab_of_the_next_cell_leaves_no_blank_in_its_place() -> None:
    whole = report(tabs, *plain("1234"))
    start = whole.index("\t", whole.index("2.没有现成信息"))
    end = [place for place, character in enumerate(whole) if character == "\t" and place > start][5]
    table = [block for block in read(whole[: end + 1]).blocks if isinstance(block, Table)][-1]
    assert {cell.doubt is None for cell in table.grid[-1][-7:]} == {False}
