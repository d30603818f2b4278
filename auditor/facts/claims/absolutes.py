"""Sweeping statements: every application handled, every decision upheld, no suit lost."""

from __future__ import annotations

import re

from auditor.facts.claims.topics import APPLICATIONS

_ALL_HANDLED = re.compile(
    r"(?:均|都|全部|已全部|均已|都已|已经全部|全数)(?:已|已经)?(?:按照?要求|依法|依规|依法依规|按规定|顺利)?(?:予以)?(?:办结|办理完毕|办理完成|处理完毕)"
    r"|(?<![时期])办结率(?:均)?(?:为|达|达到|是|保持)?(?:了)?(?:100%|百分之百)"
)
_DUE = re.compile(
    r"应(?:当|予)?办结|到期|期限|时限|按时|按期|限时|及时|目前|其中|除|以外|之外|另有|尚有|余|下一?年|顺延|正在|截至20\d\d年[1-9]月(?!\d)|撤回|未(?:能)?(?:全部|全数)|"
    r"没有(?:全部|全数)|确保|力争|争取|努力|必须|才能"
)
_EVERY = re.compile(
    r"所有(?:政府信息公开|依申请公开)?申请(?:均|都)已在(?:法定|规定)(?:期限|时限)内(?:全部)?(?:办结|办理完毕|办理完成)"
)
"""Every application was closed, and in time: 「均在规定期限内答复」 does not say that."""
_CARRIED_ALONE = re.compile(
    r"(?:^|[，,；;、])(?:其中)?(?:上一?年度?|20\d\d年度?)结转的?(?:政府信息公开|依申请公开)?的?(?:申请)?\d+件$"
)
"""上年结转申请3件全部办结 says nothing of the others."""
_WHOLE = re.compile(r"结转|所有|全部(?:政府信息公开|依申请公开)?申请|办结率")
_ALL_UPHELD = re.compile(r"(?:均|全部|都)(?:获|予以|被|为|得到|结果为?)?(?:复议机关|法院)?(?:予以)?维持")
_NONE_LOST = re.compile(
    r"零败诉|无败诉|没有败诉|未败诉|无一败诉|(?:均|全部|都)(?:获)?胜诉|胜诉率(?:为|达|达到)?(?:100%|百分之百)"
)
_PART = re.compile(
    r"已?审结(?:的|案件)|已?审结[^，。；]{0,8}[，]?(?:均|全部|都)|已结|已(?:作出)?[判裁]|结案|办结|一审|二审|再审|上诉|其中|目前|除|其余|连续|历年|未经复议|复议后|共同被告|复议机关(?!维持|予以|均)"
)
_NONE_CORRECTED = re.compile(
    r"(?:没有|无|未)(?:发生|出现|有)?(?:案件)?被?(?:复议机关|法院)?(?:依法)?(?:纠正|纠错)(?:的?(?:案件|情形|情况))?(?:[，,。；;]|$)"
)
_DISCLOSURE = re.compile(r"(?:信息公开|政务公开|依申请公开)[^，。；、]{0,12}(?:复议|诉讼|应诉)")
_DENIED = re.compile(r"(?:未|没有|无)(?:发生|收到|产生|被|提起|政府信息公开|行政|类|引发的?)*+(?:复议|诉讼)")
_SCREENED = re.compile(r"未审结|审理中|在审|待审|正在|撤回|终止|和解|驳回|调解")


def says_all_handled(sentence: str, following: str, topic: str) -> bool:
    """Whether ``sentence`` says that every application was handled, with no exception in it or at the head of the next.

    「应办结的全部办结」 「均在规定期限内答复」 「均依法办理」 are not that.
    """
    if topic != APPLICATIONS:
        return False
    text = _EVERY.sub("所有申请均已办结", sentence)
    found = _ALL_HANDLED.search(text)
    if found is None or _DUE.search(text) or _CARRIED_ALONE.search(text[: found.start()]):
        return False
    return not re.match(r"(?:另|除|尚|还有|仅|其余|剩余|未办结|但)", following)


def speaks_of_whole(sentence: str) -> bool:
    """Whether 「all」 in ``sentence`` certainly includes the applications carried in from the year before."""
    return _WHOLE.search(sentence) is not None


def upheld_blocks(sentence: str, part: int) -> tuple[str, tuple[str, ...]] | None:
    """Return what ``sentence`` claims of all results (均维持, 纠正 for none corrected, or 零败诉) and the blocks of table 4 it is about."""
    if part != 4 and not _DISCLOSURE.search(sentence):
        return None
    if _PART.search(sentence) or _SCREENED.search(sentence):
        return None
    blocks = blocks_named(sentence)
    if _ALL_UPHELD.search(sentence) and blocks:
        return "均维持", blocks
    if _NONE_CORRECTED.search(sentence) and blocks and "该" not in sentence:
        return "纠正", blocks
    if _NONE_LOST.search(sentence):
        return "零败诉", ("直诉", "复诉")
    return None


def blocks_named(sentence: str) -> tuple[str, ...]:
    """Return the blocks of table 4 that ``sentence`` speaks of, without those it denies."""
    text = _DENIED.sub("", sentence)
    found = ("复议",) if "复议" in text else ()
    return (*found, "直诉", "复诉") if "诉讼" in text else found
