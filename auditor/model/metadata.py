"""What a roster says of reports and no report tells of itself: who publishes it, when and where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

ORGAN_TYPES = (
    "政府", "政府办公室", "部门", "乡镇", "街道", "开发区", "派出机构", "授权组织", "事业单位", "企业", "内设机构",
)  # fmt: skip
"""Types of organs that a roster may name.

授权组织 is an organisation that laws or regulations authorise to manage public affairs (TL-54.1), 派出机构 one that acts
in its own name (TL-10.2); both answer for their own reports, which 事业单位, 企业 and 内设机构 do not.
"""

ORGAN_LEVELS = ("国家", "省", "市", "县", "乡")
"""Levels of organs; the districts and counties of 直辖市 are 县."""

NO_ROSTER = "没有提供名册"
NO_ROW = "名册里没有这份报告"
ROW_REFUSED = "名册里的一行与报告不符，没有采用"
"""Why nothing is known of a report beyond what it says itself."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """One row of the roster; None is what it leaves open.

    ``row`` is the number of the row in the file (from 1), ``place`` the same in words. Dates are yyyymmdd; ``deadline``
    may be mmdd, which is of the year after the report year. ``undated``: the page shows no date. ``enforces``: the organ
    licenses or punishes. ``written`` maps columns to their text as it stands in the roster.
    """

    row: int
    place: str
    file: str | None = None
    organ: str | None = None
    year: int | None = None
    organ_type: str | None = None
    organ_level: str | None = None
    enforces: bool | None = None
    published: int | None = None
    undated: bool = False
    site: str | None = None
    column: str | None = None
    column_year: int | None = None
    deadline: int | None = None
    guide_phone: str | None = None
    guide_address: str | None = None
    written: Mapping[str, str] = field(default_factory=dict)


class WrittenCell(NamedTuple):
    """A cell of a plain table as it is displayed, and the reason to doubt the text, if there is one."""

    text: str
    doubt: str | None = None


class WrittenRow(NamedTuple):
    """A row of a plain table: its number in the file, from 1, and its cells from the first column on."""

    number: int
    cells: tuple[WrittenCell, ...]


@dataclass(frozen=True, slots=True)
class WrittenTable:
    """A plain table: csv, or the first sheet that is shown of a workbook (``sheet`` is its name)."""

    path: str
    rows: tuple[WrittenRow, ...]
    sheet: str | None = None

    def place(self, row: int, column: int) -> str:
        """Return the place of a cell (numbers from 1) as error messages name it: file:line:column, or sheet and cell."""
        if self.sheet is None:
            return f"{self.path}:{row}:{column}"
        return f"{self.path} 工作表“{self.sheet}” {_letters(column)}{row}"


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
