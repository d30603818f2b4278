"""What narrows a claim, so that it need not equal the table: other organs, other years, one channel, one kind."""

from __future__ import annotations

import re
from dataclasses import dataclass

from auditor.facts.claims.denials import names_another, names_one_kind
from auditor.facts.claims.matters import APPLICATION
from auditor.facts.claims.words import NOT, as_own
from auditor.facts.prose import clauses

_CAUSED = re.compile(
    r"因?[^，。；]{0,12}(?:本年度?|当年|今年|20\d{2}年度?)[^，。；]{0,12}申请[^，。；]{0,6}(?:引起|引发|导致|产生)"
)
_NARROW = re.compile(
    r"其中|网上|网络|线上|现场|当面|信函|邮寄|信件|传真|纸质|书面|口头|下属|(?<!结)转办|移送|各镇|各街道|各乡|上半年|下半年|季度|截至\d{1,2}月|月份"
)
_OTHER_MATTER = re.compile(
    r"咨询|信箱|留言|问政|来信(?!收到申请|提出申请|申请)|来电|热线|提案|建议|举报|投诉|新闻|信息\d+条"
)
_ABOUT_APPLICATIONS = re.compile(r"问卷|测评|评[价估议]|满意度|培训|通知|申请表")
"""What may be received about applications without being one."""
_NOT_DISCLOSURE = re.compile(
    r"与[^，。；]{0,8}公开[^，。；]{0,4}无关|(?:^|[，；均都皆并])(?:非|不[是属]|[不未]涉及)[^，。；]{0,10}公开|其中[^，。；]{0,3}[无没][^，。；]{0,8}公开"
)
_LAST_YEARS_NOTICE = re.compile(r"(?:上一?年|去年|往年|以前年度)[^。；]{0,16}通知")
_AS_REVIEW_ORGAN = re.compile(
    r"作为(?:行政)?复议机关|(?:办理|审理|受理|审结)[^，。；]{0,8}(?:行政)?复议(?:申请|案件)|共同被告"
)
_NOT_BY_THEM = re.compile(rf"(?:均|也|且|并|都)?{NOT}(?:有|因此|由此|再)?(?:引起|引发|导致|造成)")
"""A denial whose subject are the applications just told of: cases over earlier ones are left open."""
_ABOUT_DISCLOSURE = re.compile(r"信息公开|政务公开|依申请|申请公开")
_UNRELATED = re.compile(
    r"(?:与|同|和)[^，。；]{0,8}(?:信息公开|政务公开|依申请公开)[^，。；]{0,6}无(?:直接)?关|(?:不属于?|(?:均|都)(?:不|未)涉及)[^，。；]{0,6}(?:信息公开|政务公开|依申请)"
    r"|非(?:因)?(?:政府)?(?:信息公开|政务公开|依申请公开)"
)
"""Words by which a sentence says that what it counts is of another matter than disclosure."""
_OTHERS = re.compile(
    r"所属|下属|案例|模拟|抽查|自条例|(?<![今本]年)以来|历年(?:来|共|累计)|(?:各|由)[^，。；]{0,6}(?:单位|部门)分别"
)
_HELPED = re.compile(r"指导|培训|讲评|配合|协助|参与|典型|代理|上级|转发")
"""Words by which a number of cases or documents may be of others; sentences on applications often have them too."""
_ACCUMULATED = re.compile(r"累计")
_THIS_YEAR = re.compile(r"本年|全年|今年|当年|年内|20\d{2}年")
_NARROW_ORGAN = re.compile(r"办公[厅室](?:代表|本级)?|我办|本级|本机关|代表(?:市|区|县)政府")
_OF_CASES = ("行政复议", "行政诉讼", "制发规范性文件", "废止规范性文件")
_OFFICE = re.compile(
    r"[省市县区州旗]?(?:人民)?(?:政府|府)办(?:公[厅室])?(?:代表[省市县区州旗]?(?:人民)?政府)?|我办|[省市县区州旗]?(?:人民)?(?:政府)?本级|"
    r"(?<![各级位])本机关|代表[省市县区州旗](?:人民)?政府"
)
_REGION = re.compile(
    r"全[省市县区州旗](?:范围内)?(?:各级(?:各)?(?:行政机关|政府|部门)|各(?:级|单位|部门|镇街|乡镇|街道)|[\u4e00-\u9fff]{0,6}?系统|[\u4e00-\u9fff]{2,4}机关)?"
    r"|各级行政机关|全系统"
)
_OF_REGION = re.compile(r"申请|复议|诉讼|规范性文件|行政(?:许可|处罚|强制)|因政府信息公开")
_OTHER_ORGANS = re.compile(
    r"\d个(?:市|县|区)?(?:直)?(?:部门|单位|乡镇|街道|镇|局)|(?:其[他它]|各)(?:部门|单位|机关)|以[省市县区](?:人民)?政府(?:为|作为)(?:被申请人|被告)"
    r"|(?:与|较|比)上一?年度?[^，。；]{0,6}(?:收到|受理|办理)"
)
_NOT_OWN = re.compile(r"测试|[未不](?:予)?(?:计|统计|纳)入|误投|第三[人方](?:身份|参[加与])|作为第三[人方]")
_ABOVE = re.compile(r"(?:20\d\d年|全年)?([省市县])[局厅委](?=收|受|接|办)")
"""An organ above the reporter's, where the reporter's name has no such level (市局 in the report of a county's bureau)."""
_WITHDRAWN = re.compile(r"撤回|撤销|撤诉|撤件|不予受理|补正|合并")
_LEVELS = re.compile(r"第三人|[不未]予受理|实际受理|一审|二审|再审|上诉|重审|新增|新收|往年|以前年度|遗留|(?<!未)审结")
_AMONG = re.compile(r"其中[^，。；]{0,8}(?:信息公开|政务公开|依申请)|信息公开[^，。；]{0,4}类?\d+件[）)]")
_AS_PRINTED = re.compile("结果纠正[^。；]{0,12}其他结果[^。；]{0,12}尚未审结")
"""The heads of table 4 in their order: a sentence that lists them restates the table."""
_TOPIC_END = re.compile(r"(?:方面|情况|领域|中|类|的)[：:]?$")
_DOCUMENTS = re.compile(r"修订|修改|清理|文件库|规范性文件库|网站|公开|报送|备案|起草|牵头|联合|代|党")
_SHARED_DOCUMENTS = re.compile(r"联合|会同|牵头|党组|党委|党内|经审[查核]|转发|报备")
_BRACKETS = re.compile(r"[（(][^（）()]{0,120}[）)]")
_LIST_OF = re.compile(
    r"(?:所有|已|全部)?(?:办结|办理|答复)的(?:政府信息公开|依申请公开|信息公开)?申请(?:中|里)|[从按](?:照)?(?:办理|答复|处理|复议|诉讼|审理)(?:结果|类型|情况)[看分]?"
    r"|(?:政府信息公开(?:类|方面)?的?)?(?:行政)?(?:复议|诉讼)(?:案件)?[中里]"
)
"""Phrases before a list of all results, which therefore narrow nothing."""
_KIND = re.compile(r"自然人|公民|法人|企业|组织")
_OTHER_YEAR = re.compile(r"同期|去年")
_AND_MORE = re.compile(
    r"(?:[（(][^（）()]{0,40}[）)])?(?:以及|及|和|与|、|[，,](?:另|另外|此外|还))(?!.{0,8}(?:结转|转结))[^，。；,;\d]{0,10}"
    r"(?:20\d\d年)?[^，。；,;\d]{0,10}申请[^，。；,;\d]{0,6}\d{1,6}\s?件"
)
"""A second number of applications beside the first: which of them table 3 counts as received is open."""
_COMPARED = re.compile(
    r"(?:较|比|与)(?:20\d\d年度?|去年)(?:同期)?(?:相比)?[^，。；\d]{0,8}(?:\d{1,4}(?:\.\d{1,2})?(?:%|个百分点))?(?=[，。；])"
)
"""A whole clause that compares with another year (较2022年下降3%), which places nothing else in that year."""
_CARRIED_FROM = re.compile(r"(20\d\d)年度?(?=结转|转结|转至|转到)")
_CARRIED_TO = re.compile(r"(?<=[转延续至到入])(20\d\d)年度?(?!\d|1?\d月)")
_TAKEN_UP = re.compile(r"收到[^，。；]{0,30}\d{1,7}(?:件|宗|起|例|条|份)")
"""Applications received, with their number: what a second figure of the sentence says was taken up may be fewer."""
_CALLED_BACK = re.compile(r"撤件|申请人[^，。；]{0,6}撤[回销]|(?:主动|自行|自愿)撤[回销]")
"""Words by which applicants withdrew: their applications may not be in the table."""
_CHANNEL_LIST = re.compile(
    r"(?:(?:通过|以)?(?:当面|现场|窗口|信函|来信|邮寄|信件|网络|网上|线上|网站|平台|电子邮件|邮箱|传真|书面|其他)[^，。；、\d]{0,10}\d{1,6}(?:件|宗|起|例|条|份)[，、]?){2,9}"
)
_NUMBER = re.compile(r"\d{1,7}")
_WHOLE_YEAR = re.compile(
    r"1月(?:1日)?(?:起|始)?[至到—－~-]{1,2}(?:20\d\d年)?12月(?:31日)?|12月(?:31日|底|末)|(?<!\d)1月1日(?:起|以来)"
)
_OF_SOME = re.compile(
    r"(?:集中|较多|涉及|关于)[^，。；\d]{1,16}(?:类|方面|领域)的?(?:信息|事项|申请|问题)?[，,]|[对就][^，。；]{0,16}(?:批量|同类|个别|部分|疑难|复杂)[^，。；]{0,6}申请[，,]"
)
"""A clause by which the next one counts applications on one topic or of one kind."""
_MONTH = re.compile(r"[\d一二三四五六七八九十]月")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who reports: the report year, the type of organ (政府, 部门 …) and the names by which it may call itself."""

    year: int | None
    kind: str | None
    names: tuple[str, ...]

    @property
    def is_government(self) -> bool:
        """Whether a whole government reports, which may speak of itself, of its office and of its region."""
        return self.kind == "政府"


def is_limited(matter: str, clause: str, sentence: str, speaker: Speaker) -> bool:
    """Whether the words around a claim narrow it so that it need not equal the table (see the traps of the rules of family ZC)."""
    if _NARROW.search(clause) or (speaker.is_government and _NARROW_ORGAN.search(sentence)):
        return True
    if _of_others(matter, sentence) or _NOT_OWN.search(sentence) or _UNRELATED.search(sentence):
        return True
    if not speaker.is_government and _is_of_other_organs(clause, sentence, speaker.names):
        return True
    if (
        speaker.year is not None
        and (
            re.search("上年同期|去年", clause)
            or any(int(printed) != speaker.year for printed in re.findall(r"(20\d{2})年", clause))
        )
        and "结转" not in matter
    ):
        return True
    if matter == "收费通知":
        return _LAST_YEARS_NOTICE.search(sentence) is not None
    if matter in ("行政复议", "行政诉讼"):
        disclosure = _ABOUT_DISCLOSURE.search(sentence)
        earlier = re.search(r"遗留|往年|以前年度", sentence) or (
            _NOT_BY_THEM.match(clause) and "申请" in sentence.partition(clause)[0]
        )
        return bool(earlier or _CAUSED.search(clause) or _AS_REVIEW_ORGAN.search(sentence) or not disclosure)
    if matter == "收到申请":
        named = _ABOUT_DISCLOSURE.search(sentence) or re.search(APPLICATION, clause)
        return bool(_OTHER_MATTER.search(clause)) or not named
    if matter == "废止规范性文件":
        return "规范性" not in clause
    return False


def is_uncounted(matter: str, clause: str, sentence: str) -> bool:
    """Whether a number in ``clause`` may count what the table does not.

    What is received about applications is none; cases may be said not to be over disclosure, and 分别为 gives their
    numbers in the order of the matters.
    """
    if matter == "收到申请":
        return _ABOUT_APPLICATIONS.search(clause) is not None
    if matter not in ("行政复议", "行政诉讼"):
        return False
    return ("分别" in clause and "复议" in clause and "诉讼" in clause) or _NOT_DISCLOSURE.search(sentence) is not None


def _is_of_other_organs(clause: str, sentence: str, names: tuple[str, ...]) -> bool:
    """Whether ``clause``, or one before it in ``sentence``, counts applications or cases of the region or of other organs."""
    told = [piece for piece in clauses(sentence.partition(clause)[0] + clause) if _OF_REGION.search(piece)]
    if any(_REGION.search(piece) or _OTHER_ORGANS.search(piece) for piece in told):
        return True
    above = _ABOVE.match(clause)
    return above is not None and not any(above[1] in name for name in names)


def _of_others(matter: str, sentence: str) -> bool:
    """Whether ``sentence`` counts what others did, or over more than the year."""
    if _OTHERS.search(sentence) or (_ACCUMULATED.search(sentence) and not _THIS_YEAR.search(sentence)):
        return True
    return matter in _OF_CASES and _HELPED.search(sentence) is not None


def other_scope(text: str, speaker: Speaker) -> tuple[str, str]:
    """Return ``text`` with the organ put as 本机关, and the other scope than the table's that it names, or an empty one.

    A government's tables may count its own applications, those of its departments too, or those of its whole region
    (TJ32-2): a scope that the text names, its office, itself or the region, need not be theirs. In the report of any other
    organ only the region is another scope.
    """
    if speaker.kind in ("政府", "开发区"):
        found = _OFFICE.search(text) or (_REGION.search(text) if speaker.is_government else None)
        scope = found[0] if found else ""
        text = _OFFICE.sub("本机关", text)
        if speaker.is_government:
            text = _REGION.sub("本机关", text)
        if not scope and speaker.is_government:
            scope = next((n for n in speaker.names if n.endswith("政府") and n in text), "")
    else:
        if speaker.kind == "政府办公室":
            text = _OFFICE.sub("本机关", as_own(text, speaker.names))
        found = _REGION.search(text)
        scope = found[0] if found else ""
        text = _REGION.sub("本机关", text) if found else text
    return as_own(text, speaker.names), scope


def relative_years(text: str, year: int | None) -> str:
    """Return ``text`` with the years that applications were carried over from and to put as 上年, 本年 and 下年.

    In the report of 2023, 2022年结转至2023年 are those carried in, 结转至2024年 those carried out.
    """
    if year is None or "20" not in text:
        return text
    names = {str(year - 1): "上年", str(year): "本年", str(year + 1): "下年"}
    text = _CARRIED_FROM.sub(lambda m: "上年" if int(m[1]) == year - 1 else m[0], text)
    return _CARRIED_TO.sub(lambda m: names.get(m[1], m[0]), text)


def is_other_year(before: str, year: int | None) -> bool:
    """Whether the words ``before`` a figure, from the start of its sentence, place it in another year.

    A year in brackets places only what stands in them, and those between which applications were carried over place
    nothing.
    """
    before = _COMPARED.sub("", _BRACKETS.sub("", before))
    if _OTHER_YEAR.search(before):
        return True
    near = relative_years(before, year)
    return any(int(printed) != year for printed in re.findall(r"(20\d\d)年", near))


def is_part_of_year(before: str) -> bool:
    """Whether the words ``before`` a figure name months that are not the whole year: 1月至6月, 截至2023年6月底, 2023年3月."""
    return "月" in before and _MONTH.search(_WHOLE_YEAR.sub("", before)) is not None


def is_part(matter: str, label: str, before: str, sentence: str, following: str, names: tuple[str, ...]) -> bool:
    """Whether a figure may count only a part, or what others did, by the words of its sentence and of the next one.

    ``label`` are the words of the figure's own clause, ``before`` the sentence up to it.
    """
    if is_part_of_year(before) or (matter == "收到申请" and names_one_kind(label)):
        return True
    if matter in ("收到申请", "办结") and _OF_SOME.search(before):
        return True
    if matter == "结转下年" and "目前" in before:
        return True
    if matter == "收到申请" and re.search("其中|包括", label) and _KIND.search(before):
        return True
    if matter == "收到申请" and (_CALLED_BACK.search(sentence) or ("收" not in label and _TAKEN_UP.search(before))):
        return True
    plain = _LIST_OF.sub("", _without_channels(_BRACKETS.sub("", before))).replace("其中", "")
    if _NARROW.search(plain) or _of_others(matter, sentence) or _OTHER_MATTER.search(sentence):
        return True
    if names_another([c for c in clauses(plain)[:-1] if not re.search(r"\d", c)], names):
        return True
    received = matter == "收到申请"
    handled = matter == "办结" or (received and re.search("受理|办理", before))
    if (received and _WITHDRAWN.search(sentence)) or (handled and _WITHDRAWN.search(sentence + following)):
        return True
    if matter in ("公开与部分公开", "予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理"):
        return _KIND.search(sentence) is not None
    if not matter.endswith("规范性文件"):
        return False
    return bool(_DOCUMENTS.search(before.replace("清理，", "，")) or _SHARED_DOCUMENTS.search(sentence))


def _without_channels(before: str) -> str:
    """Return ``before`` without the lists of channels whose numbers add up to one before them, which are of the whole."""
    for listed in _CHANNEL_LIST.finditer(before):
        numbers = [int(number) for number in _NUMBER.findall(listed[0])]
        if sum(numbers) in map(int, _NUMBER.findall(before[: listed.start()])):
            return before[: listed.start()] + before[listed.end() :]
    return before


def adds_another(sentence: str, end: int) -> bool:
    """Whether a number of applications that ends at ``end`` is added to another one (18件以及转来的申请2件)."""
    return _AND_MORE.match(sentence, end) is not None


def is_own_dispute(sentence: str, label: str, before: str, part: int) -> bool:
    """Whether a figure counts the organ's own cases over disclosure, each once: not as review organ, not by instances.

    ``label`` are the words of the figure's own clause, ``before`` the sentence up to it. Outside part 四 the label, or a
    clause that ends with 方面 and the like, has to say that disclosure is meant.
    """
    if any(pattern.search(sentence) for pattern in (_UNRELATED, _HELPED, _AS_REVIEW_ORGAN, _LEVELS, _CAUSED, _AMONG)):
        return False
    if _AS_PRINTED.search(sentence):
        return True
    if not _ABOUT_DISCLOSURE.search(before + label) and _ABOUT_DISCLOSURE.search(sentence[len(before) :]):
        return False  # 被申请行政复议10件，涉及政府信息公开的3件
    topics = clauses(before)
    named = any(_ABOUT_DISCLOSURE.search(clause) and _TOPIC_END.search(clause) for clause in topics)
    return part == 4 or named or _ABOUT_DISCLOSURE.search(label) is not None
