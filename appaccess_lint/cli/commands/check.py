"""``appaccess-lint check``: the linter."""

from __future__ import annotations

import argparse

from appaccess_lint.cli.arguments import add_analysis, add_codes, add_input, new_command
from appaccess_lint.cli.output import add_output, write_report
from appaccess_lint.cli.status import CLEAN, ERROR, FINDINGS

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
    add_codes(command)
    add_analysis(command)


def run(arguments: argparse.Namespace) -> int:
    """Print the findings; returns the exit status."""
    from appaccess_lint.cli.run import report_of
    from appaccess_lint.formats.text import print_errors

    report = report_of(arguments)
    write_report(report, arguments)
    print_errors(report)
    if report.errors:
        return ERROR
    return FINDINGS if report.findings else CLEAN
