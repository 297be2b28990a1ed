"""``appaccess-lint check``: the linter."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from appaccess_lint.cli.arguments import add_analysis, add_codes, add_input, new_command
from appaccess_lint.cli.output import add_output, print_statistics, write_report, write_whole
from appaccess_lint.cli.status import CLEAN, ERROR, FINDINGS, UsageError

if TYPE_CHECKING:
    from appaccess_lint.baseline import Baseline
    from appaccess_lint.formats.report import Report

EPILOG = """\
A "# noqa" or "# noqa: AAR101" comment on the line of a finding silences it, and
"# flake8: noqa" on a line of its own the whole file, as in flake8.

examples:
  appaccess-lint check src tests
  appaccess-lint check --ignore AAR3 src        no hints of replacements
  appaccess-lint check --format full src        with the lines of source
  appaccess-lint check --format json src > findings.json
  appaccess-lint check --format github --output sarif=appaccess.sarif src
                                                annotations, and a file for code scanning
  appaccess-lint check --baseline known.json --update-baseline src
                                                take all findings for known; afterwards,
  appaccess-lint check --baseline known.json src
                                                only new ones are shown
  git diff --name-only -z --diff-filter=d main -- "*.py" | appaccess-lint check --files-from -
  git show HEAD:app.py | appaccess-lint check --stdin-display-name app.py -

exit status: 0 clean, 1 findings, 2 usage or input error
"""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    command = new_command(
        commands,
        "check",
        help="lint: print the findings",
        description="Prints what there is to say about each Confluence call.",
        epilog=EPILOG,
        run=run,
    )
    add_input(command)
    add_output(command)
    command.add_argument(
        "--statistics", action="store_true", help="count the findings of each code, behind them"
    )
    command.add_argument(
        "--exit-zero", action="store_true", help="exit with status 0 although there are findings"
    )
    baseline = command.add_argument_group("baseline", "Findings that are known, and not shown again.")
    baseline.add_argument("--baseline", metavar="FILE", help="leave out the findings that FILE has")
    baseline.add_argument(
        "--update-baseline", action="store_true", help="write all findings to the baseline, and show none"
    )
    add_codes(command)
    add_analysis(command)


def run(arguments: argparse.Namespace) -> int:
    """Print the findings; returns the exit status."""
    from appaccess_lint.cli.report_of import report_of
    from appaccess_lint.formats.text import print_errors

    if arguments.update_baseline and arguments.baseline is None:
        raise UsageError("--update-baseline needs --baseline FILE")
    baseline = _baseline(arguments)
    report = report_of(arguments)
    if baseline is not None:
        report = _without_known(report, baseline, arguments)
    write_report(report, arguments)
    if arguments.statistics:
        print_statistics(report, arguments)
    print_errors(report)
    if report.errors:
        return ERROR
    return FINDINGS if report.findings and not arguments.exit_zero else CLEAN


def _baseline(arguments: argparse.Namespace) -> Baseline | None:
    if arguments.baseline is None:
        return None
    from collections import Counter
    from pathlib import Path

    from appaccess_lint.baseline import Baseline, BaselineError
    from appaccess_lint.cli.settings import selection_of
    from appaccess_lint.rules.wording import one_line

    shows = selection_of(arguments).shows
    file = Path(arguments.baseline)
    try:
        if arguments.update_baseline and not file.exists():
            return Baseline(file, Counter(), shows)
        return Baseline.read(file, shows)
    except BaselineError as error:
        raise UsageError(one_line(str(error))) from error


def _without_known(report: Report, baseline: Baseline, arguments: argparse.Namespace) -> Report:
    """Leave out what *baseline* has, after it was brought up to date where that is asked for."""
    from pathlib import Path

    file = arguments.baseline
    if arguments.update_baseline:
        write_whole(Path(file), baseline.updated(report))
        number = len(report.findings)
        print(f"{file}: {number} {'finding' if number == 1 else 'findings'} written", file=sys.stderr)
        return replace(report, findings=())
    if stale := baseline.stale(report):
        entries = "1 entry has" if stale == 1 else f"{stale} entries have"
        print(f"{file}: {entries} no finding any more; --update-baseline takes them out", file=sys.stderr)
    return baseline.without_known(report)
