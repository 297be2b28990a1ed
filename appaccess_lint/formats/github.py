"""Findings as workflow commands of GitHub Actions, which show them on the lines of a pull request."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from appaccess_lint.display_paths import checkout_path
from appaccess_lint.formats.report import Report
from appaccess_lint.model import Finding
from appaccess_lint.rules import SEVERITIES, URLS
from appaccess_lint.wording import one_line

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def github_commands(report: Report) -> str:
    """Return one command for each call with findings, and for each file that couldn't be analyzed.

    GitHub shows place and title itself: the message has the findings' messages and the addresses of their
    rules, one per line.
    """
    groups = groupby(report.findings, key=lambda finding: (finding.path, finding.span))
    lines = [_annotation(report, list(group)) for _, group in groups]
    for error in report.errors:
        where: dict[str, str | int] = {
            "title": "appaccess-lint",
            "file": checkout_path(error.path),
            "line": error.line or 1,
        }
        lines.append(_command("error", where, [error.message]))
    return "".join(f"{line}\n" for line in lines)


def _annotation(report: Report, findings: Sequence[Finding]) -> str:
    """Return the command for *findings*, all of one call; the most severe one decides on its kind."""
    span = findings[0].span
    first, last = report.lines_in_file(findings[0])
    place: dict[str, str | int] = {
        "title": ", ".join(finding.code for finding in findings),
        "file": checkout_path(findings[0].path),
        "line": first,
        "endLine": last,
        "col": span.column,
        "endColumn": span.end_column,
    }
    if span.end_line != span.line or span.cell is not None:
        # GitHub refuses columns for several lines, and columns of a cell aren't those of the file
        del place["col"], place["endColumn"]
    severity = max((finding.severity for finding in findings), key=SEVERITIES.index)
    addresses = [URLS[code] for code in dict.fromkeys(finding.code for finding in findings)]
    return _command(_COMMANDS[severity], place, [*(finding.message for finding in findings), *addresses])


def _command(name: str, properties: dict[str, str | int], lines: Sequence[str]) -> str:
    listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name} {listed}::{'%0A'.join(map(_data, lines))}"


def _data(text: str) -> str:
    return one_line(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
