"""Pages and texts that ask for more than any reader should give."""

from __future__ import annotations

_HEAD = "<html><body>"


def one_line(size: int) -> bytes:
    """Return a page of one line of ``size`` bytes."""
    return f"{_HEAD}<p>".encode() + b"a" * size


def many_cells(count: int) -> bytes:
    """Return a page with a table of ``count`` cells."""
    return f"{_HEAD}<table>".encode() + (b"<tr>" + b"<td>1" * 1000) * (count // 1000)


def nested(depth: int) -> bytes:
    """Return a page of ``depth`` divisions inside each other."""
    return f"{_HEAD}{'<div>' * depth}一{'</div>' * depth}".encode()


def open_divisions(count: int) -> bytes:
    """Return a page of ``count`` divisions that are never closed."""
    return f"{_HEAD}{'<div>' * count}一".encode()


def open_fonts(count: int) -> bytes:
    """Return a page whose unclosed tags each parser has to open again in every paragraph."""
    return f"{_HEAD}{'<font><b><p>一' * count}".encode()


def wide_spans(count: int) -> bytes:
    """Return a page with ``count`` cells each merged over 65,534 rows and 1,000 columns."""
    cell = '<td rowspan="65534" colspan="1000">1</td>'
    return f"{_HEAD}<table>{f'<tr>{cell * 10}</tr>' * (count // 10)}</table>".encode()


def bars(count: int) -> bytes:
    """Return a text of ``count`` bars in lines of a thousand."""
    return ("勾稽关系" + "|" * 1000 + "\n").encode() * (count // 1000)


def tabs(count: int) -> bytes:
    """Return a text of one line with ``count`` tabs."""
    return "信息内容".encode() + b"\t1" * count + b"\n"


def heads(count: int) -> bytes:
    """Return a text in which ``count`` tables of the form begin and none goes on."""
    return "第二十条第（一）项\n信息内容\n自然人\n勾稽关系\n行政复议\n".encode() * count
