"""What a page has and does not show as text: frames, hidden text, files to fetch; and pages without any report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from lxml import etree

from auditor.model.document import Image, Paragraph
from auditor.reading.html.gathering import ATTACHED, Standing
from auditor.reading.lines import join_lines

_FRAMES = ("iframe", "embed", "object", "frame")
_IN_SCRIPT = re.compile(r"[\"']([^\"'\s<>]{1,300}\.(?:pdf|docx?|wps|ofd))[\"'?#]", re.IGNORECASE)
# Hidden text shorter than this is a caption of a button or a note for screen readers.
MUCH_HIDDEN = 200
# A page that announces a report and gives it as a file has a sentence or two of its own.
_LITTLE_PROSE = 200
_SENTENCE = 20
_ANNOUNCED = re.compile(r"信息公开.{0,20}(?:报告|年报)")
_SHOWN = 60


def find_unread(root: etree._Element, hidden: Set[etree._Element]) -> Iterator[str]:
    """Yield a warning for each kind of content that the page has and that is not read."""
    if any(ATTACHED.search(address) for address in _frame_addresses(root)):
        yield "网页里嵌入了另一个文件（PDF、Word 等），其内容没有读取；报告正文若在其中，请直接检查那个文件。"
    if hides_much(root, hidden):
        yield "网页里有隐藏的大段文字，浏览器不显示，没有读取。"


def hides_much(root: etree._Element, hidden: Set[etree._Element]) -> bool:
    """Tell whether one of the ``hidden`` elements holds as much text as a part of a report."""
    if not hidden:
        return False
    steps = etree.iterwalk(root, events=("start",))
    for _, element in steps:
        if element in hidden:
            steps.skip_subtree()
            if sum(map(len, join_lines([str(text) for text in element.itertext()]))) > MUCH_HIDDEN:
                return True
    return False


def explain_absence(root: etree._Element, title: str, standings: Sequence[Standing]) -> str | None:
    """Return where the report is that the page announces without showing it; None when it may be in the text.

    To be asked only for pages without any heading or table of a report.
    """
    texts = [s.block.text for s in standings if isinstance(s.block, Paragraph) and not s.is_link]
    attached = [link for link in root.iter("a") if ATTACHED.search(link.get("href") or "")]
    names = ["".join(join_lines([str(text) for text in link.itertext()])) for link in attached]
    if not any(_ANNOUNCED.search(text) for text in (title, *texts, *names)):
        return None
    if sum(len(text) for text in texts if len(text) >= _SENTENCE and "。" in text) > _LITTLE_PROSE:
        return None
    framed = [address for address in _frame_addresses(root) if address.strip()]
    if attached:
        more = f"等 {len(attached)} 个附件" if len(attached) > 1 else ""
        place = f"附件“{names[0][:_SHOWN]}”（{(attached[0].get('href') or '')[:_SHOWN]}）{more}里"
    elif files := [address for address in framed if ATTACHED.search(address)] or _named_in_scripts(root):
        place = f"嵌入的文件 {files[0][:_SHOWN]} 里"
    elif framed:
        place = f"嵌入的网页 {framed[0][:_SHOWN]} 里"
    elif any(isinstance(standing.block, Image) and not standing.is_foreign for standing in standings):
        return "网页里没有报告正文，正文可能是图片；请取得文字版本（docx、html 或 txt）后检查"
    else:
        return "网页里没有报告正文，正文可能由脚本生成或在别的页面；请在浏览器里打开，把正文另存后检查"
    return f"网页里没有报告正文，报告在{place}；请下载那个文件后检查"


def _frame_addresses(root: etree._Element) -> Iterator[str]:
    for frame in root.iter(*_FRAMES):
        yield frame.get("src") or frame.get("data") or ""


def _named_in_scripts(root: etree._Element) -> list[str]:
    return [name for script in root.iter("script") for name in _IN_SCRIPT.findall(script.text or "")]
