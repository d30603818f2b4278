"""The coverage as one HTML file: static, readable from disk and in print, with every text escaped."""

from __future__ import annotations

from html import escape

from auditor.report.coverage.page import Cell, Page, Section

STYLE = """\
body { font: 16px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; color: #1c1c1c;
  background: #fff; max-width: 75rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.15rem; margin-top: 2.5rem; }
.table { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid #d0d0d0; padding: .45rem .6rem; text-align: left; vertical-align: top; }
thead th { border-bottom: 2px solid #1c1c1c; }
tbody th { white-space: nowrap; font-weight: 600; }
td { width: 50%; }
td div + div { margin-top: .15rem; }
tr:target { background: #fff4c2; }
@media print { body { max-width: none; margin: 0; font-size: 10pt; } tr { break-inside: avoid; } }
"""
"""The style sheet of the page; there are no scripts and nothing is fetched."""


def page_as_html(page: Page) -> str:
    """Return ``page`` as an HTML document; each row bears the id of its clause or rule as its anchor."""
    title = escape(page.title)
    body = "\n".join(map(_section, page.sections))
    return f"""\
<!doctype html>
<html lang="{"zh-CN" if page.language == "zh" else "en"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{STYLE}</style>
</head>
<body>
<h1>{title}</h1>
<p>{escape(page.summary)}</p>
{body}
</body>
</html>
"""


def _section(section: Section) -> str:
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in section.heads)
    rows = "\n".join(map(_row, section.rows))
    return f"""\
<h2>{escape(section.heading)}</h2>
<div class="table">
<table>
<thead><tr>{heads}</tr></thead>
<tbody>
{rows}
</tbody>
</table>
</div>"""


def _row(row: tuple[Cell, ...]) -> str:
    name = escape(row[0][0])
    cells = "".join(f"<td>{''.join(f'<div>{escape(line)}</div>' for line in cell)}</td>" for cell in row[1:])
    return f'<tr id="{name}"><th scope="row">{name}</th>{cells}</tr>'
