"""Defects of the parts of a report, its title, its years, and its contact details."""

from __future__ import annotations

import random
import re
from dataclasses import replace

from tests.generation.clean import closing, work
from tests.generation.clean.clean import draw_draft
from tests.generation.clean.draft import Draft, DraftPart
from tests.generation.mutants.mutant import (
    Change,
    Mutant,
    renumbered,
    reworded,
    stating,
    text_of,
    with_paragraphs,
    without_parts,
)

_WITHOUT_NUMBERING = ("html", "txt")
"""Formats whose headings are numbered in the text; Word would number a repeated heading anew."""
_TOLD = "正文有该部分的内容时只报缺表"
_SCRIPT = "网页在这一部分有脚本，表格可能由它显示"
_GOVERNMENTS = ("政府", "乡镇")
_ONLY_PROBLEMS = (
    "公开栏目更新偏慢，群众查找信息不方便，存在的问题主要是人手短缺，业务不熟，材料报送滞后。",
    "一年来的不足：一是信息检索不便，二是解读材料偏少，三是部分科室的公开意识薄弱。",
    "主要问题在于栏目分类过细，信息员流动大，回应群众留言不及时，距离群众期望还有差距。",
)
_ONLY_MEASURES = (
    "下一步，本机关将认真学习先进地区的做法，加强培训，优化流程，完善制度，提升服务水平。",
    "今后将继续加强组织领导，推进平台优化，强化队伍建设，拓宽公开渠道，让群众更加满意。",
    "改进情况：已组织学习两次，修订制度一项，优化流程三处，整改措施全部落实到人。",
)
_SHORT = ("存在更新不及时的问题。", "继续努力。", "工作人员业务能力不足。", "公开不够及时，人手偏少。")


def _without_part(*ordinals: int) -> Change:
    def change(choice: random.Random, draft: Draft) -> Draft | None:
        return without_parts(draft, choice.choice(ordinals))

    return change


def _without_table(ordinal: int) -> Change:
    def change(choice: random.Random, draft: Draft) -> Draft | None:
        return draft.with_part(replace(draft.part(ordinal), table=None)) if draft.year >= 2020 else None

    return change


def _without_first_heading(choice: random.Random, draft: Draft) -> Draft | None:
    first = draft.part(1)
    before = ("。".join(str(piece) for paragraph in first.paragraphs for piece in paragraph),)
    text = before if choice.random() < 0.7 else ()
    return replace(without_parts(draft, 1), preface=(*draft.preface, *text))


def _without_rest(choice: random.Random, draft: Draft) -> Draft | None:
    return without_parts(draft, 6)


def _without_topics(choice: random.Random, draft: Draft) -> Draft | None:
    if draft.year < 2021:
        return None
    overview = (stating(choice, draft, work.OPENING), "各项任务按计划完成，群众反映良好。")
    return with_paragraphs(draft, 1, overview)


def _without_result(choice: random.Random, draft: Draft) -> Draft | None:
    matter, words = choice.choice(
        (("考核", "考核|考评|绩效"), ("社会评议", "评议|评价|满意度"), ("责任追究", "追究|追责|问责"))
    )
    mutated = draft.without(matter)
    return mutated if draft.organ.kind in _GOVERNMENTS and not re.search(words, text_of(mutated)) else None


def _listed_and_missing(choice: random.Random, draft: Draft) -> Draft | None:
    listed = next(draft.statements("列举部分"), None)
    if listed is None:
        return None
    overview = tuple(piece for paragraph in draft.part(1).paragraphs for piece in paragraph)
    return replace(without_parts(draft, 1), preface=(*draft.preface, *overview))


def _out_of_order(choice: random.Random, draft: Draft) -> Draft | None:
    first, second = choice.choice(((1, 2), (2, 3), (3, 4), (4, 5)))
    parts = list(draft.parts)
    parts[first], parts[second] = parts[second], parts[first]
    return replace(draft, parts=renumbered(tuple(parts)) if choice.random() < 0.7 else tuple(parts))


def _twice(choice: random.Random, draft: Draft) -> Draft | None:
    again = replace(draft.part(choice.choice((5, 6))), table=None)
    return replace(draft, parts=(*draft.parts, again))


def _with_extra_part(choice: random.Random, draft: Draft) -> Draft | None:
    name, text = choice.choice(
        (
            ("政府信息公开咨询处理情况", "全年接受咨询，均已当场答复。"),
            ("机构人员经费情况", "配备专职人员一名，经费列入预算。"),
            ("下年度工作打算", "继续做好公开工作。"),
            ("特色亮点工作", "开展了送政策上门活动。"),
        )
    )
    return replace(draft, parts=(*draft.parts, DraftPart(7, f"七、{name}", ((text,),))))


def _one_sided(texts: tuple[str, ...]) -> Change:
    def change(choice: random.Random, draft: Draft) -> Draft | None:
        return with_paragraphs(draft, 5, (choice.choice(texts),))

    return change


def _without_basis(choice: random.Random, draft: Draft) -> Draft | None:
    words = {
        "《中华人民共和国政府信息公开条例》": "有关规定",
        "《条例》": "规定",
        "政府信息公开条例": "有关规定",
        "年度报告格式": "要求",
    }
    return reworded(draft.without("编制依据"), words)


def _two_reports(choice: random.Random, draft: Draft) -> Draft | None:
    other = draw_draft(choice)
    if other.organ.name == draft.organ.name:
        return None
    title = DraftPart(0, other.title, (other.preface,))
    return replace(draft, parts=(*draft.parts, title, *other.parts)) if other.form == draft.form else None


def _only_overview(choice: random.Random, draft: Draft) -> Draft | None:
    mutated = with_paragraphs(draft, 1, (stating(choice, draft, work.OPENING), stating(choice, draft, work.SUPERVISED)))
    mutated = with_paragraphs(mutated, 6, ("本年度没有收取信息处理费。",))
    return without_parts(mutated, 2, 3, 4, 5)


def _retitled(*titles: str) -> Change:
    def change(choice: random.Random, draft: Draft) -> Draft | None:
        return replace(draft, title=choice.choice(titles).format_map(draft.words))

    return change


def _signed_by_another(choice: random.Random, draft: Draft) -> Draft | None:
    signed = (draft.organ.name,), (f"{draft.year + 1}年1月{choice.randint(2, 30)}日",)
    rest = draft.part(6)
    paragraphs = tuple(
        p for p in rest.paragraphs if p[0] != draft.organ.name and not re.fullmatch(r"20\d\d年1月\d+日", str(p[0]))
    )
    mutated = draft.with_part(replace(rest, paragraphs=(*paragraphs, *signed)))
    other = choice.choice(("红石县粮食局", "大河市东港区文化馆管理局", "红石县老屋镇人民政府", "大河市交通运输局"))
    return replace(mutated, title=f"{other}{draft.year}年政府信息公开工作年度报告")


def _of_last_year(choice: random.Random, draft: Draft) -> Draft | None:
    first = f"{draft.year - 1}年，{draft.words['我']}各项公开工作按计划完成。"
    part = draft.part(1)
    return draft.with_part(replace(part, paragraphs=((first,), *part.paragraphs[1:])))


def _without_period(choice: random.Random, draft: Draft) -> Draft | None:
    return draft.without("统计期限")


def _other_period(choice: random.Random, draft: Draft) -> Draft | None:
    year = draft.year
    span = choice.choice(
        (f"自{year - 1}年1月1日起，至{year - 1}年12月31日止", f"为{year}年1月1日至{year}年11月30日", f"为{year}年1月1日至{year + 1}年12月31日",
         f"为{year - 1}年1月1日至{year}年12月31日", f"为{year}年2月1日至12月31日")
    )  # fmt: skip
    old = next(draft.statements("统计期限"))
    return draft.swap(old, f"本报告所列数据的统计期限{span}。")


def _signed_too_early(choice: random.Random, draft: Draft) -> Draft | None:
    rest = draft.part(6)
    day = f"{draft.year}年{choice.randint(1, 12)}月{choice.randint(2, 30)}日"
    return draft.with_part(replace(rest, paragraphs=(*rest.paragraphs[:1], (draft.organ.name,), (day,))))


def _contact(text: str) -> Change:
    def change(choice: random.Random, draft: Draft) -> Draft | None:
        old = next(draft.statements("联系方式"))
        return draft.swap(old, text.format_map(draft.words) if text else "")

    return change


def _fee_left_out(choice: random.Random, draft: Draft) -> Draft | None:
    mutated = draft.without("收费情况", "未收费")
    return mutated if draft.year >= 2021 and mutated.part(6).paragraphs else with_paragraphs(
        mutated, 6, (stating(choice, draft, closing.OTHERS),)
    ) if draft.year >= 2021 else None  # fmt: skip


STRUCTURE = (
    Mutant("GK-ST-001", "缺少一个部分", _without_part(2, 3, 4, 5), ("GK-ST-006", "GK-ST-007", "GK-ST-008", "GK-ERA-003"), _TOLD),
    Mutant("GK-ST-002", "缺少总体情况的标题", _without_first_heading),
    Mutant("GK-ST-003", "缺少第六部分", _without_rest),
    Mutant("GK-ST-004", "总体情况没有五个方面", _without_topics),
    Mutant("GK-ST-005", "政府年报缺一项结果", _without_result),
    Mutant("GK-ST-006", "缺表二", _without_table(2), ("GK-TB-008",), _SCRIPT),
    Mutant("GK-ST-007", "缺表三", _without_table(3), ("GK-TB-008",), _SCRIPT),
    Mutant("GK-ST-008", "缺表四", _without_table(4), ("GK-TB-008",), _SCRIPT),
    Mutant("GK-ST-009", "导语列出的部分没有标题", _listed_and_missing),
    Mutant("GK-ST-010", "部分错乱", _out_of_order),
    Mutant("GK-ST-010", "部分重复", _twice, formats=_WITHOUT_NUMBERING),
    Mutant("GK-ST-011", "多出第七部分", _with_extra_part),
    Mutant("GK-ST-012", "只写问题", _one_sided(_ONLY_PROBLEMS)),
    Mutant("GK-ST-012", "只写改进", _one_sided(_ONLY_MEASURES)),
    Mutant("GK-ST-013", "第五部分为无", _one_sided(("无", "无。", "暂无。", "没有。"))),
    Mutant("GK-ST-013", "第五部分过短", _one_sided(_SHORT)),
    Mutant("GK-ST-014", "没有依据", _without_basis),
    Mutant("GK-ST-015", "两份年报在一个文件里", _two_reports, formats=_WITHOUT_NUMBERING),
    Mutant("GK-ST-016", "只有总体情况", _only_overview),
    Mutant("GK-TP-001", "标题用语", _retitled("{机关}{年}年政府信息公开年报", "{机关}{年}年度政府信息公开年度报告", "{机关}{年}年信息公开工作报告")),
    Mutant("GK-TP-002", "标题没有年份", _retitled("{机关}政府信息公开工作年度报告")),
    Mutant("GK-TP-003", "标题没有机关", _retitled("{年}年政府信息公开工作年度报告", "{年}年度政府信息公开工作年度报告")),
    Mutant("GK-TP-004", "标题是别的机关", _signed_by_another),
    Mutant("GK-TP-005", "首句是上一年", _of_last_year),
    Mutant("GK-TP-006", "没有统计期限", _without_period),
    Mutant("GK-TP-007", "统计期限不是全年", _other_period),
    Mutant("GK-TP-009", "落款在年底以前", _signed_too_early),
    Mutant("GK-CT-001", "没有联系方式", _contact("")),
    Mutant("GK-CT-002", "电话少一位", _contact("如有疑问，请与{机关}联系（电话：0571-812345）。")),
    Mutant("GK-CT-002", "电话多一位", _contact("如对本报告有疑问，请联系{机关}，电话：0571-812345678。")),
    Mutant("GK-CT-003", "手机号码", _contact("如有疑问，请与{机关}联系（电话：13900000000，地址：{地址}）。")),
    Mutant("GK-CT-004", "商业邮箱", _contact("如有疑问，请与{机关}联系（电话：{电话}，邮箱：zwgk@163.com）。")),
    Mutant("GK-CT-004", "数字商业邮箱", _contact("如需咨询，请联系{机关}，地址：{地址}，电话：{电话}，邮箱：8123456@qq.com。")),
    Mutant("GK-CT-005", "邮编少一位", _contact("如有疑问，请与{机关}联系（地址：{地址}；邮编：31000；电话：{电话}）。")),
    Mutant("GK-FEE-001", "没有写收费情况", _fee_left_out),
)  # fmt: skip
