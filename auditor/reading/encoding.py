"""Bytes of a text or HTML file turned into text."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

# A byte order mark says how the file was written; the marks of UTF-32 begin with those of UTF-16 and come first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Declarations are looked for where the HTML standard and the XML recommendation look for them: at the beginning.
_DECLARATION = re.compile(rb"(?:charset|encoding)\s{0,8}=\s{0,8}[\"']?\s{0,8}([A-Za-z0-9_:.-]{2,20})", re.IGNORECASE)
_DECLARATION_WITHIN = 4096
# Only Big5 is worth believing: pages that declare gb2312, gbk, utf-8 or iso-8859-1 and are not UTF-8 are GB18030,
# and other names may be those of codecs that are not character sets at all.
_BELIEVED = {"big5": "big5hkscs", "big5-hkscs": "big5hkscs"}
_ASIAN = re.compile("[\u2000-\U0010ffff]+")
_REPLACEMENT = "\ufffd"


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the codec that gave it; ``warning`` is a sentence when some bytes could not be read.

    ``is_cut`` says that the bytes end in the middle of a character.
    """

    text: str
    codec: str
    warning: str | None = None
    is_cut: bool = False


def decode(data: bytes, declared: bool) -> Decoded:
    """Decode ``data``: byte order mark, UTF-8, declared character set (if ``declared``), GB18030.

    A character cut off at the end of the file is dropped. Other bytes that suit no codec become U+FFFD under the codec
    that explains more of them, so this never fails; the warning then counts the places.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _replace(data[len(mark) :], codec)
    utf8 = _replace(data, "utf-8")
    lost = utf8.text.count(_REPLACEMENT)
    if lost == data.count(_REPLACEMENT.encode()):
        return utf8
    # Three-byte sequences of UTF-8 often pass as pairs of GB18030, but GB18030 hardly ever passes as three-byte UTF-8:
    # text that reads well as UTF-8 but for a few places is damaged UTF-8, even where GB18030 would swallow it whole.
    read = len(utf8.text) - len(_ASIAN.sub("", utf8.text)) - lost
    if read >= 4 * lost:
        return utf8
    for codec in dict.fromkeys((_declared_codec(data) if declared else "gb18030", "gb18030")):
        try:
            return Decoded(data.decode(codec), codec)
        except UnicodeDecodeError:
            continue
    other = _replace(data, "gb18030")
    return utf8 if lost < other.text.count(_REPLACEMENT) else other


def has_wide_units(data: bytes) -> bool:
    """Tell whether ``data`` begins with a byte order mark of UTF-16 or UTF-32, in which zero bytes are no damage."""
    return any(data.startswith(mark) for mark, codec in _MARKS if codec != "utf-8")


def _declared_codec(data: bytes) -> str:
    found = _DECLARATION.search(data[:_DECLARATION_WITHIN])
    return _BELIEVED.get(found[1].decode("ascii").lower(), "gb18030") if found else "gb18030"


def _replace(data: bytes, codec: str) -> Decoded:
    # An incremental decoder keeps back the bytes of a character that the file does not finish.
    decoder = codecs.getincrementaldecoder(codec)("replace")
    text = decoder.decode(data)
    warnings = []
    is_cut = bool(decoder.getstate()[0]) or text.endswith(_REPLACEMENT)
    if is_cut:
        warnings.append("文件在一个字的中间结束，可能不完整")
    lost = text.count(_REPLACEMENT)
    if lost:
        warnings.append(f"有 {lost} 处字节损坏或原文就是乱码，这些地方的文字读不出来")
    return Decoded(text, codec, "；".join(warnings) + "。" if warnings else None, is_cut)
