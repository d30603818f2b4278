"""What the running text says of itself as a whole: topics, basis, problems, wording of earlier times."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import zip_longest

from auditor.facts.prose import Passage, bare, clauses, sentences
from auditor.facts.sections import Outline
from auditor.model.facts import Exhibit
from auditor.model.forms import Forms

_PROBLEM = re.compile(
    r"问题|不足|短板|有待|差距|距离|薄弱|不够|欠缺|困难|不及时|滞后|单一|偏少|偏低|短缺|紧张|还需|仍需|还可|需要?进一步"
)
_FAULT = re.compile(
    r"不[准全细高强深严]|不(?:规范|到位|[平均]衡|统一|完善|理想|健全|充分)|过于|过[快慢少多低粗]|缺[乏少失]|偏(?!远)|未能|尚未|流于形式|被[^，。；]{0,6}通报"
)
"""Words of faults which, beside measures, tell of problems."""
_MEASURE = re.compile(
    r"改进|下一步|措施|整改|将[^来]|今后|完善|加强|提升|推进|优化|修订|强化|拓宽|增设|增强|增配|计划|打算|力争|推广|加大|加快|解决|建立|为此|对此|针对(?!性)|争取|新增|增加|已(?:组织|开展|建立|制定|优化|修订|增)"
)
_TOPICS = {
    "主动公开": re.compile(r"(?:公开|发布|更新)(?!申请)[^。；]{0,40}\d\s?(?:条|篇|份|批|期|项|件|个)"),
    "依申请公开": re.compile(
        r"新收|(?:未|没有|无)[^。；]{0,8}申请|申请[^。；]{0,12}\d\s?件|(?:收到|受理|办理|处理)[^。；]{0,20}申请"
    ),
}
"""Topics that a sentence tells without naming them: 公开产权转让信息516条."""
_TURN = re.compile(r"改进|整改|下一?步|今后|下阶段")
_DID = re.compile(r"[我本](?:局|委|办|厅|院|机关|单位|部门|中心|镇|乡|街道)|全部|已[^经]|\d月|20\d\d年")
_TOLD = 10
"""Characters before the turn to the measures, without a word of measures, that can only tell of problems."""
_TELLING = 40
"""Characters of part five from which, in two clauses or more, words that are not known may still name both."""
_NOTHING = re.compile(r"(?:无|暂无|没有|无问题|不存在问题|无存在问题)")
_REVIEWED = re.compile(r"评议|(?:公众|社会|群众|监督|第三方)评[价估]|满意度")
_BASIS = re.compile(r"信息公开条例|《条例》|年度报告格式|公开办函〔20\d\d〕\d+号")
_FORM_2019 = re.compile(
    r"公开办函[〔\[（(]2019[〕\])）]60号|国务院办公厅[^，。；《]{0,20}[《]?关于政府信息公开工作年度报告有关事项的通知"
)
_FORM_2021 = re.compile(r"公开办函[〔\[（(]2021[〕\])）]30号|关于印发[《〈<]?[^》。]{0,12}政府信息公开工作年度报告格式")
_REGULATION_2007 = re.compile(
    r"国务院令?第?492号|条例》?第三十[一二]条(?:[、和及]第?三十[一二]条)?(?:的?(?:规定|要求))?[，,]?"
    r"[^。；，]{0,16}(?:编制|公布|发布|制作|撰写)[^。；，]{0,30}(?:年度报告|年报)"
)
_REVISED = re.compile(r"711号|2019年[^。；，]{0,8}修订")
_FEE_109 = re.compile(r"国办函[〔\[（(]2020[〕\])）]109号")
_OLD_FEE = re.compile(r"(?:检索|复制|邮寄)[^，。；免]{0,8}(?:成本|工本)?费|收费及减免")
_HEADING = 24
"""Characters up to which a line without a stop is a heading."""
_STOPPED = re.compile(r"[。！？；，]$")
_DENIAL = re.compile(r"未|没有|无|不收|为零|为0|零收费|(?<![\d.])0元")
_MONEY = re.compile(r"[1-9]\d*(?:\.\d+)?\s*万?元")
_REPEATED = re.compile(r"大量|频次|反复|多次申请|收费|信息处理费")
_CORRECTED = re.compile(r"纠正|败诉|撤销|答复质量|答复规范|答复不规范|规范答复|纠错|确认违法")
_CO_DEFENDANT = re.compile(r"(?:作为|系|为)(?:行政)?复议机关[^。；]{0,12}(?:共同)?被告|复议机关共同被告")
_OTHER_ORGAN = re.compile(r"复议机关的[^，。；被]{0,12}(?:政府|局|厅|委|部门|机关)[^，。；]{0,4}(?:为|是|成为|系|共同)")
_NOT_COUNTED = re.compile(
    r"[未不](?:计|统计|纳)入|(?:由|归)原(?:行政)?行为(?:机关|主体)[^，。；]{0,4}统计|作为原(?:行政)?行为(?:机关|主体)"
)
_OF_OTHERS = re.compile(r"配合|协助|参与|指导|所属|下属|上级|累计|转发|历年|以来")
_PRAISE = re.compile(
    r"(?:按时|及时|按期|限时)答复率(?:达|为)?\s*100\s*%|答复率(?:达到?|为)?\s*100\s*%|均在(?:法定|规定)(?:期限|时限)内[^，。；]{0,6}答复"
)
_COUNTED = re.compile(
    r"(?:制发|制定|出台)[^，。；、\d]{0,8}规范性文件\s*([1-9１-９]\d*)\s*[件份个]|(?:办理|作出|处理)[^，。；、\d]{0,8}行政(?:许可|处罚)[^，。；、\d]{0,4}([1-9１-９]\d*)\s*[件起宗]"
)
_LETTERS = re.compile(r"来信|来访|来电|信箱|信件|留言|热线|工单|咨询|建议|提案|议案|投诉|举报|信访|问政")
"""Words that tell that an answer was given to something else than an application."""
_CHARGE_YUAN = re.compile(r"行政事业性收费[^，。；\d]{0,8}(\d{1,11}(?:\.\d{1,2})?)\s*元")


def _flag(condition: object) -> int:
    return int(bool(condition))


def _said(text: str) -> list[str]:
    """Return what ``text`` says between full stops; what stands between semicolons is about one matter."""
    return re.split(r"[。！？\n]", text)


def _co_defendant(passages: tuple[Passage, ...]) -> int:
    """Whether a sentence says that the organ itself was co-defendant as review organ, and not that it left this out."""
    said = [s.text for s in sentences(passages) if "被告" in s.text and _CO_DEFENDANT.search(s.text)]
    return _flag(any(not _OTHER_ORGAN.search(s) and not _NOT_COUNTED.search(s) for s in said))


_CITED = {
    "引用2019格式文件": _FORM_2019,
    "引用旧条例": _REGULATION_2007,
    "旧收费用语": _OLD_FEE,
    "称109号收费": _FEE_109,
}
"""What is cited or worded as it should not be, by the field that tells so."""


def report_exhibits(passages: tuple[Passage, ...], fields: Mapping[str, int | str]) -> dict[str, Exhibit]:
    """Return the sentence that each of ``fields`` rests on, where it is one that can be shown."""
    found = {}
    for name, pattern in _CITED.items():
        if fields.get(name):
            near = next((p for p in passages if pattern.search(p.text)), None)
            said = next((s.text for s in near.sentences if pattern.search(s.text)), near.text) if near else ""
            if near:
                found[name] = Exhibit(said, near.locator, near.section)
    late = fields.get("逾期答复原文")
    near = next(
        (p for p in passages if isinstance(late, str) and any(s.text.startswith(late) for s in p.sentences)), None
    )
    if near:
        found["逾期答复件数"] = Exhibit(str(late), near.locator, near.section)
    return found


def report_fields(outline: Outline, passages: tuple[Passage, ...], forms: Forms) -> dict[str, int | str]:
    """Return the fields of kind 报告 that the running text decides."""
    text = "\n".join(p.text for p in passages)
    fields: dict[str, int | str] = {
        "述及考核": _flag(any(word in text for word in ("考核", "考评", "绩效评估", "绩效评价"))),
        "述及评议": _flag(_REVIEWED.search(text)),
        "述及追责": _flag(re.search(r"追究|追责|问责", text)),
        "有依据": _flag(_BASIS.search(text)),
        "引用2019格式文件": _flag(_FORM_2019.search(text) and not _FORM_2021.search(text)),
        "引用旧条例": _flag(_REGULATION_2007.search(text) and not _REVISED.search(text)),
        "述及信息处理费": 0,
        "称109号收费": _flag(
            any("109" in s.text and _FEE_109.search(s.text) and _MONEY.search(s.text) for s in sentences(passages))
        ),
        "称依申请办理成效": _flag(any(_PRAISE.search(said) and not _LETTERS.search(said) for said in _said(text))),
        "作为共同被告": _co_defendant(passages),
    }
    old_fees = list(_old_fees([sentence.text for sentence in sentences(passages)]))
    fields["旧收费用语"] = _flag(old_fees)
    fields["旧收费仅称未收"] = _flag(old_fees and all(_DENIAL.search(s) for s in old_fees))
    return {**fields, **_summary_fields(outline, passages, forms), **_problem_fields(outline)}


def _old_fees(said: list[str]) -> Iterator[str]:
    """Yield each of the sentences ``said`` that uses the old terms; a heading with the sentence it stands over."""
    for text, following in zip_longest(said, said[1:], fillvalue=""):
        if "费" in text and _OLD_FEE.search(text):
            is_heading = len(text) <= _HEADING and not _STOPPED.search(text)
            yield text + following if is_heading else text


def _summary_fields(outline: Outline, passages: tuple[Passage, ...], forms: Forms) -> dict[str, int | str]:
    """Fields about part 一, or about what stands before part 二 where part 一 has no heading.

    A topic that the preface tells counts as told.
    """
    headed = outline.part_text(1)
    text = headed if headed is not None else "\n".join(p.text for p in passages if p.part == 0 and len(p.text) >= 30)
    fields: dict[str, int | str] = {"总体情况有标题": _flag(headed is not None), "总体情况字数": len(bare(text))}
    if text:
        told = "\n".join(p.text for p in passages if p.part in (0, 1))
        absent = [t.name for t in forms.topics if not any(word in told for word in t.words)]
        absent = [name for name in absent if name not in _TOPICS or not _TOPICS[name].search(told)]
        fields["总体情况方面数"] = len(forms.topics) - len(absent)
        fields["未述方面"] = "、".join(absent)
    return fields


def _problem_fields(outline: Outline) -> dict[str, int | str]:
    text = outline.part_text(5)
    if text is None:
        return {}
    plain = bare(text)
    measure = _flag(_MEASURE.search(text) or _closes_with_measures(text))
    problem = _flag(_PROBLEM.search(text) or (measure and (_FAULT.search(text) or _opens_with_problems(text))))
    if not problem and not measure and len(plain) >= _TELLING and len(clauses(text)) >= 2:
        problem = measure = 1
    return {
        "问题部分字数": len(plain),
        "问题部分为无": _flag(_NOTHING.fullmatch(plain)),
        "述及问题": problem,
        "述及改进": measure,
    }


def _closes_with_measures(text: str) -> bool:
    """Whether the last of several sentences tells what the organ did or when, and of no problem."""
    said = [sentence for sentence in re.split(r"[。！\n]", text) if sentence.strip()]
    last = said[-1] if len(said) > 1 else ""
    return bool(_DID.search(last)) and not _PROBLEM.search(last) and not _FAULT.search(last)


def _opens_with_problems(text: str) -> bool:
    """Whether ``text`` turns to the measures only after it told something else, in whatever words."""
    turn = _TURN.search(text)
    before = text[: turn.start()] if turn else ""
    return len(bare(before)) >= _TOLD and not _MEASURE.search(before)


def table_extras(passages: tuple[Passage, ...]) -> dict[str, dict[str, int | str]]:
    """Return what the prose says that rules compare with a table, by the kind of fact that carries it."""
    text = "\n".join(p.text for p in passages)
    nearby = "\n".join(p.text for p in passages if p.part in (0, 1, 5))
    counted = [s.text for s in sentences(passages) if s.passage.part != 5 and _COUNTED.search(s.text)]
    counted = [text for text in counted if not _OF_OTHERS.search(text)]
    second: dict[str, int | str] = {"正文有数": _flag(counted)}
    if counted:
        second["正文有数原文"] = counted[0][:120]
    charge = _CHARGE_YUAN.search(text)
    if charge:
        whole, _, part = charge[1].partition(".")
        second["正文收费元数"] = int(whole) * 100 + int((part + "00")[:2])
    return {
        "表三.列": {"说明反复或收费": _flag(_REPEATED.search(text))},
        "表四": {
            "正文述及纠正": _flag(_CORRECTED.search(nearby)),
            "正文为共同被告": _co_defendant(passages),
        },
        "表二": second,
    }
