"""Made-up reports to render; every organ, number and file in them is invented."""

from __future__ import annotations

from auditor.model.findings import Evidence, EvidenceCell, Finding, Location, Report, Review
from auditor.model.rules import Certainty, Grade

HEADS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
PART_3 = "三、收到和处理政府信息公开申请情况"
COVERAGE = {"pass": 88, "fail": 0, "n/a": 24, "unreadable": 0}
PARTLY = {"pass": 87, "fail": 0, "n/a": 24, "unreadable": 1}


def cells(texts: str, parts: range | tuple[int, ...] = (), primary: int | None = None) -> tuple[EvidenceCell, ...]:
    """Cells from words separated by spaces (``_`` is blank), the ones at ``parts`` and ``primary`` marked."""
    return tuple(
        EvidenceCell(text.replace("_", ""), "primary" if at == primary else "part" if at in parts else "")
        for at, text in enumerate(texts.split())
    )


def finding(**changes: object) -> Finding:
    """A small finding of 违规, with ``changes``."""
    fields: dict[str, object] = {
        "rule": "GK-XX-001",
        "family": "XX",
        "grade": Grade.VIOLATION,
        "certainty": Certainty.CERTAIN,
        "document": "示例/甲.docx",
        "title": "某项应当相符",
        "message": "某项不相符",
        "clauses": (),
        "remedy": "核对后更正。",
        "fingerprint": "0000",
        "locations": (Location("primary"),),
    }
    return Finding(**{**fields, **changes})  # type: ignore[arg-type]


def review(path: str, *findings: Finding, **changes: object) -> Review:
    """A review that was read, with the verdict and coverage that ``findings`` give, and ``changes``."""
    opened = [f for f in findings if f.status == "open"]
    gravest = min(opened, key=lambda f: f.grade.rank).grade.value if opened else "未见问题"
    fields: dict[str, object] = {
        "path": path,
        "sha256": "ab" * 32,
        "format": path.rsplit(".", 1)[-1],
        "status": "read",
        "organ": "清江县示例局",
        "year": 2023,
        "form": "2021",
        "verdict": gravest,
        "coverage": {**COVERAGE, "pass": 88 - len(findings), "fail": len(findings)},
        "findings": findings,
    }
    return Review(**{**fields, **changes})  # type: ignore[arg-type]


def unreadable(path: str, reason: str) -> Review:
    """A review of a file that could not be read."""
    return Review(path, "cd" * 32, "pdf", "unreadable", reason, verdict="无法判断")


def report(*reviews: Review, **changes: object) -> Report:
    """A run over ``reviews``, with ``changes``."""
    fields: dict[str, object] = {
        "version": "0.1.0",
        "engine": "durable_rules 2.0.28",
        "rules": 112,
        "rules_sha256": "3f9c2e1" + "0" * 57,
        "packs": ("national",),
        "on": "2024-02-01",
        "reviews": reviews,
        "clauses": {
            "GS21-7": "《政府信息公开工作年度报告格式》表三：各行“总计”为各类申请人之和，各数据项勾稽关系应当成立。",
            "TL-50.1": "《中华人民共和国政府信息公开条例》第五十条：政府信息公开工作年度报告应当包括下列内容："
            "行政机关主动公开政府信息的情况；行政机关收到和处理政府信息公开申请的情况；因政府信息公开工作被申请行政复议、提起行政诉讼的情况。",
        },
    }
    return Report(**{**fields, **changes})  # type: ignore[arg-type]


def rich_report() -> Report:
    """A run with everything in it: each grade, each status, each kind of place, warnings, unread rules and files."""
    path = "示例/2023/清江县示例局_2023.docx"
    first = review(
        path,
        _row_sum(path),
        _balance(path),
        _claim(path),
        _missing_topic(path),
        finding(document=path, rule="GK-TB-002", status="yielded", yielded_to="GK-T3-003"),
        warnings=("表二“行政许可”一格有两个数字连写，按无法判断处理。",),
        not_checked={
            **{f"GK-RF-{n:03}": "同一批文件中没有该机关上一年度的报告，不能核对结转。" for n in range(1, 6)},
            "GK-T2-004": "表二行政许可：12 15 两数连写",
            "GK-T2-005": "表二行政许可：12 15 两数连写",
        },
        coverage={"pass": 77, "fail": 5, "n/a": 23, "unreadable": 7},
    )
    second_path = "示例/2023/白鹭市样例区人民政府办公室_2023.html"
    second = review(
        second_path,
        _blank_total(second_path),
        finding(document=second_path, grade=Grade.ADVICE, rule="GK-XY-004", title="电话宜写区号", status="waived"),
        organ="白鹭市样例区人民政府办公室",
        form="mixed",
    )
    return report(
        review("示例/2023/青石镇.md", organ="清江县青石镇人民政府"),
        second,
        first,
        review(
            "示例/2023/水务局.txt",
            organ="清江县示例水务局",
            not_checked={"GK-T4-001": "表四缺“复议后起诉”一行"},
            coverage=PARTLY,
        ),
        unreadable("示例/2023/扫描件.pdf", "全部 6 页都是图片，没有文字层；本程序不做文字识别。"),
        left_aside={"示例/2023/目录.pptx": "不是年度报告的格式（pptx）"},
    )


def _row_sum(path: str) -> Finding:
    """Six applicants do not sum to the total of their row."""
    return finding(
        document=path,
        rule="GK-T3-003",
        family="T3",
        title="表三各行总计应等于六类申请人之和",
        message="本年新收：20＋7＋0＋2＋0＋0＝29，总计填 30，差 1",
        arithmetic="20＋7＋0＋2＋0＋0＝29，总计填 30，差 1",
        clauses=("GS21-7", "TL-50.1"),
        remedy="核对各类申请人的收件登记，更正分项或者总计后重新发布；同步核对结转数。",
        hints=("（七）总计 28 ＋ 四、结转下年度 3 ＝ 31 ＝ 30 ＋ 1：总计一侧自洽，疑某一分项少填 1。",),
        locations=(
            Location("primary", PART_3, "表三", "R1", "总计", text="30", place="第2个表格第4行第10列"),
            *(Location("related", PART_3, "表三", "R1", head) for head in HEADS[:-1]),
        ),
        values={"自然人": 20, "商业企业": 7, "社会公益组织": 2, "总计": 30},
        evidence=Evidence(
            "表三",
            HEADS,
            (
                ("一、本年新收政府信息公开申请数量", cells("20 7 0 2 0 0 30", range(6), 6)),
                ("二、上年结转政府信息公开申请数量", cells("1 0 0 0 0 0 1")),
            ),
        ),
    )


def _balance(path: str) -> Finding:
    """Received and carried in do not equal handled and carried out, in one column."""
    return finding(
        document=path,
        rule="GK-T3-001",
        family="T3",
        title="新收加上年结转应等于办理结果总计加结转下年度",
        message="自然人：本年新收与上年结转之和，同办理结果总计与结转下年度之和不等。",
        arithmetic="20＋1＝21，18＋2＝20，差 1",
        certainty=Certainty.TO_CONFIRM,
        clauses=("GS21-7",),
        locations=(Location("primary", PART_3, "表三", "T", "自然人", text="18", place="第2个表格第31行第4列"),),
        evidence=Evidence(
            "表三",
            HEADS,
            (
                ("一、本年新收政府信息公开申请数量", cells("20 7 0 2 0 0 30", (0,))),
                ("二、上年结转政府信息公开申请数量", cells("1 0 0 0 0 0 1", (0,))),
                ("（七）总计", cells("18 7 0 2 0 0 27", (), 0)),
                ("四、结转下年度继续办理", cells("2 0 0 0 0 0 2", (0,))),
            ),
        ),
    )


def _claim(path: str) -> Finding:
    """A number in the prose differs from its cell."""
    return finding(
        document=path,
        rule="GK-NT-002",
        family="NT",
        grade=Grade.DEFECT,
        title="正文所述新收申请数应与表三一致",
        message="正文写 32 件，表三本年新收总计为 30",
        arithmetic="32 ≠ 30",
        clauses=("GS21-7",),
        locations=(
            Location(
                "primary", "一、总体情况", page=1, text="全年新收政府信息公开申请32件，均按期答复。", place="第18行"
            ),
            Location("related", PART_3, "表三", "R1", "总计", text="30"),
        ),
    )


def _missing_topic(path: str) -> Finding:
    """A topic is missing: no cell and no arithmetic."""
    return finding(
        document=path,
        rule="GK-ST-011",
        family="ST",
        grade=Grade.ADVICE,
        certainty=Certainty.TO_CONFIRM,
        title="总体情况宜综述政府信息管理",
        message="第一部分没有写到政府信息管理。",
        clauses=("TL-50.1",),
        remedy="",
        locations=(Location("primary", "一、总体情况"),),
    )


def _blank_total(path: str) -> Finding:
    """A blank cell stands where a total belongs; the table has few columns and long row labels."""
    return finding(
        document=path,
        rule="GK-T4-002",
        family="T4",
        grade=Grade.DEFECT,
        title="表四总计应等于四种审理结果之和",
        message="行政复议：空白按 0 计，1＋0＋0＋1＝2，总计空白",
        arithmetic="空白按 0 计，1＋0＋0＋1＝2，总计空白",
        clauses=("GS21-9",),
        locations=(Location("primary", "四、政府信息公开行政复议、行政诉讼情况", "表四", "复议", "总计", page=4),),
        evidence=Evidence(
            "表四",
            ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计"),
            (("行政复议", cells("1 _ _ 1 _", range(4), 4)),),
        ),
    )
