"""``appaccess-lint inventory``: every call with its operations."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from appaccess_lint.cli.arguments import add_analysis, add_codes, add_input, add_output_file
from appaccess_lint.cli.parser import Command
from appaccess_lint.cli.status import CLEAN, ERROR, UsageError
from appaccess_lint.wording import one_line

if TYPE_CHECKING:
    from appaccess_lint.formats.report import Report

EPILOG = """\
Each call is listed with its possible operations: whether an app access rule can
block them, their life cycle and replacements, and the codes of the findings.

examples:
  appaccess-lint inventory src
  appaccess-lint inventory --explain src/client.py
  appaccess-lint inventory --group-by operation src
  appaccess-lint inventory --format json src > calls.json
  appaccess-lint inventory --format html --group-by file src > calls.html

exit status: 0, or 2 on a usage or input error
"""
FORMATS = ("text", "json", "csv", "markdown", "html")


def add(command: Command) -> None:
    """Declare the options of the command."""
    command.describe(
        description="Lists every Confluence call, including calls without a finding.",
        epilog=EPILOG,
        run=run,
    )
    add_input(command)
    command.add_argument("--format", choices=FORMATS, default="text", help="default: text")
    add_output_file(command)
    command.add_argument(
        "--group-by", choices=("operation", "file", "code"), help="group the calls (text, markdown, html)"
    )
    command.add_argument(
        "--unresolved",
        action="store_true",
        help="also list the requests that could not be resolved (text; json always has them)",
    )
    add_codes(command)
    add_analysis(command)
    command.add_argument(
        "--explain",
        action="store_true",
        help="show the lines that each URL was built from (text; json always has them)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the calls; returns the exit status."""
    from appaccess_lint.cli.analysis_report import report_of
    from appaccess_lint.cli.output import write_text
    from appaccess_lint.formats.text import print_errors

    _check(arguments)
    arguments.usage = arguments.format == "json"
    report = report_of(arguments)
    write_text(_rendered(report, arguments), arguments.output_file)
    print_errors(report)
    return ERROR if report.errors else CLEAN


def _check(arguments: argparse.Namespace) -> None:
    """Raise ``UsageError`` for an option that the format doesn't support."""
    if arguments.group_by is not None and arguments.format in {"json", "csv"}:
        raise UsageError(f"--group-by: {arguments.format} isn't grouped; use text, markdown or html")
    for name in ("explain", "unresolved"):
        if getattr(arguments, name) and arguments.format not in {"text", "json"}:  # JSON always has both
            raise UsageError(f"--{name}: {arguments.format} doesn't show it; use text or json")


def _rendered(report: Report, arguments: argparse.Namespace) -> str:
    if arguments.format == "json":
        from appaccess_lint.formats.json import inventory_document

        return f"{inventory_document(report)}\n"
    if arguments.format == "text":
        return "".join(f"{line}\n" for line in _lines(report, arguments))
    from appaccess_lint.report.listing import csv_inventory, html_inventory, markdown_inventory

    if arguments.format == "csv":
        return csv_inventory(report)
    render = html_inventory if arguments.format == "html" else markdown_inventory
    return render(report, arguments.group_by)


def _lines(report: Report, arguments: argparse.Namespace) -> Iterator[str]:
    from appaccess_lint.formats.text import inventory_lines, site_lines, sum_line

    if arguments.group_by is None:
        yield from inventory_lines(report, arguments.explain, arguments.unresolved)
        return
    from appaccess_lint.report.listing import groups

    found = groups(report.calls, arguments.group_by)
    if arguments.unresolved and report.unresolved:
        found.append(("requests that could not be resolved", list(report.unresolved)))
    for name, sites in found:
        yield f"{one_line(name)} ({len(sites)})"
        yield from (f"    {line}" for site in sites for line in site_lines(site, arguments.explain))
        yield ""
    yield sum_line(report, arguments.unresolved)
