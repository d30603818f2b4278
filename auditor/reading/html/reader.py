"""HTML pages read as documents."""

from __future__ import annotations

from lxml import etree

from auditor.errors import UnreadableDocument
from auditor.model.document import Document
from auditor.model.forms import Forms
from auditor.reading.encoding import decode
from auditor.reading.html.article import choose_article, find_anchors
from auditor.reading.html.ending import find_break, without_broken_tag
from auditor.reading.html.gathering import gather
from auditor.reading.html.style import Shown, read_styles
from auditor.reading.html.unread import explain_absence, find_unread, hides_much
from auditor.reading.lines import join_lines

# Pages of 10 million cells take gigabytes of memory to parse; the longest real page seen has 0.2 MB.
MAX_BYTES = 32 << 20
# The most elaborate real page seen has 5,000 tags; millions of them take minutes and gigabytes.
_MAX_TAGS = 500_000

_CUT = "网页在标签或表格中间结束，可能没有保存完整。"


def read_html(path: str, data: bytes, forms: Forms) -> Document:
    """Read the bytes of a page; ``path`` is the name to show, ``forms`` tell the report from the site around it.

    Raises `UnreadableDocument` when the page is too large, empty, nested so deeply that the parser would drop a part,
    or announces a report that it does not show.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableDocument(f"网页大于 {MAX_BYTES >> 20} MB，不是正常的年度报告页面；请只保存报告正文后重试")
    decoded = decode(data, declared=True)
    text = decoded.text
    warnings = [decoded.warning] if decoded.warning else []
    if text.count("<") > _MAX_TAGS:
        raise UnreadableDocument(f"网页有超过 {_MAX_TAGS} 个标签，不是正常的年度报告页面；请只保存报告正文后重试")
    whole = without_broken_tag(text)
    root = _parse(whole)
    broken = find_break(whole, root)
    title = " ".join(join_lines([root.findtext(".//title") or ""]))
    shown = read_styles(root, text)
    standings = gather(root, shown, broken)
    anchors = find_anchors(standings, forms)
    if not anchors and hides_much(root, shown.hidden):
        # Some sites hide the article until a script shows it.
        bare = Shown(frozenset(), frozenset(), shown.struck)
        revealed = gather(root, bare, broken)
        found = find_anchors(revealed, forms)
        if len(found) > 1:
            shown, standings, anchors = bare, revealed, found
            warnings = [*warnings, "网页把正文设为隐藏，由脚本显示；已按显示后的内容读取。"]
    reason = None if anchors else explain_absence(root, title, standings)
    if reason:
        raise UnreadableDocument(reason)
    is_cut = decoded.is_cut or len(whole) < len(text) or broken is not None
    warnings = [*warnings, *([_CUT] if is_cut else []), *find_unread(root, shown.hidden)]
    blocks = tuple(choose_article(standings, anchors))
    return Document(path, "html", blocks, title or None, tuple(warnings), broken_off=is_cut)


def read_fragment(text: str) -> Document:
    """Read a piece of HTML in a text that is no page: nothing around it is the site's."""
    whole = without_broken_tag(text)
    root = _parse(whole)
    broken = find_break(whole, root)
    shown = read_styles(root, text)
    standings = gather(root, shown, broken)
    is_cut = len(whole) < len(text) or broken is not None
    warnings = [*([_CUT] if is_cut else []), *find_unread(root, shown.hidden)]
    blocks = tuple(standing.block for standing in standings if not standing.is_foreign)
    return Document("", "html", blocks, warnings=tuple(warnings), broken_off=is_cut)


def _parse(text: str) -> etree._Element:
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.LxmlError:
        root = None
    # The parser silently leaves out what lies deeper than its limit of 2048 levels, and only notes it here.
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise UnreadableDocument("网页标签嵌套过深（超过 2048 层），其中的内容会丢失；请用浏览器打开后另存再试")
    if root is None:
        raise UnreadableDocument("网页里没有可以读取的内容；请检查文件是否完整")
    return root
