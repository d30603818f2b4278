"""Facts about the numbers of the text: shares, breakdowns and quantities stated twice, each beside what it should be."""

from __future__ import annotations

from collections.abc import Mapping

from auditor.facts.counts.breakdowns import breakdown_fields
from auditor.facts.counts.growth import growth_fields
from auditor.facts.counts.numbers import number_fields
from auditor.facts.counts.periods import periods
from auditor.facts.counts.quantities import MONEY, SHARES
from auditor.facts.counts.repeats import repeats
from auditor.facts.counts.shares import share_fields, table_totals
from auditor.facts.prose import Passage
from auditor.model.facts import Fact, FormTable

MOST = 400
"""Counts of a report's text of which a share may be taken, and numbers that are listed; real reports have up to a hundred."""


def count_facts(passages: tuple[Passage, ...], tables: Mapping[str, FormTable], year: int | None) -> list[Fact]:
    """Return the facts of kinds 数, 占比, 分项 and 同数, each with its sentence as exhibit."""
    stated = list(periods(passages))
    counts = sorted({q.whole for p in stated for q in p.quantities if q.unit not in MONEY | SHARES})[-MOST:]
    totals = table_totals(tables)
    found = []
    listed = 0
    for period in stated:
        exhibits = {"原文": period.passage.exhibit(period.text)}
        found += [("占比", fields, exhibits) for fields in share_fields(period, counts, totals)]
        found += [("占比", fields, exhibits) for fields in growth_fields(period)]
        found += [("分项", fields, exhibits) for fields in breakdown_fields(period)]
        if listed < MOST:
            numbers = number_fields(period)
            found += [("数", fields, exhibits) for fields in numbers]
            listed += len(numbers)
    for earlier, period, fields in repeats(stated, year):
        exhibits = {"前文": earlier.passage.exhibit(earlier.text)}
        found.append(("同数", fields, {**exhibits, "原文": period.passage.exhibit(period.text)}))
    return [
        Fact(kind, f"{kind}/{number}", fields, exhibits=exhibits)
        for number, (kind, fields, exhibits) in enumerate(found, 1)
    ]
