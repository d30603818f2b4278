"""Late answers: how many the text itself admits."""

from __future__ import annotations

import re
from collections.abc import Iterable

from auditor.facts.counts.lists import UNITS
from auditor.facts.counts.periods import QUOTED
from auditor.facts.counts.quantities import find_quantities
from auditor.facts.prose import Passage, printed_years, sentences

_LATE = (
    r"(?:(?:逾期|超期|超时|超过(?:法定|规定)?(?:期限|时限))(?:未|未能|未予|后|才|后才)?(?:作出|予以)?答复"
    r"|未(?:能)?(?:按期|按时|在(?:法定|规定)(?:的)?(?:期限|时限)内|依法按期)(?:作出|予以)?答复)"
)
_BEFORE = re.compile(
    rf"{_LATE}(?:的)?(?:政府信息公开)?(?:申请|申请件|案件|事项|情况|情形)?(?:的)?(?:有|为|共|共计|达|：)?[ \u3000]*$"
)
_AFTER = re.compile(
    rf"(?:政府信息公开)?(?:申请|申请件)?(?:系|属于|属|存在|被认定为|为|因故|因[^，。；]{{1,12}})?{_LATE}"
)
_NOT_IT = re.compile(
    r"[无没]|未(?:发生|出现|存在|有)|杜绝|避免|防止|严禁|不得|零逾期|减少|下降|上年|去年|往年|第三方|征求|申请人|当事人|补正|缴费|留言|信箱"
    r"|热线|工单|来信|信访|提案|建议|咨询|网民|督促|督办|督查|抽查|通报|指导|部分(?!公开)|个别|各(?:镇|乡|街|部门|县|区|级)|下属|所属|乡镇|镇街|(?<![本我])单位|模拟|如|若|应|可|将|视为|以上|每"
)
"""Words of a sentence by which nothing was late, or something else was: other years, third parties, letters, plans."""


def late_answers(passages: Iterable[Passage], year: int | None) -> dict[str, int | str]:
    """Return ``逾期答复件数`` and the sentence of the first late answers that the text admits; empty where there are none.

    Left out are denials (无逾期, 未逾期), 逾期不补正 and 逾期不缴费, answers extended by law (延期答复), and late replies to
    letters, of third parties or of organs below, and what a sentence tells of another year than ``year``.
    """
    for sentence in sentences(tuple(passages)):
        text = sentence.text
        if "答复" not in text or not re.search(_LATE, text) or _NOT_IT.search(text):
            continue
        if any(printed != year for printed in printed_years(text)):
            continue
        for quantity in find_quantities(text):
            if quantity.unit not in UNITS or not quantity.value or quantity.about:
                continue
            if _BEFORE.search(text[max(0, quantity.start - 40) : quantity.start]) or _AFTER.match(text, quantity.end):
                return {"逾期答复件数": quantity.whole, "逾期答复原文": text[:QUOTED]}
    return {}
