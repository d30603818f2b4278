"""The commands behind the command line; each takes the parsed options and returns the exit code."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from auditor.audit import audit, each_facts, exit_code, load_rules, select_rules
from auditor.batch.workers import cores, start_server
from auditor.errors import UsageError
from auditor.model.places import rules_directory
from auditor.model.rules import Grade


def _directory(options: argparse.Namespace) -> Path:
    return options.rules or rules_directory()


def _write_utf8(text: str) -> None:
    """Write machine output as UTF-8 whatever the terminal's encoding is, so that nothing is lost."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()


def check(options: argparse.Namespace) -> int:
    """Audit the paths, print the report, write the files."""
    from auditor.report import check_output, roster_notes, summary, write
    from auditor.report.progress import follow

    outputs = [Path(name) for name in options.outputs]
    for output in outputs:
        check_output(output, language=options.lang)
    start_server()
    rulebook, forms = load_rules(_directory(options))
    rulebook = select_rules(rulebook, options.select, options.ignore)
    on = options.on or date.today().isoformat()
    with follow(sys.stderr) as progress:
        report = audit(
            options.paths,
            rulebook,
            forms,
            choice=options.engine,
            on=on,
            language=options.lang,
            jobs=options.jobs or cores(),
            roster=options.roster,
            progress=progress,
        )
    floor = Grade(options.grade_floor)
    if options.format == "json":
        from auditor.report.json import render_json

        _write_utf8(render_json(report))
    else:
        from rich.console import Console

        from auditor.report.terminal import render_terminal

        render_terminal(report, Console(highlight=False), layout=options.format, floor=floor, language=options.lang)
    if options.format in ("json", "brief") or not sys.stdout.isatty():
        print(summary(report, options.lang), file=sys.stderr)
        for sentence in roster_notes(report, options.lang) if options.format == "json" else ():
            print(sentence, file=sys.stderr)
    for output in outputs:
        write(report, output, language=options.lang, floor=floor)
        print(f"已写出 {output}" if options.lang == "zh" else f"wrote {output}", file=sys.stderr)
    return exit_code(report, None if options.fail_on == "never" else Grade(options.fail_on))


def facts(options: argparse.Namespace) -> int:
    """Show what was read from each report; 4 where one of them could not be read."""
    from auditor.model.forms import load_forms
    from auditor.report.facts import facts_object, print_facts

    forms = load_forms(_directory(options) / "forms")
    unreadable = 0
    found = []
    for name, base in each_facts(options.paths, forms, options.jobs or cores(), options.roster):
        if isinstance(base, str):
            unreadable += 1
            print(f"{name}: 无法判断——{base}", file=sys.stderr)
        else:
            found.append((name, base))
    if options.format == "json":
        import json

        objects = [facts_object(base, name, forms) for name, base in found]
        content = objects[0] if len(options.paths) == 1 and Path(options.paths[0]).is_file() and objects else objects
        _write_utf8(json.dumps(content, ensure_ascii=False, indent=2) + "\n")
    else:
        from rich.console import Console

        console = Console(highlight=False)
        for name, base in found:
            print_facts(base, name, console)
    return 4 if unreadable else 0


def rule(options: argparse.Namespace) -> int:
    """Explain one rule."""
    from rich.console import Console

    from auditor.report.rules import print_rule

    rulebook, _ = load_rules(_directory(options))
    family = options.id.upper().removeprefix("GK-")
    wanted = f"GK-{family}"
    if any(rule.family == family for rule in rulebook.rules.values()):
        raise UsageError(f"{family} 是规则族，不是一条规则：用 auditor rules --select {family} 列出")
    if wanted not in rulebook.rules:
        from difflib import get_close_matches

        near = get_close_matches(wanted, rulebook.rules, n=3)
        hint = f"；相近的有 {'、'.join(near)}" if near else ""
        raise UsageError(f"没有规则 {options.id}{hint}（auditor rules 列出全部）")
    print_rule(rulebook.rules[wanted], rulebook, Console(highlight=False), options.lang)
    return 0


def rules(options: argparse.Namespace) -> int:
    """List the rules, or show what the regulation asks and which of them test it."""
    from rich.console import Console

    from auditor.report.rules import print_rules

    if options.coverage:
        return _coverage(options)
    if options.outputs:
        raise UsageError("-o 只与 --coverage 同用：auditor rules --coverage -o FILE")
    rulebook, _ = load_rules(_directory(options))
    kept = select_rules(rulebook, options.select, [])
    print_rules(list(kept.rules.values()), Console(highlight=False), options.lang)
    return 0


def _coverage(options: argparse.Namespace) -> int:
    from rich.console import Console

    from auditor.report.coverage import check_output, write_coverage
    from auditor.report.coverage.page import coverage_page
    from auditor.report.coverage.terminal import print_page

    if options.select:
        raise UsageError("--coverage 对照的是全部规则，不能与 --select 同用")
    outputs = [Path(name) for name in options.outputs]
    for output in outputs:
        check_output(output, options.lang)
    rulebook, _ = load_rules(_directory(options))
    print_page(coverage_page(rulebook, options.lang, brief=True), Console(highlight=False))
    for output in outputs:
        write_coverage(rulebook, output, options.lang)
        print(f"已写出 {output}" if options.lang == "zh" else f"wrote {output}", file=sys.stderr)
    return 0


def test(options: argparse.Namespace) -> int:
    """Run the cases of the rules; 1 where one does not come out as written."""
    from auditor.engine import open_engine
    from auditor.trials import try_cases

    rulebook, forms = load_rules(_directory(options))
    wanted = list(select_rules(rulebook, options.rules_wanted, []).rules.values())
    engine = open_engine(wanted, options.engine)
    try:
        trials = try_cases(rulebook, forms, wanted, engine)
    finally:
        engine.close()
    failed = [trial for trial in trials if trial.fault]
    for trial in failed:
        print(f"{trial.rule.path}:{trial.case.line}: {trial.rule.id} 算例“{trial.case.name}”：{trial.fault}")
    print(f"{len(wanted)} 条规则，{len(trials)} 个算例，{len(failed)} 个不符 · 引擎 {engine.name}")
    return 1 if failed else 0


def new(options: argparse.Namespace) -> int:
    """Write a roster to fill in: blank, or with a row for each report in a folder."""
    from auditor.model.forms import load_forms
    from auditor.register import known_report
    from auditor.report.files import write_text
    from auditor.roster.template import MARK, can_be_named, check_target, template

    folder: Path | None = options.path if options.path.is_dir() else None
    path = folder / "roster.csv" if folder else options.path
    check_target(path)
    rows = []
    if folder:
        forms = load_forms(_directory(options) / "forms")
        found = each_facts([str(folder)], forms, options.jobs or cores())
        rows = [known_report(folder, name, base) for name, base in found]
        check_target(path)  # reading the reports took its time
    write_text(MARK + template(rows, options.lang), path, options.lang)
    nameless = sum(not can_be_named(row.file) for row in rows)
    if options.lang == "zh":
        use = (
            "运行 auditor check 审核这个文件夹，就会采用" if folder else f"用 auditor check 文件夹 --roster {path} 采用"
        )
        print(f"已写出 {path}（{len(rows)} 份报告）；填好后{use}")
        note = (
            f"{nameless} 份报告的文件名不是 UTF-8 或者太长，写不进名册：“文件”一格空着，按机关和年度对应；"
            "机关、年度认不出或者有重复的，写在 # 开头的行里，改了文件名再写名册"
        )
    else:
        use = "this folder" if folder else f"a folder with --roster {path}"
        print(f"wrote {path} (reports: {len(rows)}); fill it in, then auditor check {use}")
        note = (
            f"names that are not UTF-8, or too long for a roster: {nameless}. Their rows leave the file open and go by "
            "organ and year; where these are not known, or not unique, a line with # says so: rename the files and "
            "write the roster again"
        )
    if nameless:
        print(note, file=sys.stderr)
    return 0
