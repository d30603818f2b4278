"""What the sentences of the prose speak of: applications, disputes or something else; a sentence may take it from those before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.facts.prose import Passage, Sentence

APPLICATIONS = "申请"
DISPUTES = "争议"
OTHER = "其他"

_APPLICATIONS = re.compile(
    r"依申请|信息公开的?申请|公开(?:政府)?信息的?申请|申请公开|(?:收到|新收|受理|办理|办结|答复)的?申请|所有申请|按?申请(?:人|主体)|(?:办理|答复|处理)结果[为是看包：:]|答复类型|申请(?:渠道|方式|途径)"
)
_DISPUTES = re.compile(r"复议|诉讼")
_OTHER = re.compile(
    r"公文|(?:制发|印发|发布|拟制|公开)[^，。；]{0,8}文件|属性|定密|保密审|发布审|提案|建议|(?<!复)议案|留言|信箱|热线|诉求|工单|咨询|来信(?!收到申请|提出申请|申请)|来电|问政|"
    r"网民|信访件|行政许可|行政处罚|规范性文件|主动公开[^，。；]{0,16}\d|公租房|报名|政务服务|(?:服务|办事|登记)(?:大厅|窗口)|"
    r"(?:^|[，,。；;、）)])依申请公开(?:类|的)?(?:政府)?(?:信息|文件)?(?:数量|数)?(?:共|为)?\d"
)
_RESULTS = re.compile(r"无法提供|不予处理|其[他它]处理|不予公开|部分公开")
"""Two of these words together are the results of applications; 不予公开 alone may be that of a review of documents."""
_HEADING = re.compile(r"^\s*(?:[一二三四五六七八九十\d]{1,2}[、.．]|[（(][一二三四五六七八九十\d]{1,2}[）)])")
_SHORT = 30
"""Most characters of a passage that is only a heading."""
_BY_PART = {3: APPLICATIONS, 4: DISPUTES}


def with_topics(passages: tuple[Passage, ...]) -> Iterator[tuple[Sentence, str]]:
    """Yield every sentence with its topic, empty where neither it nor what stands before it tells.

    A topic lasts to the end of its passage, that of a heading to the next heading or part. A sentence that speaks of
    applications and of something else as well is about something else.
    """
    heading, part = "", 0
    for passage in passages:
        if passage.part != part:
            heading, part = _BY_PART.get(passage.part, ""), passage.part
        if _HEADING.match(passage.text):
            first = re.split("[。；，]", passage.text, maxsplit=1)[0][:_SHORT]
            heading = _topic(first) or _BY_PART.get(passage.part, "")
        topic = heading
        for sentence in passage.sentences:
            topic = _topic(sentence.text) or topic
            yield sentence, topic


def _topic(text: str) -> str:
    if _OTHER.search(text):
        return OTHER
    if _DISPUTES.search(text):
        return DISPUTES
    if _APPLICATIONS.search(text):
        return APPLICATIONS
    results = set(_RESULTS.findall(text))
    return APPLICATIONS if len(results) > 1 and not results <= {"不予公开", "部分公开"} else ""
