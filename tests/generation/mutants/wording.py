"""Defects of the wording: slips of the pen, what was left of a template, hollow words, and what must not be public."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace

from tests.generation.clean import work
from tests.generation.clean.draft import Draft
from tests.generation.mutants.mutant import Change, Mutant, stating, text_of, with_paragraphs

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
"""Weights and check digits of a resident's number (GB 11643)."""
_SCOPE = re.compile(r"全(?:市|区|县|镇|乡)|本级|各部门|各单位|镇街|所属|各镇|各乡|各级|汇总")


def _adding(*sentences: str, ordinal: int = 1) -> Change:
    """Add one of ``sentences`` to a part."""

    def change(choice: random.Random, draft: Draft) -> Draft | None:
        return draft.add(ordinal, choice.choice(sentences).format_map(draft.words))

    return change


def _made(sentence: Callable[[random.Random], str]) -> Change:
    return lambda choice, draft: draft.add(1, sentence(choice))


def _resident_number(choice: random.Random) -> str:
    body = f"{choice.choice(('330102', '110105', '420106'))}19{choice.randint(50, 99)}{choice.randint(10, 12)}{choice.randint(10, 28)}{choice.randint(100, 999)}"
    return body + _CHECKS[sum(int(d) * w for d, w in zip(body, _WEIGHTS, strict=True)) % 11]


def _card_number(choice: random.Random) -> str:
    body = "6222" + "".join(choice.choice("0123456789") for _ in range(14))
    doubled = sum(sum(map(int, str(int(d) * (2 if n % 2 == 0 else 1)))) for n, d in enumerate(reversed(body)))
    return body + str(-doubled % 10)


def _marked(choice: random.Random, draft: Draft) -> Draft | None:
    return replace(draft, title=f"{choice.choice(('秘密★1年', '机密★3年', '内部资料 注意保存'))}\n{draft.title}")


def _generic(choice: random.Random, draft: Draft) -> Draft | None:
    if draft.organ.kind not in ("部门", "乡镇", "街道"):
        return None
    texts = (
        "各级政府部门高度重视政府信息公开工作，主动公开力度不断加大。",
        "多数部门建立了公开制度，依申请公开渠道畅通。",
        "一些地区积极探索平台建设，信息管理水平不断提高。",
        "部分地区加强监督考核，公开工作取得明显成效。",
    )
    return with_paragraphs(draft, 1, texts)


def _hollow(choice: random.Random, draft: Draft) -> Draft | None:
    texts = (
        "公开意识有待加强，工作水平有待进一步提高。下一步将加强学习，完善制度，提升工作水平。",
        "公开质量有待进一步提高，业务能力有待加强。今后将加强领导，加大力度，不断提升水平。",
    )
    return with_paragraphs(draft, 5, (choice.choice(texts),))


def _short(choice: random.Random, draft: Draft) -> Draft | None:
    kinds = ("政府", "部门")
    return with_paragraphs(draft, 1, (stating(choice, draft, work.OPENING),)) if draft.organ.kind in kinds else None


def _old_names(choice: random.Random, draft: Draft) -> Draft | None:
    if draft.year < 2023:
        return None
    name = choice.choice(("质量技术监督局", "卫生和计划生育局", "工商行政管理局"))
    return draft.add(1, f"会同{draft.words['级']}{name}公开惠民政策信息。")


def _without_scope(choice: random.Random, draft: Draft) -> Draft | None:
    if draft.organ.kind != "政府":
        return None
    overview = (
        stating(choice, draft, work.MANAGED),
        stating(choice, draft, work.PLATFORM),
        "依申请公开和监督保障工作有序开展，考核、评议和责任追究均按制度进行。",
    )
    mutated = with_paragraphs(draft, 1, overview)
    return None if _SCOPE.search(text_of(mutated)) else mutated


def _other_number(choice: random.Random, draft: Draft) -> Draft | None:
    """State a number of the whole year twice and differently."""
    number = choice.randint(100, 900)
    wording = choice.choice(("全年主动公开政府信息{0}条。", "本年度共发布政府信息{0}条。", "全年发布政府信息{0}条。"))
    draft = draft.without("发布信息", "政策解读", "信息分类")
    first = wording.format(number)
    second = wording.format(number + choice.choice((1, 4, 10)))
    return draft.add(1, f"{first}栏目逐月核对。").add(1, f"{second}公众反映良好。")


def _other_organ(choice: random.Random, draft: Draft) -> Draft | None:
    """Offer contact with the same department of another county, or with a neighbouring town."""
    department = re.search(r"[县区]([\u4e00-\u9fff]{2,12}局)$", draft.organ.name)
    town = re.search(r"[\u4e00-\u9fff]{2}(镇|乡)人民政府$", draft.organ.name)
    if town and draft.organ.kind == "乡镇":
        other = f"红石{town[1]}人民政府"
    elif department and draft.organ.kind == "部门" and draft.words["级"] != "市":
        other = f"红石{draft.words['级']}{department[1]}"
    else:
        return None
    return draft.add(1, f"如有疑问，请与{other}联系。")


def _left_over(choice: random.Random, draft: Draft) -> Draft | None:
    """Tell the year before as the year reported, and nothing of the same for the year itself."""
    if draft.year < 2020 or draft.organ.kind == "开发区":
        return None
    said = f"{draft.year - 1}年，{draft.words['我']}共公开政府信息{choice.randint(20, 900)}条，各栏目按时更新。"
    return with_paragraphs(
        draft.without("发布信息"),
        1,
        (said,),
        (stating(choice, draft, work.MANAGED),),
        ("监督保障和依申请公开平台建设有序推进。",),
    )


def _other_province(choice: random.Random, draft: Draft) -> Draft | None:
    """Take the rules of two provinces for a duty."""
    first, second = choice.sample(("云南省", "浙江省", "湖北省", "安徽省"), 2)
    sentence = f"按照《{first}政府信息公开规定》和《{second}政府信息公开规定》的要求，规范公开程序。"
    return draft.add(1, sentence)


def _plan_of_the_year(choice: random.Random, draft: Draft) -> Draft | None:
    """Promise improvements for the year that is over."""
    problems = "存在的主要问题是部分栏目更新不及时，解读形式单一。"
    plan = f"为进一步做好公开工作，{draft.year}年{draft.words['我']}加大培训力度，完善更新机制。"
    return with_paragraphs(draft, 5, (problems,), (plan,))


WORDING = (
    Mutant("GK-TX-001", "错字", _adding("一年来，公开工作仍在不足。", "办理行政法复议案件时注意说理。", "安排资金资金用于平台维护。", "拓宽依申公开的受理途径。", "近一步完善各项制度。")),
    Mutant("GK-TX-002", "缺数字", _adding("全年共收到件申请。", "全年公开信息XX条。", "累计发布信息____条。", "全年主动公开政府信息××条。", "共举办培训（  ）次。")),
    Mutant("GK-TX-003", "模板语", _adding("该部分以表格形式报告。", "（此处填写本机关情况）。", "填报说明：本项按全年数填写。")),
    Mutant("GK-TX-004", "泛指", _generic),
    Mutant("GK-TX-006", "空泛", _hollow),
    Mutant("GK-TX-007", "身份证号", _made(lambda choice: f"申请人身份证号{_resident_number(choice)}。")),
    Mutant("GK-TX-007", "银行卡号", _made(lambda choice: f"缴费账户银行卡号{_card_number(choice)}。")),
    Mutant("GK-TX-008", "申请人的电话", _adding("申请人李建国，手机13812345678，要求公开征地材料。", "申请人：王小红，联系电话13987654321，已当面答复。")),
    Mutant("GK-TX-009", "密级标识", _marked, formats=("docx", "txt")),
    Mutant("GK-TX-010", "旧名称", _old_names),
    Mutant("GK-TX-011", "过短", _short, ("GK-ST-004",), "五个方面不全已报"),
    Mutant("GK-TX-012", "量词", _adding("全年收到政府信息公开申请3条。", "共收到依申请公开申请5次。", "受理政府信息公开申请2封。", "收到政府信息公开申请4个。")),
    Mutant("GK-TX-013", "数字误写", _adding("全年公开信息1 2件。", "收费0.0.5万元。", "满意率达到125%。", "累计发布信息１2件。", "全年公开信息1,23件。")),
    Mutant("GK-TX-014", "乱码", _adding("公开工作锟斤拷锟斤拷有序开展。", "澳门博彩365bet体育在线开户欢迎您。")),
    Mutant("GK-TX-015", "外省规定", _other_province),
    Mutant("GK-TX-016", "打算写了报告年度", _plan_of_the_year),
    Mutant("GK-TP-008", "他机关", _other_organ),
    Mutant("GK-XY-008", "残留年份", _left_over),
    Mutant("GK-AG-008", "没有说明口径", _without_scope),
    Mutant("GK-NT-019", "同数不一", _other_number),
)  # fmt: skip
