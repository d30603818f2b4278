"""One made-up report in pages as sites of many kinds serve them, with everything that they put around it."""

from __future__ import annotations

import html
from collections.abc import Callable

from auditor.model.document import Table
from tests.facts.sheets import TWO, four, three, two, zeros

TITLE = "清江县示例局2023年政府信息公开工作年度报告"
PREFACE = (
    "根据《中华人民共和国政府信息公开条例》第五十条的规定，编制本报告。所列数据的统计期限为2023年1月1日至2023年12月31日。",
    "如对本报告有疑问，请与清江县示例局办公室联系（地址：清江县人民路1号，邮编：223000，电话：0517-80000001）。",
)
HEADINGS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)
OVERVIEW = "2023年，我局主动公开政府信息36条，收到政府信息公开申请3件，均已按期答复；公开平台、信息管理和监督保障有序。"
PROBLEMS = "存在的主要问题是公开不够及时，下一步将加强培训，完善制度。"
LAST = "本年度没有收取信息处理费，没有其他需要报告的事项。"
TABLES = (
    two(TWO),
    three(zeros(R1=["3", *"00000", "3"], A1=["3", *"00000", "3"], T=["3", *"00000", "3"])),
    four(["0"] * 15),
)


def write_table(table: Table, cell: str = "{}", attributes: str = "border=1") -> str:
    """Write a table with merged cells; ``cell`` is what stands around the text of each cell."""
    rows = []
    for number, row in enumerate(table.grid):
        own = [one for column, one in enumerate(row) if (one.row, one.column) == (number, column)]
        cells = (
            f'<td rowspan="{one.rowspan}" colspan="{one.colspan}">{cell.format(html.escape(one.text))}</td>'
            for one in own
        )
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table {attributes}>\n{chr(10).join(rows)}\n</table>"


def write_article(
    paragraph: str = "<p>{}</p>",
    heading: str = "<p><b>{}</b></p>",
    table: Callable[[Table], str] = write_table,
    part: str = "{}",
) -> str:
    """Write the report without its title; ``part`` is what stands around each of its parts."""
    contents: list[list[str]] = [[OVERVIEW], [], [], [], [PROBLEMS], [LAST]]
    written = []
    for number, (name, texts) in enumerate(zip(HEADINGS, contents, strict=True)):
        lines = [heading.format(name), *map(paragraph.format, texts)]
        if 1 <= number <= 3:
            lines.append(table(TABLES[number - 1]))
        written.append(part.format("\n".join(lines)))
    return "\n".join([*map(paragraph.format, PREFACE), *written])


def bare() -> str:
    """The report and nothing else."""
    return f"<html><body><h1>{TITLE}</h1>{write_article()}</body></html>"


YEARS = "".join(
    f'<li><a href="/{year}.html">清江县示例局{year}年政府信息公开工作年度报告</a><span>{year + 1}-01-2{year % 9}</span></li>'
    for year in (2024, 2022, 2021, 2019)
)
MENU = (
    '<ul class="nav"><li><a href="/">首页</a></li><li><a href="/zwgk">政务公开</a></li><li><a href="/nb">主动公开</a></li>'
    '<li><a href="/ysq">依申请公开</a></li><li><a href="/nb">政府信息公开年报</a></li></ul>'
)
CRUMBS = '<div class="wz">当前位置：<a href="/">首页</a> &gt; <a href="/xxgk">政府信息公开</a> &gt; <a href="/nb">政府信息公开年报</a></div>'
BAR = '<div class="xx">发布日期：2024-01-20&nbsp;&nbsp;来源：办公室&nbsp;&nbsp;浏览次数：<span id="hits"></span> 字号：[<a>大</a> <a>中</a> <a>小</a>] <a>打印</a></div>'
SHARE = (
    '<div class="share">分享到：<a href="#">微信</a><a href="#">微博</a> 【<a>打印本页</a>】【<a>关闭窗口</a>】</div>'
)
FOOTER = (
    '<div class="foot"><p>主办单位：清江县人民政府办公室　承办单位：清江县大数据局</p><p>联系我们：地址：清江县府前街9号　邮编：223999　'
    '电话：0517-89999999　邮箱：web@qingjiang.gov.cn</p><p><a href="#">苏ICP备00000000号</a>　网站标识码：0000000000　'
    "建议使用1024×768以上分辨率浏览。</p></div>"
)
HEAD = f'<head><meta charset="utf-8"><meta name="ArticleTitle" content="{TITLE}"><title>{TITLE}-清江县人民政府</title><script src="/js/j.js"></script></head>'


def trs() -> str:
    """A page of the most usual content system: editor's markup in a named element."""
    article = write_article("<p>　　{}</p>", "<p>　　<strong>{}</strong></p>")
    return f"""<!DOCTYPE html><html>{HEAD}<body><div class="top"><span>2025年12月30日 星期二</span><a>无障碍</a> 服务热线：12345</div>
    <div class="logo"><a href="/"><img src="logo.png" alt="清江县人民政府"></a></div>{MENU}{CRUMBS}
    <div class="left"><h3>政府信息公开年报</h3><ul>{YEARS}</ul></div>
    <div class="detail"><h2 class="title">{TITLE}</h2>{BAR}<div class="TRS_Editor"><style>.TRS_Editor P{{}}</style>{article}</div>
    <div class="pages">上一篇：<a href="/1">清江县示例局2022年政府信息公开工作年度报告</a></div>{SHARE}</div>
    <div class="related"><h4>相关信息</h4><ul>{YEARS}</ul></div>{FOOTER}<script>count()</script></body></html>"""


def nested_tables() -> str:
    """An old page laid out by tables within tables."""
    article = write_article("　　{}<br>", "　　<b>{}</b><br>")
    years = YEARS.replace("<li>", "<tr><td>").replace("</li>", "</td></tr>").replace("<span>", "</td><td>")
    return f"""<HTML>{HEAD}<BODY><TABLE width=1000><TR><TD colspan=2><img src=top.jpg></TD></TR><TR><TD width=200 valign=top>
    <TABLE><TR><TD>信息公开年报</TD></TR></TABLE><TABLE>{years}</TABLE></TD>
    <TD valign=top><TABLE width="100%"><TR><TD align=center><FONT size=4><B>{TITLE}</B></FONT></TD></TR><TR><TD>{BAR}</TD></TR>
    <TR><TD id=zoom>{article}</TD></TR><TR><TD>【<A href="#">打印</A>】【<A href="#">关闭</A>】</TD></TR></TABLE></TD></TR>
    <TR><TD colspan=2>{FOOTER}</TD></TR></TABLE></BODY></HTML>"""


def directory() -> str:
    """A page of the directory of published information, with its table of particulars."""
    particulars = f"""<table class="xxgk"><tr><td>索引号：</td><td>014000000/2024-00001</td><td>信息分类：</td><td>政府信息公开年报</td></tr>
    <tr><td>发布机构：</td><td>清江县示例局</td><td>生成日期：</td><td>2024-01-20</td></tr><tr><td>生效日期：</td><td></td><td>废止日期：</td><td></td></tr>
    <tr><td>名　　称：</td><td colspan=3>{TITLE}</td></tr><tr><td>文　　号：</td><td></td><td>关键词：</td><td></td></tr></table>"""
    return f"""<html>{HEAD}<body><div id="tree">{MENU}<ul>{YEARS}</ul></div><div id="main">{particulars}
    <div class="bt">{TITLE}</div><div class="nr" id="Zoom">{write_article()}</div></div><iframe src="/count.html"></iframe>{FOOTER}</body></html>"""


def word_export() -> str:
    """What Word writes when a document is saved as a page and pasted into another."""
    split = "<p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0'><span lang=EN-US>{}<o:p></o:p></span></p>"
    listed = "<p class=MsoNormal><![if !supportLists]><span style='mso-list:Ignore'></span><![endif]><b>{}</b></p>"
    sizing = "<tr height=0><td width=1 style='border:none'></td><td width=1 style='border:none'></td></tr></table>"
    cell = "<p class=MsoNormal align=center><span lang=EN-US style='font-size:9.0pt'>{}<o:p></o:p></span></p>"
    article = write_article(split, listed, lambda table: write_table(table, cell).replace("</table>", sizing))
    article = article.replace("2023年", "20<span lang=EN-US>23</span>年").replace("36条", "3<span>6</span>条")
    return f"""<html xmlns:o="urn:schemas-microsoft-com:office:office">{HEAD}<body lang=ZH-CN><!--[if gte mso 9]><xml><w:WordDocument/></xml><![endif]-->
    {MENU}{CRUMBS}<div class=Section1><p class=MsoTitle align=center><b><span>{TITLE[:8]}</span><span lang=EN-US>{TITLE[8:]}</span></b></p>{article}</div>{FOOTER}</body></html>"""


def wps_export() -> str:
    """What WPS writes, with entities for blanks."""
    line = '<p class=p style="text-indent:32.0000pt;"><span style="mso-spacerun:\'yes\';">&nbsp;&#12288;{}&ensp;</span></p>'
    cell = "<p class=p align=center><span style=\"mso-spacerun:'yes';\">{}</span><span><o:p></o:p></span></p>"
    article = write_article(line, line, lambda table: write_table(table, cell))
    return f"<html>{HEAD}<body>{MENU}<div style='layout-grid:15.6pt'><p><b>{TITLE}</b></p>{BAR}<div>{article}</div></div>{SHARE}{FOOTER}</body></html>"


def messenger() -> str:
    """An article of an official account, whose text is hidden until a script shows it."""
    article = write_article("<section><span>{}</span></section>", "<section><strong>{}</strong></section>")
    return f"""<html>{HEAD}<body><div id="page-content"><h1 id="activity-name">{TITLE}</h1><div id="meta_content"><a href="javascript:void(0);">清江示例</a>
    <em>2024-01-20 10:00</em></div><div class="rich_media_content" id="js_content" style="visibility: hidden; opacity: 0; ">{article}</div></div>
    <div id="js_pc_qr_code" style="display:none;"><p>微信扫一扫关注该公众号</p></div></body></html>"""


def flat() -> str:
    """A page without any element of its own for the article."""
    return f"<html>{HEAD}<body><p>服务热线：12345</p><a href='/'>首页</a> <a href='/nb'>信息公开年报</a><center>{TITLE}</center>{write_article()}{FOOTER}</body></html>"


def one_paragraph() -> str:
    """A page whose text was pasted without any paragraphs."""
    article = write_article("{}", "{}").replace("\n", " ")
    return f"<html>{HEAD}<body>{MENU}{CRUMBS}<h1>{TITLE}</h1><div>{article}</div>{SHARE}{FOOTER}</body></html>"


def modern() -> str:
    """A page in the elements of HTML 5."""
    article = write_article("<p data-v-1>{}</p>", "<h2 data-v-1>{}</h2>", part="<section data-v-1>{}</section>")
    return f"""<!DOCTYPE html><html lang="zh">{HEAD}<body><header><nav>{MENU}</nav><p>咨询电话：0517-81111111</p></header><aside><ul>{YEARS}</ul></aside>
    <main><article><header><h1>{TITLE}</h1><time>2024-01-20</time></header>{article}<footer>{SHARE}</footer></article></main>
    <footer>{FOOTER}</footer><noscript>请启用脚本</noscript></body></html>"""


def table_of_contents() -> str:
    """A page with links to the parts of the report above it, and a file to fetch below."""
    links = "".join(f'<li><a href="#p{number}">{name}</a></li>' for number, name in enumerate(HEADINGS))
    attached = (
        '<div class="fj">附件：<a href="/a/report.docx">清江县示例局2023年政府信息公开工作年度报告.docx</a></div>'
    )
    return f"<html>{HEAD}<body>{MENU}<h1>{TITLE}</h1><ul>{links}</ul><div class=c>{write_article()}</div>{attached}{FOOTER}</body></html>"


def tabs() -> str:
    """A page that shows one part at a time."""
    article = write_article(part='<div class="tab-pane"><div class="card">{}</div></div>')
    return f"<html>{HEAD}<body><div class=wrap>{CRUMBS}<h1>{TITLE}</h1><div class=tabs>{article}</div></div>{SHARE}{FOOTER}</body></html>"


def early_end() -> str:
    """A page whose editor closed the element of the article too early."""
    article = write_article().replace(HEADINGS[4], "</b></p></div><p><b>" + HEADINGS[4])
    return f"<html>{HEAD}<body>{MENU}<div id=box><h1>{TITLE}</h1><div id=c>{article}</div></div><div id=b>{FOOTER}</div></body></html>"


def years_without_links() -> str:
    """A page whose list of years is made by scripts."""
    years = YEARS.replace("<a ", "<span onclick='go()' ").replace("</a>", "</span>")
    return (
        f"<html>{HEAD}<body><h2>{TITLE}</h2><div class=c>{write_article()}</div><ul>{years}</ul>{FOOTER}</body></html>"
    )


def xhtml() -> str:
    """A page written as XML."""
    start = '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">'
    article = write_article("<p>{}<br /></p>", "<h3>{}</h3>")
    return f'{start}<html xmlns="http://www.w3.org/1999/xhtml">{HEAD}<body>{MENU}<h1>{TITLE}</h1><div>{article}</div>{FOOTER}</body></html>'


def unclosed() -> str:
    """A page whose paragraphs and cells are never closed."""
    article = write_article(
        "<p>{}", "<p><b>{}</b>", lambda table: write_table(table).replace("</td>", "").replace("</tr>", "")
    )
    return f"<html>{HEAD}<body>{MENU}{CRUMBS}<h1>{TITLE}</h1><div>{article}</div>{FOOTER}"


def split_title() -> str:
    """A page whose title stands on three lines, below a bar with the contact of the site."""
    title = f"<p>{TITLE[:6]}</p><p>{TITLE[6:17]}</p><p>{TITLE[17:]}</p>"
    return (
        f"<html>{HEAD}<body>{FOOTER}{MENU}<div class=t>{title}</div><div class=c>{write_article()}</div></body></html>"
    )


SITES: dict[str, Callable[[], str]] = {
    site.__name__: site
    for site in (
        trs, nested_tables, directory, word_export, wps_export, messenger, flat, modern, table_of_contents, tabs,
        early_end, years_without_links, one_paragraph, xhtml, unclosed, split_title,
    )
}  # fmt: skip
"""Every page by its name."""
