"""``appaccess-lint report``: the effect of app access rules and deprecations on an app."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING

from appaccess_lint.cli.arguments import add_analysis, add_codes, add_input, add_output_file
from appaccess_lint.cli.parser import Command
from appaccess_lint.cli.status import CLEAN, ERROR, UsageError

if TYPE_CHECKING:
    from appaccess_lint.report.model import Summary

EPILOG = """\
examples:
  appaccess-lint report src > report.md
  appaccess-lint report --format html --output-file report.html src
  appaccess-lint report --format html --output-file report.html \\
      --link-template "https://git.example.com/app/blob/main/{path}#L{line}" src

exit status: 0, or 2 on a usage or input error
"""
FORMATS = ("markdown", "html", "json", "csv")


def add(command: Command) -> None:
    """Declare the options of the command."""
    command.describe(
        description="Summarizes how app access rules and deprecations affect an app: the operations and\n"
        "their calls, the OAuth scopes today and with v2, and the tasks in order of urgency.",
        epilog=EPILOG,
        run=run,
    )
    add_input(command)
    output = command.add_argument_group("output")
    output.add_argument("--format", choices=FORMATS, default=FORMATS[0], help="default: markdown")
    add_output_file(output)
    output.add_argument("--title", help="the app's name (default: the paths)")
    output.add_argument(
        "--link-template",
        default="",
        metavar="URL",
        help="address of a line of source, with the placeholders {path} and {line}",
    )
    add_codes(command)
    add_analysis(command)


def run(arguments: argparse.Namespace) -> int:
    """Write the report; returns the exit status."""
    from appaccess_lint.cli.analysis_report import report_of
    from appaccess_lint.cli.output import write_text
    from appaccess_lint.cli.output_checks import outputs_of
    from appaccess_lint.cli.report_metadata import background_of
    from appaccess_lint.cli.settings import make_catalog
    from appaccess_lint.formats.text import print_errors
    from appaccess_lint.report.build import summarized

    link = arguments.link_template
    if link and not link.startswith(("https://", "http://", "file://")):
        raise UsageError("--link-template: expected an address that begins with https://")
    if link and set(re.findall(r"\{(.*?)\}", link)) - {"line"} != {"path"}:
        raise UsageError("--link-template: expected the placeholders {path} and {line}")
    outputs_of(arguments)  # before the analysis, which takes time
    report = report_of(arguments)
    title = arguments.title or ", ".join(_name(path) for path in arguments.paths) or Path.cwd().name or "app"
    background = background_of(arguments, arguments.paths or ["."])
    summary = summarized(report, make_catalog(arguments), title, link, background=background)
    text = rendered(arguments.format, summary)
    write_text(text, arguments.output_file)
    print_errors(report)
    return ERROR if report.errors else CLEAN


def rendered(form: str, summary: Summary) -> str:
    """Return *summary* in one of ``FORMATS``."""
    if form == "html":
        from appaccess_lint.report.html import html_report

        return html_report(summary)
    if form == "markdown":
        from appaccess_lint.report.markdown import markdown_report

        return markdown_report(summary)
    from appaccess_lint.report.documents import csv_report, json_report

    return json_report(summary) if form == "json" else csv_report(summary)


def _name(path: str) -> str:
    from appaccess_lint.display_paths import document_path

    shown = document_path(path)
    alone = shown in {".", ".."} or Path(shown).is_absolute()
    return Path(path).resolve().name or shown if alone else shown
