"""Names of OpenDocument elements and attributes (OASIS OpenDocument 1.3, part 3)."""

from __future__ import annotations

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE = f"{{{_OASIS}office:1.0}}"
STYLE = f"{{{_OASIS}style:1.0}}"
TEXT = f"{{{_OASIS}text:1.0}}"
TABLE = f"{{{_OASIS}table:1.0}}"
DRAW = f"{{{_OASIS}drawing:1.0}}"
FO = f"{{{_OASIS}xsl-fo-compatible:1.0}}"
SVG = f"{{{_OASIS}svg-compatible:1.0}}"
MANIFEST = f"{{{_OASIS}manifest:1.0}}"
DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
LIBRE_OFFICE = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"


def integer(text: str | None, default: int, most: int) -> int:
    """Return the number written in an attribute, at most ``most``; ``default`` when there is none."""
    return min(int(text[:9]), most) if text and text.isascii() and text.isdigit() else default
