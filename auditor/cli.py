"""The command line: words in, one call of the spine, report to stdout, progress and summary to stderr, an exit code."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from auditor import __version__

COMMANDS = ("check", "facts", "rule", "rules", "test", "new")
MOST_JOBS = 256
GRADES = {
    "违规": "违规",
    "缺陷": "缺陷",
    "提示": "提示",
    "violation": "违规",
    "defect": "缺陷",
    "advice": "提示",
    "never": "never",
}


def _grade(text: str) -> str:
    if text not in GRADES:
        raise argparse.ArgumentTypeError(f"“{text}”不是等级；可用：违规、缺陷、提示（violation、defect、advice）")
    return GRADES[text]


def _fail_on(text: str) -> str:
    if text not in GRADES:
        raise argparse.ArgumentTypeError(f"“{text}”不可用；可用：违规、缺陷、提示、never")
    return GRADES[text]


def _date(text: str) -> str:
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}”不是日期；写作 2025-02-01") from None


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text) <= MOST_JOBS:
        raise argparse.ArgumentTypeError(f"“{text}”不可用；写 1 到 {MOST_JOBS} 的整数")
    return int(text)


def _prefixes(text: str) -> list[str]:
    return [part.strip() for part in text.replace("，", ",").split(",") if part.strip()]


def parser() -> argparse.ArgumentParser:
    """Build the parser; nothing heavy is imported for it."""
    top = argparse.ArgumentParser(
        prog="auditor",
        description="审核政府信息公开工作年度报告：读取报告，逐条对照规定，给出分级的问题清单。",
        epilog="退出码：0 没有达到 --fail-on 的问题；1 有；2 用法、配置或规则文件有误；3 没有可审的报告；4 没有问题，但有报告无法判断；130 被 Ctrl-C 中断。",
    )
    top.add_argument("--version", action="version", version=f"auditor {__version__}")
    commands = top.add_subparsers(dest="command", metavar="命令", required=True)

    check = commands.add_parser("check", help="审核文件或文件夹里的报告", description="审核文件或文件夹里的报告。")
    check.add_argument("paths", nargs="+", metavar="PATH", help="报告文件、zip 压缩包或文件夹")
    _common(check)
    check.add_argument(
        "--select", type=_prefixes, action="extend", default=[], metavar="前缀", help="只用这些规则，如 T3,ZC-001"
    )
    check.add_argument("--ignore", type=_prefixes, action="extend", default=[], metavar="前缀", help="不用这些规则")
    check.add_argument(
        "--grade-floor", type=_grade, default="提示", metavar="等级", help="只显示这一等级及更重的问题（默认 提示）"
    )
    check.add_argument(
        "--fail-on",
        type=_fail_on,
        default="违规",
        metavar="等级",
        help="有这一等级及更重的问题时退出码为 1：违规（默认）、缺陷、提示、never",
    )
    check.add_argument(
        "--format", choices=("cards", "table", "brief", "json"), default="cards", help="标准输出的格式（默认 cards）"
    )
    check.add_argument(
        "-o",
        dest="outputs",
        action="append",
        default=[],
        metavar="FILE",
        help="另写成文件，按后缀定格式：.json、.txt；可重复",
    )
    _roster(check)
    check.add_argument("--on", type=_date, metavar="日期", help="以哪一天为“今天”（默认当天）")
    check.add_argument(
        "--engine", choices=("auto", "durable", "reference"), default="auto", help="判定引擎（默认 auto）"
    )
    _jobs(check)
    check.set_defaults(run="check")

    facts = commands.add_parser(
        "facts", help="显示从一份报告读出的事实", description="显示从一份或多份报告读出的事实（facts/v1）。"
    )
    facts.add_argument("paths", nargs="+", metavar="PATH", help="报告文件或文件夹")
    _common(facts)
    _roster(facts)
    facts.add_argument("--format", choices=("table", "json"), default="table", help="table（默认）或 json")
    _jobs(facts)
    facts.set_defaults(run="facts")

    rule = commands.add_parser("rule", help="说明一条规则", description="说明一条规则：要求、依据、等级、算例、整改。")
    rule.add_argument("id", metavar="ID", help="规则编号，如 GK-T3-001 或 T3-001")
    _common(rule)
    rule.set_defaults(run="rule")

    rules = commands.add_parser("rules", help="列出规则", description="列出规则，或逐项对照规定。")
    _common(rules)
    rules.add_argument("--select", type=_prefixes, action="extend", default=[], metavar="前缀", help="只列这些规则")
    rules.add_argument(
        "--coverage",
        action="store_true",
        help="逐项对照条例第四十九、五十条和报告格式：哪些规则检验它，或者为什么不能检验",
    )
    rules.add_argument(
        "-o",
        dest="outputs",
        action="append",
        default=[],
        metavar="FILE",
        help="与 --coverage 同用：另写成文件，按后缀定格式：.md、.html；可重复",
    )
    rules.set_defaults(run="rules")

    test = commands.add_parser(
        "test", help="试运行规则自带的算例", description="试运行规则自带的算例，每条规则都要有通过和违反的例子。"
    )
    test.add_argument("rules_wanted", nargs="*", metavar="RULES", help="规则编号前缀；不写就是全部")
    _common(test)
    test.add_argument(
        "--engine", choices=("auto", "durable", "reference"), default="auto", help="判定引擎（默认 auto）"
    )
    test.set_defaults(run="test")

    new = commands.add_parser(
        "new",
        help="写一份名册的样表",
        description="写一份样表，由您填好。现有一种：名册（auditor new roster -h 看用法）。",
    )
    kinds = new.add_subparsers(dest="what", metavar="样表", required=True)
    roster = kinds.add_parser(
        "roster",
        help="名册，写明发布日期等年报自己不说的事",
        description="写一份名册的样表：一份报告一行，写明发布日期、栏目等年报自己不说的事；填好后审核时采用。",
    )
    roster.add_argument(
        "path",
        nargs="?",
        type=Path,
        default=Path("roster.csv"),
        metavar="PATH",
        help="写到这个 .csv（默认 roster.csv）；写文件夹，就为里面的每份报告写一行，存成其中的 roster.csv",
    )
    _common(roster)
    _jobs(roster)
    roster.set_defaults(run="new")
    return top


def _roster(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--roster",
        type=Path,
        metavar="FILE",
        help="名册（.csv 或 .xlsx）；默认用所给文件夹里的 roster.csv 或 roster.xlsx",
    )


def _jobs(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--jobs", type=_count, metavar="N", help="同时用几个进程（默认同处理器个数）；几个都得到同样的结果"
    )


def _common(command: argparse.ArgumentParser) -> None:
    command.add_argument("--rules", type=Path, metavar="DIR", help="规则目录（默认用随附的规则）")
    command.add_argument(
        "--lang",
        choices=("zh", "en"),
        help="语言（默认 zh，或环境变量 AUDITOR_LANG）",
    )


def _language() -> str:
    """Return the language that AUDITOR_LANG names (zh, en, or a locale such as zh_CN.UTF-8); zh where it is not set."""
    from auditor.errors import UsageError

    named = os.environ.get("AUDITOR_LANG", "")
    language = named[:2].lower() or "zh"
    if language not in ("zh", "en"):
        raise UsageError(f"环境变量 AUDITOR_LANG 是“{named}”；可用：zh、en")
    return language


def _accept_any_encoding() -> None:
    """Let a terminal that lacks a character show a ? in its place instead of ending the report there."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code; every expected trouble is one sentence on stderr."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words and words[0] not in COMMANDS and (Path(words[0]).exists() or Path(words[0]).suffix):
        words.insert(0, "check")
    _accept_any_encoding()
    options = parser().parse_args(words)
    from auditor.errors import AuditorError, NothingToAudit

    try:
        from auditor import commands

        options.lang = options.lang or _language()
        code: int = getattr(commands, options.run)(options)
    except NothingToAudit as error:
        print(f"auditor: {error}", file=sys.stderr)
        return 3
    except AuditorError as error:
        print(f"auditor: {error}" if "\n" not in str(error) else str(error), file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("auditor: 已中断，没有写出报告", file=sys.stderr)
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    return code
