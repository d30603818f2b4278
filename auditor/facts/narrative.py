"""What the running text says of itself as a whole: topics, basis, problems, wording of earlier times."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import zip_longest

from auditor.facts.overview import overview_fields
from auditor.facts.problems import problem_fields
from auditor.facts.prose import Passage, sentences
from auditor.facts.sections import Outline
from auditor.model.facts import Exhibit
from auditor.model.forms import Forms

_APPRAISED = re.compile(r"考核|考评|绩效(?:评估|评价|管理|测评|考察)|目标管理|年终评比")
_REVIEWED = re.compile(
    r"评议|(?:公众|社会|群众|监督|第三方)评[价估]|满意度|(?:群众|公众|社会|居民|村民|企业)[^，。；]{0,6}满意率|问卷调查"
)
_ACCOUNTED = re.compile(r"追究|追责|问责|诫勉|(?:政务|党纪|纪律|行政)处分|效能告诫|谈话提醒|(?:书面|深刻)检查")
_BASIS = re.compile(r"信息公开条例|《条例》|年度报告格式|公开办函〔20\d\d〕\d+号")
_FORM_2019 = re.compile(
    r"公开办函[〔\[（(]2019[〕\])）]60号|国务院办公厅[^，。；《、和省市县区州]{0,20}[《]?关于政府信息公开工作年度报告有关事项的通知"
)
_FORM_2021 = re.compile(r"公开办函[〔\[（(]2021[〕\])）]30号|关于印发[《〈<]?[^》。]{0,12}政府信息公开工作年度报告格式")
_REGULATION_2007 = re.compile(
    r"国务院令?第?492号|条例》?第三十[一二]条(?:[、和及]第?三十[一二]条)?(?:的?(?:规定|要求))?[，,]?"
    r"[^。；，]{0,16}(?:编制|公布|发布|制作|撰写)[^。；，]{0,30}(?:年度报告|年报)"
)
_REVISED = re.compile(r"711号|2019年[^。；，]{0,8}修订")
_FEE_109 = re.compile(r"国办函[〔\[（(]2020[〕\])）]109号")
_CHARGED = re.compile(r"收取|实收|收到|收缴|收费|缴")
_LATER = re.compile(r"将|自2021年|起(?:施行|执行|实施)|每[件页份]")
"""Words by which a sentence on the fee rules of 2020 tells the tariff or when it begins, and not what was charged."""
_OLD_FEE = re.compile(r"(?:检索|复制|邮寄)[^，。；免]{0,8}(?:成本|工本)?费|收费及减免")
_HEADING = 24
"""Characters up to which a line without a stop is a heading."""
_STOPPED = re.compile(r"[。！？；，]$")
_DENIAL = re.compile(r"未|没有|无|不收|为零|为0|零收费|(?<![\d.])0元")
_MONEY = re.compile(r"[1-9]\d*(?:\.\d+)?\s*万?元")
_REPEATED = re.compile(r"大量|频次|反复|多次申请|收费|信息处理费")
_CORRECTED = re.compile(
    r"纠正|败诉|撤销|答复质量|答复规范|答复不规范|规范答复|纠错|确认违法|责令[^，。；]{0,6}(?:重新|重作|重答)|重新(?:作出)?[^，。；]{0,6}答复"
)
_CO_DEFENDANT = re.compile(r"(?:作为|系|为)(?:行政)?复议机关[^。；]{0,12}(?:共同)?被告|复议机关共同被告")
_OTHER_ORGAN = re.compile(r"复议机关的[^，。；被]{0,12}(?:政府|局|厅|委|部门|机关)[^，。；]{0,4}(?:为|是|成为|系|共同)")
_NOT_COUNTED = re.compile(
    r"[未不](?:计|统计|纳)入|(?:由|归)原(?:行政)?行为(?:机关|主体)[^，。；]{0,4}统计|作为原(?:行政)?行为(?:机关|主体)"
)
_OF_OTHERS = re.compile(r"配合|协助|参与|指导|所属|下属|上级|累计|转发|历年|以来")
_NOT_IN_TABLE = re.compile(
    r"[未不](?:再|另|予)?(?:计|统计|列|纳)入|(?:统一|另行|单独|已由[^，。；]{1,12})(?:统计|填报|报送)|代拟|代为"
)
"""Words by which a sentence says that the numbers in it are told elsewhere, or are documents that others issued."""
_PRAISE = re.compile(
    r"(?:按时|及时|按期|限时)答复率(?:达|为)?\s*100\s*%|答复率(?:达到?|为)?\s*100\s*%|均在(?:法定|规定)(?:期限|时限)内[^，。；]{0,6}答复"
)
_WISHED = re.compile(
    r"(?:确保|保证|力争|力求|争取|努力|目标)[^。；]{0,60}$|(?:应当?|必须|须|要求|明确|(?<![按照])规定)[^，。；]{0,30}$"
)
"""What stands before words of praise that tell how answers are to be given, and not how they were."""
_COUNTED = re.compile(
    r"(?<!公开)(?:制发|制定|出台)(?:(?!文件|政策|公开)[^，。；、\d]){0,8}规范性文件\s*([1-9１-９]\d*)\s*[件份个]|(?:办理|作出|处理)[^，。；、\d]{0,8}行政(?:许可|处罚)(?:(?!信息|公[开示]|事项)[^，。；、\d]){0,4}([1-9１-９]\d*)\s*[件起宗]"
)
_LETTERS = re.compile(r"来信|来访|来电|信箱|信件|留言|热线|工单|咨询|建议|提案|议案|投诉|举报|信访|问政")
"""Words that tell that an answer was given to something else than an application."""
_CHARGE_YUAN = re.compile(r"行政事业性收费[^，。；\d]{0,8}(\d{1,11}(?:\.\d{1,2})?)\s*元")


def _flag(condition: object) -> int:
    return int(bool(condition))


def _around(text: str, match: re.Match[str]) -> str:
    """Return the words of ``text`` from the start of the clause of ``match`` to its end."""
    start = max(text.rfind(mark, 0, match.start()) for mark in "，。；\n") + 1
    return text[start : match.end()]


def _said(text: str) -> list[str]:
    """Return what ``text`` says between full stops; what stands between semicolons is about one matter."""
    return re.split(r"[。！？\n]", text)


def _co_defendant(text: str) -> bool:
    """Whether a sentence says that the organ itself was co-defendant as review organ, and not that it left this out."""
    told = "被告" in text and _CO_DEFENDANT.search(text)
    return bool(told) and not _OTHER_ORGAN.search(text) and not _NOT_COUNTED.search(text)


def _charged_under_109(text: str) -> bool:
    """Whether a sentence says that money was taken under the fee rules of 2020."""
    told = "109" in text and _FEE_109.search(text) and _MONEY.search(text)
    return bool(told) and _CHARGED.search(text) is not None and not _LATER.search(text)


def _praised(text: str) -> bool:
    """Whether ``text``, up to a full stop, praises how applications were answered, and not how they are to be."""
    found = _PRAISE.search(text) if "答复" in text and not _LETTERS.search(text) else None
    return found is not None and not _WISHED.search(text[: found.start()])


_QUOTED = {
    "引用2019格式文件": "旧格式文件原文",
    "引用旧条例": "旧条例原文",
    "旧收费用语": "旧收费原文",
    "称109号收费": "提前收费原文",
    "称依申请办理成效": "办理成效原文",
    "作为共同被告": "共同被告原文",
}
"""The field that holds the sentence which another field rests on."""

_QUOTE = 120
"""Characters of a sentence that a field quotes."""
_NAMING = 5
"""Characters from which a line is long enough to be known again as the beginning of a quotation."""


def report_exhibits(passages: tuple[Passage, ...], fields: Mapping[str, int | str]) -> dict[str, Exhibit]:
    """Return the sentence that each of ``fields`` rests on, where it is one that can be shown."""
    found = {}
    for name, quoted in {**_QUOTED, "逾期答复件数": "逾期答复原文"}.items():
        said = fields.get(quoted)
        near = next((p for p in passages if _holds(p, said)), None) if isinstance(said, str) else None
        if near:
            found[name] = near.exhibit(str(said))
    return found


def _holds(passage: Passage, said: str) -> bool:
    """Whether the quotation ``said`` begins in ``passage``."""
    lines = (s.text for s in passage.sentences)
    return said in passage.text or any(
        line.startswith(said) or (len(line) >= _NAMING and said.startswith(line)) for line in lines
    )


def report_fields(outline: Outline, passages: tuple[Passage, ...], forms: Forms) -> dict[str, int | str]:
    """Return the fields of kind 报告 that the running text decides."""
    text = "\n".join(p.text for p in passages)
    fields: dict[str, int | str] = {
        "述及考核": _flag(_APPRAISED.search(text)),
        "述及评议": _flag(_REVIEWED.search(text)),
        "述及追责": _flag(_ACCOUNTED.search(text)),
        "有依据": _flag(_BASIS.search(text)),
        "述及信息处理费": 0,
    }
    said = [sentence.text for sentence in sentences(passages)]
    old_fees = sorted(_old_fees(said), key=lambda s: _DENIAL.search(s) is not None)
    fields["旧收费仅称未收"] = _flag(old_fees and _DENIAL.search(old_fees[0]))
    told = {
        "引用2019格式文件": "" if _FORM_2021.search(text) else _stating(_FORM_2019, text, said),
        "引用旧条例": "" if _REVISED.search(text) else _stating(_REGULATION_2007, text, said),
        "旧收费用语": old_fees[0] if old_fees else "",
        "称109号收费": next(filter(_charged_under_109, said), ""),
        "称依申请办理成效": next(filter(_praised, _said(text)), ""),
        "作为共同被告": next(filter(_co_defendant, said), ""),
    }
    for name, sentence in told.items():
        fields[name] = _flag(sentence)
        if sentence:
            fields[_QUOTED[name]] = sentence.strip()[:_QUOTE]
    return {**fields, **overview_fields(outline, passages, forms), **problem_fields(outline)}


def _stating(pattern: re.Pattern[str], text: str, said: list[str]) -> str:
    """Return the first of the sentences ``said`` of ``text`` that has ``pattern``, or "" where it stands nowhere."""
    match = pattern.search(text)
    return next((sentence for sentence in said if pattern.search(sentence)), match[0]) if match else ""


def _old_fees(said: list[str]) -> Iterator[str]:
    """Yield each of the sentences ``said`` that uses the old terms; a heading with the sentence it stands over."""
    for text, following in zip_longest(said, said[1:], fillvalue=""):
        if "费" in text and _OLD_FEE.search(text):
            is_heading = len(text) <= _HEADING and not _STOPPED.search(text)
            yield text + following if is_heading else text


def table_extras(passages: tuple[Passage, ...]) -> dict[str, dict[str, int | str]]:
    """Return what the prose says that rules compare with a table, by the kind of fact that carries it."""
    text = "\n".join(p.text for p in passages)
    nearby = "\n".join(p.text for p in passages if p.part in (0, 1, 5))
    co_defendant = next((s.text for s in sentences(passages) if _co_defendant(s.text)), "")
    fourth: dict[str, int | str] = {
        "正文述及纠正": _flag(_CORRECTED.search(nearby)),
        "正文为共同被告": _flag(co_defendant),
    }
    if co_defendant:
        fourth["共同被告原文"] = co_defendant[:_QUOTE]
    counted = [s.text for s in sentences(passages) if s.passage.part != 5 and _COUNTED.search(s.text)]
    counted = [text for text in counted if not _OF_OTHERS.search(text) and not _NOT_IN_TABLE.search(text)]
    second: dict[str, int | str] = {"正文有数": _flag(counted)}
    if counted:
        second["正文有数原文"] = counted[0][:_QUOTE]
    charge = _CHARGE_YUAN.search(text)
    if charge:
        whole, _, part = charge[1].partition(".")
        second["正文收费原文"] = _around(text, charge)[:_QUOTE]
        second["正文收费元数"] = int(whole) * 100 + int((part + "00")[:2])
    return {
        "表三.列": {"说明反复或收费": _flag(_REPEATED.search(text))},
        "表四": fourth,
        "表二": second,
    }
