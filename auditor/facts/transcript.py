"""Copies that are not the organ's own text: machine-transcribed mirrors must not be held against the organ."""

from __future__ import annotations

import re

from auditor.model.document import Document, Paragraph, Table

_TRADITIONAL = re.compile(r"公開|報告|總體|機關|情況|規範|數據")
_SIMPLIFIED = re.compile(r"公开|报告|总体|机关|情况|规范|数据")
_PINYIN = re.compile(
    r"[\u4e00-\u9fff][(（][a-zɡ\u00e0-\u00fc\u0101\u0113\u011b\u012b\u0144\u0148\u014d\u016b\u01ce\u01d0\u01d2\u01d4"
    r"\u01d6\u01d8\u01da\u01dc\u01f9]{1,6}[)）]"
)
_ENOUGH = 5
"""Occurrences that make a transcription; a report may quote a foreign name or a single traditional word."""


def transcription(document: Document) -> str | None:
    """Return why ``document`` is a transcription and no original, or None.

    Mirror sites publish reports converted to traditional characters or with pinyin put between the characters; what
    such a copy lacks or adds is not the organ's doing, so nothing is judged on it.
    """
    texts = [b.text for b in document.blocks if isinstance(b, Paragraph)]
    texts += [cell.text for b in document.blocks if isinstance(b, Table) for row in b.grid for cell in row[:1]]
    text = "\n".join(texts)
    traditional, simplified = len(_TRADITIONAL.findall(text)), len(_SIMPLIFIED.findall(text))
    if traditional >= _ENOUGH and traditional > simplified:
        return "文本是繁体转写，不是机关公布的原文（常见于镜像网站）；请取得原文再审"
    if len(_PINYIN.findall(text)) >= _ENOUGH:
        return "文字间夹有注音，是被改写的镜像文本，不是机关公布的原文；请取得原文再审"
    return None
