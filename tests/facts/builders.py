"""Documents made up for the tests of facts."""

from __future__ import annotations

from auditor.model.document import Block, Document, Locator, Paragraph

HEADINGS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)


def document(*lines: str) -> Document:
    """A text document with one paragraph per line."""
    blocks: tuple[Block, ...] = tuple(Paragraph(line, Locator(line=n)) for n, line in enumerate(lines, 1) if line)
    return Document("made-up.txt", "txt", blocks)


def report(title: str = "清江县示例局2024年政府信息公开工作年度报告", **parts: str) -> Document:
    """A report with six parts; ``one`` to ``six`` replace the text below a heading, ``preface`` stands before."""
    lines = [title, parts.get("preface", "")]
    for heading, name in zip(HEADINGS, ("one", "two", "three", "four", "five", "six"), strict=True):
        lines += [heading, *parts.get(name, "本部分文字。").split("\n")]
    return document(*lines)
