"""Days and times that a spreadsheet keeps as numbers."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

from auditor.reading.sheets.formats import Section

# Day 1 is 1 January 1900 and there is a 29 February 1900 (ISO/IEC 29500-1, 18.17.4.1); before March the days differ.
_EPOCH = datetime(1899, 12, 30)
_EPOCH_1904 = datetime(1904, 1, 1)
_FIRST, _LAST = 61, 2_950_000
_SECONDS = 86_400


def is_date(section: Section) -> bool:
    """Tell whether a section of a number format writes days or times."""
    return any(token.kind == "date" for token in section)


def show_date(value: Decimal, section: Section, is_1904: bool) -> str | None:
    """Write the day or time ``value``; None for names of months and weekdays and for days before March 1900."""
    if not (0 if is_1904 else _FIRST) <= value < _LAST:
        return None
    moment = (_EPOCH_1904 if is_1904 else _EPOCH) + timedelta(seconds=round(value * _SECONDS))
    return write_moment(moment, section)


def write_moment(moment: datetime, section: Section) -> str | None:
    """Write ``moment``; None for names of months and weekdays."""
    letters = [token.text for token in section if token.kind == "date"]
    written: list[str] = []
    place = 0
    for token in section:
        if token.kind != "date":
            written.append(token.text)
            continue
        code = token.text
        if code[0] == "m" and _is_minute(letters, place):
            code = code.replace("m", "M")
        place += 1
        text = _write(moment, code)
        if text is None:
            return None
        written.append(text)
    return "".join(written).strip()


def _is_minute(letters: list[str], place: int) -> bool:
    """Tell whether an m means minutes: after hours or before seconds."""
    before = letters[place - 1] if place else ""
    after = letters[place + 1] if place + 1 < len(letters) else ""
    return before.startswith("h") or after.startswith("s")


def _write(moment: datetime, code: str) -> str | None:
    if code[0] == "y":
        return f"{moment.year:04d}" if len(code) > 2 else f"{moment.year % 100:02d}"
    if len(code) > 2:
        return None
    number = {"m": moment.month, "d": moment.day, "h": moment.hour, "M": moment.minute, "s": moment.second}[code[0]]
    return f"{number:0{len(code)}d}"
