"""Part five: whether it tells problems and improvements, in whatever words."""

from __future__ import annotations

import re

from auditor.facts.prose import bare, clauses
from auditor.facts.sections import Outline

_PROBLEM = re.compile(
    r"问题|不足|短板|有待|差距|距离|薄弱|不够|欠缺|困难|不及时|滞后|单一|偏少|偏低|短缺|紧张|还需|仍需|还可|需要?进一步"
    r"|不(?:强|高|深|广|细|到位|规范|均衡|平衡|全面|丰富|完善|健全|充分|准确|精准|统一|一致|熟悉)|缺乏|缺少|参差|弱项|瓶颈"
    r"|没有跟上|未及时|不[严便畅实力]|错漏|遗漏|(?:较|偏|过|仍|数量|培训|内容|渠道|力量|人员)少|瑕疵"
    r"|偏慢|较慢|更新慢|责令|败诉|撤销|暴露|缺位|缺失|漏洞"
)
_FAULT = re.compile(
    r"不[准全细高强深严]|不(?:规范|到位|[平均]衡|统一|完善|理想|健全|充分)|过于|过[快慢少多低粗]|缺[乏少失]|偏(?!远)|未能|尚未|流于形式|被[^，。；]{0,6}通报"
)
"""Words of faults which, beside measures, tell of problems."""
_MEASURE = re.compile(
    r"改进|下一步|措施|整改|将[^来]|今后|完善|加强|提升|推进|优化|修订|强化|拓宽|增设|增强|增配|已(?:组织|开展|建立|制定|优化|修订|增)"
    r"|计划(?!性)|打算|拟(?:定|于|在|将|通过|对)|明年|力争|确保|改为|改成|充实|整治|推广|加大|加快|解决|建立|为此|对此|针对(?!性)|争取|新增|增加"
    r"|举措|对策|努力|实行|定期|[底末]前|已全部|全部(?:调整|完成|解决|补)|启用|引入|抓好|着力|聘请|继续(?!存在)|印发"
)
_TURN = re.compile(r"改进|整改|下一?步|今后|下阶段")
_DID = re.compile(r"[我本](?:局|委|办|厅|院|机关|单位|部门|中心|镇|乡|街道)|全部|已[^经]|\d月|20\d\d年")
_TOLD = 10
"""Characters before the turn to the measures, without a word of measures, that can only tell of problems."""
_TELLING = 40
"""Characters of part five from which, in two clauses or more, words that are not known may still name both."""
_NOTHING = re.compile(r"(?:无|暂无|没有|无问题|不存在问题|无存在问题)")


def problem_fields(outline: Outline) -> dict[str, int | str]:
    """Return the fields of kind 报告 that part five decides; none where the report has no such part."""
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


def _flag(condition: object) -> int:
    return int(bool(condition))
