"""Names and sentences of a made-up report."""

from __future__ import annotations

import random

from auditor.model.facts import Contact

_PLACES = ("青禾", "云岭", "石浦", "白沙", "临泽", "柳河", "南屏", "松林", "望江", "长塘")
_ORGANS = (
    "{0}市人民政府", "{0}县人民政府", "{0}市{1}区教育局", "{0}县财政局", "{0}市水利局", "{0}县{1}镇人民政府",
    "{0}区{1}街道办事处", "{0}市发展和改革委员会", "{0}县自然资源和规划局", "{0}市市场监督管理局",
)  # fmt: skip
_TITLES = (
    "{organ}{year}年政府信息公开工作年度报告",
    "{organ}{year}年度政府信息公开工作年度报告",
    "{year}年{organ}政府信息公开工作年度报告",
)
_FEES = (
    "本机关{year}年未收取政府信息公开信息处理费。",
    "{year}年度没有发出收费通知，没有收取信息处理费。",
    "本年度共发出信息处理费收费通知{n}件，应收{n}00元，实际收取{n}00元。",
)
_TOPICS = ("主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障")
_SENTENCES = (
    "{year}年，坚持把群众最关心的事放在公开的前面，逐项列出清单、逐项落实责任。",
    "全年通过门户网站发布各类信息{n}条，比上年多{m}条。",
    "办事指南按“一事一页”重新编排，窗口、网站、电话三处口径一致，累计更新{m}项。",
    "涉及民生的项目从立项、招标到验收都在现场和网上公示，收到意见{n}条，采纳{m}条。",
    "信息发布实行拟稿、审核、签发三道把关，差错由拟稿科室当日改正。",
    "依法办理群众提出的公开申请，答复前先与申请人通话，弄清其真正需要的内容。",
    "公众号每周推送{k}次，菜单可直接查到低保、入学、用水等{m}类事项的材料。",
    "每季度请{k}名居民代表查看公开栏一次，提出的问题都在十个工作日内改好。",
    "举办条例学习会{k}场，{m}人次参加；新任信息员先跟班两周再独立上岗。",
    "政策文件与解读同日发布、互相链接，解读附一张图和三道问答（含办理期限、咨询电话与例外情形）。",
)
_PROBLEMS = (
    "一年来，工作中的不足是：部分栏目更新偏慢，个别解读只复述原文，没有说清办事人要做什么。",
    "改进情况：栏目更新改为每周一集中核对，逾期未更新的由分管负责人说明原因；解读稿先请两名没有参与起草的人试读。",
    "下一步将继续压实责任，把公开审查放进公文流转的必经环节，并在半年后回头看一次。",
)


def draw_organ(choice: random.Random) -> str:
    """Make up the name of an organ."""
    return choice.choice(_ORGANS).format(*choice.sample(_PLACES, 2))


def title_of(organ: str, year: int, choice: random.Random) -> str:
    """Return a title in one of the usual orders."""
    return choice.choice(_TITLES).format(organ=organ, year=year)


def draw_contact(choice: random.Random, organ: str) -> Contact:
    """Make up contact details; fax and mail address are not always there."""
    postcode, phone, fax = (choice.randrange(10**n, 10 ** (n + 1)) for n in (5, 6, 6))
    area = choice.choice(("0571", "0578", "025"))
    return Contact(
        address=f"{organ[:3]}人民路{choice.randint(1, 999)}号",
        postcode=str(postcode),
        phone=f"{area}-{phone}",
        fax=f"{area}-{fax}" if choice.random() < 0.5 else None,
        email=f"xxgk{choice.randrange(100)}@example.gov.cn" if choice.random() < 0.5 else None,
    )


def preface_of(organ: str, year: int, contact: Contact) -> str:
    """Return the paragraph before the first part, which states period and contact."""
    details = [f"地址：{contact.address}", f"邮编：{contact.postcode}", f"电话：{contact.phone}"]
    details += [f"传真：{contact.fax}"] if contact.fax else []
    details += [f"邮箱：{contact.email}"] if contact.email else []
    return (
        "本报告根据《中华人民共和国政府信息公开条例》的规定编制。"
        f"本报告所列数据的统计期限自{year}年1月1日起，至{year}年12月31日止。"
        f"如对本报告有疑问，请与{organ}办公室联系（{'；'.join(details)}）。"
    )


def draw_fee(choice: random.Random, year: int) -> str:
    """Make up the sentence on fees for the last part."""
    return choice.choice(_FEES).format(year=year, n=choice.randint(1, 9))


def draw_prose(choice: random.Random, kind: str, year: int) -> tuple[str, ...]:
    """Make up the paragraphs of the overview or of the part on problems; the overview has its five topics."""
    if kind == "problems":
        return _PROBLEMS[: choice.randint(2, 3)]
    opening = f"{year}年，各项公开工作按计划完成。"
    topics = zip("一二三四五", _TOPICS, strict=True)
    as_headings = choice.random() < 0.5
    paragraphs = [opening]
    for number, topic in topics:
        text = "".join(_sentence(choice, year) for _ in range(choice.randint(1, 4)))
        paragraphs += [f"（{number}）{topic}", text] if as_headings else [f"（{number}）{topic}。{text}"]
    return tuple(paragraphs)


def _sentence(choice: random.Random, year: int) -> str:
    numbers = {"n": choice.randint(20, 2000), "m": choice.randint(2, 90), "k": choice.randint(2, 9)}
    return choice.choice(_SENTENCES).format(year=year, **numbers)
