"""``appaccess-lint inventory``: every call with its operations."""

from __future__ import annotations

import argparse

from appaccess_lint.cli.arguments import add_analysis, add_codes, add_input, new_command
from appaccess_lint.cli.status import CLEAN, ERROR

EPILOG = """\
Each call stands with the operations that it may be: their app access (blocked,
not-blocked, unlisted), life cycle (current, deprecated, removed), replacements,
and the codes of the findings.

examples:
  appaccess-lint inventory src
  appaccess-lint inventory --explain src/client.py
  appaccess-lint inventory --format json src > calls.json

exit status: 0, or 2 on a usage or input error
"""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    command = new_command(
        commands,
        "inventory",
        help="list every Confluence call, those without a finding too",
        description="Lists every Confluence call, those without a finding too.",
        epilog=EPILOG,
        run=run,
    )
    add_input(command)
    command.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    command.add_argument(
        "--unresolved", action="store_true", help="list the requests that could not be resolved too (text)"
    )
    add_codes(command)
    add_analysis(command)
    command.add_argument(
        "--explain", action="store_true", help="show the lines that each URL was put together from (text)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the calls; returns the exit status."""
    from appaccess_lint.cli.report_of import report_of
    from appaccess_lint.formats.json import inventory_document
    from appaccess_lint.formats.text import inventory_lines, print_errors

    report = report_of(arguments)
    if arguments.format == "json":
        print(inventory_document(report))
    else:
        for line in inventory_lines(report, arguments.explain, arguments.unresolved):
            print(line)
    print_errors(report)
    return ERROR if report.errors else CLEAN
