"""PDF files written by hand: pages with text, ruling lines and tables at given places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from auditor.model.document import Document
from auditor.model.forms import load_forms
from auditor.model.places import rules_directory
from auditor.reading.pdf.reader import read_pdf
from tests.reading.builders import Rectangle

FORMS = load_forms(rules_directory() / "forms")
WIDTH, HEIGHT = 595, 842
SIZE = 9.0

# Character codes are code points; digits and letters are half as wide as Chinese characters.
_RANGES = [f"<{high:02X}00> <{high:02X}FF> <{high:02X}00>" for high in range(256)]
_TO_UNICODE = "\n".join(
    [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def",
        "1 begincodespacerange <0000> <FFFF> endcodespacerange",
        *(
            f"{len(_RANGES[i : i + 100])} beginbfrange\n" + "\n".join(_RANGES[i : i + 100]) + "\nendbfrange"
            for i in (0, 100, 200)
        ),
        "endcmap CMapName currentdict /CMap defineresource pop end end",
    ]
)
_FONT = "<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/Identity-H/DescendantFonts[4 0 R]{unicode}>>"
_DESCENDANT = (
    "<</Type/Font/Subtype/CIDFontType2/BaseFont/Song/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
    "/FontDescriptor 5 0 R/DW 1000/W[32 126 500]>>"
)
_DESCRIPTOR = (
    "<</Type/FontDescriptor/FontName/Song/Flags 4/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880/Descent -120"
    "/CapHeight 880/StemV 80>>"
)


def write_text(x: float, y: float, text: str, size: float = SIZE, mode: int = 0) -> str:
    """Write ``text`` with its upper left corner at ``x``, ``y`` points from that of the page."""
    codes = "".join(f"{ord(character):04X}" for character in text)
    return f"BT /F {size} Tf {mode} Tr 1 0 0 1 {x} {HEIGHT - y - 0.88 * size} Tm <{codes}> Tj ET"


def write_rule(x0: float, y0: float, x1: float, y1: float) -> str:
    """Write a stroked line."""
    return f"{x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S"


def write_box(left: float, top: float, right: float, bottom: float, text: str = "") -> str:
    """Write a rectangle with ``text`` inside, one line for each of its lines."""
    lines = [write_text(left + 3, top + 3 + number * 1.3 * SIZE, line) for number, line in enumerate(text.split("\n"))]
    return "\n".join([f"{left} {HEIGHT - bottom} {right - left} {bottom - top} re S", *(lines if text else ())])


def write_pdf_table(
    rectangles: Sequence[Rectangle], top: float = 100, left: float = 60, width: float = 60, height: float = 40
) -> str:
    """Write a tiled table whose columns and rows all have one size."""
    return "\n".join(
        write_box(
            left + one.column * width,
            top + one.row * height,
            left + (one.column + one.colspan) * width,
            top + (one.row + one.rowspan) * height,
            one.text,
        )
        for one in rectangles
    )


def write_rows(
    rows: Sequence[Sequence[str]], top: float = 100, widths: Sequence[float] = (), height: float = 20
) -> str:
    """Write a table without merges."""
    widths = widths or [60.0] * len(rows[0])
    boxes = []
    for number, row in enumerate(rows):
        left = 60.0
        for width, text in zip(widths, row, strict=True):
            boxes.append(write_box(left, top + number * height, left + width, top + (number + 1) * height, text))
            left += width
    return "\n".join(boxes)


def pdf_bytes(
    *contents: str,
    page: str = "",
    objects: Mapping[int, str] | None = None,
    has_unicode: bool = True,
    trailer: str = "",
) -> bytes:
    """Write a PDF with a page for each of ``contents``.

    ``page`` is added to the dictionary of every page, ``trailer`` to that of the file; ``objects`` are put in place of
    those of the same number. Page and content of number n are the objects 10 + 2n and 11 + 2n; 6 is a black picture.
    """
    unicode = "/ToUnicode 3 0 R" if has_unicode else ""
    kids = " ".join(f"{10 + 2 * number} 0 R" for number in range(len(contents)))
    parts = {
        1: "<</Type/Catalog/Pages 2 0 R>>",
        2: f"<</Type/Pages/Kids[{kids}]/Count {len(contents)}>>",
        3: _stream(_TO_UNICODE),
        4: _DESCENDANT,
        5: _DESCRIPTOR,
        6: _stream("\0", "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"),
        7: _FONT.format(unicode=unicode),
    }
    resources = "/Resources<</Font<</F 7 0 R>>/XObject<</I 6 0 R>>>>"
    for number, content in enumerate(contents):
        parts[10 + 2 * number] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Contents {11 + 2 * number} 0 R{resources}{page}>>"
        )
        parts[11 + 2 * number] = _stream(content)
    parts.update(objects or {})
    data = b"%PDF-1.7\n"
    places = {}
    for number, part in sorted(parts.items()):
        places[number] = len(data)
        data += f"{number} 0 obj\n{part}\nendobj\n".encode("latin-1")
    start = len(data)
    table = "".join(f"{number} 1\n{place:010} 00000 n \n" for number, place in places.items())
    end = f"xref\n0 1\n0000000000 65535 f \n{table}trailer\n<</Size {max(parts) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n"
    return data + end.encode("latin-1")


def picture(left: float, top: float, right: float, bottom: float) -> str:
    """Write a black picture in a rectangle."""
    return f"q {right - left} 0 0 {bottom - top} {left} {HEIGHT - bottom} cm /I Do Q"


def read(data: bytes) -> Document:
    """Read the bytes of a PDF."""
    return read_pdf("made-up.pdf", data, FORMS)


def pdf(*contents: str, page: str = "") -> Document:
    """Read a PDF with a page for each of ``contents``."""
    return read(pdf_bytes(*contents, page=page))


def _stream(content: str, entries: str = "") -> str:
    return f"<</Length {len(content)}{entries}>>\nstream\n{content}\nendstream"
