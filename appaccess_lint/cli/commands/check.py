"""``appaccess-lint check``: the linter."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from appaccess_lint.cli.arguments import (
    add_analysis,
    add_baseline,
    add_codes,
    add_fixing,
    add_input,
    add_options,
)
from appaccess_lint.cli.output import add_output, print_statistics, write_report
from appaccess_lint.cli.parser import Command
from appaccess_lint.cli.status import CLEAN, ERROR, FINDINGS
from appaccess_lint.wording import one_line

if TYPE_CHECKING:
    from appaccess_lint.files.discovery import Discovered
    from appaccess_lint.formats.report import Report

EPILOG = """\
A "# noqa: AAR101" or "# appaccess: ignore[AAR101] reason" comment on a line of a call
suppresses findings of the call; "# flake8: noqa" on a line of its own suppresses those of
the whole file. "--report-unused-ignores" reports comments that suppress nothing.

examples:
  appaccess-lint check src tests
  appaccess-lint check --fail-on note src       also fail for calls that can be blocked
  appaccess-lint check --format full src        with the lines of source
  appaccess-lint check --format json src > findings.json
  appaccess-lint check --format github --output sarif=appaccess.sarif src
                                                annotations, and a file for code scanning
  appaccess-lint check --baseline known.json --update-baseline src
                                                record all findings as known; afterwards,
  appaccess-lint check --baseline known.json src
                                                show only new ones
  appaccess-lint check --format json --show-fixes src
                                                with the edits that "appaccess-lint fix" would make
  appaccess-lint check --changed-since origin/main .
                                                only lines that the branch changes
  git ls-files -z "*.py" | appaccess-lint check --files-from -
  git show HEAD:app.py | appaccess-lint check --stdin-display-name app.py -

exit status: 0 clean, 1 findings of at least the severity of --fail-on, 2 usage or input error
"""


def add(command: Command) -> None:
    """Declare the options of the command."""
    command.describe(
        description="Prints the findings about each Confluence call.",
        epilog=EPILOG,
        run=run,
    )
    add_input(command)
    add_output(command)
    add_options(command, "fail-on")
    command.add_argument(
        "--statistics",
        action="store_true",
        help="print the number of findings of each code after the findings",
    )
    command.add_argument(
        "--exit-zero",
        action="store_true",
        help="exit with status 0 even if there are findings; the same as --fail-on never",
    )
    command.add_argument(
        "--disable-noqa", action="store_true", help='also show findings that "# noqa" comments suppress'
    )
    command.add_argument(
        "--report-unused-ignores",
        dest="extend_select",
        action="append_const",
        const="AAR901",
        help="report comments that suppress nothing; the same as --extend-select AAR901",
    )
    shows = command.add_mutually_exclusive_group()
    shows.add_argument(
        "--show-files", action="store_true", help="print the files that would be analyzed, and exit"
    )
    shows.add_argument(
        "--show-settings", action="store_true", help="print the settings of the first file, and exit"
    )
    command.add_argument(
        "--changed-since",
        metavar="REV",
        help="show only findings on lines changed since the branch forked from this git revision",
    )
    add_baseline(command).add_argument(
        "--update-baseline", action="store_true", help="write all findings to the baseline, and show none"
    )
    add_codes(command)
    fixes = command.add_argument_group("fixes")
    fixes.add_argument(
        "--show-fixes",
        action="store_true",
        help='with the format json or sarif: show the edits that "appaccess-lint fix" would make',
    )
    add_fixing(fixes)
    add_analysis(command)


def run(arguments: argparse.Namespace) -> int:
    """Print the findings; returns the exit status."""
    from appaccess_lint.cli.output_checks import outputs_of
    from appaccess_lint.config.severities import NEVER
    from appaccess_lint.formats.text import print_errors
    from appaccess_lint.rules import SEVERITIES

    if arguments.show_files:
        return _show_files(arguments)
    if arguments.show_settings:
        return _show_settings(arguments)
    if arguments.show_fixes or arguments.unsafe_fixes or arguments.content_type:
        from appaccess_lint.cli.fixes import check_options

        check_options(arguments)
    outputs_of(arguments)  # before the analysis, which takes time
    report = _report(arguments)
    write_report(report, arguments)
    if arguments.statistics:
        print_statistics(report, arguments)
    print_errors(report)
    if not arguments.quiet:
        _print_without_effect(arguments)
    if report.errors:
        return ERROR
    if arguments.exit_zero or arguments.fail_on == NEVER:
        return CLEAN
    least = SEVERITIES.index(arguments.fail_on)
    failed = any(SEVERITIES.index(finding.severity) >= least for finding in report.findings)
    return FINDINGS if failed else CLEAN


def _print_without_effect(arguments: argparse.Namespace) -> None:
    from appaccess_lint.cli.settings import selection_of

    selection = selection_of(arguments.configuration)
    without_effect = list(selection.without_effect())
    if not without_effect and selection.is_empty:
        print("note: no code is selected, so no finding is shown", file=sys.stderr)
    for prefix, codes in without_effect:
        named = ", ".join(codes)
        print(f"note: {prefix} selects nothing: {named} must be selected by full name", file=sys.stderr)


def _show_files(arguments: argparse.Namespace) -> int:
    from appaccess_lint.cli.analysis_report import files_of

    found = files_of(arguments)
    if arguments.changed_since is not None:
        from appaccess_lint.cli.changed_since import changed_files, changed_lines

        found = changed_files(found, changed_lines(arguments.changed_since, found))
    for file in found.files:
        print(one_line(file))
    return _status_of(found)


def _show_settings(arguments: argparse.Namespace) -> int:
    import os
    from pathlib import Path

    from appaccess_lint.cli.analysis_report import files_of
    from appaccess_lint.cli.commands.config import show_settings
    from appaccess_lint.files.discovery import STANDARD_INPUT

    found = files_of(arguments)
    for file in found.files[:1]:
        name = (arguments.stdin_display_name if file == STANDARD_INPUT else None) or file
        print(f"settings of {one_line(name)}\n")
        show_settings(arguments, Path(os.path.abspath(name)).parent, "text")  # noqa: PTH100 - as is_within
    return _status_of(found)


def _status_of(found: Discovered) -> int:
    """Print what can't be analyzed of *found*; return the exit status."""
    from appaccess_lint.formats.text import error_line

    for error in found.errors:
        print(error_line(error), file=sys.stderr)
    return ERROR if found.errors else CLEAN


def _report(arguments: argparse.Namespace) -> Report:
    """Return *report* without the findings in the baseline and those on unchanged lines."""
    from appaccess_lint.cli.analysis_report import files_of, report_on

    baseline = _baseline(arguments)
    found = files_of(arguments)
    if arguments.changed_since is None:
        report = report_on(arguments, found)
        return _fixed(baseline(report) if baseline is not None else report, arguments, found.files)
    from appaccess_lint.cli.changed_since import changed_files, changed_lines, on_changed_lines

    changed = changed_lines(arguments.changed_since, found)
    report = report_on(arguments, changed_files(found, changed))
    report = on_changed_lines(baseline(report) if baseline is not None else report, changed)
    return _fixed(report, arguments, found.files)


def _fixed(report: Report, arguments: argparse.Namespace, files: Sequence[str]) -> Report:
    """Return *report*, with the fixes of its findings if they are requested; they take time."""
    if not arguments.show_fixes:
        return report
    from appaccess_lint.cli.fixes import with_fixes

    return with_fixes(report, arguments, files)


def _baseline(arguments: argparse.Namespace) -> Callable[[Report], Report] | None:
    """Return the function that removes known findings from a report, if a baseline is requested."""
    if arguments.baseline is None and not arguments.update_baseline:
        return None
    from appaccess_lint.cli.baselines import baseline_of, without_known

    baseline = baseline_of(arguments)
    return lambda report: without_known(report, baseline, arguments)
