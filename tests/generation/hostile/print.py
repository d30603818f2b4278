"""PDF files that ask for more than any reader should give."""

from __future__ import annotations

import zlib

_FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 100 100]"
_CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"


def form_loop(_: int) -> bytes:
    """Return a PDF whose form prints itself."""
    return _document(
        b"/F Do", b"/XObject<</F 5 0 R>>", [_stream(b"/F Do /F Do", _FORM + b"/Resources<</XObject<</F 5 0 R>>>>")]
    )


def exponential_forms(depth: int) -> bytes:
    """Return a PDF of ``depth`` forms each of which prints the next one ten times."""
    forms = [
        _stream(b"/F Do " * 10, _FORM + b"/Resources<</XObject<</F %d 0 R>>>>" % (6 + number))
        for number in range(depth)
    ]
    forms.append(_stream(b"0 0 m 9 9 l S", _FORM))
    return _document(b"/F Do", b"/XObject<</F 5 0 R>>", forms)


def flate_bomb(size: int) -> bytes:
    """Return a PDF whose page unpacks to ``size`` bytes."""
    return _document(_repeated(b" ", size), b"", [], packed=True)


def many_paths(count: int) -> bytes:
    """Return a PDF with a page of ``count`` lines."""
    return _document(_repeated(b"0 0 m 100 0 l S\n", count * 16), b"", [], packed=True)


def many_characters(count: int) -> bytes:
    """Return a PDF with a page of ``count`` characters."""
    line = b"(" + b"a" * 990 + b") Tj\n"
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    text = _repeated(line, count // 990 * len(line), b"BT /F1 9 Tf\n", b"ET")
    return _document(text, b"/Font<</F1 5 0 R>>", [font], packed=True)


def many_pages(count: int) -> bytes:
    """Return a PDF whose tree of pages has the same page ``count`` times."""
    return _document(b"0 0 m 9 9 l S", b"", [], pages=count)


def _repeated(pattern: bytes, size: int, head: bytes = b"", tail: bytes = b"") -> bytes:
    """Return so many times ``pattern``, deflated without ever being held in memory."""
    packer = zlib.compressobj(zlib.Z_BEST_SPEED)
    chunk = pattern * max(1, (1 << 20) // len(pattern))
    pieces = [packer.compress(head), *(packer.compress(chunk) for _ in range(size // len(chunk)))]
    return b"".join([*pieces, packer.compress(pattern * (size % len(chunk) // len(pattern)) + tail), packer.flush()])


def _stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(content), content)


def _document(content: bytes, resources: bytes, more: list[bytes], packed: bool = False, pages: int = 1) -> bytes:
    """Return a PDF of one page with ``content`` and ``more`` objects, which are numbered from 5."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<%s>>>>" % resources
    tree = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b"3 0 R " * pages, pages)
    objects = [_CATALOG, tree, page, _stream(content, b"/Filter/FlateDecode" if packed else b""), *more]
    document, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(document))
        document += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    trailer = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (count, len(document))
    return document + b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table) + trailer
