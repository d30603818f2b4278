from __future__ import annotations

import json
import random
from dataclasses import replace
from typing import Any

from auditor.model.findings import Location, RosterUsage
from auditor.report.json import render_json
from tests.report import builders

TEXT = (str,)
MAYBE_TEXT = (str, type(None))
NUMBER = (int,)
MAYBE_NUMBER = (int, type(None))
GRADES: dict[str, Any] = {"违规": NUMBER, "缺陷": NUMBER, "提示": NUMBER}
COVERAGE: dict[str, Any] = {"pass": NUMBER, "fail": NUMBER, "n/a": NUMBER, "unreadable": NUMBER}
SCHEMA: dict[str, Any] = {
    "schema": TEXT,
    "tool": {"name": TEXT, "version": TEXT, "engine": TEXT},
    "rules": {"count": NUMBER, "sha256": TEXT, "packs": [TEXT]},
    "on": TEXT,
    "documents": [
        {
            "path": TEXT,
            "sha256": TEXT,
            "format": TEXT,
            "status": TEXT,
            "reason": TEXT,
            "organ": MAYBE_TEXT,
            "year": MAYBE_NUMBER,
            "form": MAYBE_TEXT,
            "verdict": TEXT,
            "counts": GRADES,
            "coverage": COVERAGE,
            "warnings": [TEXT],
            "not_checked": (dict,),
            "partly_checked": (dict,),
            "untold": (dict,),
        }
    ],
    "findings": [
        {
            "rule": TEXT,
            "family": TEXT,
            "grade": TEXT,
            "certainty": TEXT,
            "status": TEXT,
            "document": TEXT,
            "title": TEXT,
            "message": TEXT,
            "arithmetic": TEXT,
            "values": (dict,),
            "clauses": [TEXT],
            "remedy": TEXT,
            "fingerprint": TEXT,
            "locations": [
                {
                    "role": TEXT,
                    "section": MAYBE_TEXT,
                    "table": MAYBE_TEXT,
                    "row": MAYBE_TEXT,
                    "column": MAYBE_TEXT,
                    "page": MAYBE_NUMBER,
                    "line": MAYBE_NUMBER,
                    "text": TEXT,
                    "place": TEXT,
                }
            ],
            "hints": [TEXT],
            "yielded_to": MAYBE_TEXT,
        }
    ],
    "summary": {
        "documents": NUMBER,
        "verdicts": {**GRADES, "未见问题": NUMBER, "无法判断": NUMBER},
        "counts": GRADES,
        "coverage": COVERAGE,
        "yielded": NUMBER,
        "waived": NUMBER,
        "unreadable": NUMBER,
        "not_checked": NUMBER,
        "left_aside": [{"path": TEXT, "reason": TEXT}],
        "roster": (dict, type(None)),
    },
}
"""``report/v1``: keys in their order; a tuple holds the types of a value, a list the schema of its members."""


def departures(content: Any, schema: Any, place: str = "$") -> list[str]:
    """Where ``content`` is not as ``schema`` says."""
    if isinstance(schema, dict):
        if list(content) != list(schema):
            return [f"{place}: keys {list(content)}"]
        return [fault for key, inner in schema.items() for fault in departures(content[key], inner, f"{place}.{key}")]
    if isinstance(schema, list):
        return [fault for n, inner in enumerate(content) for fault in departures(inner, schema[0], f"{place}[{n}]")]
    return [] if type(content) in schema else [f"{place}: {type(content).__name__}"]


def parse(text: str) -> Any:
    return json.loads(text)


def test_the_output_has_the_keys_of_report_v1_in_their_order() -> None:
    content = parse(render_json(builders.rich_report()))
    assert departures(content, SCHEMA) == []
    assert content["schema"] == "report/v1"
    assert content["tool"]["name"] == "auditor"


def test_the_roster_tells_what_it_does_not_cover() -> None:
    used = RosterUsage("roster.csv", 3, (2,), ("示例/甲.docx",))
    told = builders.review("示例/甲.docx", untold={"GK-PUB-001": "名册没有写明发布日期"})
    content = parse(render_json(builders.report(told, roster=used)))
    assert content["summary"]["roster"] == {"path": "roster.csv", "rows": 3, "unused": [2], "without": ["示例/甲.docx"]}
    assert content["documents"][0]["untold"] == {"GK-PUB-001": "名册没有写明发布日期"}


def test_an_empty_report_has_the_same_keys() -> None:
    assert departures(parse(render_json(builders.report())), SCHEMA) == []


def test_documents_and_findings_may_come_in_any_order() -> None:
    report = builders.rich_report()
    expected = render_json(report)
    for seed in range(5):
        chance = random.Random(seed)
        reviews = [replace(r, findings=tuple(chance.sample(r.findings, len(r.findings)))) for r in report.reviews]
        chance.shuffle(reviews)
        assert render_json(replace(report, reviews=tuple(reviews))) == expected


def test_findings_are_sorted_by_document_grade_rule_and_place() -> None:
    at_a, at_b = (
        builders.finding(document="b", rule="GK-1", locations=(Location("primary", table=t),)) for t in ("表三", "表二")
    )
    early = builders.finding(document="a", rule="GK-9")
    report = builders.report(builders.review("b", at_a, at_b), builders.review("a", early))
    found = [(f["document"], f["rule"], f["locations"][0]["table"]) for f in parse(render_json(report))["findings"]]
    assert found == [("a", "GK-9", None), ("b", "GK-1", "表三"), ("b", "GK-1", "表二")]


def test_the_gravest_finding_of_a_document_comes_first() -> None:
    grades = [f["grade"] for f in parse(render_json(builders.rich_report()))["findings"] if "清江县" in f["document"]]
    assert grades == ["违规", "违规", "违规", "缺陷", "提示"]


def test_waived_and_yielded_findings_are_kept_with_their_status() -> None:
    content = parse(render_json(builders.rich_report()))
    statuses = [f["status"] for f in content["findings"]]
    assert sorted(set(statuses)) == ["open", "waived", "yielded"]
    assert (content["summary"]["waived"], content["summary"]["yielded"]) == (1, 1)
    assert [f["yielded_to"] for f in content["findings"] if f["status"] == "yielded"] == ["GK-T3-003"]


def test_the_summary_counts_documents_findings_and_what_was_not_judged() -> None:
    summary = parse(render_json(builders.rich_report()))["summary"]
    assert summary["documents"] == sum(summary["verdicts"].values()) == 5
    assert summary["counts"] == {"违规": 2, "缺陷": 2, "提示": 1}
    assert (summary["unreadable"], summary["not_checked"]) == (1, 8)
    assert [entry["path"] for entry in summary["left_aside"]] == ["示例/2023/目录.pptx"]


def test_chinese_stands_unescaped_and_a_newline_ends_the_text() -> None:
    text = render_json(builders.rich_report())
    assert "清江县示例局" in text
    assert text.endswith("}\n")


def test_hostile_text_is_escaped_and_comes_back_unchanged() -> None:
    path = "甲\n\x1b[31m\x9b31m\u202e\udcff[red]x[/red].docx"
    text = render_json(builders.report(builders.review(path)))
    assert not any(sign in text for sign in "\x1b\x9b\u202e\udcff")
    text.encode("utf-8")
    assert parse(text)["documents"][0]["path"] == path
